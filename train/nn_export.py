#!/usr/bin/env python3
"""Weight files as core/nn/blob.h reads them, and the engine's arithmetic in PyTorch.

usage: nn_export.py VECTORS

A model's exporter fills a dict of numpy arrays with put_rows(), put_linear(),
put_vector(), put_stack() and put_conv(), and hands it to write_blob().  Engine(tensors)
then computes with these very weights as core/nn does: int8 weights, vectors brought to
int8 one by one, keys, values and queries too.  It differs from the engine only by the
rounding of float sums, so losses that it gives are the losses of what ships.

As a program it writes VECTORS (../tests/nn/vectors.nn): small random networks, what goes
in, what float PyTorch makes of the same rounded weights, and what Engine makes of it.
"""
import math
import pathlib
import struct
import sys

import numpy as np
import torch
from torch.nn import functional as F

TYPES = {"float32": 0, "int8": 1, "uint8": 2, "uint32": 3}
TINY = 2.0 ** -40   # what is nearer to zero is zero, so that nothing is ever denormal
HEAD = 32
FAR_BARS = 33
MOST_P = 16383.0    # of a share of attention


# Writing ---------------------------------------------------------------------------

def checksum(data):
    total = 0xCBF29CE484222325
    data += b"\0" * (-len(data) % 8)
    for word in struct.unpack(f"<{len(data) // 8}Q", data):
        total = ((total ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return total


def write_blob(path, tensors):
    """Named arrays of float32, int8, uint8 or uint32 to a .nn file; returns its size."""
    head = 40
    begin = head + 72 * len(tensors)
    entries, data = b"", b""
    for name, array in tensors.items():
        if len(name.encode()) > 31:
            raise ValueError(f"{name}: longer than 31 bytes")
        if not array.size or array.ndim not in (1, 2, 3, 4):
            raise ValueError(f"{name}: shape {array.shape} cannot be written")
        data += b"\0" * (-(begin + len(data)) % 64)
        raw = np.ascontiguousarray(array).tobytes()
        shape = list(array.shape) + [0] * (4 - array.ndim)
        entries += struct.pack("<32s6I2Q", name.encode(), TYPES[str(array.dtype)], array.ndim,
                               *shape, begin + len(data), len(raw))
        data += raw
    rest = entries + data
    whole = struct.pack("<8s4I2Q", b"ESTRONN\n", 0x01020304, 1, len(tensors), 0,
                        len(rest), checksum(rest)) + rest
    fresh = pathlib.Path(f"{path}.new")
    fresh.write_bytes(whole)
    fresh.replace(path)  # Whoever has the old file mapped keeps it
    return len(whole)


def read_blob(path):
    """The dict that write_blob() was given."""
    data = pathlib.Path(path).read_bytes()
    types = {number: name for name, number in TYPES.items()}
    tensors = {}
    for i in range(struct.unpack_from("<I", data, 16)[0]):
        name, kind, rank, *rest = struct.unpack_from("<32s6I2Q", data, 40 + 72 * i)
        shape, begin, size = rest[:rank], rest[4], rest[5]
        tensors[name.rstrip(b"\0").decode()] = np.frombuffer(
            data[begin:begin + size], types[kind]).reshape(shape).copy()
    return tensors


def floats(x):
    """Any tensor as float32 that the engine accepts."""
    x = np.asarray(x.detach().float().cpu() if torch.is_tensor(x) else x, np.float32)
    if not np.isfinite(x).all() or np.abs(x).max(initial=0) > 2.0 ** 10:
        raise ValueError("weights beyond 2^10")
    return np.where(np.abs(x) < TINY, np.float32(0), x)


def rows(weight):
    """int8 rows (n, columns) and a scale for each."""
    weight = floats(weight)
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    return np.round(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def packed(q):
    """Blocks of 8 rows, in them groups of 4 columns, as core/nn/matrix.h wants them."""
    n, m = q.shape
    full = np.zeros(((n + 7) // 8 * 8, (m + 3) // 4 * 4), np.int8)
    full[:n, :m] = q
    return full.reshape(full.shape[0] // 8, 8, full.shape[1] // 4, 4).transpose(0, 2, 1, 3)


def unpacked(weight, n, m):
    return weight.transpose(0, 2, 1, 3).reshape(weight.shape[0] * 8, -1)[:n, :m]


def put_rows(tensors, name, weight):
    """An embedding table (n, width), for nn_rows_from()."""
    tensors[name], tensors[name + ".scale"] = rows(weight)


def put_linear(tensors, name, weight, bias=None):
    """A matrix (rows, columns), for nn_matrix_from()."""
    q, tensors[name + ".scale"] = rows(weight)
    tensors[name] = packed(q)
    if bias is not None:
        tensors[name + ".bias"] = floats(bias)


def put_module(tensors, name, linear):
    put_linear(tensors, name, linear.weight, linear.bias)


def put_vector(tensors, name, x):
    tensors[name] = floats(x)


def put_stack(tensors, prefix, layers, norm):
    """Blocks whose parts are called as in core/nn/stack.h, and the norm after the last."""
    for i, layer in enumerate(layers):
        names = ["norm_a", "norm_b", "qkv", "out", "up", "down", "far", "same"]
        if hasattr(layer, "cross_q"):
            names += ["norm_c", "cross_q", "cross_kv", "cross_out", "cross_far", "cross_same"]
        for name in names:
            part = getattr(layer, name)
            if hasattr(part, "gain"):
                put_vector(tensors, f"{prefix}{i}.{name}", part.gain)
            elif isinstance(part, torch.nn.Linear):
                put_module(tensors, f"{prefix}{i}.{name}", part)
            else:
                put_vector(tensors, f"{prefix}{i}.{name}", part)
    put_vector(tensors, f"{prefix}norm", norm.gain)


def put_conv(tensors, prefix, blocks, norm):
    """Blocks with .norm.gain, .mix (Conv1d with a dilation) and .out (Linear or Conv1d of
    kernel 1), as in core/nn/conv.h."""
    for i, block in enumerate(blocks):
        put_vector(tensors, f"{prefix}{i}.norm", block.norm.gain)
        mix, out = block.mix, block.out
        put_linear(tensors, f"{prefix}{i}.mix",
                   mix.weight.transpose(1, 2).reshape(mix.out_channels, -1), mix.bias)
        put_linear(tensors, f"{prefix}{i}.out", out.weight.flatten(1), out.bias)
    put_vector(tensors, f"{prefix}norm", norm.gain)
    tensors[f"{prefix}dilations"] = np.array([b.mix.dilation[0] for b in blocks], np.uint32)


# The engine's arithmetic -------------------------------------------------------------

def quantised(x):
    """Whole numbers -127..127 per vector of the last dimension, and their scales."""
    most = x.abs().amax(-1, keepdim=True)
    sound = most >= TINY
    times = torch.where(sound, 127.0 / most, torch.zeros_like(most))
    return torch.round(x * times), torch.where(sound, most / 127.0, torch.zeros_like(most))


def norm(x, gain):
    return x * (1.0 / torch.sqrt(x.square().mean(-1, keepdim=True) + 1e-5)) * gain


def relu_squared(x):
    return F.relu(x).square()


def attention(q, k, v, bias, seen):
    """(..., queries, 32), (..., slots, 32) twice, (..., queries, slots) twice."""
    (q, q_scale), (k, k_scale), (v, v_scale) = quantised(q), quantised(k), quantised(v)
    logits = (q @ k.transpose(-1, -2)) * (k_scale.transpose(-1, -2) * (q_scale / math.sqrt(HEAD)))
    logits = torch.where(seen, logits + bias, torch.full_like(logits, -1e9))
    less = logits - logits.amax(-1, keepdim=True)
    e = torch.where(less < -50, torch.zeros_like(less), less.exp())
    share = e * v_scale.transpose(-1, -2)
    most = share.amax(-1, keepdim=True)
    whole = torch.round(share * (MOST_P / most.clamp(min=TINY))).double()
    found = (whole @ v.double()).float() * (most / MOST_P / e.sum(-1, keepdim=True))
    return torch.where(most < TINY, torch.zeros_like(found), found)


class Engine:
    """What core/nn makes of a dict of tensors as it was written."""

    def __init__(self, tensors):
        self.tensors = tensors
        self.cache = {}

    def vector(self, name):
        return torch.from_numpy(self.tensors[name])

    def weight(self, name):
        """(columns, rows) whole numbers and the scales (rows)."""
        if name not in self.cache:
            scale = self.vector(name + ".scale")
            w = self.tensors[name]
            w = unpacked(w, len(scale), w.shape[1] * 4)
            self.cache[name] = torch.from_numpy(w.T.astype(np.float64)), scale
        return self.cache[name]

    def linear(self, name, x):
        w, scale = self.weight(name)
        q, x_scale = quantised(x)
        q = F.pad(q, (0, w.shape[0] - q.shape[-1])).double()
        y = (q @ w).float() * (scale * x_scale)
        y = torch.where(y.abs() < TINY, torch.zeros_like(y), y)
        return y + self.vector(name + ".bias") if name + ".bias" in self.tensors else y

    def rows(self, name, ids):
        """Rows of an embedding table."""
        table = torch.from_numpy(self.tensors[name].astype(np.float32))
        return (table * self.vector(name + ".scale")[:, None])[ids]

    def heads(self, x):
        return x.unflatten(-1, (-1, HEAD)).transpose(-2, -3)

    def attend(self, names, q, kv, bars, same, seen):
        far, same_place = self.vector(names + "far"), self.vector(names + "same")
        bias = far[:, bars] + same_place[:, same.long()]
        if bias.dim() > 3:  # heads, batch, queries, slots
            bias = bias.transpose(0, 1)
            seen = seen.unsqueeze(-3)
        k, v = kv.chunk(2, -1)
        found = attention(self.heads(q), self.heads(k), self.heads(v), bias, seen)
        return found.transpose(-2, -3).flatten(-2)

    def stack(self, prefix, x, bars, places, context=None, source=None, source_bars=None,
              source_places=None, encoder=False):
        """x (..., t, width), bars and places (..., t) of whole numbers."""
        t, width = x.shape[-2:]
        back = torch.arange(t)[:, None] - torch.arange(t)[None]
        seen = torch.ones(t, t, dtype=torch.bool) if encoder else (back >= 0) & (back < (context or t))
        between = bars[..., :, None] - bars[..., None, :]
        between = (between.abs() if encoder else between).clamp(0, FAR_BARS - 1)
        same = places[..., :, None] == places[..., None, :]
        seen = seen.expand_as(same)
        if source is not None:
            half = FAR_BARS // 2
            across = (source_bars[..., None, :] - bars[..., :, None]).clamp(-half, half) + half
            alike = source_places[..., None, :] == places[..., :, None]
        i = 0
        while f"{prefix}{i}.norm_a" in self.tensors:
            p = f"{prefix}{i}."
            qkv = self.linear(p + "qkv", norm(x, self.vector(p + "norm_a")))
            found = self.attend(p, qkv[..., :width], qkv[..., width:], between, same, seen)
            x = x + self.linear(p + "out", found)
            if source is not None:
                q = self.linear(p + "cross_q", norm(x, self.vector(p + "norm_c")))
                kv = self.linear(p + "cross_kv", source)
                found = self.attend(p + "cross_", q, kv, across, alike, torch.ones_like(alike))
                x = x + self.linear(p + "cross_out", found)
            hidden = relu_squared(self.linear(p + "up", norm(x, self.vector(p + "norm_b"))))
            x = x + self.linear(p + "down", hidden)
            i += 1
        return norm(x, self.vector(prefix + "norm"))

    def conv(self, prefix, x, kernel=5):
        """x (..., t, width)"""
        t = x.shape[-2]
        for i, dilation in enumerate(self.tensors[prefix + "dilations"].tolist()):
            p = f"{prefix}{i}."
            reach = kernel // 2 * dilation
            wide = F.pad(norm(x, self.vector(p + "norm")), (0, 0, reach, reach))
            taps = torch.cat([wide[..., k * dilation:k * dilation + t, :] for k in range(kernel)], -1)
            x = x + self.linear(p + "out", F.relu(self.linear(p + "mix", taps)))
        return norm(x, self.vector(prefix + "norm"))


# Vectors for the tests ---------------------------------------------------------------

class FloatEngine(Engine):
    """The same networks in plain float: what PyTorch itself makes of rounded weights."""

    def linear(self, name, x):
        w, scale = self.weight(name)
        w = (w * scale).float()
        bias = self.vector(name + ".bias") if name + ".bias" in self.tensors else None
        return F.linear(F.pad(x, (0, w.shape[0] - x.shape[-1])), w.T, bias)

    def attend(self, names, q, kv, bars, same, seen):
        bias = self.vector(names + "far")[:, bars] + self.vector(names + "same")[:, same.long()]
        k, v = kv.chunk(2, -1)
        found = F.scaled_dot_product_attention(
            self.heads(q)[None], self.heads(k)[None], self.heads(v)[None],
            attn_mask=bias.masked_fill(~seen, float("-inf"))[None])[0]
        return found.transpose(-2, -3).flatten(-2)


def random_linear(tensors, generator, name, n, m, bias=False):
    put_linear(tensors, name, torch.randn(n, m, generator=generator) / math.sqrt(m),
               torch.randn(n, generator=generator) * 0.1 if bias else None)


def random_vector(tensors, generator, name, *shape):
    put_vector(tensors, name, torch.randn(*shape, generator=generator) * 0.3 + (len(shape) == 1))


def random_stack(tensors, generator, prefix, width, layers, hidden, source=0):
    heads = width // HEAD
    for i in range(layers):
        p = f"{prefix}{i}."
        for name, n, m in (("qkv", 3 * width, width), ("out", width, width),
                           ("up", hidden, width), ("down", width, hidden)):
            random_linear(tensors, generator, p + name, n, m, name == "up")
        for name in ("norm_a", "norm_b") + (("norm_c",) if source else ()):
            random_vector(tensors, generator, p + name, width)
        for c in ("", "cross_") if source else ("",):
            random_vector(tensors, generator, f"{p}{c}far", heads, FAR_BARS)
            random_vector(tensors, generator, f"{p}{c}same", heads, 2)
        if source:
            random_linear(tensors, generator, p + "cross_q", width, width)
            random_linear(tensors, generator, p + "cross_kv", 2 * width, source)
            random_linear(tensors, generator, p + "cross_out", width, width)
    random_vector(tensors, generator, prefix + "norm", width)


def random_conv(tensors, generator, prefix, width, hidden, dilations, kernel=5):
    for i in range(len(dilations)):
        random_vector(tensors, generator, f"{prefix}{i}.norm", width)
        random_linear(tensors, generator, f"{prefix}{i}.mix", hidden, kernel * width, True)
        random_linear(tensors, generator, f"{prefix}{i}.out", width, hidden, True)
    random_vector(tensors, generator, prefix + "norm", width)
    tensors[prefix + "dilations"] = np.array(dilations, np.uint32)


def random_places(generator, t):
    """Bars that rise and places within them, as (t, 2)."""
    bars = torch.cumsum((torch.rand(t, generator=generator) < 0.2).long(), 0)
    return torch.stack([bars, torch.randint(0, 4, (t,), generator=generator)], 1)


def main():
    # A seed at which no number falls so near a half that float sums round it apart
    generator = torch.Generator().manual_seed(10)
    tensors = {}
    random_linear(tensors, generator, "linear", 21, 37, True)
    random_stack(tensors, generator, "encoder.", 32, 2, 72)
    random_stack(tensors, generator, "decoder.", 64, 2, 128, source=32)
    random_conv(tensors, generator, "conv.", 24, 40, [1, 2, 4])
    at = {"source": random_places(generator, 19), "decoder": random_places(generator, 70)}
    given = {"linear": torch.randn(5, 37, generator=generator),
             "encoder": torch.randn(19, 32, generator=generator),
             "decoder": torch.randn(70, 64, generator=generator),
             "conv": torch.randn(30, 24, generator=generator)}
    for kind, engine in (("float", FloatEngine(tensors)), ("whole", Engine(tensors))):
        s, d = at["source"].T, at["decoder"].T
        encoded = engine.stack("encoder.", given["encoder"], *s, encoder=True)
        made = {"linear": engine.linear("linear", given["linear"]),
                "encoder": encoded,
                "decoder": engine.stack("decoder.", given["decoder"], *d, 24, encoded, *s),
                "alone": engine.stack("decoder.", given["decoder"], *d, 24),
                "conv": engine.conv("conv.", given["conv"])}
        for name, x in made.items():
            tensors[f"{kind}.{name}"] = x.numpy()
    for name, x in given.items():
        tensors[f"in.{name}"] = x.numpy()
    for name, x in at.items():
        tensors[f"at.{name}"] = x.numpy().astype(np.uint32)
    for name in made:
        a, b = tensors[f"float.{name}"], tensors[f"whole.{name}"]
        print(f"{name}: int8 differs from float by {np.sqrt(((a - b) ** 2).mean() / (a ** 2).mean()):.4f}")
    print(f"{sys.argv[1]}: {write_blob(sys.argv[1], tensors)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
