"""Step 3: train the student; resumes where it stopped.

  prompt_fit.py --texts cache/prompt.pt --out checkpoints/prompt.pt
"""

import argparse
import hashlib
import random
import re
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from prompt_model import WIDTH, Student

SEED, EPOCHS, BATCH, RATE = 7, 16, 128, 2e-3


def held_out(row):
    """Every seventh scene phrase, by a hash of its last two words' spelling."""
    digest = hashlib.sha256(" ".join(row["text"].split()[-2:]).encode()).digest()
    return row["scene"] and digest[0] % 7 == 0


def start(student, pack):
    single = pack["single"].float()
    mean = single.mean(0)
    _, _, v = torch.pca_lowrank(single - mean, q=WIDTH, center=False, niter=6)
    table = (single - mean) @ v
    with torch.no_grad():
        student.table.weight.copy_(table)
        # Zipf: WordPiece ids grow as words get rarer, and rare words tell more
        rank = torch.arange(1, len(table) + 1).float()
        student.weight.weight.copy_(torch.log(rank / len(table) + 3e-3)[:, None] * 0.5)
        student.teach.weight.copy_(v)


def measured():
    """The sentences that the reading is measured on; no scene of theirs is learnt."""
    folder = Path(__file__).resolve().parent.parent / "tests/prompt"
    files = [folder / name for name in ("sentences.txt", "final.txt")]
    lines = [line for file in files for line in file.read_text().lower().splitlines()]
    return " ".join(re.sub(r"[^a-z ]", "", line.split(" =>")[0]) for line in lines)


def words_alone(pack, rows, vectors):
    """Single words, labelled by the scenes that the teacher finds nearest to them."""
    scenes = [i for i, r in enumerate(rows) if r["scene"]]
    tokens = [i for i, w in enumerate(pack["words"]) if w.isalpha() and len(w) >= 4]
    near = pack["single"][tokens].float() @ vectors[scenes].float().T
    share, best = near.topk(8, dim=1)
    weight = torch.softmax(share / 0.05, dim=1)
    for k, token in enumerate(tokens):
        if share[k, 0] < 0.4:
            continue
        genre, mood = {}, [0.0] * 3
        for w, b in zip(weight[k].tolist(), best[k].tolist()):
            row = rows[scenes[b]]
            for g, part in row["genre"].items():
                genre[g] = genre.get(g, 0) + w * part
            mood = [m + w * v for m, v in zip(mood, row["mood"])]
        yield {"tokens": [token], "hidden": [], "genre": genre, "mood": mood,
               "amounts": [None] * 7, "scene": False, "text": pack["words"][token]}, token


def pad(lists):
    n = max(map(len, lists))
    tokens = torch.zeros(len(lists), n, dtype=torch.long)
    mask = torch.zeros(len(lists), n)
    for i, one in enumerate(lists):
        tokens[i, : len(one)] = torch.tensor(one)
        mask[i, : len(one)] = 1
    return tokens, mask


def targets(rows, n_genres):
    genre = torch.zeros(len(rows), n_genres)
    mood, amounts = torch.full((len(rows), 3), float("nan")), torch.full((len(rows), 7), float("nan"))
    for i, row in enumerate(rows):
        for g, share in row["genre"].items():
            genre[i, g] = share
        if row["mood"]:
            mood[i] = torch.tensor(row["mood"])
        amounts[i] = torch.tensor([float("nan") if a is None else a for a in row["amounts"]])
    return genre, mood, amounts


def masked(guess, truth):
    known = ~torch.isnan(truth)
    return ((guess - torch.nan_to_num(truth)) ** 2)[known].mean() if known.any() else guess.sum() * 0


def losses(student, rows, vectors, n_genres, rng):
    hide = [rng.random() < 0.5 and len(r["hidden"]) > 0 for r in rows]
    lists = [r["hidden"] if h else r["tokens"] for r, h in zip(rows, hide)]
    lists = [[t for t in one if rng.random() > 0.1] or one for one in lists]
    z, genre, mood, amounts = student(*pad(lists), drop=0.2)
    truth, mood_truth, amount_truth = targets(rows, n_genres)
    seen = torch.tensor([0.0 if h and not r["scene"] else 1.0 for h, r in zip(hide, rows)])
    copy = (1 - F.cosine_similarity(student.teach(z), vectors, dim=1)) * seen
    named = truth.sum(1) > 0
    log = F.log_softmax(genre, dim=1)
    choose = -(truth * log).sum(1)[named]
    return (copy.sum() / seen.sum().clamp(min=1), choose.mean() if named.any() else log.sum() * 0,
            masked(mood, mood_truth), masked(amounts, amount_truth))


@torch.no_grad()
def measure(student, rows):
    student.eval()
    _, genre, mood, _ = student(*pad([r["tokens"] for r in rows]))
    best = genre.topk(3, dim=1).indices.tolist()
    first = sum(b[0] in r["genre"] for b, r in zip(best, rows)) / len(rows)
    third = sum(any(g in r["genre"] for g in b) for b, r in zip(best, rows)) / len(rows)
    truth = torch.tensor([r["mood"] for r in rows])
    strong = truth.abs() >= 0.3
    signs = ((mood * truth) > 0)[strong].float().mean().item()
    student.train()
    return f"genre first {first:.2f}, in three {third:.2f}, mood signs {signs:.2f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=Path, default=Path("cache/prompt.pt"))
    parser.add_argument("--out", type=Path, default=Path("checkpoints/prompt.pt"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pack = torch.load(args.texts)
    letters = [i for i, w in enumerate(pack["words"]) if not re.search(r"\d", w)]
    pack["kept"] = [pack["kept"][i] for i in letters]
    pack["words"] = [pack["words"][i] for i in letters]
    pack["single"] = pack["single"][letters]
    place = {old: new for new, old in enumerate(pack["kept"])}
    for row in pack["rows"]:
        for key in ("tokens", "hidden"):
            row[key] = [place[t] for t in row[key] if t in place][:60]
    seen = measured()
    spelt = [re.sub(r"[^a-z ]", "", r["text"].lower()) for r in pack["rows"]]
    known = [t for t, r in zip(spelt, pack["rows"]) if r["scene"] and t in seen]
    gone = [r["scene"] and any(k in t for k in known) for t, r in zip(spelt, pack["rows"])]
    pack["rows"] = [r | {"gone": g} for r, g in zip(pack["rows"], gone)]
    picked = [i for i, r in enumerate(pack["rows"]) if r["tokens"] and not r["gone"]]
    print(f"{sum(r['gone'] for r in pack['rows'])} scenes are left to the measuring")
    test = [pack["rows"][i] for i in picked if held_out(pack["rows"][i])]
    train = [i for i in picked if not held_out(pack["rows"][i])]
    alone = list(words_alone(pack, [pack["rows"][i] for i in train],
                             pack["vectors"][train]))
    train += [i for i in train if pack["rows"][i]["scene"]] * 2
    train += list(range(len(pack["rows"]), len(pack["rows"]) + len(alone)))
    pack["rows"] += [row for row, _ in alone]
    pack["vectors"] = torch.cat([pack["vectors"], pack["single"][[t for _, t in alone]]])
    print(f"{len(alone)} single words with borrowed labels")
    n_genres = len(pack["genres"])
    student = Student(len(pack["kept"]), n_genres)
    start(student, pack)
    adam = torch.optim.Adam([{"params": [student.table.weight], "lr": RATE / 4},
                             {"params": [p for n, p in student.named_parameters()
                                         if n != "table.weight"]}], lr=RATE)
    epoch = 0
    args.out.parent.mkdir(parents=True, exist_ok=True)
    if args.out.exists():
        saved = torch.load(args.out)
        student.load_state_dict(saved["student"])
        adam.load_state_dict(saved["adam"])
        epoch = saved["epoch"]
    print(f"seed {SEED}, from epoch {epoch}: {len(train)} texts, {len(test)} held-out scenes, "
          f"{sum(p.numel() for p in student.parameters())} numbers")
    while epoch < EPOCHS:
        rng, begun, sums = random.Random(SEED * 1000 + epoch), time.time(), [0.0] * 4
        for group, scale in zip(adam.param_groups, (0.25, 1)):
            group["lr"] = RATE * scale * (1 - epoch / EPOCHS)
        order = train[:]
        rng.shuffle(order)
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            rows = [pack["rows"][i] for i in some]
            parts = losses(student, rows, pack["vectors"][some].float(), n_genres, rng)
            loss = 3 * parts[0] + parts[1] + 2 * parts[2] + 2 * parts[3]
            adam.zero_grad()
            loss.backward()
            adam.step()
            sums = [s + p.item() for s, p in zip(sums, parts)]
        epoch += 1
        steps = (len(order) + BATCH - 1) // BATCH
        copy, genre, mood, amounts = (s / steps for s in sums)
        print(f"epoch {epoch}: copy {copy:.4f} genre {genre:.3f} mood {mood:.4f} amounts "
              f"{amounts:.4f}; held out: {measure(student, test)}; {time.time() - begun:.0f} s",
              flush=True)
        torch.save({"student": student.state_dict(), "adam": adam.state_dict(), "epoch": epoch,
                    "words": pack["words"], "genres": pack["genres"], "seed": SEED}, args.out)


if __name__ == "__main__":
    main()
