"""Other names for the persons of a document, so that a name is learnt by where it stands and not by its letters.

One of the first sentences is written as a headline is, with capitals, in half of the documents: “Minister Says He Never Met Envoy” names nobody
called “Minister Says He”.

The given names and surnames are those of data/office-holders (people from everywhere); of the surnames some are made of the beginning of one
and the end of another, so that nobody has read them. What is known of a document in words stays true: a name is replaced word by word, the same
word everywhere by the same.
"""
import csv
import glob

from features import HERE, LONGEST

SPLICED = 0.3  # share of the surnames that are made of two
SHORTEST = 3  # letters of a word that is replaced; particles and initials are shorter
HEADLINES = 0.5  # share of the documents with a sentence in capitals
SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "but", "as", "with", "from"}  # stay small in headlines


class Renamer:
    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        people = [row["person"].split() for path in sorted(glob.glob(f"{HERE}/../data/office-holders/*.csv")) for row in csv.DictReader(open(path, encoding="utf-8"))]
        self.given = sorted({name[0] for name in people if len(name) > 1 and is_name(name[0])})
        self.surnames = sorted({name[-1] for name in people if len(name) > 1 and is_name(name[-1])})

    def surname(self, rng):
        one, other = rng.choice(self.surnames), rng.choice(self.surnames)
        return one if rng.random() > SPLICED else one[: (len(one) + 1) // 2] + other[len(other) // 2 :].lower()

    def renamed(self, document, runs, rng):
        """The document with other names in the runs of words, each of which is the name of a person; its text stays as it was."""
        spoken = [document["text"][s:e] for s, e in document["words"]]
        # A word that is written without a capital elsewhere in the text is no name (“President”, “May”).
        common = {word for word in spoken if word.islower()}
        other = {}
        for start, end in runs:
            for at in range(start, end):
                if is_name(spoken[at]) and spoken[at].lower() not in common and spoken[at] not in other:
                    other[spoken[at]] = rng.choice(self.given) if at < end - 1 else self.surname(rng)
        pieces, first = [], []
        for at, word in enumerate(spoken):
            first.append(len(pieces))
            if word in other:
                pieces += self.tokenizer.encode(other[word], add_special_tokens=False).ids[:LONGEST]
            else:
                pieces += document["pieces"][document["first"][at] : document["first"][at + 1]]
        return {**document, "pieces": pieces, "first": first + [len(pieces)], "features": as_headline(document, rng)}


def as_headline(document, rng):
    """The features of the words, in some documents as if one of the first three sentences were written in capitals; letter case is
    their remainder by 4 (features.ts), the rest of what is known of a word stays."""
    features = list(document["features"])
    if rng.random() < HEADLINES:
        chosen = rng.choice((0, 0, 1, 2))
        for at, (start, end) in enumerate(document["words"]):
            if document["sentences"][at] == chosen and features[at] % 4 == 0 and document["text"][start:end] not in SMALL:
                features[at] += 1
    return features


def is_name(word):
    return len(word) >= SHORTEST and word.isalpha() and word[0].isupper() and not word.isupper()
