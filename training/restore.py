"""Weights for further training from the files of models/en, for when those of the run that made them are gone.

usage: restore.py --model models/en --out FOLDER

Writes FOLDER/network.pt, FOLDER/anchored.pt and FOLDER/linking.pt; of models/en-large, which has a larger encoder, what is its own: FOLDER/encoder.pt,
linking.pt, cues.pt, anchored.pt and nestedroles.pt. int8 weights come back as their values times their scales, so a network
that is restored and exported again gives what the files gave.
"""
import argparse
import os

import numpy
import onnx
import torch
from onnx import numpy_helper

from anchored import Anchored
from documentteacher import DocumentTeacher
from export import GRAPHS
from exportlinking import GRAPHS as LINKING_GRAPHS
from linking import Linking
from network import Network
from together import LARGER

PRODUCTS = ("MatMul", "MatMulInteger", "Gemm")


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


def module_of(node):
    """The module that a node's name tells: /none/none.0/Gemm is of none.0."""
    parts = node.name.strip("/").split("/")[:-1]
    return ".".join(part for part, following in zip(parts, [*parts[1:], ""]) if not following.startswith(f"{part}."))


def has_encoder(path):
    """Whether a graph has an encoder within it (exportlinking.py)."""
    return path.endswith("/mentions.onnx") and any(one.name == "pieces" for one in onnx.load(path).graph.input)


def products(graph, values):
    """The module and the weights of each product with weights."""
    for node in graph.node:
        name = node.input[1].removesuffix("_quantized") if node.op_type in PRODUCTS else None
        if name in values:
            stands_transposed = any(a.name == "transB" and a.i for a in node.attribute)
            yield module_of(node), values[name] if stands_transposed else values[name].T


def known_as(module, names):
    """The name of a module; a part of one that is not called itself has a name without that one's."""
    return next((bias.removesuffix(".bias") for bias in names if f".{bias}".endswith(f".{module}.bias")), module)


def of_larger(graph):
    """What a graph of together.py has of the larger network, under the names that it had alone."""
    own = onnx.GraphProto()
    own.initializer.extend(one for one in graph.initializer if one.name.startswith(LARGER))
    own.node.extend(one for one in graph.node if one.name.startswith(LARGER))
    for one in [*own.initializer, *own.node]:
        one.name = one.name.removeprefix(LARGER)
    for node in own.node:
        node.input[:] = [name.removeprefix(LARGER) for name in node.input]
    return own


def restored(path):
    """Name in the module that was exported -> weights of one file."""
    graph = onnx.load(path).graph
    if any(one.name.startswith(LARGER) for one in graph.initializer):
        graph = of_larger(graph)
    values = values_of(graph)
    # The one attribute of the exported module that has weights; only `events` is a part of a network and not the whole.
    owner = next(name.split(".")[0] for name in values if name.endswith(".bias"))
    kept = "events." if owner == "events" else ""
    state = {kept + name.removeprefix(f"{owner}."): value for name, value in values.items()
             if name.startswith(f"{owner}.") and not name.endswith("_Transposed")}
    for module, weights in products(graph, values):
        state[f"{known_as(kept + module.removeprefix(f'{owner}.'), state)}.weight"] = weights
    return state


def restored_with_encoder(path):
    """The same of a mentions.onnx that has its encoder within it, whose weights have names that begin with `encoder.`."""
    graph = onnx.load(path).graph
    values = values_of(graph)
    state = {name.removeprefix("mentions.network."): value for name, value in values.items() if name.startswith(("encoder.", "mentions.network."))}
    for module, weights in products(graph, values):
        # The layers of both have the same names, but for a number after those of the second.
        of_encoder = module.startswith("layers.") and "_1" not in module
        own = [name for name in state if name.startswith("encoder.") == of_encoder]
        state[f"{known_as(('encoder.' if of_encoder else '') + module.replace('_1', ''), own)}.weight"] = weights
    return state


def restore(folder, graphs, wanted):
    """The weights in some files of a folder; says what `wanted`, a state, has that they have not."""
    found = {}
    for graph in graphs:
        path = f"{folder}/{graph}"
        if os.path.exists(path):
            found |= (restored_with_encoder if has_encoder(path) else restored)(path)
    state = {name: torch.from_numpy(numpy.array(value, dtype=numpy.float32)) for name, value in found.items() if name.endswith((".weight", ".bias"))}
    print(f"{len(state)} weights restored from {', '.join(graphs)}; not in the files: {sorted(set(wanted) - set(state))}")
    return state


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    if has_encoder(f"{options.model}/mentions.onnx"):
        wanted = DocumentTeacher()
        state = restore(options.model, LINKING_GRAPHS, wanted.linking.state_dict())
        torch.save({name.removeprefix("encoder."): value for name, value in state.items() if name.startswith("encoder.")}, f"{options.out}/encoder.pt")
        torch.save({name: value for name, value in state.items() if not name.startswith("encoder.")}, f"{options.out}/linking.pt")
        for name, graph in (("cues", "cues.onnx"), ("anchored", "conditioned.onnx"), ("nestedroles", "nestedroles.onnx")):
            torch.save(restore(options.model, [graph], getattr(wanted, name).state_dict()), f"{options.out}/{name}.pt")
        return
    for name, graphs, wanted in (("network", GRAPHS, Network().state_dict()), ("anchored", ["conditioned.onnx"], Anchored().state_dict()),
                                 ("linking", LINKING_GRAPHS, Linking().state_dict())):
        torch.save(restore(options.model, graphs, wanted), f"{options.out}/{name}.pt")


if __name__ == "__main__":
    main()
