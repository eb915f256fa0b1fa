"""The network that finds mentions and links them, on the states of the shared encoder, which stays as it is.

own layers: the states of layer 4 and of the last layer of a window, mixed, go through layers of their own.
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

WIDTH, VECTOR, HIDDEN = 384, 256, 128
TAGS = 9  # O, B of each kind, I of each kind


class Linking(nn.Module):
    def __init__(self, depth=2):
        super().__init__()
        self.mix = nn.Linear(2 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, 12, 1536) for _ in range(depth))
        self.names = nn.Linear(WIDTH, TAGS)
        self.descriptions = nn.Linear(WIDTH, TAGS)
        self.classes = nn.Embedding(CLASSES, 32)
        self.vector = nn.Linear(3 * WIDTH + 32, VECTOR)
        self.left = nn.Linear(VECTOR, HIDDEN)
        self.right = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.product = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.told = nn.Linear(PAIR_FEATURES, HIDDEN, bias=False)
        self.score = nn.Linear(HIDDEN, 1)
        self.events = DocumentEvents()
        self.none = nn.Sequential(nn.Linear(VECTOR, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))
        self.dropout = Dropout()
        nn.init.normal_(self.classes.weight, std=0.5)

    def begin_with(self, state):
        """The weights of the shared network's last layers as the first own ones; the mix is half of each."""
        half = torch.eye(WIDTH) / 2
        self.mix.weight.data.copy_(torch.cat([half, half], 1))
        self.mix.bias.data.zero_()
        for number, layer in enumerate(self.layers):
            source = f"layers.{max(4, 6 - len(self.layers) + number)}."
            layer.load_state_dict({k.removeprefix(source): v for k, v in state.items() if k.startswith(source)})

    def states(self, shared, last, bias):
        """[B, T, 384] twice -> [B, T, 384]."""
        x = self.norm(self.mix(torch.cat([shared, last], -1)))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def vectors(self, states, starts, ends, classes):
        """states [N, 384]; pieces [start, end) and classes of M mentions -> [M, 256]."""
        sums = F.pad(states.float().cumsum(0), (0, 0, 1, 0))
        mean = (sums[ends] - sums[starts]) / (ends - starts).unsqueeze(1)
        whole = torch.cat([states[starts], states[ends - 1], mean.to(states.dtype), self.classes(classes).to(states.dtype)], -1)
        return torch.tanh(self.vector(self.dropout(whole)))

    def pairs(self, vectors, first, second, told):
        """Vectors [M, 256], two lists of P mentions, features [P, 38] -> [P]."""
        a, b = vectors[first], vectors[second]
        hidden = self.left(vectors)[first] + self.right(vectors)[second] + self.product(a * b) + self.told(told)
        return self.score(self.dropout(F.gelu(hidden))).squeeze(-1)

    def nobody(self, vectors):
        return self.none(vectors).squeeze(-1)
