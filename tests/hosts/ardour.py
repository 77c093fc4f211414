#!/usr/bin/env python3
"""Ardour without its window: insert, preset, set, automate, save, reload, export.

usage: ardour.py BUNDLE
"""
import re
import sys

import tools
from ardour_tools import (RATE, again, export, exports_alike, give_range, lua, onset_strength,
                          score_in, states)


def a_preset_composes_and_the_session_keeps_it(place, ports):
    session = place.folder / "waltz"
    place.preset("Waltz", tools.WALTZ)
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="Waltz",
        ESTRO_SET=f"{ports['dynamics']} 0.75", ESTRO_AUTOMATE=str(ports["timbre"]),
        ESTRO_TEMPI="0 90", ESTRO_WAIT="4")
    score = score_in(session)
    assert tools.WALTZ in score, "the sentence is not in the state"
    piece = tools.piece_in(score)
    print(piece)
    assert piece["key"] == 10 and piece["mode"] == "major", piece
    assert piece["meter"] == "3/4" and piece["tempo"] == 90, piece
    assert "bass" in piece["parts"] and "drums" in piece["parts"], piece
    assert not any("piano" in name for name in piece["parts"].values()), piece
    return session


def a_new_process_finds_everything_again(place, ports, session):
    before = states(session)
    said = lua(place, "ardour_read.lua", session)
    told = {int(p): (float(v), int(n)) for p, v, n in
            re.findall(r"CONTROL\s+(\d+)\s+(\S+)\s+(\d+)", said)}
    assert abs(told[ports["dynamics"]][0] - 0.75) < 1e-6, told[ports["dynamics"]]
    assert told[ports["timbre"]][1] == 9, told[ports["timbre"]]
    assert states(session) == before, "saved again, the state differs"


def two_exports_are_identical(place, session):
    for samples in exports_alike(place, session, "waltz.wav"):
        assert len(samples) == 16 * RATE * 2
        assert all(s == s and abs(s) < 4 for s in samples), "not finite"
        peak = max(abs(s) for s in samples)
        assert 0.05 < peak <= 1, f"peak {peak}"


def the_export_follows_the_tempo_map(place):
    """Drums begin on the beats of a map that goes from 100 to 140 bpm at beat 8."""
    session = place.folder / "tempi"
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="House",
        ESTRO_TEMPI="0 100 8 140", ESTRO_WAIT="4")
    give_range(session, 12)
    samples = export(place, session, "tempi.wav")
    beats = [b * 0.6 if b < 8 else 4.8 + (b - 8) * 60 / 140 for b in range(2, 22)]
    on = sorted(onset_strength(samples, t) for t in beats)
    off = sorted(onset_strength(samples, t + 0.11) for t in beats)
    print("median rise on the beat", on[10], "beside it", off[10])
    assert on[10] > 4 * off[10], "no onsets on the beats of the tempo map"


def main():
    tools.need("ardour7-lua", "ardour7-export")
    place = tools.Place(sys.argv[1])
    ports = tools.ports_of(sys.argv[1])
    session = a_preset_composes_and_the_session_keeps_it(place, ports)
    a_new_process_finds_everything_again(place, ports, session)
    give_range(session, 16)
    two_exports_are_identical(place, session)
    place.preset("House", tools.HOUSE, humanize=0)
    again(the_export_follows_the_tempo_map, place)
    place.leave()


main()
