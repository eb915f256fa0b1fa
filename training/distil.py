"""Train the network that ships, all of it at once: the encoder, the tags, the layers that are asked about cues (anchored.py) and about
triggers (network.py), and those that find and link mentions and events (linking.py, docevents.py).

usage: distil.py [--teacher teacher.pt | --taught-by FOLDER] (--encoder FOLDER | --start FOLDER) --tokenizer models/en --out FOLDER --minutes N
                 [--attributions FILE …] [--marked FOLDER] … [--texts FILE.jsonl.gz …] [--mentions-gum FOLDER] …

What a larger network (teacher.py) says of attributions, names and triggers is learnt on every window, and the gold where there is any; on
--texts, which have none, the teacher alone is heard. Without --teacher the network of --start teaches, or that of --taught-by: what it knew of
attributions and names is to stay, while documents with mentions and events teach something new. Texts that corpus/real holds back are left
out. Resumes from FOLDER/checkpoint.pt; ends with FOLDER/network.pt, anchored.pt and linking.pt.
"""
import argparse
import os
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

from anchored import Anchored
from documents import add_options, documents_of
from features import HERE, load_tokenizer
from items import batches, epoch_items
from linking import Linking, linking_of
from linkinglosses import loss_of, states_of
from losses import anchored_gold, anchors_of, at_words, divergence, event_loss, gold_of, inputs_of, mean_loss, places_of, role_loss
from marked import held_back
from network import Network, load_pretrained
from parts import a_pass, read_parts, times_of
from parts import add_options as add_part_options
from teacher import WIDTH as TEACHER_WIDTH
from teacher import load_teacher
from timed import add_options as add_training_options
from timed import set_up, train
from untold import texts_but
from windows import collate

# Three-way tags of source, cue and content.
ROLES = (slice(0, 3), slice(3, 6), slice(6, 9))
TAUGHT, GOLD, STATES, PARTS = 2.0, 0.4, 0.5, 0.75  # weights of the teacher's tags, of gold, of states, of documents with mentions
SURE = 1.0  # of gold where the teacher is not heard on attributions
# Of names the gold is heard more than the teacher, who has seen few of them and doubts every name that is new.
TAUGHT_NAMES, GOLD_NAMES = 0.5, 1.0


def read_texts(paths, tokenizer):
    """Texts without gold that the marked real texts do not hold back, as documents."""
    away = set(held_back(f"{HERE}/../corpus/real"))
    return [{**document, "untold": True} for document in texts_but(away, paths, tokenizer)]


def tags_loss(told, again, taught, batch, places):
    """Tags, names and triggers at the first pieces of words: told and taught are the three heads' logits, again those that the linking
    network has for names and triggers. Returns what the teacher says of attributions too."""
    size, loss = places.shape[1], 0.0
    words = torch.arange(size) < torch.tensor([len(item["places"]) - 1 for item in batch])[:, None]
    (tags, entities, triggers), right = ([at_words(part, places) for part in heads] for heads in (told, taught))
    sure = torch.tensor(["sure" in item for item in batch])
    heard = words & ~sure[:, None]
    if heard.any():
        for role in ROLES:
            loss = loss + TAUGHT * divergence(tags[..., role][heard], right[0][..., role][heard])
    names, triggers_again = (at_words(part, places) for part in again)
    for mine in (triggers, triggers_again):
        loss = loss + TAUGHT * divergence(mine[words], right[2][words])
    of_names = gold_of(batch, "entities", size)
    for mine in (entities, names):
        loss = loss + TAUGHT_NAMES * divergence(mine[words], right[1][words]) + GOLD_NAMES * mean_loss(mine, of_names)
    gold = gold_of(batch, "tags", size, 3)
    for rows, weight in ((~sure, GOLD), (sure, SURE)):
        loss = loss + weight * sum(mean_loss(tags[rows][..., role], gold[rows][:, :, r]) for r, role in enumerate(ROLES))
    return loss + GOLD * mean_loss(triggers, gold_of(batch, "triggers", size)), right[0]


def anchored_loss(student, teacher, narrow, taught_narrow, chosen):
    """Source, content and verdict of the chosen anchors."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        (states, wide), marks, distances, bias, reaches = inputs_of((narrow, taught_narrow), chosen)
        with torch.no_grad():
            taught = teacher(wide, marks, distances, bias).float()
        told = student(states, marks, distances, bias).float()
    gold, first, valid = anchored_gold(chosen, reaches, marks.shape[1])
    known = torch.zeros(marks.shape, dtype=torch.bool)
    sure = torch.tensor(["sure" in item for _, item, *_ in chosen])
    for index, ((_, item, *_), (begin, end)) in enumerate(zip(chosen, reaches)):
        known[index, [place - begin for place in item["places"][:-1] if begin <= place < end]] = True
    rows = torch.arange(len(chosen))
    target = taught[rows, first, 6].sigmoid()
    # The teacher has seen the gold often: where there is gold, the verdict is half of each.
    target = torch.where(valid.isnan(), target, torch.where(sure, valid, (target + valid) / 2))
    # An anchor that is none has no roles to speak of.
    known &= (~sure & (target > 0.1))[:, None]
    loss = 0.5 * F.binary_cross_entropy_with_logits(told[rows, first, 6], target) + 2 * GOLD * role_loss(told[..., :6], gold)
    return loss + 2 * sum(divergence(told[..., role][known], taught[..., role][known]) for role in ROLES[:2]) if known.any() else loss


class Student(nn.Module):
    def __init__(self, depth, taught_by_itself=False):
        super().__init__()
        self.network = Network()
        self.anchored = Anchored()
        self.linking = Linking(depth)
        # What the states of layer 4 and of the last layer say of the teacher's.
        self.likeness = nn.ModuleList(nn.Identity() if taught_by_itself else nn.Linear(384, TEACHER_WIDTH) for _ in range(2))

    def begin_anew(self, encoder):
        load_pretrained(self.network, encoder)

    def begin(self, folder):
        """What the folder has of the three; the others begin anew. The linking network is as large as it was there."""
        self.network.load_state_dict(torch.load(f"{folder}/network.pt"))
        if os.path.exists(f"{folder}/anchored.pt"):
            self.anchored.load_state_dict(torch.load(f"{folder}/anchored.pt"))
        if os.path.exists(f"{folder}/linking.pt"):
            self.linking = linking_of(torch.load(f"{folder}/linking.pt"))

    def groups(self, rate):
        """Parameters by how fast they learn: the encoder, layers on its states, and what reads those."""
        named = [(name, parameter) for name, parameter in self.named_parameters() if parameter.requires_grad]
        kinds = {"encoder": [], "layers": [], "heads": []}
        for name, parameter in named:
            encoder = name.startswith(("network.layers.", "network.positions.", "network.norm.", "network.features."))
            kinds["encoder" if encoder else "layers" if ".layers." in name or ".own." in name else "heads"].append(parameter)
        return [{"params": kinds["encoder"], "lr": rate}, {"params": kinds["layers"], "lr": 2 * rate}, {"params": kinds["heads"], "lr": 5 * rate}]

    def save(self, folder):
        for name in ("network", "anchored", "linking"):
            torch.save(getattr(self, name).state_dict(), f"{folder}/{name}.pt")


class Itself:
    """The network as it was when its training began, as a teacher."""

    def __init__(self, folder):
        begun = Student(0, True)
        begun.begin(folder)
        # For good: autocast would convert frozen weights anew for each run.
        begun.eval().requires_grad_(False).bfloat16()
        self.encode, self.tags, self.anchored = begun.network.encode, begun.network.tags, begun.anchored


def window_loss(student, teacher, batch, rng):
    """Of windows with gold or without: what the teacher says, and the events."""
    pieces, features, bias = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = student.network.encode(pieces, features, bias.bfloat16())
        told = student.network.tags(states[1])
    places = places_of(batch)
    of_events = event_loss(student.network, states[0], at_words(told[2], places), batch, rng, True)
    if "given" in batch[0]:
        return of_events
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        taught_states = teacher.encode(pieces, features, bias.bfloat16())
        taught = teacher.tags(taught_states[1])
        taught_narrow = teacher.anchored.narrow(torch.cat(taught_states, -1))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        narrow = student.anchored.narrow(torch.cat(states, -1))
        own = student.linking.dropout(student.linking.states(*states, bias.bfloat16()))
        again = student.linking.names(own), student.linking.events.triggers(own)
        like = [mapped(state) for mapped, state in zip(student.likeness, states)]
    real = bias[:, 0, 0] == 0
    loss, tags = tags_loss(told, again, taught, batch, places)
    loss = loss + of_events + STATES * sum((mine.float() - right.float())[real].square().mean() for mine, right in zip(like, taught_states))
    chosen = anchors_of(batch, tags, rng)
    return loss + anchored_loss(student.anchored, teacher.anchored, narrow, taught_narrow, chosen) if chosen else loss


def parts_loss(student, parts, rng):
    """The mean loss of linking and of events in documents."""
    losses = [loss_of(student.linking, part, x, rng) for part, x in zip(parts, states_of(student.network, student.linking, parts))]
    return PARTS * sum(losses) / len(losses)


def windows_of_pass(gold, texts, tokenizer, options, number, rng):
    """Batches of the windows of all kinds; sentences with given parts are by themselves."""
    drawn = rng.sample(texts, round(len(texts) * options.share))
    items = epoch_items(gold + drawn, tokenizer, 1000 * options.seed + number)
    given = [item for item in items if "given" in item]
    made = batches([item for item in items if "given" not in item], options.batch, rng) + batches(given, 3 * options.batch, rng)
    rng.shuffle(made)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher")
    first = parser.add_mutually_exclusive_group(required=True)
    first.add_argument("--encoder", help="begin with this BERT checkpoint")
    first.add_argument("--start", help="begin with what restore.py or an earlier run wrote")
    parser.add_argument("--taught-by", help="an earlier run whose network teaches instead of that of --start")
    parser.add_argument("--tokenizer", required=True)
    add_options(parser)
    add_part_options(parser)
    parser.add_argument("--texts", nargs="+", default=[])
    parser.add_argument("--share", type=float, default=0.5, help="share of the texts without gold that a pass sees")
    parser.add_argument("--windows-every", type=int, default=1, help="steps of documents with mentions for one of windows")
    parser.add_argument("--parts", type=int, default=6, help="documents with mentions in a step")
    parser.add_argument("--depth", type=int, default=2, help="layers of the linking network")
    add_training_options(parser, rate=8e-5)
    options = parser.parse_args()
    if not options.teacher and not options.start:
        parser.error("a training that begins anew needs a --teacher")
    set_up(options)
    began = time.time()
    tokenizer = load_tokenizer(options.tokenizer)
    teacher = load_teacher(options.teacher).bfloat16() if options.teacher else Itself(options.taught_by or options.start)
    gold = [document for kind in documents_of(options, tokenizer).values() for document in kind]
    texts = read_texts(options.texts, tokenizer)
    print(f"{len(gold)} documents with gold, {len(texts)} texts", flush=True)
    student = Student(options.depth, not options.teacher)
    if options.encoder:
        student.begin_anew(options.encoder)
    else:
        student.begin(options.start)
    student.eval()
    kinds = read_parts(options, student.network if options.start else teacher, tokenizer)
    times = times_of(options)
    print(f"read in {time.time() - began:.0f} s", flush=True)

    waiting, passes = [], 0

    def next_parts():
        nonlocal waiting, passes
        if len(waiting) < options.parts:
            passes += 1
            waiting = a_pass(kinds, times, random.Random(1000 * options.seed + passes))
        return [waiting.pop() for _ in range(options.parts)]

    def batches_of(number, rng):
        return windows_of_pass(gold, texts, tokenizer, options, number, rng)

    def losses_of(batch, rng, step):
        if kinds:
            yield parts_loss(student, next_parts(), rng)
        if step % options.windows_every == 0:
            yield window_loss(student, teacher, batch, rng)

    train(student, student.groups(options.rate), batches_of, losses_of, options)
    student.save(options.out)


if __name__ == "__main__":
    main()
