"""Step 1: texts, their labels and the teacher's vectors, into one file.

  prompt_data.py --data DIR --explain BUILD/tests/prompt/explain --out cache/prompt.pt

Texts: MusicCaps captions (one sentence each) and aspects (CC BY-SA 4.0), the English
phrases of core/prompt/words.txt, prompt_scenes.txt, and sentences made of both.
Labels come from the grammar, which reads what is said outright, and from the scenes.
"""

import argparse
import ast
import csv
import json
import os
import random
import re
import subprocess
from pathlib import Path

import torch

from minilm import Teacher, WordPiece

SEED = 20240607
AMOUNTS = ["energy", "density", "complexity", "dynamics", "articulation", "timbre", "reverb"]
MOOD = ["valence", "arousal", "tension"]
FRAMES = ["{}", "music for {}", "{} music", "a song about {}", "something for {}",
          "soundtrack for {}", "{} vibes", "theme for {}", "like {}", "the feeling of {}",
          "background for {}", "sounds like {}", "a tune that feels like {}"]


def genre_names(root):
    text = (root / "core/prompt/genre.c").read_text()
    return re.findall(r'^\s*\{"([^"]+)", PROMPT_', text, re.M)


def read_scenes(path):
    for line in path.read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        genres, mood, phrases = line.split("|")
        yield ([g.strip() for g in genres.split(",")], [float(v) for v in mood.split()],
               [p.strip() for p in phrases.split(";")])


def captions(folder, rng):
    sentences, aspects = [], set()
    with open(folder / "prompt-text/musiccaps-public.csv", newline="") as file:
        for row in csv.DictReader(file):
            parts = [s.strip() for s in re.split(r"(?<=[.!?])\s+", row["caption"])]
            parts = [s for s in parts if 15 < len(s) < 200]
            sentences += rng.sample(parts, min(1, len(parts)))
            aspects.update(ast.literal_eval(row["aspect_list"]))
    return sentences, sorted(a for a in aspects if 3 < len(a) < 60)


def table_phrases(root):
    wanted, out = False, []
    for line in (root / "core/prompt/words.txt").read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            wanted = line.split()[0] in ("genre", "hint", "mood", "amount")
        elif wanted and re.match(r"  (en|\*) ", line):
            out += [p.strip() for p in line[4:].split(",")]
    return [p for p in out if p.isascii()]


def explain(program, texts):
    lines = "\n".join(t.replace("\n", " ") for t in texts) + "\n"
    out = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout
    decoder, at, readings, end = json.JSONDecoder(), 0, [], len(out.rstrip())
    while at < end:
        reading, at = decoder.raw_decode(out, at)
        at += 1
        readings.append(reading)
    assert len(readings) == len(texts)
    return readings


def label(reading, names):
    genre, mood, amounts = {}, None, [None] * len(AMOUNTS)
    for g in reading["genres"]:
        if g["origin"] == "stated":
            genre[names.index(g["value"])] = g["weight"]
    if reading["valence"]["origin"] == "stated":
        mood = [reading[m]["value"] for m in MOOD]
    for i, a in enumerate(AMOUNTS):
        if reading[a]["origin"] == "stated":
            amounts[i] = reading[a]["value"]
    return genre, mood, amounts


def spoken(reading):
    """The spans that gave the labels, to be hidden while training."""
    facts = reading["genres"] + [reading[k] for k in MOOD + AMOUNTS]
    spans = {tuple(f["span"]) for f in facts if f["origin"] == "stated"}
    raw = bytearray(reading["sentence"].encode())
    for begin, end in spans:
        raw[begin:end] = b" " * (end - begin)
    return raw.decode(errors="ignore")


def mixtures(scenes, phrases, rng, n):
    flat = [(g, m, p) for g, m, ps in scenes for p in ps]
    for _ in range(n):
        g, m, p = rng.choice(flat)
        frame = rng.choice(FRAMES[1:])
        yield frame.format(p), g, m


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=os.environ.get("ESTRO_DATA"))
    parser.add_argument("--explain", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("cache/prompt.pt"))
    args = parser.parse_args()
    if args.out.exists():
        print(f"{args.out} is there already")
        return
    torch.set_num_threads(1)
    rng = random.Random(SEED)
    root = Path(__file__).resolve().parent.parent
    names = genre_names(root)
    scenes = list(read_scenes(root / "train/prompt_scenes.txt"))
    phrases = table_phrases(root)
    sentences, aspects = captions(Path(args.data), rng)
    texts = sentences + aspects + phrases
    print(f"seed {SEED}: {len(sentences)} caption sentences, {len(aspects)} aspects, "
          f"{len(phrases)} table phrases, {len(scenes)} scene lines, {len(names)} genres")
    words = WordPiece.load()
    teacher = Teacher()

    rows = []
    for reading, text in zip(explain(args.explain, texts), texts):
        genre, mood, amounts = label(reading, names)
        rows.append({"text": text, "hidden": spoken(reading), "genre": genre, "mood": mood,
                     "amounts": amounts, "scene": False})
    made = [(p, g, m) for g, m, ps in scenes for p in ps]
    made += list(mixtures(scenes, phrases, rng, 1500))
    for text, genres, mood in made:
        share = 1 / len(genres)
        rows.append({"text": text, "hidden": text, "mood": mood, "amounts": [None] * len(AMOUNTS),
                     "genre": {names.index(g): share for g in genres}, "scene": True})
    for row in rows:
        row["tokens"] = words.encode(row["text"])
        row["hidden"] = words.encode(row["hidden"])
    rows = [r for r in rows if r["tokens"]]
    print(f"{len(rows)} texts; the teacher reads them")
    vectors = teacher.embed_all([r["tokens"] for r in rows], say=lambda n: print(n, flush=True))
    kept = [i for i, w in enumerate(words.words)
            if w.isascii() and not w.startswith("[") and re.fullmatch(r"(##)?[a-z0-9]+", w)]
    print(f"{len(kept)} tokens; the teacher reads each alone")
    single = teacher.embed_all([[i] for i in kept], 256, lambda n: print(n, flush=True))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"rows": rows, "vectors": vectors.half(), "kept": kept, "single": single.half(),
                "words": [words.words[i] for i in kept], "genres": names, "seed": SEED}, args.out)


if __name__ == "__main__":
    main()
