"""Pieces as the plugin plays them, from sentences.

By `estro`, read back from MIDI: swing is set to none, so that what a style swings stands
where it is written; all else is as a musician hears it.  Onsets lie beside the grid as
played: they are brought back to the nearest sixteenth or triplet.  Or by `compose_dump`,
which composes the same way but renders no sound, and so takes a sixth of the time; it reads
sentences without the encoder and does not tell programs.  Pieces are dictionaries as in
piece.py.
"""
import concurrent.futures
import hashlib
import os
import pathlib
import subprocess

import mido

from piece import PPQ, TICKS

ROLES = ("lead", "counter", "chords", "pad", "arp", "bass", "drums")
PLACES = (0, 3, 4, 6, 8, 9, 12)  # of a quarter in twelfths: sixteenths and triplets


def command(program, asked, path):
    if dumps(program):
        return [program, asked["prompt"], str(asked["seed"])]
    return [program, "--midi", path, "--seed", str(asked["seed"]), "--set", "swing=0", "--rate", "22050",
            "--block", "8192", "--worker", "sync", "--", asked["prompt"]]


def dumps(program):
    return pathlib.Path(program).name == "compose_dump"


def render(program, asked, folder):
    """The file of a request, made unless it is there already; None and a line if that fails."""
    name = hashlib.sha256(f"{asked['prompt']} {asked['seed']}".encode()).hexdigest()[:16]
    path = pathlib.Path(folder) / f"{name}.{'txt' if dumps(program) else 'mid'}"
    if not path.exists():
        own = {k: v for k, v in os.environ.items() if k != "LV2_PATH"}
        own.setdefault("ESTRO_MODELS", str(pathlib.Path(__file__).parent.parent / "models"))
        made = subprocess.run(command(program, asked, path), capture_output=True, text=True, env=own)
        if made.returncode:
            print(f"{asked['prompt']}: {made.stderr.strip()}")
            return None
        if dumps(program):
            path.write_text(made.stdout)
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


def read_dump(path):
    """(meter, tempo, bars, parts) of lines of text; the performer's lift is part of the velocity."""
    lines = [line.split() for line in path.read_text().splitlines()]
    parts = {}
    for start, length, part, pitch, velocity, _, lift in (map(int, x[1:]) for x in lines if x[0] == "note"):
        note = [start * TICKS // PPQ, max(1, round(length * TICKS / PPQ)), pitch, min(127, max(1, velocity + lift))]
        parts.setdefault(part, []).append(note)
    head = next(x for x in lines if x[0] == "piece")
    return (int(head[3]), int(head[4])), float(head[5]), int(head[6]), [
        {"role": ROLES[part], "program": None, "notes": sorted(notes)} for part, notes in sorted(parts.items())]


def read_midi(path):
    """The same of a MIDI file."""
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
    return meter, mido.tempo2bpm(head["set_tempo"].tempo), round(end * TICKS / PPQ / bar), parts


def read(path, asked):
    meter, tempo, bars, parts = read_dump(path) if path.suffix == ".txt" else read_midi(path)
    return {"corpus": "estro", "id": path.stem, "genres": [asked["style"]], "meter": meter, "tempo": tempo,
            "tonic": asked.get("key"), "mode": asked.get("mode"), "bars": bars, "chords": [], "parts": parts,
            "asked": asked}


def all_of(program, requests, folder, workers):
    """The pieces of all requests, in their order; those that could not be made are left out."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        paths = list(pool.map(lambda r: render(program, r, folder), requests))
    return [read(path, asked) for path, asked in zip(paths, requests) if path]
