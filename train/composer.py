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
DROPOUT = 0.1
UNSEEN = -1e4  # instead of minus infinity: what is later, or of another piece


class Norm(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.gain


def attend(q, k, v, table, apart):
    """Attention with biases table[apart], (2 * FAR_BARS + 1, heads) and (n, t, t).

    The table learns from one line in eight only, with eight times the weight, since the
    gradient of a bias is dear.
    """
    few = -(-len(q) // 8) if torch.is_grad_enabled() else 0
    weight = len(q) / max(1, few)
    mixed = []
    for lines, own in ((slice(0, few), weight * table + (1 - weight) * table.detach()),
                       (slice(few, None), table.detach())):
        bias = F.embedding(apart[lines], own).permute(0, 3, 1, 2).to(q.dtype).contiguous()
        mixed.append(F.scaled_dot_product_attention(q[lines], k[lines], v[lines], attn_mask=bias))
    return torch.cat(mixed)


class Layer(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.norm_a, self.norm_b = Norm(size), Norm(size)
        self.qkv = nn.Linear(size, 3 * size, bias=False)
        self.out = nn.Linear(size, size, bias=False)
        self.up = nn.Linear(size, 4 * size, bias=False)
        self.down = nn.Linear(4 * size, size, bias=False)
        self.drop = nn.Dropout(DROPOUT)
        slopes = torch.linspace(0.02, 0.6, heads)[:, None]
        self.far = nn.Parameter(-slopes * torch.arange(FAR_BARS).float()[None])
        self.same = nn.Parameter(torch.zeros(heads, 2))

    def forward(self, x, apart):
        """x (n, t, size); apart (n, t, t): 2 * bars between + same place, or 2 * FAR_BARS."""
        n, t, size = x.shape
        q, k, v = self.qkv(self.norm_a(x)).view(n, t, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        table = (self.far.T[:, None] + self.same.T[None]).reshape(2 * FAR_BARS, -1)
        table = torch.cat([table, table.new_full((1, self.heads), UNSEEN)])
        mixed = attend(q, k, v, table, apart)
        x = x + self.drop(self.out(mixed.transpose(1, 2).reshape(n, t, size)))
        return x + self.drop(self.down(F.relu(self.up(self.norm_b(x))).square()))


class Composer(nn.Module):
    """The state of a step, and the heads that read the next one from it."""

    def __init__(self, size=160, layers=6, heads=5):
        super().__init__()
        self.config = {"size": size, "layers": layers, "heads": heads}
        self.where = nn.Embedding(steps.N_WHERE, size)
        self.what = nn.Embedding(steps.N_WHAT, size)
        self.much = nn.Embedding(steps.N_MUCH, size)
        self.plan = nn.ModuleList(nn.Embedding(n + 1, size) for _, n in steps.BAR_WORDS)
        self.piece = nn.ModuleList(nn.Embedding(n + 1, size) for _, n in steps.PIECE_WORDS)
        self.layers = nn.ModuleList(Layer(size, heads) for _ in range(layers))
        self.norm = Norm(size)
        self.turns = nn.ModuleList(nn.Linear(size, size, bias=False) for _ in range(2))
        self.to_where = nn.Linear(size, steps.N_WHERE)
        self.to_what = nn.Linear(size, steps.N_WHAT)
        self.to_much = nn.Linear(size, steps.N_MUCH)
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Embedding)):
                nn.init.normal_(m.weight, 0.0, 0.04)

    def hidden(self, rows, words, begins=None):
        """Of steps rows (n, t, N_COLUMNS) of pieces with words (n, t or 1, 7).

        `begins` (n, t) numbers the pieces that stand in one row; they do not see each other.
        """
        x = self.where(rows[..., 0]) + self.what(rows[..., 1]) + self.much(rows[..., 2])
        for i, table in enumerate(self.plan):
            x = x + table(rows[..., 4 + i])
        for i, table in enumerate(self.piece):
            x = x + table(words[..., i])
        number, place, t = rows[..., 3], rows[..., 0], rows.shape[1]
        apart = 2 * (number[:, :, None] - number[:, None, :]).clamp(0, FAR_BARS - 1)
        apart += place[:, :, None] == place[:, None, :]
        unseen = torch.ones(t, t, dtype=torch.bool).triu(1)[None]
        if begins is not None:
            unseen = unseen | (begins[:, :, None] != begins[:, None, :])
        apart = apart.masked_fill(unseen, 2 * FAR_BARS)
        for layer in self.layers:
            x = layer(x, apart)
        return self.norm(x)

    def losses(self, rows, words, begins, target, weight):
        """Mean cross entropies of where, what, much; target (n, t, 3), weight (n, t)."""
        h = self.hidden(rows, words, begins)
        second = F.relu(self.turns[0](h + self.where(target[..., 0])))
        third = F.relu(self.turns[1](h + self.where(target[..., 0]) + self.what(target[..., 1])))
        inner = weight * (target[..., 0] < steps.BAR)
        found = []
        for logits, i, w in ((self.to_where(h), 0, weight), (self.to_what(second), 1, inner),
                             (self.to_much(third), 2, inner)):
            loss = F.cross_entropy(logits.transpose(1, 2), target[..., i], reduction="none")
            found.append((loss * w).sum() / w.sum().clamp(min=1))
        return found
