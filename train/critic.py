"""The critic: real or composed, for eight bars of a lead sheet.

The composer's steps, each with the number of its bar and the style, mode and meter of the
piece, go through residual convolutions (shapes as in core/nn/conv.h); the mean and the
greatest of each channel make one number: above 0, it sounds like real music.
"""
import torch
from torch import nn
from torch.nn import functional as F

import steps
from composer import Norm

BARS, WIDTH, HIDDEN, KERNEL, DILATIONS = 8, 96, 112, 5, (1, 2, 4, 8)
SAID = (0, 1, 2)  # of the words of the piece: style, mode, meter


class Block(nn.Module):
    def __init__(self, dilation):
        super().__init__()
        self.norm = Norm(WIDTH)
        self.mix = nn.Conv1d(WIDTH, HIDDEN, KERNEL, dilation=dilation, padding=KERNEL // 2 * dilation)
        self.out = nn.Linear(HIDDEN, WIDTH)

    def forward(self, x, there):
        mixed = self.mix((self.norm(x) * there).transpose(1, 2)).transpose(1, 2)
        return x + self.out(F.relu(mixed))


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [steps.N_WHERE, steps.N_WHAT, steps.N_MUCH, BARS]
        self.tables = nn.ModuleList(nn.Embedding(n, WIDTH) for n in sizes)
        self.said = nn.ModuleList(nn.Embedding(steps.PIECE_WORDS[i][1] + 1, WIDTH) for i in SAID)
        self.blocks = nn.ModuleList(Block(d) for d in DILATIONS)
        self.norm = Norm(WIDTH)
        self.drop = nn.Dropout(0.2)
        self.judge = nn.Linear(2 * WIDTH, 1)
        for table in [*self.tables, *self.said]:
            nn.init.normal_(table.weight, 0.0, 0.1)

    def forward(self, rows, words, there):
        """rows (n, t, 4), words (n, 7), there (n, t): 1 where there is a step."""
        x = sum(table(rows[..., i]) for i, table in enumerate(self.tables))
        x = x + sum(table(words[:, None, i]) for i, table in zip(SAID, self.said))
        there = there[..., None]
        x = self.drop(x)
        for block in self.blocks:
            x = block(x, there)
        x = self.norm(x)
        mean = (x * there).sum(1) / there.sum(1)
        most = x.masked_fill(there == 0, -1e9).amax(1)
        return self.judge(self.drop(torch.cat([mean, most], 1)))[:, 0]
