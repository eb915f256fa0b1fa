"""Train the attribution network.

usage: train.py --encoder FOLDER --data polnear/train.jsonl --marked corpus/attribution --out FOLDER [--epochs 10] [--seed 1]

Resumes by itself from FOLDER/checkpoint.pt; ends with FOLDER/network.pt. --start takes the weights of an earlier
run instead of the encoder's.
"""
import argparse
import math
import os
import random
import time

import torch
import torch.nn.functional as F

from features import load_tokenizer, quotation_states, read_documents
from marked import read_marked
from network import Network, load_pretrained
from windows import BEFORE, REACH, collate, condition_inputs, cut, window_input

CUE, QUOTATION = 1, 2
MAX_ANCHORS = 40


def bio(runs, size):
    tags = [0] * size
    for start, end in sorted(runs):
        for i in range(max(start, 0), min(end, size)):
            tags[i] = 1 if i == max(start, 0) else 2
    return tags


def quoted_runs(document):
    """Runs of words [start, end) inside double marks, the marks with them."""
    runs, start = [], None
    states = [f // 8 if f < 32 else 0 for f in document["features"]] + [0]
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
    if style > 0.35:
        return document
    table = str.maketrans("“”", '""') if style < 0.2 else str.maketrans("“”\"", "‘’'")
    text = document["text"].translate(table)
    pieces, first = [], []
    cache = restyle.cache
    for s, e in document["words"]:
        word = text[s:e]
        if word not in cache:
            cache[word] = tokenizer.encode(word, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")]
        first.append(len(pieces))
        pieces += cache[word]
    return {**document, "pieces": pieces, "first": first + [len(pieces)]}


restyle.cache = {}


def anchors_of(document, start, end, rng):
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
    for s, e in document["quoted"]:
        if s < start or e > end:
            continue
        inside = sum(w in covered for w in range(s, e))
        words = list(range(s - start, min(e, s + 60) - start))
        if inside == 0 and rng.random() < 0.5:
            found.append((words, QUOTATION, [0] * size, [0] * size, 0))
        elif inside * 3 >= (e - s) * 2 and rng.random() < 0.3:
            owner = next((a for a in reversed(document["attributions"])
                          if any(min(e, ce) - max(s, cs) >= 0.6 * (e - s) for cs, ce in a["content"])), None)
            if owner:
                found.append((words, QUOTATION, tags(owner["source"]), tags(owner["content"]), 1))
    return found


def epoch_items(documents, tokenizer, seed):
    rng = random.Random(seed)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    items = []
    for original in documents:
        document = restyle(original, tokenizer, rng)
        whole = [bio([run for a in document["attributions"] for run in a[role]], len(document["words"]))
                 for role in ("source", "cue", "content")]
        lead = rng.randrange(0, 200) if len(document["pieces"]) > 300 else 0
        for start, end in cut(document["first"], overlap=32, lead=lead):
            ids, features, places = window_input(document, start, end, cls, sep)
            items.append({"ids": ids, "features": features, "places": places,
                          "tags": [row[start:end] for row in whole], "anchors": anchors_of(document, start, end, rng)})
    return items


def batches(items, size, rng):
    rng.shuffle(items)
    made = []
    for i in range(0, len(items), size * 20):
        chunk = sorted(items[i : i + size * 20], key=lambda item: len(item["ids"]))
        made += [chunk[j : j + size] for j in range(0, len(chunk), size)]
    rng.shuffle(made)
    return made


def false_cues(logits, item, rng):
    """Cues that the tag head sees and the gold has not: examples of what is no cue."""
    probability = logits.softmax(-1)
    gold = {w for words, kind, *_ in item["anchors"] if kind == CUE for w in words}
    size, found, w = len(item["tags"][1]), [], 0
    likely = (probability[:, 0] < 0.75).tolist()
    while w < size:
        if likely[w] and w not in gold and not item["tags"][1][w]:
            end = w + 1
            while end < size and likely[end] and end not in gold and probability[end, 2] > probability[end, 1]:
                end += 1
            found.append((list(range(w, end)), CUE, [0] * size, [0] * size, 0))
            w = end
        else:
            w += 1
    rng.shuffle(found)
    return found[:3]


def batch_loss(network, batch, rng, mine):
    pieces, features, bias = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        shared, last = network.encode(pieces, features, bias.bfloat16())
        logits = network.tags(last)
    size = max(len(item["places"]) - 1 for item in batch)
    places = torch.zeros(len(batch), size, dtype=torch.long)
    gold = torch.full((len(batch), size, 3), -100)
    for row, item in enumerate(batch):
        count = len(item["places"]) - 1
        places[row, :count] = torch.tensor(item["places"][:-1])
        gold[row, :count] = torch.tensor(item["tags"]).T
    words = torch.gather(logits.float(), 1, places[:, :, None].expand(-1, -1, 9)).view(len(batch), size, 3, 3)
    heavier = torch.tensor([0.7, 1.5, 1.5])
    loss = sum(weight * F.cross_entropy(words[:, :, r].reshape(-1, 3), gold[:, :, r].reshape(-1), ignore_index=-100,
                                        weight=heavier if r == 1 else None)
               for r, weight in enumerate((1.0, 1.5, 1.0))) / 3
    chosen = []
    for row, item in enumerate(batch):
        anchors = list(item["anchors"])
        if mine:
            anchors += false_cues(words[row, : len(item["places"]) - 1, 1].detach(), item, rng)
        chosen += [(row, item, *anchor) for anchor in anchors]
    rng.shuffle(chosen)
    chosen = chosen[:MAX_ANCHORS]
    if chosen:
        states, anchors, reach_bias, reaches = condition_inputs(shared, [c[:4] for c in chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            output = network.condition(states, anchors, reach_bias.bfloat16())
        output = output.float()
        role_gold, valid_gold, first = torch.full((len(chosen), REACH, 2), -100), [], []
        for c, ((row, item, anchor, kind, source, content, valid), (begin, end)) in enumerate(zip(chosen, reaches)):
            for w, place in enumerate(item["places"][:-1]):
                if begin <= place < end and valid:
                    role_gold[c, place - begin, 0] = source[w]
                    role_gold[c, place - begin, 1] = content[w]
            valid_gold.append(float(valid))
            first.append(item["places"][anchor[0]] - begin)
        for r in range(2):
            loss = loss + 2 * F.cross_entropy(output[..., 3 * r : 3 * r + 3].reshape(-1, 3), role_gold[..., r].reshape(-1),
                                              ignore_index=-100)
        verdict = output[torch.arange(len(chosen)), torch.tensor(first), 6]
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(verdict, torch.tensor(valid_gold))
    return loss


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--marked", help="folder of marked-up texts")
    parser.add_argument("--repeat", type=int, default=3, help="how often an epoch sees each marked-up text")
    parser.add_argument("--start", help="network.pt of an earlier run")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    os.makedirs(options.out, exist_ok=True)
    tokenizer = load_tokenizer(options.encoder)
    documents = [d for path in options.data for d in read_documents(path, tokenizer)]
    if options.marked:
        documents += options.repeat * read_marked(options.marked, tokenizer)
    for document in documents:
        document["quoted"] = quoted_runs(document)
    network = Network()
    load_pretrained(network, options.encoder)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    encoder = [p for n, p in network.named_parameters() if p.requires_grad and n.split(".")[0] in ("positions", "norm", "layers")]
    own = list(network.own.parameters())
    heads = [*network.features.parameters(), *network.tag.parameters(), *network.anchors.parameters(), *network.role.parameters()]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": options.rate}, {"params": own, "lr": 2 * options.rate},
                                   {"params": heads, "lr": 10 * options.rate}], weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = f"{options.out}/checkpoint.pt"
    done = 0
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    an_epoch = len(batches(epoch_items(documents, tokenizer, 0), options.batch, random.Random(0)))
    total = options.epochs * an_epoch
    step, began, seen, running = 0, time.time(), 0, 0.0
    for epoch in range(options.epochs):
        rng = random.Random(1000 * options.seed + epoch)
        for batch in batches(epoch_items(documents, tokenizer, 1000 * options.seed + epoch), options.batch, rng):
            step += 1
            if step <= done:
                continue
            network.train()
            factor = min(1.0, step / (0.06 * total)) * max(0.0, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * factor
            loss = batch_loss(network, batch, rng, mine=step > an_epoch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += sum(len(item["ids"]) for item in batch)
            running += loss.item()
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {running / 50:.4f} {seen / (time.time() - began):.0f} pieces/s", flush=True)
                running = 0.0
            if step % 200 == 0:
                torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
    torch.save(network.state_dict(), f"{options.out}/network.pt")


if __name__ == "__main__":
    main()
