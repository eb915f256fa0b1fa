"""The small networks that find attributions (int8), written beside the other files of a model folder.

usage: exportattributions.py --networks FOLDER [--start FOLDER] --out models/en

--networks: cues.pt, anchored.pt and nestedroles.pt as attributions.py writes them; --start: the folder that it began with, which has the
encoder's own tags of cues (network.pt) and anchored.pt. What is asked about a cue is the mean of the weights of both, and cues are tagged by
the mean of both log-probabilities: with as much of what they began with as of what they have learned since, they lose nothing that only
PolNeAR's newspapers have, and gain most of what the real texts teach (docs/decisions/0065). Without --start they are those of the larger
network (documentteacher.py), as they are; they read the one output of its encoder, which mentions.onnx gives as `encoded`.

  cues.onnx         shared, last [S, 384], or encoded [S, 768] -> cues [S, 6]: O, B, I of a cue, and of a nested one
  conditioned.onnx  see exportanchored.py; nestedroles.onnx is the same, asked about nested cues
"""
import argparse

import torch

from cues import cues_of
from exportanchored import export_anchored, states_for
from graph import export
from network import mean_of

CUE_TAGS = slice(3, 6)  # of the encoder's nine


class Alone(torch.nn.Module):
    def __init__(self, cues):
        super().__init__()
        self.cues = cues

    def forward(self, encoded):
        return self.cues(encoded[None], torch.zeros(1))[0]


class Tags(torch.nn.Module):
    def __init__(self, cues, encoder):
        super().__init__()
        self.cues = cues
        self.own = torch.nn.Linear(384, 3)
        self.own.load_state_dict({name: encoder[f"tag.{name}"][CUE_TAGS] for name in ("weight", "bias")})

    def forward(self, shared, last):
        learned = self.cues(torch.cat([shared, last], -1)[None], torch.zeros(1))[0]
        both = [logits.log_softmax(-1) for logits in (learned[:, :3], self.own(last))]
        return torch.cat([sum(both) / 2, learned[:, 3:]], -1)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", required=True)
    parser.add_argument("--start")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    cues = cues_of(torch.load(f"{options.networks}/cues.pt")).eval()
    reads = ("shared", "last") if options.start else ("encoded",)
    tags = Tags(cues, torch.load(f"{options.start}/network.pt")).eval() if options.start else Alone(cues)
    export(tags, states_for(cues, reads), [*reads], ["cues"], f"{options.out}/cues.onnx", False, {name: {0: "pieces"} for name in (*reads, "cues")})
    anchored = [f"{folder}/anchored.pt" for folder in (options.start, options.networks) if folder]
    export_anchored(mean_of(anchored), options.out, reads=reads)
    export_anchored(torch.load(f"{options.networks}/nestedroles.pt"), options.out, "nestedroles.onnx", reads)


if __name__ == "__main__":
    main()
