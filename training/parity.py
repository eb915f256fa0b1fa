"""Write examples for the parity test: what the exported model says, run from Python, of texts of our own.

usage: parity.py --model models/en --marked corpus/attribution --out tests/parity.json
"""
import argparse
import glob
import json

import numpy
import onnxruntime

from features import SPECIAL_FEATURE, load_tokenizer, prepare
from marked import parse_record
from windows import reach_of


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--marked", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.model)
    encoder = onnxruntime.InferenceSession(f"{options.model}/encoder.onnx")
    conditioned = onnxruntime.InferenceSession(f"{options.model}/conditioned.onnx")
    examples = []
    for path in sorted(glob.glob(f"{options.marked}/*.txt")):
        for record in open(path, encoding="utf-8").read().split("\n---\n")[:3]:
            text, attributions = parse_record(record.strip())
            cue = next((a["cue"][0] for a in attributions if a["cue"]), None)
            # Single quotation marks are paired by the TypeScript side only, which the features here do not know.
            if cue is None or any(mark in text for mark in "‘'") or any(ord(c) > 0xFFFF for c in text):
                continue
            document = prepare(text, tokenizer)
            words, first = document["words"], document["first"]
            cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
            ids = numpy.array([[cls, *document["pieces"], sep]])
            marks = [document["features"][w] for w in range(len(words)) for _ in range(first[w + 1] - first[w])]
            tags, shared = encoder.run(None, {"pieces": ids, "features": numpy.array([[SPECIAL_FEATURE, *marks, SPECIAL_FEATURE]])})
            places = [p + 1 for p in first]
            anchor = [w for w, (s, e) in enumerate(words) if s < cue[1] and e > cue[0]]
            begin, end = reach_of(places[anchor[0]], ids.shape[1])
            if begin != 0 or end != ids.shape[1]:
                continue
            marked = numpy.zeros((1, ids.shape[1]), dtype=numpy.int64)
            marked[0, places[anchor[0]] : places[anchor[-1] + 1]] = 1
            (roles,) = conditioned.run(None, {"states": shared, "anchor": marked})
            at = places[:-1]
            examples.append({"text": text, "words": words, "features": document["features"],
                             "tags": tags[0][at].reshape(-1, 3, 3).argmax(-1).tolist(), "anchor": [anchor[0], anchor[-1] + 1],
                             "source": roles[0][at, 0:3].argmax(-1).tolist(), "content": roles[0][at, 3:6].argmax(-1).tolist()})
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(examples, file, ensure_ascii=False)
        file.write("\n")
    print(len(examples), "examples")


if __name__ == "__main__":
    main()
