"""Train the network.

usage: train.py --encoder FOLDER --out FOLDER [--attributions polnear/train.jsonl] [--marked corpus/attribution] [--gum gum/train]
                [--entities corpus/entities] [--events corpus/events] [--articles corpus/articles] [--given corpus/events] [--gsr plover.json] [--pairs plv.jsonl]
                [--looks corpus/events plover.json] [--real corpus/real [--candidates runs.json]] …

--real reads the marked real texts; --candidates gives runs of words that are no events there. With --events-only all but the event
layers stays as it is.

--given reads the same folder as --events, for sentences with a given source and target; --looks for sentences whose trigger is
given too.

Resumes by itself from FOLDER/checkpoint.pt; ends with FOLDER/network.pt. --start takes the weights of an earlier run
instead of the encoder's. --times says how often an epoch sees each kind of data.
"""
import argparse
import json
import os
import random
import time

import torch

from eventdata import read_articles, read_event_pairs, read_events, read_gsr, read_looks, read_pairs, read_real_events
from features import load_tokenizer, read_documents
from gum import read_gum
from items import batches, epoch_items
from losses import batch_loss
from marked import read_marked, read_marked_entities
from network import Network, load_pretrained, load_weights

READERS = {"attributions": read_documents, "marked": read_marked, "gum": read_gum, "entities": read_marked_entities,
           "events": read_events, "articles": read_articles, "given": read_event_pairs, "gsr": read_gsr, "pairs": read_pairs,
           "looks": read_looks, "real": read_real_events}


def optimizer_of(network, rate):
    encoder = [p for n, p in network.named_parameters() if p.requires_grad and n.split(".")[0] in ("positions", "norm", "layers")]
    own = [*network.own.parameters(), *network.events.own.parameters()]
    taken = {id(p) for p in encoder + own}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in taken]
    own = [p for p in own if p.requires_grad]
    return torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": own, "lr": 2 * rate}, {"params": heads, "lr": 10 * rate}],
                             weight_decay=0.01, fused=True)


def train(network, items_of, rate, epochs, batch_size, seed, checkpoint=None, mine_from=1, minutes=None, events_only=False):
    """items_of(epoch) gives the items of an epoch. From epoch `mine_from` on the heads also see what they took for anchors.
    With `events_only` all but the event layers stays as it is. With `minutes` the rate falls with the time passed instead of the steps done, and training ends then at the latest."""
    if events_only:
        for name, parameter in network.named_parameters():
            parameter.requires_grad = name.startswith("events.")
    optimizer = optimizer_of(network, rate)
    rates = [group["lr"] for group in optimizer.param_groups]
    done = 0
    if checkpoint and os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    an_epoch = len(batches(items_of(0), batch_size, random.Random(0)))
    total = epochs * an_epoch
    step, began, seen, running = 0, time.time(), 0, 0.0
    (network.events if events_only else network).train()
    for epoch in range(epochs):
        rng = random.Random(1000 * seed + epoch)
        for batch in batches(items_of(epoch), batch_size, rng):
            step += 1
            if step <= done:
                continue
            spent = (time.time() - began) / (60 * minutes) if minutes else step / total
            if spent >= 1:
                break
            factor = min(1.0, step / (0.06 * total)) * (1 - spent)
            for group, top in zip(optimizer.param_groups, rates):
                group["lr"] = top * factor
            loss = batch_loss(network, batch, rng, mine=epoch >= mine_from, events_only=events_only)
            if not torch.is_tensor(loss):
                continue
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += sum(len(item["ids"]) for item in batch)
            running += loss.item()
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {running / 50:.4f} {seen / (time.time() - began):.0f} pieces/s", flush=True)
                running = 0.0
            if checkpoint and step % 200 == 0:
                torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
    network.eval()


def add_others(documents, candidates):
    for document in documents:
        known = {w for event in document["events"] for run in event["trigger"] for w in range(*run)}
        document["others"] = [run for run in candidates.get(document["id"], []) if not known & set(range(*run))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", required=True)
    for name in READERS:
        parser.add_argument(f"--{name}", nargs="+", default=[], help="file or folder, see README.md")
    parser.add_argument("--times", default="", help="for instance marked=2,events=3")
    parser.add_argument("--share", type=float, default=1.0, help="share of the documents with attributions that an epoch sees")
    parser.add_argument("--start", nargs="+", help="network.pt of an earlier run; the mean of several")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="end after this time, whatever --epochs says")
    parser.add_argument("--events-only", action="store_true", help="train the event layers and nothing else")
    parser.add_argument("--candidates", help="JSON: for the id of a real text runs of words that an earlier model took for triggers")
    parser.add_argument("--mine-from", type=int, default=1, help="first epoch with mistaken anchors as negatives")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    os.makedirs(options.out, exist_ok=True)
    tokenizer = load_tokenizer(options.encoder)
    times = dict(part.split("=") for part in options.times.split(",") if part)
    documents = []
    for name, read in READERS.items():
        for path in getattr(options, name):
            found = read(path, tokenizer)
            print(f"{name}: {len(found)} documents", flush=True)
            if name == "real" and options.candidates:
                add_others(found, json.load(open(options.candidates, encoding="utf-8")))
            documents += int(times.get(name, 1)) * found
    network = Network()
    if options.start:
        load_weights(network, *options.start)
        network.words.weight.requires_grad = False
    else:
        load_pretrained(network, options.encoder)
    train(network, lambda epoch: epoch_items(documents, tokenizer, 1000 * options.seed + epoch, options.share), options.rate,
          options.epochs, options.batch, options.seed, f"{options.out}/checkpoint.pt", options.mine_from, options.minutes, options.events_only)
    torch.save(network.state_dict(), f"{options.out}/network.pt")


if __name__ == "__main__":
    main()
