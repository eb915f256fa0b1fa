"""Cross-validation of the event head on the gold standard records and on sentences with a given source and target.

usage: crossvalidate.py --encoder FOLDER --start network.pt --events corpus/events [--articles corpus/articles]
                        --gsr plover.json --pairs plv.jsonl --out FOLDER

For each of five folds a network that has seen neither set is trained on our own events and four fifths of both. FOLDER/N gets
its model (as models/en, not quantized with --float) and the last fifth as gsr.json and pairs.jsonl, on which
crossvalidated.ts measures all folds together, with the rules of the pipeline.
"""
import argparse
import json
import os
import random
import shutil

import torch

from eventdata import looks_at, pairs_of_events, parse_gsr, parse_pair, read_articles, with_events, with_given
from export import write_model
from features import HERE, load_tokenizer
from items import epoch_items
from marked import read_event_records
from network import Network, load_weights
from train import train

FOLDS = 5


def keep(folder, records, lines):
    with open(f"{folder}/gsr.json", "w", encoding="utf-8") as file:
        json.dump(records, file)
    with open(f"{folder}/pairs.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("encoder", "start", "events", "gsr", "pairs", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--articles", help="corpus/articles, to go on with whole articles too")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--only", type=int, nargs="+", default=range(FOLDS), help="these folds of the five")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=2, help="how often an epoch sees the sentences")
    parser.add_argument("--record-times", type=int, default=4, help="how often an epoch sees the records")
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    tokenizer = load_tokenizer(options.encoder)
    own = read_event_records(options.events)
    ours = with_events(own, tokenizer) + pairs_of_events(own, tokenizer) + looks_at(own, tokenizer)
    if options.articles:
        ours += read_articles(options.articles, tokenizer)
    raw = [record for record in json.load(open(options.gsr, encoding="utf-8")) if parse_gsr(record)["events"][0]["trigger"]]
    gsr = [parse_gsr(record) for record in raw]
    lines = [json.loads(line) for line in open(options.pairs, encoding="utf-8")]
    records, looks = with_events(gsr, tokenizer), looks_at(gsr, tokenizer)
    sentences = with_given([parse_pair(line) for line in lines], tokenizer)
    order = random.Random(5)
    fold_of_record = [order.randrange(FOLDS) for _ in records]
    fold_of_sentence = [order.randrange(FOLDS) for _ in sentences]
    for fold in options.only:
        network = Network()
        load_weights(network, options.start)
        network.words.weight.requires_grad = False
        seen = (ours + options.record_times * [d for d, f in zip(records, fold_of_record) if f != fold]
                + options.times * [d for d, f in zip(looks, fold_of_record) if f != fold]
                + options.times * [d for d, f in zip(sentences, fold_of_sentence) if f != fold])
        train(network, lambda epoch: epoch_items(seen, tokenizer, 1000 * fold + epoch), options.rate, options.epochs, 16, fold)
        folder = f"{options.out}/{fold}"
        os.makedirs(folder, exist_ok=True)
        shutil.copy(f"{HERE}/../models/en/config.json", folder)  # for the weights of the attributions' confidence
        write_model(network, options.encoder, folder, f"fold-{fold}", options.float)
        keep(folder, [r for r, f in zip(raw, fold_of_record) if f == fold], [l for l, f in zip(lines, fold_of_sentence) if f == fold])
        print(f"fold {fold} done", flush=True)


if __name__ == "__main__":
    main()
