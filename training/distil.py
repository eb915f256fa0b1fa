"""Teach the small network that is asked about one anchor (anchored.py) what the wide layers of a trained network say.

usage: distil.py --model models/en --network network.pt … --out FOLDER --minutes N
                 --attributions polnear/train.jsonl --marked corpus/attribution --texts FILE.jsonl.gz … [--start anchored.pt]

The encoder stays as it is. On texts with attributions the student learns from the gold and from what the wide layers say of the
same anchors; on --texts, which have no gold, from the latter alone. Texts that corpus/real holds back are left out.
Resumes from FOLDER/checkpoint.pt; ends with FOLDER/anchored.pt.
"""
import argparse
import gzip
import json
import os
import random
import time

import torch
import torch.nn.functional as F

from anchored import Anchored
from features import load_tokenizer, prepare, read_documents
from items import CUE, QUOTATION, batches, epoch_items, quoted_runs, restyle
from losses import at_words, fill_roles, gold_of, likely_runs, role_loss
from marked import read_marked
from network import Network, load_weights, mean_of, padding_bias
from windows import collate, cut, reach_of, window_input

HERE = os.path.dirname(os.path.abspath(__file__))
MAX_ANCHORS = 48


def read_texts(path, held_back):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [line["text"] for line in lines if line["id"] not in held_back]


def text_items(documents, tokenizer, rng):
    """Windows of texts without gold: their quotations are anchors, and the cues that the tags find."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    items = []
    for document in documents:
        document = restyle(document, tokenizer, rng)
        quotes = quoted_runs(document)
        lead = rng.randrange(0, 200) if len(document["pieces"]) > 300 else 0
        for start, end in cut(document["first"], overlap=32, lead=lead):
            ids, features, places = window_input(document, start, end, cls, sep)
            anchors = [(list(range(s - start, min(e, s + 60) - start)), QUOTATION) for s, e in quotes if s >= start and e <= end]
            items.append({"ids": ids, "features": features, "places": places, "quotes": anchors})
    return items


def anchors_of(batch, tags, rng):
    """(row, item, words, kind, gold or None) of the batch: those of the gold, mistaken cues, and what texts without gold may have."""
    chosen = []
    for row, item in enumerate(batch):
        size = len(item["places"]) - 1
        probabilities = tags[row, :size, 3:6].softmax(-1)
        if "anchors" in item:
            gold = item["anchors"]
            known = {w for anchor, kind, *_ in gold if kind == CUE for w in anchor} | {w for w in range(size) if item["tags"][w][1]}
            chosen += [(row, item, anchor, kind, (source, content, valid)) for anchor, kind, source, content, valid in gold]
            empty = [0] * size
            chosen += [(row, item, run, CUE, (empty, empty, 0)) for run in likely_runs(probabilities, known, 3, rng)]
        else:
            chosen += [(row, item, words, kind, None) for words, kind in item["quotes"] if rng.random() < 0.5]
            chosen += [(row, item, run, CUE, None) for run in likely_runs(probabilities, set(), 12, rng, outside=0.65)]
    rng.shuffle(chosen)
    return chosen[:MAX_ANCHORS]


def inputs_of(states, chosen):
    """For states [B, T, W] of windows and anchors: states [A, L, W], marks and distances [A, L], bias, and the reaches."""
    reaches = [reach_of(item["places"][words[0]], len(item["ids"])) for _, item, words, *_ in chosen]
    size = max(end - begin for begin, end in reaches)
    marks, at = torch.zeros(len(chosen), size, dtype=torch.long), torch.zeros(len(chosen), size, dtype=torch.long)
    distances = torch.zeros(len(chosen), size, dtype=torch.long)
    for index, ((_, item, words, kind, _), (begin, end)) in enumerate(zip(chosen, reaches)):
        places = item["places"]
        for word in words:
            marks[index, max(places[word] - begin, 0): max(min(places[word + 1], end) - begin, 0)] = kind
        at[index] = torch.arange(size).clamp(max=end - begin - 1) + begin
        distances[index] = torch.arange(size) + begin - places[words[0]]
    rows = torch.tensor([row for row, *_ in chosen])
    bias = padding_bias([end - begin for begin, end in reaches], size, torch.bfloat16)
    return [part[rows[:, None], at] for part in states], marks, distances, bias, reaches


def soft_loss(logits, taught, known):
    """Mean divergence from the teacher's B/I/O of source and of content at the pieces that begin words."""
    loss = 0.0
    for role in (0, 3):
        mine, right = logits[..., role:role + 3].log_softmax(-1), taught[..., role:role + 3].log_softmax(-1)
        loss = loss + F.kl_div(mine, right, log_target=True, reduction="none").sum(-1)[known].mean()
    return loss


def anchored_loss(student, wide, shared, last, chosen):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        narrow = student.narrow(shared, last)
        (wide_states, narrow_states), marks, distances, bias, reaches = inputs_of((shared, narrow), chosen)
        with torch.no_grad():
            taught = wide.condition(wide_states, marks, bias).float()
        told = student(narrow_states, marks, distances, bias).float()
    count, size = marks.shape
    gold, known = torch.full((count, size, 2), -100), torch.zeros(count, size, dtype=torch.bool)
    first, valid, is_gold = [], [], []
    for index, ((_, item, words, _, answer), (begin, end)) in enumerate(zip(chosen, reaches)):
        places = [place - begin for place in item["places"][:-1] if begin <= place < end]
        known[index, places] = True
        first.append(item["places"][words[0]] - begin)
        is_gold.append(answer is not None)
        valid.append(float(answer[2]) if answer else 0.0)
        if answer and answer[2]:
            fill_roles(gold[index], item["places"], begin, end, answer[:2])
    rows, first, is_gold, valid = torch.arange(count), torch.tensor(first), torch.tensor(is_gold), torch.tensor(valid)
    target = taught[rows, first, 6].sigmoid()
    # The teacher has seen the gold often: where there is gold, the verdict is half of each.
    target = torch.where(is_gold, (target + valid) / 2, target)
    # An anchor that is none has no roles to speak of.
    known &= (target > 0.1)[:, None]
    loss = 0.5 * F.binary_cross_entropy_with_logits(told[rows, first, 6], target) + role_loss(told[..., :6], gold)
    return loss + 2 * soft_loss(told, taught, known) if known.any() else loss


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--network", required=True, nargs="+", help="network.pt of a training; what restore.py gives lacks the wide layers")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--attributions", required=True)
    parser.add_argument("--marked", required=True)
    parser.add_argument("--texts", nargs="+", default=[])
    parser.add_argument("--share", type=float, default=0.5, help="share of the texts without gold that a pass sees")
    parser.add_argument("--gold-share", type=float, default=1.0, help="share of the documents with attributions that a pass sees")
    parser.add_argument("--start", help="anchored.pt of an earlier run to go on from")
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    os.makedirs(options.out, exist_ok=True)
    tokenizer = load_tokenizer(options.model)
    held_back = set(open(f"{HERE}/../corpus/real/HELDBACK", encoding="utf-8").read().split())
    gold = read_documents(options.attributions, tokenizer) + read_marked(options.marked, tokenizer)
    texts = prepare([text for path in options.texts for text in read_texts(path, held_back)], tokenizer)
    print(f"{len(gold)} documents with attributions, {len(texts)} texts", flush=True)

    if "role.weight" not in mean_of(options.network):
        raise SystemExit(f"{options.network} lacks the wide layers (what restore.py gives has none)")
    wide = Network()
    load_weights(wide, *options.network)
    wide.eval()
    wide.requires_grad_(False)
    wide.bfloat16()  # for good: autocast would convert frozen weights anew for each run
    anchored = Anchored()
    if options.start:
        anchored.load_state_dict(torch.load(options.start))
    optimizer = torch.optim.AdamW(anchored.parameters(), lr=options.rate, weight_decay=0.01, fused=True)
    checkpoint, spent, step, epoch = f"{options.out}/checkpoint.pt", 0.0, 0, 0
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        anchored.load_state_dict(saved["anchored"])
        optimizer.load_state_dict(saved["optimizer"])
        spent, step, epoch = saved["spent"], saved["step"], saved["epoch"]
    anchored.train()
    began, running, pieces_seen = time.time() - 60 * spent, 0.0, 0
    while spent < options.minutes:
        epoch += 1
        rng = random.Random(1000 * options.seed + epoch)
        items = epoch_items(gold, tokenizer, 1000 * options.seed + epoch, options.gold_share)
        items += text_items(rng.sample(texts, round(len(texts) * options.share)), tokenizer, rng)
        for batch in batches(items, options.batch, rng):
            spent = (time.time() - began) / 60
            if spent >= options.minutes:
                break
            step += 1
            factor = min(1.0, step / 200) * (1 - spent / options.minutes)
            optimizer.param_groups[0]["lr"] = options.rate * factor
            pieces, features, bias = collate(batch)
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                shared, last = wide.encode(pieces, features, bias.bfloat16())
                tags, _, _ = wide.tags(last)
            places = torch.zeros(len(batch), max(len(item["places"]) - 1 for item in batch), dtype=torch.long)
            for row, item in enumerate(batch):
                places[row, : len(item["places"]) - 1] = torch.tensor(item["places"][:-1])
            chosen = anchors_of(batch, at_words(tags, places), rng)
            if not chosen:
                continue
            loss = anchored_loss(anchored, wide, shared, last, chosen)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(anchored.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            pieces_seen += sum(len(item["ids"]) for item in batch)
            running += loss.item() / 50
            if step % 50 == 0:
                print(f"pass {epoch} step {step} {spent:.1f} min loss {running:.4f} {pieces_seen / (60 * spent):.0f} pieces/s", flush=True)
                running = 0.0
            if step % 400 == 0:
                torch.save({"anchored": anchored.state_dict(), "optimizer": optimizer.state_dict(),
                            "spent": spent, "step": step, "epoch": epoch - 1}, checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
    torch.save(anchored.state_dict(), f"{options.out}/anchored.pt")


if __name__ == "__main__":
    main()
