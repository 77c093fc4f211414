"""How much pieces repeat each other, and whether a melody is anybody's.

A lead bar is its notes' places (in twelfths of a quarter) and the intervals between them,
so that key and register make no difference; bars of fewer than three notes tell nothing and
are left out.
"""
import collections

import numpy as np

import fit_composer
import originality
import steps
from piece import TICKS

LEAST = 3


def lead_of(one):
    """[start, length, pitch, velocity] of the lead, one note at a time: the highest."""
    notes = [n for p in one["parts"] if p["role"] == "lead" for n in p["notes"]]
    top = {}
    for note in notes:
        if note[0] not in top or top[note[0]][2] < note[2]:
            top[note[0]] = note
    return [top[at] for at in sorted(top)]


def bars_of(one):
    """A set of the lead's different bars."""
    bar_ticks, bars = TICKS * 4 * one["meter"][0] // one["meter"][1], collections.defaultdict(list)
    for start, _, pitch, _ in lead_of(one):
        bars[start // bar_ticks].append((start % bar_ticks // 2, pitch))
    return {tuple((at, pitch - own[0][1]) for at, pitch in own) for own in bars.values() if len(own) >= LEAST}


def shared(one, other):
    """Share of the different bars of the shorter one that the other has too; None if there are few."""
    few, many = sorted((bars_of(one), bars_of(other)), key=len)
    return len(few & many) / len(few) if len(few) >= 4 else None


def seeds_share(pieces, others):
    """Mean share of lead bars between pieces and those of the same sentences with other seeds."""
    found = [shared(a, b) for a, b in zip(pieces, others)]
    return float(np.mean([x for x in found if x is not None]))


def prompts_share(pieces, n=3000, seed=1):
    random = np.random.default_rng(seed)
    sets = [bars for bars in map(bars_of, pieces) if len(bars) >= 4]
    found = []
    for _ in range(n):
        one, other = random.choice(len(sets), 2, replace=False)
        few, many = sorted((sets[one], sets[other]), key=len)
        found.append(len(few & many) / len(few))
    return float(np.mean(found))


def known_hashes():
    """Sorted hashes of all windows of sixteen notes in every melody learnt from."""
    found = []
    for name in fit_composer.WEIGHTS:
        for sheets in (fit_composer.coded(name) or {}).values():
            for rows, words in sheets:
                found.append(hashes_of(*originality.melody(rows, steps.METERS[words[2] - 1])))
    return np.unique(np.concatenate(found))


def hashes_of(onsets, pitches):
    """Of windows with four kinds of pairs and more: what has fewer is nobody's."""
    found = originality.windows(onsets, pitches)
    kinds = [len({tuple(p) for p in window}) for window in found.tolist()]
    return originality.hashes(found[np.array(kinds, int) >= originality.LEAST_KINDS])


def borrowed(pieces):
    """Pieces with at least one window of somebody's, and how many windows were looked at."""
    known, found, windows = known_hashes(), [], 0
    for one in pieces:
        notes = lead_of(one)
        own = hashes_of(np.array([n[0] // 2 for n in notes], np.int64), np.array([n[2] for n in notes], np.int64))
        windows += len(own)
        at = np.minimum(np.searchsorted(known, own), len(known) - 1)
        if (known[at] == own).any():
            found.append(one)
    return found, windows, len(known)
