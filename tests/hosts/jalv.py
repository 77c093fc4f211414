#!/usr/bin/env python3
"""Estro's window in jalv on a virtual screen: type a sentence, hear and see it.

usage: jalv.py BUNDLE [PICTURES]

PICTURES is a folder that keeps the screenshots.
"""
import subprocess
import sys
import time

import tools
from window_screen import Screen, click_into, open_window, picture, record, roll, write

SENTENCE = "bright funk, slap bass and clavinet, 110 bpm, no pad"


def differing(screen, one, other):
    """How many pixels differ between two pictures."""
    done = subprocess.run(["compare", "-metric", "AE", str(one), str(other), "null:"],
                          env=screen.place.env, text=True, stderr=subprocess.PIPE)
    return float(done.stderr.split()[0])


def typing_a_sentence_makes_music(screen, folder):
    top, window = open_window(screen)
    before = picture(screen, folder, "before")
    click_into(screen, window, *tools.PROMPT_FIELD)
    write(screen, SENTENCE)
    typed = picture(screen, folder, "typed")
    assert differing(screen, before, typed) > 500, "typing shows nothing"
    silent = record(screen, 1)
    assert max(abs(s) for s in silent) < 1e-4, "it plays before it is asked to"
    screen.ask("xdotool", "key", "Return")
    time.sleep(2)
    roll(screen)  # A stopped host is silent: the piece starts with the transport
    time.sleep(2)
    heard = record(screen, 4)
    peak = max(abs(s) for s in heard)
    print("peak", peak)
    assert 0.03 < peak <= 1.0, f"peak {peak}"
    playing = picture(screen, folder, "playing")
    assert differing(screen, typed, playing) > 5000, "the music is not shown"
    time.sleep(0.7)
    assert differing(screen, playing, picture(screen, folder, "later")) > 200, "nothing moves"


def main():
    tools.need("jalv.gtk3", "jackd", "Xvfb", "xdotool", "openbox", "import", "jack_rec")
    place = tools.Place(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else place.folder
    screen = Screen(place)
    try:
        typing_a_sentence_makes_music(screen, folder)
    finally:
        screen.leave()
    place.leave()


main()
