"""The lead: ideas of one or two bars, repeated, answered, varied, and brought home.

The words of a style's "lead" line: hook (one idea round and round), topline (sung
phrases), call (an idea, then room for the answer), long (few slow notes), line
(runs that aim at chord tones).
"""
from grammar import harmony, pattern, table

PLANS = {"hook": ("aaab", "aaaa", "abab", "aabb", "aaa-", "abac", "aaca"),
         "topline": ("abac", "aaba", "abcb", "abab", "abcd", "aabc", "ab-c"),
         "call": ("a-b-", "a-a-", "a-ab", "a-a-", "ab--", "a-bc"),
         "long": ("abcd", "a-b-", "abac", "ab-c", "a-bc"),
         "line": ("abcd", "abac", "abca", "ab-c", "aabc")}
RANGES = {"hook": (64, 84), "topline": (62, 83), "call": (62, 82), "long": (62, 84), "line": (58, 84)}
# What a quarter may hold, and how much a busy tune likes it: strokes and two weights, calm and busy
CELLS = (("....", 1.0, 0.2), ("x...", 1.3, 0.6), ("x.x.", 0.5, 2.0), ("..x.", 0.4, 0.6),
         ("x..x", 0.15, 0.6), (".x.x", 0.02, 0.3), ("x.xx", 0.05, 0.6), ("xxx.", 0.02, 0.4),
         ("xxxx", 0.0, 0.4), ("...x", 0.15, 0.4))
SIXES = (("x.....", 1.5, 0.4), ("x...x.", 1.0, 1.2), ("x.x.x.", 0.4, 1.6), ("......", 0.6, 0.1),
         ("..x.x.", 0.1, 0.4), ("x..xx.", 0.1, 0.4))


def free_rhythm(song, bars, busy):
    cells = SIXES if song.meter[1] == 8 else CELLS
    own = [1 - busy + 0.01] * len(cells)
    table_ = [c[1] * o + c[2] * busy for c, o in zip(cells, own)]
    n = song.bar_ticks // 6 // len(cells[0][0])
    text = "".join(song.random.choices([c[0] for c in cells], table_)[0] for _ in range(n * bars))
    return text if "x" in text else "x" + text[1:]


def motif(song, section, kind):
    """(bars, rhythm as [(start, length)], contour as scale steps)."""
    style, random = song.style, song.random
    meter = f"{song.meter[0]}/{song.meter[1]}"
    lines = [t for low, high, t in style["patterns"].get(("hooks", meter), [])
             if low <= section.energy <= high]
    busy = {"hook": 0.55, "topline": 0.5, "call": 0.55, "long": 0.04, "line": 0.95}[kind]
    if kind == "long":
        text = random.choice(("x...............", "x...............................", "x.......x.......",
                              "x...........x...", "x.......................x.......",
                              "....x...........", "x.....x...................x.....")) \
            if song.meter == (4, 4) else free_rhythm(song, 2, 0)
    elif lines and random.random() < (0.4 if kind == "line" else 0.7):
        text = pattern.vary(random.choice(lines), random, 1.0)
    else:
        text = free_rhythm(song, 2 if kind != "hook" else random.choice((1, 2)),
                           min(1, busy * (0.6 + 0.7 * section.energy)))
    slots = song.bar_ticks // 6
    bars = max(1, len(pattern.cut(text, slots)[0]))
    rhythm = [(b * song.bar_ticks + s, n) for b in range(bars)
              for s, n, c in pattern.hits(text, b, song.meter, random)]
    if bars == 1 and random.random() < 0.5:  # Said again, its end otherwise
        rhythm += [(s + song.bar_ticks, n) for s, n in rhythm[:max(1, len(rhythm) - random.randint(0, 2))]]
    if not rhythm:
        rhythm = [(0, song.bar_ticks)]
    steps, before = [], 0
    for _ in rhythm:
        weights = [0.04, 0.08, 0.16, 0.3, 0.2 if kind == "hook" else 0.12, 0.3, 0.16, 0.08, 0.04]
        for i, step in enumerate(range(-4, 5)):
            onward = step * before > 0
            weights[i] *= (0.1 if onward or abs(step) > 2 else 1) if abs(before) > 2 else 1.5 if onward else 1
        before = random.choices(range(-4, 5), weights)[0]
        steps.append(before)
    return bars, rhythm, steps


def sing(song, idea, start_bar, begin, kind, classes_of, low, high):
    """The motif's notes over these chords: [(tick, length, pitch)] from the unit's start."""
    _, rhythm, steps = idea
    notes, p = [], begin
    for i, ((start, length), step) in enumerate(zip(rhythm, steps)):
        one = song.chord_at(start_bar, start)
        scale = sorted(classes_of(one))
        tones = set(harmony.pitches(one))
        if i:
            way = 1 if step > 0 else -1
            if not low <= p + 2 * step <= high:
                way = -way
            for _ in range(abs(step)):
                p = next(q for q in range(p + way, p + 13 * way, way) if q % 12 in scale)
        weight = start % 24 == 0 or length >= 24
        if i == 0 or (weight and song.random.random() < 0.72) or i == len(rhythm) - 1:
            p = harmony.near(p, tones & set(scale) or tones)
        notes.append((start, length, max(low - 3, min(high + 3, p))))
    return notes


def again(song, notes, start_bar, classes_of):
    """Notes quoted over other chords: only what would rub is moved."""
    out = []
    for start, length, p in notes:
        one = song.chord_at(start_bar, start)
        rubs = any((p - t) % 12 in (1, 11) for t in harmony.pitches(one)) and length >= 12
        known = p % 12 in classes_of(one)
        out.append((start, length, p if known and not rubs
                    else harmony.near(p, set(harmony.pitches(one)) & classes_of(one) or set(harmony.pitches(one)))))
    return out


def write(song, section):
    """The lead of a whole section."""
    random = song.random
    solo = section.kind == "solo"
    name = "solo" if solo else section.idea
    kind = "line" if solo else song.keep(("lead kind", name), lambda: table.draw(random, song.style["lead"]))
    five = song.keep(("scale", name), lambda: table.draw(random, song.style["scale"])) == "five"
    low, high = song.keep("lead range", lambda: tuple(r + random.choice((-5, -2, 0, 0, 2)) for r in RANGES[kind]))

    def classes_of(one):
        if five and one[1] in ("", "m", "m7", "5", "maj7", "m9", "add9", "sus2"):
            return harmony.pentatonic(song.tonic, song.mode)
        return harmony.scale(one, song.tonic, song.mode)

    plan = song.keep(("plan", name), lambda: random.choice(PLANS[kind]))
    bar = 0
    said = {}
    begin = song.keep(("begin", name), lambda: random.randint(low + 4, high - 5))
    end = section.bars - (1 if section.last and song.style["ending"] == "hit" else 0)
    for unit in range(99):
        if bar >= end:
            break
        label = plan[unit % len(plan)]
        if label == "-":
            bar += 2
            continue
        idea = song.keep(("motif", name, label), lambda: motif(song, section, kind))
        length = max(2, idea[0])
        if label in said:
            notes = again(song, said[label], section.start + bar, classes_of)
            if unit >= 4 and random.random() < 0.2 + 0.3 * song.looseness:  # The second time round
                cut = len(notes) // 2
                turned = [random.choice((-2, -1, 1, 2, 3)) for _ in notes[cut:]]
                notes = notes[:cut] + again(song, [(s, n, p + t) for (s, n, p), t in zip(notes[cut:], turned)],
                                            section.start + bar, classes_of)
        else:
            at = song.keep(("at", name, label),
                           lambda: begin + (random.choice((-4, -2, 2, 4, 5)) if label != "a" else 0))
            notes = song.keep(("sung", name, label), lambda: sing(
                song, idea, section.start + bar, at, kind, classes_of, low, high))
            notes = said[label] = again(song, notes, section.start + bar, classes_of)
        if bar + length >= end and notes and kind != "hook" and random.random() < 0.7:
            notes = home(song, notes, section.start + bar, min(length, end - bar))
        put(song, section, notes, bar, end)
        bar += length


def home(song, notes, bar, bars):
    """The last note of a section rests on a tone of its chord, the tonic where it can."""
    start, _, p = notes[-1]
    tones = set(harmony.pitches(song.chord_at(bar, start)))
    p = harmony.near(p, {song.tonic} if song.tonic in tones else tones)
    return notes[:-1] + [(start, max(12, min(song.bar_ticks, bars * song.bar_ticks - start)), p)]


def put(song, section, notes, bar, end):
    """Writes a unit: each swells towards its middle."""
    loud = 82 + 16 * section.energy
    whole = notes[-1][0] + notes[-1][1] if notes else 1
    for i, (start, length, p) in enumerate(notes):
        if bar * song.bar_ticks + start >= end * song.bar_ticks:
            break
        after = notes[i + 1][0] - start if i + 1 < len(notes) else length
        held = max(3, min(length * song.gate("lead"), after))
        swell = 10 * (1 - abs(2 * start / whole - 0.9))
        song.add("lead", section.start + bar, start, held, p,
                 loud + swell + 1.6 * song.accent(start) + (p - 70) * 0.5)
