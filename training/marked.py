"""Marked-up texts of corpus/attribution, corpus/entities and corpus/events as training documents.

{s1 words} is the source, {q1 words} the cue and {c1 words} the content of attribution 1; the READMEs of the folders
have the rest. Marks nest; a brace of the text is \\{ or \\}. Records are separated by lines of --- (attribution, entities) or by empty lines (events).
"""
import glob
import os
import re

from features import prepare, words_of

TAG = re.compile(r"\{([a-z])(\d*) ")
ATTRIBUTION = {"s": "source", "q": "cue", "c": "content"}
ENTITY = {"p": "person", "o": "organisation", "l": "place", "g": "group"}
EVENT = {"t": "trigger", "a": "actor", "r": "recipient", "p": "place", "d": "date"}


def parse_marks(record):
    """The text without its markup, and the marks (letter, number or None, start, end) in code points, inner ones first."""
    text, stack, marks, at = "", [], [], 0
    while at < len(record):
        tag = TAG.match(record, at)
        if tag:
            stack.append((tag[1], int(tag[2]) if tag[2] else None, len(text)))
            at = tag.end()
        elif record[at] == "\\" and record[at + 1 : at + 2] in ("{", "}"):
            text += record[at + 1]
            at += 2
        elif record[at] == "}" and stack:
            letter, number, start = stack.pop()
            marks.append((letter, number, start, len(text)))
            at += 1
        else:
            text += record[at]
            at += 1
    if stack:
        raise ValueError(f"a mark is not closed in: {record[:60]}")
    return text, marks


def parse_record(record):
    """The text without its markup, and the attributions with spans of code points."""
    text, marks = parse_marks(record)
    attributions = {}
    for letter, number, start, end in marks:
        attributions.setdefault(number, {"source": [], "cue": [], "content": []})[ATTRIBUTION[letter]].append((start, end))
    return text, [attributions[number] for number in sorted(attributions)]


def held_back(folder):
    """Names of the files that are measured on and not trained on."""
    path = f"{folder}/HELDBACK"
    return open(path, encoding="utf-8").read().split() if os.path.exists(path) else []


def records_of(folder, separator=r"^---\s*$"):
    away = held_back(folder)
    for path in sorted(glob.glob(f"{folder}/*.txt")):
        if os.path.basename(path) in away:
            continue
        with open(path, encoding="utf-8") as file:
            for number, record in enumerate(re.split(separator, file.read(), flags=re.M)):
                if record.strip():
                    yield f"{path}#{number + 1}", record.strip()


def read_marked(folder, tokenizer):
    names, records = zip(*records_of(folder))
    parsed = [parse_record(record) for record in records]
    documents = prepare([text for text, _ in parsed], tokenizer)
    for name, document, (_, attributions) in zip(names, documents, parsed):
        document["id"] = name
        document["attributions"] = [{role: words_of(a[role], document["words"]) for role in a} for a in attributions if a["content"]]
    return documents


def read_marked_entities(folder, tokenizer):
    names, records = zip(*records_of(folder))
    parsed = [parse_marks(record) for record in records]
    documents = prepare([text for text, _ in parsed], tokenizer)
    for name, document, (_, marks) in zip(names, documents, parsed):
        document["id"] = name
        document["entities"] = [(*words_of([(start, end)], document["words"])[0], ENTITY[letter]) for letter, _, start, end in marks]
    return documents


def parse_event_record(record):
    """{id, text, events: [{type, modes, flags, contexts, trigger: [span], actor, recipient, place, date}]} of one record."""
    head, *lines = record.split("\n")
    identifier = head.split()[1]
    events = {}
    while lines and re.fullmatch(r"\d+ [A-Z]{3,}( \S+){3}", lines[0]):
        number, kind, modes, flags, contexts = lines.pop(0).split(" ")
        listed = {name: [] if value == "-" else value.split(",") for name, value in
                  (("modes", modes), ("flags", flags), ("contexts", contexts))}
        events[int(number)] = {"type": kind, **listed, **{role: [] for role in EVENT.values()}}
    text, marks = parse_marks(" ".join(lines))
    for letter, number, start, end in marks:
        events[number][EVENT[letter]].append((start, end))
    return {"id": identifier, "text": text, "events": list(events.values())}


def read_event_records(folder):
    return [parse_event_record("\n".join(line for line in record.split("\n") if line.strip()))
            for name, record in records_of(folder, r"\n\s*\n") if record.startswith("%")]
