"""Events to train on: corpus/events, PLOVER's gold standard records, and sentences with a given source and target."""
import json
import re

from features import prepare, words_of
from marked import read_event_records
from network import EVENT_ROLES, GIVEN_PARTS
from plover import MODES, OLDER


def with_events(sources, tokenizer):
    documents = prepare([source["text"] for source in sources], tokenizer)
    for document, source in zip(documents, sources):
        document["id"] = source["id"]
        document["events"] = [{**event, **{role: words_of(event[role], document["words"]) for role in EVENT_ROLES}}
                              for event in source["events"]]
    return documents


def read_events(folder, tokenizer):
    return with_events(read_event_records(folder), tokenizer)


def read_articles(folder, tokenizer):
    """Whole articles, sentence by sentence: an id is its article's and the number of the sentence (15-1-02)."""
    documents = read_events(folder, tokenizer)
    for document in documents:
        document["article"] = document["id"].rsplit("-", 1)[0]
    return documents


MARK = re.compile(r"\((SRC/TAR|TAR/SRC|SRC|TAR|EVT|LOC|DATE): ?")
GSR_ROLE = {"SRC": "actor", "SRC/TAR": "actor", "TAR/SRC": "actor", "TAR": "recipient", "EVT": "trigger", "LOC": "place", "DATE": "date"}


def parse_gsr(record):
    """A gold standard record as one of corpus/events. Who is source and target at once is an actor; other marks stay text."""
    markup, text, spans, stack, at = record["textInfo"]["markup"].strip("{}"), "", {role: [] for role in EVENT_ROLES}, [], 0
    while at < len(markup):
        mark = MARK.match(markup, at)
        if mark:
            stack.append((GSR_ROLE[mark[1]], len(text)))
            at = mark.end()
            continue
        if markup[at] == "(":
            stack.append((None, 0))
        elif markup[at] == ")" and stack:
            role, start = stack.pop()
            if role:
                spans[role].append((start, len(text)))
                at += 1
                continue
        text += markup[at]
        at += 1
    modes = [mode for mode in str(record.get("mode") or "").split(",") if mode in MODES] or None
    kind = OLDER.get(record["event"], record["event"])
    return {"id": record["id"], "text": text, "events": [{"type": kind, "modes": modes, "flags": None, "contexts": None, **spans}]}


def read_gsr(path, tokenizer):
    return with_events(gsr_sources(path), tokenizer)


def types_named(kind):
    return ["CONCEDE", "RETREAT"] if kind == "YIELD" else [kind]


def parse_pair(line):
    """{text, source, target: spans, types} of a line whose `marked` has <s>…</s> and <t>…</t>."""
    text, spans, at = "", {"s": [], "t": []}, 0
    for mark in re.finditer(r"<(/?)([st])>", line["marked"]):
        text += line["marked"][at : mark.start()]
        spans[mark[2]].append(len(text))
        at = mark.end()
    text += line["marked"][at:]
    source, target = ([tuple(ends[i : i + 2]) for i in range(0, len(ends) - 1, 2)] for ends in spans.values())
    return {"id": line["id"], "text": text, "source": source, "target": target, "types": types_named(line["type"])}


def with_given(sources, tokenizer):
    """{id, text, source, target, trigger: spans, types, valid} as documents; of `valid` and `types` None is unknown."""
    documents = prepare([source["text"] for source in sources], tokenizer)
    for document, source in zip(documents, sources):
        document["id"] = source["id"]
        document["given"] = {part: words_of(source.get(part, []), document["words"]) for part, _ in GIVEN_PARTS}
        document["given"] |= {"types": source["types"], "valid": source.get("valid")}
        if "features" in source:
            document["features"] = source["features"]
    return documents


def read_pairs(path, tokenizer):
    return with_given([parse_pair(json.loads(line)) for line in open(path, encoding="utf-8")], tokenizer)


def pairs_of_events(sources, tokenizer):
    """Events of corpus/events that have both an actor and a recipient, as sentences with a given source and target."""
    found = []
    for source in sources:
        by_pair = {}
        for event in source["events"]:
            if event["actor"] and event["recipient"] and not event["flags"]:
                by_pair.setdefault((tuple(event["actor"]), tuple(event["recipient"])), set()).add(event["type"])
        found += [{"id": source["id"], "text": source["text"], "source": list(actor), "target": list(recipient), "types": list(types)}
                  for (actor, recipient), types in by_pair.items() if len(types) == 1]
    return with_given(found, tokenizer)


def read_event_pairs(folder, tokenizer):
    return pairs_of_events(read_event_records(folder), tokenizer)


def looks_at(sources, tokenizer):
    """Every event of some records as its sentence with the trigger and the parties given."""
    return with_given([{"id": source["id"], "text": source["text"], "source": event["actor"], "target": event["recipient"],
                        "trigger": event["trigger"], "types": [event["type"]], "valid": True}
                       for source in sources for event in source["events"]], tokenizer)


def gsr_sources(path):
    return [source for record in json.load(open(path, encoding="utf-8"))
            if (source := parse_gsr(record))["events"][0]["trigger"]]


def read_looks(path, tokenizer):
    """Of a folder of event texts or the gold standard records."""
    return looks_at(gsr_sources(path) if path.endswith(".json") else read_event_records(path), tokenizer)


def read_proposed(path, tokenizer):
    """What an earlier model proposed in articles that it had not seen, and what was right (proposals.ts)."""
    return with_given([json.loads(line) for line in open(path, encoding="utf-8")], tokenizer)
