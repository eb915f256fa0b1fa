"""Export a trained network to the int8 ONNX files of models/en.

usage: export.py --network FOLDER/network.pt … --encoder FOLDER --out models/en [--version en-0.4.0] [--float]

Of several networks (runs from the same weights with other seeds) the mean of the weights is exported.

Two graphs, each for one window without padding, so that the scales of dynamic quantization depend on nothing else:
  encoder.onnx      pieces [1, T], features [1, T] -> tags [1, T, 9], entities [1, T, 9], triggers [1, T, 3]; shared and last,
                    the states of layer 4 and of the last layer [1, T, 384]
  events.onnx       states [1, L, 384], anchor [1, L] -> roles [1, L, 15], summary [1, 117]
The layers that are asked about one cue teach a smaller network (distil.py), which exportanchored.py writes.
The weights of the confidence in an earlier config.json of the folder are kept until `npm run calibrate` fits new ones; those
of events are fitted by bench/quality/calibrateEvents.ts and written into it by hand.
"""
import argparse
import json
import os
import shutil
import tempfile
from unittest import mock

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from items import KINDS
from network import Network, load_weights
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


def norm(self, x):
    """Layer normalization as elementary operations: the runtime's own kernel takes three to four times as long on a CPU, a fifth
    of the encoder's time. With a division instead of the reciprocal the runtime would put its kernel here again."""
    centred = x - x.mean(-1, keepdim=True)
    return centred * torch.reciprocal(torch.sqrt((centred * centred).mean(-1, keepdim=True) + self.eps)) * self.weight + self.bias


ONE_WINDOW = {1: "length"}


def export(module, inputs, names, outputs, path, as_float, axes=None):
    axes = axes or {name: ONE_WINDOW for name in names + outputs if name != "summary"}
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(torch.nn.LayerNorm, "forward", norm):
        raw, cleaned = f"{folder}/raw.onnx", f"{folder}/cleaned.onnx"
        torch.onnx.export(module, inputs, raw, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
        quant_pre_process(raw, cleaned, skip_symbolic_shape=True)
        if as_float:
            shutil.copy(cleaned, path)
        else:
            quantize_dynamic(cleaned, path, per_channel=True, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})


GRAPHS = ("encoder.onnx", "events.onnx")


@torch.no_grad()
def export_graphs(network, folder, as_float, only=GRAPHS):
    length = 40
    pieces, features = torch.randint(1000, 20000, (1, length)), torch.randint(0, 32, (1, length))
    states, anchor = torch.randn(1, length, 384), torch.zeros(1, length, dtype=torch.long)
    anchor[0, 5] = 1
    wanted = ((Encoder, (pieces, features), ["pieces", "features"], ["tags", "entities", "triggers", "shared", "last"]),
              (Events, (states, anchor), ["states", "anchor"], ["roles", "summary"]))
    for name, (module, inputs, names, outputs) in zip(GRAPHS, wanted):
        if name in only:
            export(module(network), inputs, names, outputs, f"{folder}/{name}", as_float)


def earlier_confidence(path):
    """The weights of the confidence of attributions, and of events."""
    if not os.path.exists(path):
        return {}, {}
    with open(path, encoding="utf-8") as file:
        config = json.load(file)
    return config["confidence"], (config.get("events") or {}).get("confidence", {})


def add_to_config(folder, **entries):
    """Writes entries into the config.json of a model folder; one that is None stays as it was."""
    with open(f"{folder}/config.json", encoding="utf-8") as file:
        config = json.load(file)
    config |= {name: value for name, value in entries.items() if value is not None}
    with open(f"{folder}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


def write_model(network, encoder, out, version, as_float=False):
    """A model folder as models/en."""
    network.eval()
    os.makedirs(out, exist_ok=True)
    export_graphs(network, out, as_float)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(f"{encoder}/{name}", f"{out}/{name}")
    of_attributions, of_events = earlier_confidence(f"{out}/config.json")
    config = {"version": version, "window": WINDOW, "overlap": OVERLAP, "before": BEFORE, "after": AFTER,
              "width": 384, "entities": KINDS,
              "events": {"before": EVENT_BEFORE, "after": EVENT_AFTER, "types": TYPES, "modes": MODES, "flags": FLAGS, "contexts": CONTEXTS,
                         "confidence": of_events},
              "confidence": of_attributions}
    with open(f"{out}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", required=True, nargs="+")
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--version", default="en-0.4.0")
    parser.add_argument("--float", action="store_true")
    parser.add_argument("--only", nargs="+", choices=GRAPHS, help="write these graphs alone, into a folder that has the others")
    options = parser.parse_args()
    network = Network()
    load_weights(network, *options.network)
    if options.only:
        network.eval()
        export_graphs(network, options.out, options.float, options.only)
        return
    write_model(network, options.encoder, options.out, options.version, options.float)


if __name__ == "__main__":
    main()
