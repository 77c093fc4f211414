"""Chord charts: Billboard songs with sections, jazz standards, moods; beats in letters."""
import csv
import json
import pathlib
import re
import statistics

from corpora.pop909 import chord as harte_chord
from piece import TICKS, Part, Piece, pitch_class, quality

MIXED = {"sus4(b7": "7sus4", "maj(9": "add9", "1(": "5", "1": "5", "maj6": "6", "maj9": "maj9"}
KINDS = {"pre-chorus": "pre", "prechorus": "pre", "pre chorus": "pre", "pre-verse": "pre",
         "instrumental": "solo", "interlude": "break", "trans": "break", "transition": "break",
         "fadeout": "outro", "fade out": "outro", "coda": "outro", "refrain": "chorus",
         "theme": "chorus", "main theme": "chorus", "intro": "intro", "verse": "verse",
         "chorus": "chorus", "solo": "solo", "bridge": "bridge", "outro": "outro"}


def harte(word):
    """A chord in Harte's syntax; None for none."""
    root, _, rest = word.partition(":")
    for begin, ours in MIXED.items():
        if rest.startswith(begin) and (begin != "1" or rest in ("1",)):
            rest = ours + "/" + rest.partition("/")[2] if "/" in rest else ours
            break
    return harte_chord(f"{root}:{rest}")


def mode_of(chords, tonic):
    """Major or minor by the tonic's own chords, and the mode by what lies under the leading tone."""
    own = [c[2] for c in chords if c[1] == tonic]
    minor = sum(1 for q in own if q.startswith("m") and not q.startswith("maj")) * 2 > len(own)
    roots = [(c[1] - tonic) % 12 for c in chords if c[1] is not None]
    if minor:
        brighter = sum(1 for c in chords if c[1] == (tonic + 5) % 12 and c[2] in ("", "7", "9"))
        darker = roots.count(8) + sum(1 for c in chords if c[1] == (tonic + 5) % 12 and c[2][:1] == "m")
        return "dorian" if brighter > darker else "minor"
    return "mixolydian" if roots.count(10) > 2 * (roots.count(7) + roots.count(4)) else "major"


class Chart:
    """A chart as it grows, bar by bar."""

    def __init__(self, name, meter, genres):
        self.piece = Piece("charts", name, genres, meter)
        self.seconds, self.last = [], None

    def bar(self, words):
        """One bar of equally long words: chords, "." for the one before, None for none."""
        width = self.piece.bar_ticks() / max(1, len(words))
        for i, word in enumerate(words):
            if word != ".":
                self.add(self.piece.bars * self.piece.bar_ticks() + round(i * width), word)
        self.piece.bars += 1

    def add(self, start, found):
        if found != self.last:
            self.piece.chords.append([start, *(found or (None,))])
        self.last = found

    def done(self, tonic, mode=None):
        piece = self.piece
        piece.tonic, piece.mode = tonic, mode or mode_of([c for c in piece.chords if c[1] is not None], tonic)
        if self.seconds:
            piece.tempo = round(60 * piece.meter[0] * 4 / piece.meter[1] / statistics.median(self.seconds), 1)
        return piece.finish()


def billboard(folder):
    for path in sorted(pathlib.Path(folder, "chord-charts", "mcgill-billboard", "chords").glob("*.txt")):
        yield from song(path.stem, path.read_text(encoding="utf8").splitlines())


def song(name, lines):
    """One chart, or several where it changes its key or meter."""
    chart, tonic, meter, part = None, None, (4, 4), 0
    times = [float(line.split("\t")[0]) for line in lines if re.match(r"[\d.]+\t", line)] + [None]
    index = -1
    for line in lines:
        told = re.match(r"# (tonic|metre): (\S+)", line)
        if told:
            if chart and chart.piece.bars >= 8:
                yield chart.done(tonic)
            chart = None
            tonic = pitch_class(told[2]) if told[1] == "tonic" else tonic
            if told[1] == "metre":
                meter = tuple(int(n) for n in told[2].split("/"))
        elif re.match(r"[\d.]+\t", line):
            index += 1
            head, *bars = line.split("\t", 1)[1].split("|")
            if tonic is None or len(bars) < 2:
                continue
            if chart is None:
                part += 1
                chart = Chart(name if part == 1 else f"{name}-{part}", meter, ["pop"])
            begin_section(chart, head)
            played = read_bars(chart, bars)
            if times[index + 1] is not None and played:
                chart.seconds.append((times[index + 1] - times[index]) / played)
    if chart and chart.piece.bars >= 8:
        yield chart.done(tonic)


def begin_section(chart, head):
    words = [w.strip().lower() for w in head.split(",")]
    kind = next((KINDS[w] for w in words if w in KINDS), None)
    if kind:
        chart.piece.sections.append([chart.piece.bars, kind, None])


def read_bars(chart, bars):
    """Plays a line's bars as often as it says; bars of another meter are left out."""
    again = re.search(r"x(\d+)", bars[-1])
    before = chart.piece.bars
    for _ in range(int(again[1]) if again else 1):
        for bar in bars[:-1]:
            words = bar.split()
            if not words or words[0].startswith("("):
                continue
            chart.bar(["." if w in (".", "*") else None if w == "N" or ":" not in w else harte(w)
                       for w in words])
    return chart.piece.bars - before


def jazz(word):
    """"Bbmin7/Ab" to a chord."""
    root, kind, bass = re.match(r"([A-G][b#]?)([^/]*)(?:/([A-G][b#]?))?", word).groups()
    kind = "7sus4" if "sus" in kind else kind
    return pitch_class(root), quality(kind), pitch_class(bass or root)


def standards(folder):
    songs = {}
    with open(pathlib.Path(folder, "chord-charts", "irb", "irb_chords.csv"), newline="") as lines:
        for row in csv.DictReader(lines):
            songs.setdefault(row["compid"], []).append(row)
    for number, rows in songs.items():
        key = re.match(r"([A-G][b#]?)-(maj|min)", rows[0]["key"])
        if not key or len({r["time"] for r in rows}) > 1:
            continue
        meter = tuple(int(n) for n in rows[0]["time"].split("/"))
        chart = Chart(f"irb-{number}", meter, ["jazz"])
        at, section = 0, None
        for row in rows:
            if row["section"] != section and at % chart.piece.bar_ticks() == 0:
                section = row["section"]
                kind = {"I": "intro", "C": "C"}.get(section[:1], section[:1])
                kind = "outro" if section == "Coda" else kind
                chart.piece.sections.append([at // chart.piece.bar_ticks(), kind, None])
            chart.add(at, None if row["chord"] in ("NC", "NA") else jazz(row["chord"]))
            at += round(float(row["duration"]) * TICKS * 4 / meter[1])
        chart.piece.bars = -(-at // chart.piece.bar_ticks())
        yield chart.done(pitch_class(key[1]), {"maj": "major", "min": "minor"}[key[2]])


def moods(folder):
    """Short progressions with a mood or two, in C, twice round."""
    text = pathlib.Path(folder, "chord-charts", "mood-progressions", "progressions.json").read_text()
    degrees = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
    kinds = {"": "", "7": "maj7", "dom7": "7", "sus2": "sus2", "sus4": "sus4", "6": "6", "add9": "add9",
             "9": "9", "M": ""}
    for group, entries in json.loads(text).items():
        minor = "min" in group
        flat = {4: 3, 9: 8, 11: 10} if minor else {}
        for number, entry in enumerate(entries):
            chart = Chart(f"mood-{group}-{number}", (4, 4), ["mood", *(m.lower() for m in entry.get("moods", []))])
            found = [re.match(r"(b?)([ivIV]+)(.*)$", w) for w in entry["progression"]]
            if not all(f and f[3] in kinds for f in found):
                continue
            for f in found * 2:
                root = degrees[f[2].lower()]
                root = (root - 1) % 12 if f[1] else flat.get(root, root)
                kind = kinds[f[3]]
                if f[2].islower():
                    kind = {"": "m", "maj7": "m7", "7": "m7", "6": "m6", "9": "m9"}.get(kind, kind)
                elif kind == "maj7" and root == 7:
                    kind = "7"
                chart.bar([(root, kind, root)])
            yield chart.done(0, "minor" if minor else "major")


def charts(folder):
    yield from billboard(folder)
    yield from standards(folder)
    yield from moods(folder)


DRUMS = {"kick": 36, "snare": 38, "rim": 37, "clap": 39, "open": 46, "hat": 42, "crash": 49, "tom": 45}


def beats(folder):
    """DrumBeatRepo's patterns, eight bars of each."""
    base = pathlib.Path(folder, "drum-patterns", "drumbeatrepo", "beats")
    for path in sorted(p for p in base.rglob("*") if p.is_file()):
        told = json.loads(path.read_text())
        per_bar = told["beatsPerBar"] * told["subdivisionsPerBeat"]
        piece = Piece("drum-patterns", str(path.relative_to(base)), [path.parent.name, told["genre"].lower()],
                      (told["beatsPerBar"], 4), float(told["bpm"]))
        notes = []
        for track in told["tracks"]:
            name = track["name"].lower()
            drum = next((d for word, d in DRUMS.items() if word in name), None)
            steps = track["steps"].ljust(-(-len(track["steps"]) // per_bar) * per_bar)
            for place in range(8 * per_bar if drum else 0):
                if steps[place % len(steps)] not in " .-":
                    start = place * TICKS // told["subdivisionsPerBeat"]
                    notes.append([start, 6, drum, 50 if "ghost" in name else 100, 0])
        if notes:
            piece.parts, piece.bars = [Part("drums", 0, notes)], 8
            yield piece.finish()
