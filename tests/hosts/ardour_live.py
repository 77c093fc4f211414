#!/usr/bin/env python3
"""Ardour without its window, while it rolls: a loop, automation, presets, a loss.

usage: ardour_live.py BUNDLE TAP
"""
import math
import re
import shutil
import sys

import tools
from ardour_tools import RATE, again, export, give_locations, give_range, lua, states
from tapped import nothing_is_stuck, ons, tapped

TRIO = "slow jazz in Bb, walking bass, brushes, no piano, 150 bpm, 96 bars"
BAR = RATE * 60 * 4 // 150  # Frames
LATE = 1024  # A block of Ardour's
NEAR = 16  # Ardour's ticks, and what the plugin lets pass as the same place


def rounds(blocks, begin, end):
    """The messages of each time through a loop, with frames since its beginning."""
    found = [[]]
    for block in blocks:
        place = block["place"]
        if not place or not place[1] or not begin <= place[0] < end:
            continue
        wraps = place[0] + block["n"] >= end
        later = []
        for offset, *message in block["midi"]:
            at = place[0] + offset
            if at < end - NEAR:
                found[-1].append((at - begin, *message))
            else:
                later.append((at - end, *message))
        if wraps:
            found.append(later)
    return found


def a_loop_repeats_its_notes(place, log):
    """Straight through once, then round bars 3 and 4: Ardour tells of each end late."""
    session = place.folder / "loop"
    lua(place, "ardour_make.lua", session, ESTRO_PRESET="Trio", ESTRO_TEMPI="0 150",
        ESTRO_WAIT="4")
    begin, end = 2 * BAR, 4 * BAR
    give_locations(session, f'name="Loop" start="a{begin * 5880}" end="a{end * 5880}" '
                            f'flags="IsAutoLoop"')
    log.unlink()
    lua(place, "ardour_loop.lua", session, ESTRO_SECONDS="7.5 16.5")
    blocks = tapped(log)
    nothing_is_stuck(blocks)
    straight, first, *others = rounds(blocks, begin, end)
    others = [ons(messages) for messages in others[:-1]]
    print("notes of each round:", len(ons(straight)), len(ons(first)), *map(len, others))
    assert len(others) >= 3 and len(others[1]) > 10, "it did not go round"
    for other in others[2:]:
        assert [m[1:] for m in other] == [m[1:] for m in others[1]], "other notes"
        far = max(abs(a[0] - b[0]) for a, b in zip(other, others[1]))
        assert far <= 4, far
    # What is written in the loop is what is heard, and at once what came late
    inside = {m[1:] for m in ons(straight)}
    assert all(m[1:] in inside for m in others[1] if m[0] >= LATE), "notes from outside"
    beginning = sorted(m[1:] for m in others[1] if m[0] < LATE)
    caught_up = sorted(m[1:] for m in others[0] if m[0] < 2 * LATE)
    assert set(beginning) <= set(caught_up), (beginning, caught_up)
    assert any(m[1] == 0x99 for m in others[1] if m[0] < LATE), "no drum on the first beat"


def loudness(samples, seconds):
    """Of half a second around a moment."""
    begin = int((seconds - 0.25) * RATE) * 2
    part = samples[begin:begin + RATE // 2 * 2]
    return 10 * math.log10(sum(s * s for s in part) / len(part) + 1e-12)


def a_hand_on_a_control_is_recorded_and_heard(place, ports):
    """The volume is held low from 1.5 to 3 s, then let up, while Ardour writes."""
    base, session = place.folder / "base", place.folder / "written"
    shutil.rmtree(session, ignore_errors=True)
    lua(place, "ardour_make.lua", base, ESTRO_PRESET="House", ESTRO_TEMPI="0 120",
        ESTRO_WAIT="4")
    shutil.copytree(base, session)
    said = lua(place, "ardour_write.lua", session, ESTRO_MOVES=f"{ports['volume']} -30 0")
    assert int(re.search(r"POINTS\s+(\d+)", said).group(1)) > 20, said
    for one in (base, session):
        give_range(one, 6)
    plain = export(place, base, "plain.wav")
    heard = export(place, session, "written.wav")
    low, high = (loudness(heard, t) - loudness(plain, t) for t in (2.25, 5))
    print(f"what was recorded: {low:.1f} dB, then {high:.1f} dB")
    assert low < -20 and abs(high) < 2, "what was recorded is not heard"


def told_while_playing(place, session, log):
    """What the plugin says in a new process, and the energy of what it plays."""
    log.unlink(missing_ok=True)
    lua(place, "ardour_loop.lua", session, ESTRO_SECONDS="3 0")
    blocks = tapped(log)
    return " ".join(b["say"] for b in blocks if b.get("say")), sum(b["energy"] for b in blocks)


def what_is_missing_is_told_and_not_lost(place, log):
    """First a model of the bundle, then the score of the session."""
    session = place.folder / "base"
    before = states(session)
    said, loud = told_while_playing(place, session, log)
    assert not said and loud > 1, (said, loud)
    model = place.folder / "lv2/estro.lv2/composer.nn"
    model.rename(place.folder / "composer.nn")
    said, loud_without = told_while_playing(place, session, log)
    print("without a model:", said)
    assert "missing" in said and "cannot compose" in said, said
    assert loud_without > loud / 4, "the session does not sound without the model"
    assert states(session)["score.txt"] == before["score.txt"]
    (place.folder / "composer.nn").rename(model)

    copy = place.folder / "lossy"
    shutil.copytree(session, copy)
    scores = list(copy.glob("plugins/*/state*/score.txt"))
    for score in scores:
        score.rename(score.with_suffix(".lost"))
    said, loud_again = told_while_playing(place, copy, log)
    print("without its score:", said)
    assert "missing" in said and "composed again" in said, said
    assert loud_again > loud / 4, "it was not composed again"
    said, loud_back = told_while_playing(place, session, log)
    assert not said and loud_back > loud / 4, said
    assert states(session) == before, "with all files back, not everything is back"


def main():
    tools.need("ardour7-lua", "ardour7-export")
    place = tools.Place(sys.argv[1])
    log = place.tap(sys.argv[2])
    place.preset("Trio", TRIO)
    place.preset("House", tools.HOUSE + ", 256 bars", humanize=0)
    again(a_loop_repeats_its_notes, place, log)
    again(a_hand_on_a_control_is_recorded_and_heard, place, tools.ports_of(sys.argv[1]))
    what_is_missing_is_told_and_not_lost(place, log)
    place.leave()


main()
