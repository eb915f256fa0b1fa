"""Export trained networks to the ONNX files of a model folder.

usage: export.py --networks FOLDER … --tokenizer FOLDER --out models/en [--version en-0.8.0] [--float]

FOLDER: network.pt, anchored.pt and linking.pt as distil.py or restore.py write them; of several folders the mean of the weights is exported.
Encoder and events are graphs for one window without padding, so that the scales of dynamic quantization depend on nothing else:
  encoder.onnx      pieces [1, T], features [1, T] -> tags [1, T, 9], entities [1, T, 9], triggers [1, T, 3]; shared and last,
                    the states of layer 4 and of the last layer [1, T, 384]
  events.onnx       states [1, L, 384], anchor [1, L] -> roles [1, L, 15], summary [1, 117]
exportanchored.py and exportlinking.py tell of the others. With --float the int8 ones are written as floats.
The weights of confidences in an earlier config.json of the folder are kept until `npm run calibrate` and `npm run calibrate:fields` fit new
ones; those of events are fitted by calibrateEvents.ts, calibrateParties.ts and calibrateDates.ts in bench/quality and written into it by hand.
"""
import argparse
import json
import os
import shutil

import torch

from exportanchored import export_anchored
from exportlinking import export_linking, write_config
from graph import export
from items import KINDS
from network import Network, mean_of
from plover import CONTEXTS, FLAGS, MODES, TYPES
from windows import AFTER, BEFORE, EVENT_AFTER, EVENT_BEFORE, OVERLAP, WINDOW


class Encoder(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, pieces, features):
        shared, last = self.network.encode(pieces, features, torch.zeros(1))
        return *self.network.tags(last), shared, last


class Events(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, states, anchor):
        return self.network.events(states, anchor, torch.zeros(1))


GRAPHS = ("encoder.onnx", "events.onnx")


def export_network(network, folder, as_float):
    length = 40
    pieces, features = torch.randint(1000, 20000, (1, length)), torch.randint(0, 32, (1, length))
    states, anchor = torch.randn(1, length, 384), torch.zeros(1, length, dtype=torch.long)
    anchor[0, 5] = 1
    export(Encoder(network), (pieces, features), ["pieces", "features"], ["tags", "entities", "triggers", "shared", "last"],
           f"{folder}/encoder.onnx", as_float)
    export(Events(network), (states, anchor), ["states", "anchor"], ["roles", "summary"], f"{folder}/events.onnx", as_float)


def earlier_config(path):
    """What an earlier config.json says, whose weights of confidences are kept."""
    if not os.path.exists(path):
        return {"confidence": {}}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", required=True, nargs="+")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    of = {name: mean_of([f"{folder}/{name}.pt" for folder in options.networks]) for name in ("network", "anchored", "linking")}
    network = Network()
    network.load_state_dict(of["network"])
    network.eval()
    export_network(network, options.out, options.float)
    export_anchored(of["anchored"], options.out)
    of_linking = export_linking(of["linking"], options.out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        if os.path.realpath(options.tokenizer) != os.path.realpath(options.out):
            shutil.copy(f"{options.tokenizer}/{name}", f"{options.out}/{name}")
    earlier = earlier_config(f"{options.out}/config.json")
    config = {**earlier, "version": options.version, "window": WINDOW, "overlap": OVERLAP, "before": BEFORE, "after": AFTER,
              "width": 384, "entities": KINDS,
              "events": {**earlier.get("events", {}), "before": EVENT_BEFORE, "after": EVENT_AFTER, "types": TYPES, "modes": MODES,
                         "flags": FLAGS, "contexts": CONTEXTS},
              **of_linking}
    write_config(config, options.out)


if __name__ == "__main__":
    main()
