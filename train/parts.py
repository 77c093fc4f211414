"""The arranger's language: a lead sheet in, one part out, both as compound steps.

A window is 1 to 9 bars of a piece; the first of them may be there already (the bar before,
written by force), there is no mark for that.  Bars are numbered from 0 in the window.

The source, read by the encoder, is per bar: BAR; the chord in force at place 0 (always said,
unless there is none) and each later change of chord; the notes of the lead; the kick drum.
Order: by place, then chord, note, kick.  A source step is

  where  0..95 place in 1/12 quarter, 96 BAR      (no END); rhythms are written straight, swing
         is the performer's (parts_data.written_straight)
  what   0..63 a lead note, semitones above the lowest tonic (steps.lowest_tonic)
         64..303 a chord, 64 + 20 * root above the tonic + quality; 304 BAR; 305 kick drum
  much   0..31 length index of steps.LENGTHS; 32..43 bass of a chord above its root;
         44 BAR or kick
  bar

The target, written by the decoder, is per bar BAR and then the notes by place, at one place by
ascending pitch; END after the last bar.  A target step is

  where  0..95, 96 BAR, 97 END
  what   0..63 pitch - anchor + 24; 64..110 drum 64 + GM number - 35; 111 BAR or END
  much   0..31 length index; 32 ghost, 33 soft, 34 plain, 35 accent of drums; 36 BAR or END
  bar
  quality, degree, offset   the chord in force at its place: quality 0..19 (20 none), root
         above the tonic 0..11 (12 no chord or no tonic), anchor - base 0..11.  For drums
         always 20, 12, 0.  For BAR the chord at place 0 of the bar that it opens.

anchor = the lowest pitch >= base whose pitch class is the root of the chord in force (the
tonic if there is no chord, C if there is no tonic either); base 28 for the bass, else 48.
Pitches outside anchor - 24 .. anchor + 39 are moved by octaves.

Echoes.  A step also sees what followed it one bar back and two bars back: the first step of
that bar whose (where, what) is greater than its own (BAR counts as less than all); where, what
and much of it.  If nothing follows there: BAR (96, 111, 36).  If there is no such bar in the
window: 98, 112, 37 ("none").  The echo is worked out for steps that are read, not for what is
being chosen.

Conditions are of the step's OWN bar (BAR carries those of the bar that it opens):
  style 1 + PromptStyle, role BasePart, meter 1 + index into steps.METERS, mode 1 + index into
  steps.MODES (major, minor, dorian, phrygian, lydian, mixolydian, locrian), tempo class
  (up to 70 is 1, 90 2, 110 3, 130 4, 155 5, 185 6, faster 7);
  per bar: energy 1..5, density class, purpose 1 plain, 2 fill, 3 opens, 4 closes the piece.
  0 is "not said" everywhere but for the role.  Density class: 1 + searchsorted of the number of
  places with notes in DENSITIES, for drums of the number of strokes in DRUM_DENSITIES
  (class 1 is an empty bar, 8 the busiest).

The decoder begins with the first BAR given and predicts the next step from each.
"""
import numpy as np

import steps
from parts_data import ROLES

BAR, END = 96, 97
N_SOURCE_WHERE, N_SOURCE_WHAT, N_SOURCE_MUCH = 97, 306, 45
CHORD, NO_SOURCE, KICK, BASS_OF, NO_SOURCE_MUCH = 64, 304, 305, 32, 44
N_WHERE, N_WHAT, N_MUCH = 98, 112, 37
DRUM, NO_WHAT, NO_MUCH = 64, 111, 36
N_QUALITY, N_DEGREE, N_OFFSET = 21, 13, 12
DENSITIES = [0, 1, 2, 4, 6, 9, 13]
DRUM_DENSITIES = [0, 4, 8, 12, 16, 20, 26]
PIECE_SIZES = (28, 7, 13, 8, 8)              # style, role, meter, mode, tempo
BAR_SIZES = (6, 9, 5)                        # energy, density, purpose
MOST_SOURCE, MOST_TARGET = 288, 384
KICKS = (35, 36)
DRUMS, BASS = ROLES.index("drums"), ROLES.index("bass")


def anchors(role, roots):
    """Lowest pitch at or above the role's base with these pitch classes."""
    base = 28 if role == BASS else 48
    return base + (np.asarray(roots) - base) % 12


def source(grid, tonic, lead, kicks):
    """int16 (n, 4) from the chords in force (bars, places), tonic, lead and kick rows.

    tonic -1: chords and lead cannot be said, only bars and kicks are.
    """
    n_bars, places = grid.shape
    rows = [np.array([(BAR, NO_SOURCE, NO_SOURCE_MUCH, b, -1, 0) for b in range(n_bars)])]
    if tonic >= 0:
        fresh = np.ones(grid.shape, bool)
        fresh[:, 1:] = grid[:, 1:] != grid[:, :-1]
        bar, place = np.nonzero(fresh & (grid >= 0))
        code = grid[bar, place].astype(np.int64)
        root, quality, bass = code // 240, code // 12 % 20, code % 12
        rows.append(np.stack([place, CHORD + 20 * ((root - tonic) % 12) + quality,
                              BASS_OF + bass, bar, place, np.zeros_like(bar)], 1))
        if lead is not None and len(lead):
            one = np.ones(len(lead))
            rows.append(np.stack([lead[:, 1], lead[:, 2], lead[:, 3], lead[:, 0], lead[:, 1], one], 1))
    if kicks is not None and len(kicks):
        two = np.full(len(kicks), 2)
        rows.append(np.stack([kicks[:, 1], np.full(len(kicks), KICK), two * 22, kicks[:, 0],
                              kicks[:, 1], two], 1))
    rows = np.concatenate(rows).astype(np.int64)
    return rows[np.lexsort((rows[:, 1], rows[:, 5], rows[:, 4], rows[:, 3]))][:, :4]


def chord_at(role, grid, tonic, bar, place):
    """quality, degree, offset and anchor at these places."""
    if role == DRUMS:
        none = np.zeros(len(bar), np.int64)
        return none + 20, none + 12, none, none
    code = grid[bar, place].astype(np.int64)
    none = code < 0
    root = np.where(none, max(tonic, 0), code // 240)
    anchor = anchors(role, root)
    degree = np.where(none | (tonic < 0), 12, (root - tonic) % 12)
    return np.where(none, 20, code // 12 % 20), degree, anchor - (28 if role == BASS else 48), anchor


def target(role, notes, grid, tonic):
    """int64 (n, 7) where, what, much, bar, quality, degree, offset; the last row is END."""
    n_bars = len(grid)
    bars = np.arange(n_bars)
    quality, degree, offset, anchor = chord_at(role, grid, tonic, notes[:, 0], notes[:, 1])
    if role == DRUMS:
        what = DRUM + notes[:, 2] - 35
    else:
        what = notes[:, 2] - anchor + 24
        what = np.where(what < 0, what % 12, np.where(what > 63, 52 + (what - 52) % 12, what))
    own = np.stack([notes[:, 1], what, notes[:, 3], notes[:, 0], quality, degree, offset], 1)
    opening = chord_at(role, grid, tonic, bars, np.zeros(n_bars, np.int64))[:3]
    open_rows = np.stack([np.full(n_bars, -1), np.full(n_bars, NO_WHAT), np.full(n_bars, NO_MUCH),
                          bars, *opening], 1)
    rows = np.concatenate([open_rows, own])
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0], rows[:, 3]))]
    rows[rows[:, 0] < 0, 0] = BAR
    end = np.array([[END, NO_WHAT, NO_MUCH, n_bars, 20, 12, 0]])
    return np.concatenate([rows, end])


def echoes(rows, back):
    """(n, 3) where, what, much of what followed each step `back` bars before."""
    place = np.where(rows[:, 0] == BAR, 0, 1 + rows[:, 0] * 128 + rows[:, 1])
    key = rows[:, 3] * 100000 + place
    at = np.searchsorted(key, key - back * 100000, "right")
    at = np.minimum(at, len(rows) - 1)
    found = rows[at, :3].copy()
    found[rows[at, 3] != rows[:, 3] - back] = (BAR, NO_WHAT, NO_MUCH)
    found[rows[:, 3] < back] = (98, 112, 37)
    return found


def density(role, notes, n_bars):
    """The class of each bar."""
    if role == DRUMS:
        count, edges = np.bincount(notes[:, 0], minlength=n_bars), DRUM_DENSITIES
    else:
        keys = np.unique(notes[:, 0].astype(np.int64) * 128 + notes[:, 1])
        count, edges = np.bincount(keys // 128, minlength=n_bars), DENSITIES
    return 1 + np.searchsorted(edges, count[:n_bars])


def shifted(grid, by):
    """Chords transposed by semitones."""
    code = grid.astype(np.int64)
    return np.where(code < 0, code, ((code // 240 + by) % 12) * 240 + code % 240)


def between(rows, first, n_bars):
    """Rows of these bars, counted from the first of them."""
    low, high = np.searchsorted(rows[:, 0], (first, first + n_bars))
    own = rows[low:high].astype(np.int64)
    own[:, 0] -= first
    return own


def example(piece, index, first, n_bars, by=0, lead=None, grid=None, tonic=None, kicks=False):
    """One window as (source, target, words of the piece, words of the bars).

    lead, grid and tonic replace the piece's own (drums may play to any song).
    """
    role_name, notes = piece["parts"][index]
    role = ROLES.index(role_name)
    if tonic is None:
        tonic = piece["tonic"]
    if grid is None:
        grid = piece["grid"][first:first + n_bars]
    notes = between(notes, first, n_bars)
    if role != DRUMS:
        notes[:, 2] += by
    if by:
        grid, tonic = shifted(grid, by), (tonic + by) % 12 if tonic >= 0 else -1
    beat = None
    if kicks:
        drums = next((rows for name, rows in piece["parts"] if name == "drums"), None)
        if drums is not None:
            beat = between(drums, first, n_bars)
            beat = beat[np.isin(beat[:, 2], KICKS)]
            beat = beat[np.unique(beat[:, 0] * 128 + beat[:, 1], return_index=True)[1]]
    words = np.array([piece["style"], role, 1 + piece["meter"], piece["mode"], piece["tempo"]])
    per_bar = np.stack([piece["energy"][first:first + n_bars], density(role, notes, n_bars),
                        piece["purpose"][first:first + n_bars]], 1).astype(np.int64)
    return source(grid, tonic, lead, beat), target(role, notes, grid, tonic), words, per_bar
