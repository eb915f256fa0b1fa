"""Documents to train on, of all kinds, as the options of a training name them."""
from eventdata import read_articles, read_event_pairs, read_events, read_gsr, read_looks, read_pairs, read_real_events
from features import read_documents
from gum import read_gum
from marked import read_marked, read_marked_entities
from statements import read_statements

READERS = {"attributions": read_documents, "statements": read_statements, "marked": read_marked, "gum": read_gum, "entities": read_marked_entities,
           "events": read_events, "articles": read_articles, "given": read_event_pairs, "gsr": read_gsr, "pairs": read_pairs,
           "looks": read_looks, "real": read_real_events}


def add_options(parser):
    for name in READERS:
        parser.add_argument(f"--{name}", nargs="+", default=[], help="file or folder, see README.md")
    parser.add_argument("--times", default="", help="how often a pass sees a kind, for instance marked=2,events=3")


def documents_of(options, tokenizer):
    """{kind: documents} of the files that the options name, each document as often as a pass sees it."""
    times, documents = dict(part.split("=") for part in options.times.split(",") if part), {}
    for name, read in READERS.items():
        for path in getattr(options, name):
            found = read(path, tokenizer)
            print(f"{name}: {len(found)} documents", flush=True)
            documents.setdefault(name, []).extend(int(times.get(name, 1)) * found)
    return documents
