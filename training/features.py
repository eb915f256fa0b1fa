"""Words, wordpieces and the features given to the encoder.

Words and pieces as in src/text/words.ts and src/model/pieces.ts; the features are computed by the pipeline's own code
(features.ts), so that quotation marks are paired in training as they will be in use. The parity test holds the two
sides together. All offsets are Unicode code points, end exclusive.
"""
import json
import os
import subprocess

import regex
from tokenizers import Tokenizer

# A byte order mark is white space in JavaScript.
WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+(?:[’'][\p{L}\p{M}\p{N}_]+)?|[^\s\ufeff\p{L}\p{M}\p{N}_]")
SPECIAL_FEATURE = 32
FEATURE_COUNT = 33
GIVEN_COUNT = 4  # a word's part where parts are given: none, source, target, trigger; the feature is that part x FEATURE_COUNT higher
LONGEST = 32  # pieces of one word that are kept
HERE = os.path.dirname(os.path.abspath(__file__))


def load_tokenizer(folder):
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def split_words(text):
    return [(m.start(), m.end()) for m in WORD.finditer(text)]


def word_features(texts):
    """For each text {features, sentences}: one number a word, letter case + 4 if it begins a line + 8 x quotation state, and
    the number of its sentence."""
    run = subprocess.run(["npx", "node", f"{HERE}/features.ts"], cwd=f"{HERE}/..", check=True, stdout=subprocess.PIPE,
                         input="".join(json.dumps(text) + "\n" for text in texts).encode())
    return [json.loads(line) for line in run.stdout.splitlines()]


def prepare(texts, tokenizer):
    """For each text: words, feature and sentence of each word, piece ids, and the index of each word's first piece (one more
    at the end)."""
    unknown = tokenizer.token_to_id("[UNK]")
    documents, known = [], {}
    for text, known_of in zip(texts, word_features(texts), strict=True):
        words = split_words(text)
        if len(words) != len(known_of["features"]):
            raise ValueError(f"words of Python and TypeScript differ in: {text[:60]}")
        pieces, first = [], []
        for s, e in words:
            word = text[s:e]
            if word not in known:
                known[word] = tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST] or [unknown]
            first.append(len(pieces))
            pieces += known[word]
        documents.append({"text": text, "words": words, **known_of, "pieces": pieces, "first": first + [len(pieces)]})
    return documents


def words_of(spans, words):
    """Spans of code points to runs of words [start, end), joined where they touch."""
    runs = sorted((hit[0], hit[-1] + 1) for s, e in spans
                  if (hit := [i for i, (a, b) in enumerate(words) if a < e and b > s]))
    joined = []
    for s, e in runs:
        if joined and s <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(e, joined[-1][1]))
        else:
            joined.append((s, e))
    return joined


def attributions_of(line, words):
    """What a line with spans says, in runs of words. Of the nested attributions nothing is known here: attributions.py learns nested ones."""
    apart = line.get("unsure", []) + [span for a in line.get("nested", []) for span in a["source"] + a["cue"]]
    return {"attributions": [{role: words_of(a[role], words) for role in ("source", "cue", "content")} for a in line["attributions"] if a["content"]],
            "unsure": {word for run in words_of(apart, words) for word in range(*run)}}


def read_documents(path, tokenizer):
    """Documents of a JSON Lines file with attributions (README.md has the form)."""
    lines = [json.loads(line) for line in open(path, encoding="utf-8")]
    documents = prepare([line["text"] for line in lines], tokenizer)
    return [{**document, "id": line["id"], **attributions_of(line, document["words"])} for document, line in zip(documents, lines)]
