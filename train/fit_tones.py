#!/usr/bin/env python3
"""Brings the partials of the drawn waves nearer to recorded tones; run it a few times.

usage: fit_tones.py BUILD SOUNDFONT NAME...

Measures the first partials of three notes of each instrument (those whose engine is
SYNTH_WAVE) and of the recorded ones, moves `tones_db` by the mean difference, and the
slopes by what is left of it per octave above the eighth partial.  Rewrites the patch
tables in core/synth/; levels are to be measured anew afterwards (measure_levels).
"""
import re
import sys
from pathlib import Path

import numpy as np

import tones

SHARE, MOST_DB = 0.6, 9.0


def partials(sound, pitch, n):
    """Levels of the first n partials in decibels, of the steady middle."""
    size = 32768
    part = tones.begin(sound)[round(0.15 * tones.RATE):][:size]
    power = np.abs(np.fft.rfft(part * np.hanning(len(part)), size)) ** 2
    hz = 440.0 * 2 ** ((pitch - 69) / 12)
    found = []
    for k in range(1, n + 1):
        at, width = hz * k * size / tones.RATE, max(6, hz * k * 0.012 * size / tones.RATE)
        band = power[max(0, round(at - width)):round(at + width) + 1] if at < size / 2.2 else []
        found.append(10 * np.log10(np.sum(band) + 1e-9) if len(band) else np.nan)
    return np.array(found)


def differences(build, reference, line):
    """(24) recorded minus ours, the median of three notes, without what is inaudible."""
    name, _, low, high, _ = line
    found = []
    for pitch in tones.pitches(low, high):
        a = partials(reference[name, pitch], pitch, 24)
        b = partials(tones.ours(build, name, pitch), pitch, 24)
        a, b = a - np.nanmax(a), b - np.nanmax(b)
        found.append(np.where((a > -55) | (b > -55), np.maximum(a, -60) - np.maximum(b, -60), np.nan))
    return np.nanmedian(found, axis=0)


def moved(text, name, difference):
    """The patch file with this instrument's partials and slopes moved."""
    begin = text.index(f'"{name}"')
    end = text.index("\n  },", begin)
    patch = text[begin:end]
    old = re.search(r"\.tones_db(\s*)= \{([^}]*)\}", patch)
    if not old:
        return text
    db = [float(x.rstrip("f")) for x in re.findall(r"-?[\d.]+f?", old[2])]
    db = np.array(db + [0.0] * (8 - len(db)))  # As C fills a table
    step = np.nan_to_num(difference[:8])
    step[7] = np.nan_to_num(np.nanmean(difference[7:16]))
    db = db + SHARE * np.clip(step, -MOST_DB, MOST_DB)
    db = np.clip(db - db.max(), -45, 0).round(1) + 0.0  # No minus zero
    patch = patch.replace(old[0], ".tones_db" + old[1] + "= {" + ", ".join(f"{x:.1f}f" for x in db) + "}")
    above = difference[7:] - np.nanmean(difference[7:16])
    octaves = np.log2(np.arange(8, 25) / 11.3)
    good = ~np.isnan(above)
    if good.sum() > 6:
        slope = np.polyfit(octaves[good], above[good], 1)[0]
        for key in ("soft_slope_db", "loud_slope_db"):
            was = re.search(rf"\.{key}(\s*)= ([\d.]+)f", patch)
            now = float(was[2]) - SHARE * float(np.clip(slope, -4, 4))
            patch = patch.replace(was[0], f".{key}{was[1]}= {min(max(now, 2.0), 40.0):.1f}f")
    return text[:begin] + patch + text[end:]


def main():
    build, soundfont, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    lines = [line for line in tones.catalogue() if line[0] in names]
    reference = tones.recorded(soundfont, lines)
    for line in lines:
        difference = differences(build, reference, line)
        print(f"{line[0]:16} {np.nanmean(np.abs(difference)):5.1f} dB off", flush=True)
        for path in sorted((tones.ROOT / "core/synth").glob("patch_*.c")):
            text = path.read_text()
            if re.search(rf'\.name\s*= "{line[0]}",\s*\.engine\s*= SYNTH_WAVE', text):
                path.write_text(moved(text, line[0], difference))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
