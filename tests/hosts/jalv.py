#!/usr/bin/env python3
"""Estro's window in jalv on a virtual screen: type a sentence, hear and see it.

usage: jalv.py BUNDLE [PICTURES]

PICTURES is a folder that keeps the screenshots.
"""
import os
import pathlib
import signal
import subprocess
import sys
import time

import tools

SENTENCE = "bright funk, slap bass and clavinet, 110 bpm, no pad"


class Screen:
    """A virtual screen and a sound server that nobody hears."""

    def __init__(self, place):
        self.place, self.running = place, []
        number = place.folder / "display"
        with open(number, "w") as out:
            self.start("Xvfb", "-displayfd", str(out.fileno()), "-screen", "0",
                       "1400x1000x24", "-nolisten", "tcp", keep=(out.fileno(),))
            self.wait(lambda: number.read_text().strip(), "no screen")
        place.env["DISPLAY"] = ":" + number.read_text().strip()
        place.env.pop("QT_QPA_PLATFORM", None)
        place.env.update(JACK_DEFAULT_SERVER=f"estro{os.getpid()}",
                         JACK_NO_AUDIO_RESERVATION="1", JACK_NO_START_SERVER="1")
        self.start("openbox")
        self.start("jackd", "-n", place.env["JACK_DEFAULT_SERVER"], "-r", "-d", "dummy",
                   "-r", "48000", "-p", "1024")
        self.wait(lambda: self.ask("jack_lsp"), "no sound server")

    def start(self, *words, keep=(), stdin=subprocess.DEVNULL, log="log"):
        with open(self.place.folder / log, "a") as out:
            one = subprocess.Popen(words, env=self.place.env, stdin=stdin, stdout=out,
                                   stderr=out, pass_fds=keep, start_new_session=True)
        self.running.append(one)
        return one

    def ask(self, *words, seconds=20):
        try:
            done = subprocess.run(words, env=self.place.env, text=True, timeout=seconds,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    def wait(self, ready, otherwise, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            result = ready()
            if result:
                return result
            time.sleep(0.2)
        log = (self.place.folder / "log").read_text(errors="replace")
        sys.exit(f"{otherwise}\n{log[-3000:]}")

    def leave(self):
        for one in reversed(self.running):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
                try:
                    one.wait(3)
                except subprocess.TimeoutExpired:
                    os.killpg(one.pid, signal.SIGKILL)


def open_window(screen):
    """jalv with the plugin; returns the plugin's own window, the largest within."""
    screen.start("jalv.gtk3", "-n", "estro", "urn:estro:estro", stdin=subprocess.PIPE)
    top = screen.wait(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name",
                                         "Estro"), "no window").split()[-1]
    time.sleep(1)
    best, window = 0, top
    for line in screen.ask("xwininfo", "-tree", "-id", top).splitlines():
        words = line.split()
        if words and words[0].startswith("0x"):
            size = next((w for w in words if "x" in w and "+" in w and w[0].isdigit()), "")
            if size:
                width, height = (int(n) for n in size.split("+")[0].split("x"))
                if width > 300 and height > 200 and width * height >= best:
                    best, window = width * height, words[0]
    screen.ask("xdotool", "windowactivate", "--sync", top)
    return top, window


def picture(screen, folder, name):
    path = pathlib.Path(folder) / (name + ".png")
    screen.ask("import", "-window", "root", str(path))
    assert path.exists(), "no screenshot"
    return path


def differing(screen, one, other):
    """How many pixels differ between two pictures."""
    done = subprocess.run(["compare", "-metric", "AE", str(one), str(other), "null:"],
                          env=screen.place.env, text=True, stderr=subprocess.PIPE)
    return float(done.stderr.split()[0])


def record(screen, seconds):
    """What jalv plays, as samples."""
    path = screen.place.folder / "heard.wav"
    ports = [p for p in screen.ask("jack_lsp").splitlines()
             if p.startswith("estro:") and ("out_l" in p or "out_r" in p)]
    assert len(ports) == 2, ports
    screen.ask("jack_rec", "-f", str(path), "-d", str(seconds), "-b", "32", *ports,
               seconds=seconds + 20)
    return tools.read_wav(path)[2]


def typing_a_sentence_makes_music(screen, folder):
    top, window = open_window(screen)
    before = picture(screen, folder, "before")
    x, y = tools.PROMPT_FIELD
    screen.ask("xdotool", "mousemove", "--window", window, str(x), str(y), "click", "1")
    time.sleep(0.5)
    screen.ask("xdotool", "type", "--delay", "30", "--", SENTENCE)
    time.sleep(0.5)
    typed = picture(screen, folder, "typed")
    assert differing(screen, before, typed) > 500, "typing shows nothing"
    silent = record(screen, 1)
    assert max(abs(s) for s in silent) < 1e-4, "it plays before it is asked to"
    screen.ask("xdotool", "key", "Return")
    time.sleep(2)
    # A stopped host is silent: the transport starts, and with it the piece
    transport = subprocess.run(["jack_transport"], input="locate 0\nplay\nquit\n", text=True,
                               env=screen.place.env, stdout=subprocess.DEVNULL, timeout=20)
    assert transport.returncode == 0
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
