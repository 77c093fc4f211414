"""Folk tunes in ABC notation, and Nottingham's dance tunes with chords as MIDI."""
import pathlib
import re
from fractions import Fraction

from corpora import midi
from piece import NAMES, TICKS, Part, Piece

MODES = {"": "major", "maj": "major", "ion": "major", "m": "minor", "min": "minor",
         "aeo": "minor", "dor": "dorian", "phr": "phrygian", "lyd": "lydian",
         "mix": "mixolydian", "loc": "locrian"}
# Sharps of the major key on the same letters, and how far a mode's lies from it
ABOVE = {"major": 0, "minor": 3, "dorian": 10, "phrygian": 8, "lydian": 7, "mixolydian": 5,
         "locrian": 1}
SHARPS_OF = {0: 0, 7: 1, 2: 2, 9: 3, 4: 4, 11: 5, 6: 6, 1: -5, 8: -4, 3: -3, 10: -2, 5: -1}
ORDER = "FCGDAEB"

KINDS = {"ashover": "dance", "hpps": "hornpipe", "jigs": "jig", "morris": "morris",
         "playford": "playford", "reels": "reel", "slip": "slip jig", "waltzes": "waltz",
         "xmas": "carol"}
NOTE = re.compile(r"(\^\^|\^|__|_|=)?([A-Ga-g])([,']*)(\d*)(/*)(\d*)")
REST = re.compile(r"[zx](\d*)(/*)(\d*)")
BROKEN = re.compile(r"(>+|<+)")
TUPLET = re.compile(r"\((\d)(?::(\d)?)?(?::(\d)?)?")
SKIP = re.compile(r'"[^"]*"|![^!]*!|\{[^}]*\}|\[[A-Z]:[^\]]*\]|%.*$', re.M)


def key(text):
    """(tonic, mode, {letter: semitones}) of a K: field; None if it is no key."""
    found = re.match(r"\s*([A-G])([#b]?)\s*([A-Za-z]*)", text)
    if not found:
        return None
    mode = MODES.get(found.group(3).lower()[:3], MODES.get(found.group(3)[:1], None))
    if mode is None:
        mode = "major"
    tonic = (NAMES[found.group(1)] + {"#": 1, "b": -1, "": 0}[found.group(2)]) % 12
    sharps = SHARPS_OF[(tonic + ABOVE[mode]) % 12]
    letters = {c: 1 for c in ORDER[:sharps]} if sharps > 0 else {c: -1 for c in ORDER[sharps:]} if sharps else {}
    return tonic, mode, letters


def length_of(number, slashes, divisor, unit):
    value = unit * int(number or 1)
    return value / (int(divisor) if divisor else 2 ** len(slashes)) if slashes else value


class Tune:
    """Reads the body of one tune; repeats are played once."""

    def __init__(self, body, letters, unit):
        self.letters, self.unit, self.at = letters, unit, Fraction(0)
        self.notes, self.bars, self.accidentals = [], [Fraction(0)], {}
        self.tuplet, self.factor, self.stretch = 0, Fraction(1), Fraction(1)
        body = SKIP.sub("", body)
        while body:
            body = body[self.token(body):]

    def token(self, text):
        for pattern, action in ((NOTE, self.note), (REST, self.rest), (BROKEN, self.broken),
                                (TUPLET, self.begin_tuplet)):
            found = pattern.match(text)
            if found:
                action(found)
                return found.end()
        bar = re.match(r"[|:\]\[]*\|[|:\]\[\d]*|::", text)
        if bar:
            self.accidentals = {}
            if self.at > self.bars[-1]:
                self.bars.append(self.at)
            return bar.end()
        return 1

    def step(self, length):
        if self.tuplet:
            length, self.tuplet = length * self.factor, self.tuplet - 1
        length, self.stretch = length * self.stretch, Fraction(1)
        self.at += length
        return length

    def note(self, found):
        sign, letter, octave, number, slashes, divisor = found.groups()
        place = letter + octave
        if sign:
            self.accidentals[place] = {"^": 1, "^^": 2, "_": -1, "__": -2, "=": 0}[sign]
        alter = self.accidentals.get(place, self.letters.get(letter.upper(), 0))
        pitch = (60 + NAMES[letter.upper()] + 12 * letter.islower() + alter
                 + 12 * (octave.count("'") - octave.count(",")))
        start = self.at
        self.notes.append([start, self.step(length_of(number, slashes, divisor, self.unit)), pitch])

    def rest(self, found):
        self.step(length_of(*found.groups(), self.unit))

    def broken(self, found):
        """A>B: the first note gains what the second loses."""
        if not self.notes:
            return
        lost = Fraction(1, 2 ** len(found.group(1)))
        first = 2 - lost if found.group(1)[0] == ">" else lost
        change = self.notes[-1][1] * (first - 1)
        self.notes[-1][1] += change
        self.at += change
        self.stretch = 2 - first

    def begin_tuplet(self, found):
        count = int(found.group(1))
        time = int(found.group(2) or {2: 3, 3: 2, 4: 3, 6: 2, 8: 3}.get(count, 2))
        self.tuplet, self.factor = int(found.group(3) or count), Fraction(time, count)


def meter_of(text):
    text = text.strip()
    if text.startswith("C"):
        return (2, 2) if text.startswith("C|") else (4, 4)
    found = re.match(r"(\d+)/(\d+)", text)
    return (int(found.group(1)), int(found.group(2))) if found else None


def tune(header, body, name):
    meter = meter_of(header.get("M", "4/4"))
    found = key(header.get("K", ""))
    if not meter or not found or "V:" in body:
        return None
    unit = Fraction(header.get("L", "1/8").strip()) * 4
    read = Tune(body, found[2], unit)
    piece = Piece("folk-abc-pd", name, ["folk"] + [w.strip().lower() for w in
                  header.get("R", "").split(",") if w.strip()], meter)
    piece.tonic, piece.mode = found[0], found[1]
    bar = Fraction(4 * meter[0], meter[1])
    upbeat = read.bars[1] if len(read.bars) > 1 and read.bars[1] < bar else 0
    shift = bar - upbeat if upbeat else 0
    piece.parts = [Part("lead", 73, [[round((s + shift) * TICKS), max(1, round(n * TICKS)), p, 80, 0]
                                     for s, n, p in read.notes])]
    return piece.finish() if len(read.notes) > 15 else None


def abc(folder):
    for file in sorted(pathlib.Path(folder, "folk-abc-pd").rglob("*.abc")):
        for block in re.split(r"\n(?=X:)", file.read_text(errors="replace")):
            header, body = {}, []
            for line in block.splitlines():
                field = re.match(r"([A-Za-z]):(.*)", line)
                if field and (field.group(1) != "w"):
                    header.setdefault(field.group(1), field.group(2))
                elif not line.startswith("%"):
                    body.append(line)
            found = tune(header, "\n".join(body), f"{file.stem}/{header.get('X', '?').strip()}")
            if found:
                yield found


def nottingham(folder):
    for file in sorted(pathlib.Path(folder, "nottingham", "MIDI").glob("*.mid")):
        source, tracks = midi.tracks(file)
        tempo, meter = midi.tempo_and_meter(source)
        kind = next((k for k in KINDS if file.stem.startswith(k)), "dance")
        piece = Piece("nottingham", file.stem, ["folk", KINDS.get(kind, kind)], meter, tempo)
        full = [t[2] for t in tracks if t[2]]
        piece.parts = [midi.part("lead", 73, full[0])]
        for block in full[1:2]:
            piece.parts.append(midi.part("chords", 0, block))
            piece.chords = midi.named_blocks(piece.parts[-1].notes)
        sign = midi.first_meta(source, "key_signature")
        if sign:
            minor = sign.key.endswith("m")
            piece.mode = "minor" if minor else "major"
            piece.tonic = (NAMES[sign.key[0]] + {"#": 1, "b": -1}.get(sign.key[1:2], 0)) % 12
        yield piece.finish()
