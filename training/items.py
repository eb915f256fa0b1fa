"""Documents to training items: windows with their gold, and the anchors at which the conditioned heads are asked.

A document has some of these keys; a head whose gold it lacks is not trained on it:
  attributions: [{source, cue, content: runs of words}]; unsure: words that may belong to further attributions
  entities: [(start, end, kind)], unknown: words at which the entity tag is not known
  events: [{type, modes, flags, contexts, trigger, actor, recipient, place, date: runs of words}]; modes, flags and contexts
    are None where unknown; unknown: {role: words at which it is not known}
  records: the runs of words that are its sentences, of a document whose events are marked as a whole
  others: runs of words that an earlier model took for triggers and that are none
  untold: true of a document without gold, of which a teacher is asked
  sure: true of a document whose attributions the gold alone tells, whatever the teacher says of it
  given: {source, target, trigger: runs of words, any of them empty, types: names of which one is right, valid: whether it is
    an event; types and valid are None where unknown}
"""
import random

from marked import ENTITY
from network import EVENT_ROLES, GIVEN_PARTS
from plover import CONTEXTS, FLAGS, MODES, TYPES
from features import FEATURE_COUNT
from renames import Renamer
from windows import cut, window_input

CUE, QUOTATION = 1, 2
KINDS = list(ENTITY.values())
IGNORED = -100
LONGEST_ANCHOR = 60  # words of a quotation
RENAMED = 0.5  # share of the documents with known names whose persons are given other ones


def bio(runs, size):
    tags = [0] * size
    for start, end in sorted(runs):
        for i in range(max(start, 0), min(end, size)):
            tags[i] = 1 if i == max(start, 0) else 2
    return tags


def attribution_tags(document):
    """For each word its tags as source, cue and content; IGNORED for those outside that are unsure."""
    tags = [bio([run for a in document["attributions"] for run in a[role]], len(document["words"])) for role in ("source", "cue", "content")]
    for word in document.get("unsure", ()):
        for own in tags:
            own[word] = own[word] or IGNORED
    return list(zip(*tags))


def entity_tags(document):
    """0 outside, 1 + k where an entity of kind k begins, 5 + k inside it."""
    tags = [0] * len(document["words"])
    for start, end, kind in document["entities"]:
        for i in range(start, end):
            tags[i] = (1 if i == start else 1 + len(KINDS)) + KINDS.index(kind)
    for word in document.get("unknown", ()):
        if not tags[word]:
            tags[word] = IGNORED
    return tags


def quoted_runs(document):
    """Runs of words [start, end) inside quotation marks, the marks with them."""
    runs, start = [], None
    states = [f // 8 for f in document["features"]] + [0]
    for i, state in enumerate(states):
        if start is not None and state in (0, 2):
            runs.append((start, i))
            start = None
        if state == 2:
            start = i
        elif state == 3 and start is not None:
            runs.append((start, i + 1))
            start = None
    return runs


def restyle(document, tokenizer, rng):
    """The same document with its double marks written otherwise (straight, or single as in British papers)."""
    style = rng.random()
    if style > 0.35 or not any(mark in document["text"] for mark in "“”\""):
        return document
    table = str.maketrans("“”", '""') if style < 0.2 else str.maketrans("“”\"", "‘’'")
    pieces, first = list(document["pieces"]), document["first"]
    for word, (s, e) in enumerate(document["words"]):
        if e == s + 1 and document["text"][s] in "“”\"":
            pieces[first[word]] = tokenizer.token_to_id(document["text"][s].translate(table)) or tokenizer.token_to_id("[UNK]")
    return {**document, "pieces": pieces}


def with_other_names(document, renamer, rng):
    return renamer.renamed(document, [(start, end) for start, end, kind in document["entities"] if kind == "person"], rng)


def join(records, rng):
    """Records of a sentence or two as one document, as in an article; each begins a line or goes on in it."""
    joined = {"words": [], "features": [], "pieces": [], "first": [0], "events": [], "records": []}
    for record in records:
        word, piece = len(joined["words"]), len(joined["pieces"])
        goes_on = word > 0 and rng.random() < 0.7
        joined["words"] += record["words"]
        joined["features"] += [f & ~4 if goes_on and i == 0 else f for i, f in enumerate(record["features"])]
        joined["pieces"] += record["pieces"]
        joined["records"].append((word, len(joined["words"])))
        joined["first"] += [piece + f for f in record["first"][1:]]
        joined["events"] += [{**event, **{role: [(s + word, e + word) for s, e in event[role]] for role in EVENT_ROLES}}
                             for event in record["events"]]
    return joined


def join_some(records, rng):
    """Records one after the other, one to six of them as one document."""
    joined = []
    while records:
        size = rng.choice((1, 2, 3, 4, 6))
        joined.append(join(records[:size], rng))
        records = records[size:]
    return joined


def by_article(documents):
    """The sentences of each article in their order; an article that comes twice is two."""
    articles = []
    for document in documents:
        if "article" in document:
            if document["id"].endswith("-01") or not articles:
                articles.append([])
            articles[-1].append(document)
    return articles


def quotation_words(start, end, origin):
    """The words of a quotation that are its anchor, counted from `origin`."""
    return list(range(start - origin, min(end, start + LONGEST_ANCHOR) - origin))


def attribution_anchors(document, start, end, rng):
    """(anchor words, kind, source tags, content tags, valid) within the window; words relative to it."""
    size, found = end - start, []

    def tags(runs):
        return bio([(s - start, e - start) for s, e in runs if e > start and s < end], size)

    covered = set()
    for attribution in document["attributions"]:
        covered.update(w for s, e in attribution["content"] for w in range(s, e))
        cue = [w for s, e in attribution["cue"] for w in range(s, e)]
        if cue and cue[0] >= start and cue[-1] < end:
            found.append(([w - start for w in cue], CUE, tags(attribution["source"]), tags(attribution["content"]), 1))
    for s, e in quoted_runs(document):
        if s < start or e > end:
            continue
        inside = sum(w in covered for w in range(s, e))
        words = quotation_words(s, e, start)
        if inside == 0 and not document.get("unsure", set()) & set(range(s, e)) and rng.random() < 0.5:
            found.append((words, QUOTATION, [0] * size, [0] * size, 0))
        elif inside * 3 >= (e - s) * 2 and rng.random() < 0.3:
            owner = next((a for a in reversed(document["attributions"])
                          if any(min(e, ce) - max(s, cs) >= 0.6 * (e - s) for cs, ce in a["content"])), None)
            if owner:
                found.append((words, QUOTATION, tags(owner["source"]), tags(owner["content"]), 1))
    return found


def event_anchors(document, start, end, rng):
    """(trigger words, event or None, its role tags) within the window; of a trigger in pieces one is the anchor."""
    size, found = end - start, []
    for event in document["events"]:
        runs = [(s - start, e - start) for s, e in event["trigger"] if s >= start and e <= end]
        if runs:
            s, e = runs[0] if rng.random() < 0.6 else rng.choice(runs)
            roles = [bio([(s - start, e - start) for s, e in event[role] if e > start and s < end], size) for role in EVENT_ROLES]
            for tags, role in zip(roles, EVENT_ROLES):
                for word in event.get("unknown", {}).get(role, ()):
                    if start <= word < end:
                        tags[word - start] = IGNORED
            found.append((list(range(s, e)), event, roles))
    return found


def types_of(event):
    """Type, modes, flags and contexts as numbers for the losses; None where unknown."""
    def several(names, all_names):
        return None if names is None else [float(name in names) for name in all_names]

    return {"types": [float(name == event["type"]) for name in TYPES], "modes": several(event["modes"], MODES),
            "flags": several(event["flags"], FLAGS), "contexts": several(event["contexts"], CONTEXTS)}


def given_item(document, cls, sep):
    """A sentence with its given parts, which are marked in the features."""
    ids, features, places = window_input(document, 0, len(document["words"]), cls, sep)
    given, marked = document["given"], []
    for number, (part, kind) in enumerate(GIVEN_PARTS, 1):
        words = [w for s, e in given[part] for w in range(s, e)]
        marked.append((words, kind))
        for word in words:
            for piece in range(places[word], places[word + 1]):
                features[piece] = features[piece] % FEATURE_COUNT + number * FEATURE_COUNT
    return {"ids": ids, "features": features, "places": places, "given": marked, "valid": given["valid"],
            "types": given["types"] and [float(name in given["types"]) for name in TYPES]}


def epoch_items(documents, tokenizer, seed, share=1.0):
    """The windows of an epoch. Documents with attributions count with a chance of `share`; event records are joined anew,
    those of an article in their order."""
    rng = random.Random(seed)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    renamer = Renamer(tokenizer)
    chosen = [restyle(d, tokenizer, rng) for d in documents if "attributions" not in d or rng.random() < share]
    chosen = [with_other_names(d, renamer, rng) if "entities" in d and rng.random() < RENAMED else d for d in chosen]
    records = [d for d in chosen if "events" in d and "article" not in d and "records" not in d]
    rng.shuffle(records)
    items, joined = [], [join(sentences, rng) for sentences in by_article(chosen)] + join_some(records, rng)
    for document in [d for d in chosen if "records" in d or ("events" not in d and "given" not in d)] + joined:
        whole = {}
        if "attributions" in document:
            whole["tags"] = attribution_tags(document)
        if "entities" in document:
            whole["entities"] = entity_tags(document)
        if "events" in document:
            whole["triggers"] = bio([run for event in document["events"] for run in event["trigger"]], len(document["words"]))
        lead = rng.randrange(0, 200) if len(document["pieces"]) > 300 else 0
        for start, end in cut(document["first"], overlap=32, lead=lead):
            ids, features, places = window_input(document, start, end, cls, sep)
            item = {"ids": ids, "features": features, "places": places, **{name: tags[start:end] for name, tags in whole.items()}}
            if "attributions" in document:
                item["anchors"] = attribution_anchors(document, start, end, rng)
            if "sure" in document:
                item["sure"] = True
            if "untold" in document:
                item["quotes"] = [(quotation_words(s, e, start), QUOTATION) for s, e in quoted_runs(document) if s >= start and e <= end]
            if "events" in document:
                item["events"] = event_anchors(document, start, end, rng)
                if "others" in document:
                    item["others"] = [list(range(s - start, e - start)) for s, e in document["others"] if s >= start and e <= end]
                item["records"] = [(max(s, start) - start, min(e, end) - start) for s, e in document["records"] if s < end and e > start]
            items.append(item)
    items += [given_item(d, cls, sep) for d in chosen if "given" in d]
    return items


def batches(items, size, rng):
    rng.shuffle(items)
    made = []
    for i in range(0, len(items), size * 20):
        chunk = sorted(items[i : i + size * 20], key=lambda item: len(item["ids"]))
        made += [chunk[j : j + size] for j in range(0, len(chunk), size)]
    rng.shuffle(made)
    return made
