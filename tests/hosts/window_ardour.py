#!/usr/bin/env python3
"""Estro's window in Ardour's: keys, focus, a port, a session, files dragged out.

usage: window_ardour.py BUNDLE DROP_TARGET TAP [PICTURES]
"""
import pathlib
import re
import sys
import time
import urllib.parse

import tools
from ardour_tools import lua
from tapped import tapped
from window_screen import Screen, click_into, drag, find_window, key, picture, write

SENTENCE = "slow waltz in d, cello and harp"  # With letters and spaces that Ardour wants

CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<Ardour><Config><Option name="try-autostart-engine" value="1"/>
<Option name="hide-dummy-backend" value="0"/></Config><Extra>
<AudioMIDISetup><EngineStates><State backend="None (Dummy)" driver="Normal Speed"
 device="Silence" input-device="" output-device="" sample-rate="48000"
 buffer-size="1024" n-periods="0"
 input-latency="0" output-latency="0" input-channels="0" output-channels="0" active="1"
 use-buffered-io="0" midi-option="1 in, 1 out, Silence" lru="1700000000"><MIDIDevices/>
</State></EngineStates></AudioMIDISetup></Extra></Ardour>
"""


def make_session(place, dynamics):
    """A session with one track that plays Estro, and its window open."""
    session = place.folder / "window"
    lua(place, "ardour_make.lua", session, ESTRO_WAIT="2")
    file = session / "estro.ardour"
    text = file.read_text()
    plugin = re.search(r'<Processor id="(\d+)"[^>]*type="lv2"', text)
    route = [m.group(1) for m in re.finditer(r'<Route [^>]*?\bid="(\d+)"', text)
             if m.start() < plugin.start()][-1]
    shown = (f'<UI><Window name="P-{route}-{plugin.group(1)}" visible="1" x-off="40" '
             f'y-off="40" x-size="-1" y-size="-1"/></UI>')
    if "<Extra>" in text:
        text = text.replace("<Extra>", "<Extra>" + shown, 1)
    elif "<Extra/>" in text:
        text = text.replace("<Extra/>", f"<Extra>{shown}</Extra>", 1)
    else:
        text = text.replace("</Session>", f"<Extra>{shown}</Extra></Session>")
    lane = rf'(automation-id="parameter-{dynamics}"[^>]*state=)"Off"'
    text, n_lanes = re.subn(lane, r'\1"Touch"', text)
    assert n_lanes == 1, "no lane to record to"
    file.write_text(text)
    home = pathlib.Path(place.env["XDG_CONFIG_HOME"]) / "ardour7"
    home.mkdir(parents=True, exist_ok=True)
    (home / ".a7").touch()
    (home / "config").write_text(CONFIG)
    return session


def rolling(log):
    """Whether Ardour's transport has run, as the plugin was told."""
    blocks = tapped(log)
    assert blocks, "Ardour's engine stands"
    return any(b["place"] and b["place"][1] for b in blocks)


def dynamics_in(session, port):
    text = (session / "estro.ardour").read_text()
    found = re.search(rf'<Controllable name="[^"]*"[^>]*parameter="{port}"[^>]*'
                      rf'value="([^"]+)"', text)
    found = found or re.search(rf'<Port symbol="dynamics" value="([^"]+)"', text)
    assert found, "no control value in the session"
    return float(found.group(1))


def saved_state(session):
    folders = sorted((session / "plugins").glob("*/state*"),
                     key=lambda f: int(re.search(r"\d+$", f.name).group()))
    assert folders, "no state was saved"
    return "\n".join(f.read_text(errors="replace")
                     for f in sorted(folders[-1].rglob("*")) if f.is_file())


def drop(screen, window, target, folder):
    screen.start(target, "1240", "840", log="dropped")
    time.sleep(0.5)
    x, y = (int(n) for n in re.findall(r"Absolute upper-left [XY]: +(-?\d+)", screen.ask(
        "xwininfo", "-id", window)))
    log = screen.place.folder / "dropped"
    uri = None
    for _ in range(8):  # Nothing can be dragged until the piece is composed
        drag(screen, window, (900, 528), (1300 - x, 900 - y))
        time.sleep(1)
        uri = re.search(r"dropped file://(\S+)", log.read_text())
        if uri:
            break
    picture(screen, folder, "ardour-dropped")
    assert uri, "nothing was dropped"
    head = pathlib.Path(urllib.parse.unquote(uri.group(1))).read_bytes()[:4]
    print("dropped", uri.group(1), head)
    assert head == b"MThd"


def drop_into_ardour(screen, window, folder):
    """Beside the plugin's window the tracks of the editor are in sight."""
    x, y = (int(n) for n in re.findall(r"Absolute upper-left [XY]: +(-?\d+)", screen.ask(
        "xwininfo", "-id", window)))
    drag(screen, window, (900, 528), (1250 - x, 512 - y))
    time.sleep(4)
    picture(screen, folder, "ardour-imported")


def save(screen, main_window):
    screen.ask("xdotool", "windowactivate", "--sync", main_window)
    key(screen, "ctrl+s")
    time.sleep(1)


def is_saved(screen, session, main_window):
    """The sentence in the plugin's state, and the files that were dropped."""
    def taken():
        return re.findall(r'<Source name="(slow waltz[^"]*)"',
                          (session / "estro.ardour").read_text())

    screen.wait(lambda: save(screen, main_window) or SENTENCE in saved_state(session),
                "the sentence is not in the saved state", 60)
    screen.wait(lambda: save(screen, main_window) or len(taken()) >= 2,
                "Ardour took no file", 60)
    print("Ardour took", taken())


def a_gesture_is_recorded(screen, session, main_window, window, port):
    """The lane stands on Touch: while the song rolls, a slider is moved and let go."""
    def points():
        lane = re.search(rf'automation-id="parameter-{port}"[^>]*>\s*<events>([^<]*)',
                         (session / "estro.ardour").read_text())
        return [float(line.split()[1]) for line in lane.group(1).splitlines() if line] \
            if lane else []

    screen.ask("xdotool", "windowactivate", "--sync", main_window)
    key(screen, "space")
    time.sleep(1)
    drag(screen, window, (255, 620), (20, 620))
    screen.ask("xdotool", "windowactivate", "--sync", main_window)
    key(screen, "space")
    found = screen.wait(lambda: save(screen, main_window) or len(points()) > 4 and points(),
                        "nothing was recorded", 60)
    print("recorded", len(found), "points from", max(found), "to", min(found))
    assert min(found) < 0.2 < 0.8 < max(found), found


def check_window(place, bundle, target, tap, folder):
    ports = tools.ports_of(bundle)
    session = make_session(place, ports["dynamics"])
    log = place.tap(tap)
    screen = Screen(place, has_sound=False)
    try:
        screen.start("ardour", "-n", "-a", str(session / "estro.ardour"))
        screen.wait(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name",
                                       "estro - Ardour"), "no Ardour", 90)
        top, window = find_window(screen, "estro:.*Estro|Estro.*by|inst", 60)
        picture(screen, folder, "ardour-before")
        click_into(screen, window, *tools.PROMPT_FIELD)
        write(screen, SENTENCE)
        picture(screen, folder, "ardour-written")
        assert not rolling(log), "a space started the transport"
        key(screen, "Return")
        time.sleep(3)
        drag(screen, window, (140, 620), (255, 620))
        drop(screen, window, target, folder)
        drop_into_ardour(screen, window, folder)
        main_window = screen.ask("xdotool", "search", "--name", "estro - Ardour").split()[0]
        is_saved(screen, session, main_window)
        value = dynamics_in(session, ports["dynamics"])
        print("dynamics", value)
        assert value > 0.9, value
        a_gesture_is_recorded(screen, session, main_window, window, ports["dynamics"])
    finally:
        screen.leave()


def main():
    tools.need("ardour", "ardour7-lua", "Xvfb", "xdotool", "openbox", "import")
    place = tools.Place(sys.argv[1])
    check_window(place, *sys.argv[1:4], sys.argv[4] if len(sys.argv) > 4 else place.folder)
    place.leave()


main()
