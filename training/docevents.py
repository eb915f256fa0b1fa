"""What was done, told from whole documents: heads on the states and mention vectors of the linking network.

triggers: for each word B/I/O of the words that tell an event.
vector: a trigger's states (first, last, mean) -> one vector; kind: that vector -> none or one of PLOVER's types.
party: a trigger's vector, a mention's and what `party_features` tells of the two -> how likely whom the mention means is an
actor, a recipient, the place of the event.
same: the vectors of two triggers and how far they stand apart -> how likely both tell of one event.
"""
import random

import torch
import torch.nn as nn
import torch.nn.functional as F

from losses import likely_runs
from pairs import bucket
from plover import TYPES

VECTOR, HIDDEN = 256, 128
PARTY_ROLES = ("actor", "recipient", "place")
PARTY_FEATURES, SAME_FEATURES = 24, 12
MENTIONS_BEFORE, MENTIONS_AFTER = 40, 10  # mentions round a trigger that may take part
BETWEEN_STEPS = (0, 1, 2, 3, 5, 9)
APART_STEPS = (1, 2, 3, 5, 9)
TRIGGERS_BEFORE = 20  # triggers before a trigger that it is compared with
OUTSIDE = 0.88  # a run of words is worth asking about when it is outside with less than this probability
SAME_STEPS = (0, 1, 2, 3, 5, 8, 13)


class DocumentEvents(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.triggers = nn.Linear(width, 3)
        self.vector = nn.Linear(3 * width, VECTOR)
        self.kind = nn.Sequential(nn.Linear(VECTOR, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1 + len(TYPES)))
        self.event = nn.Linear(VECTOR, HIDDEN)
        self.mention = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.product = nn.Linear(VECTOR, HIDDEN, bias=False)
        self.told = nn.Linear(PARTY_FEATURES, HIDDEN, bias=False)
        self.party = nn.Linear(HIDDEN, len(PARTY_ROLES))
        self.both = nn.Linear(2 * VECTOR, HIDDEN)
        self.apart = nn.Linear(SAME_FEATURES, HIDDEN, bias=False)
        self.same = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(0.15)

    def vectors(self, states, starts, ends):
        """states [N, width]; pieces [start, end) of E triggers -> [E, 256]."""
        sums = F.pad(states.float().cumsum(0), (0, 0, 1, 0))
        mean = (sums[ends] - sums[starts]) / (ends - starts).unsqueeze(1)
        return torch.tanh(self.vector(self.dropout(torch.cat([states[starts], states[ends - 1], mean.to(states.dtype)], -1))))

    def parties(self, events, mentions, first, second, told):
        """Vectors [E, 256] and [M, 256], lists of P triggers and P mentions, features [P, 24] -> [P, 3]."""
        a, b = events[first], mentions[second]
        hidden = self.event(a) + self.mention(b) + self.product(a * b) + self.told(told.to(a.dtype))
        return self.party(self.dropout(F.gelu(hidden)))

    def one(self, events, first, second, told):
        """Vectors [E, 256], two lists of P triggers, features [P, 12] -> [P]."""
        a, b = events[first], events[second]
        return self.same(self.dropout(F.gelu(self.both(torch.cat([a * b, (a - b).abs()], -1)) + self.apart(told.to(a.dtype))))).squeeze(-1)


def party_features(trigger, sentence, mention, between):
    """The features that are 1 of a trigger's words, its sentence, a mention's facts and how many mentions stand between."""
    (start, end), apart = trigger, sentence - mention["sentence"]
    found = [6 + bucket(between, BETWEEN_STEPS)]
    if apart == 0:
        found.append(0 if mention["end"] <= start else 1 if mention["start"] >= end else 2)
    else:
        found.append(12 + bucket(abs(apart), APART_STEPS))
        found.append(3 if apart > 0 else 4)
    if mention["source"]:
        found.append(17)
    if mention["quote"]:
        found.append(18)
    if mention["leads"]:
        found.append(19)
    if mention["sentence"] == 0:
        found.append(20)
    if mention["form"] == "pronoun":
        found.append(21)
    if mention["form"] == "name":
        found.append(22)
    if mention["lastOfItsSentence"]:
        found.append(23)
    return found


def party_pairs(triggers, sentences, facts):
    """[(trigger, mention, features)]: the mentions round each trigger, in the order of the text."""
    pairs = []
    for e, (start, end) in enumerate(triggers):
        before = sum(1 for f in facts if f["start"] < start)
        for m in range(max(0, before - MENTIONS_BEFORE), min(len(facts), before + MENTIONS_AFTER)):
            between = before - 1 - m if m < before else m - before
            pairs.append((e, m, party_features((start, end), sentences[start], facts[m], between)))
    return pairs


def same_pairs(triggers, sentences):
    """[(trigger, earlier trigger, features)]."""
    pairs = []
    for e, (start, _) in enumerate(triggers):
        for other in range(max(0, e - TRIGGERS_BEFORE), e):
            before = triggers[other][0]
            found = [bucket(sentences[start] - sentences[before], SAME_STEPS), 7 + min(3, e - other - 1)]
            if sentences[before] <= 1:
                found.append(11)
            pairs.append((e, other, found))
    return pairs


def with_last_of_sentence(facts):
    for i, fact in enumerate(facts):
        fact["lastOfItsSentence"] = i + 1 == len(facts) or facts[i + 1]["sentence"] != fact["sentence"]
    return facts


def told_of(document):
    """Of a document with events, what does not change: triggers in the order of the text with type, event and parties."""
    told = [{"run": run, "type": TYPES.index(event["type"]), "event": event.get("number"),
             **{role: event.get("entities", {}).get(role) for role in PARTY_ROLES}}
            for event in document["events"] for run in event["trigger"]]
    told.sort(key=lambda one: one["run"])
    return told


def trigger_tags(document):
    tags = [0] * len(document["words"])
    for event in document["events"]:
        for start, end in event["trigger"]:
            for w in range(start, end):
                tags[w] = 1 if w == start else 2
    return tags


def one_hot(rows, size):
    told = torch.zeros(len(rows), size)
    for row, found in enumerate(rows):
        told[row, found] = 1
    return told


def rows_of_words(logits, windows):
    """Rows of logits at the first pieces of the windows' words, one window after the other."""
    return torch.cat([logits[row, torch.tensor(w["places"][:-1])] for row, w in enumerate(windows)])


def compared(pairs, size):
    """Pairs [(first, second, features)] as two lists and the features as rows of ones and zeros."""
    first, second = (torch.tensor([pair[side] for pair in pairs], dtype=torch.long) for side in (0, 1))
    return {"first": first, "second": second, "told": one_hot([pair[2] for pair in pairs], size).to(torch.int8)}


def places_in(windows, runs, size):
    """First and last piece + 1 of each run in the states of all windows, one after the other, each `size` long."""
    starts, ends = [], []
    for start, end in runs:
        row = next((i for i, w in enumerate(windows) if w["own"][0] <= end - 1 < w["own"][1]), 0)
        window = windows[row]
        begin, stop = max(start, window["start"]), min(end, window["end"])
        starts.append(row * size + window["places"][begin - window["start"]])
        ends.append(row * size + window["places"][stop - window["start"]])
    return torch.tensor(starts), torch.tensor(ends)


def candidates(probability, part, most, rng):
    """Runs of words that the tags take for triggers and that are none."""
    known = {w for one in part["deeds"] for w in range(*one["run"])}
    runs = []
    for row, window in enumerate(part["windows"]):
        size = len(window["places"]) - 1
        own = probability[row, window["places"][:-1]] if size else []
        for run in likely_runs(own, {w - window["start"] for w in known}, 10**6, rng, OUTSIDE):
            start, end = run[0] + window["start"], run[-1] + 1 + window["start"]
            if window["own"][0] <= end - 1 < window["own"][1] and start >= window["own"][0]:
                runs.append((start, end))
    rng.shuffle(runs)
    return sorted(runs[:most])


def event_loss(network, part, x, logits, vectors, rng):
    """network: the DocumentEvents; x [rows, size, width]; logits [rows, size, 3]; vectors of the part's mentions or None."""
    flat = rows_of_words(logits, part["windows"])
    gold = torch.cat([torch.tensor(part["triggers"][w["start"]:w["end"]]) for w in part["windows"]])
    loss = 3 * F.cross_entropy(flat, gold)
    deeds = part["deeds"]
    wrong = candidates(logits.detach().float().softmax(-1), part, 4 + 2 * len(deeds), rng)
    runs = [one["run"] for one in deeds] + wrong
    if not runs:
        return loss
    events = network.vectors(x.flatten(0, 1), *places_in(part["windows"], runs, x.shape[1]))
    kinds = network.kind(events)
    loss = loss + F.cross_entropy(kinds, torch.tensor([1 + one["type"] for one in deeds] + [0] * len(wrong)))
    if part["parties"] is not None and vectors is not None and len(part["parties"]["first"]):
        p = part["parties"]
        scores = network.parties(events, vectors, p["first"], p["second"], p["told"])
        loss = loss + 4 * F.binary_cross_entropy_with_logits(scores, p["right"])
    if part["same"] is not None and len(part["same"]["first"]):
        s = part["same"]
        scores = network.one(events, s["first"], s["second"], s["told"])
        loss = loss + F.binary_cross_entropy_with_logits(scores, s["right"])
    return loss


def with_events(made, document, facts):
    """Adds to a part made of a document what the loss needs; nothing to a document without events."""
    if "events" not in document:
        return made
    begin, end = made["windows"][0]["own"][0], made["windows"][-1]["own"][1]
    deeds = [one for one in told_of(document) if begin <= one["run"][0] and one["run"][1] <= end]
    made |= {"deeds": deeds, "triggers": trigger_tags(document), "parties": None, "same": None}
    if not document.get("marked"):
        return made
    runs, mentions = [one["run"] for one in deeds], document["mentions"]
    pairs = party_pairs(runs, document["sentences"], with_last_of_sentence(facts))
    right = [[float(mentions[m]["entity"] in deeds[e][role]) for role in PARTY_ROLES] for e, m, _ in pairs]
    same = same_pairs(runs, document["sentences"])
    made["parties"] = {**compared(pairs, PARTY_FEATURES), "right": torch.tensor(right).reshape(-1, len(PARTY_ROLES))}
    made["same"] = {**compared(same, SAME_FEATURES), "right": torch.tensor([float(deeds[a]["event"] == deeds[b]["event"]) for a, b, _ in same])}
    return made


def event_check(network, part, x, vectors):
    """Candidates [(probability by the tags, by the kind, right at all, right type)], how many triggers there are and are reached, and
    right parties [role: of those with a party, the likeliest is right; pairs told right]."""
    triggers = network.triggers(x)
    probability = triggers.softmax(-1)
    deeds = part["deeds"]
    wrong = candidates(probability, {**part, "deeds": []}, 10**6, random.Random(0))
    found = {"candidates": [], "triggers": len(deeds), "parties": {role: [0, 0] for role in PARTY_ROLES}, "same": [0, 0, 0]}
    if wrong:
        kinds = network.kind(network.vectors(x.flatten(0, 1), *places_in(part["windows"], wrong, x.shape[1]))).softmax(-1)
        for run, kind in zip(wrong, kinds):
            row = next(i for i, w in enumerate(part["windows"]) if w["own"][0] <= run[1] - 1 < w["own"][1])
            window = part["windows"][row]
            inside = 1 - probability[row, window["places"][run[0] - window["start"]]][0]
            hit = {i: one["type"] for i, one in enumerate(deeds) if one["run"][0] < run[1] and one["run"][1] > run[0]}
            best = int(kind[1:].argmax())
            found["candidates"].append((float(inside), float(1 - kind[0]), list(hit), [i for i, t in hit.items() if t == best]))
    if deeds:
        events = network.vectors(x.flatten(0, 1), *places_in(part["windows"], [one["run"] for one in deeds], x.shape[1]))
        p, s = part["parties"], part["same"]
        if vectors is not None and len(p["first"]):
            scores = network.parties(events, vectors, p["first"], p["second"], p["told"])
            for e in range(len(deeds)):
                rows = (p["first"] == e).nonzero().squeeze(1)
                for r, role in enumerate(PARTY_ROLES):
                    if len(rows) and deeds[e][role]:
                        best = rows[scores[rows, r].argmax()]
                        found["parties"][role][0] += 1
                        found["parties"][role][1] += int(p["right"][best, r])
        if len(s["first"]):
            told = network.one(events, s["first"], s["second"], s["told"]) > 0
            gold = s["right"] > 0
            found["same"] = [int((told & gold).sum()), int(told.sum()), int(gold.sum())]
    return found


def summary_of(found):
    total, said = sum(one["triggers"] for one in found), {}
    for name, value in (("tags", lambda c: c[0]), ("kind", lambda c: c[1]), ("both", lambda c: (c[0] * c[1]) ** 0.5)):
        for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
            some = [(number, c) for number, one in enumerate(found) for c in one["candidates"] if value(c) >= least]
            right = sum(bool(c[2]) for _, c in some)
            reached = {(number, i) for number, c in some for i in c[2]}
            typed = {(number, i) for number, c in some for i in c[3]}
            precision, recall = right / max(1, len(some)), len(reached) / max(1, total)
            said[f"{name} {least}"] = f"{len(some)} P{100 * precision:.0f} R{100 * recall:.0f} typed {100 * len(typed) / max(1, total):.0f} " \
                                      f"F{200 * precision * recall / max(1e-9, precision + recall):.0f}"
    for role in PARTY_ROLES:
        asked, right = (sum(one["parties"][role][i] for one in found) for i in (0, 1))
        said[role] = f"{100 * right / max(1, asked):.1f} of {asked}"
    both, told, gold = (sum(one["same"][i] for one in found) for i in range(3))
    said["same"] = f"P {100 * both / max(1, told):.1f} R {100 * both / max(1, gold):.1f} of {gold}"
    return said
