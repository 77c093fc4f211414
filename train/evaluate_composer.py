#!/usr/bin/env python3
"""Figures of composed lead sheets beside those of real ones: see measures().

usage: evaluate_composer.py [--n N] [--bars N] [--like CORPUS]... [--taste NAME=VALUE]...

Composes N stretches for the plans of held-out pieces of each CORPUS and prints, for the
real stretches and for the composed ones, the mean of each measure, and how often bars are
what their plan asks for.
"""
import argparse
from types import SimpleNamespace

import numpy as np
import torch

import keys
import sample
import steps

STRONG = 12  # places: notes on a beat are strong


def sounding(bars, places):
    """[(place, what, until)] of chords and of notes over all bars."""
    chords, notes = [], []
    for number, (harmony, melody) in enumerate(bars):
        chords += [[number * places + w, what, len(bars) * places] for w, what, _ in harmony]
        notes += [(number * places + w, what, number * places + w + steps.LENGTHS[much])
                  for w, what, much in melody]
    for one, after in zip(chords, chords[1:]):
        one[2] = after[0]
    return chords, notes


def key_agrees(chords, notes, mode):
    """Whether Temperley's profiles find the tonic (here 0): 1, or the relative key: 0.5."""
    tones = [(b, e - b, 48 + p) for b, what, e in chords for p in sample.chord_tones(what)]
    bass = [(b, e - b, 36 + (what - steps.FIRST_CHORD) // 20) for b, what, e in chords]
    parts = [SimpleNamespace(role="chords", notes=tones), SimpleNamespace(role="bass", notes=bass),
             SimpleNamespace(role="lead", notes=[(b, e - b, 48 + p) for b, p, e in notes])]
    tonic, found, _ = keys.find(SimpleNamespace(parts=parts))
    minor = mode in ("minor", "dorian", "phrygian", "locrian")
    if tonic == 0 and (found == "minor") == minor:
        return 1.0
    return 0.5 if tonic == (3 if minor else 9) and (found == "minor") != minor else 0.0


def entropy(counts):
    share = counts[counts > 0] / max(1, counts.sum())
    return float(-(share * np.log2(share)).sum())


def measures(rows, words):
    """A dict of figures of one lead sheet; None where there is too little."""
    bars = sample.bars_from(rows)
    beats, unit = steps.METERS[max(0, words[2] - 1)]
    mode = steps.MODES[max(0, words[1] - 1)]
    chords, notes = sounding(bars, beats * 48 // unit)
    if len(notes) < 8:
        return None
    pitches = np.array([p for _, p, _ in notes])
    leaps = np.abs(np.diff(pitches))
    scale = {p for p in range(12) if sample.conditions.MASKS[mode] >> p & 1}
    force = [next((c[1] for c in reversed(chords) if c[0] <= b), None) for b, _, _ in notes]
    strong = [p % 12 in sample.chord_tones(c) for (b, p, _), c in zip(notes, force)
              if c is not None and b % STRONG == 0]
    shapes = [tuple(n[:2] for n in melody) for _, melody in bars if len(melody) > 1]
    grams = [tuple(np.diff(pitches[i:i + 4])) for i in range(len(pitches) - 3)]
    return {
        "notes a bar": len(notes) / len(bars), "chords a bar": len(chords) / len(bars),
        "in the scale": float(np.mean([p % 12 in scale for p in pitches])),
        "strong notes of the chord": float(np.mean(strong)) if strong else None,
        "leaps over a fourth": float(np.mean(leaps > 5)), "repeated notes": float(np.mean(leaps == 0)),
        "pitch class entropy": entropy(np.bincount(pitches % 12)),
        "different bars": len(set(shapes)) / max(1, len(shapes)),
        "different 4-grams": len(set(grams)) / max(1, len(grams)),
        "key found": key_agrees(chords, notes, mode) == 1.0,
        "key or relative": key_agrees(chords, notes, mode) > 0,
        "range": int(pitches.max() - pitches.min())}


def table(kinds):
    """Prints the mean of each measure for several lists of (rows, words)."""
    found = {kind: [m for m in (measures(*x) for x in pieces) if m] for kind, pieces in kinds.items()}
    names = next(iter(found.values()))[0]
    print(f"{'':28}" + " ".join(f"{kind:>9}" for kind in found))
    for name in names:
        values = [[m[name] for m in all_of if m[name] is not None] for all_of in found.values()]
        print(f"{name:28}" + " ".join(f"{np.mean(v):9.3f}" if v else f"{'-':>9}" for v in values))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--n", type=int, default=64)
    ask.add_argument("--bars", type=int, default=16)
    ask.add_argument("--like", action="append")
    ask.add_argument("--taste", action="append", default=[])
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    torch.set_num_threads(1)
    model, taste = sample.load(), sample.Taste(**dict(x.split("=") for x in options.taste))
    for corpus in options.like or ["pop909", "openewld", "grammar"]:
        plans, words, real = sample.held_out(corpus, options.n, options.bars, options.seed)
        made = sample.compose(model, plans, words, taste, options.seed)
        print(f"{corpus}, {options.n} stretches of {options.bars} bars")
        table({"real": list(zip(real, words)), "composed": list(zip(made, words))})
        obeyed = {k: sample.obedience(plans, words, x) for k, x in (("real", real), ("composed", made))}
        print("as planned: " + ", ".join(f"{n} {x:.2f}" for n, x in obeyed["composed"].items() if x))


if __name__ == "__main__":
    main()
