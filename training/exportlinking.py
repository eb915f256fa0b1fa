"""Add the linking network to a model folder: mentions.onnx (int8), vectors.onnx and links.onnx (float), and what config.json says.

usage: exportlinking.py --network FOLDER/linking.pt … --model models/en [--version en-0.5.0]

Of several networks the mean is taken.
  mentions.onnx  shared, last [1, T, 384] -> names, descriptions [1, T, 9], triggers [1, T, 3], states [1, T, 384]
  vectors.onnx   states [T, 384]; starts, ends, classes [M], ends exclusive -> vectors [M, 256]
  links.onnx     vectors [M, 256]; first, second [P]; told [P, 38] -> scores [P], nobody [M]
and what the same network says of events (docevents.py):
  triggers.onnx  states [T, 384]; starts, ends [E], ends exclusive -> vectors [E, 256], kinds [E, 17]
  parties.onnx   events [E, 256], mentions [M, 256]; first, second [P]; told [P, 24] -> scores [P, 3]
  same.onnx      events [E, 256]; first, second [P]; told [P, 12] -> scores [P]
"""
import argparse

import torch

from docevents import PARTY_FEATURES, SAME_FEATURES, VECTOR as EVENT_VECTOR
from export import add_to_config, export
from linking import VECTOR, WIDTH, Linking
from network import mean_of
from pairs import CLASSES, PAIR_FEATURES


class Mentions(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, shared, last):
        states = self.network.states(shared, last, torch.zeros(1))
        return self.network.names(states), self.network.descriptions(states), self.network.events.triggers(states), states


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


def export_mentions(network, model):
    states = torch.randn(1, 40, WIDTH)
    export(Mentions(network), (states, states), ["shared", "last"], ["names", "descriptions", "triggers", "states"], f"{model}/mentions.onnx", False)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True, nargs="+")
    parser.add_argument("--model", required=True)
    parser.add_argument("--version")
    options = parser.parse_args()
    state = mean_of(options.network)
    network = Linking(len({name.split(".")[1] for name in state if name.startswith("layers.")}))
    network.load_state_dict(state)
    network.eval()
    length, count = 40, 6
    states, starts = torch.randn(1, length, WIDTH), torch.arange(count) * 3
    export_mentions(network, options.model)
    vectors, pairs = torch.randn(count, VECTOR), (starts // 4, starts // 5)
    for name, module, inputs, names, outputs in (
        ("vectors", Vectors(network), (states[0], starts, starts + 2, starts % CLASSES), ["states", "starts", "ends", "classes"], ["vectors"]),
        ("links", Links(network), (vectors, *pairs, torch.zeros(count, PAIR_FEATURES)), ["vectors", "first", "second", "told"], ["scores", "nobody"]),
        ("triggers", Triggers(network), (states[0], starts, starts + 2), ["states", "starts", "ends"], ["vectors", "kinds"]),
        ("parties", Parties(network), (vectors[:4], vectors, *pairs, torch.zeros(count, PARTY_FEATURES)),
         ["events", "mentions", "first", "second", "told"], ["scores"]),
        ("same", Same(network), (vectors, *pairs, torch.zeros(count, SAME_FEATURES)), ["events", "first", "second", "told"], ["scores"]),
    ):
        axes = {one: {0: "pairs" if one in ("first", "second", "told", "scores") else one} for one in names + outputs}
        torch.onnx.export(module, inputs, f"{options.model}/{name}.onnx", input_names=names, output_names=outputs, dynamic_axes=axes,
                          opset_version=17, dynamo=False)
    add_to_config(options.model, version=options.version, links={"vector": VECTOR, "classes": CLASSES, "features": PAIR_FEATURES},
                  documentEvents={"vector": EVENT_VECTOR, "party": PARTY_FEATURES, "same": SAME_FEATURES})


if __name__ == "__main__":
    main()
