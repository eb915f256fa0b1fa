"""Write which words of the marked real texts the linking network takes for triggers, for train.py --candidates.

usage: candidates.py --model models/en --network FOLDER/linking.pt --real corpus/real --texts data/real --out runs.json
"""
import argparse
import json
import random

import torch
import torch.nn.functional as F

from docevents import candidates
from eventdata import read_real_events
from features import load_tokenizer
from linking import Linking
from network import padding_bias
from trainlinking import encode, encoder_of


@torch.no_grad()
def runs_of(network, document):
    windows = document["windows"]
    size = max(len(w["states"]) for w in windows)
    states = torch.stack([F.pad(w["states"].float(), (0, 0, 0, size - len(w["states"]))) for w in windows])
    x = network.states(states[..., :384], states[..., 384:], padding_bias([len(w["states"]) for w in windows], size))
    return candidates(network.events.triggers(x).softmax(-1), {**document, "deeds": []}, 10**6, random.Random(0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "network", "real", "texts", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    tokenizer, session = load_tokenizer(options.model), encoder_of(options.model)
    state = torch.load(options.network)
    network = Linking(len({name.split(".")[1] for name in state if name.startswith("layers.")}))
    network.load_state_dict(state)
    network.eval()
    found = {d["id"]: runs_of(network, encode(d, session, tokenizer)) for d in read_real_events(options.real, tokenizer, texts=options.texts)}
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(found, file)
    print(len(found), "texts", sum(map(len, found.values())), "runs")


if __name__ == "__main__":
    main()
