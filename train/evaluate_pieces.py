"""Pieces as the plugin plays them: rendered from sentences by `estro`, read back from MIDI.

Swing is set to none, so that what a style swings stands where it is written; all else is
as a musician hears it.  Onsets lie beside the grid as played: they are brought back to the
nearest sixteenth or triplet.  Pieces are dictionaries as in piece.py.
"""
import concurrent.futures
import hashlib
import os
import pathlib
import subprocess

import mido

import steps
from piece import PPQ, TICKS

ROLES = ("lead", "counter", "chords", "pad", "arp", "bass", "drums")
PLACES = (0, 3, 4, 6, 8, 9, 12)  # of a quarter in twelfths: sixteenths and triplets


def render(estro, asked, folder):
    """The MIDI file of a request, made unless it is there already; None and a line if that fails."""
    name = hashlib.sha256(f"{asked['prompt']} {asked['seed']}".encode()).hexdigest()[:16]
    path = pathlib.Path(folder) / f"{name}.mid"
    if not path.exists():
        made = subprocess.run(
            [estro, "--midi", path, "--seed", str(asked["seed"]), "--set", "swing=0", "--rate", "22050",
             "--block", "8192", "--worker", "sync", "--", asked["prompt"]],
            capture_output=True, text=True, env={k: v for k, v in os.environ.items() if k != "LV2_PATH"})
        if made.returncode:
            print(f"{asked['prompt']}: {made.stderr.strip()}")
            return None
    return path


def straight(ticks):
    """Twelfths of a quarter: the nearest place that music is written at."""
    beat, rest = divmod(max(0, ticks) * 12 / PPQ, 12)
    return int(beat) * 12 + min(PLACES, key=lambda x: abs(x - rest))


def notes_of(track):
    """[start, length, pitch, velocity] in 1/24 quarter, and what the track says of itself."""
    now, open_at, notes, found = 0, {}, [], {"program": 0}
    for message in track:
        now += message.time
        if message.type == "track_name":
            found["name"] = message.name
        elif message.type == "program_change":
            found["program"] = message.program
        elif message.type == "note_on" and message.velocity:
            open_at.setdefault(message.note, []).append((now, message.velocity))
        elif message.type in ("note_on", "note_off") and open_at.get(message.note):
            begin, velocity = open_at[message.note].pop(0)
            length = max(1, round((now - begin) * TICKS / PPQ))
            notes.append([straight(begin) * TICKS // 12, length, message.note, velocity])
    return sorted(notes), found, now


def read(path, asked):
    """A piece with what the file says of it: meter, tempo, bars, key as signed."""
    song = mido.MidiFile(path)
    head = {m.type: m for m in song.tracks[0]}
    meter = (head["time_signature"].numerator, head["time_signature"].denominator)
    bar = TICKS * 4 * meter[0] // meter[1]
    parts, end = [], sum(m.time for m in song.tracks[0])
    for track in song.tracks[1:]:
        notes, said, until = notes_of(track)
        end = max(end, until)
        if notes:
            parts.append({"role": said["name"].split(":")[0], "program": said["program"], "notes": notes})
    return {"corpus": "estro", "id": path.stem, "genres": [asked["style"]], "meter": meter,
            "tempo": mido.tempo2bpm(head["set_tempo"].tempo), "tonic": asked.get("key"), "mode": asked.get("mode"),
            "bars": round(end * TICKS / PPQ / bar), "chords": [], "parts": parts, "asked": asked}


def all_of(estro, requests, folder, workers):
    """The pieces of all requests, in their order; those that could not be made are left out."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        paths = list(pool.map(lambda r: render(estro, r, folder), requests))
    return [read(path, asked) for path, asked in zip(paths, requests) if path]


def style_index(one):
    return steps.STYLES.index(one["asked"]["style"])
