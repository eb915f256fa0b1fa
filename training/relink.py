"""Train the linking network alone (linking.py, docevents.py), on the states of an encoder that stays as it is: it learns new labels of mentions
and events, and attributions and whatever else the encoder is asked remain what they were.

usage: relink.py --start FOLDER --tokenizer models/en --out FOLDER --minutes N [--mentions-gum FOLDER] …

--start is a folder that restore.py or an earlier run wrote. What its linking network says of names is learnt too, since most documents have
few kinds of names. Resumes from FOLDER/checkpoint.pt; ends with FOLDER/linking.pt.
"""
import argparse
import random
import time

import torch

from features import load_tokenizer
from linking import linking_of
from linkinglosses import loss_of
from losses import divergence
from network import Network, padding_bias
from parts import TIMES, a_pass, read_parts
from parts import add_options as add_part_options
from timed import add_options as add_training_options
from timed import set_up, train

PARTS_A_STEP = 6
TAUGHT_NAMES = 3.0  # weight of what the network that is begun with says of names


def states_of(part):
    """The states of layer 4 and of the last layer [rows, size, 384] of a part's windows."""
    kept = [window["states"] for window in part["windows"]]
    both = torch.nn.utils.rnn.pad_sequence(kept, batch_first=True)
    return both.chunk(2, -1)


def names_loss(network, teacher, part, states):
    """How far the tags of names are from the teacher's, at the first pieces of words."""
    windows = part["windows"]
    bias = padding_bias([len(window["ids"]) for window in windows], states[0].shape[1], torch.bfloat16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = network.names(network.dropout(network.states(*states, bias))).float()
        with torch.no_grad():
            right = teacher.names(teacher.states(*states, bias)).float()
    rows = torch.tensor([(row, place) for row, window in enumerate(windows) for place in window["places"][:-1]]).T
    return divergence(told[rows[0], rows[1]], right[rows[0], rows[1]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", required=True)
    parser.add_argument("--tokenizer", required=True)
    add_part_options(parser)
    add_training_options(parser, rate=1e-4)
    options = parser.parse_args()
    set_up(options)
    began, tokenizer = time.time(), load_tokenizer(options.tokenizer)
    encoder = Network()
    encoder.load_state_dict(torch.load(f"{options.start}/network.pt"))
    kinds = read_parts(options, encoder.eval(), tokenizer, True)
    times = TIMES | {kind: float(value) for kind, value in (part.split("=") for part in options.mentions_times.split(",") if part)}
    state = torch.load(f"{options.start}/linking.pt")
    teacher, network = linking_of(state).eval().requires_grad_(False), linking_of(state)
    print(f"read in {time.time() - began:.0f} s", flush=True)

    def batches_of(number, _):
        drawn = a_pass(kinds, times, random.Random(1000 * options.seed + number))
        return [[with_ids(part) for part in drawn[at:at + PARTS_A_STEP]] for at in range(0, len(drawn), PARTS_A_STEP)]

    def losses_of(batch, rng, _):
        for part in batch:
            states = states_of(part)
            yield (loss_of(network, part, states, rng) + TAUGHT_NAMES * names_loss(network, teacher, part, states)) / len(batch)

    groups = [{"params": list(network.parameters()), "lr": options.rate}]
    train(network, groups, batches_of, losses_of, options)
    torch.save(network.state_dict(), f"{options.out}/linking.pt")


def with_ids(part):
    """What the loop counts of a part: its pieces."""
    return part if "ids" in part else part | {"ids": [piece for window in part["windows"] for piece in window["ids"]]}


if __name__ == "__main__":
    main()
