"""Reads the files that `estro` writes, checking every size on the way."""

import pathlib
import struct


def read_wav(path):
    """Rate, channels, bits, format and the samples of a WAV, all sizes checked."""
    data = pathlib.Path(path).read_bytes()
    riff, size, wave = struct.unpack("<4sI4s", data[:12])
    assert (riff, wave, size + 8) == (b"RIFF", b"WAVE", len(data))
    chunks, at = {}, 12
    while at < len(data):
        name, n = struct.unpack("<4sI", data[at : at + 8])
        chunks[name] = data[at + 8 : at + 8 + n]
        at += 8 + n
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", chunks[b"fmt "][:16])
    samples = struct.unpack("<%df" % (len(chunks[b"data"]) // 4), chunks[b"data"])
    return kind, channels, rate, bits, samples


def read_track(data):
    """Events of a track as (tick, bytes); meta events begin with 0xFF."""
    events, at, tick = [], 0, 0
    while at < len(data):
        delta = 0
        while True:
            byte = data[at]
            at += 1
            delta = delta << 7 | byte & 0x7F
            if byte < 0x80:
                break
        tick += delta
        if data[at] == 0xFF:
            n = 3 + data[at + 2]
        else:
            n = 2 if data[at] & 0xF0 in (0xC0, 0xD0) else 3
        events.append((tick, data[at : at + n]))
        at += n
    assert events[-1][1] == b"\xff\x2f\x00"
    return events


def read_midi(path):
    data = pathlib.Path(path).read_bytes()
    head, n, kind, n_tracks, ppq = struct.unpack(">4sIHHH", data[:14])
    assert (head, n, kind, ppq) == (b"MThd", 6, 1, 960)
    tracks, at = [], 14
    while at < len(data):
        name, n = struct.unpack(">4sI", data[at : at + 8])
        assert name == b"MTrk"
        tracks.append(read_track(data[at + 8 : at + 8 + n]))
        at += 8 + n
    assert len(tracks) == n_tracks
    return tracks


def notes(track):
    """(begin, end, pitch) of each note; fails where ends and beginnings do not match."""
    sounding, done = {}, []
    for tick, event in track:
        kind, pitch = event[0] & 0xF0, event[1]
        if kind == 0x90 and event[2]:
            sounding.setdefault(pitch, []).append(tick)
        elif kind in (0x80, 0x90):
            done.append((sounding[pitch].pop(0), tick, pitch))
    assert not any(sounding.values())
    return done


class Piece:
    """A MIDI file by its tracks' names."""

    def __init__(self, path):
        tracks = read_midi(path)
        meta = {event[1]: event[3:] for _, event in tracks[0] if event[0] == 0xFF}
        self.end = tracks[0][-1][0]
        self.bpm = 6e7 / int.from_bytes(meta[0x51], "big")
        self.meter = meta[0x58][0], 2 ** meta[0x58][1]
        self.key = int.from_bytes(meta[0x59][:1], "big", signed=True), meta[0x59][1]
        self.parts = {}
        for track in tracks[1:]:
            role, instrument = track[0][1][3:].decode().split(": ")
            self.parts[role] = instrument, track
