"""Reads the lead sheets that `estro` writes, checking them against the format."""
import re
import xml.etree.ElementTree as ElementTree

NATURAL = "[1-9][0-9]*"
WHOLE = "-?[0-9]+"

# Of each element that we write: its children in the order of the MusicXML 4.0 partwise
# schema, or its text after "="; then its attributes.  What the schema allows and we do
# not write is not here; "?" marks what may be missing.
FORMAT = {
    "score-partwise": ("work identification part-list part", {"version": "4.0"}),
    "work": ("work-title",),
    "work-title": ("=.+",),
    "identification": ("encoding",),
    "encoding": ("software",),
    "software": ("=Estro",),
    "part-list": ("score-part",),
    "score-part": ("part-name", {"id": "P1"}),
    "part-name": ("=.+",),
    "part": ("measure+", {"id": "P1"}),
    "measure": ("attributes? (direction|harmony|note)+ barline?", {"number": NATURAL}),
    "attributes": ("divisions key time clef",),
    "divisions": ("=" + NATURAL,),
    "key": ("fifths mode",),
    "fifths": ("=-?[0-7]",),
    "mode": ("=major|minor",),
    "time": ("beats beat-type",),
    "beats": ("=" + NATURAL,),
    "beat-type": ("=2|4|8|16",),
    "clef": ("sign line",),
    "sign": ("=F|G",),
    "line": ("=[24]",),
    "direction": ("direction-type sound?", {"placement": "above"}),
    "direction-type": ("metronome|rehearsal",),
    "metronome": ("beat-unit per-minute",),
    "beat-unit": ("=quarter",),
    "per-minute": (r"=[0-9]+(\.[0-9]+)?",),
    "rehearsal": ("=.+",),
    "sound": ("", {"tempo": r"[0-9]+(\.[0-9]+)?"}),
    "harmony": ("root kind bass? degree* offset?",),
    "root": ("root-step root-alter?",),
    "root-step": ("=[A-G]",),
    "root-alter": ("=-?[12]",),
    "kind": ("=major|minor|augmented|diminished|dominant|power|half-diminished"
             "|(major|minor|diminished|augmented)-seventh|major-minor|(major|minor)-sixth"
             "|(dominant|major|minor)-ninth|suspended-(second|fourth)", {"text": ".*"}),
    "bass": ("bass-step bass-alter?",),
    "bass-step": ("=[A-G]",),
    "bass-alter": ("=-?[12]",),
    "degree": ("degree-value degree-alter degree-type",),
    "degree-value": ("=" + NATURAL,),
    "degree-alter": ("=" + WHOLE,),
    "degree-type": ("=add|alter|subtract",),
    "offset": ("=" + WHOLE,),
    "note": ("chord? (pitch|rest) duration tie{0,2} voice type? dot? time-modification? "
             "notations?",),
    "chord": ("",),
    "pitch": ("step alter? octave",),
    "step": ("=[A-G]",),
    "alter": ("=-?[12]",),
    "octave": ("=[0-9]",),
    "rest": ("", {"measure?": "yes"}),
    "duration": ("=" + NATURAL,),
    "tie": ("", {"type": "start|stop"}),
    "voice": ("=1",),
    "type": ("=whole|half|quarter|eighth|16th|32nd",),
    "dot": ("",),
    "time-modification": ("actual-notes normal-notes",),
    "actual-notes": ("=" + NATURAL,),
    "normal-notes": ("=" + NATURAL,),
    "notations": ("(tied|tuplet)+",),
    "tied": ("", {"type": "start|stop"}),
    "tuplet": ("", {"type": "start|stop", "bracket?": "yes|no"}),
    "barline": ("bar-style", {"location": "right"}),
    "bar-style": ("=light-heavy",),
}
TYPES = {"whole": 96, "half": 48, "quarter": 24, "eighth": 12, "16th": 6, "32nd": 3}
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def check_structure(element):
    """Children, their order, texts and attributes, all the way down."""
    content, *attributes = FORMAT[element.tag]
    text, inner = (element.text or "").strip(), "".join(c.tag + "," for c in element)
    if content.startswith("="):
        assert not inner and re.fullmatch(content[1:], text), (element.tag, text, inner)
    else:
        pattern = "".join(re.sub(r"[a-z-]+", r"(?:\g<0>,)", word) for word in content.split())
        assert not text and re.fullmatch(pattern, inner), (element.tag, inner)
    allowed = dict(*attributes)
    for name in allowed:
        assert name.endswith("?") or name in element.attrib, (element.tag, name)
    for name, value in element.attrib.items():
        wanted = allowed.get(name) or allowed.get(name + "?")
        assert wanted and re.fullmatch(wanted, value), (element.tag, name, value)
    for child in element:
        check_structure(child)


class Sheet:
    """A MusicXML file, its structure checked and every bar counted."""

    def __init__(self, path):
        root = ElementTree.parse(path).getroot()
        check_structure(root)
        self.title = root.findtext("work/work-title")
        self.fifths = int(root.findtext("part/measure/attributes/key/fifths"))
        self.divisions = int(root.findtext("part/measure/attributes/divisions"))
        self.meter = tuple(int(root.findtext("part/measure/attributes/time/" + name))
                           for name in ("beats", "beat-type"))
        self.tempo = float(root.find("part/measure/direction/sound").get("tempo"))
        self.labels = [e.text for e in root.iter("rehearsal")]
        self.chords, self.notes, self.n_bars = [], [], 0
        self.open_ties, self.in_tuplet = {}, False
        for bar in root.iter("measure"):
            self.read_bar(bar)
        assert not self.open_ties and not self.in_tuplet

    def read_bar(self, bar):
        length = self.divisions * 4 * self.meter[0] // self.meter[1]
        at, begin = 0, self.n_bars * length
        for element in bar:
            if element.tag == "harmony":
                offset = int(element.findtext("offset") or 0)
                assert at + offset < length
                self.chords.append((begin + at + offset, element.findtext("root/root-step")
                                    + element.find("kind").get("text")))
            elif element.tag == "note":
                if element.find("chord") is None:
                    start = at
                    at += int(element.findtext("duration"))
                    self.check_length(element, length)
                    self.check_tuplet(element)
                if element.find("rest") is None:
                    self.read_pitch(element, begin + start, begin + at)
        assert at == length, (bar.get("number"), at, length)
        self.n_bars += 1

    def check_length(self, element, bar):
        duration = int(element.findtext("duration"))
        kind = element.findtext("type")
        if kind is None:
            assert element.find("rest").get("measure") == "yes" and duration == bar
            return
        dotted = 1.5 if element.find("dot") is not None else 1
        triplet = 2 / 3 if element.find("time-modification") is not None else 1
        assert abs(TYPES[kind] * dotted * triplet - duration) < 1e-9, (kind, duration)

    def check_tuplet(self, element):
        kinds = [t.get("type") for t in element.iter("tuplet")]
        if "start" in kinds:
            assert not self.in_tuplet
            self.in_tuplet = True
        assert self.in_tuplet == (element.find("time-modification") is not None)
        if "stop" in kinds:
            self.in_tuplet = False

    def read_pitch(self, element, start, end):
        pitch = element.find("pitch")
        alter = int(pitch.findtext("alter") or 0)
        number = (12 * (int(pitch.findtext("octave")) + 1) + STEPS[pitch.findtext("step")]
                  + alter)
        ties = [t.get("type") for t in element.findall("tie")]
        assert sorted(ties) == sorted(t.get("type") for t in element.iter("tied"))
        if "stop" in ties:
            first, until = self.open_ties.pop(number)
            assert until == start, "a tie over a gap"
            start = first
        if "start" in ties:
            self.open_ties[number] = start, end
        else:
            self.notes.append((start, end, number))
