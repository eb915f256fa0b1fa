"""conditioned.onnx (int8): the small network that is asked about cues and quotations.

  conditioned.onnx  shared, last [S, 384]; for A anchors rows, marks, distances [A, L] -> roles [A, L, 7]
                    rows: which of the S pieces an anchor sees; marks: 1 on a cue's own pieces, 2 on a quotation's;
                    distances: of each piece from the anchor's first one
"""
import torch

from anchored import Anchored
from graph import export

ROWS = ("rows", "marks", "distances")


class Conditioned(torch.nn.Module):
    def __init__(self, anchored):
        super().__init__()
        self.anchored = anchored

    def forward(self, shared, last, rows, marks, distances):
        return self.anchored(self.anchored.narrow(shared, last)[rows], marks, distances, torch.zeros(1))


def export_anchored(state, folder, name="conditioned.onnx"):
    anchored = Anchored()
    anchored.load_state_dict(state)
    anchored.eval()
    states, rows = torch.randn(60, 384), torch.arange(40).repeat(3, 1)
    marks = torch.zeros_like(rows)
    marks[:, 5] = 1
    axes = {name: {0: "pieces"} for name in ("shared", "last")} | {name: {0: "anchors", 1: "length"} for name in (*ROWS, "roles")}
    export(Conditioned(anchored), (states, states, rows, marks, rows - 5), ["shared", "last", *ROWS], ["roles"],
           f"{folder}/{name}", False, axes)
