"""Writes played onsets as a person would note them down: beats are halved, cut in three or in four.

Melodies taken from performances lie a little beside the grid and swing; the composer
learns the written rhythm, and the performer plays it late or swung afterwards.
"""
import itertools

BEAT = 12  # places
# What a beat is cut into: where played, where written, and what it costs to assume it
CUTS = (((0, 6), (0, 6), 0.0), ((0, 3, 6, 9), (0, 3, 6, 9), 1.0), ((0, 4, 8), (0, 4, 8), 1.2),
        ((0, 2, 4, 6, 8, 10), (0, 2, 4, 6, 8, 10), 4.0))
SWUNG = ((0, 8), (0, 6), 0.0)


def best(onsets, cuts):
    """The written places of one beat's onsets (ascending, distinct), cheapest cut first."""
    found = None
    for played, written, cost in cuts:
        for chosen in itertools.combinations(range(len(played)), len(onsets)):
            total = cost + sum((played[c] - x) ** 2 for c, x in zip(chosen, onsets))
            if found is None or total < found[0]:
                found = total, [written[c] for c in chosen]
    return found and found[1]


def straighten(onsets, swung):
    """Ascending places (1/12 quarter, from the piece's beginning) to written ones, or the same."""
    loose = sum(x % 3 > 0.01 for x in onsets)
    if loose < 0.03 * len(onsets):
        return [round(x) for x in onsets]
    cuts = CUTS + ((SWUNG,) if swung else ())
    late = 0.7 if swung else 0.0  # Soloists lie behind the beat
    written, beats = [], itertools.groupby(onsets, lambda x: int((x - late + 1.25) // BEAT))
    for beat, group in beats:
        group = list(group)
        places = best([x - late - BEAT * beat for x in group], cuts) or [round(x - BEAT * beat) for x in group]
        written += [BEAT * beat + p for p in places]
    return written
