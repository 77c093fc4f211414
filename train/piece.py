"""The note format that every corpus is brought to, and its file.

A piece is one JSON object on a line of a gzip file:

  corpus, id   where it comes from
  split        "train", "valid" or "test", by a hash of the id: 90, 5, 5 per cent
  genres       labels as the corpus gives them, lower case
  meter        [beats, unit]
  tempo        quarter notes per minute, 0 if not known
  tonic, mode  0..11 and a name of core/base/theory.c, or null if not known
  bars         whole bars from tick 0
  chords       [start, root 0..11, quality, bass 0..11], or [start, null] for none
  sections     [bar, kind, energy 0..1 or null], by bar; empty where the corpus tells none.
               Kinds are intro, verse, chorus, solo, ... as the corpus says; those of the
               grammars stand in grammar/form.py
  parts        each {role, program, notes}; role is a part's name in Estro or
               "piano" (both hands); a note is [start, length, pitch, velocity, push]

Times are ticks of 1/24 quarter, on the grid; push is what the player deviated
from it, in 1/960 quarter (0 where the timing is not a person's).
"""
import gzip
import hashlib
import json
from dataclasses import asdict, dataclass, field

TICKS = 24  # per quarter note: sixteenths, triplets and sixteenth triplets
PPQ = 960   # of push, as in Estro's scores

NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
ACCIDENTALS = {"#": 1, "b": -1, "♯": 1, "♭": -1, "-": -1, "x": 2}

# Chord words as the corpora write them, to the qualities of core/base/theory.c
QUALITIES = {
    "": "", "maj": "", "major": "", "M": "",
    "m": "m", "min": "m", "minor": "m", "-": "m",
    "7": "7", "dominant": "7", "dominant-seventh": "7", "7b9": "7", "7alt": "7",
    "7#9": "7", "7b5": "7", "7#5": "7", "7#11": "7", "13": "9", "11": "9",
    "dominant-13th": "9", "dominant-11th": "9", "augmented-seventh": "7", "+7": "7",
    "maj7": "maj7", "major-seventh": "maj7", "j7": "maj7", "M7": "maj7", "^7": "maj7",
    "m7": "m7", "min7": "m7", "minor-seventh": "m7", "-7": "m7", "min11": "m9", "m11": "m9",
    "dim": "dim", "diminished": "dim", "o": "dim",
    "dim7": "dim7", "diminished-seventh": "dim7", "o7": "dim7",
    "hdim7": "m7b5", "half-diminished": "m7b5", "m7b5": "m7b5", "-7b5": "m7b5",
    "min7b5": "m7b5", "aug": "aug", "augmented": "aug", "+": "aug", "sus2": "sus2",
    "suspended-second": "sus2", "sus4": "sus4", "sus": "sus4",
    "suspended-fourth": "sus4", "sus4(b7)": "7sus4", "7sus4": "7sus4", "7sus": "7sus4",
    "6": "6", "maj6": "6", "major-sixth": "6", "m6": "m6", "min6": "m6", "-6": "m6",
    "minor-sixth": "m6", "9": "9", "dominant-ninth": "9", "maj9": "maj9",
    "major-ninth": "maj9", "j79": "maj9", "m9": "m9", "min9": "m9", "minor-ninth": "m9",
    "-79": "m9", "5": "5", "power": "5", "minmaj7": "m(maj7)", "major-minor": "m(maj7)",
    "-j7": "m(maj7)", "add9": "add9", "maj(9)": "add9",
}

# The plain chords that block accompaniments spell, as semitones above the root
SHAPES = {"": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "m7": (0, 3, 7, 10),
          "maj7": (0, 4, 7, 11), "dim": (0, 3, 6), "aug": (0, 4, 8), "sus4": (0, 5, 7),
          "dim7": (0, 3, 6, 9), "m7b5": (0, 3, 6, 10), "6": (0, 4, 7, 9)}


def pitch_class(name):
    """"Bb" to 10; raises KeyError for what is no note's name."""
    value = NAMES[name[0].upper()]
    for sign in name[1:]:
        value += ACCIDENTALS[sign]
    return value % 12


def quality(word):
    """The nearest quality of ours; unknown additions fall back to what they begin with."""
    word = word.strip()
    while word and word not in QUALITIES:
        word = word[:-1]
    return QUALITIES[word]


@dataclass
class Part:
    role: str
    program: int = 0
    notes: list = field(default_factory=list)


@dataclass
class Piece:
    corpus: str
    id: str
    genres: list
    meter: tuple = (4, 4)
    tempo: float = 0.0
    tonic: int | None = None
    mode: str | None = None
    bars: int = 0
    chords: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    sections: list = field(default_factory=list)
    split: str = ""

    def bar_ticks(self):
        return TICKS * 4 * self.meter[0] // self.meter[1]

    def finish(self):
        """Sorts, counts the bars and says which split it is in."""
        end = 0
        for part in self.parts:
            part.notes.sort()
            end = max([end] + [n[0] + n[1] for n in part.notes])
        self.chords.sort(key=lambda c: c[0])
        self.bars = self.bars or -(-end // self.bar_ticks())
        digest = hashlib.sha256(f"{self.corpus}/{self.id}".encode()).digest()[0]
        self.split = "test" if digest < 13 else "valid" if digest < 26 else "train"
        return self


def write(path, pieces):
    """Writes pieces as they come; returns how many, their bars and their notes."""
    n, bars, notes = 0, 0, 0
    with gzip.open(path, "wt", compresslevel=6) as out:
        for piece in pieces:
            out.write(json.dumps(asdict(piece), separators=(",", ":")) + "\n")
            n, bars = n + 1, bars + piece.bars
            notes += sum(len(p.notes) for p in piece.parts)
    return n, bars, notes


def read(path):
    """Pieces as dictionaries, one after the other."""
    with gzip.open(path, "rt") as lines:
        for line in lines:
            yield json.loads(line)
