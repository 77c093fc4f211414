"""Chords: numerals to roots and qualities, colours, scales and voicings."""
import re

from grammar import table

MODES = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10),
         "dorian": (0, 2, 3, 5, 7, 9, 10), "phrygian": (0, 1, 3, 5, 7, 8, 10),
         "lydian": (0, 2, 4, 6, 7, 9, 11), "mixolydian": (0, 2, 4, 5, 7, 9, 10)}
SHAPES = {"": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11),
          "m7": (0, 3, 7, 10), "dim": (0, 3, 6), "dim7": (0, 3, 6, 9), "m7b5": (0, 3, 6, 10),
          "aug": (0, 4, 8), "sus2": (0, 2, 7), "sus4": (0, 5, 7), "6": (0, 4, 7, 9),
          "m6": (0, 3, 7, 9), "9": (0, 4, 7, 10, 2), "maj9": (0, 4, 7, 11, 2),
          "m9": (0, 3, 7, 10, 2), "5": (0, 7), "m(maj7)": (0, 3, 7, 11),
          "7sus4": (0, 5, 7, 10), "add9": (0, 4, 7, 2)}
NUMERALS = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
NUMERAL = re.compile(r"([b#]?)([ivIV]+)([^/]*)(?:/(\w))?$")
PEDALS = {"3": 4, "b": 3, "5": 7, "7": 10}  # slash basses above the root; P is the key's tonic


def chord(word, tonic):
    """"bVII/P" to (root, quality, bass)."""
    sign, numeral, kind, under = NUMERAL.match(word).groups()
    root = (tonic + NUMERALS[numeral.lower()] + {"": 0, "b": -1, "#": 1}[sign]) % 12
    if numeral.islower():
        kind = {"": "m", "o": "dim", "o7": "dim7", "h": "m7b5"}.get(kind, "m" + kind)
    if under == "3" and SHAPES[kind][1] == 3:
        under = "b"
    bass = tonic if under == "P" else (root + PEDALS[under]) % 12 if under else root
    return root, kind, bass


def coloured(one, tonic, colour, random):
    """A plain triad in the colour of the style; what is spelt out stays."""
    root, kind, bass = one
    if kind not in ("", "m") or colour == "none":
        return one
    if colour == "5":
        return root, "5", bass
    degree = (root - tonic) % 12
    if colour == "add":
        return root, random.choice(("", "", "add9", "sus2")) if not kind else "m", bass
    if kind == "m":
        kind = "m9" if colour == "9" and random.random() < 0.6 else "m7"
    elif degree in (0, 1, 3, 5, 8):
        kind = "maj9" if colour == "9" and random.random() < 0.5 else "maj7"
    elif degree in (7, 10) and random.random() < 0.25:
        kind = "7sus4"
    else:
        kind = "9" if colour == "9" and random.random() < 0.6 else "7"
    return root, kind, bass


def loop(name, random, tonic, colour):
    """One progression of a pool as bars, each a list of chords."""
    pool, _, hold = name.partition("@")
    lines = next(lines for heading, lines in table.blocks("harmony.txt") if heading[0] == pool)
    bars, seen = [], {}
    for word in random.choice(lines).split():
        found = []
        for part in word.split("-"):
            # The same numeral keeps its colour within a loop
            seen.setdefault(part, coloured(chord(part, tonic), tonic, colour, random))
            found.append(seen[part])
        bars += [found] * int(hold or 1)
    return bars


def pitches(one):
    """The pitch classes of a chord, root first."""
    return [(one[0] + s) % 12 for s in SHAPES[one[1]]]


def scale(one, tonic, mode):
    """Pitch classes to sing over a chord: the mode, bent where the chord leaves it."""
    own = {(tonic + s) % 12 for s in MODES[mode]}
    for pitch in set(pitches(one)) - own:
        own -= {(pitch + 1) % 12, (pitch - 1) % 12} - set(pitches(one))
        own.add(pitch)
    return own


def pentatonic(tonic, mode):
    minor = MODES[mode][2] == 3
    return {(tonic + s) % 12 for s in ((0, 3, 5, 7, 10) if minor else (0, 2, 4, 7, 9))}


def near(pitch, classes):
    """The nearest pitch of these classes, the lower of two."""
    return min((pitch + d for d in range(-6, 7) if (pitch + d) % 12 in classes),
               key=lambda p: (abs(p - pitch), p))


def voicing(one, before, centre, n, open_=False):
    """n pitches of a chord around `centre`, moving as little as can be from `before`."""
    classes = pitches(one)
    if len(classes) > n:  # The bass has the root; the fifth says least
        for spare in (2, 0, 4):
            if len(classes) > n and spare < len(classes):
                classes = classes[:spare] + classes[spare + 1:]
    best, cost = None, None
    for low in range(centre - 14, centre + 3):
        if low % 12 not in classes:
            continue
        own = [low]
        while len(own) < n:
            own.append(next(p for p in range(own[-1] + 1, own[-1] + 13) if p % 12 in classes))
        if open_ and n > 2:
            own[1] += 12
            own.sort()
        far = abs(sum(own) / n - centre) * 0.5
        far += sum(min(abs(p - q) for q in before) for p in own) if before else 0
        if cost is None or far < cost:
            best, cost = own, far
    return best
