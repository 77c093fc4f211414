#!/usr/bin/env python3
"""Varispeed in Ardour without its window: slower, faster, backwards.

usage: ardour_speed.py BUNDLE TAP ESTRO
"""
import re
import sys

import tools
from ardour_tools import RATE, again, lua
from piece_notes import alike, piece_of
from tapped import nothing_is_stuck, ons, tapped

TRIO = "slow jazz in Bb, walking bass, brushes, no piano, 150 bpm, 32 bars"
BEATS = 150 / 60 / RATE  # In a frame
EARLY = 2048  # Frames: a jump makes up for what is due when it is told
NEAR = 4 / 960  # Beats: Ardour's frames and ticks are rounded


def played(place, log):
    """All blocks, and the stretches of the song that went at each speed."""
    session = place.folder / "speeds"
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="Trio", ESTRO_TEMPI="0 150",
        ESTRO_WAIT="4")
    log.unlink()
    said = lua(place, "ardour_speed.lua", session, ESTRO_SPEEDS="0.5 1.5 -1 1")
    stretches = [(float(s), int(a), int(b)) for s, a, b in re.findall(
        r"^PLAYED\s+(\S+)\s+(\d+)\s+(\d+)", said, re.M)]
    assert [s for s, *_ in stretches] == [1, 0.5, 1.5, -1, 1], said
    return tapped(log), stretches


def forwards(blocks):
    """The blocks that play forwards: first those until the tape turns, then the rest."""
    turns = next(i for i, b in enumerate(blocks) if b["place"] and b["place"][1] < 0)
    rolling = [[b for b in part if b["place"] and b["place"][1] > 0]
               for part in (blocks[:turns], blocks[turns:])]
    assert all(len(part) > 20 for part in rolling)
    return rolling


def it_goes_on_without_a_gap(blocks):
    for one, other in zip(blocks, blocks[1:]):
        if one["place"][0] > 0:  # Ardour begins by a short block that it tells twice
            assert one["place"][0] + one["n"] == other["place"][0], (one, other)


def backwards_it_is_silent(blocks):
    assert not any(ons(b["midi"]) for b in blocks if b["place"] and b["place"][1] < 0)


def each_speed_is_heard(blocks, stretches):
    """Ardour asks for fewer or more frames each time, and stretches them itself."""
    frames = []
    for speed, begin, end in stretches[:3]:
        inside = [b for b in blocks if begin + 8192 < b["place"][0] < end - 8192]
        assert sum(b["energy"] for b in inside) > 1, f"silence at speed {speed}"
        frames.append(sum(b["n"] for b in inside) / len(inside))
    print("frames in a block at speeds 1, 0.5, 1.5:", *frames)
    assert frames[1] < 0.7 * frames[0], "it was not slower"


def the_notes_are_the_piece(blocks, piece):
    begin, end = blocks[0]["place"][0] + EARLY, blocks[-1]["place"][0]
    got = [((b["place"][0] + at) * BEATS, status & 15, pitch, velocity)
           for b in blocks for at, status, pitch, velocity in ons(b["midi"])]
    wanted = [n for n in piece if begin < n[0] / BEATS < end]
    assert len(wanted) > 10, "too little to hear"
    for note in wanted:
        assert any(alike(note, n, NEAR) for n in got), f"not played: {note}"
    for note in got:
        assert note[0] / BEATS < begin or any(alike(note, n, NEAR) for n in piece), note
    print(len(got), "notes played,", len(wanted), "wanted")


def check_speeds(place, log, piece):
    blocks, stretches = played(place, log)
    nothing_is_stuck(blocks)
    backwards_it_is_silent(blocks)
    first, second = forwards(blocks)
    it_goes_on_without_a_gap(first)
    each_speed_is_heard(first, stretches)
    the_notes_are_the_piece(first, piece)
    the_notes_are_the_piece(second, piece)


def main():
    tools.need("ardour7-lua")
    place = tools.Place(sys.argv[1])
    place.preset("Trio", TRIO)
    piece, _ = piece_of(place, sys.argv[3], "Trio")
    again(check_speeds, place, place.tap(sys.argv[2]), piece)
    place.leave()


main()
