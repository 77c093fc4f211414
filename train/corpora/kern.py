"""Scores in Humdrum's kern: the melody of the top staff, and the rest as a piano."""
import hashlib
import pathlib
import re
from fractions import Fraction

from piece import TICKS, Part, Piece, pitch_class

MOST = 1500  # Of the corpus, so that classical music stays a fifth of all
NOTE = re.compile(r"(\d+)(?:%(\d+))?(\.*)")
PITCH = re.compile(r"([a-gA-G])\1*")


def ticks(token):
    """A duration in ticks; None for a token without one."""
    found = NOTE.search(token)
    if not found or "q" in token:
        return None
    number = int(found[1])
    whole = Fraction(2) if number == 0 else Fraction(int(found[2] or 1), number)
    dots = len(found[3])
    return whole * 4 * TICKS * (2 - Fraction(1, 2 ** dots))


def pitch(token):
    found = PITCH.search(token)
    if not found or "r" in token:
        return None
    letters = found[0]
    octave = 4 + (len(letters) - 1) if letters[0].islower() else 3 - (len(letters) - 1)
    step = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}[letters[0].lower()]
    return 12 * (octave + 1) + step + token.count("#") - token.count("-")


class Score:
    """Reads the columns line by line; each remembers which staff it came from."""

    def __init__(self, lines):
        self.notes, self.ties, self.time, self.meters, self.key = {}, {}, Fraction(0), [], None
        self.first_bar, self.columns, self.until = None, [], []
        for line in lines:
            if line.startswith("**"):
                self.columns = [i if w == "**kern" else None for i, w in enumerate(line.split("\t"))]
                self.until = [Fraction(0)] * len(self.columns)
            elif line.startswith("*"):
                self.interpret(line.split("\t"))
            elif line.startswith("="):
                if self.first_bar is None and self.time > 0:
                    self.first_bar = self.time
            elif line and not line.startswith("!"):
                self.data(line.split("\t"))

    def interpret(self, words):
        for word, staff in zip(words, self.columns):
            meter = re.match(r"\*M(\d+)/(\d+)$", word)
            if meter and staff is not None:
                self.meters.append((int(meter[1]), int(meter[2])))
            key = re.match(r"\*([a-gA-G])([-#]?):", word)
            if key and self.key is None:
                self.key = (pitch_class(key[1].upper() + key[2]), "minor" if key[1].islower() else "major")
        if any(w in ("*^", "*v", "*-") for w in words):
            self.resplit(words)

    def resplit(self, words):
        columns, until, i = [], [], 0
        while i < len(words):
            if words[i] == "*^":
                columns += [self.columns[i]] * 2
                until += [self.until[i]] * 2
            elif words[i] == "*v":
                columns.append(self.columns[i])
                until.append(self.until[i])
                while i + 1 < len(words) and words[i + 1] == "*v" and self.columns[i + 1] == self.columns[i]:
                    i += 1
            elif words[i] != "*-":
                columns.append(self.columns[i])
                until.append(self.until[i])
            i += 1
        self.columns, self.until = columns, until

    def data(self, words):
        for column, (word, staff) in enumerate(zip(words, self.columns)):
            if staff is None or word == "." or "q" in word:
                continue
            tokens = word.split()
            length = next((d for d in map(ticks, tokens) if d), None)
            if length is None:
                continue
            self.until[column] = self.time + length
            for token in tokens:
                self.note(staff, token, pitch(token), length)
        busy = [u for u, s in zip(self.until, self.columns) if s is not None and u > self.time]
        if busy:
            self.time = min(busy)

    def note(self, staff, token, p, length):
        if p is None or "yy" in token:
            return
        if ("]" in token or "_" in token) and (staff, p) in self.ties:
            self.ties[staff, p][1] += length
        else:
            self.ties[staff, p] = [self.time, length, p]
            self.notes.setdefault(staff, []).append(self.ties[staff, p])
        if "]" in token or not ("[" in token or "_" in token):
            self.ties.pop((staff, p), None)


def placed(notes, shift):
    return [[round(s + shift), max(1, round(n)), p, 80, 0] for s, n, p in notes if 0 <= p < 128]


def split_top(notes):
    """(the highest at each onset, the others) of a staff."""
    top = {}
    for note in notes:
        if note[0] not in top or note[2] > top[note[0]][2]:
            top[note[0]] = note
    melody = list(top.values())
    return melody, [n for n in notes if top[n[0]] is not n]


def read(path, name):
    text = path.read_text(encoding="utf8", errors="replace").splitlines()
    score = Score(text)
    if len(set(score.meters)) != 1 or not score.notes or score.meters[0][1] < 2:
        return None
    genre = next((line.partition(":")[2].strip().lower() for line in text if line.startswith("!!!AGN")), "")
    piece = Piece("nifc", name, ["classical", *(w.strip() for w in re.split("[,;/]", genre) if w.strip())],
                  score.meters[0])
    piece.tonic, piece.mode = score.key or (None, None)
    bar = piece.bar_ticks()
    shift = bar - score.first_bar if score.first_bar and score.first_bar < bar else 0
    melody, rest = split_top(score.notes[max(score.notes)])
    for staff in sorted(score.notes)[:-1]:
        rest += score.notes[staff]
    piece.parts = [Part("lead", 0, placed(melody, shift)), Part("piano", 0, placed(rest, shift))]
    return piece.finish() if len(melody) >= 12 else None


def churchly(path):
    """Dances, songs and piano music come first: our sentences ask for them more often."""
    with open(path, encoding="utf8", errors="replace") as lines:
        return any(line.startswith("!!!AGN") and re.search("sacred|mass|motet", line, re.I) for line in lines)


def pieces(folder):
    base = pathlib.Path(folder, "nifc")
    paths = sorted(base.rglob("*.krn"), key=lambda p: (churchly(p), hashlib.sha256(p.name.encode()).digest()))
    n = 0
    for path in paths:
        if n == MOST:
            break
        one = read(path, str(path.relative_to(base)))
        if one:
            n += 1
            yield one
