"""Chords of music that does not write them: the likeliest path through templates."""
import numpy as np

from piece import TICKS
from steps import QUALITIES

# Pitch classes above the root, and what a chord must gain to be preferred to a triad
SHAPES = {"": ((0, 4, 7), 0.0), "m": ((0, 3, 7), 0.0), "7": ((0, 4, 7, 10), 0.07),
          "maj7": ((0, 4, 7, 11), 0.09), "m7": ((0, 3, 7, 10), 0.08), "dim": ((0, 3, 6), 0.05),
          "dim7": ((0, 3, 6, 9), 0.06), "m7b5": ((0, 3, 6, 10), 0.09), "aug": ((0, 4, 8), 0.08),
          "sus4": ((0, 5, 7), 0.07), "5": ((0, 7), 0.05)}
# Pitch classes of all twenty qualities above the root, as core/base/theory.c has them
MASKS = [sum(1 << n for n in notes) for notes in (
    (0, 4, 7), (0, 3, 7), (0, 4, 7, 10), (0, 4, 7, 11), (0, 3, 7, 10), (0, 3, 6), (0, 3, 6, 9),
    (0, 3, 6, 10), (0, 4, 8), (0, 2, 7), (0, 5, 7), (0, 4, 7, 9), (0, 3, 7, 9), (0, 2, 4, 7, 10),
    (0, 2, 4, 7, 11), (0, 2, 3, 7, 10), (0, 7), (0, 3, 7, 11), (0, 5, 7, 10), (0, 2, 4, 7))]
CHANGE = 0.15  # what a new chord costs
BASS = 0.2     # what a root in the bass is worth


def templates():
    rows, costs, names = [], [], []
    for quality, (shape, cost) in SHAPES.items():
        for root in range(12):
            row = np.full(12, -0.6)
            row[[(root + s) % 12 for s in shape]] = 1.0
            rows.append(row)
            costs.append(cost)
            names.append((root, QUALITIES.index(quality), len(shape)))
    return np.array(rows), np.array(costs), names


def histograms(parts, bars, bar_ticks, span):
    """Weights of the pitch classes per span of ticks, and the lowest pitch class."""
    n = bars * bar_ticks // span
    weights, lowest = np.zeros((n, 12)), np.full(n, 999)
    for part in parts:
        if part["role"] == "drums":
            continue
        for start, length, pitch, *_ in part["notes"]:
            length = min(length, 2 * span)
            for i in range(start // span, min(n, (start + length - 1) // span + 1)):
                shared = min(start + length, (i + 1) * span) - max(start, i * span)
                weights[i, pitch % 12] += shared
                if shared >= min(length, TICKS // 2):
                    lowest[i] = min(lowest[i], pitch)
    return weights, lowest


def chords_of(parts, bars, bar_ticks):
    """[(start, root, quality index)] at most every half bar of four beats, else every bar."""
    span = bar_ticks // 2 if bar_ticks % (4 * TICKS) == 0 else bar_ticks
    weights, lowest = histograms(parts, bars, bar_ticks, span)
    if not len(weights):
        return []
    rows, costs, names = templates()
    total = weights.sum(1, keepdims=True)
    score = (weights / np.maximum(total, 1)) @ rows.T - costs
    roots = np.array([n[0] for n in names])
    score += BASS * ((lowest % 12)[:, None] == roots) * (total > 0)
    best, back = score[0], []
    for row in score[1:]:
        leap = best.max() - CHANGE
        back.append(np.where(best >= leap, np.arange(len(best)), best.argmax()))
        best = np.maximum(best, leap) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    path.reverse()
    return [(i * span, *names[p][:2]) for i, p in enumerate(path)
            if i == 0 or p != path[i - 1]]
