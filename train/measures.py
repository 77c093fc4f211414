"""What a piece is like in figures, after the usual definitions, over its notes alone.

A note is [start, length, pitch, velocity, ...] in ticks of 1/24 quarter.

  h1, h4       entropy in bits of the pitch classes that begin in 1 or 4 bars, mean over all
               windows with notes, drums left out (Wu and Yang, The Jazz Transformer, 2020)
  grooving     1 - share of 16 places in the bar at which two bars differ in whether a note
               begins, mean over all pairs of bars (the same, with 16 places for 64)
  groove       the same over neighbouring bars only (Dong et al., MusPy, 2020)
  scale        best share of pitches in any of the 24 major and minor scales (MusPy)
  empty_beats  share of quarters in which nothing sounds (MusPy)
  per_beat     notes in a quarter
  fourgrams    sequences of 4 pitch classes divided by how many of them are different
  velocity     standard deviation of the velocities
"""
import numpy as np

from piece import TICKS

NAMES = ("h1", "h4", "grooving", "groove", "scale", "empty_beats", "per_beat", "fourgrams", "velocity")
PLACES = 16
SCALES = np.array([[(p - t) % 12 in steps for p in range(12)] for t in range(12)
                   for steps in ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10))], float)


def entropies(histograms):
    """Bits of each row; rows without notes are left out."""
    totals = histograms.sum(axis=1, keepdims=True)
    share = histograms[totals[:, 0] > 0] / totals[totals[:, 0] > 0]
    return -(share * np.log2(np.where(share > 0, share, 1))).sum(axis=1)


def by_pitch(notes, bar, n_bars):
    """h1, h4, scale and fourgrams of pitched notes, or None for each."""
    if len(notes) < 8:
        return {"h1": None, "h4": None, "scale": None, "fourgrams": None}
    classes = notes[:, 2] % 12
    one = np.zeros((n_bars, 12))
    np.add.at(one, (np.minimum(notes[:, 0] // bar, n_bars - 1), classes), 1)
    four = sum(one[i:max(i + 1, n_bars - 3 + i)] for i in range(min(4, n_bars)))
    order = classes[np.lexsort((notes[:, 2], notes[:, 0]))]
    grams = order[:-3] + 12 * order[1:-2] + 144 * order[2:-1] + 1728 * order[3:]
    return {"h1": float(entropies(one).mean()), "h4": float(entropies(four).mean()),
            "scale": float((SCALES @ one.sum(axis=0)).max() / len(notes)),
            "fourgrams": len(grams) / len(np.unique(grams))}


def by_rhythm(notes, bar, n_bars):
    begins = np.zeros((n_bars, PLACES))
    places = np.minimum(np.round(notes[:, 0] % bar * PLACES / bar).astype(int), PLACES - 1)
    begins[np.minimum(notes[:, 0] // bar, n_bars - 1), places] = 1
    counts = begins.sum(axis=0)
    pairs = n_bars * (n_bars - 1) / 2  # At each place as many pairs differ as ones times zeros
    differ = (counts * (n_bars - counts)).sum() / PLACES
    near = np.abs(np.diff(begins, axis=0)).mean() if n_bars > 1 else None
    beats = -(-n_bars * bar // TICKS)
    sounds = np.zeros(beats + 1)
    first = np.minimum(notes[:, 0] // TICKS, beats - 1)
    last = np.clip((notes[:, 0] + notes[:, 1] - 1) // TICKS, first, beats - 1)
    np.add.at(sounds, first, 1)
    np.add.at(sounds, last + 1, -1)
    return {"grooving": float(1 - differ / pairs) if pairs else None,
            "groove": float(1 - near) if near is not None else None,
            "empty_beats": float((np.cumsum(sounds[:-1]) == 0).mean()),
            "per_beat": len(notes) / beats}


def of(pitched, drums, bar):
    """The measures of notes over whole bars from tick 0; None where there are too few."""
    n_all = len(pitched) + len(drums)
    if n_all < 8:
        return dict.fromkeys(NAMES)
    pitched = np.array([n[:4] for n in pitched], int).reshape(-1, 4)
    every = np.concatenate([pitched, np.array([n[:4] for n in drums], int).reshape(-1, 4)])
    begin = every[:, 0].min() // bar * bar  # Silence before the first bar is no music
    every[:, 0] -= begin
    pitched[:, 0] -= begin
    n_bars = int(every[:, 0].max() // bar) + 1
    found = {**by_pitch(pitched, bar, n_bars), **by_rhythm(every, bar, n_bars)}
    found["velocity"] = float(every[:, 3].std()) if len(set(every[:, 3].tolist())) > 1 else None
    return {name: found[name] for name in NAMES}


def of_piece(piece, role=None):
    """Of a piece of piece.py as a dictionary: all its parts, or one role."""
    parts = [p for p in piece["parts"] if role is None or p["role"] == role]
    bar = TICKS * 4 * piece["meter"][0] // piece["meter"][1]
    return of([n for p in parts if p["role"] != "drums" for n in p["notes"]],
              [n for p in parts if p["role"] == "drums" for n in p["notes"]], bar)
