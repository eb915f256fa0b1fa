"""Weights for further training from the int8 files of models/en, for when those of the run that made them are gone.

usage: restore.py --model models/en --out network.pt

The weights come back as the int8 values times their scales, so a network that is restored and exported again gives what the
files gave. Files of an earlier network with fewer heads give fewer weights; the layers that are asked about cues are not in them,
only the smaller network that learned from those.
"""
import argparse
import os

import numpy
import onnx
import torch
from onnx import numpy_helper

from export import GRAPHS
from network import Network

PREFIX = "network."


def values_of(graph):
    """Name -> values of the constants; int8 ones times their scales, under the name without `_quantized`."""
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {}
    for name, value in tensors.items():
        if name.endswith("_quantized"):
            name = name.removesuffix("_quantized")
            value = (value.astype(numpy.float32) - tensors[f"{name}_zero_point"].astype(numpy.float32)) * tensors[f"{name}_scale"]
        found[name] = value
    return found


def bias_after(graph, node):
    """The bias that is added to a matrix product, which tells the layer that it belongs to: matrices have numbers for names."""
    while True:
        biases = [name for name in node.input if name.startswith(PREFIX) and name.endswith(".bias")]
        if biases:
            return biases[0]
        node = next(other for other in graph.node if node.output[0] in other.input)


def restored(path):
    graph = onnx.load(path).graph
    values = values_of(graph)
    state = {name.removeprefix(PREFIX): value for name, value in values.items() if name.startswith(PREFIX)}
    for node in graph.node:
        name = node.input[1].removesuffix("_quantized") if node.op_type in ("MatMulInteger", "MatMul", "Gemm") else None
        if name in values:
            stands_transposed = any(a.name == "transB" and a.i for a in node.attribute)
            weight = values[name] if stands_transposed else values[name].T
            state[bias_after(graph, node).removeprefix(PREFIX).replace(".bias", ".weight")] = weight
    return state


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    found = {}
    for graph in GRAPHS:
        if os.path.exists(f"{options.model}/{graph}"):
            found |= restored(f"{options.model}/{graph}")
    wanted = Network().state_dict()
    state = {name: torch.from_numpy(numpy.array(found[name], dtype=numpy.float32)) for name in wanted if name in found}
    for name, value in state.items():
        if value.shape != wanted[name].shape and name != "features.weight":
            raise SystemExit(f"{options.model} is of another network: {name} is {tuple(value.shape)}")
    print(f"{len(state)} weights restored; not in the files: {sorted(set(wanted) - set(state))}")
    torch.save(state, options.out)


if __name__ == "__main__":
    main()
