"""Documents with mentions and entities, for the linking network.

A document has `words` (spans of code points), `mentions` in the order of the text, `quiet` (words at which the mention tags
are not known) and `tagged` (whether its mentions are all there, so that what is not marked is none). A mention is
{start, end (words), form, kind, entity}: form is name, description or pronoun; kind one of KINDS, None where it is unknown;
entity any value that mentions of one entity share, None where it is unknown. A name is the name alone; a description goes
from its determiner up to its head noun; titles before a name are descriptions of their own.
"""
import glob
import gzip
import hashlib
import json
import re

from features import prepare, words_of
from gum import is_proper, name_in, read_conllu
from wikievents import as_written

KINDS = ("person", "organisation", "place", "group")
FORMS = ("name", "description", "pronoun")
# The pronouns that can stand for somebody, in classes of those that can stand for the same.
PRONOUNS = {word: number for number, line in enumerate((
    "he him his himself", "she her hers herself", "it its itself", "they them their theirs themselves",
    "i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves")) for word in line.split()}
# After the determiner, what may stand before a head noun in LitBank's and GUM's phrases ends at one of these.
AFTER_HEAD = re.compile(r"^(?:of|in|on|at|from|for|with|without|who|whom|whose|which|that|to|by|as|,|;|:|\(|-+|—|–)$", re.I)


def openly(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def plain(words):
    return " ".join(words).lower()


def ordered(mentions):
    """Without doubles; of two with the same words the first."""
    found = {}
    for mention in mentions:
        found.setdefault((mention["start"], mention["end"]), mention)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], -key[1]))]


def read_gum_entities(path):
    """As gum.read_conllu, with the entity of each mention: [(first token, last token, kind, entity)]."""
    source = read_conllu(path)
    opened, mentions, index = {}, [], -1
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        index += 1
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1] if entity else ""):
            name = part.strip("()").split("-")[0]
            if part.startswith("("):
                opened.setdefault(name, []).append((index, part.strip("()").split("-")[1]))
            if part.endswith(")"):
                first, kind = opened[name].pop()
                mentions.append((first, index, kind, name))
    return {**source, "mentions": mentions}


def gum_mentions(source, words):
    """The mentions of persons, bodies and places, and the words of which nothing is known."""
    tokens, found, quiet = source["tokens"], [], set()

    def run(first, last):
        return words_of([(tokens[first][0], tokens[last][1])], words)[0]

    for first, last, kind, entity in source["mentions"]:
        if kind not in ("person", "organization", "place"):
            continue
        head = next((i for i in range(first, last + 1) if tokens[i][4] is None or not first <= tokens[i][4] <= last), last)
        form = tokens[head][2].lower()
        if form in PRONOUNS:
            start, end = run(head, head)
            found.append({"start": start, "end": end, "form": "pronoun", "kind": None, "entity": entity})
        elif is_proper(tokens[head]):
            name = name_in(tokens, first, last, kind)
            if name:
                start, end = run(name[0], name[1])
                found.append({"start": start, "end": end, "form": "name", "kind": name[2], "entity": entity})
                begin, finish = run(first, last)
                quiet |= set(range(begin, start))  # titles are mentions of their own elsewhere
        elif tokens[head][3] in ("NN", "NNS"):
            start, end = run(first, head)
            of = {"person": "group" if tokens[head][3] == "NNS" else "person", "organization": "organisation", "place": "place"}[kind]
            if of == "place":
                quiet |= set(range(start, end))  # GUM has rooms and roads too
            found.append({"start": start, "end": end, "form": "description", "kind": of, "entity": entity})
    quiet |= {w for s, e, word, tag, *_ in tokens if tag.startswith("JJ") and word[0].isupper() and len(word) > 2
              for run_ in words_of([(s, e)], words) for w in range(*run_)}
    return found, quiet


def read_gum(folder, tokenizer):
    sources = [read_gum_entities(path) for path in sorted(glob.glob(f"{folder}/*.conllu"))]
    documents = prepare([source["text"] for source in sources], tokenizer)
    for document, source in zip(documents, sources):
        found, quiet = gum_mentions(source, document["words"])
        document |= {"id": source["id"], "mentions": ordered(found), "quiet": quiet, "tagged": True}
    return documents


def read_litbank(path, tokenizer):
    """Fiction; its phrases are cut behind the head noun. Places and bodies are few there and left out."""
    lines = [json.loads(line) for line in openly(path)]
    documents = prepare([line["text"] for line in lines], tokenizer)
    for document, line in zip(documents, lines):
        found, text = [], line["text"]
        for cluster in line["clusters"]:
            for mention in cluster["mentions"]:
                if mention.get("type") != "PER":
                    continue
                runs = words_of([(mention["start"], mention["end"])], document["words"])
                if not runs:
                    continue
                start, end = runs[0][0], runs[-1][1]
                spoken = [text[s:e] for s, e in document["words"][start:end]]
                cut = next((i for i, word in enumerate(spoken) if i and AFTER_HEAD.match(word)), len(spoken))
                form = {"PROP": "name", "PRON": "pronoun"}.get(mention.get("mention"), "description")
                found.append({"start": start, "end": start + cut, "form": form, "kind": None if form == "pronoun" else "person",
                              "entity": cluster["id"]})
        document |= {"id": line["id"], "mentions": ordered(found), "quiet": set(), "tagged": False}
    return documents


def read_gap(path, tokenizer):
    """One pronoun and two names each; `asked` is the pronoun's words, `options` those of the names and whether it means them."""
    lines = [json.loads(line) for line in openly(path)]
    documents = prepare([line["text"] for line in lines], tokenizer)
    for number, (document, line) in enumerate(zip(documents, lines)):
        def run(part):
            start = part["start"] if "start" in part else part["offset"]
            return words_of([(start, start + len(part["text"]))], document["words"])[0]

        options = [(run(line[name]), str(line[name].get("coref")).lower() == "true") for name in "AB"]
        mentions = [{"start": run(line["pronoun"])[0], "end": run(line["pronoun"])[1], "form": "pronoun", "kind": None, "entity": None}]
        mentions += [{"start": s, "end": e, "form": "name", "kind": "person", "entity": None} for (s, e), _ in options]
        document |= {"id": f"gap-{number}", "mentions": ordered(mentions), "quiet": set(), "tagged": False,
                     "asked": run(line["pronoun"]), "options": options}
    return documents


def real_rows(labels, data):
    """Rows of files of labels of real texts (corpus/real), each with its text, as far as the folder with the data has it."""
    texts = {}
    for path in sorted(glob.glob(f"{data}/real/*.jsonl.gz") + glob.glob(f"{data}/polnear/*.jsonl") + glob.glob(f"{data}/wikievents/*.gz")):
        for line in openly(path):
            text = json.loads(line)["text"]
            if "wikievents" in path:
                text = as_written(text)
            texts[hashlib.sha256(text.encode()).hexdigest()] = text
    rows = [json.loads(line) for path in labels for line in openly(path)]
    return [(row, texts[row["sha256"]]) for row in rows if row["sha256"] in texts]


def marked_rows(folder, data):
    """The marked real texts of corpus/real, each with its text."""
    return real_rows([f"{folder}/{name}.jsonl" for name in ("labels", "papers", "wikievents", "events")], data)


def read_real(folder, data, tokenizer, held_back):
    """The mentions of the marked real texts; those held back, or all others."""
    rows = [(row, text) for row, text in marked_rows(folder, data) if row["heldBack"] == held_back]
    documents = prepare([text for _, text in rows], tokenizer)
    for document, (row, _) in zip(documents, rows):
        found = []
        for mention in row["mentions"]:
            runs = words_of([mention["span"]], document["words"])
            if not runs:
                continue
            entity = row["entities"][mention["entity"]]
            of = {"body": "organisation", "state": "place"}.get(entity["kind"], entity["kind"])
            found.append({"start": runs[0][0], "end": runs[-1][1], "form": mention["form"],
                          "kind": None if mention["form"] == "pronoun" else of, "entity": mention["entity"]})
        document |= {"id": row["id"], "mentions": ordered(found), "quiet": set(), "tagged": True}
    return documents
