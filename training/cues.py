"""The network that tags cues: the words by which a source says, thinks or wants something (“said”, “according to”), and those of
attributions that are nested in the content of others (“Xinhua said *the airline plans to lease six aircraft*”).

It reads the states of the encoder, which stays as it is. The encoder's own tags of cues come from one linear layer and were learnt with
everything else; this one sees a word's neighbours once more.
"""
import torch
import torch.nn as nn

from items import IGNORED
from losses import at_words, likely_runs, mean_loss, places_of
from network import Dropout, Layer
from states import BATCH, states_of, trained

NARROW, HEADS = 128, 4
OUTER, NESTED = 0, 1  # the two kinds, in the order of the tags
PASSES, RATE = 6, 1e-3


class Cues(nn.Module):
    def __init__(self, width=384, narrow=NARROW, heads=HEADS):
        super().__init__()
        self.mix = nn.Linear(2 * width, narrow)
        self.norm = nn.LayerNorm(narrow, eps=1e-12)
        self.layer = Layer(narrow, heads, 2 * narrow)
        self.tag = nn.Linear(narrow, 6)
        self.dropout = Dropout(0.2)

    def forward(self, shared, last, bias):
        """States of layer 4 and of the last layer [B, T, width] -> logits of O, B and I of a cue, and of a nested one [B, T, 6]."""
        x = self.norm(self.mix(self.dropout(torch.cat([shared, last], -1))))
        return self.tag(self.dropout(self.layer(x, bias)))


def tagged(cues, batch):
    """Logits of each word [B, W, 2, 3], and the gold [B, W, 2]."""
    shared, last, bias = states_of(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = cues(shared, last, bias.bfloat16())
    logits = at_words(output, places_of(batch))
    gold = torch.full((*logits.shape[:2], 2), IGNORED)
    for row, item in enumerate(batch):
        gold[row, : len(item["cues"])] = torch.tensor(item["cues"])
    return logits.unflatten(-1, (2, 3)), gold


def train_cues(items, seed):
    def loss_of(batch, _):
        logits, gold = tagged(cues, batch)
        return sum(mean_loss(logits[:, :, kind], gold[:, :, kind]) for kind in (OUTER, NESTED))

    cues = Cues()
    return trained(cues, items, loss_of, PASSES, RATE, seed)


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
