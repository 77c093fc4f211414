"""People playing: drummers, pianists and jazz soloists, with their timing."""
import bisect
import csv
import pathlib
import re

from corpora import midi
from corpora.bands import CHORD
from piece import TICKS, Part, Piece, pitch_class, quality

# Roland TD-11 notes to the General MIDI drum map
DRUMS = {36: 36, 38: 38, 37: 37, 40: 38, 43: 43, 58: 43, 45: 45, 47: 47, 48: 50, 50: 50,
         42: 42, 22: 42, 44: 44, 46: 46, 26: 46, 49: 49, 55: 49, 57: 57, 52: 52, 51: 51,
         59: 59, 53: 53}


def drummers(folder):
    base = pathlib.Path(folder, "groove-midi")
    with open(base / "info.csv", newline="") as lines:
        for row in csv.DictReader(lines):
            path = base / row["midi_filename"]
            if not path.exists():
                continue
            _, tracks = midi.tracks(path)
            beats, unit = (int(n) for n in row["time_signature"].split("-"))
            piece = Piece("groove-midi", row["id"], row["style"].split("/") + [row["beat_type"]],
                          (beats, unit), float(row["bpm"]))
            hits = [(s, n, DRUMS.get(p, p), v) for s, n, p, v, _ in tracks[0][2]]
            piece.parts = [midi.part("drums", 0, hits, played=True)]
            yield piece.finish()


def pianists(folder):
    base = pathlib.Path(folder, "piano-midi-de", "data")
    for path in sorted(base.rglob("*.mid")):
        file, tracks = midi.tracks(path)
        meters = {(m.numerator, m.denominator) for t in file.tracks for m in t
                  if m.type == "time_signature"}
        tempo, meter = midi.tempo_and_meter(file)
        piece = Piece("piano-midi-de", str(path.relative_to(base)), ["classical", path.parent.name],
                      meter, tempo)
        notes = [n for t in tracks for n in t[2]]
        piece.parts = [midi.part("piano", 0, notes, played=True)]
        if notes and len(meters) <= 1:
            yield piece.finish()


def jazz_chord(word):
    found = CHORD.match(word)
    return [pitch_class(found[1]), quality(found[2]), pitch_class(found[3] or found[1])] if found else [None]


def rows(path):
    with open(path, newline="") as lines:
        yield from csv.DictReader(lines)


def soloists(folder):
    """Weimar's solos over their beats: melody, walking bass and chords."""
    base = pathlib.Path(folder, "wjazzd")
    beats, notes = {}, {}
    for row in rows(base / "beats_chords_bass.csv"):
        beats.setdefault(row["melid"], []).append(row)
    for row in rows(base / "notes.csv"):
        notes.setdefault(row["melid"], []).append(row)
    for solo in rows(base / "solos.csv"):
        own = beats.get(solo["melid"], [])
        found = re.match(r"'?(\d+)/(\d+)", solo["signature"] or "")
        if not found or len(own) < 16:
            continue
        meter = (int(found[1]), int(found[2]))
        piece = Piece("wjazzd", solo["melid"], ["jazz", solo["style"].lower(), solo["rhythmfeel"].lower()],
                      meter, float(solo["avgtempo"] or 0))
        fill(piece, own, notes.get(solo["melid"], []))
        yield piece.finish()


def fill(piece, beats, notes):
    times = [float(b["onset"]) for b in beats]
    down = next(i for i, b in enumerate(beats) if b["beat"] == "1")

    def quarters(seconds):
        i = min(max(bisect.bisect_right(times, seconds) - 1, 0), len(times) - 2)
        return i + (seconds - times[i]) / (times[i + 1] - times[i]) - down

    lead = []
    for note in notes:
        start = float(note["onset"])
        at, gap = quarters(start), float(note["articulation_raw"] or 0.9)
        lead.append([at, gap, int(float(note["pitch"])), 90])
    for one, after in zip(lead, lead[1:] + [[lead[-1][0] + 1]] if lead else []):
        one[1] = max(0.05, min(4.0, (after[0] - one[0]) * min(1.0, one[1])))
    piece.parts.append(midi.part("lead", 65, [n for n in lead if n[0] >= 0], played=True))
    bass = [[(i - down) * TICKS, TICKS, int(float(b["bass"])), 90, 0] for i, b in enumerate(beats)
            if i >= down and b["bass"] not in ("", "0", "NA")]
    piece.parts.append(Part("bass", 32, bass))
    for i, beat in enumerate(beats):
        if beat["chord"] not in ("", "NA") and i >= down:
            piece.chords.append([(i - down) * TICKS, *jazz_chord(beat["chord"])])
