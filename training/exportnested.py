"""The two small networks that find nested attributions (int8), written beside the other files of a model folder.

usage: exportnested.py --nested FOLDER --out models/en

FOLDER: nestedcues.pt and nestedroles.pt as nested.py writes them.
  nestedcues.onnx   shared, last [S, 384] -> cues [S, 3]: O, B, I
  nestedroles.onnx  as conditioned.onnx (exportanchored.py), asked about nested cues
"""
import argparse

import torch

from exportanchored import export_anchored
from graph import export
from nested import NestedCues


class Cues(torch.nn.Module):
    def __init__(self, nested):
        super().__init__()
        self.nested = nested

    def forward(self, shared, last):
        return self.nested(shared[None], last[None], torch.zeros(1))[0]


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nested", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    nested = NestedCues()
    nested.load_state_dict(torch.load(f"{options.nested}/nestedcues.pt"))
    states = torch.randn(60, 384)
    export(Cues(nested.eval()), (states, states), ["shared", "last"], ["cues"], f"{options.out}/nestedcues.onnx", False,
           {name: {0: "pieces"} for name in ("shared", "last", "cues")})
    export_anchored(torch.load(f"{options.nested}/nestedroles.pt"), options.out, "nestedroles.onnx")


if __name__ == "__main__":
    main()
