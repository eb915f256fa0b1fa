"""What a trained network finds in documents that were kept away from training: mentions, links, events.

usage: checks.py --networks FOLDER --reader FOLDER --tokenizer models/en [--gum gum/dev] [--gap gap_test.jsonl.gz] [--real corpus/real --data data]

--networks: linking.pt, and encoder.pt where it is a teacher's; --reader: network.pt, which says what words are of sources.
Of --real the texts held back are linked; events are found in those that were marked twice, from whose events nothing is learnt.
"""
import argparse
import json
import os

import torch

from docevents import event_check, summary_of
from documentteacher import load_document_teacher, reader_of
from features import load_tokenizer
from items import IGNORED
from linking import linking_of
from linkinglosses import by_mention, forward, states_of
from mentions import KINDS, read_gap, read_gum, read_real
from parts import parts_from, real_with_events


def told(networks, part):
    """networks: the one that encodes and the one that links. What `forward` gives, and the states before it."""
    x = states_of(*networks, [part])[0]
    return x, *forward(networks[1], part, x)


@torch.no_grad()
def check(networks, parts):
    """By kind of mention: links right of those that go back to something, kept new of the new, precision of the links made."""
    found = {}
    for part in parts:
        _, _, _, scores, nobody, _ = told(networks, part)
        if scores is None:
            continue
        table, right, _ = by_mention(part, scores, nobody)
        best, size = table.argmax(1), table.shape[1] - 1
        for i, m in enumerate(part["mentions"]):
            if m["entity"] is None:
                continue
            kind = m["form"] if m["form"] != "pronoun" else "third person" if part["facts"][i]["class"] < 4 else "other pronoun"
            row = found.setdefault(kind, [0, 0, 0, 0, 0])
            goes_back, linked = not bool(right[i, size]), int(best[i]) != size
            is_right = bool(right[i, best[i]])
            row[0] += goes_back
            row[1] += goes_back and linked and is_right
            row[2] += not goes_back
            row[3] += not goes_back and not linked
            row[4] += linked
    return {kind: f"link right {100 * r[1] / max(1, r[0]):.1f} of {r[0]}, kept new {100 * r[3] / max(1, r[2]):.1f} of {r[2]}, "
                  f"precision {100 * r[1] / max(1, r[4]):.1f}" for kind, r in found.items()}


@torch.no_grad()
def check_tags(networks, parts):
    """F1 of exact spans with kind, of names and of descriptions."""
    counts = {"name": [0, 0, 0], "description": [0, 0, 0]}
    for part in parts:
        _, names, descriptions, *_ = told(networks, part)
        for form, logits, gold in (("name", names, part["names"]), ("description", descriptions, part["descriptions"])):
            got = set()
            for row, w in enumerate(part["windows"]):
                best = logits[row, w["places"][:-1]].argmax(1).tolist()
                begun = None
                for at in range(w["own"][0], w["own"][1] + 1):
                    tag = best[at - w["start"]] if at < w["own"][1] else 0
                    if begun and tag <= 4:
                        got.add((begun[0], at, begun[1]))
                        begun = None
                    if tag and begun is None:
                        begun = at, (tag - 1) % 4
            quiet = {w for w, tag in enumerate(gold) if tag == IGNORED}
            got = {g for g in got if not quiet & set(range(g[0], g[1]))}
            wanted = {(m["start"], m["end"], KINDS.index(m["kind"])) for m in part["mentions"] if m["form"] == form}
            wanted = {g for g in wanted if not quiet & set(range(g[0], g[1]))}
            counts[form][0] += len(got & wanted)
            counts[form][1] += len(got)
            counts[form][2] += len(wanted)
    return {form: f"P {100 * a / max(1, b):.1f} R {100 * a / max(1, c):.1f} F1 {200 * a / max(1, b + c):.1f} of {c}" for form, (a, b, c) in counts.items()}


@torch.no_grad()
def check_events(networks, parts):
    """Of events in documents that their heads have not seen: triggers found and types, who takes part, what is one event."""
    found = []
    for part in parts:
        x, *_, vectors = told(networks, part)
        found.append(event_check(networks[1].events, part, x, vectors))
    return summary_of(found)


@torch.no_grad()
def check_gap(networks, parts):
    """F1 over names: of the two the likelier one is meant, if it is likelier than nobody; a name stands for all with its last word."""
    tp = fp = fn = 0
    for part in parts:
        _, _, _, scores, nobody, _ = told(networks, part)
        table, _, place = by_mention(part, scores, nobody)
        rows = (part["first"] == part["asked"]).nonzero().squeeze(1).tolist()
        best = []
        for name, index, _ in part["options"]:
            same = [row for row in rows if part["second"][row] == index or part["facts"][part["second"][row]]["words"][-1] == name.split(" ")[-1]]
            best.append(max((float(table[part["asked"], place[row]]) for row in same), default=-1e4))
        for number, (_, _, is_meant) in enumerate(part["options"]):
            says = best[number] > best[1 - number] and best[number] > float(table[part["asked"], -1])
            tp += says and is_meant
            fp += says and not is_meant
            fn += is_meant and not says
    return round(200 * tp / max(1, 2 * tp + fp + fn), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", required=True)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--tokenizer", required=True)
    for name in ("gum", "gap", "real", "data"):
        parser.add_argument(f"--{name}")
    options = parser.parse_args()
    tokenizer, reader = load_tokenizer(options.tokenizer), reader_of(options.reader)
    if os.path.exists(f"{options.networks}/encoder.pt"):
        teacher = load_document_teacher(options.networks)
        networks = teacher.encoder, teacher.linking
    else:
        networks = reader, linking_of(torch.load(f"{options.networks}/linking.pt")).eval()

    def parts(documents, is_gap=False):
        return parts_from(documents, reader, tokenizer, is_gap)

    if options.gap:
        print("GAP", check_gap(networks, parts(read_gap(options.gap, tokenizer), True)))
    for name, documents in (("GUM", options.gum and read_gum(options.gum, tokenizer)),
                            ("real, held back", options.real and read_real(options.real, options.data, tokenizer, True))):
        if documents:
            some = parts(documents)
            print(name, json.dumps(check(networks, some)), json.dumps(check_tags(networks, some)))
    if options.real:
        twice = {json.loads(line)["id"] for line in open(f"{options.real}/second.jsonl", encoding="utf-8")}
        some = parts([d for d in real_with_events(options.real, options.data, tokenizer, twice) if d["id"] in twice])
        print("events", json.dumps(check_events(networks, some)))


if __name__ == "__main__":
    main()
