"""Write examples for the parity test of linking: what the exported graphs say, run from Python, of texts of our own.

usage: paritylinking.py --model models/en --texts ../corpus/documents/*/source.txt --out tests/parity-linking.json
"""
import argparse
import json

import numpy
import onnxruntime

from features import load_tokenizer, prepare
from mentions import KINDS, PRONOUNS
from pairs import PAIR_FEATURES, facts_of, pairs_of
from trainlinking import encode, encoder_of

LENGTH = 900  # characters of each text: one window


def runs_in(tags, form):
    """Mentions of one form by the likeliest tags."""
    found = []
    for word, tag in enumerate(tags):
        if tag and tag > len(KINDS) and found and found[-1]["end"] == word:
            found[-1]["end"] = word + 1
        elif tag:
            found.append({"start": word, "end": word + 1, "form": form, "kind": KINDS[(tag - 1) % len(KINDS)], "entity": None})
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--texts", required=True, nargs="+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    tokenizer, (encoder, last) = load_tokenizer(options.model), encoder_of(options.model)
    mentions_of, vectors_of, links = (onnxruntime.InferenceSession(f"{options.model}/{name}.onnx") for name in ("mentions", "vectors", "links"))
    texts = [open(path, encoding="utf-8").read()[:LENGTH].rsplit("\n", 1)[0] for path in options.texts]
    written = []
    for document in prepare(texts, tokenizer):
        encode(document, encoder, last, tokenizer)
        window = document["windows"][0]
        if len(document["windows"]) > 1:
            continue
        states = window["states"].float().numpy()
        _, descriptions, own = mentions_of.run(None, {"shared": states[None, :, :384], "last": states[None, :, 384:]})
        places = window["places"]
        rows = {"name": document["names"].argmax(1).tolist(), "description": [int(descriptions[0, p].argmax()) for p in places[:-1]]}
        found = runs_in(rows["name"], "name") + runs_in(rows["description"], "description")
        found += [{"start": w, "end": w + 1, "form": "pronoun", "kind": None, "entity": None}
                  for w, (s, e) in enumerate(document["words"]) if document["text"][s:e].lower() in PRONOUNS]
        once = {(m["start"], m["end"]): m for m in reversed(found)}
        found = [once[key] for key in sorted(once, key=lambda key: (key[0], -key[1]))]
        facts = facts_of(document, found, document["sources"])
        pairs = pairs_of(facts)
        told = numpy.zeros((len(pairs), PAIR_FEATURES), dtype=numpy.float32)
        for row, (_, _, features) in enumerate(pairs):
            told[row, features] = 1
        vectors = vectors_of.run(None, {"states": own[0], "starts": numpy.array([places[m["start"]] for m in found]),
                                        "ends": numpy.array([places[m["end"]] for m in found]), "classes": numpy.array([f["class"] for f in facts])})[0]
        scores, nobody = links.run(None, {"vectors": vectors, "first": numpy.array([p[0] for p in pairs]),
                                          "second": numpy.array([p[1] for p in pairs]), "told": told})
        written.append({"text": document["text"], "names": rows["name"], "descriptions": rows["description"],
                        "sources": [bool(source) for source in document["sources"]],
                        "mentions": [[m["start"], m["end"], m["form"], m["kind"]] for m in found],
                        "pairs": [[first, second, *sorted(features)] for first, second, features in pairs],
                        "scores": [round(float(score), 3) for score in scores], "nobody": [round(float(score), 3) for score in nobody]})
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(written, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")
    print(len(written), "examples")


if __name__ == "__main__":
    main()
