"""Write examples for the parity test: what the exported model says, run from Python, of texts of our own.

usage: parity.py --model models/en --marked corpus/attribution --events corpus/events --out tests/parity.json
"""
import argparse
import glob
import json

import numpy
import onnxruntime

from eventdata import read_event_pairs, read_looks
from features import FEATURE_COUNT, SPECIAL_FEATURE, load_tokenizer, prepare
from marked import parse_event_record, parse_record
from network import EVENT_ROLES, GIVEN_PARTS, TRIGGER
from plover import TYPES
from windows import EVENT_AFTER, EVENT_BEFORE, reach_of


def window_of(tokenizer, document, given=()):
    """A document as one window, and the places of its words. given: runs of words of each part that can be given."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    first = document["first"]
    ids = numpy.array([[cls, *document["pieces"], sep]])
    marks = [document["features"][w] for w in range(len(first) - 1) for _ in range(first[w + 1] - first[w])]
    features = numpy.array([[SPECIAL_FEATURE, *marks, SPECIAL_FEATURE]])
    for number, runs in enumerate(given, 1):
        for start, end in runs:
            there = features[0, first[start] + 1 : first[end] + 1]
            there[:] = there % FEATURE_COUNT + number * FEATURE_COUNT
    return {"pieces": ids, "features": features}, [p + 1 for p in first]


def run(session, known):
    """The outputs by name; it is given those of the known inputs that it reads."""
    told = session.run(None, {one.name: known[one.name] for one in session.get_inputs()})
    return dict(zip((one.name for one in session.get_outputs()), told))


def run_networks(encoder, mentions, window):
    """What encoder.onnx and mentions.onnx say of a window, and the states that attributions are found by."""
    first = run(encoder, window)
    second = run(mentions, window | first)
    return first, second, {name: states[0] for name, states in (first | second).items() if name in ("shared", "last", "encoded")}


def ask(session, shared, places, anchor, kind, *reach):
    """The head's outputs for the anchor's words, or None where it does not see the whole text."""
    begin, end = reach_of(places[anchor[0]], shared.shape[1], *reach)
    if begin != 0 or end != shared.shape[1]:
        return None
    marked = numpy.zeros((1, end), dtype=numpy.int64)
    marked[0, places[anchor[0]] : places[anchor[-1] + 1]] = kind
    return session.run(None, {"states": shared, "anchor": marked})


def ask_anchored(session, states, places, anchor):
    """The same of the network that is asked about cues."""
    begin, end = reach_of(places[anchor[0]], len(states["last"]))
    if begin != 0 or end != len(states["last"]):
        return None
    rows, marks = numpy.arange(end)[None], numpy.zeros((1, end), dtype=numpy.int64)
    marked = slice(places[anchor[0]], places[anchor[-1] + 1])
    marks[0, marked] = 1
    return run(session, {**states, "rows": rows, "marks": marks, "distances": rows - marked.start})["roles"][0]


def words_at(document, span):
    return [w for w, (s, e) in enumerate(document["words"]) if s < span[1] and e > span[0]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--marked", required=True)
    parser.add_argument("--events", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.model)
    encoder, conditioned, events, mentions, cues, nested = (
        onnxruntime.InferenceSession(f"{options.model}/{name}.onnx")
        for name in ("encoder", "conditioned", "events", "mentions", "cues", "nestedroles")
    )
    chosen = []
    for path in sorted(glob.glob(f"{options.marked}/*.txt")):
        for record in open(path, encoding="utf-8").read().split("\n---\n")[:3]:
            text, attributions = parse_record(record.strip())
            cue = next((a["cue"][0] for a in attributions if a["cue"]), None)
            if cue:
                chosen.append((text, cue, 1))
    for path in sorted(glob.glob(f"{options.events}/*.txt")):
        record = parse_event_record(open(path, encoding="utf-8").read().split("\n\n")[0])
        if record["events"]:
            chosen.append((record["text"], record["events"][0]["trigger"][0], 3))
    sentences = read_event_pairs(options.events, tokenizer)[::150] + read_looks(options.events, tokenizer)[::150]
    examples = []
    for (text, span, kind), document in zip(chosen, prepare([text for text, *_ in chosen], tokenizer)):
        if any(ord(c) > 0xFFFF for c in text):
            continue
        window, places = window_of(tokenizer, document)
        first, second, states = run_networks(encoder, mentions, window)
        # Names are what the encoder's own head and the linking network's find on average (src/model/model.ts).
        entities = (first["entities"] + second["names"]) / 2
        at = places[:-1]
        anchor = words_at(document, span)
        example = {"text": text, "words": document["words"], "features": document["features"], "anchor": [anchor[0], anchor[-1] + 1],
                   "tags": first["tags"][0][at].reshape(-1, 3, 3).argmax(-1).tolist(), "entities": entities[0][at].argmax(-1).tolist(),
                   "cues": run(cues, states)["cues"][at].reshape(-1, 2, 3).argmax(-1).tolist()}
        if kind == 1 and (answer := ask_anchored(conditioned, states, places, anchor)) is not None:
            of_nested = ask_anchored(nested, states, places, anchor)
            said = {name: {"source": roles[:, 0:3].argmax(-1).tolist(), "content": roles[:, 3:6].argmax(-1).tolist()}
                    for name, roles in (("roles", answer[at]), ("nestedRoles", of_nested[at]))}
            examples.append({**example, **said})
        elif kind == 3 and (answer := ask(events, first["shared"], places, anchor, TRIGGER, EVENT_BEFORE, EVENT_AFTER)):
            roles = answer[0][0][at].reshape(-1, len(EVENT_ROLES), 3).argmax(-1)
            examples.append({**example, "roles": {role: roles[:, r].tolist() for r, role in enumerate(EVENT_ROLES)},
                             "type": TYPES[int(answer[1][0][1 : 1 + len(TYPES)].argmax())]})
    given = []
    for document in sentences:
        parts = [document["given"][part] for part, _ in GIVEN_PARTS]
        window, places = window_of(tokenizer, document, parts)
        shared = run(encoder, window)["shared"]
        marked = numpy.zeros((1, shared.shape[1]), dtype=numpy.int64)
        for (_, kind), runs in zip(GIVEN_PARTS, parts):
            for start, end in runs:
                marked[0, places[start] : places[end]] = kind
        _, summary = events.run(None, {"states": shared, "anchor": marked})
        given.append({"text": document["text"], **dict(zip(("source", "target", "trigger"), parts)),
                      "type": TYPES[int(summary[0][1 : 1 + len(TYPES)].argmax())]})
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump({"examples": examples, "given": given}, file, ensure_ascii=False)
        file.write("\n")
    print(len(examples), "examples,", len(given), "of given parts")


if __name__ == "__main__":
    main()
