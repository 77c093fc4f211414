"""Lead sheets in MusicXML: OpenEWLD's songs, and the Lieder's voice and piano."""
import pathlib
import sqlite3
import xml.etree.ElementTree as xml
import zipfile

from piece import TICKS, Part, Piece, quality

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
FIFTHS = [0, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10, 5]
MODES = {"major": "major", "minor": "minor", "dorian": "dorian", "mixolydian": "mixolydian"}


def score_of(path):
    """The score inside an .mxl archive."""
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist()
                 if n.endswith(("xml", "musicxml")) and "META-INF" not in n]
        return xml.fromstring(archive.read(names[0]))


def altered(element, step, alter):
    return (STEPS[element.findtext(step)] + int(float(element.findtext(alter) or 0))) % 12


def harmony(element):
    """(root, quality, bass) or None for "N.C.".  Raises KeyError for the unknown."""
    kind = element.findtext("kind") or ""
    if kind == "none" or element.find("root") is None:
        return None
    root = altered(element.find("root"), "root-step", "root-alter")
    bass = element.find("bass")
    return root, quality(kind), altered(bass, "bass-step", "bass-alter") if bass is not None else root


class Voice:
    """Reads one MusicXML part, repeats as they are written, into notes and chords."""

    def __init__(self, element):
        self.divisions, self.notes, self.chords = 1, [], []
        self.meters, self.keys, self.open_ties = [], [], {}
        start = 0
        for number, measure in enumerate(element.findall("measure")):
            length = self.measure(measure, start)
            if number == 0:
                length = self.shift_upbeat(length)
            start += length

    def shift_upbeat(self, length):
        """An upbeat ends where the first whole bar begins."""
        beats, unit = self.meters[0] if self.meters else (4, 4)
        whole = TICKS * 4 * beats // unit
        for thing in self.notes + self.chords:
            thing[0] += max(0, whole - length)
        return max(whole, length)

    def ticks(self, duration):
        return int(duration or 0) * TICKS // self.divisions

    def measure(self, measure, start):
        at = last = longest = 0
        for item in measure:
            if item.tag == "attributes":
                self.attributes(item)
            elif item.tag == "backup":
                at -= self.ticks(item.findtext("duration"))
            elif item.tag == "forward":
                at += self.ticks(item.findtext("duration"))
            elif item.tag == "harmony":
                offset = self.ticks(item.findtext("offset")) if item.find("offset") is not None else 0
                self.chords.append([start + at + offset, *(harmony(item) or (None,))])
            elif item.tag == "note" and item.find("grace") is None:
                length = self.ticks(item.findtext("duration"))
                if item.find("chord") is None:
                    last, at = at, at + length
                self.note(item, start + last, length)
            longest = max(longest, at)
        return longest

    def attributes(self, item):
        self.divisions = int(item.findtext("divisions") or self.divisions)
        if item.find("time") is not None and (item.findtext("time/beats") or "").isdigit():
            self.meters.append((int(item.findtext("time/beats")), int(item.findtext("time/beat-type"))))
        if item.find("key") is not None:
            self.keys.append((int(item.findtext("key/fifths") or 0), item.findtext("key/mode")))

    def note(self, item, start, length):
        if item.find("pitch") is None or length <= 0:
            return
        pitch = (STEPS[item.findtext("pitch/step")] + int(float(item.findtext("pitch/alter") or 0))
                 + 12 * (int(item.findtext("pitch/octave")) + 1))
        ties = {t.get("type") for t in item.findall("tie")}
        if "stop" in ties and pitch in self.open_ties:
            self.open_ties[pitch][1] += length
        else:
            self.notes.append([start, length, pitch, 80, 0])
            self.open_ties[pitch] = self.notes[-1]
        if "start" not in ties:
            self.open_ties.pop(pitch, None)


def described(piece, voice):
    """Meter and key where the whole piece has one."""
    piece.meter = voice.meters[0] if voice.meters else (4, 4)
    if len(set(voice.keys)) == 1 and voice.keys[0][1] in MODES:
        fifths, mode = voice.keys[0]
        piece.mode = MODES[mode]
        shift = {"major": 0, "minor": 9, "dorian": 2, "mixolydian": 7}[piece.mode]
        piece.tonic = (FIFTHS[fifths % 12] + shift) % 12
    return len(set(voice.meters)) <= 1


def openewld(folder):
    base = sqlite3.connect(pathlib.Path(folder, "openewld", "OpenEWLD.db"))
    rows = base.execute("select id, title, path_leadsheet from works order by id").fetchall()
    for number, title, path in rows:
        file = next(iter(pathlib.Path(folder, "openewld").glob(path.lstrip("./"))), None)
        if file is None:
            continue
        words = [r[0].lower() for table, column in (("work_genres", "genre"), ("work_style", "style"))
                 for r in base.execute(f"select {column} from {table} where id=?", (number,))]
        voice = Voice(score_of(file).find("part"))
        piece = Piece("openewld", str(number), words)
        if described(piece, voice):
            piece.parts, piece.chords = [Part("lead", 0, voice.notes)], voice.chords
            yield piece.finish()


def lieder(folder):
    for file in sorted(pathlib.Path(folder, "openscore-lieder").rglob("*.mxl")):
        voices = [Voice(p) for p in score_of(file).findall("part")]
        piece = Piece("openscore-lieder", file.stem, ["classical", "lied"])
        if len(voices) >= 2 and described(piece, voices[0]):
            piece.parts = [Part("lead", 52, voices[0].notes), Part("piano", 0, voices[-1].notes)]
            yield piece.finish()


def quartets(folder):
    for file in sorted(pathlib.Path(folder, "openscore-quartets").rglob("*.mxl")):
        voices = [Voice(p) for p in score_of(file).findall("part")]
        piece = Piece("openscore-quartets", file.stem, ["classical", "string quartet"])
        described(piece, voices[0])
        if len(voices) == 4:
            piece.parts = [Part(r, p, v.notes) for r, p, v in zip(
                ("lead", "counter", "pad", "bass"), (40, 40, 41, 42), voices)]
            yield piece.finish()
