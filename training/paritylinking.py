"""Write examples for the parity test of linking and of events in documents: what the exported graphs say, run from Python, of
texts of our own.

usage: paritylinking.py --model models/en --texts ../corpus/documents/*/source.txt --out tests/parity-linking.json
"""
import argparse
import json
import random

import numpy
import onnxruntime
import torch

from docevents import OUTSIDE, PARTY_FEATURES, SAME_FEATURES, one_hot, party_pairs, same_pairs, with_last_of_sentence
from features import load_tokenizer, prepare
from losses import likely_runs
from pairs import PAIR_FEATURES, facts_of, pairs_of
from parity import run_networks, window_of
from parts import LIKELY_SOURCE
from untold import runs_of, without_entities
from windows import WINDOW

LENGTH = 900  # characters of each text: one window


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--texts", required=True, nargs="+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.model)
    encoder, mentions_of, vectors_of, links, triggers_of, parties_of, same_of = (
        onnxruntime.InferenceSession(f"{options.model}/{name}.onnx") for name in ("encoder", "mentions", "vectors", "links", "triggers", "parties", "same"))
    texts = [open(path, encoding="utf-8").read()[:LENGTH].rsplit("\n", 1)[0] for path in options.texts]
    written = []
    for document in prepare(texts, tokenizer):
        if len(document["pieces"]) > WINDOW - 2:
            continue
        window, places = window_of(tokenizer, document)
        first, second, _ = run_networks(encoder, mentions_of, window)
        tags, names, descriptions, triggers, own = first["tags"], first["entities"], *(second[name] for name in ("descriptions", "triggers", "states"))
        sources = torch.from_numpy(tags[0, places[:-1], :3]).softmax(-1)[:, 0].numpy() < 1 - LIKELY_SOURCE
        rows = {"name": names[0, places[:-1]].argmax(1).tolist(), "description": [int(descriptions[0, p].argmax()) for p in places[:-1]]}
        found = without_entities(document, {form: runs_of(tags, 0) for form, tags in rows.items()})
        facts = facts_of(document, found, sources)
        pairs = pairs_of(facts)
        told = numpy.zeros((len(pairs), PAIR_FEATURES), dtype=numpy.float32)
        for row, (_, _, features) in enumerate(pairs):
            told[row, features] = 1
        vectors = vectors_of.run(None, {"states": own[0], "starts": numpy.array([places[m["start"]] for m in found]),
                                        "ends": numpy.array([places[m["end"]] for m in found]), "classes": numpy.array([f["class"] for f in facts])})[0]
        scores, nobody = links.run(None, {"vectors": vectors, "first": numpy.array([p[0] for p in pairs]),
                                          "second": numpy.array([p[1] for p in pairs]), "told": told})
        shares = torch.from_numpy(triggers[0, places[:-1]]).softmax(-1)
        runs = [(run[0], run[-1] + 1) for run in sorted(likely_runs(shares, set(), len(shares), random.Random(0), OUTSIDE))]
        events, kinds = triggers_of.run(None, {"states": own[0], "starts": numpy.array([places[s] for s, _ in runs], dtype=numpy.int64),
                                               "ends": numpy.array([places[e] for _, e in runs], dtype=numpy.int64)})
        parties, same = party_pairs(runs, document["sentences"], with_last_of_sentence(facts)), same_pairs(runs, document["sentences"])
        taking = parties_of.run(None, {"events": events, "mentions": vectors, "first": numpy.array([p[0] for p in parties], dtype=numpy.int64),
                                       "second": numpy.array([p[1] for p in parties], dtype=numpy.int64),
                                       "told": one_hot([p[2] for p in parties], PARTY_FEATURES).numpy()})[0]
        one = same_of.run(None, {"events": events, "first": numpy.array([p[0] for p in same], dtype=numpy.int64),
                                 "second": numpy.array([p[1] for p in same], dtype=numpy.int64),
                                 "told": one_hot([p[2] for p in same], SAME_FEATURES).numpy()})[0] if same else []
        written.append({"text": document["text"], "names": rows["name"], "descriptions": rows["description"],
                        "sources": [bool(source) for source in sources],
                        "mentions": [[m["start"], m["end"], m["form"], m["kind"]] for m in found],
                        "pairs": [[first, second, *sorted(features)] for first, second, features in pairs],
                        "scores": [round(float(score), 3) for score in scores], "nobody": [round(float(score), 3) for score in nobody],
                        "triggers": runs, "kinds": kinds.argmax(1).tolist(),
                        "parties": [[first, second, *sorted(features)] for first, second, features in parties],
                        "taking": [[round(float(score), 3) for score in row] for row in taking],
                        "same": [[first, second, *sorted(features)] for first, second, features in same],
                        "one": [round(float(score), 3) for score in one]})
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(written, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")
    print(len(written), "examples")


if __name__ == "__main__":
    main()
