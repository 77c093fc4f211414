#!/usr/bin/env python3
"""jalv without a window: presets of the bundle, and sessions of every version.

usage: jalv_state.py BUNDLE STATES

STATES is a folder of saved states; those whose names end in -empty are silent.
"""
import pathlib
import subprocess
import sys
import time

import tools
from window_screen import Screen, record, roll


def opened(screen, *words):
    """jalv with `words`; returns its process once its ports are there."""
    one = screen.start("jalv", "-n", "estro", *words, "urn:estro:estro",
                       stdin=subprocess.PIPE)
    screen.wait(lambda: "estro:out_l" in screen.ask("jack_lsp"), "no ports")
    return one


def close(screen, one):
    one.stdin.close()  # The end of its input is its end
    one.terminate()
    one.wait(10)
    screen.running.remove(one)
    screen.wait(lambda: "estro:" not in screen.ask("jack_lsp"), "it stays")


def peak_of(screen, *words, says=""):
    """What it plays in the first seconds after the transport starts."""
    one = opened(screen, *words)
    try:
        one.stdin.write(says.encode())
        one.stdin.flush()
        time.sleep(1)
        roll(screen)
        time.sleep(1)
        assert one.poll() is None, "jalv ended"
        return max(abs(s) for s in record(screen, 3))
    finally:
        close(screen, one)


def presets_play(screen):
    for preset in ("jazz-waltz", "warehouse"):
        peak = peak_of(screen, says=f"presets\npreset urn:estro:preset:{preset}\n")
        print(preset, peak)
        assert 0.03 < peak <= 1.0, f"{preset}: {peak}"


def sessions_of_every_version_play(screen, states):
    folders = sorted(f for f in states.iterdir() if f.name.endswith(("waltz", "takes")))
    assert {f.name[0] for f in folders} >= {"1", "2"}, folders
    for folder in folders:
        peak = peak_of(screen, "-l", str(folder))
        print(folder.name, peak)
        assert 0.03 < peak <= 1.0, f"{folder.name}: {peak}"
    silent = peak_of(screen, "-l", str(states / "1-empty"))
    assert silent < 1e-4, f"an empty session plays: {silent}"


def main():
    tools.need("jalv", "jackd", "Xvfb", "openbox", "jack_rec")
    place = tools.Place(sys.argv[1])
    screen = Screen(place)
    try:
        presets_play(screen)
        sessions_of_every_version_play(screen, pathlib.Path(sys.argv[2]))
    finally:
        screen.leave()
    place.leave()


main()
