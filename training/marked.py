"""Marked-up texts of corpus/attribution as training documents.

A file holds records separated by lines of ---; {s1 words} is the source, {q1 words} the cue and {c1 words} the content
of attribution 1 of its record; the tags nest. See corpus/attribution/README.md.
"""
import glob
import re

from features import prepare, word_features, words_of

TAG = re.compile(r"\{([sqc])(\d+) ")
ROLE = {"s": "source", "q": "cue", "c": "content"}


def parse_record(record):
    """The text without its markup, and the attributions with spans of code points."""
    text, stack, attributions, at = "", [], {}, 0
    while at < len(record):
        tag = TAG.match(record, at)
        if tag:
            stack.append((ROLE[tag[1]], int(tag[2]), len(text)))
            at = tag.end()
        elif record[at] == "}":
            role, number, start = stack.pop()
            attributions.setdefault(number, {"source": [], "cue": [], "content": []})[role].append((start, len(text)))
            at += 1
        else:
            text += record[at]
            at += 1
    if stack:
        raise ValueError(f"a tag is not closed in: {record[:60]}")
    return text, [attributions[number] for number in sorted(attributions)]


def as_double_marks(text):
    """The text with single quotation marks written as double ones, for the features; apostrophes stay. Same length."""
    if re.search(r'["“”]', text):
        return text
    out, inside = list(text), False
    for at, mark in enumerate(text):
        if mark not in "‘’'":
            continue
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        if mark == "‘" or (mark == "'" and not inside and before in " \n(—–-" and after.isalnum()):
            out[at], inside = "“", True
        elif inside and not after.isalnum() and before not in " \n":
            out[at], inside = "”", False
    return "".join(out)


def read_marked(folder, tokenizer):
    documents = []
    for path in sorted(glob.glob(f"{folder}/*.txt")):
        with open(path, encoding="utf-8") as file:
            records = re.split(r"^---\s*$", file.read(), flags=re.M)
        for number, record in enumerate(r.strip() for r in records):
            if not record:
                continue
            try:
                text, attributions = parse_record(record)
            except (ValueError, IndexError) as error:
                raise SystemExit(f"{path}, record {number + 1}: {error}")
            document = prepare(text, tokenizer)
            document["features"] = word_features(as_double_marks(text), document["words"])
            document["id"], document["text"] = f"{path}#{number + 1}", text
            document["attributions"] = [{role: words_of(a[role], document["words"]) for role in a} for a in attributions if a["content"]]
            documents.append(document)
    return documents
