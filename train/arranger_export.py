#!/usr/bin/env python3
"""Writes the arranger's weights, and an example that the engine is tested against.

usage: arranger_export.py [--out DIR] [--vectors FILE]

DIR (models/) gets arranger.nn for the engine, with a table of how busy each style's parts
are, and arranger.pt, half floats from where fit_arranger.py goes on.  FILE (tests/compose/arranger_vectors.nn) gets one window of a
held-out piece: what goes in, and the encoder's output and the logits of all three turns
as the engine should compute them.
"""
import argparse
import pathlib

import numpy as np
import torch

import nn_export
import parts
import parts_windows
from arranger import Arranger
from parts_data import PROMPT_STYLES, ROLES

HERE = pathlib.Path(__file__).parent
BARS = 100  # Fewer tell nothing of how busy a part is


def tensors_of(model):
    """All weights by the names that core/compose asks for."""
    made = {}
    for prefix, tables in (("source.", model.source), ("step.", model.step), ("chord.", model.chord),
                           ("echo.", model.echo), ("words.", model.words)):
        for i, table in enumerate(tables):
            nn_export.put_rows(made, f"{prefix}{i}", table.weight)
    nn_export.put_stack(made, "encoder.", model.encoder, model.norm_source)
    nn_export.put_stack(made, "decoder.", model.decoder, model.norm)
    for name, layer in (("turns.0", model.turns[0]), ("turns.1", model.turns[1]),
                        ("to_where", model.to_where), ("to_what", model.to_what),
                        ("to_much", model.to_much)):
        nn_export.put_module(made, name, layer)
    return made


def summed(engine, prefix, columns, first=0):
    return sum(engine.rows(f"{prefix}{first + i}", columns[..., i]) for i in range(columns.shape[-1]))


def computed(engine, source, source_words, rows, words, wanted):
    """Encoder output and the logits of where, what, much for one window without padding."""
    x = summed(engine, "source.", source[:, :3]) + summed(engine, "words.", source_words)
    memory = engine.stack("encoder.", x, source[:, 3], source[:, 0], encoder=True)
    y = (summed(engine, "step.", rows[:, :3]) + summed(engine, "chord.", rows[:, 4:7])
         + summed(engine, "echo.", rows[:, 7:]) + summed(engine, "words.", words))
    h = engine.stack("decoder.", y, rows[:, 3], rows[:, 0], None, memory, source[:, 3], source[:, 0])
    known = h + engine.rows("step.0", wanted[:, 0]) + summed(engine, "chord.", wanted[:, 3:])
    third = known + engine.rows("step.1", wanted[:, 1])
    relu = torch.relu
    return {"memory": memory, "where": engine.linear("to_where", h),
            "what": engine.linear("to_what", relu(engine.linear("turns.0", known))),
            "much": engine.linear("to_much", relu(engine.linear("turns.1", third)))}


def densities(pieces):
    """uint8 (style, role, energy, class): the share in 255ths of bars with notes up to each class.

    0 in style or energy stands for any.  Where corpora have BARS of them those count alone,
    else our grammars do too; a row of zeros is unknown.
    """
    counts = np.zeros((2, 28, 7, 6, 9), np.int64)
    for one in pieces:
        if one["split"] == "train":
            for name, notes in one["parts"]:
                role = ROLES.index(name)
                found = parts.density(role, notes, one["bars"])
                np.add.at(counts[int(one["corpus"] == "grammar")],
                          (one["style"], role, one["energy"], found), found > 1)
    counts[:, 0] = counts.sum(1)
    counts[:, :, :, 0] = counts.sum(3)
    made = np.zeros((28, 7, 6, 9), np.uint8)
    for at in np.ndindex(made.shape[:3]):
        real, both = counts[0][at], counts[:, *at].sum(0)
        for own in (real, both):
            if own.sum() >= BARS:
                made[at] = np.round(np.cumsum(own) / own.sum() * 255)
                break
    return made


def window(made):
    """Three bars of a held-out pop909 piano, with everything said, as padded() makes them."""
    held = parts_windows.Windows(made, "test", only=lambda one, role: one["corpus"] == "pop909"
                                 and role == "chords")
    one, index, bars = held.lines[0]
    source, target, words, per_bar = parts.example(
        one, index, int(bars[8]), 3, lead=parts.between(one["lead"], int(bars[8]), 3))
    batch = parts_windows.padded([(source, target, words, per_bar)])
    n, t = len(source), len(target) - 1
    return [x[0, :n] for x in batch[:2]] + [x[0, :t] for x in batch[2:5]]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "models")
    ask.add_argument("--vectors", type=pathlib.Path,
                     default=HERE.parent / "tests" / "compose" / "arranger_vectors.nn")
    options = ask.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(HERE / "checkpoints" / "arranger.pt", weights_only=False)
    model = Arranger(**kept["config"])
    model.load_state_dict(kept["model"])
    made = tensors_of(model)
    corpora = parts_windows.load(parts_windows.CACHE)
    made["densities"] = densities(corpora[0])
    size = nn_export.write_blob(options.out / "arranger.nn", made)
    torch.save({"model": {n: w.half() for n, w in kept["model"].items()}, "config": kept["config"],
                "done": kept["done"], "spent": kept["spent"]}, options.out / "arranger.pt")
    print(f"{options.out / 'arranger.nn'}: {size} bytes, after {kept['done']} updates")
    for style in ("pop", "jazz", "house", "metal", "ambient"):
        print(style, {role: (made["densities"][1 + PROMPT_STYLES.index(style), i, 1:] < 128).sum(1).tolist()
                      for i, role in enumerate(ROLES)})
    given = dict(zip(("source", "source_words", "rows", "words", "wanted"), window(corpora)))
    with torch.no_grad():
        whole = computed(nn_export.Engine(made), *given.values())
        plain = computed(nn_export.FloatEngine(made), *given.values())
    vectors = {name: x.numpy().astype(np.uint32) for name, x in given.items()}
    for name, x in whole.items():
        vectors[f"whole.{name}"] = x.numpy().astype(np.float32)
        error = (x - plain[name]).abs()
        print(f"{name}: int8 differs from float by {error.mean():.4f}, at most {error.max():.3f}")
    print(f"{options.vectors}: {nn_export.write_blob(options.vectors, vectors)} bytes")


if __name__ == "__main__":
    main()
