"""Documents with mentions as the parts that the linking network is trained on: windows, tags, facts of mentions, pairs and which of
them are right."""
import random

import torch

from docevents import with_events
from eventdata import read_articles, read_events, read_real_events
from items import IGNORED, by_article, join, join_some
from mentions import KINDS, PRONOUNS, read_gap, read_gum, read_litbank, read_real
from pairs import PAIR_FEATURES, facts_of, pairs_of
from renames import Renamer
from windows import collate, cut, window_input

LIKELY_SOURCE = 0.5
TIMES = {"real": 1.5, "gum": 1, "litbank": 1, "gap": 1, "events": 1, "articles": 1}
MOST_WINDOWS = 8  # a longer document is read in parts
AT_ONCE = 8  # windows that go through an encoder together


def windows_of(document, tokenizer):
    """The windows of a document as the encoder is given them, each with the words that are read from it and from no other."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ranges, made = cut(document["first"]), []
    for number, (start, end) in enumerate(ranges):
        own_start = (start + ranges[number - 1][1]) >> 1 if number else start
        own_end = (ranges[number + 1][0] + end) >> 1 if number + 1 < len(ranges) else end
        ids, features, places = window_input(document, start, end, cls, sep)
        made.append({"start": start, "end": end, "own": (own_start, own_end), "places": places, "ids": ids, "features": features})
    return made


@torch.no_grad()
def tell(documents, encoder, tokenizer):
    """Adds to documents their windows and what `encoder` (a network with encode and tags) says: whether a word is of a source, and the
    logits of names."""
    for document in documents:
        document["windows"], count = windows_of(document, tokenizer), len(document["words"])
        document["sources"], document["names"] = torch.zeros(count, dtype=torch.bool), torch.zeros(count, 9)
    every = sorted(((document, window) for document in documents for window in document["windows"]), key=lambda pair: len(pair[1]["ids"]))
    for at in range(0, len(every), AT_ONCE):
        some = every[at:at + AT_ONCE]
        pieces, features, bias = collate([window for _, window in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, names, _ = encoder.tags(encoder.encode(pieces, features, bias.bfloat16())[1])
        for row, (document, window) in enumerate(some):
            begin, end = window["own"]
            places = window["places"][begin - window["start"]:end - window["start"]]
            document["sources"][begin:end] = tags[row, places, :3].float().softmax(-1)[:, 0] < 1 - LIKELY_SOURCE
            document["names"][begin:end] = names[row, places].float()
    return documents


def named_persons(document):
    """Runs of words that the model takes for a person's name."""
    best, runs = document["names"].argmax(1).tolist(), []
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


def real_with_events(folder, data, tokenizer, ids=None):
    """The mentions of the real texts that are not held back, with the events of those in `ids`, or that may be learnt from."""
    marked = {d["id"]: d["events"] for d in read_real_events(folder, tokenizer, ids, data)}
    return [d | {"events": marked[d["id"]], "marked": True} if d["id"] in marked else d for d in read_real(folder, data, tokenizer, False)]


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
            "words": document["words"], "sentences": document["sentences"], "classes": torch.tensor([f["class"] for f in facts]),
            "first": torch.tensor([p[0] for p in pairs], dtype=torch.long), "second": torch.tensor([p[1] for p in pairs], dtype=torch.long),
            "told": told, "right": right, "names": names, "descriptions": descriptions}
    if "asked" in document:
        where = {(f["start"], f["end"]): i for i, f in enumerate(facts)}
        made["asked"] = where[document["asked"]]
        made["options"] = [(facts[where[run]]["string"], where[run], is_meant) for run, is_meant in document["options"]]
    return with_events(made, document, facts)


def add_options(parser):
    for name in ("mentions-gum", "mentions-litbank", "mentions-real", "mentions-events", "mentions-articles"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--data", help="folder of the data, which has the texts that --mentions-real refers to")
    parser.add_argument("--mentions-gap", nargs="+", default=[])
    parser.add_argument("--mentions-times", default="", help="how often a pass sees a kind, for instance real=4,gap=0.5")


def times_of(options):
    """How often a pass sees each kind."""
    return TIMES | {kind: float(value) for kind, value in (part.split("=") for part in options.mentions_times.split(",") if part)}


def parts_from(documents, encoder, tokenizer, is_gap=False):
    tell(documents, encoder, tokenizer)
    return [prepared(part) for document in documents for part in parts_of(with_rest_of_gap(document) if is_gap else document)]


def with_renamed(documents, renamer, rng):
    """The documents, and once more with other names for their persons."""
    return documents + [renamer.renamed(d, [(m["start"], m["end"]) for m in d["mentions"] if m["form"] == "name" and m["kind"] == "person"], rng)
                        for d in documents]


def read_parts(options, encoder, tokenizer):
    """{kind: parts} of the files that the options name."""
    once, renamer = random.Random(1), Renamer(tokenizer)
    found = {}
    if options.mentions_gum:
        found["gum"] = with_renamed(read_gum(options.mentions_gum, tokenizer), renamer, once)
    if options.mentions_litbank:
        found["litbank"] = read_litbank(options.mentions_litbank, tokenizer)
    if options.mentions_gap:
        found["gap"] = [d for path in options.mentions_gap for d in read_gap(path, tokenizer)]
    if options.mentions_real:
        found["real"] = with_renamed(real_with_events(options.mentions_real, options.data, tokenizer), renamer, once)
    if options.mentions_events:
        records = read_events(options.mentions_events, tokenizer)
        found["events"] = without_mentions(join_some(once.sample(records, len(records)), once))
    if options.mentions_articles:
        found["articles"] = without_mentions([join(one, once) for one in by_article(read_articles(options.mentions_articles, tokenizer))])
    made = {}
    for kind, documents in found.items():
        made[kind] = parts_from(documents, encoder, tokenizer, kind == "gap")
        print(kind, len(made[kind]), "parts", sum(len(p["mentions"]) for p in made[kind]), "mentions", flush=True)
    return made
