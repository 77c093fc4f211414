#!/usr/bin/env python3
"""Makes the pictures of the window that README shows, in jalv on a virtual screen.

usage: window_pictures.py BUNDLE FOLDER

FOLDER gets window.png, window-light.png and, at 200 %, window-200.png.
"""
import pathlib
import sys
import time

import tools
from window_screen import Screen, click, click_into, drag, key, open_window, roll, write

FIRST = "dusty lo-fi piano, brushed drums, rainy evening, 74 bpm, D minor"
SECOND = "bright funk in A minor, slap bass and clavinet, 110 bpm, no pad"
TABS = {"mixer": (212, 528), "takes": (283, 528)}  # In a window at 100 %


def set_up(place, scale, colours):
    config = pathlib.Path(place.env["XDG_CONFIG_HOME"]) / "estro"
    config.mkdir(parents=True, exist_ok=True)
    (config / "window").write_text(f"scale={scale}\ncolours={colours}\n")


def at(scale, place):
    return tuple(n * scale // 100 for n in place)


def compose(screen, window, scale, sentence):
    click_into(screen, window, *at(scale, tools.PROMPT_FIELD))
    key(screen, "ctrl+a")
    write(screen, sentence)
    key(screen, "Return")
    time.sleep(2)


def take(bundle, path, scale=100, colours="dark", tab=None, sentence=FIRST, wait=10):
    place = tools.Place(bundle)
    set_up(place, scale, colours)
    screen = Screen(place, "2400x1700x24")
    try:
        _, window = open_window(screen)
        compose(screen, window, scale, SECOND if sentence == FIRST else FIRST)
        compose(screen, window, scale, sentence)
        if tab:
            click(screen, window, *at(scale, TABS[tab]))
        else:
            drag(screen, window, at(scale, (140, 620)), at(scale, (165, 620)))
        screen.ask("xdotool", "mousemove", "2399", "1699")
        roll(screen)
        time.sleep(wait)
        screen.ask("import", "-window", window, str(path))
        assert path.exists(), "no picture"
        print(path)
    finally:
        screen.leave()
    place.leave()


def main():
    tools.need("jalv.gtk3", "jackd", "Xvfb", "xdotool", "openbox", "import")
    bundle, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    take(bundle, folder / "window.png", sentence=SECOND)
    take(bundle, folder / "window-light.png", colours="light", tab="mixer", sentence=FIRST,
         wait=17)
    take(bundle, folder / "window-200.png", scale=200, tab="takes", sentence=SECOND)


main()
