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

Beside it each step carries the number of its bar and the conditions of that bar
(BAR_WORDS), and the piece has its own (PIECE_WORDS).  A condition of value 0 is
"not said"; conditions.py computes all of them from a piece, in training any of
them may be left unsaid.  A step's conditions are those of its own bar, so the
step BAR brings the new bar's with it: whoever composes writes BAR itself when
the model says it (or when the bar is full) and thereby says what is to come.

  piece    style    1 + PromptStyle (STYLES), 1..27
           mode     1 + MODES; other modes say the nearest of these
           meter    1 + METERS
           tempo    1 below 70 quarters a minute, 2 -90, 3 -110, 4 -130, 5 -160, 6 more
           colour   chords: 1 none at all, 2 triads, 3 some sevenths, 4 mostly
                    sevenths, 5 ninths and more
           chroma   melody notes outside the mode: 1 none, 2 few, 3 many
           range    of the melody in semitones: 1 up to 9, 2 12, 3 15, 4 19, 5 more
  bar      density  notes of the melody: 1 none, 2 one, 3 two, 4 -4, 5 -6, 6 -9, 7 -13, 8 more
           phrase   1 + number of the bar modulo 8
           ends     whether the melody comes to rest here: 1 no, 2 yes
           quote    the melody repeats the bar that is back by: 1 none, 2 one bar, 3 two,
                    4 four, 5 eight, 6 sixteen, 7 thirty-two
           height   mean pitch of the bar as "what": 1 below 21, 2 -24, 3 -28, 4 -31, 5 more
           changes  chords that begin here: 1 none, 2 one, 3 two, 4 more
           rhythm   onsets: 1 on beats, 2 halves of beats, 3 halves, syncopated, 4 quarters
                    of beats, 5 quarters, syncopated, 6 triplets
           place    1 inside, 2 the first four bars, 3 the last four, 4 the very last
           loop     the chords repeat those of the bar that is back by, as for quote
           cadence  1 none, 2 rests on the tonic, 3 on the dominant, 4 elsewhere
"""
import numpy as np

import conditions
from piece import TICKS
from straight import straighten

GRID = 12                      # places per quarter
BAR, END, N_WHERE = 96, 97, 98
FIRST_CHORD, NO_WHAT, N_WHAT = 64, 304, 305
FIRST_BASS, NO_MUCH, N_MUCH = 32, 44, 45
LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 20, 21, 24, 27, 30, 32, 33, 36,
           42, 48, 54, 60, 72, 84, 96, 144]

MODES = ["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"]
METERS = [(4, 4), (3, 4), (2, 4), (2, 2), (6, 8), (9, 8), (12, 8), (5, 4), (7, 8), (3, 8), (6, 4), (3, 2)]
STYLES = ["pop", "rock", "metal", "punk", "jazz", "blues", "classical", "folk", "country", "latin",
          "bossa", "funk", "soul", "gospel", "reggae", "afro", "hiphop", "lofi", "triphop", "house",
          "techno", "trance", "dnb", "synthwave", "ambient", "cinematic", "chiptune"]
QUALITIES = ["", "m", "7", "maj7", "m7", "dim", "dim7", "m7b5", "aug", "sus2", "sus4", "6", "m6",
             "9", "maj9", "m9", "5", "m(maj7)", "7sus4", "add9"]

# Names of the conditions and how many values each has beside "not said", in the order of columns
PIECE_WORDS = (("style", 27), ("mode", 7), ("meter", 12), ("tempo", 6), ("colour", 5), ("chroma", 3),
               ("range", 5))
BAR_WORDS = (("density", 8), ("phrase", 8), ("ends", 2), ("quote", 7), ("height", 5), ("changes", 4),
             ("rhythm", 6), ("place", 4), ("loop", 7), ("cadence", 4))
N_COLUMNS = 4 + len(BAR_WORDS)  # where, what, much, number of the bar, its conditions


def nearest_length(ticks):
    return int(np.argmin([abs(x - ticks) for x in LENGTHS]))


def lowest_tonic(notes, tonic):
    """The tonic two octaves or so under the melody's middle: pitch classes stay, octaves move."""
    middle = sorted(n[2] for n in notes)[len(notes) // 2]
    return tonic + 12 * round((middle - 26 - tonic) / 12)


def one_voice(notes):
    """Of notes that begin together (or nearly) the first as written, the lowest."""
    kept = []
    for note in notes:
        if not kept or note[0] > kept[-1][0] + 1:
            kept.append(note)
    return kept


def bars_of(piece, role="lead"):
    """[(chords, notes)] per bar as steps; None if it cannot be said.

    Without a part of that role the piece is its chords alone.
    """
    meter, (tonic, mode) = tuple(piece["meter"]), conditions.key_of(piece)
    notes = next((p["notes"] for p in piece["parts"] if p["role"] == role and p["notes"]), [])
    if meter not in METERS or tonic is None or mode is None or not (notes or piece["chords"]):
        return None
    bar = TICKS * 4 * meter[0] // meter[1]
    low = lowest_tonic(notes, tonic) if notes else 0
    n_bars = max(n[0] for n in notes or piece["chords"]) // bar + 1
    bars = [([], []) for _ in range(n_bars)]
    last = None
    for chord in piece["chords"]:
        number = chord[0] // bar
        if chord[1] is None or number >= n_bars or chord[1:] == last:
            continue
        last = chord[1:]
        what = FIRST_CHORD + 20 * ((chord[1] - tonic) % 12) + QUALITIES.index(chord[2])
        bars[number][0].append((chord[0] % bar * GRID // TICKS, what, FIRST_BASS + (chord[3] - chord[1]) % 12))
    voice = one_voice([n for n in notes if 0 <= n[2] - low < 64])
    onsets = [n[0] * GRID / TICKS for n in voice]
    if meter[1] != 8:
        onsets = straighten(onsets, swung=piece["corpus"] == "wjazzd")
    places = bar * GRID // TICKS
    for i, ((start, length, pitch, *_), onset) in enumerate(zip(voice, onsets)):
        onset = max(0, round(onset))
        until = max(1, round(onsets[i + 1]) - onset) if i + 1 < len(voice) else places
        much = nearest_length(min(length * GRID / TICKS, until))
        if onset // places < n_bars:
            bars[onset // places][1].append((onset % places, pitch - low, much))
    return bars


def encode(piece, role="lead"):
    """int16 (n, N_COLUMNS): where, what, much, bar, its conditions; None if not usable."""
    bars = bars_of(piece, role)
    return None if bars is None else rows_of(piece, bars)


def rows_of(piece, bars):
    melody, harmony = (sum(len(b[i]) for b in bars) for i in (1, 0))
    if melody < 12 and (melody or harmony < 8):
        return None
    rows = []
    for number, ((chords, notes), plan) in enumerate(zip(bars, conditions.of_bars(piece, bars))):
        rows.append((BAR, NO_WHAT, NO_MUCH, number, *plan))
        rows += [(*step, number, *plan) for step in
                 sorted(chords + notes, key=lambda s: (s[0], s[1] < FIRST_CHORD))]
    rows.append((END, NO_WHAT, NO_MUCH, len(bars), *[0] * len(BAR_WORDS)))
    return np.array(rows, np.int16)


def encode_with_words(piece, role="lead"):
    """The rows, and the conditions of the whole piece; None if not usable."""
    bars = bars_of(piece, role)
    rows = None if bars is None else rows_of(piece, bars)
    return None if rows is None else (rows, conditions.of_piece(piece, bars))
