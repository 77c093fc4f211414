#!/usr/bin/env python3
"""Step 3: trains the composer; goes on where it was left.

usage: fit_composer.py [--minutes N] [--steps N] [--seed N] [--threads N]

Reads train/cache, keeps train/checkpoints/composer.pt, prints losses.  Without a
checkpoint it begins from models/composer.pt, if that is there.  Runs unchanged under
torchrun (one process per worker, gradients averaged).
"""
import argparse
import math
import os
import pathlib
import time

import numpy as np
import torch
import torch.distributed as dist

import piece
import steps
from composer import Composer

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("ESTRO_CACHE", HERE / "cache"))
CONTEXT, BATCH, RATE, WARM = 256, 16, 1.5e-3, 400

# How often a piece of a corpus is drawn: real songs outweigh, classical a fifth
WEIGHTS = {"pop909": 3.0, "openewld": 5.0, "nottingham": 1.2, "folk-abc": 0.35, "wjazzd": 1.5,
           "lieder": 0.4, "chorales": 0.12, "quartets": 0.3}
CHORDLESS = {"folk-abc", "lieder", "chorales", "quartets"}


class Corpus:
    def __init__(self, split):
        self.rows, self.pieces, weights = [], [], []
        for name, weight in WEIGHTS.items():
            path = CACHE / f"{name}.jsonl.gz"
            for one in piece.read(path) if path.exists() else ():
                coded = steps.encode(one) if one["split"] == split else None
                if coded is not None:
                    self.rows.append(torch.from_numpy(coded))
                    self.pieces.append([1 + steps.style_of(one), 1 + steps.MODES.index(one["mode"]),
                                        1 + steps.METERS.index(tuple(one["meter"]))])
                    weights.append(weight * math.sqrt(len(coded)))
        self.share = np.array(weights) / sum(weights)
        self.n_steps = sum(len(r) for r in self.rows)

    def batch(self, random, size=BATCH, whole_plan=False):
        rows = torch.full((size, CONTEXT + 1, 8), 0, dtype=torch.long)
        rows[..., 0], rows[..., 1], rows[..., 2] = steps.BAR, steps.NO_WHAT, steps.NO_MUCH
        weight, words = torch.zeros(size, CONTEXT), torch.zeros(size, 3, dtype=torch.long)
        for i, which in enumerate(random.choice(len(self.rows), size, p=self.share)):
            own = self.rows[which]
            begin = 0 if random.random() < 0.3 else random.integers(0, max(1, len(own) - 64))
            cut = own[begin:begin + CONTEXT + 1].long()
            rows[i, :len(cut)] = cut
            rows[i, :len(cut), 3] -= cut[0, 3].item()
            weight[i, :len(cut) - 1] = 1.0
            words[i] = torch.tensor(self.pieces[which])
            if not whole_plan:
                self.forget(random, rows[i], words[i])
        return rows[:, :-1, :4], rows[:, 1:, 4:], words, rows[:, 1:, :3], weight

    @staticmethod
    def forget(random, rows, words):
        """Plans may leave any of it open: so may training."""
        for column in range(4, 8):
            if random.random() < 0.25:
                rows[:, column] = 0
        for i in range(3):
            if random.random() < 0.1:
                words[i] = 0
        return rows, words


def measure(model, corpus, batches=24):
    random = np.random.default_rng(1)
    with torch.no_grad():
        found = [[x.item() for x in model.losses(*corpus.batch(random, whole_plan=True))]
                 for _ in range(batches)]
    return np.mean(found, axis=0)


def average(model):
    for p in model.parameters():
        if p.grad is not None:
            dist.all_reduce(p.grad)
            p.grad /= dist.get_world_size()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--minutes", type=float, default=60)
    ask.add_argument("--steps", type=int, default=8000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=1)
    options = ask.parse_args()
    torch.set_num_threads(options.threads)
    rank = 0
    if "RANK" in os.environ:
        dist.init_process_group("gloo")
        rank = dist.get_rank()
    torch.manual_seed(options.seed)
    model = Composer()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.05)
    path = HERE / "checkpoints" / "composer.pt"
    path.parent.mkdir(exist_ok=True)
    done = 0
    released = HERE.parent / "models" / "composer.pt"
    if path.exists() or released.exists():
        kept = torch.load(path if path.exists() else released, weights_only=False)
        model.load_state_dict({name: w.float() for name, w in kept["model"].items()})
        if "optimizer" in kept:
            optimizer.load_state_dict(kept["optimizer"])
        done = kept["done"]
    train, valid = Corpus("train"), Corpus("valid")
    print(f"seed {options.seed}, {sum(p.numel() for p in model.parameters())} parameters, "
          f"{len(train.rows)} pieces, {train.n_steps} steps; goes on after {done}", flush=True)
    random = np.random.default_rng(options.seed * 1000003 + done + 7919 * rank)
    begun, sums = time.time(), np.zeros(3)
    while done < options.steps and time.time() - begun < 60 * options.minutes:
        rate = RATE * min(1.0, (done + 1) / WARM) * (0.05 + 0.95 * 0.5 * (
            1 + math.cos(math.pi * min(1.0, done / options.steps))))
        for group in optimizer.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = model.losses(*train.batch(random))
        optimizer.zero_grad()
        sum(losses).backward()
        if "RANK" in os.environ:
            average(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        sums += [x.item() for x in losses]
        done += 1
        if done % 200 == 0:
            print(f"{done} train {np.round(sums / 200, 3)} {time.time() - begun:.0f} s", flush=True)
            sums[:] = 0
        if done % 1000 == 0 and rank == 0:
            print(f"{done} valid {np.round(measure(model, valid), 3)}", flush=True)
            keep(path, model, optimizer, done)
    if rank == 0:
        keep(path, model, optimizer, done)


def keep(path, model, optimizer, done):
    part = path.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                "config": model.config, "done": done}, part)
    part.rename(path)


if __name__ == "__main__":
    main()
