"""The network that is asked about one anchor at a time: a cue or a quotation, for its source and its content.

It is narrow: the states of layer 4 and of the last layer of a window are brought to NARROW numbers a piece once for all
anchors. What an anchor adds is a mark on its pieces, how far each piece is from its first one, and a summary of the anchor;
then come narrow layers of its own. It is taught (distil.py) by the conditioned layers of the large network, which are as
wide as the encoder.
"""
import torch
import torch.nn as nn

from network import Dropout, Layer

NARROW, HEADS = 192, 6
# A piece's distance from the anchor's first one is told from FARTHEST_BEFORE before it to FARTHEST_AFTER after it.
FARTHEST_BEFORE, FARTHEST_AFTER = 64, 104
ROLES = 7  # B/I/O of source and of content, and whether it is an attribution, at the anchor's first piece


class Anchored(nn.Module):
    def __init__(self, width=384, depth=2, narrow=NARROW, heads=HEADS):
        super().__init__()
        self.mix = nn.Linear(2 * width, narrow)
        self.norm = nn.LayerNorm(narrow, eps=1e-12)
        self.marks = nn.Embedding(3, narrow)
        self.distances = nn.Embedding(FARTHEST_BEFORE + FARTHEST_AFTER + 1, narrow)
        self.summary = nn.Linear(narrow, narrow)
        self.layers = nn.ModuleList(Layer(narrow, heads, 4 * narrow) for _ in range(depth))
        self.role = nn.Linear(narrow, ROLES)
        self.dropout = Dropout()
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.distances.weight, std=0.02)

    def narrow(self, shared, last):
        """States of layer 4 and of the last layer [..., width] -> [..., narrow]."""
        return self.norm(self.mix(torch.cat([shared, last], -1)))

    def forward(self, states, marks, distances, bias):
        """states [A, L, narrow] in reach of each anchor; marks [A, L]: 1 on a cue's pieces, 2 on a quotation's; distances [A, L]
        in pieces from the anchor's first one -> [A, L, 7]."""
        marked = (marks > 0).unsqueeze(-1).to(states.dtype)
        anchor = (states * marked).sum(1, keepdim=True) / marked.sum(1, keepdim=True)
        near = distances.clamp(-FARTHEST_BEFORE, FARTHEST_AFTER) + FARTHEST_BEFORE
        x = states + self.marks(marks) * marked + self.distances(near) + self.summary(anchor)
        for layer in self.layers:
            x = layer(x, bias)
        return self.role(self.dropout(x))
