"""Events to train on: corpus/events, marked real texts, PLOVER's gold standard records, and sentences with a given source
and target."""
import json
import re

from features import HERE, prepare, words_of
from marked import read_event_records
from mentions import marked_rows
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


def phrases_of(mentions, text, words):
    """Runs of words of one entity's mentions; a title and the name that follows it are one."""
    spans = []
    for start, end in sorted(mentions):
        if spans and re.fullmatch(r",? ?", text[spans[-1][1]:start]):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return words_of(spans, words)


def party_runs(entities, row, phrases, sentence, anchor):
    """Where a sentence names parties, and the words at which it may: of several mentions of one the nearest to the trigger counts."""
    start, end = sentence
    runs, unsure = [], set()
    for entity in entities:
        within = [(s, e) for s, e in phrases.get(entity, ()) if s >= start and e <= end]
        if not within:
            for member in row["entities"][entity].get("members", ()):
                runs += [(s, e) for s, e in phrases.get(member, ()) if s >= start and e <= end][:1]
            continue
        nearest = min(within, key=lambda run: min(abs(run[0] - anchor[1]), abs(anchor[0] - run[1])))
        runs.append(nearest)
        unsure |= {w for s, e in within for w in range(s, e)} - set(range(*nearest))
    return runs, unsure


def with_groups(entities, groups):
    """Entities with the members of groups among them, and with the groups of which all members are."""
    every = set(entities).union(*(groups.get(entity, set()) for entity in entities))
    return every | {group for group, members in groups.items() if members <= every}


def read_real_events(folder, tokenizer, ids=None, data=f"{HERE}/../../shared/data"):
    """The marked real texts as whole documents, each mention of an event as one; without those held back and those marked
    twice, on which thresholds and confidence are chosen. The words of dates are not marked."""
    twice = {json.loads(line)["id"] for line in open(f"{folder}/second.jsonl", encoding="utf-8")}
    rows = [(row, text) for row, text in marked_rows(folder, data)
            if (row["id"] in ids if ids is not None else not row["heldBack"] and row["id"] not in twice)]
    documents = prepare([text for _, text in rows], tokenizer)
    for document, (row, text) in zip(documents, rows):
        words, spans = document["words"], {}
        for mention in row["mentions"]:
            spans.setdefault(mention["entity"], []).append(tuple(mention["span"]))
        phrases = {entity: phrases_of(own, text, words) for entity, own in spans.items()}
        begins = [w for w, sentence in enumerate(document["sentences"]) if w == 0 or sentence != document["sentences"][w - 1]]
        document["records"] = list(zip(begins, begins[1:] + [len(words)]))
        document["id"], document["events"] = row["id"], []
        groups = {number: set(entity["members"]) for number, entity in enumerate(row["entities"]) if entity.get("members")}
        for number, event in enumerate(row["events"]):
            named = {"actor": event["actors"], "recipient": event["recipients"], "place": [event["place"]] if event["place"] is not None else []}
            runs = [words_of([span], words)[0] for span in event["triggers"]]
            for run in runs:
                sentence = next(record for record in document["records"] if record[0] <= run[0] < record[1])
                found = {"type": event["type"], "modes": None, "flags": event["flags"], "contexts": None, "trigger": [run], "date": [],
                         "unknown": {"date": set(range(*sentence)), "trigger": {w for s, e in runs if (s, e) != run for w in range(s, e)}},
                         "number": number, "entities": {role: with_groups(entities, groups) for role, entities in named.items()}}
                for role, entities in named.items():
                    found[role], found["unknown"][role] = party_runs(entities, row, phrases, sentence, run)
                document["events"].append(found)
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
