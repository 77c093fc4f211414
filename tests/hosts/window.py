#!/usr/bin/env python3
"""Estro's window in jalv: umlauts, paste, a slider, chips, a file dragged out.

usage: window.py BUNDLE DROP_TARGET [PICTURES]

PICTURES is a folder that keeps the screenshots.
"""
import math
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse

import tools
from window_screen import (Screen, click, click_into, drag, key, open_window, picture,
                           record, roll, write)

FIRST = "gem\u00fctlicher Walzer, "
PASTED = "kein Schlagzeug, 90 bpm"


def a_sentence_is_typed_and_pasted(screen, window, folder):
    screen.ask("setxkbmap", "de")  # Else xdotool lends itself a key for each umlaut
    click_into(screen, window, *tools.PROMPT_FIELD)
    write(screen, FIRST)
    paste = subprocess.Popen(["xclip", "-selection", "clipboard", "-i"], text=True,
                             env=screen.place.env, stdin=subprocess.PIPE)
    paste.communicate(PASTED, timeout=20)
    key(screen, "ctrl+v")
    time.sleep(0.5)
    picture(screen, folder, "written")
    key(screen, "ctrl+a", "ctrl+c")
    written = screen.ask("xclip", "-selection", "clipboard", "-o")
    print("written:", written)
    assert written == FIRST + PASTED, written
    key(screen, "End", "Return")
    time.sleep(2)


def a_bar_is_heard_while_the_host_stands(screen, window, folder):
    click(screen, window, 500, 330)
    time.sleep(1)
    heard = max(abs(s) for s in record(screen, 2))
    picture(screen, folder, "listening")
    click(screen, window, 1023, 493)  # Stop, beside the place in the piece
    time.sleep(1.5)
    silent = max(abs(s) for s in record(screen, 1))
    print(f"listening {heard:.4f}, then {silent:.4f}")
    assert heard > 0.02 > 50 * silent, (heard, silent)


def loudness(screen):
    samples = record(screen, 4)
    return math.sqrt(sum(s * s for s in samples) / len(samples))


def a_slider_is_heard(screen, window, folder):
    """The large one on the left, from a whisper to full force."""
    drag(screen, window, (140, 620), (255, 620))
    picture(screen, folder, "moved")
    loud = loudness(screen)
    drag(screen, window, (236, 620), (20, 620))
    soft = loudness(screen)
    print(f"full force {loud:.4f}, whisper {soft:.4f}")
    assert loud > 1.7 * soft > 0, (loud, soft)


def a_file_is_dropped(screen, window, target, folder):
    taker = screen.start(target, "1240", "10", log="dropped")
    time.sleep(0.5)
    x, y = (int(n) for n in re.findall(r"Absolute upper-left [XY]: +(\d+)", screen.ask(
        "xwininfo", "-id", window)))
    drag(screen, window, (900, 528), (1300 - x, 80 - y))
    picture(screen, folder, "dropped")
    log = screen.place.folder / "dropped"
    uri = screen.wait(lambda: re.search(r"dropped file://(\S+)", log.read_text()),
                      "nothing was dropped")
    path = pathlib.Path(urllib.parse.unquote(uri.group(1)))
    head = path.read_bytes()[:14]
    print(path.name, head)
    assert head[:4] == b"MThd" and path.suffix == ".mid"
    assert taker.poll() is None


def main():
    tools.need("jalv.gtk3", "jackd", "Xvfb", "xdotool", "openbox", "import", "setxkbmap",
               "xclip", "xwininfo")
    place = tools.Place(sys.argv[1])
    folder = sys.argv[3] if len(sys.argv) > 3 else place.folder
    screen = Screen(place)
    try:
        _, window = open_window(screen)
        a_sentence_is_typed_and_pasted(screen, window, folder)
        a_bar_is_heard_while_the_host_stands(screen, window, folder)
        roll(screen)
        time.sleep(1)
        a_slider_is_heard(screen, window, folder)
        a_file_is_dropped(screen, window, sys.argv[2], folder)
    finally:
        screen.leave()
    place.leave()


main()
