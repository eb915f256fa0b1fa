"""Train a teacher of mentions, links and events: the lower eight layers of MPNet-base with a linking network (linking.py) on them, on the
documents that have mentions or events. It is only there to teach (documentdistil.py) and is never shipped.

usage: documentteacher.py --encoder FOLDER --tokenizer models/en --reader FOLDER --out FOLDER --minutes N [--mentions-gum FOLDER] …

--encoder: model.safetensors of all-mpnet-base-v2; --reader: network.pt of the network that ships, as restore.py writes it, which says what words
are of sources. Resumes from FOLDER/checkpoint.pt; ends with FOLDER/encoder.pt and linking.pt.
"""
import argparse
import random

import torch
import torch.nn as nn

from features import load_tokenizer
from linking import Linking, linking_of
from linkinglosses import loss_of, states_of
from network import Network
from parts import a_pass, read_parts, times_of
from parts import add_options as add_part_options
from teacher import WIDTH, LargeEncoder, groups_of
from timed import add_options as add_training_options
from timed import set_up, train

DEPTH = 8  # layers of MPNet; linking reads the states after the last of them twice
OWN_LAYERS, OWN = 1, 384
TOGETHER = 48  # documents of like length are drawn from as many, so that a step has little padding


class DocumentTeacher(nn.Module):
    def __init__(self):
        super().__init__()
        self.network = LargeEncoder(DEPTH)
        self.linking = Linking(OWN_LAYERS, OWN, WIDTH)

    def save(self, folder):
        torch.save(self.network.state_dict(), f"{folder}/encoder.pt")
        torch.save(self.linking.state_dict(), f"{folder}/linking.pt")


def load_document_teacher(folder):
    teacher = DocumentTeacher()
    teacher.network.load_state_dict(torch.load(f"{folder}/encoder.pt"))
    teacher.linking = linking_of(torch.load(f"{folder}/linking.pt"))
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


def learn(teacher, kinds, times, options):
    def batches_of(number, rng):
        return steps_of(a_pass(kinds, times, random.Random(1000 * options.seed + number)), options.parts, rng)

    def losses_of(batch, rng, step):
        parts = [item["part"] for item in batch]
        losses = [loss_of(teacher.linking, part, x, rng) for part, x in zip(parts, states_of(teacher.network, teacher.linking, parts))]
        yield sum(losses) / len(losses)

    *groups, heads = groups_of(teacher.network, options.rate)
    heads["params"] += teacher.linking.parameters()
    train(teacher, [*groups, heads], batches_of, losses_of, options)
    teacher.save(options.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--reader", required=True)
    parser.add_argument("--parts", type=int, default=6, help="documents in a step")
    add_part_options(parser)
    add_training_options(parser, rate=7e-5)
    options = parser.parse_args()
    set_up(options)
    tokenizer = load_tokenizer(options.tokenizer)
    kinds = read_parts(options, reader_of(options.reader), tokenizer)
    teacher = DocumentTeacher()
    teacher.network.load_pretrained(options.encoder, tokenizer)
    learn(teacher, kinds, times_of(options), options)


if __name__ == "__main__":
    main()
