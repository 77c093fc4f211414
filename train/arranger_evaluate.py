#!/usr/bin/env python3
"""Measures the arranger on held-out pieces, beside two that know less.

usage: arranger_evaluate.py [--windows N] [--train N] [--weights FILE]

Nats a step (where + what + how much) and how often the next step is foretold in place and
pitch, per role, for: the model; a Markov chain of order 3 (interpolated, one per role, from
N windows of the same training mixture); copying what followed one bar back.  Windows come
from the test split with all conditions given.
"""
import argparse
import collections
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

import parts
import parts_windows
from arranger import Arranger
from parts_data import ROLES

HERE = pathlib.Path(__file__).parent
SIZES = (parts.N_WHERE, parts.N_WHAT, parts.N_MUCH)


class Markov:
    """Counts of what follows contexts of falling length, mixed as Witten and Bell did."""

    def __init__(self, size):
        self.size, self.counts = size, collections.defaultdict(collections.Counter)

    def learn(self, contexts, value):
        for context in contexts:
            self.counts[context][value] += 1

    def share(self, contexts, value):
        """`contexts` from the longest to the shortest."""
        found = 1.0 / self.size
        for context in reversed(contexts):
            own = self.counts.get(context)
            if own:
                total = sum(own.values())
                found = (own[value] + len(own) * found) / (total + len(own))
        return found

    def best(self, contexts):
        own = next((self.counts[c] for c in contexts if c in self.counts), None)
        return own.most_common(1)[0][0] if own else 0


def contexts(role, steps, i):
    """Contexts of where, of what and of how much for step i, longest first."""
    pairs = [tuple(s[:2]) for s in steps[max(0, i - 3):i]]
    where, what, _ = steps[i][:3]
    a = [(role, 0, *pairs[k:]) for k in range(len(pairs))] + [(role, 0)]
    b = [(role, 1, where, *pairs[k:]) for k in range(max(0, len(pairs) - 2), len(pairs))] + [
        (role, 1, where), (role, 1)]
    c = [(role, 2, where, what, steps[i - 1][2]), (role, 2, what, steps[i - 1][2]), (role, 2, what), (role, 2)]
    return a, b, c


def targets(windows, random, count, plain):
    for _ in range(count):
        made = windows.draw(random, plain)
        yield made, int(made[2][1]), made[1][:, :3].tolist()


def fit_chain(windows, count):
    chain = [Markov(n) for n in SIZES]
    for _, role, steps in targets(windows, np.random.default_rng(5), count, False):
        for i in range(1, len(steps)):
            for model, found, value in zip(chain, contexts(role, steps, i), steps[i]):
                model.learn(found, value)
                if steps[i][0] >= parts.BAR:
                    break
    return chain


def of_model(model, made, steps):
    with torch.no_grad():
        batch = parts_windows.padded([made])
        pairs = model.losses(*batch, each=True)
    nats = sum(F.cross_entropy(a.float(), b, reduction="sum").item() for a, b in pairs)
    where = pairs[0][0].argmax(-1)
    hit = (where == pairs[0][1]).clone()
    inner = batch[4][..., 0][batch[5] > 0] < parts.BAR
    hit[inner] &= pairs[1][0].argmax(-1) == pairs[1][1]
    return nats, int(hit.sum())


def of_chain(chain, role, steps):
    nats, hits = 0.0, 0
    for i in range(1, len(steps)):
        found = contexts(role, steps, i)
        n = 3 if steps[i][0] < parts.BAR else 1
        nats -= sum(np.log(m.share(c, v)) for m, c, v in zip(chain[:n], found[:n], steps[i][:n]))
        hits += all(m.best(c) == v for m, c, v in zip(chain[:min(2, n)], found, steps[i]))
    return nats, hits


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--windows", type=int, default=800)
    ask.add_argument("--train", type=int, default=20000)
    ask.add_argument("--weights", type=pathlib.Path, default=HERE / "checkpoints" / "arranger.pt")
    options = ask.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(options.weights, weights_only=False)
    model = Arranger(**kept["config"])
    model.load_state_dict({n: w.float() for n, w in kept["model"].items()})
    made = parts_windows.load(parts_windows.CACHE)
    chain = fit_chain(parts_windows.Windows(made, "train"), options.train)
    sums = collections.defaultdict(lambda: np.zeros(6))
    held = parts_windows.Windows(made, "test")
    for one, role, steps in targets(held, np.random.default_rng(2), options.windows, True):
        echo = parts.echoes(one[1], 1)[:-1]
        copied = int((echo[:, :2] == one[1][1:, :2]).all(1).sum())
        row = np.array([len(steps) - 1, *of_model(model, one, steps), *of_chain(chain, role, steps), copied])
        sums[ROLES[role]] += row
        sums["all"] += row
    print(f"after {kept['done']} updates, {options.windows} windows")
    print("| part | steps | nats a step | Markov 3 | foretold | Markov 3 | copy a bar |\n| --- | " + "--- | " * 6)
    for role, (n, a, b, c, d, e) in sums.items():
        print(f"| {role} | {n:.0f} | {a / n:.3f} | {c / n:.3f} | {100 * b / n:.0f} % | {100 * d / n:.0f} % | {100 * e / n:.0f} % |")


if __name__ == "__main__":
    main()
