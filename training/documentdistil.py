"""Teach the linking network that ships what a larger one (documentteacher.py) says of mentions, links and events, on texts with gold and on
texts without. The encoder stays as it is, and with it all that finds attributions: the linking network gets upper layers of its own.

usage: documentdistil.py --teacher FOLDER --start FOLDER --tokenizer models/en --out FOLDER --minutes N [--texts FILE.jsonl.gz …] [--mentions-gum …]

--start: network.pt and linking.pt as restore.py writes them. Resumes from FOLDER/checkpoint.pt; ends with FOLDER/linking.pt.
"""
import argparse
import random
import time

import torch
import torch.nn.functional as F

from documentteacher import load_document_teacher, reader_of, steps_of
from features import load_tokenizer
from linking import linking_of
from linkinglosses import by_part, loss_of, states_of, windows_in
from network import SHARED_LAYERS, padding_bias
from parts import a_pass, read_parts, times_of
from parts import add_options as add_part_options
from taught import taught_loss, teach
from timed import add_options as add_training_options
from timed import set_up, train
from untold import read_untold, untold_parts
from windows import collate, padded_size

GOLD = 0.5  # weight of what is marked where the teacher is heard too
HEADS = 3.0  # so many times faster than the layers learn what reads them


def begun(folder, reader):
    """The linking network of a folder, with copies of the encoder's layers above the shared ones where it has none of its own."""
    state = torch.load(f"{folder}/linking.pt")
    if not any(name.startswith("upper.") for name in state):
        state |= {f"upper.{name}": value for name, value in reader.layers[SHARED_LAYERS:].state_dict().items()}
    return linking_of(state)


def groups_of(linking, rate):
    layers = [*linking.upper.parameters(), *linking.layers.parameters()]
    taken = {id(parameter) for parameter in layers}
    heads = [parameter for parameter in linking.parameters() if id(parameter) not in taken]
    return [{"params": layers, "lr": rate}, {"params": heads, "lr": HEADS * rate}]


def told_parts(teacher, parts, rng):
    """Adds to the parts what the teacher says; parts of like length go through it together."""
    began, seen = time.time(), 0
    for step in steps_of(list(parts), 8, rng):
        some = [item["part"] for item in step]
        for part, x in zip(some, states_of(teacher.encoder, teacher.linking, some)):
            part["taught"] = teach(teacher.linking, part, x, rng)
        seen += sum(len(item["ids"]) for item in step)
    print(f"taught {len(parts)} parts, {seen / max(1e-3, time.time() - began):.0f} pieces/s", flush=True)


@torch.no_grad()
def shared_of(reader, windows):
    """The states of the shared layers of windows [windows, pieces, 384]; those of each are kept in it, since they stay as they are."""
    missing = [window for window in windows if "shared" not in window]
    if missing:
        pieces, features, bias = collate(missing)
        for window, row in zip(missing, reader.encode(pieces, features, bias.bfloat16())[0]):
            window["shared"] = row[:len(window["ids"])].clone()
    size = padded_size(windows)
    return torch.stack([F.pad(window["shared"], (0, 0, 0, size - len(window["ids"]))) for window in windows])


def states_kept(reader, linking, parts):
    """As states_of, with the states of the shared layers from the windows of the parts."""
    windows = windows_in(parts)
    shared = shared_of(reader, windows)
    bias = padding_bias([len(window["ids"]) for window in windows], shared.shape[1], torch.bfloat16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return by_part(parts, linking.states(shared, shared, bias))


def learn(reader, linking, kinds, times, options):
    """kinds: {kind: parts}; some have what the teacher says of them, and all but those of texts without gold are marked."""
    reader.layers = reader.layers[:SHARED_LAYERS]
    reader.bfloat16()

    def batches_of(number, rng):
        return steps_of(a_pass(kinds, times, random.Random(1000 * options.seed + number)), options.parts, rng)

    def losses_of(batch, rng, step):
        loss, parts = 0.0, [item["part"] for item in batch]
        for part, x in zip(parts, states_kept(reader, linking, parts)):
            if "taught" in part:
                loss = loss + taught_loss(linking, part, x, part["taught"])
            if "untold" not in part:
                loss = loss + (GOLD if "taught" in part else 1) * loss_of(linking, part, x, rng)
        yield loss / len(parts)

    train(linking, groups_of(linking, options.rate), batches_of, losses_of, options)
    torch.save(linking.state_dict(), f"{options.out}/linking.pt")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--start", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--texts", nargs="+", default=[])
    parser.add_argument("--parts", type=int, default=6, help="documents in a step")
    add_part_options(parser)
    add_training_options(parser, rate=1.5e-4)
    options = parser.parse_args()
    set_up(options)
    rng, tokenizer, reader = random.Random(options.seed), load_tokenizer(options.tokenizer), reader_of(options.start)
    linking = begun(options.start, reader)
    kinds = read_parts(options, reader, tokenizer)
    if options.texts:
        told = untold_parts(read_untold(options.texts, tokenizer), reader, linking.eval(), tokenizer)
        kinds["untold"] = [part | {"untold": True} for part in told]
    teacher = load_document_teacher(options.teacher)
    teacher.encoder.bfloat16()
    for parts in kinds.values():
        told_parts(teacher, parts, rng)
    learn(reader, linking, kinds, {"untold": 1.0} | times_of(options), options)


if __name__ == "__main__":
    main()
