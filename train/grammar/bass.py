"""The bass: degrees above the chord's bass, lines that walk, lines that squelch.

In patterns 1..8 are degrees (5 may lie below, 3 and 7 as the chord has them), a leads
to the next root, g is a ghost; "kick" plays with the bass drum, "walk" walks, "acid"
draws sixteenths for the whole piece.
"""
from grammar import drums, harmony, pattern

DEGREES = {"2": 2, "4": 5, "6": 9, "8": 12, "9": 14}
LOW = 28


def root(one):
    return LOW + (one[2] - LOW) % 12


def pitch(song, c, one, following):
    base = root(one)
    shape = harmony.SHAPES[one[1]] if one[0] == one[2] else (0, 7)
    if c in "1g":
        return base
    if c in "a":
        goal = root(following)
        return goal + song.random.choice((-1, -1, 1, 2, -2) if goal > LOW + 1 else (1, 2))
    if c == "3":
        return base + (shape[1] if len(shape) > 2 else 12)
    if c == "5":
        fifth = 6 if 6 in shape else 8 if 8 in shape else 7
        return base + fifth - (12 if base + fifth > 43 or (base > 35 and song.random.random() < 0.5) else 0)
    if c == "b":
        return base - 5 if base >= LOW + 3 else base + 7
    if c == "7":
        return base + (11 if 11 in shape else 9 if 9 in shape else 10)
    if c in "246":
        scale = harmony.scale(one, song.tonic, song.mode)
        return harmony.near(base + DEGREES[c], scale)
    return base + DEGREES.get(c, 0)


def varied(text, random, looseness):
    """Words stay what they are."""
    return text if text in ("kick", "walk", "acid") else pattern.vary_line(text, random, looseness)


def walk(song, bar, before):
    """A note to the beat: chord tones, scale steps, and a step into the next chord."""
    notes, beats = [], song.bar_ticks // 24
    for beat in range(beats):
        one, after = song.chord_at(bar, beat * 24), song.chord_at(bar, beat * 24 + 24)
        new = beat == 0 or one != song.chord_at(bar, beat * 24 - 24)
        tones = harmony.pitches(one)
        if new:
            to = harmony.near(max(31, min(46, before + song.random.choice((-3, 0, 3)))), {one[2]})
        elif after != one or beat == beats - 1:
            goal = harmony.near(before, {after[2]})
            to = goal + song.random.choice((-1, -1, 1, 1, 2, -2, 5))
        else:
            way = song.random.choice((-1, 1)) if 33 < before < 46 else 1 if before <= 33 else -1
            scale = harmony.scale(one, song.tonic, song.mode)
            wanted = tones if song.random.random() < 0.6 else scale
            to = next(p for p in range(before + way, before + 13 * way, way) if p % 12 in wanted)
        before = max(28, min(52, to))
        notes.append((beat * 24, 22, before))
        if song.random.random() < 0.1:
            notes[-1] = (beat * 24, 11, before)
            notes.append((beat * 24 + 12, 10, before))
    return notes


def acid_line(song):
    steps = (0, 0, 0, 0, 12, 12, 3, 7, 10, -2, 1 if song.mode == "phrygian" else 5, 15)
    line = []
    for slot in range(16):
        if slot == 0 or song.random.random() < 0.72:
            line.append((slot, song.random.choice(steps) if slot else 0,
                         song.random.random() < 0.25, song.random.random() < 0.3))
    return line


def acid(song, section, bar):
    line = song.keep(("acid", section.idea), lambda: acid_line(song))
    base = root(song.chord_at(bar, 0))
    return [(slot * 6, 9 if slide else 4, base + step, 12 if accent else 0)
            for slot, step, slide, accent in line]


def write(song, section, bar, number):
    text = song.pattern("bass", section, number, varied)
    state = song.kept.setdefault("bass state", {"last": 36})
    loud = 84 + 16 * section.energy
    if section.last and number == section.bars - 1 and song.style["ending"] == "hit":
        song.add("bass", bar, 0, song.bar_ticks, root(song.chord_at(bar, 0)), loud)
        return
    if text == "walk":
        for start, length, p in walk(song, bar, state["last"]):
            song.add("bass", bar, start, length, p, loud + song.accent(start) + song.random.choice((0, 0, 4)))
            state["last"] = p
        return
    if text == "acid":
        for start, length, p, accent in acid(song, section, bar):
            song.add("bass", bar, start, length, p, loud + accent - 6)
        return
    if text == "kick":
        kicks = [t for d, _, t in drums.lanes(song, section) if d == drums.KICK] or ["X......x..x....."]
        found = song.hits(kicks[0], bar, number, 0.3)
        end = song.keep(("low", section.idea), lambda: song.random.choice("1185"))
        found = [(s, n, end if i == len(found) - 1 and s > 30 and number % 2 else "1")
                 for i, (s, n, _) in enumerate(found)]
    else:
        found = song.hits(text, bar, number, 0.4)
    for start, length, c in found:
        one, after = song.chord_at(bar, start), song.chord_at(bar + 1, 0)
        p = pitch(song, c, one, after)
        held = 3 if c == "g" else max(3, length * song.gate("bass"))
        song.add("bass", bar, start, held, p, (loud if c != "g" else loud * 0.6) + song.accent(start))
        state["last"] = p
