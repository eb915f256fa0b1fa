"""Train what finds attributions on the states of the encoder that ships, which stays as it is: the tags of cues (cues.py), the network that is
asked about one cue or quotation (anchored.py), and the same for nested cues.

usage: attributions.py --model models/en --start FOLDER --data ../shared/data --corpus ../corpus --out FOLDER

It learns from PolNeAR, from the marked texts of our own, and from the real texts of which all attributions are marked, nested ones too
(corpus/real/attributions.jsonl), which it sees twice in a pass; of nested ones also from the labelled sentences of nested.jsonl. The networks
that are asked begin with the weights of --start, as restore.py or distil.py write them. Writes cues.pt, anchored.pt and nestedroles.pt to
--out.
"""
import argparse
import os
import random
import time

import torch
import torch.nn.functional as F

from anchored import anchored_of
from cues import NESTED, OUTER, likely_cues, tagged, train_cues
from features import attributions_of, load_tokenizer, prepare, read_documents, words_of
from items import CUE, IGNORED, attribution_anchors, bio
from losses import anchored_gold, inputs_of, likely_runs, role_loss
from marked import read_marked
from mentions import real_rows
from states import states_of, trained, with_states, without_states
from statements import nested_statements

REAL_TIMES = 2
MISTAKEN, MOST_MISTAKEN = 0.25, 3  # runs of words from this probability on that are no cues are asked about, so many of a window
PASSES, RATE = 3, 2e-4
NESTED_PASSES = 4
LIKELY_NESTED = 0.35  # as in src/stages/tag


def marked_documents(row_of, documents):
    """Documents of rows of attributions.jsonl: every word's tags are known but those of what the coder was unsure of."""
    for document, row in zip(documents, row_of):
        words = document["words"]
        own = attributions_of({**row, "nested": []}, words)
        nested = attributions_of({"attributions": row["nested"]}, words)["attributions"]
        yield {**document, **own, "id": row["id"], "nested": nested, "known": set(range(len(words))) - own["unsure"], "times": REAL_TIMES}


def nested_documents(row_of, documents):
    """Documents of rows of nested.jsonl: of some sentences the nested attributions are known, of others nothing is."""
    for document, row in zip(documents, row_of):
        known = {word for run in words_of(row["sentences"], document["words"]) for word in range(*run)}
        yield {**document, "id": row["id"], "nested": attributions_of(row, document["words"])["attributions"], "known": known}


def documents_of(data, corpus, tokenizer):
    real = f"{corpus}/real"
    marked = real_rows([f"{real}/attributions.jsonl"], data)
    done = {row["sha256"] for row, _ in marked}
    sentences = [(row, text) for row, text in real_rows([f"{real}/nested.jsonl"], data) + nested_statements(real, data)
                 if row["sha256"] not in done]
    plain = read_documents(f"{data}/polnear/train.jsonl", tokenizer) + read_marked(f"{corpus}/attribution", tokenizer)
    return [*plain, *(document for read, rows in ((marked_documents, marked), (nested_documents, sentences))
                      for document in read([row for row, _ in rows], prepare([text for _, text in rows], tokenizer)))]


def windows_of(documents, tokenizer, model=None):
    """The windows of the documents, in which anything is known, with the tags of cues and the nested attributions; with the states of a model."""
    def wanted(document, word):
        return "attributions" in document or word in document["known"]

    items = []
    for document, start, end, window in with_states(documents, tokenizer, model, wanted) if model else without_states(documents, tokenizer, wanted):
        def inside(runs):
            return bio([(s - start, e - start) for s, e in runs if e > start and s < end], end - start)

        def cue_tags(attributions, is_known):
            tags = inside([run for a in attributions for run in a["cue"]])
            return [tag or (0 if is_known(word) else IGNORED) for word, tag in enumerate(tags, start)]

        outer = cue_tags(document.get("attributions", ()), lambda word: "attributions" in document and word not in document.get("unsure", ()))
        nested = cue_tags(document.get("nested", ()), lambda word: word in document.get("known", ()))
        anchors = [([word - start for s, e in a["cue"] for word in range(s, e)], inside(a["source"]), inside(a["content"]))
                   for a in document.get("nested", ()) if a["cue"] and all(start <= s and e <= end for s, e in a["cue"])]
        items.append({**window, "document": document, "start": start, "end": end, "cues": list(zip(outer, nested)), "nested": anchors})
    return items


def loss_of(network, states, anchors):
    """Source, content, and whether they are attributions, of anchors, each (row of the batch, item, words, kind, gold)."""
    if not anchors:
        return 0.0
    (narrow,), marks, distances, bias, reaches = inputs_of((network.narrow(states),), anchors)
    told = network(narrow, marks, distances, bias.to(narrow.dtype)).float()
    gold, first, valid = anchored_gold(anchors, reaches, told.shape[1])
    return F.binary_cross_entropy_with_logits(told[torch.arange(len(anchors)), first, 6], valid) + role_loss(told[..., :6], gold)


def knows(item, kind):
    return any(tags[kind] != IGNORED for tags in item["cues"])


def mistaken(batch, probabilities, kind, most, rng, likely):
    """What the tags take for a cue with at least the probability `likely` and is none, so many of a window at most."""
    anchors = []
    for row, item in enumerate(batch):
        if knows(item, kind):
            cues = {word for word, tags in enumerate(item["cues"]) if tags[kind]}
            runs = likely_runs(probabilities[row, : len(item["cues"]), kind], cues, most, rng, outside=1 - likely)
            anchors += [(row, item, run, CUE, none_of(item)) for run in runs]
    return anchors


def none_of(item):
    empty = [0] * len(item["cues"])
    return empty, empty, 0


def outer_gold(batch, rng):
    """The gold's cues and quotations, with source and content."""
    return [(row, item, words, kind, answer) for row, item in enumerate(batch) if "attributions" in item["document"]
            for words, kind, *answer in attribution_anchors(item["document"], item["start"], item["end"], rng)]


def nested_gold(batch):
    return [(row, item, words, CUE, (source, content, 1)) for row, item in enumerate(batch) for words, source, content in item["nested"]]


def train_anchored(begun, items, anchors_of, passes, seed):
    """It begins with the weights `begun`; anchors_of(batch, rng) are those that it learns from."""
    def loss_on(batch, rng):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return loss_of(network, states_of(batch)[0], anchors_of(batch, rng))

    network = anchored_of(begun)
    return trained(network, items, loss_on, passes, RATE, seed)


def train_outer(begun, cues, items, seed):
    def anchors_of(batch, rng):
        with torch.no_grad():
            probabilities = tagged(cues, batch)[0].softmax(-1)
        return outer_gold(batch, rng) + mistaken(batch, probabilities, OUTER, MOST_MISTAKEN, rng, MISTAKEN)

    return train_anchored(begun, items, anchors_of, PASSES, seed)


def train_nested(begun, cues, items, seed):
    """The same of nested cues."""
    items = [{**item, "others": [run for run in runs if not any(item["cues"][word][NESTED] for word in run)]}
             for item, runs in zip(items, likely_cues(cues, items, NESTED, LIKELY_NESTED, random.Random(seed)))]

    def anchors_of(batch, _):
        return nested_gold(batch) + [(row, item, words, CUE, none_of(item)) for row, item in enumerate(batch) for words in item["others"]]

    return train_anchored(begun, items, anchors_of, NESTED_PASSES, seed)


def as_often_as_told(windows):
    return [item for item in windows for _ in range(item["document"].get("times", 1))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--start", required=True, help="a folder with anchored.pt")
    parser.add_argument("--data", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    began = time.time()
    tokenizer, begun = load_tokenizer(options.model), torch.load(f"{options.start}/anchored.pt")
    windows = windows_of(documents_of(options.data, options.corpus, tokenizer), tokenizer, options.model)
    print(f"{len(windows)} windows, {sum(len(item['nested']) for item in windows)} nested attributions, read in {time.time() - began:.0f} s", flush=True)

    cues = train_cues(as_often_as_told(windows), 0)
    torch.save(cues.state_dict(), f"{options.out}/cues.pt")
    outer = [item for item in as_often_as_told(windows) if "attributions" in item["document"]]
    torch.save(train_outer(begun, cues, outer, 0).state_dict(), f"{options.out}/anchored.pt")
    nested = [item for item in windows if knows(item, NESTED)]
    torch.save(train_nested(begun, cues, nested, 0).state_dict(), f"{options.out}/nestedroles.pt")


if __name__ == "__main__":
    main()
