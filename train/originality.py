#!/usr/bin/env python3
"""Remembers the melodies that the composer learns from, so that none is ever played.

usage: originality.py [OUT]       writes ../models/originality.nn and tries it

Sixteen consecutive notes make a window.  Onsets and pitches are those of the composer's
steps: onset = bar * places of a bar + where, in 1/12 quarter; pitch = what.  A window is
15 pairs, for i = 0..14:

  interval  (pitch[i + 1] - pitch[i] + 128) & 255
  time      min((onset[i + 1] - onset[i] + 1) / 3, 15), a whole number: sixteenths

Key and tempo make no difference, nor whether a note is held or followed by a rest.  Its
hash is FNV-1a of 64 bits over these 30 bytes, interval before time, pair by pair:

  h = 0xCBF29CE484222325;  for each byte: h = (h ^ byte) * 0x100000001B3  (mod 2^64)

and the filter that of Bloom ("Space/time trade-offs in hash coding", 1970), 2^25 bits
looked up N_PROBES times (Kirsch and Mitzenmacher, "Less hashing, same performance", 2006):

  a = h mod 2^32, b = (h / 2^32) | 1;  bit k is (a + k * b) mod 2^25, k = 0..N_PROBES-1,
  in the uint8 tensor "bits" bit (k mod 8) of byte k / 8, lowest first

A window is taken for known if all its bits are set.  Windows of fewer than four different
pairs are nobody's (scales, repeated notes) and not put in.  Tensor "probes" (uint32, 1)
holds N_PROBES.
"""
import pathlib
import sys

import numpy as np

import fit_composer
import nn_export
import steps

WINDOW, N_PROBES, LOG_BITS = 16, 12, 25
LEAST_KINDS = 4


def melody(rows, meter):
    """Onsets and pitches of the notes among steps."""
    beats, unit = meter
    rows = np.asarray(rows, np.int64)
    notes = rows[(rows[:, 0] < steps.BAR) & (rows[:, 1] < steps.FIRST_CHORD)]
    return notes[:, 3] * (beats * 4 * steps.GRID // unit) + notes[:, 0], notes[:, 1]


def pairs(onsets, pitches):
    return np.stack([np.diff(pitches) + 128 & 255, np.minimum((np.diff(onsets) + 1) // 3, 15)], 1)


def windows(onsets, pitches):
    """(n, 15, 2) bytes, one line a window."""
    own = pairs(onsets, pitches)
    n = len(own) - WINDOW + 2
    return own[np.arange(max(0, n))[:, None] + np.arange(WINDOW - 1)] if n > 0 else own[:0, None].repeat(15, 1)


def hashes(found):
    h = np.full(len(found), 0xCBF29CE484222325, np.uint64)
    with np.errstate(over="ignore"):
        for byte in found.reshape(len(found), 2 * (WINDOW - 1)).T.astype(np.uint64):
            h = (h ^ byte) * np.uint64(0x100000001B3)
    return h


def probes(h):
    """(n, N_PROBES) numbers of bits."""
    a, b = h & np.uint64(0xFFFFFFFF), h >> np.uint64(32) | np.uint64(1)
    k = np.arange(N_PROBES, dtype=np.uint64)
    return (a[:, None] + k * b[:, None]) & np.uint64((1 << LOG_BITS) - 1)


def build(rows_and_meters):
    bits, all_of = np.zeros(1 << LOG_BITS, bool), []
    for rows, meter in rows_and_meters:
        found = windows(*melody(rows, meter))
        kinds = [len({tuple(p) for p in w}) for w in found.tolist()]
        all_of.append(hashes(found[np.array(kinds, int) >= LEAST_KINDS]))
    known = np.unique(np.concatenate(all_of))
    bits[probes(known).ravel()] = True
    return np.packbits(bits, bitorder="little"), known


class Filter:
    def __init__(self, packed):
        self.bits = np.unpackbits(packed, bitorder="little").astype(bool)

    def known(self, onsets, pitches):
        """Of each window of a melody, whether it is somebody's."""
        return self.bits[probes(hashes(windows(onsets, pitches)))].all(1)


def load(path=pathlib.Path(__file__).parent.parent / "models" / "originality.nn"):
    return Filter(nn_export.read_blob(path)["bits"])


def main():
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else
                       pathlib.Path(__file__).parent.parent / "models" / "originality.nn")
    sheets = [(rows, steps.METERS[words[2] - 1]) for split in ("train", "valid", "test")
              for name in fit_composer.WEIGHTS for rows, words in (fit_composer.coded(name) or {split: ()})[split]]
    packed, known = build(sheets)
    size = nn_export.write_blob(out, {"bits": packed, "probes": np.array([N_PROBES], np.uint32)})
    own, random = Filter(packed), np.random.default_rng(1)
    strange = probes(random.integers(0, 2 ** 63, 500_000, dtype=np.uint64) * np.uint64(2))
    wrong = own.bits[strange].all(1).mean()
    missed = sum((~own.bits[probes(known[i:i + 100000])].all(1)).sum() for i in range(0, len(known), 100000))
    print(f"{out.name}: {size} bytes, {len(sheets)} melodies, {len(known)} windows, "
          f"{own.bits.mean():.3f} of the bits set, {missed} missed, {wrong:.1e} of strangers taken for known")


if __name__ == "__main__":
    main()
