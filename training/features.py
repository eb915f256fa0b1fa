"""Words, wordpieces and the features given to the encoder.

The TypeScript side (src/model/words.ts, src/model/pieces.ts) does the same; the parity test holds the two together.
All offsets are Unicode code points, end exclusive.
"""
import json
import regex
from tokenizers import Tokenizer

WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+(?:[’'][\p{L}\p{M}\p{N}_]+)?|[^\s\p{L}\p{M}\p{N}_]")
SPECIAL_FEATURE = 32
FEATURE_COUNT = 33
LONGEST = 32  # pieces of one word that are kept
OPEN, CLOSE, STRAIGHT = "“„«", "”»", '"'


def load_tokenizer(folder):
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def split_words(text):
    return [(m.start(), m.end()) for m in WORD.finditer(text)]


def letter_case(word):
    """0 lower, 1 Title, 2 UPPER, 3 no letter or digit at its start."""
    if not word[0].isalnum():
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() else 0


def quotation_states(text, words):
    """For each word: 0 outside, 1 inside double marks, 2 an opening mark, 3 a closing mark. A line break ends a quotation."""
    states, inside, previous_end = [], False, 0
    for start, end in words:
        if "\n" in text[previous_end:start]:
            inside = False
        mark = text[start:end]
        if mark in OPEN or (mark == STRAIGHT and not inside):
            inside = True
            states.append(2)
        elif mark in CLOSE or mark == STRAIGHT:
            states.append(3 if inside else 0)
            inside = False
        else:
            states.append(1 if inside else 0)
        previous_end = end
    return states


def word_features(text, words):
    """One number a word: letter case + 4 if it begins a line + 8 x quotation state."""
    quotes = quotation_states(text, words)
    features = []
    for i, (start, end) in enumerate(words):
        begins_line = i == 0 or "\n" in text[words[i - 1][1]:start]
        features.append(letter_case(text[start:end]) + 4 * begins_line + 8 * quotes[i])
    return features


def prepare(text, tokenizer):
    """words, feature of each word, piece ids, and the index of each word's first piece (one more at the end)."""
    words = split_words(text)
    unknown = tokenizer.token_to_id("[UNK]")
    pieces, first = [], []
    for encoding in tokenizer.encode_batch([text[s:e] for s, e in words], add_special_tokens=False):
        first.append(len(pieces))
        pieces += encoding.ids[:LONGEST] or [unknown]
    return {"words": words, "features": word_features(text, words), "pieces": pieces, "first": first + [len(pieces)]}


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


def read_documents(path, tokenizer):
    documents = []
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        prepared = prepare(document["text"], tokenizer)
        prepared["id"], prepared["text"] = document["id"], document["text"]
        prepared["attributions"] = [
            {role: words_of(a[role], prepared["words"]) for role in ("source", "cue", "content")}
            for a in document["attributions"] if a["content"]
        ]
        documents.append(prepared)
    return documents
