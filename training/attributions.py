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

from anchored import Anchored
from cues import NESTED, OUTER, likely_cues, tagged, train_cues
from features import attributions_of, load_tokenizer, prepare, read_documents, words_of
from items import CUE, IGNORED, attribution_anchors, bio
from losses import anchored_gold, inputs_of, likely_runs, role_loss
from marked import read_marked
from mentions import real_rows
from states import states_of, trained, with_states
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


def documents_of(options, tokenizer):
    real = f"{options.corpus}/real"
    marked = real_rows([f"{real}/attributions.jsonl"], options.data)
    done = {row["sha256"] for row, _ in marked}
    sentences = [(row, text) for row, text in real_rows([f"{real}/nested.jsonl"], options.data) + nested_statements(real, options.data)
                 if row["sha256"] not in done]
    plain = read_documents(f"{options.data}/polnear/train.jsonl", tokenizer) + read_marked(f"{options.corpus}/attribution", tokenizer)
    return [*plain, *(document for read, rows in ((marked_documents, marked), (nested_documents, sentences))
                      for document in read([row for row, _ in rows], prepare([text for _, text in rows], tokenizer)))]


def windows_of(documents, tokenizer, model):
    """The windows of the documents, in which anything is known, with the tags of cues and the nested attributions."""
    def wanted(document, word):
        return "attributions" in document or word in document["known"]

    items = []
    for document, start, end, window in with_states(documents, tokenizer, model, wanted):
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


def loss_of(network, batch, anchors):
    """Source, content, and whether they are attributions, of anchors, each (row of the batch, item, words, kind, gold)."""
    if not anchors:
        return 0.0
    shared, last, _ = states_of(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        (states,), marks, distances, bias, reaches = inputs_of((network.narrow(shared, last),), anchors)
        told = network(states, marks, distances, bias).float()
    gold, first, valid = anchored_gold(anchors, reaches, told.shape[1])
    return F.binary_cross_entropy_with_logits(told[torch.arange(len(anchors)), first, 6], valid) + role_loss(told[..., :6], gold)


def train_anchored(begun, items, anchors_of, passes, seed):
    """It begins with the weights `begun`; anchors_of(batch, rng) are those that it learns from."""
    network = Anchored()
    network.load_state_dict(begun)
    return trained(network, items, lambda batch, rng: loss_of(network, batch, anchors_of(batch, rng)), passes, RATE, seed)


def train_outer(begun, cues, items, seed):
    """Of the gold's cues and quotations it learns source and content; of what the tags take for a cue and is none, that it is none."""
    def anchors_of(batch, rng):
        with torch.no_grad():
            probabilities = tagged(cues, batch)[0][:, :, OUTER].softmax(-1)
        anchors = []
        for row, item in enumerate(batch):
            size, empty = len(item["cues"]), [0] * len(item["cues"])
            anchors += [(row, item, words, kind, answer) for words, kind, *answer in attribution_anchors(item["document"], item["start"], item["end"], rng)]
            known = {word for word, (tag, _) in enumerate(item["cues"]) if tag}
            mistaken = likely_runs(probabilities[row, :size], known, MOST_MISTAKEN, rng, outside=1 - MISTAKEN)
            anchors += [(row, item, run, CUE, (empty, empty, 0)) for run in mistaken]
        return anchors

    return train_anchored(begun, items, anchors_of, PASSES, seed)


def train_nested(begun, cues, items, seed):
    """The same of nested cues."""
    items = [{**item, "others": [run for run in runs if not any(item["cues"][word][NESTED] for word in run)]}
             for item, runs in zip(items, likely_cues(cues, items, NESTED, LIKELY_NESTED, random.Random(seed)))]

    def anchors_of(batch, _):
        gold = [(row, item, words, CUE, (source, content, 1)) for row, item in enumerate(batch) for words, source, content in item["nested"]]
        return gold + [(row, item, words, CUE, ([], [], 0)) for row, item in enumerate(batch) for words in item["others"]]

    return train_anchored(begun, items, anchors_of, NESTED_PASSES, seed)


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
    windows = windows_of(documents_of(options, tokenizer), tokenizer, options.model)
    print(f"{len(windows)} windows, {sum(len(item['nested']) for item in windows)} nested attributions, read in {time.time() - began:.0f} s", flush=True)

    def items_of(windows):
        return [item for item in windows for _ in range(item["document"].get("times", 1))]

    cues = train_cues(items_of(windows), 0)
    torch.save(cues.state_dict(), f"{options.out}/cues.pt")
    outer = [item for item in items_of(windows) if "attributions" in item["document"]]
    torch.save(train_outer(begun, cues, outer, 0).state_dict(), f"{options.out}/anchored.pt")
    nested = [item for item in windows if any(tags[NESTED] != IGNORED for tags in item["cues"])]
    torch.save(train_nested(begun, cues, nested, 0).state_dict(), f"{options.out}/nestedroles.pt")


if __name__ == "__main__":
    main()
