"""The graphs of the linking network: mentions.onnx (int8), the others as floats.

usage: exportlinking.py --networks FOLDER --out models/en --version en-0.15.0

FOLDER: linking.pt as documentdistil.py writes it; or encoder.pt and linking.pt of documentteacher.py, of which mentions.onnx has the encoder
within it, reads pieces [1, T] and features [1, T], and also gives what its encoder does (encoded [1, T, 768]), for attributions.
  mentions.onnx  shared, last [1, T, 384]; shared alone where it has upper layers of its own -> names, descriptions [1, T, 9], triggers [1, T, 3], states [1, T, 256]
  vectors.onnx   states [T, 256]; starts, ends, classes [M], ends exclusive -> vectors [M, 256]
  links.onnx     vectors [M, 256]; first, second [P]; told [P, 38] -> scores [P], nobody [M]
and what the same network says of events (docevents.py):
  triggers.onnx  states [T, 256]; starts, ends [E], ends exclusive -> vectors [E, 256], kinds [E, 17]
  parties.onnx   events [E, 256], mentions [M, 256]; first, second [P]; told [P, 24] -> scores [P, 3]
  same.onnx      events [E, 256]; first, second [P]; told [P, 12] -> scores [P]
"""
import argparse
import json
import os

import torch

from docevents import PARTY_FEATURES, SAME_FEATURES, VECTOR as EVENT_VECTOR
from documentteacher import load_document_teacher
from graph import export
from linking import VECTOR, WIDTH, linking_of
from pairs import CLASSES, PAIR_FEATURES


GRAPHS = ("mentions.onnx", "vectors.onnx", "links.onnx", "triggers.onnx", "parties.onnx", "same.onnx")


class Mentions(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, shared, last=None):
        return self.told(self.network.states(shared, last, torch.zeros(1)))

    def told(self, states):
        return self.network.names(states), self.network.descriptions(states), self.network.events.triggers(states), states


class Whole(torch.nn.Module):
    """The same with an encoder of its own."""

    def __init__(self, encoder, network):
        super().__init__()
        self.encoder = encoder
        self.mentions = Mentions(network)

    def forward(self, pieces, features):
        states = self.encoder.encode(pieces, features, torch.zeros(1))
        return *self.mentions.told(self.mentions.network.states(*states, torch.zeros(1))), states[1]


class Vectors(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, states, starts, ends, classes):
        return self.network.vectors(states, starts, ends, classes)


class Links(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, vectors, first, second, told):
        return self.network.pairs(vectors, first, second, told), self.network.nobody(vectors)


class Triggers(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.events = network.events

    def forward(self, states, starts, ends):
        vectors = self.events.vectors(states, starts, ends)
        return vectors, self.events.kind(vectors)


class Parties(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.events = network.events

    def forward(self, events, mentions, first, second, told):
        return self.events.parties(events, mentions, first, second, told)


class Same(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.events = network.events

    def forward(self, events, first, second, told):
        return self.events.one(events, first, second, told)


def export_mentions(network, encoder, path):
    length, outputs = 40, ["names", "descriptions", "triggers", "states"]
    if encoder:
        outputs.append("encoded")
        pieces, features = torch.randint(1000, 20000, (1, length)), torch.randint(0, 32, (1, length))
        return export(Whole(encoder, network), (pieces, features), ["pieces", "features"], outputs, path)
    # One without upper layers of its own is only on its way to one that has them.
    read = ["shared"] if len(network.upper) else ["shared", "last"]
    return export(Mentions(network), tuple(torch.randn(1, length, WIDTH) for _ in read), read, outputs, path)


def export_linking(state, folder, encoder=None):
    """Writes the graphs; returns what config.json has to say of them."""
    network = linking_of(state).eval()
    own = len(network.names.weight[0])
    length, count = 40, 6
    export_mentions(network, encoder, f"{folder}/mentions.onnx")
    states, starts = torch.randn(length, own), torch.arange(count) * 3
    vectors, pairs = torch.randn(count, VECTOR), (starts // 4, starts // 5)
    for name, module, inputs, names, outputs in (
        ("vectors", Vectors(network), (states, starts, starts + 2, starts % CLASSES), ["states", "starts", "ends", "classes"], ["vectors"]),
        ("links", Links(network), (vectors, *pairs, torch.zeros(count, PAIR_FEATURES)), ["vectors", "first", "second", "told"], ["scores", "nobody"]),
        ("triggers", Triggers(network), (states, starts, starts + 2), ["states", "starts", "ends"], ["vectors", "kinds"]),
        ("parties", Parties(network), (vectors[:4], vectors, *pairs, torch.zeros(count, PARTY_FEATURES)),
         ["events", "mentions", "first", "second", "told"], ["scores"]),
        ("same", Same(network), (vectors, *pairs, torch.zeros(count, SAME_FEATURES)), ["events", "first", "second", "told"], ["scores"]),
    ):
        axes = {one: {0: "pairs" if one in ("first", "second", "told", "scores") else one} for one in names + outputs}
        torch.onnx.export(module, inputs, f"{folder}/{name}.onnx", input_names=names, output_names=outputs, dynamic_axes=axes,
                          opset_version=17, dynamo=False)
    return {"links": {"width": own, "vector": VECTOR, "classes": CLASSES, "features": PAIR_FEATURES},
            "documentEvents": {"vector": EVENT_VECTOR, "party": PARTY_FEATURES, "same": SAME_FEATURES}}


def write_config(config, folder):
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    encoder = load_document_teacher(options.networks).encoder if os.path.exists(f"{options.networks}/encoder.pt") else None
    of_linking = export_linking(torch.load(f"{options.networks}/linking.pt"), options.out, encoder)
    with open(f"{options.out}/config.json", encoding="utf-8") as file:
        write_config(json.load(file) | of_linking | {"version": options.version}, options.out)


if __name__ == "__main__":
    main()
