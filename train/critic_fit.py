#!/usr/bin/env python3
"""Composes lead sheets of eight bars for the plans of real ones, teaches the critic to tell
them apart, and writes ../models/critic.nn.

usage: critic_fit.py [--n N] [--minutes N] [--seed N] [--out DIR] [--vectors FILE]

N sheets are composed for plans of the training split, N / 4 for held-out ones (kept in
checkpoints/critic_data.pt for the next time); prints the share of pairs, one real and one
composed, that the critic puts in the right order (the area under the ROC curve, AUC).
"""
import argparse
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

import fit_composer
import nn_export
import sample
from critic import BARS, SAID, Critic

HERE = pathlib.Path(__file__).parent
DATA = HERE / "checkpoints" / "critic_data.pt"
AT_ONCE, BATCH, RATE = 100, 64, 1.5e-3


def compose_for(model, split, n, seed):
    """[(rows, words, whether real)]: composed sheets and the real ones whose plans they had."""
    plans, words, real = sample.held_out(fit_composer.WEIGHTS, n, BARS, seed, split)
    random, found = np.random.default_rng(seed), [(r, w, 1) for r, w in zip(real, words)]
    for i in range(0, n, AT_ONCE):
        heat = random.uniform(0.8, 1.0)
        taste = sample.Taste(where=heat, what=heat, much=heat, chord=heat, home=int(random.random() < 0.5))
        made = sample.compose(model, plans[i:i + AT_ONCE], words[i:i + AT_ONCE], taste, seed + i)
        found += [(r, w, 0) for r, w in zip(made, words[i:i + AT_ONCE])]
    return [(torch.from_numpy(np.asarray(r)[:, :4]), torch.tensor(w), y) for r, w, y in found if len(r) > 8]


def data(n, seed):
    if DATA.exists():
        return torch.load(DATA)
    model = sample.load()
    found = {"train": compose_for(model, "train", n, seed),
             "valid": compose_for(model, "valid", n // 4, seed + 1)}
    torch.save(found, DATA)
    return found


def together(pieces):
    longest = max(len(r) for r, _, _ in pieces)
    rows, there = torch.zeros(len(pieces), longest, 4, dtype=torch.long), torch.zeros(len(pieces), longest)
    for i, (own, _, _) in enumerate(pieces):
        rows[i, :len(own)], there[i, :len(own)] = own, 1.0
    return rows, torch.stack([w for _, w, _ in pieces]), there, torch.tensor([float(y) for _, _, y in pieces])


def auc(scores, real):
    order = scores.argsort().argsort().double() + 1
    n, m = real.sum(), (1 - real).sum()
    return ((order[real == 1].sum() - n * (n + 1) / 2) / (n * m)).item()


def judged(model, pieces):
    model.eval()
    with torch.no_grad():
        scores = [(model(*(b := together(pieces[i:i + 256]))[:3]), b[3]) for i in range(0, len(pieces), 256)]
    model.train()
    return torch.cat([s for s, _ in scores]), torch.cat([y for _, y in scores])


def fit(model, train, valid, minutes, seed):
    """Stops where held-out pieces are told apart best; returns that AUC."""
    random, begun = np.random.default_rng(seed), time.time()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.05)
    best, kept, epoch = 0.0, model.state_dict(), 0
    while time.time() - begun < 60 * minutes:
        order, losses = random.permutation(len(train)), []
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(0.05, 1 - (time.time() - begun) / (60 * minutes))
        for i in range(0, len(train) - BATCH, BATCH):
            rows, words, there, real = together([train[k] for k in order[i:i + BATCH]])
            loss = F.binary_cross_entropy_with_logits(model(rows, words, there), 0.05 + 0.9 * real)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        epoch, found = epoch + 1, auc(*judged(model, valid))
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, held-out AUC {found:.3f}, "
              f"{time.time() - begun:.0f} s", flush=True)
        if found > best:
            best, kept = found, {k: v.clone() for k, v in model.state_dict().items()}
    model.load_state_dict(kept)
    return best


def tensors_of(model):
    found = {}
    for name, table in zip(("where", "what", "much", "bar"), model.tables):
        nn_export.put_rows(found, name, table.weight)
    for name, table in zip(("style", "mode", "meter"), model.said):
        nn_export.put_rows(found, name, table.weight)
    nn_export.put_conv(found, "blocks.", model.blocks, model.norm)
    nn_export.put_module(found, "judge", model.judge)
    return found


def whole(tensors, rows, words):
    """The engine's number for one sheet."""
    engine = nn_export.Engine(tensors)
    x = sum(engine.rows(name, rows[:, i]) for i, name in enumerate(("where", "what", "much", "bar")))
    x = x + sum(engine.rows(name, words[i]) for i, name in zip(SAID, ("style", "mode", "meter")))
    x = engine.conv("blocks.", x)
    return engine.linear("judge", torch.cat([x.mean(0), x.amax(0)])[None])[0, 0]


def write_vectors(path, tensors, model, pieces):
    found = {}
    with torch.no_grad():
        for i, piece in enumerate(pieces):
            rows, words, there, _ = together([piece])
            found[f"rows.{i}"] = piece[0].numpy().astype(np.uint32)
            found[f"words.{i}"] = piece[1].numpy().astype(np.uint32)
            found[f"float.{i}"] = model(rows, words, there).numpy().astype(np.float32)
            found[f"whole.{i}"] = whole(tensors, piece[0], piece[1]).reshape(1).numpy().astype(np.float32)
    return nn_export.write_blob(path, found)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--n", type=int, default=2400)
    ask.add_argument("--minutes", type=float, default=8)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "models")
    ask.add_argument("--vectors", type=pathlib.Path,
                     default=HERE.parent / "tests" / "compose" / "critic_vectors.nn")
    options = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    found, model = data(options.n, options.seed), Critic()
    print(f"seed {options.seed}, {sum(p.numel() for p in model.parameters())} parameters, "
          f"{len(found['train'])} sheets to learn from, {len(found['valid'])} held out", flush=True)
    best = fit(model, found["train"], found["valid"], options.minutes, options.seed)
    model.eval()
    tensors = tensors_of(model)
    size = nn_export.write_blob(options.out / "critic.nn", tensors)
    few = found["valid"][::len(found["valid"]) // 120][:120]
    with torch.no_grad():
        rounded = torch.stack([whole(tensors, r, w) for r, w, _ in few])
    real = torch.tensor([float(y) for _, _, y in few])
    exact = judged(model, few)[0]
    print(f"critic.nn: {size} bytes, held-out AUC {best:.3f}; of {len(few)} sheets {auc(exact, real):.3f}, "
          f"in int8 {auc(rounded, real):.3f}, apart by {(exact - rounded).abs().mean():.3f}")
    write_vectors(options.vectors, tensors, model, few[:2] + few[-2:])


if __name__ == "__main__":
    main()
