"""The loss of the linking network (linking.py, docevents.py) on parts of documents (parts.py)."""
import torch
import torch.nn.functional as F

from docevents import event_loss, places_in, rows_of_words
from items import IGNORED
from windows import collate


def states_of(encoder, linking, parts):
    """For each part the linking network's own states [rows, size, own] of its windows; all go through the layers together."""
    pieces, features, bias = collate(windows_in(parts))
    bias = bias.bfloat16()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return by_part(parts, linking.states(*encoder.encode(pieces, features, bias), bias))


def windows_in(parts):
    return [window for part in parts for window in part["windows"]]


def by_part(parts, rows):
    """The rows of the windows of some parts, of each part by themselves and no longer than its longest window.

    As floats: heads see another number of words, mentions and pairs in each part, and for each new shape oneDNN compiles a kernel of its
    own for products in bfloat16, which takes as long as all else in a step."""
    sizes = [max(len(window["ids"]) for window in part["windows"]) for part in parts]
    return [own[:, :size].float() for own, size in zip(rows.split([len(part["windows"]) for part in parts]), sizes)]


def forward(network, part, x):
    """Of a part and its states: tags of the windows' words, the scores of pairs and of nobody, and the mentions' vectors."""
    dropped = network.dropout(x)
    names, descriptions = network.names(dropped), network.descriptions(dropped)
    if not part["mentions"]:
        return names, descriptions, None, None, None
    places = places_in(part["windows"], [(m["start"], m["end"]) for m in part["mentions"]], x.shape[1])
    vectors = network.vectors(x.flatten(0, 1), *places, part["classes"])
    scores = network.pairs(vectors, part["first"], part["second"], part["told"])
    return names, descriptions, scores, network.nobody(vectors), vectors


# Words outside mentions are many; tags are learnt more slowly than links.
TAG_WEIGHTS = torch.tensor([1.0] + [2.0] * 8)
TAG_LOSS = 3.0


def tag_loss(logits, gold, windows):
    wanted = torch.cat([torch.tensor(gold[w["start"]:w["end"]]) for w in windows])
    if not (wanted != IGNORED).any():
        return 0.0
    return TAG_LOSS * F.cross_entropy(rows_of_words(logits, windows), wanted, TAG_WEIGHTS, ignore_index=IGNORED)


def by_mention(part, scores, nobody):
    """[M, K + 1]: log-probabilities of each mention's candidates and, last, of nobody, and which of them are right."""
    count = len(part["mentions"])
    first = part["first"]
    place = torch.zeros(len(first), dtype=torch.long)
    seen = [0] * count
    for row, i in enumerate(first.tolist()):
        place[row] = seen[i]
        seen[i] += 1
    size = max(seen, default=0)
    table = torch.full((count, size + 1), -1e4).index_put((first, place), scores)
    table = torch.cat([table[:, :size], nobody.unsqueeze(1)], 1)
    right = torch.zeros(count, size + 1, dtype=torch.bool).index_put((first, place), part["right"])
    right[:, size] = ~right[:, :size].any(1)
    return torch.log_softmax(table, 1), right, place


def loss_of(network, part, x, rng):
    names, descriptions, scores, nobody, vectors = forward(network, part, x)
    loss = tag_loss(names, part["names"], part["windows"]) + tag_loss(descriptions, part["descriptions"], part["windows"])
    if "deeds" in part:
        triggers = network.events.triggers(network.dropout(x))
        loss = loss + event_loss(network.events, part, x, triggers, vectors, rng)
    if scores is None or not len(part["first"]):
        return loss
    table, right, place = by_mention(part, scores, nobody)
    if "asked" in part:
        asked = part["asked"]
        rows = (part["first"] == asked).nonzero().squeeze(1)
        meant = torch.zeros(table.shape[1], dtype=torch.bool)
        other = torch.zeros(table.shape[1], dtype=torch.bool)
        for row in rows.tolist():
            string = part["facts"][part["second"][row]]["words"]
            for name, index, is_meant in part["options"]:
                same = part["second"][row] == index or string[-1] == name.split(" ")[-1] or " ".join(string) == name
                if same:
                    (meant if is_meant else other)[place[row]] = True
        if meant.any():
            return loss - torch.logsumexp(table[asked].masked_fill(~meant, -1e4), 0)
        if other.any():
            return loss - torch.log((1 - table[asked].masked_fill(~other, -1e4).exp().sum()).clamp(min=1e-4))
        return loss
    known = torch.tensor([m["entity"] is not None for m in part["mentions"]])
    each = -torch.logsumexp(table.masked_fill(~right, -1e4), 1)
    return loss + each[known].mean()
