"""conditioned.onnx (int8): the small network that is asked about cues and quotations.

  conditioned.onnx  shared, last [S, 384], or, of the larger network, encoded [S, 768]; for A anchors rows, marks, distances [A, L] -> roles [A, L, 7]
                    rows: which of the S pieces an anchor sees; marks: 1 on a cue's own pieces, 2 on a quotation's;
                    distances: of each piece from the anchor's first one
"""
import torch

from anchored import anchored_of
from graph import export

ROWS = ("rows", "marks", "distances")


class Conditioned(torch.nn.Module):
    def __init__(self, anchored):
        super().__init__()
        self.anchored = anchored

    def forward(self, *given):
        *states, rows, marks, distances = given
        return self.anchored(self.anchored.narrow(torch.cat(states, -1))[rows], marks, distances, torch.zeros(1))


def export_anchored(state, folder, name="conditioned.onnx", reads=("shared", "last")):
    anchored = anchored_of(state).eval()
    states, rows = states_for(anchored, reads), torch.arange(40).repeat(3, 1)
    marks = torch.zeros_like(rows)
    marks[:, 5] = 1
    axes = {name: {0: "pieces"} for name in reads} | {name: {0: "anchors", 1: "length"} for name in (*ROWS, "roles")}
    export(Conditioned(anchored), (*states, rows, marks, rows - 5), [*reads, *ROWS], ["roles"], f"{folder}/{name}", False, axes)


def states_for(network, reads):
    """An example of each of the states that a network reads side by side."""
    return tuple(torch.randn(60, network.mix.in_features // len(reads)) for _ in reads)
