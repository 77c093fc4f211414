"""The composer's language: a lead sheet as one compound step per chord, note or bar.

A step is three numbers:

  where  0..95    place within the bar, in 1/12 quarters
         96 BAR   a new bar begins       97 END   the piece is over
  what   0..63    a note: semitones above the tonic's lowest octave (LOW)
         64..303  a chord: 64 + 20 * root above the tonic + quality
         304      nothing (BAR, END)
  much   0..31    a note's length, an index into LENGTHS
         32..43   a chord's bass: semitones above its root
         44       nothing

Beside it each step knows the number of its bar, and what the plan says of that
bar: how many notes, where in the phrase, whether a phrase ends, and which
earlier bar it quotes.  All of it may be "not said" (0).
"""
import numpy as np

from piece import TICKS

GRID = 12                      # places per quarter
BAR, END, N_WHERE = 96, 97, 98
FIRST_CHORD, NO_WHAT, N_WHAT = 64, 304, 305
FIRST_BASS, NO_MUCH, N_MUCH = 32, 44, 45
LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 20, 21, 24, 27, 30, 32, 33, 36,
           42, 48, 54, 60, 72, 84, 96, 144]
DENSITIES = [0, 1, 2, 4, 6, 9, 13]          # upper edges of the classes 1..7; 8 is more
QUOTES = [0, 1, 2, 4, 8, 16, 32]            # bars back; index 0 is none

MODES = ["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"]
METERS = [(4, 4), (3, 4), (2, 4), (2, 2), (6, 8), (9, 8), (12, 8), (5, 4), (7, 8), (3, 8), (6, 4), (3, 2)]
STYLES = ["pop", "rock", "jazz", "blues", "folk", "dance", "classical", "stage", "latin", "soul",
          "chorale", "game", "electronic"]
QUALITIES = ["", "m", "7", "maj7", "m7", "dim", "dim7", "m7b5", "aug", "sus2", "sus4", "6", "m6",
             "9", "maj9", "m9", "5", "m(maj7)", "7sus4", "add9"]


def nearest_length(ticks):
    return int(np.argmin([abs(x - ticks) for x in LENGTHS]))


def lowest_tonic(notes, tonic):
    """The tonic two octaves or so under the melody's middle: pitch classes stay, octaves move."""
    middle = sorted(n[2] for n in notes)[len(notes) // 2]
    return tonic + 12 * round((middle - 26 - tonic) / 12)


def bars_of(piece, role="lead"):
    """[(chords, notes)] per bar as steps, and the plan's words; None if it cannot be said."""
    meter, tonic = tuple(piece["meter"]), piece["tonic"]
    part = next((p for p in piece["parts"] if p["role"] == role), None)
    if meter not in METERS or tonic is None or piece["mode"] not in MODES or not part or not part["notes"]:
        return None
    bar = TICKS * 4 * meter[0] // meter[1]
    low = lowest_tonic(part["notes"], tonic)
    n_bars = max(n[0] for n in part["notes"]) // bar + 1
    bars = [([], []) for _ in range(n_bars)]
    last = None
    for chord in piece["chords"]:
        number = chord[0] // bar
        if chord[1] is None or number >= n_bars or chord[1:] == last:
            continue
        last = chord[1:]
        what = FIRST_CHORD + 20 * ((chord[1] - tonic) % 12) + QUALITIES.index(chord[2])
        bars[number][0].append((chord[0] % bar * GRID // TICKS, what, FIRST_BASS + (chord[3] - chord[1]) % 12))
    sounding = -1
    for start, length, pitch, *_ in part["notes"]:
        if start < sounding or not 0 <= pitch - low < 64:
            continue  # one voice: the first of a cluster, here the lowest written
        sounding = start + 1
        place = round(start % bar * GRID / TICKS)
        bars[start // bar][1].append((min(place, bar * GRID // TICKS - 1), pitch - low,
                                      nearest_length(length * GRID / TICKS)))
    return bars


def quoted(bars, number):
    """Index into QUOTES of the nearest earlier bar that this one mostly repeats."""
    own = {(w, p) for w, p, _ in bars[number][1]}
    if len(own) < 2:
        return 0
    for index, back in enumerate(QUOTES[1:], 1):
        if number >= back:
            other = {(w, p) for w, p, _ in bars[number - back][1]}
            if len(own & other) >= 0.7 * max(len(own), len(other)):
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
    return LENGTHS[much] >= 2 * GRID or gap - LENGTHS[much] >= GRID


def encode(piece, role="lead"):
    """int16 (n, 8): where, what, much, bar, density, phrase, ends, quote; None if not usable."""
    bars = bars_of(piece, role)
    if bars is None or sum(len(n) for _, n in bars) < 12:
        return None
    places = piece["meter"][0] * 4 * GRID // piece["meter"][1]
    rows = []
    for number, (chords, notes) in enumerate(bars):
        plan = (1 + int(np.searchsorted(DENSITIES, len(notes))), 1 + number % 8,
                1 + int(phrase_ends(bars, number, places)), 1 + quoted(bars, number))
        rows.append((BAR, NO_WHAT, NO_MUCH, number, *plan))
        rows += [(*step, number, *plan) for step in
                 sorted(chords + notes, key=lambda s: (s[0], s[1] < FIRST_CHORD))]
    rows.append((END, NO_WHAT, NO_MUCH, len(bars), 0, 0, 0, 0))
    return np.array(rows, np.int16)


def style_of(piece):
    words = " ".join(piece["genres"]) + " " + piece["corpus"]
    for style, keys in (("jazz", ("jazz", "bebop", "swing", "wjazz")), ("blues", ("blues",)),
                        ("latin", ("latin", "bossa", "samba", "tango")), ("soul", ("soul", "funk")),
                        ("electronic", ("electronic", "techno", "house")), ("rock", ("rock",)),
                        ("chorale", ("chorale",)), ("classical", ("classical", "lied")),
                        ("stage", ("stage", "musical", "screen")),
                        ("dance", ("reel", "jig", "hornpipe", "waltz", "polka", "dance", "nottingham")),
                        ("folk", ("folk",)), ("game", ("game",))):
        if any(k in words for k in keys):
            return STYLES.index(style)
    return 0
