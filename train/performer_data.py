#!/usr/bin/env python3
"""How people played: every note's place and neighbours, and what was done with it.

usage: performer_data.py

Reads train/cache, writes train/cache/performer.npz.  A note has FEATURES, whole numbers that
are known of a written note, and VALUES, what the player made of it:

  velocity   from the mean of its part in the window (drawn later), MIDI units
  push       1/960 quarter, behind (+) or before the place where it is written; swung notes
             are measured from where the swing puts them
  ratio      of the length played to the length written

Not every corpus tells all three: a drummer's lengths, the timing of the pianos (which lie on
a grid) and the loudness of the soloists (unknown) are left out.
"""
import numpy as np

import parts_data
import parts_windows
import piece as note_format
import steps
from parts_data import ROLES
from piece import TICKS

# Name and how many values
FEATURES = (("role", 7), ("place", 12), ("beat", 8), ("weight", 6), ("before", 10), ("after", 10),
            ("length", 8), ("step", 26), ("sound", 56), ("voice", 4), ("stroke", 5), ("energy", 6),
            ("style", 28), ("tempo", 8))
GAPS = [2, 3, 4, 6, 9, 12, 24, 48]   # upper edges in places of the classes 1..8; 9 is more
LENGTHS = [3, 6, 9, 12, 18, 24, 48]  # upper edges of the classes 0..6; 7 is longer
# corpus: (velocity, push, ratio are people's)
TOLD = {"groove-midi": (1, 1, 0), "piano-midi-de": (1, 0, 1), "pop909": (1, 0, 1), "wjazzd": (0, 1, 1)}
FILES = ("groove", "pianists", "pop909", "wjazzd")
ROLE_FREE = "wjazzd"  # Its timing is taught under every pitched role


def weight_of(place, places):
    """How heavy a place of the bar is: 0 the first, 1 the middle, 2 a beat, 3 half, 4 quarter, 5 other."""
    heavy = np.where(place % 3 == 0, 4, 5)
    heavy = np.where(place % 6 == 0, 3, heavy)
    heavy = np.where(place % 12 == 0, 2, heavy)
    heavy = np.where((places % 24 == 0) & (place * 2 == places), 1, heavy)
    return np.where(place == 0, 0, heavy)


def features(role, rows, places, energy, style, tempo):
    """int8 (n, 14) of rows bar, place, pitch, written length in places, stroke, in order."""
    bar, place, pitch, length, stroke = rows.T
    n, at = len(rows), bar * places + place
    found = np.zeros((n, len(FEATURES)), np.int64)
    distinct = np.unique(at)
    index = np.searchsorted(distinct, at)
    gaps = np.diff(distinct)
    classes = np.concatenate([[9], 1 + np.searchsorted(GAPS, gaps), [9]])
    first, last = np.ones(n, bool), np.ones(n, bool)
    first[1:] = at[1:] != at[:-1]
    last[:-1] = first[1:]
    drums = role == ROLES.index("drums")
    found[:, 0], found[:, 1] = role, place % 12
    found[:, 2] = np.minimum(place // 12, 7)
    found[:, 3] = weight_of(place, places)
    found[:, 4] = np.where(first, classes[index], 0)
    found[:, 5] = np.where(last, classes[index + 1], 0)
    found[:, 6] = 0 if drums else np.searchsorted(LENGTHS, length)
    found[0, 7] = 25
    found[1:, 7] = 25 if drums else np.clip(np.diff(pitch), -12, 12) + 12
    found[:, 8] = 8 + np.clip(pitch - 35, 0, 46) if drums else np.clip((pitch - 24) // 8, 0, 7)
    found[:, 9] = np.where(first & last, 0, np.where(first, 1, np.where(last, 3, 2)))
    found[:, 10] = 1 + stroke if drums else 0
    found[:, 11] = energy[np.minimum(bar, len(energy) - 1)]
    found[:, 12], found[:, 13] = style, tempo
    return found.astype(np.int8)


def played(notes, bar_ticks):
    """Rows bar, place, length in ticks, pitch, velocity, push from the snapped place."""
    rows = parts_data.placed(notes, bar_ticks, True)
    raw = np.array([n[0] * 40 + n[4] for n in notes])
    push = raw - (rows[:, 0] * (bar_ticks // 2) + rows[:, 1]) * 80
    return np.concatenate([rows, push[:, None]], 1)


def voices(one, rows):
    """(role, rows) of a part; a piano as bass, chords and the voice on top."""
    if one["role"] != "piano":
        return [(one["role"], rows)]
    bass, above = parts_data.hands(rows)
    order = np.lexsort((above[:, 3], above[:, 1], above[:, 0]))
    above = above[order]
    top = np.ones(len(above), bool)
    top[:-1] = (above[1:, :2] != above[:-1, :2]).any(1)
    top &= above[:, 3] >= 62
    return [("bass", bass), ("lead", above[top]), ("chords", above[~top])]


def written(rows, places):
    """Lengths in places as one would write them: up to the next note where it nearly reaches it."""
    at = rows[:, 0] * places + rows[:, 1]
    after = np.unique(at)
    gap = np.append(after, after[-1] + 48)[np.searchsorted(after, at) + 1] - at
    length = np.maximum(rows[:, 2] / 2.0, 0.5)
    whole = np.maximum(3, np.ceil(length / 3 - 0.2) * 3)
    joined = (length >= 0.35 * gap) & (length <= 1.2 * gap)
    return np.where(joined, gap, whole), np.clip(length / np.where(joined, gap, whole), 0.2, 1.25)


def parts_played(one):
    """(role, features, values) of each part of a piece."""
    meter = tuple(one["meter"])
    if meter not in steps.METERS or one["corpus"] == "wjazzd" and not one["parts"][0]["notes"]:
        return
    bar_ticks = TICKS * 4 * meter[0] // meter[1]
    places, bars = bar_ticks // 2, one["bars"]
    style = parts_data.style_of(one) or (7 if "classical" in one["genres"] else 0)
    tempo = parts_data.tempo_class(one["tempo"])
    for part in one["parts"]:
        if len(part["notes"]) < 32 or one["corpus"] == "wjazzd" and part["role"] != "lead":
            continue
        for role, rows in voices(part, played(part["notes"], bar_ticks)):
            if len(rows) < 32:
                continue
            rows = rows[np.lexsort((rows[:, 3], rows[:, 1], rows[:, 0]))]
            drums = role == "drums"
            stroke = parts_data.strokes(rows[:, 4]) - parts_data.GHOST if drums else rows[:, 4] * 0
            length, ratio = written(rows, places)
            plain = rows.copy()
            parts_data.written_straight(meter, [plain])
            five = np.stack([plain[:, 0], plain[:, 1], rows[:, 3], length.astype(np.int64), stroke], 1)
            found = features(ROLES.index(role), five, places, one["energy"], style, tempo)
            yield role, found, np.stack([rows[:, 4], np.clip(rows[:, 5], -120, 120), ratio], 1)


def main():
    made = {"features": [], "values": [], "told": [], "ends": [0], "split": [], "corpus": []}
    for name in FILES:
        pieces = [p for p in note_format.read(parts_windows.CACHE / f"{name}.jsonl.gz")
                  if tuple(p["meter"]) in steps.METERS]
        for one in pieces:
            bar = TICKS * 4 * one["meter"][0] // one["meter"][1]
            one["bars"] = max(1, one["bars"])
            one["lively"] = parts_data.liveliness(one, bar, one["bars"])
            one["style"] = parts_data.style_of(one)
        parts_data.rank_energy(pieces)
        count = 0
        for one in pieces:
            for _, found, values in parts_played(one):
                made["features"].append(found)
                made["values"].append(values.astype(np.float32))
                made["told"].append(TOLD[one["corpus"]])
                made["ends"].append(made["ends"][-1] + len(found))
                made["split"].append(("train", "valid", "test").index(one["split"]))
                made["corpus"].append(list(TOLD).index(one["corpus"]))
                count += len(found)
        print(f"{name}: {count} notes", flush=True)
    np.savez(parts_windows.CACHE / "performer.npz",
             features=np.concatenate(made["features"]), values=np.concatenate(made["values"]),
             **{k: np.array(made[k]) for k in ("told", "ends", "split", "corpus")})


if __name__ == "__main__":
    main()
