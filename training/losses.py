"""The loss of a batch: the sum over the heads whose gold its items have."""
import torch
import torch.nn.functional as F

from items import CUE, IGNORED, types_of
from network import EVENT_ROLES, PARTS, TRIGGER
from windows import EVENT_AFTER, EVENT_BEFORE, collate, condition_inputs, reach_of

MAX_ANCHORS = 40
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


def attribution_loss(network, shared, words, batch, rng, mine):
    chosen = []
    for row, item in enumerate(batch):
        if "anchors" not in item:
            continue
        anchors = list(item["anchors"])
        if mine:
            size = len(item["tags"])
            known = {w for anchor, kind, *_ in anchors if kind == CUE for w in anchor} | {w for w in range(size) if item["tags"][w][1]}
            anchors += [(run, CUE, [0] * size, [0] * size, 0)
                        for run in likely_runs(words[row, :size, 3:6].detach().softmax(-1), known, 3, rng)]
        chosen += [(row, item, *anchor) for anchor in anchors]
    rng.shuffle(chosen)
    chosen = chosen[:MAX_ANCHORS]
    if not chosen:
        return 0.0
    rows = [(row, item, [(anchor, kind)], reach_of(item["places"][anchor[0]], len(item["ids"])))
            for row, item, anchor, kind, *_ in chosen]
    states, anchors, bias = condition_inputs(shared, rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = network.condition(states, anchors, bias.bfloat16())
    output = output.float()
    gold, valid, first = torch.full((len(chosen), states.shape[1], 2), IGNORED), [], []
    for c, ((_, item, anchor, _, source, content, is_valid), (*_, (begin, end))) in enumerate(zip(chosen, rows)):
        if is_valid:
            fill_roles(gold[c], item["places"], begin, end, (source, content))
        valid.append(float(is_valid))
        first.append(item["places"][anchor[0]] - begin)
    verdict = output[torch.arange(len(chosen)), torch.tensor(first), 6]
    return 2 * role_loss(output[..., :6], gold) + 0.5 * F.binary_cross_entropy_with_logits(verdict, torch.tensor(valid))


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
    chosen = chosen[:MAX_ANCHORS]
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


def batch_loss(network, batch, rng, mine, events_only=False):
    pieces, features, bias = collate(batch)
    with torch.set_grad_enabled(not events_only), torch.autocast("cpu", dtype=torch.bfloat16):
        shared, last = network.encode(pieces, features, bias.bfloat16())
        logits = network.tags(last)
    size = max(len(item["places"]) - 1 for item in batch)
    places = torch.zeros(len(batch), size, dtype=torch.long)
    for row, item in enumerate(batch):
        places[row, : len(item["places"]) - 1] = torch.tensor(item["places"][:-1])
    tags, entities, triggers = (at_words(part, places) for part in logits)
    if events_only:
        return event_loss(network, shared, triggers, batch, rng, mine)
    gold = gold_of(batch, "tags", size, 3)
    heavier = torch.tensor([0.7, 1.5, 1.5])
    loss = sum(weight * mean_loss(tags[..., 3 * r : 3 * r + 3], gold[:, :, r], weight=heavier if r == 1 else None)
               for r, weight in enumerate((1.0, 1.5, 1.0))) / 3
    loss = loss + mean_loss(entities, gold_of(batch, "entities", size)) + mean_loss(triggers, gold_of(batch, "triggers", size))
    loss = loss + attribution_loss(network, shared, tags, batch, rng, mine)
    return loss + event_loss(network, shared, triggers, batch, rng, mine)
