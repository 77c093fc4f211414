#!/usr/bin/env python3
"""Step 4: writes the composer's weights for the engine, and to go on training from.

usage: composer_export.py [--out DIR] [--vectors FILE]

DIR (../models) gets composer.nn, int8 as core/nn/blob.h reads it, and composer.pt, half
floats, where fit_composer.py begins if it finds no checkpoint.  FILE
(../tests/compose/composer_vectors.nn) gets a held-out piece's steps with the logits of all
three turns, as float PyTorch and as the engine's arithmetic make them.  Prints the losses
of both on held-out music.
"""
import argparse
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

import fit_composer
import nn_export
import steps
from composer import Composer

HERE = pathlib.Path(__file__).parent
N_VECTORS = 64


def tensors_of(model):
    found = {}
    for name in ("where", "what", "much"):
        nn_export.put_rows(found, name, getattr(model, name).weight)
    for kind in ("plan", "piece"):
        for i, table in enumerate(getattr(model, kind)):
            nn_export.put_rows(found, f"{kind}.{i}", table.weight)
    nn_export.put_stack(found, "decoder.", model.layers, model.norm)
    for name in ("turns.0", "turns.1", "to_where", "to_what", "to_much"):
        nn_export.put_module(found, name, model.get_submodule(name))
    return found


class Whole:
    """The composer with the engine's arithmetic, of one piece at a time."""

    def __init__(self, tensors):
        self.engine = nn_export.Engine(tensors)

    def logits(self, rows, words, target):
        """rows (t, N_COLUMNS), words (7), target (t, 3): logits of the three turns."""
        e = self.engine
        x = sum(e.rows(name, rows[:, i]) for i, name in enumerate(("where", "what", "much")))
        for i in range(len(steps.BAR_WORDS)):
            x = x + e.rows(f"plan.{i}", rows[:, 4 + i])
        for i in range(len(steps.PIECE_WORDS)):
            x = x + e.rows(f"piece.{i}", words[i])
        h = e.stack("decoder.", x, rows[:, 3], rows[:, 0], context=fit_composer.CONTEXT)
        chosen = h + e.rows("where", target[:, 0])
        second = F.relu(e.linear("turns.0", chosen))
        third = F.relu(e.linear("turns.1", chosen + e.rows("what", target[:, 1])))
        return e.linear("to_where", h), e.linear("to_what", second), e.linear("to_much", third)


def float_logits(model, rows, words, target):
    h = model.hidden(rows[None], words[None, None])[0]
    chosen = h + model.where(target[:, 0])
    second, third = F.relu(model.turns[0](chosen)), F.relu(model.turns[1](chosen + model.what(target[:, 1])))
    return model.to_where(h), model.to_what(second), model.to_much(third)


def losses(logits, target):
    inner = target[:, 0] < steps.BAR
    return [F.cross_entropy(x[keep], target[keep, i]).item() for i, (x, keep) in
            enumerate(zip(logits, (slice(None), inner, inner)))]


def compare(model, whole, corpus, n=48):
    """Mean losses of float and int8 on stretches of held-out pieces, and how far apart logits are."""
    random, found, apart = np.random.default_rng(5), [], []
    for _ in range(n):
        rows, words = corpus.cut(random)
        target = rows[1:, :3]
        both = [x(rows[:-1], words, target) for x in (lambda *a: float_logits(model, *a), whole.logits)]
        found.append([losses(x, target) for x in both])
        apart.append([(a - b).square().mean().sqrt().item() for a, b in zip(*both)])
    return np.mean(found, axis=0), np.mean(apart, axis=0)


def write_vectors(path, model, whole, corpus):
    rows, words = corpus.rows[0][:N_VECTORS + 1].long(), corpus.words[0]
    target = rows[1:, :3]
    found = {"rows": rows[:-1].numpy().astype(np.uint32), "words": words.numpy().astype(np.uint32),
             "target": target.numpy().astype(np.uint32)}
    for kind, logits in (("float", float_logits(model, rows[:-1], words, target)),
                         ("whole", whole.logits(rows[:-1], words, target))):
        for name, x in zip(("where", "what", "much"), logits):
            found[f"{kind}.{name}"] = x.numpy().astype(np.float32)
    return nn_export.write_blob(path, found)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "models")
    ask.add_argument("--vectors", type=pathlib.Path,
                     default=HERE.parent / "tests" / "compose" / "composer_vectors.nn")
    options = ask.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(fit_composer.CHECKPOINT, weights_only=False)
    model = Composer()
    model.load_state_dict(kept["model"])
    model.eval()
    torch.save({"model": {name: w.half() for name, w in kept["model"].items()}, "config": kept["config"],
                "done": kept["done"], "progress": kept["progress"]}, options.out / "composer.pt")
    tensors = tensors_of(model)
    size = nn_export.write_blob(options.out / "composer.nn", tensors)
    print(f"composer.nn: {size} bytes, after {kept['done']} updates")
    whole, corpus = Whole(tensors), fit_composer.Corpus("valid")
    with torch.no_grad():
        (real, rounded), apart = compare(model, whole, corpus)
        print(f"held-out losses {np.round(real, 3)}, in int8 {np.round(rounded, 3)}; "
              f"logits apart by {np.round(apart, 3)}")
        print(f"{options.vectors.name}: {write_vectors(options.vectors, model, whole, corpus)} bytes")


if __name__ == "__main__":
    main()
