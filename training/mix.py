"""Draw the weights that an earlier network has too back towards it, so that what it was good at is not lost.

usage: mix.py --network network.pt --earlier network.pt --encoder-share 0.15 --head-share 0.4 --out network.pt

Shares are those of the earlier network: in the encoder, and in the heads of attribution. Word embeddings are the same in both,
and the weights of names and events stay as they are.
"""
import argparse

import torch

from network import mean_of

ENCODER = ("positions", "norm", "layers")
HEADS = ("tag", "anchors", "own", "role")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("network", "earlier", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--encoder-share", type=float, required=True)
    parser.add_argument("--head-share", type=float, required=True)
    options = parser.parse_args()
    state, earlier = mean_of([options.network]), mean_of([options.earlier])
    for name in state:
        part = name.split(".")[0]
        share = options.encoder_share if part in ENCODER else options.head_share if part in HEADS else 0.0
        if share:
            state[name] = (1 - share) * state[name] + share * earlier[name]
    torch.save(state, options.out)


if __name__ == "__main__":
    main()
