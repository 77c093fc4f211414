#!/usr/bin/env python3
"""MIDI out in Ardour without its window: another track records Estro, all or punched.

usage: ardour_midi.py BUNDLE ESTRO
"""
import re
import shutil
import sys

import tools
from ardour_tools import RATE, again, give_locations, lua
from piece_notes import NEAR, alike, piece_of, read_notes

TRIO = "slow jazz in Bb, walking bass, brushes, no piano, 150 bpm, 32 bars"
BEATS = 150 / 60  # In a second
SUPERCLOCK = 282240000  # Ardour's ticks in a second
BLOCK = 1024 / RATE * BEATS
LATENCY = 128 / RATE * BEATS  # More than the plugin has


def record(place, base, name, seconds, punch=None):
    """What a track recorded, in beats since the beginning of the song."""
    session = place.folder / name
    shutil.rmtree(session, ignore_errors=True)
    shutil.copytree(base, session)
    if punch:
        begin, end = (int(at * SUPERCLOCK) for at in punch)
        give_locations(session, f'name="Punch" start="a{begin}" end="a{end}" '
                                f'flags="IsAutoPunch"')
    lua(place, "ardour_record.lua", session, ESTRO_SECONDS=str(seconds),
        ESTRO_PUNCH="yes" if punch else "no")
    source = re.search(r'<Source name="([^"]+\.mid)"[^>]*natural-position="a(\d+)"',
                       (session / "estro.ardour").read_text())
    assert source, "nothing was recorded"
    file, = session.rglob(source.group(1))
    notes, programs = read_notes(file)
    assert notes, "nothing was recorded"
    first = int(source.group(2)) / SUPERCLOCK * BEATS
    return [(b + first, *what, e + first) for b, *what, e in notes], programs


def put_right(piece, got):
    """Ardour 7.3 writes all notes of a punch, now and then of a whole take, early by up to
    a block, as it takes what lies before the beginning in its block off their times; and
    late by the plugin's latency, where it learns of that too late: here they are put
    right."""
    its = [n for n in piece if alike(n, got[0], BLOCK)]
    assert its, f"not of the piece: {got[0]}"
    move = its[0][0] - got[0][0]
    print(f"recorded {-move / BEATS * RATE:.0f} frames late")
    assert -LATENCY - NEAR <= move <= BLOCK + NEAR, move
    return [(b + move, *what, e + move) for b, *what, e in got]


def check_notes(piece, got, begin, end):
    """All that was recorded is the piece's, and all of it between two beats is there."""
    print(f"{len(got)} notes from beat {got[0][0]:.2f} to {got[-1][0]:.2f} on channels",
          *sorted({n[1] + 1 for n in got}))
    for note in got:
        its = [n for n in piece if alike(n, note, NEAR)]
        assert its, f"not of the piece: {note}"
        # What sounds at the end is cut off there
        assert abs(its[0][4] - note[4]) <= 2 * NEAR or end - BLOCK <= note[4] < its[0][4], note
    wanted = [n for n in piece if begin + BLOCK < n[0] < end - BLOCK]
    assert len({n[1] for n in wanted}) >= 3 and len(wanted) > 20, "too little to hear"
    for note in wanted:
        assert any(alike(note, n, NEAR) for n in got), f"not recorded: {note}"


def all_of_it_is_recorded(place, base, piece, programs):
    got, got_programs = record(place, base, "whole", 10)
    got = put_right(piece, got)
    check_notes(piece, got, -BLOCK, max(n[4] for n in got))
    assert all(programs[c] == p for c, p in got_programs.items()), got_programs
    assert {n[1] for n in got} <= set(got_programs), got_programs


def a_punch_is_recorded(place, base, piece):
    got, _ = record(place, base, "punched", 8, punch=(2.5, 6))
    got = put_right(piece, got)
    check_notes(piece, got, 2.5 * BEATS, 6 * BEATS)
    assert 2.5 * BEATS - NEAR <= got[0][0], "before the punch"
    assert max(n[4] for n in got) <= 6 * BEATS + BLOCK, "after the punch"


def main():
    tools.need("ardour7-lua")
    place = tools.Place(sys.argv[1])
    place.preset("Trio", TRIO)
    piece, programs = piece_of(place, sys.argv[2], "Trio")
    base = place.folder / "base"
    lua(place, "ardour_make.lua", base, ESTRO_PRESET="Trio", ESTRO_TEMPI="0 150",
        ESTRO_WAIT="4")
    again(all_of_it_is_recorded, place, base, piece, programs)
    again(a_punch_is_recorded, place, base, piece)
    place.leave()


main()
