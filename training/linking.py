"""The network that finds mentions and links them, on the states of the shared encoder.

own layers: the states of layer 4 and of the last layer of a window, brought to OWN numbers a piece, go through narrower layers.
tags: for each word B/I/O of four kinds of names, and of four kinds of descriptions.
vector: a mention's states (first, last, mean) and its class -> one vector.
pair: two vectors, their product and what `pairs.py` tells of the two -> how likely the one means whom the other means;
none: a vector -> how likely nobody of the others is meant.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from docevents import DocumentEvents
from network import Dropout, Layer
from pairs import CLASSES, PAIR_FEATURES

WIDTH, OWN, VECTOR, HIDDEN = 384, 256, 256, 128
A_HEAD = 32  # numbers of an attention head
TAGS = 9  # O, B of each kind, I of each kind


class Linking(nn.Module):
    def __init__(self, depth=2, own=OWN, width=WIDTH, upper=0):
        super().__init__()
        self.upper = nn.ModuleList(Layer(width, 12, 4 * width) for _ in range(upper))
        self.mix = nn.Linear(2 * width, own)
        self.norm = nn.LayerNorm(own, eps=1e-12)
        self.layers = nn.ModuleList(Layer(own, own // A_HEAD, 4 * own) for _ in range(depth))
        self.names = nn.Linear(own, TAGS)
        self.descriptions = nn.Linear(own, TAGS)
        self.classes = nn.Embedding(CLASSES, 32)
        self.vector = nn.Linear(3 * own + 32, VECTOR)
        self.left = nn.Linear(VECTOR, HIDDEN)
        self.right = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.product = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.told = nn.Linear(PAIR_FEATURES, HIDDEN, bias=False)
        self.score = nn.Linear(HIDDEN, 1)
        self.events = DocumentEvents(own)
        self.none = nn.Sequential(nn.Linear(VECTOR, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        self.dropout = Dropout()
        nn.init.normal_(self.classes.weight, std=0.5)

    def states(self, shared, last, bias):
        """[B, T, 384] twice -> [B, T, 256]. A network that has upper layers of its own makes of the first what takes the place of the other."""
        if len(self.upper):
            last = shared
            for layer in self.upper:
                last = layer(last, bias)
        x = self.norm(self.mix(torch.cat([shared, last], -1)))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def vectors(self, states, starts, ends, classes):
        """states [N, 256]; pieces [start, end) and classes of M mentions -> [M, 256]."""
        sums = F.pad(states.float().cumsum(0), (0, 0, 1, 0))
        mean = (sums[ends] - sums[starts]) / (ends - starts).unsqueeze(1)
        whole = torch.cat([states[starts], states[ends - 1], mean.to(states.dtype), self.classes(classes).to(states.dtype)], -1)
        return torch.tanh(self.vector(self.dropout(whole)))

    def pairs(self, vectors, first, second, told):
        """Vectors [M, 256], two lists of P mentions, features [P, 38] -> [P]."""
        a, b = vectors[first], vectors[second]
        hidden = self.left(vectors)[first] + self.right(vectors)[second] + self.product(a * b) + self.told(told.to(a.dtype))
        return self.score(self.dropout(F.gelu(hidden))).squeeze(-1)

    def nobody(self, vectors):
        return self.none(vectors).squeeze(-1)


def linking_of(state):
    """A linking network of the size that a state has, with that state."""
    own, states = state["mix.weight"].shape
    depth, upper = (len({name.split(".")[1] for name in state if name.startswith(part)}) for part in ("layers.", "upper."))
    network = Linking(depth, own, states // 2, upper)
    network.load_state_dict(state)
    return network
