#!/usr/bin/env python3
"""Step 3: trains the composer; goes on where it was left.

usage: fit_composer.py [--minutes N] [--steps N] [--progress P] [--seed N] [--threads N]

Reads train/cache, keeps train/checkpoints/composer.pt every five minutes, prints losses.
Without a checkpoint it begins from models/composer.pt, if that is there.  The rate falls
to its least when the minutes or the steps are used up, whichever comes first; P, 0..1,
says how far it has fallen at the beginning, instead of what the checkpoint says.  Runs
unchanged under torchrun (one process per worker, gradients averaged).
"""
import argparse
import collections
import math
import os
import pathlib
import time

import numpy as np
import torch

import piece
import steps
import workers
from composer import Composer

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("ESTRO_CACHE", HERE / "cache"))
CONTEXT, BATCH, RATE, WARM = 256, 16, 1.5e-3, 200
KEEP_S = 300
CHECKPOINT = HERE / "checkpoints" / "composer.pt"

# How often a piece of a corpus is drawn: songs outweigh, classical music is at most a fifth
WEIGHTS = {"pop909": 3.0, "openewld": 3.5, "nottingham": 0.8, "folk-abc": 0.25, "wjazzd": 1.2,
           "lieder": 0.3, "chorales": 0.08, "quartets": 0.15, "nifc": 0.1, "game": 0.4, "lmms": 1.0,
           "grammar": 0.8, "mma": 0.5, "charts": 0.2, "improvisor": 0.25}
FORGET_ALL, FORGET_PIECE, FORGET_BAR = 0.05, 0.15, 0.25


def coded(name):
    """{split: [(rows, words)]} of a corpus, None without it.

    Kept as numbers beside it: remove those when steps.py or conditions.py change.
    """
    source, kept = CACHE / f"{name}.jsonl.gz", CACHE / f"{name}.steps.pt"
    if not source.exists():
        return None
    if kept.exists() and kept.stat().st_mtime > source.stat().st_mtime:
        return torch.load(kept)
    found = {"train": [], "valid": [], "test": []}
    for one in piece.read(source):
        own = steps.encode_with_words(one)
        if own is not None:
            found[one["split"]].append((torch.from_numpy(own[0]), torch.tensor(own[1])))
    torch.save(found, kept)
    return found


class Corpus:
    """Pieces of one split, drawn in proportion to their corpus's weight."""

    def __init__(self, split, weights=WEIGHTS):
        self.rows, self.words, self.names, share = [], [], [], []
        for name, weight in weights.items():
            for rows, words in (coded(name) or {split: ()})[split]:
                self.rows.append(rows)
                self.words.append(words)
                self.names.append(name)
                share.append(weight * math.sqrt(len(rows)))
        self.share = np.array(share) / sum(share)
        self.n_steps = sum(len(r) for r in self.rows)

    def shares(self, of):
        """How much of what is drawn each value of `of` (one a piece) has, greatest first."""
        found = collections.Counter()
        for one, share, rows in zip(of, self.share, self.rows):
            found[one] += share * min(len(rows), CONTEXT)
        return " ".join(f"{k} {v / sum(found.values()):.3f}" for k, v in found.most_common())

    def cut(self, random):
        """A stretch of a piece that begins with a bar, and the piece's words."""
        which = random.choice(len(self.rows), p=self.share)
        rows, bars = self.rows[which], None
        if len(rows) > 80 and random.random() > 0.3:
            bars = torch.nonzero(rows[:max(1, len(rows) - 64), 0] == steps.BAR)[:, 0]
            rows = rows[bars[random.integers(len(bars))]:]
        rows = rows[:CONTEXT + 1].long()
        rows[:, 3] -= rows[0, 3].item()
        return rows, self.words[which].clone()

    def batch(self, random, size=BATCH, forget=True):
        """Stretches one after the other fill each line; what is left over is not weighed."""
        rows = torch.zeros(size, CONTEXT + 1, steps.N_COLUMNS, dtype=torch.long)
        rows[..., 0], rows[..., 1], rows[..., 2] = steps.BAR, steps.NO_WHAT, steps.NO_MUCH
        words = torch.zeros(size, CONTEXT + 1, len(steps.PIECE_WORDS), dtype=torch.long)
        begins, weight = torch.zeros(size, CONTEXT + 1, dtype=torch.long), torch.zeros(size, CONTEXT + 1)
        for i in range(size):
            at = 0
            while at < CONTEXT - 16:
                own, said = self.cut(random)
                if forget:
                    self.forget(random, own, said)
                own = own[:CONTEXT + 1 - at]
                until = at + len(own)
                rows[i, at:until], words[i, at:until], begins[i, at:until] = own, said, at
                weight[i, at:until - 1] = 1.0
                at = until
        return rows[:, :-1], words[:, :-1], begins[:, :-1], rows[:, 1:, :3], weight[:, :-1]

    @staticmethod
    def forget(random, rows, words):
        """Plans may leave any of it open: so may training."""
        everything = random.random() < FORGET_ALL
        for column in range(4, steps.N_COLUMNS):
            if everything or random.random() < FORGET_BAR:
                rows[:, column] = 0
        for i in range(len(words)):
            if everything or random.random() < FORGET_PIECE:
                words[i] = 0


def measure(model, corpus, batches=32):
    random = np.random.default_rng(1)
    model.eval()
    with torch.no_grad():
        found = [[x.item() for x in model.losses(*corpus.batch(random, forget=False))]
                 for _ in range(batches)]
    model.train()
    return np.mean(found, axis=0)


def rate_at(progress, since):
    """A cosine from RATE down to a twenty-fifth of it, after WARM updates of warming up."""
    return RATE * min(1.0, (since + 1) / WARM) * (0.04 + 0.48 * (1 + math.cos(math.pi * progress)))


def update(model, optimizer, batch, rate):
    for group in optimizer.param_groups:
        group["lr"] = rate
    with torch.autocast("cpu", dtype=torch.bfloat16):
        losses = model.losses(*batch)
    workers.step(model, optimizer, sum(losses))
    return [x.item() for x in losses]


def find_kept(model, optimizer):
    """(updates done, progress of the schedule) of the checkpoint, else of the release, else 0."""
    for path in (CHECKPOINT, HERE.parent / "models" / "composer.pt"):
        if path.exists():
            kept = torch.load(path, weights_only=False)
            model.load_state_dict({name: w.float() for name, w in kept["model"].items()})
            if "optimizer" in kept:
                optimizer.load_state_dict(kept["optimizer"])
            return kept["done"], kept["progress"]
    return 0, 0.0


def keep(model, optimizer, done, progress):
    workers.save(CHECKPOINT, {
        "model": model.state_dict(), "optimizer": optimizer.state_dict(),
        "config": model.config, "done": done, "progress": progress})


def train(model, optimizer, corpus, valid, options, rank):
    done, origin = find_kept(model, optimizer)
    origin = origin if options.progress is None else options.progress
    was, progress = done, origin
    random = np.random.default_rng(options.seed * 1000003 + done + 7919 * rank)
    print(f"goes on after {done}", flush=True)
    begun, kept_at, sums = time.time(), time.time(), np.zeros(3)
    while progress < 1.0:
        spent = max((time.time() - begun) / (60 * options.minutes),
                    (done - was) / max(1, options.steps - was))
        progress = workers.agreed(min(1.0, origin + (1.0 - origin) * spent))
        sums += update(model, optimizer, corpus.batch(random), rate_at(progress, done - was))
        done += 1
        if done % 200 == 0:
            print(f"{done} train {np.round(sums / 200, 3)} {time.time() - begun:.0f} s", flush=True)
            sums[:] = 0
        if (done % 1000 == 0 or progress >= 1.0) and rank == 0:
            print(f"{done} valid {np.round(measure(model, valid), 3)}", flush=True)
        if (time.time() - kept_at > KEEP_S or progress >= 1.0) and rank == 0:
            keep(model, optimizer, done, progress)
            kept_at = time.time()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--minutes", type=float, default=480)
    ask.add_argument("--steps", type=int, default=20000)
    ask.add_argument("--progress", type=float)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=1)
    options = ask.parse_args()
    torch.manual_seed(options.seed)
    rank = workers.join(options.threads)
    CHECKPOINT.parent.mkdir(exist_ok=True)
    model = Composer()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.1)
    corpus, valid = Corpus("train"), Corpus("valid")
    print(f"seed {options.seed}, {sum(p.numel() for p in model.parameters())} parameters, "
          f"{len(corpus.rows)} pieces, {corpus.n_steps} steps", flush=True)
    print("drawn:", corpus.shares(corpus.names), flush=True)
    print("drawn:", corpus.shares([steps.STYLES[w[0] - 1] for w in corpus.words]), flush=True)
    train(model, optimizer, corpus, valid, options, rank)


if __name__ == "__main__":
    main()
