"""Windows over a document for the encoder, and windows round an anchor (a cue or a quotation) for the conditioned head.

Sizes are in wordpieces. The TypeScript side has the same in src/model/windows.ts, where windows are cut at sentences if it can be.
"""
import torch

from features import SPECIAL_FEATURE
from network import padding_bias

WINDOW = 320
OVERLAP = 24
BEFORE, AFTER = 60, 100
EVENT_BEFORE, EVENT_AFTER = 60, 60  # an event's roles seldom lie beyond its sentence
SIZE_STEP = 64  # windows of a step are padded to a multiple of it: for each size oneDNN compiles the kernels of all layers anew


def cut(first, size=WINDOW, overlap=OVERLAP, lead=0):
    """Word ranges [w0, w1) of at most `size` - 2 pieces, neighbours sharing `overlap` pieces; the first is `lead` pieces shorter."""
    words, ranges, start, room = len(first) - 1, [], 0, size - 2 - lead
    while start < words:
        end = start + 1
        while end < words and first[end + 1] - first[start] <= room:
            end += 1
        ranges.append((start, end))
        if end == words:
            break
        following = end
        while following > start + 1 and first[end] - first[following] < overlap:
            following -= 1
        start, room = following, size - 2
    return ranges


def window_input(document, start, end, cls, sep):
    """Piece ids, features and the place of each word's first piece (one more at the end) of one window."""
    first, pieces, features = document["first"], document["pieces"], document["features"]
    ids = [cls] + pieces[first[start]:first[end]] + [sep]
    marks = [features[w] for w in range(start, end) for _ in range(first[w + 1] - first[w])]
    places = [first[w] - first[start] + 1 for w in range(start, end + 1)]
    return ids, [SPECIAL_FEATURE] + marks + [SPECIAL_FEATURE], places


def reach_of(anchor_piece, length, before=BEFORE, after=AFTER):
    """The piece window [p0, p1) that a conditioned head sees for an anchor that begins at `anchor_piece`."""
    begin = max(0, min(anchor_piece - before, length - before - after))
    return begin, min(length, begin + before + after)


def padded_size(items):
    return -(-max(len(item["ids"]) for item in items) // SIZE_STEP) * SIZE_STEP


def collate(items):
    """Pieces and features [B, T] padded, and the attention bias."""
    size = padded_size(items)
    pieces = torch.zeros(len(items), size, dtype=torch.long)
    features = torch.full((len(items), size), SPECIAL_FEATURE)
    for row, item in enumerate(items):
        pieces[row, : len(item["ids"])] = torch.tensor(item["ids"])
        features[row, : len(item["ids"])] = torch.tensor(item["features"])
    return pieces, features, padding_bias([len(item["ids"]) for item in items], size)


def condition_inputs(shared, rows):
    """rows: (row of the batch, item, [(anchor words, anchor kind)], reach) -> states [C, L, width], anchors [C, L], bias."""
    size = max(end - begin for *_, (begin, end) in rows)
    states, anchors, lengths = [], torch.zeros(len(rows), size, dtype=torch.long), []
    for index, (row, item, marked, (begin, end)) in enumerate(rows):
        places = item["places"]
        for words, kind in marked:
            for word in words:
                for piece in range(max(places[word], begin), min(places[word + 1], end)):
                    anchors[index, piece - begin] = kind
        states.append(torch.nn.functional.pad(shared[row, begin:end], (0, 0, 0, size - (end - begin))))
        lengths.append(end - begin)
    return torch.stack(states), anchors, padding_bias(lengths, size)
