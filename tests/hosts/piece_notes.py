"""The notes of a piece in beats, as `estro --midi` or a host wrote them."""
import struct
import subprocess
import sys

import tools

sys.path.append(str(tools.HERE.parent / "host"))
from estro_files import read_track  # noqa: E402

NEAR = 2.5 / 960  # Beats: all files round to a tick


def read_notes(path):
    """All notes of a MIDI file as (begin, channel, pitch, velocity, end) in beats, and
    the program of each channel that has one."""
    data = path.read_bytes()
    _, _, _, _, per_beat = struct.unpack(">4sIHHH", data[:14])
    notes, programs, at = [], {}, 14
    while at < len(data):
        size = struct.unpack(">I", data[at + 4:at + 8])[0]
        sounding = {}
        for tick, event in read_track(data[at + 8:at + 8 + size]):
            kind, channel = event[0] & 0xF0, event[0] & 15
            if kind == 0x90 and event[2]:
                sounding.setdefault((channel, event[1]), []).append(
                    (tick / per_beat, event[2]))
            elif kind in (0x80, 0x90) and sounding.get((channel, event[1])):
                begin, velocity = sounding[channel, event[1]].pop(0)
                notes.append((begin, channel, event[1], velocity, tick / per_beat))
            elif kind == 0xC0:
                programs[channel] = event[1]
        assert not any(sounding.values()), f"no end: {sounding}"
        at += 8 + size
    return sorted(notes), programs


def piece_of(place, estro, preset):
    """All notes and programs of the piece that a preset makes."""
    out = place.folder / "piece.mid"
    subprocess.run([estro, "--preset", preset, "--midi", str(out)], env=place.env,
                   check=True, stdout=subprocess.DEVNULL)
    return read_notes(out)


def alike(one, other, apart):
    """Whether two notes are one, begun no further apart than so many beats."""
    return abs(one[0] - other[0]) <= apart and one[1:4] == other[1:4]
