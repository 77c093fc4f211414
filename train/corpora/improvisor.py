"""Impro-Visor's charts of jazz and pop tunes: chords, meter, key, style."""
import pathlib
import re

from corpora.charts import Chart, mode_of
from piece import pitch_class, quality

FIFTHS = [0, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10, 5]
WORDS = {"M6": "6", "M9": "maj9", "mM7": "m(maj7)", "m69": "m6", "69": "6", "M69": "6", "h7": "m7b5",
         "h": "m7b5", "m7b5": "m7b5", "M7#11": "maj7", "M13": "maj9", "Madd9": "add9", "7sus": "7sus4"}
CHORD = re.compile(r"([A-G][b#]?)([^/\\]*)(?:[/\\]([A-G][b#]?).*)?$")
STYLES = (("waltz", "jazz waltz"), ("swing", "jazz swing"), ("ballad", "jazz ballad"), ("bossa", "latin bossa"),
          ("samba", "latin samba"), ("latin", "latin"), ("funk", "funk"), ("rock", "rock"), ("blues", "blues"),
          ("salsa", "latin salsa"), ("tango", "latin tango"), ("reggae", "reggae"), ("country", "country"))


def chord(word):
    root, kind, bass = CHORD.match(word).groups()
    kind = "7sus4" if "sus" in kind and any(d in kind for d in ("7", "9", "13")) else WORDS.get(kind, kind)
    return pitch_class(root), kind if kind in WORDS.values() else quality(kind), pitch_class(bass or root)


def body(text):
    """What stands outside of all parentheses: the bars."""
    depth, out = 0, []
    for c in text:
        depth += (c == "(") - (c == ")")
        if not depth and c != ")":
            out.append(c)
    return "".join(out)


def key_of(chords, tonic):
    """The signature's major key, or its relative minor where the tune begins or ends there."""
    minor = (tonic + 9) % 12
    first, last = chords[0], chords[-1]
    small = ("m", "m7", "m6", "m9", "m(maj7)")
    if (last[1] == minor and last[2] in small) or (first[1] == minor and first[2] in small
                                                   and last[1] != tonic):
        return minor, "minor"
    return tonic, mode_of(chords, tonic)


def pieces(folder):
    seen = set()
    for path in sorted(pathlib.Path(folder, "improvisor", "leadsheets", "imaginary-book").glob("*.ls")):
        text = path.read_text(encoding="utf8", errors="replace")
        meter = re.search(r"^\(meter (\d+) (\d+)\)", text, re.M)
        key = re.search(r"^\(key (-?\d+)\)", text, re.M)
        bars = [bar.split() for bar in body(text).split("(part")[0].split("|")]
        if not meter or not key or "\n".join(map(str, bars)) in seen:
            continue
        seen.add("\n".join(map(str, bars)))
        words = re.search(r"\(style ([\w-]+)", text)
        style = next((s for k, s in STYLES if words and k in words[1]), "jazz")
        chart = Chart(path.stem, (int(meter[1]), int(meter[2])), style.split())
        try:
            for bar in bars:
                if bar and all(w in ("/", "NC") or CHORD.match(w) for w in bar):
                    chart.bar(["." if w == "/" else None if w == "NC" else chord(w) for w in bar])
        except KeyError:
            continue
        known = [c for c in chart.piece.chords if c[1] is not None]
        if chart.piece.bars >= 8 and known:
            chart.piece.corpus = "improvisor"
            tempo = re.search(r"^\(tempo ([\d.]+)\)", text, re.M)
            chart.piece.tempo = float(tempo[1]) if tempo else 0.0
            yield chart.done(*key_of(known, FIFTHS[int(key[1]) % 12]))
