"""One graph for the mean of what two graphs say, the small network's and the larger one's, of the cues and quotations of a window.

usage: together.py --small models/en --large FOLDER --out models/en-large

Of cues.onnx, conditioned.onnx and nestedroles.onnx. --large: the files of exportattributions.py without --start. Each distribution is the mean
of both log-probabilities, and whether it is an attribution the mean of both logits. Inputs of one name are one input.
"""
import argparse

import onnx
from onnx import compose, helper

# The numbers of each output: how many belong to a distribution, and how many such groups there are; a single number is a logit.
GROUPS = {"cues": (3, 3), "roles": (3, 3, 1)}
LARGER = "large."  # what the names of all that is of the larger network begin with


def together(small, large):
    """The graph of the first with the second in it."""
    output = small.graph.output[0]
    prefixed = compose.add_prefix(large, LARGER, rename_inputs=False)
    graph, groups, axis = small.graph, GROUPS[output.name], len(output.type.tensor_type.shape.dim) - 1
    nodes, means = [], []
    sizes = helper.make_tensor("together.sizes", onnx.TensorProto.INT64, [len(groups)], groups)
    half = helper.make_tensor("together.half", onnx.TensorProto.FLOAT, [], [0.5])
    parts = {}
    for source in ("small", "large"):
        told = f"{source}.{output.name}"
        parts[source] = [f"{told}.{number}" for number in range(len(groups))]
        nodes.append(helper.make_node("Split", [told, sizes.name], parts[source], axis=axis))
    for number, size in enumerate(groups):
        both = [parts[source][number] for source in parts]
        if size > 1:
            nodes += [helper.make_node("LogSoftmax", [one], [f"{one}.log"], axis=axis) for one in both]
            both = [f"{one}.log" for one in both]
        nodes += [helper.make_node("Add", both, [f"together.{number}.sum"]), helper.make_node("Mul", [f"together.{number}.sum", half.name], [f"together.{number}"])]
        means.append(f"together.{number}")
    nodes.append(helper.make_node("Concat", means, [output.name], axis=axis))
    for node in graph.node:
        for place, name in enumerate(node.output):
            if name == output.name:
                node.output[place] = f"small.{output.name}"
    known = {one.name for one in graph.input}
    graph.input.extend(one for one in prefixed.graph.input if one.name not in known)
    graph.initializer.extend([*prefixed.graph.initializer, sizes, half])
    graph.node.extend([*prefixed.graph.node, *nodes])
    onnx.checker.check_model(small)
    return small


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("small", "large", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    for name in ("cues", "conditioned", "nestedroles"):
        both = (onnx.load(f"{folder}/{name}.onnx") for folder in (options.small, options.large))
        onnx.save(together(*both), f"{options.out}/{name}.onnx")


if __name__ == "__main__":
    main()
