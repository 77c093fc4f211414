"""Whole arrangements in MIDI: renders of styles, game music, chorales."""
import json
import pathlib
import re
import statistics

from corpora import midi
from piece import Piece, pitch_class, quality

TRACK_ROLES = (("drum", "drums"), ("bass", "bass"), ("walk", "bass"), ("arpeggio", "arp"),
               ("scale", "arp"), ("plectrum", "chords"), ("chord", "chords"))
CHORD = re.compile(r"([A-G][#b]?)([^/]*)(?:/([A-G][#b]?))?")


def symbol(word):
    """"Bbm7/F" to (root, quality, bass)."""
    root, kind, bass = CHORD.match(word).groups()
    return pitch_class(root), quality(kind), pitch_class(bass or root)


def mma(folder):
    base = pathlib.Path(folder, "mma-renders")
    for entry in json.loads((base / "index.json").read_text()):
        file, tracks = midi.tracks(base / entry["file"])
        _, meter = midi.tempo_and_meter(file)
        piece = Piece("mma-renders", entry["file"], [entry["genre"], entry["style"], entry["variant"]],
                      meter, entry["tempo"])
        bar = piece.bar_ticks()
        piece.bars = len(entry["chords"])
        for number, words in enumerate(entry["chords"]):
            names = words.split()
            piece.chords += [[number * bar + i * bar // len(names), *symbol(w)]
                             for i, w in enumerate(names)]
        for name, programs, notes in tracks:
            role = next((r for word, r in TRACK_ROLES if name.lower().startswith(word)), None)
            if role and notes:
                program = next(iter(programs.values()), 0)
                if role == "chords" and statistics.median(n[1] for n in notes) >= 2:
                    role = "pad"
                piece.parts.append(midi.part(role, program, notes))
        yield piece.finish()


def role_of(channel, program, notes):
    """What a track of an arrangement does, from its instrument and its notes."""
    if channel == 9:
        return "drums"
    if 32 <= program <= 39:
        return "bass"
    starts = len({round(n[0] * 8) for n in notes})
    chordal = len(notes) / max(1, starts)
    if chordal > 1.7:
        return "pad" if statistics.median(n[1] for n in notes) >= 1.5 else "chords"
    if statistics.mean(n[2] for n in notes) < 47:
        return "bass"
    return "lead" if chordal < 1.25 else "chords"


def game(folder):
    base = pathlib.Path(folder, "game-and-indie-midi")
    for path in sorted(base.rglob("*.[mM][iI][dD]")):
        file, tracks = midi.tracks(path)
        tempo, meter = midi.tempo_and_meter(file)
        piece = Piece("game-and-indie", str(path.relative_to(base)),
                      [path.relative_to(base).parts[0], "game"], meter, tempo)
        for _, programs, notes in tracks:
            for channel in sorted({n[4] for n in notes}):
                own = [n for n in notes if n[4] == channel]
                program = programs.get(channel, 0)
                if len(own) >= 8:
                    piece.parts.append(midi.part(role_of(channel, program, own), program, own,
                                                 played=True))
        if piece.parts and sum(1 for m in file.tracks for x in m if x.type == "time_signature") <= 1:
            yield piece.finish()


def chorales(folder):
    for path in sorted(pathlib.Path(folder, "js-fakes").rglob("*.mid")):
        file, tracks = midi.tracks(path)
        voices = [t[2] for t in tracks if t[2]]
        if len(voices) == 4:
            piece = Piece("js-fakes", path.stem, ["classical", "chorale"])
            piece.parts = [midi.part(r, 19, v) for r, v in zip(("lead", "counter", "pad", "bass"), voices)]
            yield piece.finish()
