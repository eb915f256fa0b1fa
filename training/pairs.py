"""What the linking network is told of a mention and of a pair of mentions besides their words' states.

src/stages/linking/pairs.ts computes the same; tests/parity.json holds the two together.
"""
import regex

from mentions import KINDS, PRONOUNS, plain

CLASSES = 7 + 2 * len(KINDS)  # seven of pronouns, four kinds of names, four of descriptions
PAIR_FEATURES = 38
LOOK_BACK = 50  # mentions before a mention that it is compared with
LOOK_AHEAD = 8  # names after a description that it is compared with
MENTION_STEPS = (1, 2, 3, 4, 5, 8, 12, 20, 32)
SENTENCE_STEPS = (0, 1, 2, 3, 4, 6, 10)
DETERMINER = regex.compile(r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your)\s+", regex.I)
LETTERS = regex.compile(r"[\p{L}\p{N}]+")


def class_of(form, kind, words):
    if form == "pronoun":
        return PRONOUNS.get(words.lower(), 2)
    return 7 + (0 if form == "name" else len(KINDS)) + KINDS.index(kind or "person")


def bucket(value, steps):
    """The index of the last step that is not greater than the value."""
    return max(i for i, step in enumerate(steps) if value >= step)


def initials(words):
    return "".join(word[0] for word in LETTERS.findall(words) if word[0].isupper()).lower()


def facts_of(document, mentions, sources):
    """What pairs are built from, for each mention. sources: for each word whether the tag head takes it for a source."""
    text, words, features, sentences = document["text"], document["words"], document["features"], document["sentences"]
    paragraph, lines, quote, quotes = -1, [], [], 0
    for feature in features:
        paragraph += bool(feature & 4)
        lines.append(paragraph)
    for i, feature in enumerate(features):
        state = feature // 8
        if state == 2 or (state == 1 and (i == 0 or features[i - 1] // 8 == 0)):
            quotes += 1
        quote.append(quotes if state else 0)
    facts, first_of, last_source = [], {}, -1
    for index, mention in enumerate(mentions):
        start, end = mention["start"], mention["end"]
        string = text[words[start][0]:words[end - 1][1]]
        bare = plain(LETTERS.findall(DETERMINER.sub("", string)))
        first_of.setdefault(sentences[start], index)
        is_source = bool(sources[end - 1])
        facts.append({
            "start": start, "end": end, "class": class_of(mention["form"], mention["kind"], string), "form": mention["form"],
            "string": bare, "words": bare.split(" "), "initials": initials(string), "letters": string.replace(".", "").lower(),
            "sentence": sentences[start], "paragraph": lines[start], "quote": quote[start], "source": is_source,
            "lastSource": last_source, "leads": first_of[sentences[start]] == index, "index": index,
        })
        if is_source:
            last_source = index
    return facts


def pair_features(a, b, count):
    """The features that are 1 of mention `a` and candidate `b`; `count`: how often b's string stood before a."""
    found = [bucket(max(1, abs(a["index"] - b["index"])), MENTION_STEPS), 9 + bucket(abs(a["sentence"] - b["sentence"]), SENTENCE_STEPS),
             16 + min(2, abs(a["paragraph"] - b["paragraph"]))]
    if a["form"] != "pronoun" and b["form"] != "pronoun":
        if a["string"] == b["string"]:
            found.append(19)
        if a["words"][-1] == b["words"][-1]:
            found.append(20)
        if a["words"][0] == b["words"][0]:
            found.append(21)
        if a["words"][-1] in b["words"]:
            found.append(22)
        if b["words"][-1] in a["words"]:
            found.append(23)
        if (len(a["initials"]) > 1 and a["initials"] == b["letters"]) or (len(b["initials"]) > 1 and b["initials"] == a["letters"]):
            found.append(24)
    if a["quote"]:
        found.append(25)
    if b["quote"]:
        found.append(26)
    if a["quote"] and a["quote"] == b["quote"]:
        found.append(27)
    if a["source"]:
        found.append(28)
    if b["source"]:
        found.append(29)
    if a["lastSource"] == b["index"]:
        found.append(30)
    if a["leads"]:
        found.append(31)
    if b["leads"]:
        found.append(32)
    if b["index"] > a["index"]:
        found.append(33)
    if count >= 2:
        found.append(34)
    if count >= 4:
        found.append(35)
    if b["sentence"] <= 0:
        found.append(36)
    if a["form"] == b["form"] == "pronoun" and a["class"] == b["class"]:
        found.append(37)
    return found


def pairs_of(facts):
    """[(mention, candidate, features)] of a document, candidates from the farthest to the nearest, then those after it."""
    pairs = []
    counts, names = {}, [i for i, fact in enumerate(facts) if fact["form"] == "name"]
    for i, a in enumerate(facts):
        before = [b for b in facts[max(0, i - LOOK_BACK):i] if b["end"] <= a["start"]]
        after = [facts[j] for j in names if j > i and facts[j]["start"] >= a["end"]][:LOOK_AHEAD] if a["form"] == "description" else []
        for b in before + after:
            pairs.append((i, b["index"], pair_features(a, b, counts.get(b["string"], 0))))
        if a["form"] != "pronoun":
            counts[a["string"]] = counts.get(a["string"], 0) + 1
    return pairs
