"""The small networks that find attributions (int8), written beside the other files of a model folder.

usage: exportattributions.py --networks FOLDER --start FOLDER --out models/en

--networks: cues.pt, anchored.pt and nestedroles.pt as attributions.py writes them; --start: the folder that it began with, which has the
encoder's own tags of cues (network.pt) and anchored.pt. What is asked about a cue is the mean of the weights of both, and cues are tagged by
the mean of both log-probabilities: with as much of what they began with as of what they have learned since, they lose nothing that only
PolNeAR's newspapers have, and gain most of what the real texts teach (docs/decisions/0065).

  cues.onnx         shared, last [S, 384] -> cues [S, 6]: O, B, I of a cue, and of a nested one
  conditioned.onnx  see exportanchored.py; nestedroles.onnx is the same, asked about nested cues
"""
import argparse

import torch

from cues import Cues
from exportanchored import export_anchored
from graph import export
from network import mean_of

CUE_TAGS = slice(3, 6)  # of the encoder's nine


class Tags(torch.nn.Module):
    def __init__(self, cues, encoder):
        super().__init__()
        self.cues = cues
        self.own = torch.nn.Linear(384, 3)
        self.own.load_state_dict({name: encoder[f"tag.{name}"][CUE_TAGS] for name in ("weight", "bias")})

    def forward(self, shared, last):
        learned = self.cues(shared[None], last[None], torch.zeros(1))[0]
        both = [logits.log_softmax(-1) for logits in (learned[:, :3], self.own(last))]
        return torch.cat([sum(both) / 2, learned[:, 3:]], -1)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", required=True)
    parser.add_argument("--start", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    cues = Cues()
    cues.load_state_dict(torch.load(f"{options.networks}/cues.pt"))
    states = torch.randn(60, 384)
    tags = Tags(cues, torch.load(f"{options.start}/network.pt")).eval()
    export(tags, (states, states), ["shared", "last"], ["cues"], f"{options.out}/cues.onnx", False,
           {name: {0: "pieces"} for name in ("shared", "last", "cues")})
    export_anchored(mean_of([f"{folder}/anchored.pt" for folder in (options.start, options.networks)]), options.out)
    export_anchored(torch.load(f"{options.networks}/nestedroles.pt"), options.out, "nestedroles.onnx")


if __name__ == "__main__":
    main()
