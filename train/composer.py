"""The composer: a decoder-only transformer over the steps of steps.py.

Each layer attends with a learned bias per head that depends on how many bars
lie between two steps and on whether they stand at the same place in the bar,
in the manner of Press et al. ("Train short, test long", ICLR 2022), so that
repetition after whole bars is easy to say.  A step is predicted in three
turns: where, then what given where, then how much given both.

Shapes, norms (RMS, Zhang and Sennrich, NeurIPS 2019) and the squared ReLU
(So et al., NeurIPS 2021) are chosen to be exact in whole numbers later.
"""
import torch
from torch import nn
from torch.nn import functional as F

import steps

FAR_BARS = 33  # this many and more bars back are the same


class Norm(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.gain


class Layer(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.norm_a, self.norm_b = Norm(size), Norm(size)
        self.qkv = nn.Linear(size, 3 * size, bias=False)
        self.out = nn.Linear(size, size, bias=False)
        self.up = nn.Linear(size, 4 * size, bias=False)
        self.down = nn.Linear(4 * size, size, bias=False)
        slopes = torch.linspace(0.02, 0.6, heads)[:, None]
        self.far = nn.Parameter(-slopes * torch.arange(FAR_BARS).float()[None])
        self.same = nn.Parameter(torch.zeros(heads, 2))

    def forward(self, x, bars, same, causal):
        n, t, size = x.shape
        q, k, v = self.qkv(self.norm_a(x)).view(n, t, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        bias = self.far.T[bars].permute(0, 3, 1, 2) + self.same.T[same].permute(0, 3, 1, 2)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias + causal)
        x = x + self.out(mixed.transpose(1, 2).reshape(n, t, size))
        return x + self.down(F.relu(self.up(self.norm_b(x))).square())


class Composer(nn.Module):
    def __init__(self, size=160, layers=6, heads=5):
        super().__init__()
        self.config = {"size": size, "layers": layers, "heads": heads}
        self.where = nn.Embedding(steps.N_WHERE, size)
        self.what = nn.Embedding(steps.N_WHAT, size)
        self.much = nn.Embedding(steps.N_MUCH, size)
        self.plan = nn.ModuleList(nn.Embedding(n, size) for n in (9, 9, 3, 8))
        self.piece = nn.ModuleList(nn.Embedding(n + 1, size) for n in
                                   (len(steps.STYLES), len(steps.MODES), len(steps.METERS)))
        self.layers = nn.ModuleList(Layer(size, heads) for _ in range(layers))
        self.norm = Norm(size)
        self.turns = nn.ModuleList(nn.Linear(size, size, bias=False) for _ in range(2))
        self.to_where = nn.Linear(size, steps.N_WHERE)
        self.to_what = nn.Linear(size, steps.N_WHAT)
        self.to_much = nn.Linear(size, steps.N_MUCH)
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Embedding)):
                nn.init.normal_(m.weight, 0.0, 0.04)

    def hidden(self, rows, plans, pieces):
        """rows (n, t, 4), plans (n, t, 4) of the *next* step's bar, pieces (n, 3)."""
        x = self.where(rows[..., 0]) + self.what(rows[..., 1]) + self.much(rows[..., 2])
        for i, table in enumerate(self.plan):
            x = x + table(plans[..., i])
        for i, table in enumerate(self.piece):
            x = x + table(pieces[:, None, i])
        number, place = rows[..., 3], rows[..., 0]
        bars = (number[:, :, None] - number[:, None, :]).clamp(0, FAR_BARS - 1)
        same = (place[:, :, None] == place[:, None, :]).long()
        t = rows.shape[1]
        causal = torch.full((t, t), float("-inf")).triu(1)
        for layer in self.layers:
            x = layer(x, bars, same, causal)
        return self.norm(x)

    def losses(self, rows, plans, pieces, target, weight):
        """Mean cross entropies of where, what, much; target (n, t, 3), weight (n, t)."""
        h = self.hidden(rows, plans, pieces)
        second = F.relu(self.turns[0](h + self.where(target[..., 0])))
        third = F.relu(self.turns[1](h + self.where(target[..., 0]) + self.what(target[..., 1])))
        inner = weight * (target[..., 0] < steps.BAR)
        found = []
        for logits, i, w in ((self.to_where(h), 0, weight), (self.to_what(second), 1, inner),
                             (self.to_much(third), 2, inner)):
            loss = F.cross_entropy(logits.transpose(1, 2), target[..., i], reduction="none")
            found.append((loss * w).sum() / w.sum().clamp(min=1))
        return found
