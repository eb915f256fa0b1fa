"""Losses of a batch of windows against gold, and the anchors that the heads are asked about."""
import torch
import torch.nn.functional as F

from items import CUE, IGNORED, types_of
from network import EVENT_ROLES, PARTS, TRIGGER, padding_bias
from windows import EVENT_AFTER, EVENT_BEFORE, condition_inputs, reach_of

MAX_CUES, MAX_TRIGGERS = 48, 40  # of a batch
# Mean binary losses over many labels of which few hold are small; these bring them to the size of the others.
WEIGHTS = {"modes": 8.0, "flags": 2.0, "contexts": 4.0}


def at_words(logits, places):
    """Logits [B, T, K] at the first piece of each word -> [B, W, K] as floats."""
    return torch.gather(logits.float(), 1, places[:, :, None].expand(-1, -1, logits.shape[-1]))


def gold_of(batch, name, size, *more):
    gold = torch.full((len(batch), size, *more), IGNORED)
    for row, item in enumerate(batch):
        if name in item:
            gold[row, : len(item[name])] = torch.tensor(item[name])
    return gold


def mean_loss(logits, gold, **options):
    if not (gold != IGNORED).any():
        return 0.0
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=IGNORED, **options)


def divergence(told, taught):
    """Of rows of logits: the mean over all rows of the divergence from the teacher's probabilities."""
    return F.kl_div(told.log_softmax(-1), taught.log_softmax(-1), log_target=True, reduction="none").sum(-1).mean()


def likely_runs(probability, known, limit, rng, outside=0.75):
    """Runs of words that a tag head takes for an anchor where `known` has none: examples of what is none. They are outside with
    less than the given probability."""
    likely, size, found, w = (probability[:, 0] < outside).tolist(), len(probability), [], 0
    while w < size:
        if likely[w] and w not in known:
            end = w + 1
            while end < size and likely[end] and end not in known and probability[end, 2] > probability[end, 1]:
                end += 1
            found.append(list(range(w, end)))
            w = end
        else:
            w += 1
    rng.shuffle(found)
    return found[:limit]


def role_loss(output, gold):
    return sum(mean_loss(output[..., 3 * r : 3 * r + 3], gold[..., r]) for r in range(gold.shape[-1]))


def fill_roles(gold, places, begin, end, rows):
    for w, place in enumerate(places[:-1]):
        if begin <= place < end:
            gold[place - begin] = torch.tensor([row[w] for row in rows])


def places_of(batch):
    """[B, W]: the first piece of each word; 0 beyond a window's words."""
    places = torch.zeros(len(batch), max(len(item["places"]) - 1 for item in batch), dtype=torch.long)
    for row, item in enumerate(batch):
        places[row, : len(item["places"]) - 1] = torch.tensor(item["places"][:-1])
    return places


def anchors_of(batch, tags, rng):
    """(row, item, words, kind, gold or None) of the batch: those of the gold, mistaken cues, and what texts without gold may have."""
    chosen = []
    for row, item in enumerate(batch):
        size = len(item["places"]) - 1
        probabilities = tags[row, :size, 3:6].softmax(-1)
        if "anchors" in item:
            gold = item["anchors"]
            known = {w for anchor, kind, *_ in gold if kind == CUE for w in anchor} | {w for w in range(size) if item["tags"][w][1]}
            chosen += [(row, item, anchor, kind, (source, content, valid)) for anchor, kind, source, content, valid in gold]
            empty = [0] * size
            chosen += [(row, item, run, CUE, (empty, empty, 0)) for run in likely_runs(probabilities, known, 3, rng)]
        elif "quotes" in item:
            chosen += [(row, item, words, kind, None) for words, kind in item["quotes"] if rng.random() < 0.5]
            chosen += [(row, item, run, CUE, None) for run in likely_runs(probabilities, set(), 12, rng, outside=0.65)]
    rng.shuffle(chosen)
    return chosen[:MAX_CUES]


def inputs_of(states, chosen):
    """For states [B, T, W] of windows and anchors: states [A, L, W], marks and distances [A, L], bias, and the reaches."""
    reaches = [reach_of(item["places"][words[0]], len(item["ids"])) for _, item, words, *_ in chosen]
    size = max(end - begin for begin, end in reaches)
    marks, at = torch.zeros(len(chosen), size, dtype=torch.long), torch.zeros(len(chosen), size, dtype=torch.long)
    distances = torch.zeros(len(chosen), size, dtype=torch.long)
    for index, ((_, item, words, kind, _), (begin, end)) in enumerate(zip(chosen, reaches)):
        places = item["places"]
        for word in words:
            marks[index, max(places[word] - begin, 0): max(min(places[word + 1], end) - begin, 0)] = kind
        at[index] = torch.arange(size).clamp(max=end - begin - 1) + begin
        distances[index] = torch.arange(size) + begin - places[words[0]]
    rows = torch.tensor([row for row, *_ in chosen])
    bias = padding_bias([end - begin for begin, end in reaches], size, torch.bfloat16)
    return [part[rows[:, None], at] for part in states], marks, distances, bias, reaches


def anchored_gold(chosen, reaches, size):
    """Of anchors that go into batches of `size` pieces: the tags of source and content [A, size, 2], the first piece of each anchor, and
    whether it is one [A]; not a number where there is no gold."""
    gold, first, valid = torch.full((len(chosen), size, 2), IGNORED), [], []
    for index, ((_, item, words, _, answer), (begin, end)) in enumerate(zip(chosen, reaches)):
        first.append(item["places"][words[0]] - begin)
        valid.append(float(answer[2]) if answer else float("nan"))
        if answer and answer[2]:
            fill_roles(gold[index], item["places"], begin, end, answer[:2])
    return gold, torch.tensor(first), torch.tensor(valid)


def sentence_reach(item, word):
    """The pieces that the event head sees for a trigger that begins at `word`: those of its record, as far as its reach goes."""
    places = item["places"]
    begin, end = reach_of(places[word], len(item["ids"]), EVENT_BEFORE, EVENT_AFTER)
    first, last = next((s, e) for s, e in item["records"] if s <= word < e)
    return (max(begin, places[first]) if first else begin), (min(end, places[last]) if last < len(places) - 1 else end)


def event_loss(network, shared, words, batch, rng, mine):
    chosen = []
    for row, item in enumerate(batch):
        if "given" in item:
            chosen.append((row, item, item["given"], (0, len(item["ids"])), None, None))
            continue
        if "events" not in item:
            continue
        events = list(item["events"])
        known = {w for w, tag in enumerate(item["triggers"]) if tag}
        if "others" in item:
            events += [(run, None, None) for run in rng.sample(item["others"], min(len(item["others"]), 2 + len(known)))]
        if mine:
            limit, outside = (4, 0.75) if "others" not in item else (2 + len(item["events"]), 0.9)
            events += [(run, None, None) for run in likely_runs(words[row, : len(item["triggers"])].detach().softmax(-1), known, limit, rng, outside)]
        for anchor, event, roles in events:
            reach = sentence_reach(item, anchor[0])
            chosen.append((row, item, [(anchor, TRIGGER)], reach, event, roles))
    rng.shuffle(chosen)
    chosen = chosen[:MAX_TRIGGERS]
    if not chosen:
        return 0.0
    states, anchors, bias = condition_inputs(shared, [c[:4] for c in chosen])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output, summary = network.events(states, anchors, bias.bfloat16())
    said = dict(zip(PARTS, summary.float().split(list(PARTS.values()), -1)))
    gold = torch.full((len(chosen), states.shape[1], len(EVENT_ROLES)), IGNORED)
    labels = {name: [] for name in PARTS}
    for c, (_, item, _, (begin, end), event, roles) in enumerate(chosen):
        if "given" in item:
            if item["types"] is not None:
                labels["types"].append((c, item["types"]))
            if item["valid"] is not None:
                labels["valid"].append((c, [float(item["valid"])]))
            continue
        labels["valid"].append((c, [float(event is not None)]))
        if event is not None:
            fill_roles(gold[c], item["places"], begin, end, roles)
            for name, value in types_of(event).items():
                if value is not None:
                    labels[name].append((c, value))
    loss = 2 * role_loss(output.float(), gold)
    for name, found in labels.items():
        if not found:
            continue
        rows, values = [c for c, _ in found], torch.tensor([value for _, value in found])
        if name == "types":  # of several types any is right: the probability of all of them together
            of_right = (said[name][rows].log_softmax(-1) + values.log()).logsumexp(-1)
            loss = loss - of_right.mean()
        else:
            loss = loss + WEIGHTS.get(name, 1.0) * F.binary_cross_entropy_with_logits(said[name][rows], values)
    return loss
