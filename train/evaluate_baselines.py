#!/usr/bin/env python3
"""The composer beside Markov chains of order 3, on the same held-out steps.

usage: evaluate_baselines.py [--n N]

A chain for each turn counts what followed the last three steps' numbers of that turn (and,
within a step, the numbers chosen already), in the training pieces weighted as they are
drawn; orders are blended after Witten and Bell ("The zero-frequency problem", 1991).
Prints cross entropies in nats and how often the likeliest choice is right.
"""
import argparse
import collections

import numpy as np
import torch

import composer_export
import fit_composer
import sample
import steps

TURNS = ("where", "what", "much")
SIZES = (steps.N_WHERE, steps.N_WHAT, steps.N_MUCH)


def contexts(rows, words, i, turn):
    """Of step i, from the shortest to the longest."""
    inner = tuple(rows[i][:turn])
    found = [(turn,), (turn, words[2], *inner)]
    past = []
    for back in (1, 2, 3):
        past.append(rows[i - back][turn] if i >= back else -1)
        found.append((turn, words[2], *inner, *past))
    return found


class Chains:
    def __init__(self, corpus):
        self.counts = collections.defaultdict(collections.Counter)
        heaviest = corpus.share.max()
        for rows, words, share in zip(corpus.rows, corpus.words, corpus.share):
            rows, words = rows[:, :3].tolist(), words.tolist()
            for i in range(1, len(rows)):
                for turn in range(3 if rows[i][0] < steps.BAR else 1):
                    for context in contexts(rows, words, i, turn):
                        self.counts[context][rows[i][turn]] += share / heaviest

    def likelihoods(self, rows, words, i, turn):
        """Shares of all choices of a turn."""
        found = np.full(SIZES[turn], 1.0 / SIZES[turn])
        for context in contexts(rows, words, i, turn):
            own = self.counts.get(context)
            if own:
                total, kinds = sum(own.values()), len(own)
                lower = kinds / (total + kinds)
                found *= lower
                for value, count in own.items():
                    found[value] += (1 - lower) * count / total
        return found


def measure(likelihoods, pieces):
    """Cross entropies and shares of right guesses of the three turns."""
    sums = np.zeros((3, 3))
    for rows, words in pieces:
        rows, words = rows[:, :3].tolist(), words.tolist()
        for i in range(1, len(rows)):
            for turn in range(3 if rows[i][0] < steps.BAR else 1):
                share = likelihoods(rows, words, i, turn)
                truth = rows[i][turn]
                sums[turn] += -np.log(share[truth]), share.argmax() == truth, 1
    return sums[:, 0] / sums[:, 2], sums[:, 1] / sums[:, 2]


def measure_model(model, pieces):
    sums = np.zeros((3, 3))
    for rows, words in pieces:
        target = rows[1:, :3]
        with torch.no_grad():
            logits = composer_export.float_logits(model, rows[:-1], words, target)
        for turn, x in enumerate(logits):
            keep = torch.ones(len(target), dtype=torch.bool) if turn == 0 else target[:, 0] < steps.BAR
            truth = target[keep, turn]
            loss = torch.nn.functional.cross_entropy(x[keep], truth, reduction="sum").item()
            sums[turn] += loss, (x[keep].argmax(-1) == truth).sum().item(), len(truth)
    return sums[:, 0] / sums[:, 2], sums[:, 1] / sums[:, 2]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--n", type=int, default=200)
    options = ask.parse_args()
    torch.set_num_threads(1)
    valid, random = fit_composer.Corpus("valid"), np.random.default_rng(7)
    pieces = [valid.cut(random) for _ in range(options.n)]
    model = sample.load()
    unsaid = [(torch.cat([r[:, :4], torch.zeros_like(r[:, 4:])], 1), w * 0) for r, w in pieces]
    chains = Chains(fit_composer.Corpus("train"))
    for name, (loss, right) in (("Markov, order 3", measure(chains.likelihoods, pieces)),
                                ("composer, nothing said", measure_model(model, unsaid)),
                                ("composer", measure_model(model, pieces))):
        print(f"{name}: " + ", ".join(f"{t} {a:.3f} nats {100 * b:.1f} %" for t, a, b in zip(TURNS, loss, right)))


if __name__ == "__main__":
    main()
