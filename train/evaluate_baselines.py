#!/usr/bin/env python3
"""The composer beside Markov chains of order 3, on the same held-out steps.

usage: evaluate_baselines.py [--n N]

A chain for each turn counts what followed the last three steps' numbers of that turn (and,
within a step, the numbers chosen already), in the training pieces weighted as they are
drawn; orders are blended after Witten and Bell ("The zero-frequency problem", 1991).
Prints cross entropies in nats and how often the likeliest choice is right.
"""
import argparse

import numpy as np
import torch

import composer_export
import fit_composer
import sample
import steps

TURNS = ("where", "what", "much")
SIZES = (steps.N_WHERE, steps.N_WHAT, steps.N_MUCH)


def laid_out(pieces):
    """One line a predicted step: its three numbers, the meter, the three numbers of the last three steps."""
    found = []
    for rows, words in pieces:
        rows = np.concatenate([np.full((3, 3), -1), rows[:, :3].numpy().astype(np.int64)])
        n = len(rows) - 4  # the first step is given
        meter = np.full((n, 1), int(words[2]))
        found.append(np.concatenate([rows[4:], meter, rows[3:-1], rows[2:-2], rows[1:-3]], 1))
    return np.concatenate(found)


def contexts(lines, turn):
    """(orders, n) hashes of what a chain of each order knows, the shortest first."""
    h = np.full(len(lines), turn + 1, np.uint64)
    found = [h]
    with np.errstate(over="ignore"):
        for group in ([3, *range(turn)], [4 + turn], [7 + turn], [10 + turn]):
            for column in group:
                h = (h ^ (lines[:, column] + 7).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
                h = h ^ h >> np.uint64(29)
            found.append(h)
    return np.stack(found)


def chains(known, weights, asked, turn):
    """Shares (n, choices) that blended chains of orders 0 to 3 give to each choice."""
    share = np.full((len(asked), SIZES[turn]), 1.0 / SIZES[turn])
    for learnt, wanted in zip(contexts(known, turn), contexts(asked, turn)):
        needed, place = np.unique(wanted, return_inverse=True)
        at = np.searchsorted(needed, learnt)
        at[at == len(needed)] = 0
        met = needed[at] == learnt
        counts = np.zeros((len(needed), SIZES[turn]), np.float32)
        np.add.at(counts, (at[met], known[met, turn]), weights[met])
        total, kinds = counts.sum(1), (counts > 0).sum(1)
        lower = np.where(total > 0, kinds / np.maximum(total + kinds, 1e-9), 1.0)[place, None]
        share = lower * share + (1 - lower) * (counts / np.maximum(total, 1e-9)[:, None])[place]
    return share


def measure_chains(corpus, pieces):
    """Cross entropies and shares of right guesses of the three turns."""
    known, asked, found = laid_out(zip(corpus.rows, corpus.words)), laid_out(pieces), []
    lengths = [len(rows) - 1 for rows in corpus.rows]
    weights = np.repeat(corpus.share / corpus.share.max(), lengths).astype(np.float32)
    for turn in range(3):
        inner = (known[:, 0] < steps.BAR) | (turn == 0), (asked[:, 0] < steps.BAR) | (turn == 0)
        share = chains(known[inner[0]], weights[inner[0]], asked[inner[1]], turn)
        truth = asked[inner[1], turn]
        found.append((-np.log(share[np.arange(len(truth)), truth]).mean(), (share.argmax(1) == truth).mean()))
    return np.array(found).T


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
    for name, (loss, right) in (("Markov, order 3", measure_chains(fit_composer.Corpus("train"), pieces)),
                                ("composer, nothing said", measure_model(model, unsaid)),
                                ("composer", measure_model(model, pieces))):
        print(f"{name}: " + ", ".join(f"{t} {a:.3f} nats {100 * b:.1f} %" for t, a, b in zip(TURNS, loss, right)))


if __name__ == "__main__":
    main()
