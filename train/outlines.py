#!/usr/bin/env python3
"""Writes ../models/outlines.nn: how real pieces of each style are laid out.

usage: outlines.py [--out DIR] [--seed N]

An outline has no notes.  It is what conditions.py says of a training piece: of the whole its
chords' colour, its chromatics and its range, and of each of its first bars (up to MOST) how
many notes the melody has, how high and in what rhythm it runs, where it rests, which bars it
repeats, how often chords change and come round.  Those are the very words that the composer
reads, so a new piece is asked for as a real one would be.  Grammars fill in where corpora
hold fewer than ENOUGH pieces of a style.

  piece  uint8 (outlines, 7)        words of the piece, in the order of steps.PIECE_WORDS
  bars   uint8 (outlines, MOST, 10) words of its bars, in the order of steps.BAR_WORDS
  n      uint8 (outlines)           how many bars it has
"""
import argparse
import collections
import pathlib

import numpy as np

import fit_composer
import nn_export
import sample
import steps

HERE = pathlib.Path(__file__).parent
LEAST, MOST, STEP = 8, 32, 8
ENOUGH, COMMON, OTHER = 20, 40, 12   # of a style and mode at least; at most in 4/4, in other meters
NOTES_A_BAR, SILENT = 1.5, 0.35      # with fewer there is no melody, nor with more silent bars
SHARES = {"wjazzd": 0.15}            # of improvised solos less than of tunes
MINOR = (2, 3, 4, 7)                 # words of modes


def eligible(corpus):
    """{(style, meter, whether minor): [(corpus, first bar, rows, words)]} of pieces with a melody."""
    found = collections.defaultdict(list)
    for rows, words, name in zip(corpus.rows, corpus.words, corpus.names):
        rows, words = rows.numpy(), words.tolist()
        sung = rows[(rows[:, 0] < steps.BAR) & (rows[:, 1] < steps.FIRST_CHORD), 3]
        if len(sung) and words[0]:
            first = int(sung[0])
            bars = (int(rows[-1, 3]) - first) // STEP * STEP
            notes = np.bincount(sung - first, minlength=bars)[:bars]
            if bars >= LEAST and notes.mean() >= NOTES_A_BAR and (notes == 0).mean() <= SILENT:
                found[words[0], words[2], words[1] in MINOR].append((name, first, rows, words))
    return found


def chosen(pieces, count, enough, random):
    """Real pieces, and those of grammars only as far as there are not enough."""
    order = [pieces[i] for i in random.permutation(len(pieces))]
    real = [p for p in order if p[0] != "grammar" and random.random() < SHARES.get(p[0], 1.0)][:count]
    lack = count - len(real) if len(real) < enough else 0
    return real + [p for p in order if p[0] == "grammar"][:lack]


def outline(first, rows, words):
    """Words of the piece, words of its bars (MOST, 10) and how many there are."""
    n_bars = min(MOST, (int(rows[-1, 3]) - first) // STEP * STEP)
    own = sample.stretch(rows, first, n_bars, steps.METERS[words[2] - 1])
    bars = np.zeros((MOST, len(steps.BAR_WORDS)), np.uint8)
    said = own[own[:, 0] == steps.BAR][:, 4:]
    bars[:len(said)] = said
    return words, bars, len(said)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "models")
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    random, made, told = np.random.default_rng(options.seed), [], collections.Counter()
    for (style, meter, _), pieces in sorted(eligible(fit_composer.Corpus("train")).items()):
        common = meter == 1
        own = chosen(pieces, COMMON if common else OTHER, ENOUGH if common else 1, random)
        made += [outline(*p[1:]) for p in own]
        for name, *_ in own:
            told[steps.STYLES[style - 1], "grammar" if name == "grammar" else "real"] += 1
    piece, bars, n = zip(*made)
    tensors = {"piece": np.array(piece, np.uint8), "bars": np.stack(bars), "n": np.array(n, np.uint8)}
    size = nn_export.write_blob(options.out / "outlines.nn", tensors)
    print(f"{options.out / 'outlines.nn'}: {size} bytes, {len(made)} outlines, seed {options.seed}")
    for style in steps.STYLES:
        print(f"{style}: {told[style, 'real']} real, {told[style, 'grammar']} of grammars")


if __name__ == "__main__":
    main()
