"""The network that tags cues: the words by which a source says, thinks or wants something (“said”, “according to”), and those of
attributions that are nested in the content of others (“Xinhua said *the airline plans to lease six aircraft*”).

It reads the states of the encoder, which stays as it is. The encoder's own tags of cues come from one linear layer and were learnt with
everything else; this one sees a word's neighbours once more.
"""
import torch
import torch.nn as nn

from items import IGNORED
from losses import at_words, likely_runs, mean_loss, places_of
from anchored import A_HEAD, READ
from network import Dropout, Layer
from states import BATCH, states_of, trained

NARROW = 128
OUTER, NESTED = 0, 1  # the two kinds, in the order of the tags
PASSES, RATE = 6, 1e-3


class Cues(nn.Module):
    def __init__(self, read=READ, narrow=NARROW):
        super().__init__()
        self.mix = nn.Linear(read, narrow)
        self.norm = nn.LayerNorm(narrow, eps=1e-12)
        self.layer = Layer(narrow, narrow // A_HEAD, 2 * narrow)
        self.tag = nn.Linear(narrow, 6)
        self.dropout = Dropout(0.2)

    def forward(self, states, bias):
        """[B, T, read] -> logits of O, B and I of a cue, and of a nested one [B, T, 6]."""
        x = self.norm(self.mix(self.dropout(states)))
        return self.tag(self.dropout(self.layer(x, bias)))


def cues_of(state):
    """A network of the size that a state has, with that state."""
    narrow, read = state["mix.weight"].shape
    network = Cues(read, narrow)
    network.load_state_dict(state)
    return network


def tagged(cues, batch):
    """Of windows with their states, logits of each word [B, W, 2, 3], and the gold [B, W, 2]."""
    return with_gold(cues, batch, *states_of(batch))


def with_gold(cues, batch, states, bias):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = cues(states, bias.bfloat16())
    logits = at_words(output, places_of(batch))
    gold = torch.full((*logits.shape[:2], 2), IGNORED)
    for row, item in enumerate(batch):
        gold[row, : len(item["cues"])] = torch.tensor(item["cues"])
    return logits.unflatten(-1, (2, 3)), gold


def train_cues(items, seed):
    cues = Cues()
    return trained(cues, items, lambda batch, _: loss_of(*tagged(cues, batch)), PASSES, RATE, seed)


def loss_of(logits, gold):
    return sum(mean_loss(logits[:, :, kind], gold[:, :, kind]) for kind in (OUTER, NESTED))


@torch.no_grad()
def likely_cues(cues, items, kind, likely, rng):
    """For each window the runs of words that are likely cues of the kind, where the gold knows of cues."""
    found = []
    for at in range(0, len(items), BATCH):
        probabilities = tagged(cues, items[at : at + BATCH])[0][:, :, kind].softmax(-1)
        for row, item in enumerate(items[at : at + BATCH]):
            own = probabilities[row, : len(item["cues"])]
            unknown = {word for word, tags in enumerate(item["cues"]) if tags[kind] == IGNORED}
            found.append(likely_runs(own, unknown, len(own), rng, outside=1 - likely))
    return found
