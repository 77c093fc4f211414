#!/usr/bin/env python3
"""Trains the performer against its discriminator; goes on where it was left.

usage: fit_performer.py [--minutes N] [--seed N] [--threads N]

Reads train/cache/performer.npz (performer_data.py), keeps train/checkpoints/performer.pt.
The generator is led by three voices: the hinge loss of the discriminator, the difference of
means and spreads of what its blocks see (feature matching, Salimans et al., NeurIPS 2016),
and the energy score of each note, which is least for the true distribution (Gneiting and
Raftery, JASA 2007).  Runs under torchrun as fit_composer.py does.
"""
import argparse
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

import parts_windows
import workers
from parts_data import ROLES
from performer import MIDDLES, UNITS, Discriminator, Generator
from performer_data import ROLE_FREE, TOLD

HERE = pathlib.Path(__file__).parent
SIZE, LENGTH = 16, 128
SHARES = {"groove-midi": 0.4, "piano-midi-de": 0.15, "pop909": 0.25, "wjazzd": 0.2}


class Played:
    def __init__(self, split):
        kept = np.load(parts_windows.CACHE / "performer.npz")
        self.features, self.values = kept["features"], kept["values"]
        self.told, ends = kept["told"], kept["ends"]
        self.parts = [(ends[i], ends[i + 1], i) for i in range(len(kept["split"]))
                      if kept["split"][i] == split]
        names = list(TOLD)
        self.corpus = kept["corpus"]
        size = np.array([np.sqrt(min(2000, b - a)) for a, b, _ in self.parts])
        for c, name in enumerate(names):
            own = np.array([self.corpus[i] == c for _, _, i in self.parts])
            size[own] *= SHARES[name] / size[own].sum()
        self.share = size / size.sum()

    def batch(self, random, size=SIZE, length=LENGTH, role=None):
        """features (n, t, 14), values (n, t, 3) in units, told (n, t, 3)."""
        features = np.zeros((size, length, 14), np.int64)
        values, told = np.zeros((size, length, 3), np.float32), np.zeros((size, length, 3), np.float32)
        share = self.share
        if role is not None:
            own = np.array([self.features[a, 0] == role for a, _, _ in self.parts])
            share = share * own / (share * own).sum()
        for i, which in enumerate(random.choice(len(self.parts), size, p=share)):
            low, high, part = self.parts[which]
            begin = low + random.integers(0, max(1, high - low - length + 1))
            n = min(length, high - begin)
            features[i, :n] = self.features[begin:begin + n]
            own = self.values[begin:begin + n].copy()
            own[:, 0] -= own[:, 0].mean()
            values[i, :n], told[i, :n] = (own - MIDDLES) / UNITS, self.told[part]
            if role is None and list(TOLD)[self.corpus[part]] == ROLE_FREE and random.random() < 0.6:
                features[i, :n, 0] = random.integers(0, ROLES.index("drums"))
            for column in (11, 12, 13):
                if random.random() < 0.15:
                    features[i, :, column] = 0
        return [torch.from_numpy(x) for x in (features, values, told)]


def energy_score(a, b, x, told):
    """Of each value by itself, from two independent playings."""
    score = (a - x).abs() + (b - x).abs() - (a - b).abs()
    return (score * told).sum() / told.sum()


def matched(real, fake, told):
    here = (told.sum(-1, keepdim=True) > 0).float()
    total, loss = here.sum().clamp(min=1), 0.0
    for r, f in zip(real, fake):
        r, f = r.detach() * here, f * here
        mean_r, mean_f = r.sum((0, 1)) / total, f.sum((0, 1)) / total
        loss = loss + (mean_r - mean_f).abs().mean()
        loss = loss + ((r.square().sum((0, 1)) / total).sqrt() - (f.square().sum((0, 1)) / total + 1e-6).sqrt()).abs().mean()
    return loss


def update(generator, critic, optimizers, batch):
    features, values, told = batch
    here = (told.sum(-1) > 0).float()
    total = here.sum()
    a, b = generator.play(features), generator.play(features)
    real, _ = critic.judge(features, values, told)
    fake, _ = critic.judge(features, a.detach(), told)
    loss_critic = ((F.relu(1 - real[..., 0]) + F.relu(1 + fake[..., 0])) * here).sum() / total
    workers.step(critic, optimizers[1], loss_critic)
    with torch.no_grad():
        _, seen_real = critic.judge(features, values, told)
    fake, seen = critic.judge(features, a, told)
    score = energy_score(a, b, values, told)
    loss = score + 0.1 * -(fake[..., 0] * here).sum() / total + 0.3 * matched(seen_real, seen, told)
    workers.step(generator, optimizers[0], loss)
    return loss_critic.item(), loss.item(), score.item()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--minutes", type=float, default=25)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=1)
    options = ask.parse_args()
    rank = workers.join(options.threads)
    torch.manual_seed(options.seed + 7919 * rank)
    generator, critic = Generator(), Discriminator()
    models = {"generator": generator, "critic": critic}
    optimizers = [torch.optim.AdamW(generator.parameters(), lr=1.5e-3, betas=(0.5, 0.98), weight_decay=0.01),
                  torch.optim.AdamW(critic.parameters(), lr=6e-4, betas=(0.5, 0.98), weight_decay=0.01)]
    path, done = HERE / "checkpoints" / "performer.pt", 0
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        kept = torch.load(path, weights_only=False)
        for name, model in models.items():
            model.load_state_dict(kept[name])
        for optimizer, state in zip(optimizers, kept["optimizers"]):
            optimizer.load_state_dict(state)
        done = kept["done"]
    train, valid = Played(0), Played(1)
    print(f"seed {options.seed}, {sum(p.numel() for p in generator.parameters())} parameters, "
          f"{len(train.parts)} parts in training; goes on after {done}", flush=True)
    random = np.random.default_rng(options.seed * 1000003 + done + 7919 * rank)
    begun, sums = time.time(), np.zeros(3)

    def keep():
        workers.save(path, {**{n: m.state_dict() for n, m in models.items()}, "done": done,
                            "optimizers": [o.state_dict() for o in optimizers]})

    while workers.agreed(time.time() - begun) < 60 * options.minutes:
        share = (time.time() - begun) / (60 * options.minutes)
        for optimizer, rate in zip(optimizers, (1.5e-3, 6e-4)):
            optimizer.param_groups[0]["lr"] = rate * min(1.0, (done + 1) / 50) * (1.0 - 0.95 * share)
        sums += update(generator, critic, optimizers, train.batch(random))
        done += 1
        if done % 50 == 0:
            print(f"{done} critic, generator, score {np.round(sums / 50, 4)} {time.time() - begun:.0f} s", flush=True)
            sums[:] = 0
        if done % 200 == 0 and rank == 0:
            keep()
            held = np.random.default_rng(1)
            with torch.no_grad():
                found = [energy_score(generator.play(f), generator.play(f), v, t).item()
                         for f, v, t in (valid.batch(held) for _ in range(12))]
            print(f"{done} valid score {np.mean(found):.4f}", flush=True)
    if rank == 0:
        keep()


if __name__ == "__main__":
    main()
