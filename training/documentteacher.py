"""Train the larger network: the lower eight layers of MPNet-base, which find mentions, links and events in documents by a linking network
(linking.py) and attributions by those that are asked about cues (cues.py, anchored.py). models/en-large ships it; it can teach the small one
(documentdistil.py).

usage: documentteacher.py --encoder FOLDER --tokenizer models/en --reader FOLDER --out FOLDER --minutes N [--mentions-gum FOLDER] …
                          [--corpus FOLDER]

--encoder: model.safetensors of all-mpnet-base-v2, or a FOLDER that this training has written, from which it goes on; --reader: network.pt of
the network that ships, as restore.py writes it, which says what words are of sources; --corpus: ../corpus, for attributions too: then steps on
windows with attributions follow each on documents, and the lower four layers stay as they are. Resumes from FOLDER/checkpoint.pt; ends with
FOLDER/encoder.pt, linking.pt and, with --corpus, cues.pt, anchored.pt and nestedroles.pt.
"""
import argparse
import os
import random

import torch
import torch.nn as nn

import attributions
from anchored import Anchored
from cues import NESTED, OUTER, Cues, with_gold
from cues import loss_of as cue_loss
from features import load_tokenizer
from linking import Linking
from linkinglosses import loss_of, states_of
from items import batches
from network import Network
from parts import a_pass, read_parts, times_of
from parts import add_options as add_part_options
from teacher import WIDTH, LargeEncoder, groups_of
from timed import add_options as add_training_options
from timed import set_up, train
from windows import collate

DEPTH = 8  # layers of MPNet; linking reads the states after the last of them twice
OWN_LAYERS, OWN = 1, 384
CUES, ASKED, NESTED_ASKED = 256, 256, 192  # numbers a piece of the networks that find attributions
AS_THEY_ARE = 4  # lower layers that stay while attributions are learned
ASK_FROM = 250  # step from which mistaken cues are examples of what is none, where the tags of cues begin anew
MOST_ANCHORS, MOST_NESTED = 48, 16  # of a step
MOST_NESTED_MISTAKEN = 2  # of a window
TOGETHER = 48  # documents of like length are drawn from as many, so that a step has little padding

DOCUMENTS = ("encoder", "linking")
PARTS = (*DOCUMENTS, "cues", "anchored", "nestedroles")


class DocumentTeacher(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = LargeEncoder(DEPTH)
        self.linking = Linking(OWN_LAYERS, OWN, WIDTH)
        self.cues = Cues(WIDTH, CUES)
        self.anchored = Anchored(WIDTH, 2, ASKED)
        self.nestedroles = Anchored(WIDTH, 2, NESTED_ASKED)

    def save(self, folder, names):
        for name in names:
            torch.save(getattr(self, name).state_dict(), f"{folder}/{name}.pt")

    def load(self, folder):
        """What a folder has of it."""
        for name in PARTS:
            path = f"{folder}/{name}.pt"
            if os.path.exists(path):
                getattr(self, name).load_state_dict(torch.load(path))


def load_document_teacher(folder):
    teacher = DocumentTeacher()
    teacher.load(folder)
    return teacher.eval().requires_grad_(False)


def reader_of(folder):
    network = Network()
    network.load_state_dict(torch.load(f"{folder}/network.pt"))
    return network.eval().requires_grad_(False)


def size_of(part):
    return max(len(window["ids"]) for window in part["windows"])


def steps_of(parts, count, rng):
    """Parts in the order of a pass, `count` of like length to a step; the loop counts the pieces of each."""
    made = []
    for at in range(0, len(parts), TOGETHER):
        some = sorted(parts[at:at + TOGETHER], key=size_of)
        made += [some[i:i + count] for i in range(0, len(some), count)]
    rng.shuffle(made)
    return [[{"ids": range(sum(len(w["ids"]) for w in part["windows"])), "part": part} for part in step] for step in made]


def attribution_loss(teacher, batch, rng, asks_mistaken):
    """Of windows: the tags of cues, and what is said of cues and quotations."""
    pieces, features, bias = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = teacher.encoder.encode(pieces, features, bias.bfloat16())[1]
    logits, gold = with_gold(teacher.cues, batch, states, bias)
    probabilities = logits.detach().softmax(-1)
    outer, nested = attributions.outer_gold(batch, rng), attributions.nested_gold(batch)
    if asks_mistaken:
        outer += attributions.mistaken(batch, probabilities, OUTER, attributions.MOST_MISTAKEN, rng, attributions.MISTAKEN)
        nested += attributions.mistaken(batch, probabilities, NESTED, MOST_NESTED_MISTAKEN, rng, attributions.LIKELY_NESTED)
    loss, states = 2 * cue_loss(logits, gold), states.float()  # as floats, since no two steps have as many anchors (linkinglosses.py)
    for network, anchors, most in ((teacher.anchored, outer, MOST_ANCHORS), (teacher.nestedroles, nested, MOST_NESTED)):
        loss = loss + attributions.loss_of(network, states, rng.sample(anchors, min(len(anchors), most)))
    return loss


def learn(teacher, kinds, times, windows, options):
    waiting, ask_from = [], 0 if os.path.exists(f"{options.encoder}/cues.pt") else ASK_FROM

    def batches_of(number, rng):
        for step in steps_of(a_pass(kinds, times, random.Random(1000 * options.seed + number)), options.parts, rng):
            yield step
            for _ in range(options.window_steps if windows else 0):
                if not waiting:
                    waiting.extend(batches(list(windows), options.batch, rng))
                yield waiting.pop()

    def losses_of(batch, rng, step):
        if "part" not in batch[0]:
            return [None, attribution_loss(teacher, batch, rng, step > ask_from)]
        parts = [item["part"] for item in batch]
        losses = [loss_of(teacher.linking, part, x, rng) for part, x in zip(parts, states_of(teacher.encoder, teacher.linking, parts))]
        return [sum(losses) / len(losses)]

    names = PARTS if windows else DOCUMENTS
    if windows:
        encoder = teacher.encoder
        for part in (encoder.positions, encoder.features, encoder.norm, encoder.relative, *encoder.layers[:AS_THEY_ARE]):
            part.requires_grad_(False)
    *groups, heads = groups_of(teacher.encoder, options.rate)
    for name in names[1:]:
        heads["params"] += getattr(teacher, name).parameters()
    train(teacher, [*groups, heads], batches_of, losses_of, options)
    teacher.save(options.out, names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--corpus")
    parser.add_argument("--parts", type=int, default=6, help="documents in a step")
    parser.add_argument("--window-steps", type=int, default=2, help="steps on windows with attributions after each on documents")
    add_part_options(parser)
    add_training_options(parser, rate=7e-5)
    options = parser.parse_args()
    set_up(options)
    tokenizer = load_tokenizer(options.tokenizer)
    kinds = read_parts(options, reader_of(options.reader), tokenizer)
    teacher = DocumentTeacher()
    if os.path.exists(f"{options.encoder}/encoder.pt"):
        teacher.load(options.encoder)
    else:
        teacher.encoder.load_pretrained(options.encoder, tokenizer)
    windows = attributions.windows_of(attributions.documents_of(options.data, options.corpus, tokenizer), tokenizer) if options.corpus else []
    learn(teacher, kinds, times_of(options), attributions.as_often_as_told(windows), options)


if __name__ == "__main__":
    main()
