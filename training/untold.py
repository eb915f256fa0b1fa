"""Real texts without gold as parts for the linking network, with the mentions that the network which ships finds in them."""
import json

import torch

from features import HERE, prepare
from linkinglosses import states_of
from marked import held_back
from mentions import KINDS, PRONOUNS, openly, ordered
from parts import parts_of, prepared, tell


def texts_but(away, paths, tokenizer):
    """The texts of files, without those whose ids are in `away`, as documents."""
    lines = [line for path in paths for line in map(json.loads, openly(path)) if line["id"] not in away]
    return [{**document, "id": line["id"]} for document, line in zip(prepare([line["text"] for line in lines], tokenizer), lines)]


def read_untold(paths, tokenizer):
    """The texts that corpus/real does not keep away from training: neither held out nor annotated twice."""
    folder = f"{HERE}/../corpus/real"
    away = set(held_back(folder)) | {json.loads(line)["id"] for line in open(f"{folder}/second.jsonl", encoding="utf-8")}
    return [document for document in texts_but(away, paths, tokenizer) if document["words"]]


def runs_of(tags, begin):
    """[(start, end, kind)] of one row of tags: O, B of each kind, I of each kind; the first tag is of word `begin`."""
    found, open_run = [], None
    for word, tag in enumerate([*tags, 0], begin):
        if open_run and tag <= len(KINDS):
            found.append((open_run[0], word, open_run[1]))
            open_run = None
        if tag and not open_run:
            open_run = word, KINDS[(tag - 1) % len(KINDS)]
    return found


def without_entities(document, runs):
    """Mentions by the runs [(start, end, kind)] of each form, and the pronouns of the document; of whom nothing else is known."""
    found = [{"start": s, "end": e, "form": form, "kind": kind, "entity": None} for form, some in runs.items() for s, e, kind in some]
    text = document["text"]
    found += [{"start": w, "end": w + 1, "form": "pronoun", "kind": None, "entity": None}
              for w, (s, e) in enumerate(document["words"]) if text[s:e].lower() in PRONOUNS]
    return ordered(found)


@torch.no_grad()
def mentions_found(document, network, linking):
    """Names and descriptions by the network's tags, and pronouns."""
    x, windows = states_of(network, linking, [document])[0], document["windows"]
    tags = {"name": linking.names(x).argmax(-1), "description": linking.descriptions(x).argmax(-1)}
    runs = {form: [] for form in tags}
    for row, window in enumerate(windows):
        begin, end = window["own"]
        places = window["places"][begin - window["start"]:end - window["start"]]
        for form, best in tags.items():
            runs[form] += runs_of(best[row, places].tolist(), begin)
    return without_entities(document, runs)


def untold_parts(documents, network, linking, tokenizer):
    tell(documents, network, tokenizer)
    made = []
    for document in documents:
        for part in parts_of({**document, "mentions": [], "quiet": set(), "tagged": False}):
            part["mentions"] = mentions_found(part, network, linking)
            begin, end = part["windows"][0]["own"][0], part["windows"][-1]["own"][1]
            part["mentions"] = [m for m in part["mentions"] if m["start"] >= begin and m["end"] <= end]
            made.append(prepared(part))
    return made
