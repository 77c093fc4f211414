"""Step 4: write the weights as core/nn/blob.h reads them, and vectors to test against.

  prompt_export.py --fit checkpoints/prompt.pt --out ../models/prompt.nn
                   --vectors ../tests/prompt/vectors.txt
"""

import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from nn_export import rows, write_blob
from prompt_model import Student

PROBES = ["boss fight", "rainy night in tokyo", "grandmother s kitchen", "sad piano",
          "a haunted carousel", "sunrise over the savanna", "xylophonist"]


def strings(names):
    raw = [n.encode() + b"\0" for n in names]
    at = np.cumsum([0] + [len(r) for r in raw[:-1]]).astype(np.uint32)
    return np.frombuffer(b"".join(raw), dtype=np.uint8), at


def pieces(word, ids):
    out, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = word[at:end] if at == 0 else "##" + word[at:end]
            if piece in ids:
                out.append(ids[piece])
                at = end
                break
        else:
            return []
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", type=Path, default=Path("checkpoints/prompt.pt"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    args = parser.parse_args()
    saved = torch.load(args.fit)
    state = {k: v.numpy() for k, v in saved["student"].items()}
    order = sorted(range(len(saved["words"])), key=lambda i: saved["words"][i].encode())
    words = [saved["words"][i] for i in order]
    # Captions speak of what is lively; a word by itself should lean nowhere
    student = Student(len(words), len(saved["genres"]))
    student.load_state_dict(saved["student"])
    alone = [i for i, w in enumerate(saved["words"]) if w.isalpha() and len(w) >= 4]
    with torch.no_grad():
        z = F.normalize(student.table.weight[alone], dim=1)
        lean = student.amounts(F.relu(student.hidden(z))).mean(0)
    state["amounts.bias"] = state["amounts.bias"] - lean.numpy()
    tensors = {}
    tensors["table"], tensors["table.scale"] = rows(state["table.weight"][order])
    tensors["weight"] = state["weight.weight"][order, 0]
    tensors["query"] = state["query"]
    for name in ("hidden", "genre", "mood", "amounts"):
        tensors[name], tensors[name + ".scale"] = rows(state[name + ".weight"])
        tensors[name + ".bias"] = state[name + ".bias"]
    tensors["words"], tensors["words.at"] = strings(words)
    tensors["genres"], _ = strings(saved["genres"])
    write_blob(args.out, tensors)
    print(f"{args.out}: {args.out.stat().st_size} bytes, {len(words)} tokens, "
          f"epoch {saved['epoch']}, seed {saved['seed']}")

    exact = Student(len(words), len(saved["genres"]))
    exact.load_state_dict({k: torch.tensor(v) for k, v in state.items()})
    with torch.no_grad():  # The weights as they were written
        exact.table.weight.copy_(torch.tensor(tensors["table"] * tensors["table.scale"][:, None]))
        exact.weight.weight.copy_(torch.tensor(tensors["weight"])[:, None])
        for name in ("hidden", "genre", "mood", "amounts"):
            layer = getattr(exact, name)
            layer.weight.copy_(torch.tensor(tensors[name] * tensors[name + ".scale"][:, None]))
    exact.eval()
    ids = {w: i for i, w in enumerate(words)}
    lines = ["# text | tokens | best genre | its share | valence arousal tension | amounts"]
    for probe in PROBES:
        tokens = [t for w in probe.split() for t in pieces(w, ids)]
        with torch.no_grad():
            _, genre, mood, amounts = exact(torch.tensor([tokens]), torch.ones(1, len(tokens)))
        share = F.softmax(genre, 1)[0]
        best = share.argmax().item()
        lines.append(" | ".join([probe, str(len(tokens)), saved["genres"][best],
                                 f"{share[best]:.5f}", " ".join(f"{v:.5f}" for v in mood[0]),
                                 " ".join(f"{v:.5f}" for v in amounts[0])]))
    args.vectors.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
