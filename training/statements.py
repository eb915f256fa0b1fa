"""The marked attributions of real texts (corpus/real/attributions.jsonl), and labelled statements that are nested in others."""
import re

from features import HERE, attributions_of, prepare
from mentions import marked_rows, real_rows


def read_statements(path, tokenizer, data=f"{HERE}/../../shared/data"):
    """path: attributions.jsonl, of which no text is held back; data: the folder that has the texts."""
    rows = real_rows([path], data)
    documents = prepare([text for _, text in rows], tokenizer)
    return [{**document, "id": row["id"], "sure": True, **attributions_of(row, document["words"])} for document, (row, _) in zip(documents, rows)]


# What stands between source and content of a nested statement: its cue, if that is a few words.
BETWEEN = re.compile(r"(\s*(?:[’'](?:s|ve|d|re|ll))?\s*)([^\n,]*?)\s*(?:\bthat|\bwhether|[:,])?\s*[\"“‘']?\s*")
MOST_WORDS = 6


def nested_statements(folder, data):
    """The statements of marked real texts that stand in the content of another and have their source before them, as rows of nested.jsonl."""
    rows = []
    for row, text in marked_rows(folder, data):
        if row["heldBack"] or "statements" not in row:
            continue
        found = []
        for statement in row["statements"]:
            content, source = statement["content"], statement["source"]
            if not content or not source or source[1] > content[0][0]:
                continue
            start, end = content[0][0], content[-1][1]
            if not any(s <= start and end <= e and e - s > end - start for other in row["statements"] for s, e in other["content"]):
                continue
            between = BETWEEN.fullmatch(text[source[1] : start])
            cue = between[2] if between else ""
            if re.search("[a-z]{2}", cue) and len(cue.split()) <= MOST_WORDS:
                at = source[1] + len(between[1])
                found.append({"source": [source], "cue": [[at, at + len(cue)]], "content": content})
        if found:
            rows.append(({"id": row["id"], "sha256": row["sha256"], "attributions": found,
                          "sentences": [[a["source"][0][0], a["content"][-1][1]] for a in found]}, text))
    return rows
