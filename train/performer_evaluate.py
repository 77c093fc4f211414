#!/usr/bin/env python3
"""Compares the performer's playing with people's on held-out pieces.

usage: performer_evaluate.py [--windows N] [--updates N]

Beside the generator stand two that know less: values drawn one by one from what people
played in the same role, and the rules that played before (a little spread around nothing).
Per role: Wasserstein distances of velocity (MIDI units), push (1/960 quarter) and length
ratio.  For all: the energy score, and the area under the curve of a judge that is trained
afresh against each of them and hears windows of 32 held-out notes (0.5 is undetected).
"""
import argparse
import pathlib

import numpy as np
import torch
from scipy.stats import wasserstein_distance
from torch.nn import functional as F

from fit_performer import Played, energy_score
from parts_data import ROLES
from performer import UNITS, Discriminator, Generator

HERE = pathlib.Path(__file__).parent
SPREAD = (14, 12, 10, 16, 4, 8, 6)  # ticks, per role, of the rules


class Marginals:
    """Each value by itself, drawn from training values of its role."""

    def __init__(self, played, random):
        self.random, self.pools = random, {}
        for role in range(len(ROLES)):
            if any(played.features[a, 0] == role for a, _, _ in played.parts):
                _, values, told = played.batch(random, 64, 128, role=role)
                self.pools[role] = [values[..., i][told[..., i] > 0].numpy() for i in range(3)]

    def play(self, features):
        out = np.zeros((*features.shape[:2], 3), np.float32)
        for role, pools in self.pools.items():
            here = features[..., 0].numpy() == role
            for i, pool in enumerate(pools):
                if len(pool) and here.any():
                    out[here, i] = self.random.choice(pool, here.sum())
        return torch.from_numpy(out)


class Rules:
    def __init__(self, random):
        self.random = random

    def around(self, most):
        return self.random.integers(0, most + 1) + self.random.integers(0, most + 1) - most

    def play(self, features):
        role = features[..., 0].numpy()
        drums = role == ROLES.index("drums")
        velocity = self.around(np.where(drums, 7, 6)) / UNITS[0]
        push = self.around(np.array(SPREAD)[role]) / UNITS[1]
        ratio = np.full(role.shape, 0.8)
        return torch.from_numpy(np.stack([velocity, push, ratio], -1).astype(np.float32))


def area(real, fake):
    """The chance that a real window is held more real than a made one."""
    ranks = np.argsort(np.argsort(np.concatenate([real, fake])))
    return (ranks[:len(real)].sum() - len(real) * (len(real) - 1) / 2) / (len(real) * len(fake))


def judged(player, train, held, updates, length=32):
    torch.manual_seed(7)
    critic, random = Discriminator(), np.random.default_rng(11)
    optimizer = torch.optim.AdamW(critic.parameters(), lr=1.5e-3)
    for _ in range(updates):
        features, values, told = train.batch(random, 32, length)
        with torch.no_grad():
            made = player(features)
        logits = [critic.judge(features, v, told)[0].mean((1, 2)) for v in (values, made)]
        loss = F.softplus(-logits[0]).mean() + F.softplus(logits[1]).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    scores = [[], []]
    with torch.no_grad():
        for _ in range(12):
            features, values, told = held.batch(random, 32, length)
            for kind, v in enumerate((values, player(features))):
                scores[kind] += critic.judge(features, v, told)[0].mean((1, 2)).tolist()
    return area(np.array(scores[0]), np.array(scores[1]))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--windows", type=int, default=48)
    ask.add_argument("--updates", type=int, default=150)
    options = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(5)
    kept = torch.load(HERE / "checkpoints" / "performer.pt", weights_only=False)
    generator = Generator().eval()
    generator.load_state_dict(kept["generator"])
    train, held = Played(0), Played(2)
    players = {"performer": lambda f: generator.play(f), "marginals": Marginals(train, np.random.default_rng(2)).play,
               "rules": Rules(np.random.default_rng(3)).play}
    print(f"after {kept['done']} updates\n| part | value | spread of people | performer | marginals | rules |\n| --- | --- | --- | --- | --- | --- |")
    with torch.no_grad():
        for role, name in enumerate(ROLES):
            if not any(held.features[a, 0] == role for a, _, _ in held.parts):
                continue
            features, values, told = held.batch(np.random.default_rng(4), options.windows, 128, role=role)
            made = {n: play(features) for n, play in players.items()}
            for i, value in enumerate(("velocity", "push", "ratio")):
                here = told[..., i] > 0
                if here.any():
                    real = values[..., i][here].numpy() * UNITS[i]
                    far = [wasserstein_distance(real, m[..., i][here].numpy() * UNITS[i]) for m in made.values()]
                    print(f"| {name} | {value} | {real.std():.3g} | " + " | ".join(f"{x:.3g}" for x in far) + " |")
        batches = [held.batch(np.random.default_rng(6 + k), 16, 128) for k in range(8)]
        scores = {n: np.mean([energy_score(play(f), play(f), v, t).item() for f, v, t in batches])
                  for n, play in players.items()}
    print("energy score:", {n: round(float(s), 4) for n, s in scores.items()})
    print("area of a fresh judge:", {n: round(float(judged(play, train, held, options.updates)), 3)
                                     for n, play in players.items()})


if __name__ == "__main__":
    main()
