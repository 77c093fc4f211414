"""What a plan may say of a piece and of its bars, computed from music: see steps.py."""
import numpy as np

import steps

DENSITIES = [0, 1, 2, 4, 6, 9, 13]          # upper edges of the classes 1..7; 8 is more
QUOTES = [0, 1, 2, 4, 8, 16, 32]            # bars back; index 0 is none
TEMPI = [70, 90, 110, 130, 160]             # quarters a minute
RANGES = [9, 12, 15, 19]                    # semitones
HEIGHTS = [21, 24, 28, 31]                  # mean "what"
NINTHS = {"9", "maj9", "m9"}
SEVENTHS = {"7", "maj7", "m7", "dim7", "m7b5", "6", "m6", "m(maj7)", "7sus4"} | NINTHS

MASKS = {"major": 0xAB5, "minor": 0x5AD, "dorian": 0x6AD, "phrygian": 0x5AB, "lydian": 0xAD5,
         "mixolydian": 0x6B5, "locrian": 0x56B}  # bit 0 the tonic
NEAREST_MODE = {"harmonic minor": "minor", "melodic minor": "minor", "minor pentatonic": "minor",
                "blues": "minor", "major pentatonic": "major", "aeolian": "minor", "ionian": "major"}

# Words of labels, in the order in which they decide, and the style that they mean
STYLE_WORDS = (
    ("metal", "metal hardrock freedoom djent"), ("punk", "punk ska"), ("bossa", "bossa samba"),
    ("afro", "afrobeat afropop highlife amapiano african"), ("lofi", "lofi chillout chillhop"),
    ("triphop", "triphop downtempo"), ("hiphop", "hiphop boombap trap drill rap"),
    ("techno", "techno acidhouse industrial"), ("trance", "trance eurodance"),
    ("dnb", "dnb drumandbass drumnbass jungle breakbeat dubstep"), ("house", "house edm electronic garage"),
    ("synthwave", "synthwave retrowave newwave"), ("ambient", "ambient newage"),
    ("cinematic", "cinematic tannerhelland score"), ("chiptune", "chiptune chip openmsx planetblupi game"),
    ("reggae", "reggae dub dancehall"), ("gospel", "gospel hymn"),
    ("latin", "latin tango rumba salsa chacha mambo bolero beguine afrocuban"),
    ("funk", "funk disco"), ("soul", "soul rhythm&blues rnb r&b motown doowop"),
    ("blues", "blues boogie"), ("jazz", "jazz bebop swing ragtime bigband fusion lounge simutrans"),
    ("classical", "classical lied chorale march opera"), ("country", "country bluegrass western"),
    ("folk", "folk reel jig hornpipe waltz polka dance celtic irish"), ("rock", "rock"))


def index_of(style):
    return steps.STYLES.index(style)


def style_of(piece):
    """Index into steps.STYLES; what says nothing is pop."""
    if piece["corpus"] == "wjazzd":
        return index_of("jazz")
    labels = [g.lower().replace("folk, world, & country", "folk").replace("funk / soul", "soul")
              .replace("bossa nova", "bossa").replace("acid jazz", "jazz") for g in piece["genres"]]
    labels = ["".join(c for c in label if c.isalnum() or c == "&") for label in labels]
    for label in labels:
        if label in steps.STYLES:
            return index_of(label)
    for style, words in STYLE_WORDS:
        if any(word == label or len(word) > 3 and word in label for word in words.split() for label in labels):
            return index_of(style)
    return 0


def key_of(piece):
    """(tonic, mode); songs of which only the signature is known may be in the relative minor."""
    tonic, mode = piece["tonic"], piece["mode"]
    mode = NEAREST_MODE.get(mode, mode)
    if tonic is None or mode not in steps.MODES:
        return None, None
    if piece["corpus"] == "openewld" and mode == "major":
        chords = [c for c in piece["chords"] if c[1] is not None]
        lead = piece["parts"][0]["notes"]
        relative = (tonic + 9) % 12
        if chords and lead and lead[-1][2] % 12 == relative and chords[-1][1] == relative \
                and chords[-1][2].startswith("m") and not chords[-1][2].startswith("maj"):
            return relative, "minor"
    return tonic, mode


def quoted(bars, number):
    """Index into QUOTES of the nearest earlier bar whose melody this one mostly repeats."""
    own = {(w, p) for w, p, _ in bars[number][1]}
    if len(own) < 2:
        return 0
    for index, back in enumerate(QUOTES[1:], 1):
        if number >= back:
            other = {(w, p) for w, p, _ in bars[number - back][1]}
            if len(own & other) >= 0.7 * max(len(own), len(other)):
                return index
    return 0


def harmonies(bars):
    """Per bar the chords in force, the first from its first place on."""
    found, force = [], None
    for chords, _ in bars:
        own = [(0, force)] if not chords or chords[0][0] > 0 else []
        for place, what, _ in chords:
            own.append((place, what))
            force = what
        found.append(own)
    return found


def looped(harmony, number):
    for index, back in enumerate(QUOTES[1:], 1):
        if number >= back and harmony[number] == harmony[number - back]:
            return index
    return 0


def phrase_ends(bars, number, places):
    """Whether the melody comes to rest here: a long last note, or silence after it."""
    notes = bars[number][1]
    if not notes:
        return False
    where, _, much = notes[-1]
    after = bars[number + 1][1][0][0] if number + 1 < len(bars) and bars[number + 1][1] else places
    gap = places - where + after
    length = steps.LENGTHS[much]
    return length >= 2 * steps.GRID or gap - length >= steps.GRID


def rhythm(notes, compound):
    """Class 1..6 of the bar's onsets; 1 also where there are none."""
    onsets = {w for w, _, _ in notes}
    beat, half, quarter = (18, 6, 3) if compound else (12, 6, 3)
    if not compound and sum(w % 3 > 0 for w in onsets) > sum(w % 6 == 3 for w in onsets):
        return 6
    fine = any(w % half for w in onsets)
    if not fine and all(w % beat == 0 for w in onsets):
        return 1
    grid = quarter if fine else half
    held = any(w % (2 * grid) and w % beat and steps.LENGTHS[m] >= 2 * grid and w + grid not in onsets
               for w, _, m in notes)
    return (4 if fine else 2) + held


def cadence(notes, force):
    """Where the melody rests: by the chord at the end of the bar, else by its last note."""
    degree = (force - steps.FIRST_CHORD) // 20 if force is not None else notes[-1][1] % 12
    return 2 if degree == 0 else 3 if degree == 7 or force is None and degree in (2, 11) else 4


def of_bars(piece, bars):
    """One tuple per bar, in the order of steps.BAR_WORDS."""
    beats, unit = piece["meter"]
    places = beats * 4 * steps.GRID // unit
    harmony, chordal = harmonies(bars), any(c for c, _ in bars)
    found = []
    for number, (chords, notes) in enumerate(bars):
        ends = phrase_ends(bars, number, places)
        left = len(bars) - 1 - number
        mean = sum(p for _, p, _ in notes) / max(1, len(notes))
        found.append((
            1 + int(np.searchsorted(DENSITIES, len(notes))), 1 + number % 8, 1 + int(ends),
            1 + quoted(bars, number), 1 + int(np.searchsorted(HEIGHTS, mean)) if notes else 0,
            1 + min(3, len(chords)) if chordal else 0,
            rhythm(notes, unit == 8 and beats % 3 == 0) if notes else 0,
            4 if left == 0 else 3 if left < 4 else 2 if number < 4 else 1,
            1 + looped(harmony, number) if chordal else 0,
            cadence(notes, harmony[number][-1][1]) if ends else 1))
    return found


def of_piece(piece, bars):
    """One list, in the order of steps.PIECE_WORDS."""
    mode = key_of(piece)[1]
    pitches = sorted(p for _, notes in bars for _, p, _ in notes)
    names = [steps.QUALITIES[(w - steps.FIRST_CHORD) % 20] for chords, _ in bars for _, w, _ in chords]
    outside = chroma = span = 0
    if pitches:
        outside = sum(not MASKS[mode] >> p % 12 & 1 for p in pitches) / len(pitches)
        chroma = 1 if outside < 0.012 else 2 if outside < 0.08 else 3
        span = 1 + int(np.searchsorted(RANGES, pitches[-1 - len(pitches) // 50] - pitches[len(pitches) // 50]))
    rich = sum(n in SEVENTHS for n in names) / max(1, len(names))
    wide = sum(n in NINTHS for n in names) / max(1, len(names))
    colour = 1 if not names else 5 if wide > 0.2 else 4 if rich > 0.55 else 3 if rich > 0.12 else 2
    tempo = 1 + int(np.searchsorted(TEMPI, piece["tempo"], side="right")) if piece["tempo"] else 0
    return [1 + style_of(piece), 1 + steps.MODES.index(mode), 1 + steps.METERS.index(tuple(piece["meter"])),
            tempo, colour, chroma, span]
