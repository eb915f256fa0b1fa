"""The loop of a training that ends after a given time and goes on from its last checkpoint."""
import os
import random
import time

import torch

WARM_UP = 200  # steps
SHOWN_EVERY, SAVED_EVERY = 50, 400


def add_options(parser, rate):
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)


def set_up(options):
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192")  # kernels of bfloat16, one for each shape; by default 1024
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    os.makedirs(options.out, exist_ok=True)


def train(module, groups, batches_of, losses_of, options):
    """Trains `module` with AdamW on parameter groups whose rates rise over the first steps and fall to zero with the time passed.

    batches_of(number of the pass, rng) gives the batches of a pass, one after the other; losses_of(batch, rng, step) the losses of a step, each of which goes back
    by itself, so that its graph is gone before the next one's; None where there is nothing to learn. The checkpoint is checkpoint.pt in the folder of --out."""
    minutes = options.minutes
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in groups]
    checkpoint, spent, step, number = f"{options.out}/checkpoint.pt", 0.0, 0, 0
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        module.load_state_dict(saved["module"])
        optimizer.load_state_dict(saved["optimizer"])
        spent, step, number = saved["spent"], saved["step"], saved["pass"]
    module.train()
    began, before, seen, running = time.time() - 60 * spent, spent, 0, {}
    while spent < minutes:
        number += 1
        rng = random.Random(1000 * options.seed + number)
        for batch in batches_of(number, rng):
            spent = (time.time() - began) / 60
            if spent >= minutes:
                break
            step += 1
            for group, top in zip(optimizer.param_groups, rates):
                group["lr"] = top * min(1.0, step / WARM_UP) * (1 - spent / minutes)
            for place, loss in enumerate(losses_of(batch, rng, step)):
                if torch.is_tensor(loss):
                    loss.backward()
                    running[place] = running.get(place, 0.0) + loss.item() / SHOWN_EVERY
            torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += sum(len(item["ids"]) for item in batch)
            if step % SHOWN_EVERY == 0:
                told = " ".join(f"{loss:.3f}" for _, loss in sorted(running.items()))
                print(f"pass {number} step {step} {spent:.1f} min loss {told} {seen / (60 * max(spent - before, 1e-3)):.0f} pieces/s", flush=True)
                running = {}
            if step % SAVED_EVERY == 0:
                torch.save({"module": module.state_dict(), "optimizer": optimizer.state_dict(), "spent": spent, "step": step, "pass": number - 1},
                           checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
    module.eval()
