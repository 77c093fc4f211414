#!/usr/bin/env python3
"""Trains the arranger; goes on where it was left.

usage: fit_arranger.py [--minutes N] [--total N | --rate X] [--seed N] [--threads N]

Reads train/cache, keeps train/checkpoints/arranger.pt every five minutes, prints losses.
--minutes is how long this run may take, --total how many minutes the whole training is
planned for: the rate falls towards its end.  With --rate it falls from there within this
run instead, to go on with a model whose training was over.  Without a checkpoint it begins from
models/arranger.pt, if that is there.  Runs unchanged under torchrun (one process per
worker, gradients averaged).
"""
import argparse
import math
import pathlib
import time

import numpy as np
import torch

import parts_windows
import workers
from arranger import Arranger
from parts_data import ROLES

HERE = pathlib.Path(__file__).parent
BUDGET, RATE, WARM, KEEP = 3072, 2e-3, 200, 300.0


def measure(model, windows, count=192):
    """Mean losses over fixed held-out windows, and the sum per role in nats a step."""
    random = np.random.default_rng(1)
    sums, sizes, roles = np.zeros(3), np.zeros(3), np.zeros((len(ROLES), 2))
    with torch.no_grad():
        for batch in windows.batch(random, BUDGET, plain=True, only_count=count):
            pairs = model.losses(*batch, each=True)
            losses = [torch.nn.functional.cross_entropy(a.float(), b, reduction="none")
                      for a, b in pairs]
            role = batch[3][..., 1][batch[5] > 0]
            inner = batch[4][..., 0][batch[5] > 0] < 96
            sums += [x.sum().item() for x in losses]
            sizes += [len(x) for x in losses]
            for i in range(len(ROLES)):
                own = role == i
                roles[i, 0] += losses[0][own].sum() + (losses[1] + losses[2])[own[inner]].sum()
                roles[i, 1] += own.sum()
    return sums / sizes, {r: round(a / b, 3) for r, (a, b) in zip(ROLES, roles) if b}


def keep(path, model, optimizer, done, spent):
    workers.save(path, {
        "model": model.state_dict(), "optimizer": optimizer.state_dict(),
        "config": model.config, "done": done, "spent": spent})


def resume(path, released, model, optimizer):
    """(updates, seconds) so far."""
    if not path.exists() and not released.exists():
        return 0, 0.0
    kept = torch.load(path if path.exists() else released, weights_only=False)
    model.load_state_dict({name: w.float() for name, w in kept["model"].items()})
    if "optimizer" in kept:
        optimizer.load_state_dict(kept["optimizer"])
    return kept["done"], kept["spent"]


def rate_at(done, share, most=RATE):
    """Up over WARM updates, then down along a cosine to a fiftieth."""
    return most * min(1.0, (done + 1) / WARM) * (0.02 + 0.98 * 0.5 * (
        1 + math.cos(math.pi * min(1.0, share))))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--minutes", type=float, default=60)
    ask.add_argument("--total", type=float, default=100)
    ask.add_argument("--rate", type=float)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=1)
    options = ask.parse_args()
    rank = workers.join(options.threads)
    torch.manual_seed(options.seed)
    model = Arranger()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.03)
    path = HERE / "checkpoints" / "arranger.pt"
    path.parent.mkdir(exist_ok=True)
    done, before = resume(path, HERE.parent / "models" / "arranger.pt", model, optimizer)
    made = parts_windows.load(parts_windows.CACHE)
    train, valid = (parts_windows.Windows(made, s) for s in ("train", "valid"))
    print(f"seed {options.seed}, {sum(p.numel() for p in model.parameters())} parameters, "
          f"{len(train)} parts in training, {len(valid)} held out; goes on after {done}", flush=True)
    random = np.random.default_rng(options.seed * 1000003 + done + 7919 * rank)
    begun, kept_at, sums, queue, seen = time.time(), time.time(), np.zeros(3), [], 0
    while workers.agreed(time.time() - begun) < 60 * options.minutes:
        run = time.time() - begun
        rate = (rate_at(done, run / 60 / options.minutes, options.rate) if options.rate
                else rate_at(done, (before + run) / 60 / options.total))
        for group in optimizer.param_groups:
            group["lr"] = rate
        queue = queue or train.batch(random, BUDGET)
        batch = queue.pop()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = model.losses(*batch)
        workers.step(model, optimizer, sum(losses))
        sums += [x.item() for x in losses]
        done, seen = done + 1, seen + int(batch[5].sum())
        if done % 100 == 0:
            print(f"{done} train {np.round(sums / 100, 3)} {seen} steps {time.time() - begun:.0f} s",
                  flush=True)
            sums[:] = 0
        if time.time() - kept_at > KEEP and rank == 0:
            kept_at = time.time()
            keep(path, model, optimizer, done, before + time.time() - begun)
            found, roles = measure(model, valid)
            print(f"{done} valid {np.round(found, 3)} {roles}", flush=True)
    if rank == 0:
        keep(path, model, optimizer, done, before + time.time() - begun)
        print(f"{done} valid {measure(model, valid, 768)}", flush=True)


if __name__ == "__main__":
    main()
