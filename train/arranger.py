"""The arranger: an encoder reads the lead sheet, a decoder writes one part (parts.py).

Encoder and decoder attend with a learned bias per head over the distance in bars and over
whether two steps stand at the same place in the bar (after Press et al., "Train short, test
long", ICLR 2022); the decoder looks at the source with a bias over the signed distance.  A
step is predicted in three turns: where, then what given where and the chord in force there,
then how much given all.  Norms and the squared ReLU as in composer.py.
"""
import torch
from torch import nn
from torch.nn import functional as F

import parts
from composer import Norm

FAR = 33         # distances in bars, 0..32
CROSS = 33       # signed, -16..16
ECHOES = (99, 113, 38)


def linear(n_in, n_out, scale=0.04):
    layer = nn.Linear(n_in, n_out, bias=False)
    nn.init.normal_(layer.weight, 0.0, scale)
    return layer


class Block(nn.Module):
    def __init__(self, size, heads, cross):
        super().__init__()
        self.heads = heads
        self.norm_a, self.norm_b = Norm(size), Norm(size)
        self.qkv, self.out = linear(size, 3 * size), linear(size, size)
        self.up, self.down = linear(size, 4 * size), linear(4 * size, size)
        slopes = torch.linspace(0.02, 0.6, heads)[:, None]
        self.far = nn.Parameter(-slopes * torch.arange(FAR).float())
        self.same = nn.Parameter(torch.zeros(heads, 2))
        if cross:
            self.norm_c = Norm(size)
            self.cross_q, self.cross_kv = linear(size, size), linear(size, 2 * size)
            self.cross_out = linear(size, size)
            self.cross_far = nn.Parameter(-2 * slopes * (torch.arange(CROSS) - 16).abs().float())
            self.cross_same = nn.Parameter(torch.zeros(heads, 2))

    def split(self, x, n):
        return x.view(*x.shape[:2], n, self.heads, -1).permute(2, 0, 3, 1, 4)

    @staticmethod
    def mix(q, k, v, bias):
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        return mixed.transpose(1, 2).flatten(2)

    def forward(self, x, bias, memory=None, cross_bias=None):
        x = x + self.out(self.mix(*self.split(self.qkv(self.norm_a(x)), 3), bias))
        if memory is not None:
            q, = self.split(self.cross_q(self.norm_c(x)), 1)
            k, v = self.split(self.cross_kv(memory), 2)
            x = x + self.cross_out(self.mix(q, k, v, cross_bias))
        return x + self.down(F.relu(self.up(self.norm_b(x))).square())


def biases(far, same, distance, place, closed):
    """One (n, heads, t, s) bias per block from tables (heads, ...) and indices (n, t, s)."""
    tables = torch.cat([(f[:, :, None] + s[:, None]).flatten(1) for f, s in zip(far, same)])
    never = torch.full((len(tables), 1), -30000.0)
    index = torch.where(closed, tables.shape[1], distance * 2 + place)
    mixed = F.embedding(index, torch.cat([tables, never], 1).T.contiguous())
    return mixed.permute(0, 3, 1, 2).split(len(far[0]), 1)


class Arranger(nn.Module):
    def __init__(self, size=128, encoders=2, decoders=4, heads=4):
        super().__init__()
        self.config = {"size": size, "encoders": encoders, "decoders": decoders, "heads": heads}

        def tables(sizes):
            return nn.ModuleList(nn.Embedding(n, size) for n in sizes)

        self.source = tables((parts.N_SOURCE_WHERE, parts.N_SOURCE_WHAT, parts.N_SOURCE_MUCH))
        self.step = tables((parts.N_WHERE, parts.N_WHAT, parts.N_MUCH))
        self.chord = tables((parts.N_QUALITY, parts.N_DEGREE, parts.N_OFFSET))
        self.echo = tables(ECHOES * 2)
        self.words = tables(parts.PIECE_SIZES + parts.BAR_SIZES)
        self.encoder = nn.ModuleList(Block(size, heads, False) for _ in range(encoders))
        self.decoder = nn.ModuleList(Block(size, heads, True) for _ in range(decoders))
        self.norm_source, self.norm = Norm(size), Norm(size)
        self.turns = nn.ModuleList(linear(size, size) for _ in range(2))
        self.to_where = nn.Linear(size, parts.N_WHERE)
        self.to_what = nn.Linear(size, parts.N_WHAT)
        self.to_much = nn.Linear(size, parts.N_MUCH)
        for m in self.modules():
            if isinstance(m, nn.Embedding):
                nn.init.normal_(m.weight, 0.0, 0.04)
        for head in (self.to_where, self.to_what, self.to_much):
            nn.init.normal_(head.weight, 0.0, 0.04)
            nn.init.zeros_(head.bias)

    @staticmethod
    def sum(tables, columns):
        return sum(table(columns[..., i]) for i, table in enumerate(tables))

    def encode(self, source, words):
        """source (n, s, 4), words (n, s, 8) -> (n, s, size); steps of bar 99 are padding."""
        x = self.sum(self.source, source) + self.sum(self.words, words)
        number, place = source[..., 3], source[..., 0]
        distance = (number[:, :, None] - number[:, None]).abs().clamp(max=FAR - 1)
        same = (place[:, :, None] == place[:, None]).long()
        closed = (number == 99)[:, None].expand_as(same)
        bias = biases([b.far for b in self.encoder], [b.same for b in self.encoder],
                      distance, same, closed)
        for block, own in zip(self.encoder, bias):
            x = block(x, own)
        return self.norm_source(x)

    def decode(self, rows, words, memory, source):
        """rows (n, t, 13), words (n, t, 8) -> (n, t, size)."""
        x = (self.sum(self.step, rows) + self.sum(self.chord, rows[..., 4:]) +
             self.sum(self.echo, rows[..., 7:]) + self.sum(self.words, words))
        number, place = rows[..., 3], rows[..., 0]
        far = (number[:, :, None] - number[:, None]).clamp(0, FAR - 1)
        same = (place[:, :, None] == place[:, None]).long()
        t = rows.shape[1]
        causal = torch.ones(t, t, dtype=torch.bool).triu(1).expand_as(same)
        bias = biases([b.far for b in self.decoder], [b.same for b in self.decoder],
                      far, same, causal)
        across = (source[:, None, :, 3] - number[:, :, None]).clamp(-16, 16) + 16
        level = (place[:, :, None] == source[:, None, :, 0]).long()
        closed = (source[..., 3] == 99)[:, None].expand_as(level)
        cross = biases([b.cross_far for b in self.decoder], [b.cross_same for b in self.decoder],
                       across, level, closed)
        for block, own, other in zip(self.decoder, bias, cross):
            x = block(x, own, memory, other)
        return self.norm(x)

    def second(self, h, where, chord):
        """What is known when the pitch is chosen; `chord` (..., 3) at the chosen place."""
        return h + self.step[0](where) + self.sum(self.chord, chord)

    def what_logits(self, known):
        return self.to_what(F.relu(self.turns[0](known)))

    def much_logits(self, known, what):
        return self.to_much(F.relu(self.turns[1](known + self.step[1](what))))

    def losses(self, source, source_words, rows, words, wanted, weight, each=False):
        """Mean cross entropies of where, what, much; `each` gives them per step instead."""
        h = self.decode(rows, words, self.encode(source, source_words), source)
        here = weight > 0
        h, wanted = h[here], wanted[here]
        inner = wanted[:, 0] < parts.BAR
        known = self.second(h[inner], wanted[inner, 0], wanted[inner, 3:6])
        pairs = ((self.to_where(h), wanted[:, 0]), (self.what_logits(known), wanted[inner, 1]),
                 (self.much_logits(known, wanted[inner, 1]), wanted[inner, 2]))
        if each:
            return pairs
        return [F.cross_entropy(logits.float(), target) for logits, target in pairs]
