"""Named mentions of GUM's documents (CoNLL-U, Entity= in the last column) as training documents.

GUM marks every mention, named or not, with titles and all that depends on it. What counts as a name here (docs/evaluation.md
has the same, and src/evaluate/conllu.ts does it for the evaluation):
- a mention of a person, organization or place whose head word is a proper noun (NNP, NNPS);
- of it, the head with the proper nouns beside it, and for organisations and places also through of, the, and, for, &, de;
  titles before a person's name are left off, and nothing is left of a mention that is a title alone;
- a person in the plural of a proper noun (the Greeks) is a group;
- of names that nest only the longest counts.
Capitalised adjectives (Afghan, Muslim) are no mentions in GUM but groups here: no loss is taken at them.
"""
import glob
import re

from features import prepare, words_of

KIND_OF = {"person": "person", "organization": "organisation", "place": "place"}
TITLES = set("""mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister senator governor mayor king queen
prince princess pope chancellor secretary general ambassador judge justice captain colonel major sergeant lieutenant admiral
chief chairman director st father sister brother bishop archbishop cardinal emperor empress rep representative congressman
congresswoman deputy commissioner reverend rev rabbi imam sheikh saint officer attorney speaker premier gen sen gov col lt
capt sgt uncle aunt coach""".split())
LINKS = {"organisation": {"of", "the", "and", "for", "on", "&", "de", "di", "del", "la", "le", "du", "des", "-", "–"},
         "place": {"of", "the", "and", "de", "di", "del", "la", "le", "du", "des", "-", "–"}, "person": set()}


def read_conllu(path):
    """{id, text, tokens: [(start, end, form, xpos, head index or None)], mentions: [(first token, last token, etype)]}"""
    text, tokens, mentions, opened, name, new_paragraph = "", [], [], {}, "", False
    sentence_start, hidden, glued = 0, 0, False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            name = line.split(" = ")[1]
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif not line:
            sentence_start = len(tokens)
        elif not line.startswith("#"):
            cells = line.split("\t")
            misc = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                hidden = last - first + 1
                glued = "SpaceAfter" in misc
                continue
            if "." in cells[0]:
                continue
            if new_paragraph and text:
                text = text.rstrip() + "\n"
            new_paragraph = False
            start = len(text)
            text += cells[1]
            head = int(cells[6])
            tokens.append((start, len(text), cells[1], cells[4], sentence_start + head - 1 if head else None))
            if hidden:
                hidden -= 1
                space = not hidden and not glued
            else:
                space = "SpaceAfter" not in misc
            text += " " if space else ""
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
                key = part.strip("()").split("-")[0]
                if part.startswith("("):
                    opened.setdefault(key, []).append((len(tokens) - 1, part.strip("()").split("-")[1]))
                if part.endswith(")"):
                    first, etype = opened[key].pop()
                    mentions.append((first, len(tokens) - 1, etype))
    return {"id": name, "text": text.rstrip(), "tokens": tokens, "mentions": mentions}


def is_proper(token):
    return token[3] in ("NNP", "NNPS")


def name_in(tokens, first, last, etype):
    """The name's tokens [first, last] and kind of a mention, or None."""
    if etype not in KIND_OF:
        return None
    head = next((i for i in range(first, last + 1) if tokens[i][4] is None or not first <= tokens[i][4] <= last), None)
    if head is None or not is_proper(tokens[head]):
        return None
    kind = KIND_OF[etype]
    start = end = head

    def belongs(i):
        _, _, form, tag, _ = tokens[i]
        inside = tag in ("CD", "FW", "JJ", "NN", "HYPH") and (form[0].isupper() or form[0].isdigit() or tag == "HYPH")
        return is_proper(tokens[i]) or inside or (kind == "person" and form in (".", "\"", "de", "van", "von", "bin", "al", "-"))

    while start > first and belongs(start - 1):
        start -= 1
    while end < last:
        step = end + 1
        while step < last and tokens[step][2].lower() in LINKS[kind]:
            step += 1
        if not belongs(step):
            break
        end = step
    while end > head and not is_proper(tokens[end]) and tokens[end][3] != "CD":
        end -= 1
    while start < head and not ((kind == "organisation" or tokens[start][3] != "CD")
                                and (tokens[start][2][0].isupper() or tokens[start][2][0].isdigit())):
        start += 1
    if kind == "person":
        titles = [i for i in range(start, end + 1) if tokens[i][2].lower().rstrip(".") in TITLES]
        start = titles[-1] + 1 if titles else start
        if start > end:
            return None
        if tokens[head][3] == "NNPS" or (start == end and tokens[start][3] == "NNPS"):
            kind = "group"
    return start, end, kind


def names_of(document):
    found = {(n[0], n[1]): n for first, last, etype in document["mentions"] if (n := name_in(document["tokens"], first, last, etype))}
    kept = []
    for name in sorted(found.values(), key=lambda n: (n[0] - n[1], n[0])):
        if all(name[1] < other[0] or name[0] > other[1] for other in kept):
            kept.append(name)
    return sorted(kept)


def read_gum(folder, tokenizer):
    sources = [read_conllu(path) for path in sorted(glob.glob(f"{folder}/*.conllu"))]
    documents = prepare([source["text"] for source in sources], tokenizer)
    for document, source in zip(documents, sources):
        tokens = source["tokens"]
        document["id"] = source["id"]
        document["entities"] = [(*words_of([(tokens[first][0], tokens[last][1])], document["words"])[0], kind)
                                for first, last, kind in names_of(source)]
        adjectives = [(s, e) for s, e, form, xpos, *_ in tokens if xpos.startswith("JJ") and form[0].isupper() and len(form) > 2]
        document["unknown"] = {w for s, e in words_of(adjectives, document["words"]) for w in range(s, e)}
    return documents
