#!/usr/bin/env python3
"""Writes the performer's weights, and an example that the engine is tested against.

usage: performer_export.py [--out DIR] [--vectors FILE]

DIR (models/) gets performer.nn; FILE (tests/compose/performer_vectors.nn) the features and
the noise of 40 held-out notes and the values that the engine should give for them.
"""
import argparse
import pathlib

import numpy as np
import torch

import nn_export
from fit_performer import Played
from performer import NOISE, Generator
from performer_data import FEATURES

HERE = pathlib.Path(__file__).parent


def tensors_of(model):
    made = {}
    for i, table in enumerate(model.tables):
        nn_export.put_rows(made, f"features.{i}", table.weight)
    nn_export.put_linear(made, "noise", model.extra.weight)
    nn_export.put_conv(made, "conv.", model.blocks, model.norm)
    nn_export.put_module(made, "to_out", model.to_out)
    return made


def computed(engine, features, noise):
    x = sum(engine.rows(f"features.{i}", features[:, i]) for i in range(len(FEATURES)))
    return engine.linear("to_out", engine.conv("conv.", x + engine.linear("noise", noise)))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "models")
    ask.add_argument("--vectors", type=pathlib.Path,
                     default=HERE.parent / "tests" / "compose" / "performer_vectors.nn")
    options = ask.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(HERE / "checkpoints" / "performer.pt", weights_only=False)
    model = Generator()
    model.load_state_dict(kept["generator"])
    made = tensors_of(model)
    size = nn_export.write_blob(options.out / "performer.nn", made)
    print(f"{options.out / 'performer.nn'}: {size} bytes, after {kept['done']} updates")
    features = Played(1).batch(np.random.default_rng(3), 1, 40)[0]
    noise = torch.rand(1, 40, NOISE, generator=torch.Generator().manual_seed(3)) * 2 - 1
    with torch.no_grad():
        whole = computed(nn_export.Engine(made), features[0], noise[0])
        plain = model(features, noise)[0][0]
    error = (whole - plain).abs()
    print(f"int8 differs from float by {error.mean():.4f}, at most {error.max():.3f}")
    vectors = {"features": features[0].numpy().astype(np.uint32), "noise": noise[0].numpy(),
               "whole.values": whole.numpy().astype(np.float32)}
    print(f"{options.vectors}: {nn_export.write_blob(options.vectors, vectors)} bytes")


if __name__ == "__main__":
    main()
