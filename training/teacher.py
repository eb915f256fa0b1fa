"""Train a teacher: MPNet-base, twice as deep and twice as wide as the network that ships, with the heads for attributions, names
and triggers. It is only there to teach (distil.py) and is never shipped.

usage: teacher.py --encoder FOLDER --tokenizer models/en --out FOLDER --minutes N [--attributions FILE …] [--marked FOLDER] …

--encoder: model.safetensors of all-mpnet-base-v2. The documents are those of train.py. Resumes from FOLDER/checkpoint.pt; ends with
FOLDER/teacher.pt.
"""
import argparse
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from anchored import Anchored
from documents import add_options, documents_of
from features import FEATURE_COUNT, load_tokenizer
from items import batches, epoch_items
from losses import anchored_gold, anchors_of, at_words, gold_of, inputs_of, mean_loss, places_of, role_loss
from network import BERT_LAYER, ENTITY_TAGS, Dropout, Layer, layer_state, read_weights, through
from timed import add_options as add_training_options
from timed import set_up, train
from windows import collate

WIDTH, DEPTH, HEADS, INNER = 768, 12, 12, 3072
SHARED_LAYER = 8  # the anchored head reads the states after this layer and the last ones
NARROW = 384
BUCKETS, FARTHEST = 32, 128  # MPNet's relative positions, as it was trained
# MPNet's vocabulary is BERT's, shifted by four; three pieces are elsewhere.
SHIFT, MOVED = 4, {"[PAD]": 1, "[CLS]": 0, "[SEP]": 2}
MPNET_LAYER = BERT_LAYER | {"qkv": [f"attention.attn.{part}" for part in "qkv"], "out": ["attention.attn.o"], "norm1": ["attention.LayerNorm"]}
# The lower a layer, the less it is changed: each by this factor less than the one above.
LAYER_DECAY = 0.9
MINE_FROM = 300  # step from which mistaken cues are examples of what is none


class LargeEncoder(nn.Module):
    """The lower layers of MPNet-base, reading BERT's pieces and the features of words."""

    def __init__(self, depth=DEPTH, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURE_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER) for _ in range(depth))
        for layer in self.layers:
            layer.norm1.eps = layer.norm2.eps = 1e-5
        self.dropout = Dropout()
        self.words.weight.requires_grad = False
        nn.init.normal_(self.features.weight, std=0.02)

    def relative_bias(self, size):
        """[1, heads, size, size]: what MPNet adds for the distance of two pieces."""
        at = torch.arange(size)
        distance, half = at[:, None] - at[None, :], BUCKETS // 2
        exact = half // 2
        far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
        bucket = torch.where(distance.abs() < exact, distance.abs(), far.clamp(max=half - 1)) + half * (distance < 0)
        return self.relative(bucket).permute(2, 0, 1)[None]

    def encode(self, pieces, features, bias):
        """pieces (BERT's numbers), features [B, T] -> states of layer 8 and of the last layer [B, T, 768]."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.features(features)
        x = self.dropout(self.norm(x))
        bias = bias + self.relative_bias(pieces.shape[1]).to(bias.dtype)
        return through(self.layers, SHARED_LAYER, x, bias)

    def load_pretrained(self, folder, tokenizer):
        weights = read_weights(folder, "mpnet.")
        rows = torch.arange(len(self.words.weight)) + SHIFT
        for piece, row in MOVED.items():
            rows[tokenizer.token_to_id(piece)] = row
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"][rows])
        self.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"][2:])
        self.norm.load_state_dict({kind: weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
        self.relative.weight.data.copy_(weights["encoder.relative_attention_bias.weight"])
        for index, layer in enumerate(self.layers):
            layer.load_state_dict(layer_state(weights, index, MPNET_LAYER))


class Teacher(LargeEncoder):
    def __init__(self):
        super().__init__()
        self.tag = nn.Linear(WIDTH, 9)
        self.entity = nn.Linear(WIDTH, ENTITY_TAGS)
        self.trigger = nn.Linear(WIDTH, 3)
        self.anchored = Anchored(2 * WIDTH, 2, NARROW)

    def tags(self, last):
        """The same three heads as the network's."""
        last = self.dropout(last)
        return self.tag(last), self.entity(last), self.trigger(last)


def load_teacher(path):
    teacher = Teacher()
    teacher.load_state_dict(torch.load(path))
    teacher.eval()
    return teacher.requires_grad_(False)


def gold_loss(teacher, batch, rng, mine):
    pieces, features, bias = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        shared, last = teacher.encode(pieces, features, bias.bfloat16())
        logits = teacher.tags(last)
    places = places_of(batch)
    size = places.shape[1]
    tags, entities, triggers = (at_words(part, places) for part in logits)
    gold = gold_of(batch, "tags", size, 3)
    loss = sum(mean_loss(tags[..., 3 * r : 3 * r + 3], gold[:, :, r]) for r in range(3))
    loss = loss + mean_loss(entities, gold_of(batch, "entities", size)) + mean_loss(triggers, gold_of(batch, "triggers", size))
    chosen = [one for one in anchors_of(batch, tags.detach(), rng) if one[-1] is not None and (mine or one[-1][2] or one[3] != 1)]
    if not chosen:
        return loss
    with torch.autocast("cpu", dtype=torch.bfloat16):
        (states,), marks, distances, bias, reaches = inputs_of((teacher.anchored.narrow(torch.cat([shared, last], -1)),), chosen)
        told = teacher.anchored(states, marks, distances, bias).float()
    gold, first, valid = anchored_gold(chosen, reaches, marks.shape[1])
    verdict = told[torch.arange(len(chosen)), first, 6]
    return loss + 2 * role_loss(told[..., :6], gold) + 0.5 * F.binary_cross_entropy_with_logits(verdict, valid)


def groups_of(teacher, rate):
    """Parameters with their rates: the lower a layer the smaller; heads learn fastest."""
    depth = len(teacher.layers)
    groups = [{"params": list(layer.parameters()), "lr": rate * LAYER_DECAY ** (depth - 1 - index)} for index, layer in enumerate(teacher.layers)]
    groups.append({"params": [teacher.positions.weight, teacher.relative.weight, *teacher.norm.parameters()], "lr": rate * LAYER_DECAY**depth})
    taken = {id(p) for group in groups for p in group["params"]}
    heads = [p for p in teacher.parameters() if p.requires_grad and id(p) not in taken]
    return [*groups, {"params": heads, "lr": 8 * rate}]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--tokenizer", required=True)
    add_options(parser)
    add_training_options(parser, rate=7e-5)
    options = parser.parse_args()
    set_up(options)
    tokenizer = load_tokenizer(options.tokenizer)
    documents = [document for kind in documents_of(options, tokenizer).values() for document in kind]
    teacher = Teacher()
    teacher.load_pretrained(options.encoder, tokenizer)

    def batches_of(number, rng):
        return batches(epoch_items(documents, tokenizer, 1000 * options.seed + number), options.batch, rng)

    def losses_of(batch, rng, step):
        return [gold_loss(teacher, batch, rng, mine=step > MINE_FROM)]

    train(teacher, groups_of(teacher, options.rate), batches_of, losses_of, options)
    torch.save(teacher.state_dict(), f"{options.out}/teacher.pt")


if __name__ == "__main__":
    main()
