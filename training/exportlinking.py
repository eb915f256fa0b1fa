"""Add the linking network to a model folder: mentions.onnx (int8), vectors.onnx and links.onnx (float), and what config.json says.

usage: exportlinking.py --network FOLDER/linking.pt … --model models/en [--version en-0.5.0]

Of several networks the mean is taken. The encoder gets its last layer's states as one more output; its weights stay.
  mentions.onnx  shared, last [1, T, 384] -> names, descriptions [1, T, 9], states [1, T, 384]
  vectors.onnx   states [T, 384]; starts, ends, classes [M], ends exclusive -> vectors [M, 256]
  links.onnx     vectors [M, 256]; first, second [P]; told [P, 38] -> scores [P], nobody [M]
"""
import argparse
import json

import onnx
import torch

from export import export
from linking import VECTOR, WIDTH, Linking
from network import mean_of
from pairs import CLASSES, PAIR_FEATURES
from trainlinking import LAST


class Mentions(torch.nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, shared, last):
        states = self.network.states(shared, last, torch.zeros(1))
        return self.network.names(states), self.network.descriptions(states), states


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


def with_last_layer(path):
    """Names the last layer's states as an output of the encoder, if that is not done yet."""
    model = onnx.load(path)
    if "last" in [output.name for output in model.graph.output]:
        return
    for node in model.graph.node:
        node.output[:] = ["last" if name == LAST else name for name in node.output]
        node.input[:] = ["last" if name == LAST else name for name in node.input]
    model.graph.output.append(onnx.helper.make_tensor_value_info("last", onnx.TensorProto.FLOAT, [1, "length", WIDTH]))
    onnx.save(model, path)


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
    with_last_layer(f"{options.model}/encoder.onnx")
    length, count = 40, 6
    states, starts = torch.randn(1, length, WIDTH), torch.arange(count) * 3
    export(Mentions(network), (states, states), ["shared", "last"], ["names", "descriptions", "states"], f"{options.model}/mentions.onnx", False)
    for name, module, inputs, names, outputs, axes in (
        ("vectors", Vectors(network), (states[0], starts, starts + 2, starts % CLASSES), ["states", "starts", "ends", "classes"], ["vectors"],
         {"states": {0: "length"}, "starts": {0: "mentions"}, "ends": {0: "mentions"}, "classes": {0: "mentions"}, "vectors": {0: "mentions"}}),
        ("links", Links(network), (torch.randn(count, VECTOR), starts // 4, starts // 5, torch.zeros(count, PAIR_FEATURES)),
         ["vectors", "first", "second", "told"], ["scores", "nobody"],
         {"vectors": {0: "mentions"}, "first": {0: "pairs"}, "second": {0: "pairs"}, "told": {0: "pairs"}, "scores": {0: "pairs"}, "nobody": {0: "mentions"}}),
    ):
        torch.onnx.export(module, inputs, f"{options.model}/{name}.onnx", input_names=names, output_names=outputs, dynamic_axes=axes,
                          opset_version=17, dynamo=False)
    with open(f"{options.model}/config.json", encoding="utf-8") as file:
        config = json.load(file)
    config["links"] = {"vector": VECTOR, "classes": CLASSES, "features": PAIR_FEATURES}
    config["version"] = options.version or config["version"]
    with open(f"{options.model}/config.json", "w", encoding="utf-8") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
