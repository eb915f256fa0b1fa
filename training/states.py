"""Windows of documents with the states of an encoder that stays as it is, and the loop that trains small networks on them."""
import math
import random

import numpy
import onnxruntime
import torch
import torch.nn as nn
import torch.nn.functional as F

from network import padding_bias
from items import batches as batches_of
from windows import cut, window_input

BATCH = 16


def without_states(documents, tokenizer, wanted):
    """(document, first word, end, window) of the windows in which there is a word that is `wanted` of the document; a window has its
    pieces, their features, and the places of its words."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    for document in documents:
        for start, end in cut(document["first"]):
            if any(wanted(document, word) for word in range(start, end)):
                yield document, start, end, dict(zip(("ids", "features", "places"), window_input(document, start, end, cls, sep)))


def with_states(documents, tokenizer, model, wanted):
    """The same, with the encoder's states of layer 4 and of the last layer side by side [T, 768], in half precision."""
    encoder = onnxruntime.InferenceSession(f"{model}/encoder.onnx")
    for *where, window in without_states(documents, tokenizer, wanted):
        both = encoder.run(["shared", "last"], {"pieces": numpy.array([window["ids"]]), "features": numpy.array([window["features"]])})
        yield *where, {**window, "states": torch.from_numpy(numpy.concatenate(both, -1)[0]).half()}


def states_of(batch):
    """States [B, T, 768], and the attention bias."""
    size = max(len(item["ids"]) for item in batch)
    states = torch.stack([F.pad(item["states"].float(), (0, 0, 0, size - len(item["ids"]))) for item in batch])
    return states, padding_bias([len(item["ids"]) for item in batch], size)


def trained(module, items, loss_of, passes, rate, seed):
    """Trains the module with AdamW on batches of windows of like length; loss_of(batch, rng) is a tensor, or 0 where there is nothing to learn."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(module.parameters(), lr=rate, weight_decay=0.01)
    steps = passes * math.ceil(len(items) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(min((step + 1) / (0.1 * steps), 1 - step / steps), 0))
    module.train()
    for number in range(passes):
        sum_of, batches = 0.0, batches_of(items, BATCH, rng)
        for batch in batches:
            loss = loss_of(batch, rng)
            if torch.is_tensor(loss):
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(module.parameters(), 1.0)
                optimizer.step()
                sum_of += loss.item()
            schedule.step()
        print(f"{type(module).__name__}: pass {number + 1} of {passes}, loss {sum_of / len(batches):.4f}", flush=True)
    return module.eval()
