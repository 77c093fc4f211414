#!/usr/bin/env python3
"""Estro Multi in Ardour without its window, fanned out: a bus for each part, by name.

usage: ardour_fan.py BUNDLE ESTRO
"""
import re
import subprocess
import sys

import tools
from ardour_tools import RATE, again, export, give_range, lua

TRIO = "slow jazz in Bb, walking bass, brushes, piano, 120 bpm, 32 bars"
PARTS = ["Lead", "Counter", "Chords", "Pad", "Arp", "Bass", "Drums"]
ALONE = ["Chords", "Bass", "Drums"]
SECONDS = 8


def check_alike(theirs, ours, what):
    assert len(theirs) == 2 * SECONDS * RATE and max(theirs) > 0.02, what
    worst = max(abs(a - b) for a, b in zip(theirs, ours))
    print(f"{what}: greatest difference from estro's {worst:.1e}")
    assert worst < 4e-6, worst  # Float samples, added in another order


def check_busses(place, session, stems, mix):
    check_alike(export(place, session, "all.wav"), tools.read_wav(mix)[2], "all busses")
    for part in ALONE:
        file, = stems.glob(f"*{part.lower()}*")
        check_alike(export(place, session, f"{part}.wav", part), tools.read_wav(file)[2],
                    f"the bus {part}")


def main():
    tools.need("ardour7-lua", "ardour7-export")
    place = tools.Place(sys.argv[1])
    place.preset("Trio", TRIO)
    stems, mix = place.folder / "stems", place.folder / "mix.wav"
    subprocess.run([sys.argv[2], "--preset", "Trio", "--seconds", str(SECONDS), "--stems",
                    str(stems), "--out", str(mix)], env=place.env, check=True,
                   stdout=subprocess.DEVNULL)

    session = place.folder / "fan"
    said = lua(place, "ardour_fan.lua", session, ESTRO_PRESET="Trio",
               ESTRO_ALONE=" ".join(ALONE))
    ports = re.findall(r"^PORT\s+\d+\s+(\d+)\s+(.*)$", said, re.M)
    assert ports == [(side, part) for part in PARTS for side in "01"], ports

    for snapshot in ("estro", *ALONE):
        give_range(session, SECONDS, snapshot)
    again(check_busses, place, session, stems, mix)
    place.leave()


main()
