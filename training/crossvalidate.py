"""Cross-validation of the event head on the gold standard records and on sentences with a given source and target.

usage: crossvalidate.py --encoder FOLDER --start network.pt --events corpus/events [--articles corpus/articles] --gsr plover.json --pairs plv.jsonl --out figures.json

For each of five folds a network that has seen neither set is trained on corpus/events and four fifths of both, and judged on
the last fifth. All figures are over the predictions of all folds together:
  pairs: macro F1 over the 15 roots (YIELD for CONCEDE and RETREAT) and over the four quads, the source and target being given.
  gsr: `type`: the types of a record's believed events against its type, as sets, micro-averaged; `actor`, `recipient`: words of
  the most believed event against the record's; `direction`: of the records whose actor and recipient were both found in some
  role, how many have them the right way round.
"""
import argparse
import json
import os
import random
from collections import Counter

import torch

from eventdata import pairs_of_events, parse_gsr, parse_pair, read_articles, with_events, with_pairs
from features import load_tokenizer
from items import epoch_items, pair_item
from losses import likely_runs
from marked import read_event_records
from network import EVENT_ROLES, GIVEN_SOURCE, GIVEN_TARGET, PARTS, TRIGGER, Network, load_weights
from plover import QUADS, TYPES
from train import train
from windows import EVENT_AFTER, EVENT_BEFORE, condition_inputs, reach_of, window_input


def root_of(name):
    return "YIELD" if name in ("CONCEDE", "RETREAT") else name


def said(summary):
    return dict(zip(PARTS, summary.float().split(list(PARTS.values()), -1)))


@torch.no_grad()
def classify_pair(network, document, cls, sep):
    """Probability of each root."""
    item = pair_item(document, cls, sep)
    shared, _ = network.encode(torch.tensor([item["ids"]]), torch.tensor([item["features"]]), torch.zeros(1))
    marks = list(zip(item["given"], (GIVEN_SOURCE, GIVEN_TARGET)))
    states, anchors, bias = condition_inputs(shared, [(0, item, marks, (0, len(item["ids"])))])
    _, summary = network.events(states, anchors, bias)
    found = Counter()
    for name, probability in zip(TYPES, said(summary)["types"][0].softmax(-1).tolist()):
        found[root_of(name)] += probability
    return found


@torch.no_grad()
def read_sentence(network, document, cls, sep):
    """Events of a short text: [{score, type, words of each role}], for each run of trigger tags."""
    ids, features, places = window_input(document, 0, len(document["words"]), cls, sep)
    shared, last = network.encode(torch.tensor([ids]), torch.tensor([features]), torch.zeros(1))
    triggers = network.tags(last)[2][0, places[:-1]].softmax(-1)
    item, found = {"ids": ids, "places": places}, []
    for run in sorted(likely_runs(triggers - torch.tensor([-0.15, 0, 0]), set(), 99, random.Random(0))):
        if any(event["score"] >= 0.5 and set(run) <= event["trigger"] for event in found):
            continue
        reach = reach_of(places[run[0]], len(ids), EVENT_BEFORE, EVENT_AFTER)
        states, anchors, bias = condition_inputs(shared, [(0, item, [(run, TRIGGER)], reach)])
        roles, summary = network.events(states, anchors, bias)
        parts = said(summary)
        tags = roles[0].reshape(-1, len(EVENT_ROLES), 3).argmax(-1)
        seen = [(w, p - reach[0]) for w, p in enumerate(places[:-1]) if reach[0] <= p < reach[1]]
        found.append({"score": parts["valid"].sigmoid().item(), "type": TYPES[int(parts["types"][0].argmax())],
                      **{role: {w for w, p in seen if tags[p, r]} for r, role in enumerate(EVENT_ROLES)}})
    return found


def f1(hits, predicted, gold):
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def macro(pairs):
    """Macro F1 of (gold, predicted) labels, over the labels of the gold."""
    scores = {label: f1(sum(g == p == label for g, p in pairs), sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs))
              for label in {g for g, _ in pairs}}
    return sum(scores.values()) / len(scores), scores


def words_in(runs):
    return {w for s, e in runs for w in range(s, e)}


def judge_gsr(read):
    counts, direction = {name: [0, 0, 0] for name in ("type", "actor", "recipient")}, Counter()
    for gold, events in read:
        believed = [event for event in events if event["score"] >= 0.5]
        types = {event["type"] for event in believed}
        for i, value in enumerate((gold["type"] in types, len(types), 1)):
            counts["type"][i] += value
        best = max(believed, key=lambda event: event["score"], default=dict.fromkeys(EVENT_ROLES, set()))
        for role in ("actor", "recipient"):
            right = words_in(gold[role])
            for i, value in enumerate((len(best[role] & right), len(best[role]), len(right))):
                counts[role][i] += value
        actor, recipient = words_in(gold["actor"]), words_in(gold["recipient"])
        if actor and recipient and (actor & (best["actor"] | best["recipient"])) and (recipient & (best["actor"] | best["recipient"])):
            direction["all"] += 1
            direction["right"] += bool(actor & best["actor"] and recipient & best["recipient"])
    figures = {name: round(f1(*count), 4) for name, count in counts.items()}
    hits, predicted, gold = counts["type"]
    return {**figures, "typePrecision": round(hits / max(predicted, 1), 4), "typeRecall": round(hits / max(gold, 1), 4),
            "direction": round(direction["right"] / max(direction["all"], 1), 4), "directed": direction["all"], "records": len(read)}


def keep(folder, network, records, lines):
    os.makedirs(folder, exist_ok=True)
    torch.save(network.state_dict(), f"{folder}/network.pt")
    with open(f"{folder}/gsr.json", "w", encoding="utf-8") as file:
        json.dump(records, file)
    with open(f"{folder}/pairs.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("encoder", "start", "events", "gsr", "pairs", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--articles", help="corpus/articles, to go on with whole articles too")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--folds", type=int, default=5, help="how many of the five folds to do")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=2, help="how often an epoch sees the sentences")
    parser.add_argument("--record-times", type=int, default=4, help="how often an epoch sees the records")
    parser.add_argument("--keep", help="folder for each fold's weights and last fifth, for `onrecord evaluate events` with that model")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    tokenizer = load_tokenizer(options.encoder)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    own = read_event_records(options.events)
    ours = with_events(own, tokenizer) + pairs_of_events(own, tokenizer)
    if options.articles:
        ours += read_articles(options.articles, tokenizer)
    raw = [record for record in json.load(open(options.gsr, encoding="utf-8")) if parse_gsr(record)["events"][0]["trigger"]]
    gsr = [parse_gsr(record) for record in raw]
    lines = [json.loads(line) for line in open(options.pairs, encoding="utf-8")]
    records, sentences = with_events(gsr, tokenizer), with_pairs([parse_pair(line) for line in lines], tokenizer)
    order = random.Random(5)
    fold_of_record = [order.randrange(5) for _ in records]
    fold_of_sentence = [order.randrange(5) for _ in sentences]
    roots, quads, read = [], [], []
    for fold in range(options.folds):
        network = Network()
        load_weights(network, options.start)
        network.words.weight.requires_grad = False
        seen = (ours + options.record_times * [d for d, f in zip(records, fold_of_record) if f != fold]
                + options.times * [d for d, f in zip(sentences, fold_of_sentence) if f != fold])
        train(network, lambda epoch: epoch_items(seen, tokenizer, 1000 * fold + epoch), options.rate, options.epochs, 16, fold)
        if options.keep:
            keep(f"{options.keep}/{fold}", network, [r for r, f in zip(raw, fold_of_record) if f == fold],
                 [line for line, f in zip(lines, fold_of_sentence) if f == fold])
        for line, document, f in zip(lines, sentences, fold_of_sentence):
            if f == fold:
                found = classify_pair(network, document, cls, sep)
                best = max(found, key=found.get)
                of_quad = Counter()
                for root, probability in found.items():
                    of_quad[2 if root == "YIELD" else QUADS[root]] += probability
                roots.append((line["type"], best))
                quads.append((line["quad"], max(of_quad, key=of_quad.get)))
        read += [(document["events"][0], read_sentence(network, document, cls, sep))
                 for document, f in zip(records, fold_of_record) if f == fold]
        (root, by_root), (quad, _) = macro(roots), macro(quads)
        figures = {"folds": fold + 1, "pairs": {"root": round(root, 4), "quad": round(quad, 4), "sentences": len(roots),
                   "byRoot": {name: round(score, 3) for name, score in sorted(by_root.items())}}, "gsr": judge_gsr(read)}
        print(json.dumps(figures), flush=True)
        with open(options.out, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
