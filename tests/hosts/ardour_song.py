#!/usr/bin/env python3
"""A song in Ardour without its window: ramps, presets, automation, copies, losses.

usage: ardour_song.py BUNDLE ESTRO
"""
import math
import re
import subprocess
import sys

import tools
from ardour_tools import (RATE, again, check_export, export, exports_alike, give_range, lua,
                          onset_strength)

TRIO = "slow jazz in Bb, walking bass, brushes, no piano, 120 bpm, 96 bars"
HOUSE = tools.HOUSE + ", 256 bars"  # Its score is a file of its own


def presets_and_jumps_while_it_plays(place):
    """The last preset is what is saved; jumping back, the transport rolls on."""
    session = place.folder / "song"
    place.preset("Waltz", tools.WALTZ)
    place.preset("House", HOUSE, humanize=0)
    said = lua(place, "ardour_song.lua", session, ESTRO_PRESETS="Waltz|House",
               ESTRO_COPY="yes")
    places = [int(n) for n in re.findall(r"^ROLLED\s+(\d+)", said, re.M)]
    assert len(places) == 3 and places[-1] >= 96000, places
    assert re.search(r"COPIES\s+1", said), said
    return session, [int(n) for n in re.findall(r"^BEAT\s+\d+\s+(\d+)", said, re.M)]


def saved(session):
    """The saved states of all tracks, each as file name to contents."""
    found = {}
    for folder in session.glob("plugins/*"):
        newest = max(folder.glob("state*"), key=lambda f: int(re.search(r"\d+$", f.name)[0]))
        found[folder.name] = {f.name: f.read_text() for f in newest.iterdir()}
    return found


def a_copied_track_plays_the_same(session):
    one, other = saved(session).values()
    assert one["score.txt"] == other["score.txt"]
    assert HOUSE in one["state.ttl"] and HOUSE in other["state.ttl"]
    piece = tools.piece_in(one["score.txt"])
    assert list(piece["parts"]) == ["drums"], piece


def a_moved_folder_and_a_lost_score_change_no_note(place, session, beats):
    give_range(session, 11)
    before = saved(session)
    exports = exports_alike(place, session, "before.wav")
    follows_the_map(exports[0], beats)
    moved = place.folder / "elsewhere" / "song"
    moved.parent.mkdir()
    session.rename(moved)
    for score in moved.glob("plugins/*/state*/score.txt"):
        score.unlink()
    lua(place, "ardour_read.lua", moved)
    after = saved(moved)
    for plugin, files in before.items():
        assert after[plugin]["score.txt"] == files["score.txt"], "not composed alike"
    check_export(place, moved, "after.wav", exports)


def follows_the_map(samples, beats):
    """Drums begin on the beats of a tempo ramp, also where bars have three."""
    wanted = [n / RATE for n in beats[1:] if n / RATE < 10.5]
    on = sorted(onset_strength(samples, t) for t in wanted)
    off = sorted(onset_strength(samples, t + 0.11) for t in wanted)
    middle = len(wanted) // 2
    print("median rise on", len(wanted), "beats of a ramp", on[middle], "beside", off[middle])
    assert on[middle] > 4 * off[middle], "no onsets on the beats of the ramp"


def an_export_is_what_estro_renders(place, estro):
    """Sample by sample."""
    session = place.folder / "trio"
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="Trio", ESTRO_TEMPI="0 120",
        ESTRO_WAIT="2")
    give_range(session, 8)
    theirs = export(place, session, "trio.wav")
    out = place.folder / "estro.wav"
    subprocess.run([estro, "--preset", "Trio", "--seconds", "8", "--out", str(out)],
                   env=place.env, check=True, stdout=subprocess.DEVNULL)
    ours = tools.read_wav(out)[2][:len(theirs)]
    assert len(theirs) == 2 * 8 * RATE and max(theirs) > 0.05
    worst = max(abs(a - b) for a, b in zip(ours, theirs))
    print("greatest difference from estro's render", worst)
    assert worst < 1e-6, worst


def loudness_at(samples, seconds):
    begin = int((seconds - 0.1) * RATE) * 2
    part = samples[begin:begin + int(0.2 * RATE) * 2]
    return 10 * math.log10(sum(s * s for s in part) / len(part) + 1e-12)


def automation_is_heard(place, ports):
    """The volume in a zigzag of half seconds, from a tenth to nine tenths."""
    session = place.folder / "zigzag"
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="House", ESTRO_TEMPI="0 120",
        ESTRO_AUTOMATE=str(ports["volume"]), ESTRO_WAIT="2")
    give_range(session, 5)
    samples = export(place, session, "zigzag.wav")
    high = [loudness_at(samples, t) for t in (1.5, 2.5, 3.5)]
    low = [loudness_at(samples, t) for t in (1.0, 2.0, 3.0)]
    print("loud", high, "soft", low)
    assert min(high) > max(low) + 20, "the line is not heard"


def main():
    tools.need("ardour7-lua", "ardour7-export")
    place = tools.Place(sys.argv[1])
    session, beats = presets_and_jumps_while_it_plays(place)
    a_copied_track_plays_the_same(session)
    a_moved_folder_and_a_lost_score_change_no_note(place, session, beats)
    place.preset("Trio", TRIO)
    again(an_export_is_what_estro_renders, place, sys.argv[2])
    automation_is_heard(place, tools.ports_of(sys.argv[1]))
    place.leave()


main()
