"""The network that is asked about one anchor at a time: a cue or a quotation, for its source and its content.

It is narrow: the states of a window (in the small network those of layer 4 and of the last one side by side) are brought to NARROW
numbers a piece once for all anchors. What an anchor adds is a mark on its pieces, how far each piece is from its first one, and a summary of the anchor;
then come narrow layers of its own. It is taught (distil.py) by the conditioned layers of the large network, which are as
wide as the encoder.
"""
import torch.nn as nn

from network import Dropout, Layer

READ, NARROW, A_HEAD = 2 * 384, 192, 32  # numbers a piece that are read, those that are made of them, and those of an attention head
# A piece's distance from the anchor's first one is told from FARTHEST_BEFORE before it to FARTHEST_AFTER after it.
FARTHEST_BEFORE, FARTHEST_AFTER = 64, 104
ROLES = 7  # B/I/O of source and of content, and whether it is an attribution, at the anchor's first piece


class Anchored(nn.Module):
    def __init__(self, read=READ, depth=2, narrow=NARROW):
        super().__init__()
        self.mix = nn.Linear(read, narrow)
        self.norm = nn.LayerNorm(narrow, eps=1e-12)
        self.marks = nn.Embedding(3, narrow)
        self.distances = nn.Embedding(FARTHEST_BEFORE + FARTHEST_AFTER + 1, narrow)
        self.summary = nn.Linear(narrow, narrow)
        self.layers = nn.ModuleList(Layer(narrow, narrow // A_HEAD, 4 * narrow) for _ in range(depth))
        self.role = nn.Linear(narrow, ROLES)
        self.dropout = Dropout()
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.distances.weight, std=0.02)

    def narrow(self, states):
        """[..., read] -> [..., narrow]."""
        return self.norm(self.mix(states))

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


def anchored_of(state):
    """A network of the size that a state has, with that state."""
    narrow, read = state["mix.weight"].shape
    network = Anchored(read, len({name.split(".")[1] for name in state if name.startswith("layers.")}), narrow)
    network.load_state_dict(state)
    return network
