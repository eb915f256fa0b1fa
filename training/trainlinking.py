"""Train the linking network on the states of models/en, which are computed once and kept in memory.

usage: trainlinking.py --model models/en --network restored.pt --out FOLDER --minutes N [--gum gum/train] [--litbank litbank.jsonl.gz]
                       [--gap gap_dev.jsonl.gz …] [--real corpus/real/labels.jsonl --texts data/real] [--check-gum gum/dev] [--check-gap gap_test.jsonl.gz]

--network is what restore.py gives; its last layers are the first weights. Ends with FOLDER/linking.pt.
"""
import argparse
import json
import os
import random
import time

import numpy
import onnxruntime
import torch
import torch.nn.functional as F

from features import SPECIAL_FEATURE, load_tokenizer
from docevents import event_check, event_loss, summary_of, with_events
from eventdata import read_articles, read_events, read_real_events
from items import by_article, join, join_some
from linking import Linking
from mentions import KINDS, PRONOUNS, read_gap, read_gum, read_litbank, read_real
from network import padding_bias
from pairs import PAIR_FEATURES, facts_of, pairs_of
from windows import cut

IGNORED = -100
LIKELY_SOURCE = 0.5
TIMES = {"real": 3, "gum": 2, "litbank": 1, "gap": 1, "events": 1, "articles": 1}
MOST_WINDOWS = 8  # a longer document is read in parts


def encoder_of(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(f"{model}/encoder.onnx", options)


def encode(document, session, tokenizer):
    """Adds the windows with their states as float16, the names that the model finds and whether a word is of a source."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    first, count = document["first"], len(document["words"])
    ranges = cut(first)
    document["windows"], sources, names = [], numpy.zeros(count), numpy.zeros((count, 9))
    for number, (start, end) in enumerate(ranges):
        own_start = (start + ranges[number - 1][1]) >> 1 if number else start
        own_end = (ranges[number + 1][0] + end) >> 1 if number + 1 < len(ranges) else end
        ids = [cls] + document["pieces"][first[start]:first[end]] + [sep]
        marks = [document["features"][w] for w in range(start, end) for _ in range(first[w + 1] - first[w])]
        tags, entities, _, shared, last = session.run(["tags", "entities", "triggers", "shared", "last"], {
            "pieces": numpy.array([ids]), "features": numpy.array([[SPECIAL_FEATURE, *marks, SPECIAL_FEATURE]])})
        places = [first[w] - first[start] + 1 for w in range(start, end + 1)]
        for w in range(own_start, own_end):
            three = numpy.exp(tags[0, places[w - start], :3] - tags[0, places[w - start], :3].max())
            sources[w] = 1 - three[0] / three.sum()
            names[w] = entities[0, places[w - start]]
        document["windows"].append({"start": start, "end": end, "own": (own_start, own_end), "places": places,
                                    "states": torch.from_numpy(numpy.concatenate([shared[0], last[0]], -1)).half()})
    document["sources"], document["names"] = sources > LIKELY_SOURCE, names
    return document


def named_persons(document):
    """Runs of words that the model takes for a person's name."""
    best, runs = document["names"].argmax(1), []
    for w, tag in enumerate(best):
        if tag == 1 or (tag == 5 and not (runs and runs[-1][1] == w)):
            runs.append([w, w + 1])
        elif tag == 5:
            runs[-1][1] = w + 1
    return runs


def with_rest_of_gap(document):
    """The other persons and pronouns of a GAP text as mentions of whom nothing is known."""
    taken = {w for m in document["mentions"] for w in range(m["start"], m["end"])}
    more = [{"start": s, "end": e, "form": "name", "kind": "person", "entity": None} for s, e in named_persons(document)]
    more += [{"start": w, "end": w + 1, "form": "pronoun", "kind": None, "entity": None}
             for w, (s, e) in enumerate(document["words"]) if PRONOUNS.get(document["text"][s:e].lower(), 9) < 2]
    document["mentions"] += [m for m in more if not taken & set(range(m["start"], m["end"]))]
    document["mentions"].sort(key=lambda m: (m["start"], -m["end"]))
    return document


def parts_of(document):
    """A long document in parts of some windows, so that a step fits into memory."""
    if len(document["windows"]) <= MOST_WINDOWS:
        return [document]
    parts = []
    for at in range(0, len(document["windows"]), MOST_WINDOWS):
        windows = document["windows"][at:at + MOST_WINDOWS]
        begin, end = windows[0]["own"][0], windows[-1]["own"][1]
        parts.append({**document, "windows": windows, "mentions": [m for m in document["mentions"] if m["start"] >= begin and m["end"] <= end]})
    return parts


def a_pass(kinds, times, rng):
    """Every part of each kind as often as `times` says; of half a time a half, drawn anew."""
    order = []
    for kind, made in kinds.items():
        whole = int(times[kind])
        order += made * whole + rng.sample(made, round(len(made) * (times[kind] - whole)))
    rng.shuffle(order)
    return order


def real_with_events(labels, texts, tokenizer, ids=None):
    """The mentions of the real texts that are not held back, with the events of those in `ids`, or that may be learnt from."""
    marked = {d["id"]: d["events"] for d in read_real_events(os.path.dirname(labels), tokenizer, ids, texts)}
    return [d | {"events": marked[d["id"]], "marked": True} if d["id"] in marked else d for d in read_real(labels, texts, tokenizer, False)]


def without_mentions(documents):
    return [{**d, "id": f"events-{number}", "text": "", "mentions": [], "quiet": set(), "tagged": False, "sentences": [0] * len(d["words"])}
            for number, d in enumerate(documents)]


def tag_gold(document):
    """Two lists of tags for the words: of names and of descriptions; IGNORED where nothing is known."""
    count = len(document["words"])
    rows = {}
    for form in ("name", "description"):
        tags = [0 if document["tagged"] else IGNORED] * count
        for word in document["quiet"]:
            tags[word] = IGNORED
        for m in document["mentions"]:
            if m["form"] == form and document["tagged"]:
                quiet = form == "description" and m["kind"] == "place" and document["quiet"] >= set(range(m["start"], m["end"]))
                for w in range(m["start"], m["end"]):
                    tags[w] = IGNORED if quiet else (1 if w == m["start"] else 5) + KINDS.index(m["kind"])
        rows[form] = tags
    return rows["name"], rows["description"]


def prepared(document):
    """Everything of a part that does not change: tags, pairs and which of them are right."""
    facts = facts_of(document, document["mentions"], document["sources"])
    pairs = pairs_of(facts)
    told = torch.zeros(len(pairs), PAIR_FEATURES)
    for row, (_, _, found) in enumerate(pairs):
        told[row, found] = 1
    entity = [m["entity"] for m in document["mentions"]]
    right = torch.tensor([entity[i] is not None and entity[i] == entity[j] for i, j, _ in pairs], dtype=torch.bool)
    names, descriptions = tag_gold(document)
    made = {"id": document["id"], "windows": document["windows"], "mentions": document["mentions"], "facts": facts, "text": document["text"],
            "words": document["words"], "classes": torch.tensor([f["class"] for f in facts]),
            "first": torch.tensor([p[0] for p in pairs], dtype=torch.long), "second": torch.tensor([p[1] for p in pairs], dtype=torch.long),
            "told": told, "right": right, "names": names, "descriptions": descriptions}
    if "asked" in document:
        where = {(f["start"], f["end"]): i for i, f in enumerate(facts)}
        made["asked"] = where[document["asked"]]
        made["options"] = [(facts[where[run]]["string"], where[run], is_meant) for run, is_meant in document["options"]]
    return with_events(made, document, facts)


def forward(network, part):
    """Tags of the windows' words, the scores of pairs and of nobody, the states and the mentions' vectors."""
    windows = part["windows"]
    size = max(len(w["states"]) for w in windows)
    states = torch.stack([F.pad(w["states"].float(), (0, 0, 0, size - len(w["states"]))) for w in windows])
    bias = padding_bias([len(w["states"]) for w in windows], size, torch.bfloat16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = network.states(states[..., :384], states[..., 384:], bias)
        dropped = network.dropout(x)
        names, descriptions = network.names(dropped).float(), network.descriptions(dropped).float()
        if not part["mentions"]:
            return names, descriptions, None, None, x, None
        starts, ends = [], []
        for m in part["mentions"]:
            row = next((i for i, w in enumerate(windows) if w["own"][0] <= m["end"] - 1 < w["own"][1]), 0)
            w = windows[row]
            begin = max(m["start"], w["start"])
            starts.append(row * size + w["places"][begin - w["start"]])
            ends.append(row * size + w["places"][min(m["end"], w["end"]) - w["start"]])
        vectors = network.vectors(x.reshape(-1, 384), torch.tensor(starts), torch.tensor(ends), part["classes"])
        scores = network.pairs(vectors, part["first"], part["second"], part["told"]).float()
        nobody = network.nobody(vectors).float()
    return names, descriptions, scores, nobody, x, vectors


# Words outside mentions are many; tags are learnt more slowly than links.
TAG_WEIGHTS = torch.tensor([1.0] + [2.0] * 8)
TAG_LOSS = 3.0


def tag_loss(logits, gold, windows):
    total, flat, wanted = 0.0, [], []
    for row, w in enumerate(windows):
        flat.append(logits[row, w["places"][:-1]])
        wanted.append(torch.tensor(gold[w["start"]:w["end"]]))
    flat, wanted = torch.cat(flat), torch.cat(wanted)
    if (wanted != IGNORED).any():
        total = TAG_LOSS * F.cross_entropy(flat, wanted, TAG_WEIGHTS, ignore_index=IGNORED)
    return total


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


def loss_of(network, part, rng):
    names, descriptions, scores, nobody, x, vectors = forward(network, part)
    loss = tag_loss(names, part["names"], part["windows"]) + tag_loss(descriptions, part["descriptions"], part["windows"])
    if "deeds" in part:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            triggers = network.events.triggers(network.dropout(x)).float()
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


@torch.no_grad()
def check(network, parts):
    """By kind of mention: links right of those that go back to something, kept new of the new, precision of the links made."""
    found = {}
    for part in parts:
        _, _, scores, nobody, *_ = forward(network, part)
        if scores is None:
            continue
        table, right, _ = by_mention(part, scores, nobody)
        best, size = table.argmax(1), table.shape[1] - 1
        for i, m in enumerate(part["mentions"]):
            if m["entity"] is None:
                continue
            kind = m["form"] if m["form"] != "pronoun" else "third person" if part["facts"][i]["class"] < 4 else "other pronoun"
            row = found.setdefault(kind, [0, 0, 0, 0, 0])
            goes_back, linked = not bool(right[i, size]), int(best[i]) != size
            is_right = bool(right[i, best[i]])
            row[0] += goes_back
            row[1] += goes_back and linked and is_right
            row[2] += not goes_back
            row[3] += not goes_back and not linked
            row[4] += linked
    return {kind: f"link right {100 * r[1] / max(1, r[0]):.1f} of {r[0]}, kept new {100 * r[3] / max(1, r[2]):.1f} of {r[2]}, "
                  f"precision {100 * r[1] / max(1, r[4]):.1f}" for kind, r in found.items()}


@torch.no_grad()
def check_tags(network, parts):
    """F1 of exact spans with kind, of names and of descriptions."""
    counts = {"name": [0, 0, 0], "description": [0, 0, 0]}
    for part in parts:
        names, descriptions, *_ = forward(network, part)
        for form, logits, gold in (("name", names, part["names"]), ("description", descriptions, part["descriptions"])):
            got, quiet = set(), set()
            for row, w in enumerate(part["windows"]):
                best = logits[row, w["places"][:-1]].argmax(1).tolist()
                start = None
                for at in range(w["own"][0], w["own"][1] + 1):
                    tag = best[at - w["start"]] if at < w["own"][1] else 0
                    if start is not None and not tag > 4:
                        got.add((start, at, kind))
                        start = None
                    if 1 <= tag <= 4 or (tag > 4 and start is None):
                        if start is not None:
                            got.add((start, at, kind))
                        start, kind = at, (tag - 1) % 4
            quiet = {w for w, tag in enumerate(gold) if tag == IGNORED}
            got = {g for g in got if not quiet & set(range(g[0], g[1]))}
            wanted = {(m["start"], m["end"], KINDS.index(m["kind"])) for m in part["mentions"] if m["form"] == form}
            wanted = {g for g in wanted if not quiet & set(range(g[0], g[1]))}
            counts[form][0] += len(got & wanted)
            counts[form][1] += len(got)
            counts[form][2] += len(wanted)
    return {form: f"P {100 * a / max(1, b):.1f} R {100 * a / max(1, c):.1f} F1 {200 * a / max(1, b + c):.1f} of {c}" for form, (a, b, c) in counts.items()}


@torch.no_grad()
def check_events(network, parts):
    """Of events in documents that their heads have not seen: triggers found and types, who takes part, what is one event."""
    found = [event_check(network.events, part, *forward(network, part)[4:]) for part in parts]
    return summary_of(found)


@torch.no_grad()
def check_gap(network, parts):
    """F1 over names: of the two the likelier one is meant, if it is likelier than nobody; a name stands for all with its last word."""
    tp = fp = fn = 0
    for part in parts:
        _, _, scores, nobody, *_ = forward(network, part)
        table, _, place = by_mention(part, scores, nobody)
        rows = (part["first"] == part["asked"]).nonzero().squeeze(1).tolist()
        best = []
        for name, index, _ in part["options"]:
            same = [row for row in rows if part["second"][row] == index or part["facts"][part["second"][row]]["words"][-1] == name.split(" ")[-1]]
            best.append(max((float(table[part["asked"], place[row]]) for row in same), default=-1e4))
        for number, (_, _, is_meant) in enumerate(part["options"]):
            says = best[number] > best[1 - number] and best[number] > float(table[part["asked"], -1])
            tp += says and is_meant
            fp += says and not is_meant
            fn += is_meant and not says
    return round(200 * tp / max(1, 2 * tp + fp + fn), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "network", "out", "gum", "litbank", "real", "texts", "events", "articles", "check-gum", "check-gap", "start"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--gap", nargs="+", default=[])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--depth", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", default="")
    parser.add_argument("--check-events", action="store_true", help="on the real texts that were marked twice; events are never learnt from these")
    parser.add_argument("--hold-out", action="store_true", help="keep the real texts that are held back for the check; else never read them")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    os.makedirs(options.out, exist_ok=True)
    times = TIMES | {k: float(v) for k, v in (part.split("=") for part in options.times.split(",") if part)}
    tokenizer, session = load_tokenizer(options.model), encoder_of(options.model)

    def parts(documents, is_gap=False):
        made = []
        for document in documents:
            encode(document, session, tokenizer)
            if is_gap:
                with_rest_of_gap(document)
            made += [prepared(part) for part in parts_of(document)]
        return made

    kinds = {}
    if options.gum:
        kinds["gum"] = parts(read_gum(options.gum, tokenizer))
    if options.litbank:
        kinds["litbank"] = parts(read_litbank(options.litbank, tokenizer))
    if options.gap:
        kinds["gap"] = parts([d for path in options.gap for d in read_gap(path, tokenizer)], True)
    if options.real:
        kinds["real"] = parts(real_with_events(options.real, options.texts, tokenizer))
    if options.events:
        records = read_events(options.events, tokenizer)
        kinds["events"] = parts(without_mentions(join_some(random.Random(1).sample(records, len(records)), random.Random(1))))
    if options.articles:
        kinds["articles"] = parts(without_mentions([join(one, random.Random(1)) for one in by_article(read_articles(options.articles, tokenizer))]))
    for kind, made in kinds.items():
        print(kind, len(made), "parts", sum(len(p["mentions"]) for p in made), "mentions", flush=True)
    gum = parts(read_gum(options.check_gum, tokenizer)) if options.check_gum else []
    gap = parts(read_gap(options.check_gap, tokenizer), True) if options.check_gap else []
    real = parts(read_real(options.real, options.texts, tokenizer, True)) if options.real and options.hold_out else []
    events = []
    if options.check_events:
        twice = {json.loads(line)["id"] for line in open(f"{os.path.dirname(options.real)}/second.jsonl", encoding="utf-8")}
        events = parts([d for d in real_with_events(options.real, options.texts, tokenizer, twice) if d["id"] in twice])
    network = Linking(options.depth)
    if options.start:
        network.load_state_dict(torch.load(options.start), strict=False)
    else:
        network.begin_with(torch.load(options.network))
    own = {id(p) for p in network.layers.parameters()}
    heads = [p for p in network.parameters() if id(p) not in own]
    optimizer = torch.optim.AdamW([{"params": list(network.layers.parameters()), "lr": options.rate}, {"params": heads, "lr": 6 * options.rate}],
                                  weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]

    def report(label):
        network.eval()
        print(label, "GAP", check_gap(network, gap) if gap else None, flush=True)
        for name, some in (("GUM dev", gum), ("real held back", real)):
            if some:
                print("  ", name, json.dumps(check(network, some)), json.dumps(check_tags(network, some)), flush=True)
        if events:
            print("   events", json.dumps(check_events(network, events)), flush=True)
        network.train()

    network.train()
    rng = random.Random(options.seed)
    began, step, order, running, passes, reported = time.time(), 0, [], 0.0, 0, 0
    while (spent := (time.time() - began) / (60 * options.minutes)) < 1:
        if not order:
            order, passes = a_pass(kinds, times, random.Random(options.seed * 1000 + passes)), passes + 1
        for group, top in zip(optimizer.param_groups, rates):
            group["lr"] = top * min(1, (step + 1) / 200) * (1 - spent)
        for _ in range(min(options.batch, len(order))):
            loss = loss_of(network, order.pop(), rng)
            if torch.is_tensor(loss):
                (loss / options.batch).backward()
                running += loss.item() / options.batch
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        if step % 100 == 0:
            print(f"{time.time() - began:.0f} s, pass {passes}, step {step}, loss {running / 100:.3f}", flush=True)
            running = 0.0
        if spent > (reported + 1) / 4:
            reported += 1
            report(f"{time.time() - began:.0f} s")
            torch.save(network.state_dict(), f"{options.out}/checkpoint.pt")
    report("end")
    torch.save(network.state_dict(), f"{options.out}/linking.pt")


if __name__ == "__main__":
    main()
