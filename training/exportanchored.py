"""Write the small network that is asked about cues and quotations into a model folder: conditioned.onnx (int8).

usage: exportanchored.py --network FOLDER/anchored.pt --model models/en [--version en-0.7.0]

  conditioned.onnx  shared, last [S, 384]; for A anchors rows, marks, distances [A, L] -> roles [A, L, 7]
                    rows: which of the S pieces an anchor sees; marks: 1 on a cue's own pieces, 2 on a quotation's;
                    distances: of each piece from the anchor's first one
"""
import argparse

import torch

from anchored import Anchored
from export import add_to_config, export

ROWS = ("rows", "marks", "distances")


class Conditioned(torch.nn.Module):
    def __init__(self, anchored):
        super().__init__()
        self.anchored = anchored

    def forward(self, shared, last, rows, marks, distances):
        return self.anchored(self.anchored.narrow(shared, last)[rows], marks, distances, torch.zeros(1))


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--version")
    options = parser.parse_args()
    anchored = Anchored()
    anchored.load_state_dict(torch.load(options.network))
    anchored.eval()
    states, rows = torch.randn(60, 384), torch.arange(40).repeat(3, 1)
    marks = torch.zeros_like(rows)
    marks[:, 5] = 1
    axes = {name: {0: "pieces"} for name in ("shared", "last")} | {name: {0: "anchors", 1: "length"} for name in (*ROWS, "roles")}
    export(Conditioned(anchored), (states, states, rows, marks, rows - 5), ["shared", "last", *ROWS], ["roles"],
           f"{options.model}/conditioned.onnx", False, axes)
    add_to_config(options.model, version=options.version)


if __name__ == "__main__":
    main()
