"""Train the two small networks that find nested attributions: what a statement tells that others say, think or want (“Xinhua said *the
airline plans to lease six aircraft*”). PolNeAR, of which the tags of the encoder have learnt most, labels none of these.

usage: nested.py --model models/en --start FOLDER --labels corpus/real/nested.jsonl --real corpus/real --data ../shared/data --out FOLDER [--folds 3]

Learns from --labels and from the nested statements in the files of --real.

One tags the cues of nested attributions, the other is asked about one of them at a time, as anchored.py is about other cues, with whose
weights (--start, as restore.py or distil.py write them) it begins. Both read the states of the encoder of --model, which stays as it is.
Writes FOLDER/nestedcues.pt and FOLDER/nestedroles.pt. With --folds also says how well networks that were trained without a part of the
documents do on it, and the weights of the confidence, which are fitted on that.
"""
import argparse
import json
import math
import os
import random

import numpy
import onnxruntime
import torch
import torch.nn as nn
import torch.nn.functional as F

from anchored import Anchored
from features import attributions_of, load_tokenizer, prepare, words_of
from items import CUE, IGNORED, bio
from losses import anchored_gold, at_words, inputs_of, likely_runs, mean_loss, places_of, role_loss
from mentions import real_rows
from network import Dropout, Layer, padding_bias
from statements import nested_statements
from windows import cut, window_input

NARROW, HEADS = 96, 4
LIKELY = 0.45  # LIKELY_NESTED in src/stages/tag
BATCH = 16


class NestedCues(nn.Module):
    def __init__(self, width=384, narrow=NARROW, heads=HEADS):
        super().__init__()
        self.mix = nn.Linear(2 * width, narrow)
        self.norm = nn.LayerNorm(narrow, eps=1e-12)
        self.layer = Layer(narrow, heads, 2 * narrow)
        self.tag = nn.Linear(narrow, 3)
        self.dropout = Dropout(0.2)

    def forward(self, shared, last, bias):
        """States of layer 4 and of the last layer [B, T, width] -> logits of O, B and I of a nested cue [B, T, 3]."""
        x = self.norm(self.mix(self.dropout(torch.cat([shared, last], -1))))
        return self.tag(self.dropout(self.layer(x, bias)))


def documents_of(rows, tokenizer):
    """Documents with the nested attributions of some sentences, in runs of words, and the words of these sentences."""
    documents = prepare([text for _, text in rows], tokenizer)
    return [{**document, **attributions_of(row, document["words"]), "id": row["id"],
             "known": {word for run in words_of(row["sentences"], document["words"]) for word in range(*run)}}
            for document, (row, _) in zip(documents, rows)]


def windows_of(documents, tokenizer, model):
    """The windows that have labelled sentences, with the encoder's states; tags are IGNORED outside of these."""
    encoder = onnxruntime.InferenceSession(f"{model}/encoder.onnx")
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    items = []
    for document in documents:
        tags = bio([run for a in document["attributions"] for run in a["cue"]], len(document["words"]))
        for start, end in cut(document["first"]):
            known = [word - start for word in document["known"] if start <= word < end]
            if not known:
                continue
            ids, features, places = window_input(document, start, end, cls, sep)
            shared, last = encoder.run(["shared", "last"], {"pieces": numpy.array([ids]), "features": numpy.array([features])})
            own = [IGNORED] * (end - start)
            for word in known:
                own[word] = tags[start + word]

            def inside(runs):
                return bio([(s - start, e - start) for s, e in runs if e > start and s < end], end - start)

            anchors = [([w - start for s, e in a["cue"] for w in range(s, e)], inside(a["source"]), inside(a["content"]))
                       for a in document["attributions"] if a["cue"] and all(start <= s and e <= end for s, e in a["cue"])]
            items.append({"id": document["id"], "ids": ids, "places": places, "tags": own, "anchors": anchors,
                          "states": torch.from_numpy(numpy.concatenate([shared[0], last[0]], -1)).half()})
    return items


def states_of(batch):
    """States of layer 4 and of the last layer [B, T, 384], and the attention bias."""
    size = max(len(item["ids"]) for item in batch)
    both = torch.stack([F.pad(item["states"].float(), (0, 0, 0, size - len(item["ids"]))) for item in batch])
    return both[..., :384], both[..., 384:], padding_bias([len(item["ids"]) for item in batch], size)


def trained(module, items, loss_of, passes, rate, seed):
    rng, items = random.Random(seed), list(items)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(module.parameters(), lr=rate, weight_decay=0.01)
    steps = passes * math.ceil(len(items) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (0.1 * steps), 1, 1 - step / steps))
    module.train()
    for _ in range(passes):
        rng.shuffle(items)
        for at in range(0, len(items), BATCH):
            loss = loss_of(items[at : at + BATCH])
            if torch.is_tensor(loss):
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(module.parameters(), 1.0)
                optimizer.step()
            schedule.step()
    return module.eval()


def tagged(cues, batch):
    """Logits of O, B and I of each word, and the gold."""
    logits = at_words(cues(*states_of(batch)), places_of(batch))
    gold = torch.full(logits.shape[:2], IGNORED)
    for row, item in enumerate(batch):
        gold[row, : len(item["tags"])] = torch.tensor(item["tags"])
    return logits, gold


def train_cues(items, seed):
    cues = NestedCues()
    return trained(cues, items, lambda batch: mean_loss(*tagged(cues, batch)), 7, 1e-3, seed)


@torch.no_grad()
def likely_cues(cues, items):
    """For each window the probabilities of its words, and the runs that it takes for nested cues in labelled sentences."""
    found = []
    for at in range(0, len(items), BATCH):
        probabilities = tagged(cues, items[at : at + BATCH])[0].softmax(-1)
        for row, item in enumerate(items[at : at + BATCH]):
            own = probabilities[row, : len(item["tags"])]
            unknown = {word for word, tag in enumerate(item["tags"]) if tag == IGNORED}
            found.append((own, likely_runs(own, unknown, len(own), random.Random(0), outside=1 - LIKELY)))
    return found


def asked(roles, batch, anchors):
    """What the layers say of anchors, each (row of the batch, item, words, kind, gold)."""
    shared, last, _ = states_of(batch)
    (states,), marks, distances, bias, reaches = inputs_of((roles.narrow(shared, last),), anchors)
    return roles(states, marks, distances, bias.float()), reaches


def roles_loss(roles, batch):
    chosen = [(row, item, words, CUE, (source, content, 1)) for row, item in enumerate(batch) for words, source, content in item["anchors"]]
    chosen += [(row, item, words, CUE, ([], [], 0)) for row, item in enumerate(batch) for words in item["others"]]
    if not chosen:
        return 0.0
    told, reaches = asked(roles, batch, chosen)
    gold, first, valid = anchored_gold(chosen, reaches, told.shape[1])
    return F.binary_cross_entropy_with_logits(told[torch.arange(len(chosen)), first, 6], valid) + role_loss(told[..., :6], gold)


def train_roles(begun, cues, items, seed):
    """Of gold cues it learns source and content; what the other network takes for cues and is none, is none."""
    roles = Anchored()
    roles.load_state_dict(begun)
    items = [{**item, "others": [run for run in runs if not any(item["tags"][word] for word in run)]}
             for item, (_, runs) in zip(items, likely_cues(cues, items))]
    return trained(roles, items, lambda batch: roles_loss(roles, batch), 4, 2e-4, seed)


def log_odds(probability):
    return math.log(max(probability, 1e-6) / max(1 - probability, 1e-6))


def certainty(rows):
    """As in src/stages/attribution/confidence.ts: the mean probability of the likeliest tags of words that have one, and of their neighbours."""
    tags = [0, *rows.argmax(-1).tolist(), 0]
    near = [word for word in range(len(rows)) if any(tags[word : word + 3])]
    return float(rows[near].max(-1).values.mean()) if near else 0.5


def told(cues, roles, items):
    """The signals of each nested attribution that is found, and whether it is right by the rule of confidence.ts; and how many gold ones
    there are."""
    found, gold = [], 0
    for item, (probabilities, runs) in zip(items, likely_cues(cues, items)):
        gold += len(item["anchors"])
        if not runs:
            continue
        with torch.no_grad():
            output, reaches = asked(roles, [item], [(0, item, words, CUE, None) for words in runs])
        for index, (words, (begin, end)) in enumerate(zip(runs, reaches)):
            seen = [word for word, place in enumerate(item["places"][:-1]) if begin <= place < end]
            rows = output[index, [item["places"][word] - begin for word in seen]]
            parts = rows[:, :3].softmax(-1), rows[:, 3:6].softmax(-1)
            source, content = ({word for word, tag in zip(seen, part.argmax(-1).tolist()) if tag} for part in parts)

            def is_right(cue, *gold_parts):
                of_source, of_content = ({word for word, tag in enumerate(tags) if tag} for tags in gold_parts)
                return bool(set(cue) & set(words)) and len(content & of_content) * 2 >= max(len(content), 1) and bool(source & of_source or source == of_source)

            signals = {"valid": log_odds(float(output[index, item["places"][words[0]] - begin, 6].sigmoid())),
                       "tagged": log_odds(float((1 - probabilities[words, 0]).mean())), "content": log_odds(certainty(parts[1])),
                       "source": log_odds(certainty(parts[0])), "sourceless": float(not source)}
            found.append((signals, any(is_right(*anchor) for anchor in item["anchors"])))
    return found, gold


def weights_of(found):
    """A logistic model of whether a nested attribution is right."""
    names = list(found[0][0])
    x, y = torch.tensor([[signals[name] for name in names] for signals, _ in found]), torch.tensor([float(right) for _, right in found])
    weight, bias = torch.zeros(len(names), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=200)

    def loss():
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ weight + bias, y)
        value.backward()
        return value

    optimizer.step(loss)
    return {"bias": round(bias.item(), 4), **{name: round(value, 4) for name, value in zip(names, weight.tolist())}}


def report(found, gold, weights):
    def confidence(signals):
        return 1 / (1 + math.exp(-weights["bias"] - sum(weights[name] * value for name, value in signals.items())))

    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [right for signals, right in found if confidence(signals) >= least]
        print(f"confidence {least}: {len(kept)} found, {sum(kept)} right, of {gold}: precision {sum(kept) / max(len(kept), 1):.3f}, recall {sum(kept) / gold:.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--start", required=True, help="a folder with anchored.pt")
    parser.add_argument("--labels", required=True)
    parser.add_argument("--real", required=True, help="corpus/real, whose labelled statements have nested ones too")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    tokenizer, begun = load_tokenizer(options.model), torch.load(f"{options.start}/anchored.pt")
    rows = real_rows([options.labels], options.data) + nested_statements(options.real, options.data)
    items = windows_of(documents_of(rows, tokenizer), tokenizer, options.model)
    print(f"{len(items)} windows, {sum(len(item['anchors']) for item in items)} nested attributions", flush=True)
    ids = sorted({item["id"] for item in items})
    random.Random(1).shuffle(ids)
    found, gold = [], 0
    for fold in range(options.folds):
        away = set(ids[fold :: options.folds])
        here = [item for item in items if item["id"] not in away]
        cues = train_cues(here, fold)
        more, number = told(cues, train_roles(begun, cues, here, fold), [item for item in items if item["id"] in away])
        found, gold = found + more, gold + number
    if options.folds:
        weights = weights_of(found)
        report(found, gold, weights)
        print(json.dumps(weights), flush=True)
    cues = train_cues(items, 0)
    torch.save(cues.state_dict(), f"{options.out}/nestedcues.pt")
    torch.save(train_roles(begun, cues, items, 0).state_dict(), f"{options.out}/nestedroles.pt")


if __name__ == "__main__":
    main()
