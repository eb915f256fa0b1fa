"""The network: a MiniLM encoder with its heads.

From the last layer, for each wordpiece: three independent B/I/O tags (source, cue, content), one B/I tag of four kinds of
entities, and a B/I/O tag of event triggers.
anchored.py: for one cue at a time B/I/O tags of this cue's source and content, and whether it is a cue at all.
events: for one trigger at a time the states of layer 4 in a window round it, marked with a learned vector, go through two layers of
their own and give B/I/O tags of the event's trigger, actor, recipient, place and date, and from a summary of the window whether it is an
event, its type, modes, flags and contexts. It can also look at a sentence whose source, target and trigger are given, as far as they are known, and marked before the first layer:
the summary then tells what the one does to the other, and whether that is an event.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

from features import FEATURE_COUNT, GIVEN_COUNT
from plover import CONTEXTS, FLAGS, MODES, TYPES

SHARED_LAYERS = 4
ENTITY_TAGS = 9
EVENT_ROLES = ("trigger", "actor", "recipient", "place", "date")
TRIGGER, GIVEN_SOURCE, GIVEN_TARGET = 1, 2, 3
# The parts that can be given, in the order of their features, and how each is marked for the event layers.
GIVEN_PARTS = (("source", GIVEN_SOURCE), ("target", GIVEN_TARGET), ("trigger", TRIGGER))
# What the summary of an event says, in this order.
PARTS = {"valid": 1, "types": len(TYPES), "modes": len(MODES), "flags": len(FLAGS), "contexts": len(CONTEXTS)}


class Dropout(nn.Module):
    """Dropout from one pool of masks at a random offset: drawing fresh numbers takes a sixth of a step on a CPU."""

    pool = None

    def __init__(self, rate=0.1):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        if Dropout.pool is None or len(Dropout.pool) < 2 * x.numel():
            Dropout.pool = (torch.rand(max(1 << 23, 4 * x.numel())) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        offset = int(torch.randint(0, len(Dropout.pool) - x.numel(), (1,)))
        return x * Dropout.pool[offset : offset + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """A BERT layer (post-norm) with fused projections."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout()

    def forward(self, x, bias):
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + bias
        mixed = torch.softmax(scores, -1, dtype=q.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(b, n, width))
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def through(layers, middle, x, bias):
    """The states after `middle` layers, and after all."""
    for layer in layers[:middle]:
        x = layer(x, bias)
    shared = x
    for layer in layers[middle:]:
        x = layer(x, bias)
    return shared, x


class Events(nn.Module):
    """The event head; see above."""

    def __init__(self, width, heads, inner, depth):
        super().__init__()
        self.anchors = nn.Embedding(4, width)
        self.own = nn.ModuleList(Layer(width, heads, inner) for _ in range(depth))
        self.role = nn.Linear(width, 3 * len(EVENT_ROLES))
        self.attention = nn.Linear(width, 1)
        self.mix = nn.Linear(2 * width, width)
        self.summary = nn.Linear(width, sum(PARTS.values()))
        self.dropout = Dropout()
        nn.init.normal_(self.anchors.weight, std=0.02)

    def forward(self, shared, anchor, bias):
        """shared [C, L, width], anchor [C, L] (0 or one of the kinds above) -> roles [C, L, 15], summary [C, 125]."""
        at_anchor = (anchor > 0).unsqueeze(-1).to(shared.dtype)
        x = shared + self.anchors(anchor) * at_anchor
        for layer in self.own:
            x = layer(x, bias)
        x = self.dropout(x)
        mean = (x * at_anchor).sum(1) / at_anchor.sum(1).clamp(min=1)
        weight = torch.softmax(self.attention(x) + bias.reshape(bias.shape[0], -1, 1), 1, dtype=x.dtype)
        summary = torch.tanh(self.mix(torch.cat([mean, (x * weight).sum(1)], -1)))
        return self.role(x), self.summary(self.dropout(summary))


class Network(nn.Module):
    def __init__(self, width=384, depth=6, heads=12, inner=1536, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.features = nn.Embedding(FEATURE_COUNT * GIVEN_COUNT, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(depth))
        self.tag = nn.Linear(width, 9)
        self.entity = nn.Linear(width, ENTITY_TAGS)
        self.trigger = nn.Linear(width, 3)
        self.events = Events(width, heads, inner, depth - SHARED_LAYERS)
        self.dropout = Dropout()
        self.words.weight.requires_grad = False
        nn.init.normal_(self.features.weight, std=0.02)

    def encode(self, pieces, features, bias):
        """pieces, features [B, T] -> states of layer 4 and of the last layer [B, T, width]."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.features(features)
        x = self.norm(x)
        return through(self.layers, SHARED_LAYERS, x, bias)

    def tags(self, last):
        """[B, T, 9] of source, cue, content; [B, T, 9] of entities: O, B of each kind, I of each kind; [B, T, 3] of triggers."""
        last = self.dropout(last)
        return self.tag(last), self.entity(last), self.trigger(last)


def padding_bias(lengths, size, dtype=torch.float32):
    mask = torch.arange(size)[None, :] >= torch.as_tensor(lengths)[:, None]
    return torch.zeros(mask.shape, dtype=dtype).masked_fill(mask, -1e4)[:, None, None, :]


# What BERT calls the parts of a layer.
BERT_LAYER = {"qkv": [f"attention.self.{part}" for part in ("query", "key", "value")], "out": ["attention.output.dense"],
              "norm1": ["attention.output.LayerNorm"], "up": ["intermediate.dense"], "down": ["output.dense"], "norm2": ["output.LayerNorm"]}


def read_weights(folder, prefix):
    """model.safetensors of a folder as floats, names without the prefix."""
    return {name.removeprefix(prefix): value.float() for name, value in load_file(f"{folder}/model.safetensors").items()}


def layer_state(weights, index, names):
    """State of a Layer from a checkpoint's weights; `names` as BERT_LAYER."""
    return {f"{part}.{kind}": torch.cat([weights[f"encoder.layer.{index}.{name}.{kind}"] for name in own])
            for part, own in names.items() for kind in ("weight", "bias")}


def load_pretrained(network, folder):
    """Fill the encoder from a BERT checkpoint; the event layers begin as copies of the last ones."""
    weights = read_weights(folder, "bert.")
    network.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
    network.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"]
                                        + weights["embeddings.token_type_embeddings.weight"][0])
    network.norm.load_state_dict({kind: weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
    for index, layer in enumerate(network.layers):
        state = layer_state(weights, index, BERT_LAYER)
        layer.load_state_dict(state)
        if index >= SHARED_LAYERS:
            network.events.own[index - SHARED_LAYERS].load_state_dict(state)


def mean_of(paths):
    states = [torch.load(path, map_location="cpu") for path in paths]
    states = [state.get("network", state) for state in states]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}
