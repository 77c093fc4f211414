"""The performer: a generator that plays written notes, and the discriminator that it learns from.

The generator sees of every note the FEATURES of performer_data.py and four numbers drawn
evenly from -1..1, and gives three values at once for a whole section: velocity, push and
length ratio, in units of UNITS around MIDDLES.  Residual convolutions over the notes, each
x += out(relu(mix(norm x))), kernel 5; norms as in composer.py.  The discriminator is shaped
alike and also sees the three values; values that nobody told are hidden from it.
"""
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

from composer import Norm
from performer_data import FEATURES

NOISE = 4
WIDTH, DILATIONS = 96, (1, 2, 4, 8, 16)
UNITS, MIDDLES = (16.0, 30.0, 0.25), (0.0, 0.0, 0.8)


class Block(nn.Module):
    def __init__(self, width, dilation, bound):
        super().__init__()
        self.norm = Norm(width)
        self.mix = nn.Conv1d(width, width, 5, padding=2 * dilation, dilation=dilation)
        self.out = nn.Conv1d(width, width, 1)
        if bound:
            self.mix, self.out = spectral_norm(self.mix), spectral_norm(self.out)

    def forward(self, x):
        return x + self.out(F.relu(self.mix(self.norm(x.mT).mT)))


class Trunk(nn.Module):
    def __init__(self, n_extra, n_out, dilations=DILATIONS, bound=False):
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(n, WIDTH) for _, n in FEATURES)
        self.extra = nn.Linear(n_extra, WIDTH, bias=False)
        self.blocks = nn.ModuleList(Block(WIDTH, d, bound) for d in dilations)
        self.norm = Norm(WIDTH)
        self.to_out = nn.Linear(WIDTH, n_out)
        for table in self.tables:
            nn.init.normal_(table.weight, 0.0, 0.15)

    def forward(self, features, extra):
        """features (n, t, 14), extra (n, t, n_extra) -> (n, t, n_out) and what each block gave."""
        x = sum(table(features[..., i]) for i, table in enumerate(self.tables)) + self.extra(extra)
        x, seen = x.mT, []
        for block in self.blocks:
            x = block(x)
            seen.append(x.mT)
        return self.to_out(self.norm(x.mT)), seen


class Generator(Trunk):
    def __init__(self):
        super().__init__(NOISE, 3)

    def play(self, features, generator=None):
        noise = torch.rand(*features.shape[:2], NOISE, generator=generator) * 2 - 1
        return self(features, noise)[0]


class Discriminator(Trunk):
    def __init__(self):
        super().__init__(6, 1, DILATIONS[:4], bound=True)

    def judge(self, features, values, told):
        return self(features, torch.cat([values * told, told], -1))
