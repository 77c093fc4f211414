"""The second line: long thirds and sevenths, stabs, answers, a voice below the lead, a line of its own."""
from grammar import harmony, pattern, table


def guides(song, section, bar, number):
    """One long tone a chord, moving by step, the third or the seventh first."""
    state = song.kept.setdefault("guide", {"p": song.random.randint(62, 74)})
    for i, (start, one) in enumerate(song.bars[bar]):
        if start == 0 and number % 2 and song.chord_at(bar - 1, song.bar_ticks - 1) == one:
            continue
        tones = harmony.pitches(one)
        wanted = {tones[1], tones[-1]} if len(tones) > 2 else {tones[-1]}
        p = state["p"] = harmony.near(max(58, min(78, state["p"] + song.random.choice((-1, 0, 1)))), wanted)
        following = song.bars[bar][i + 1][0] if i + 1 < len(song.bars[bar]) else song.bar_ticks
        length = following - start
        if number % 2 == 0 and number + 1 < section.bars and song.chord_at(bar + 1, 0) == one \
                and following == song.bar_ticks:
            length += song.bar_ticks
        song.add("counter", bar, start, length, p, 64 + 16 * section.energy)


def stabs(song, section, bar, number):
    """A riff of the section in chord tones."""
    text = song.pattern("stabs", section, number)
    if not text:
        return guides(song, section, bar, number)
    double = song.keep("stab voices", lambda: song.random.choice((1, 1, 2)))
    shape = song.keep(("stab", section.idea), lambda: [song.random.randrange(4) for _ in range(16)])
    for i, (start, length, c) in enumerate(song.hits(text, bar, number, restrike=False)):
        one = song.chord_at(bar, start)
        tones = sorted(62 + (p - 62) % 12 for p in harmony.pitches(one))
        at = shape[i % 16] % len(tones)
        for p in (tones[at], tones[(at + 1) % len(tones)])[:double]:
            song.add("counter", bar, start, max(3, length * song.gate("counter")), p,
                     pattern.loudness(c, 76 + 16 * section.energy) + song.accent(start))
    return None


def lead_of(song, bar):
    begin = bar * song.bar_ticks
    part = song.parts.get("lead")
    return [n for n in part.notes if begin <= n[0] < begin + song.bar_ticks] if part else []


def second(song, section, bar, number):
    """A third or a sixth below the lead, where there is one."""
    for start, length, p, velocity, _ in lead_of(song, bar):
        one = song.chord_at(bar, start - bar * song.bar_ticks)
        scale = harmony.scale(one, song.tonic, song.mode)
        below = [q for q in range(p - 1, p - 10, -1) if q % 12 in scale]
        thirds = [q for q in below if p - q in (3, 4)] or below[1:2]
        sixths = [q for q in below if p - q in (8, 9)] or thirds
        tones = harmony.pitches(one)
        q = next((q for q in thirds + sixths if q % 12 in tones), thirds[0])
        song.add("counter", bar, start - bar * song.bar_ticks, length, q, velocity - 12)


def answers(song, section, bar, number):
    """Speaks where the lead rests."""
    busy = lead_of(song, bar)
    free = max([n[0] + min(n[1], 24) for n in busy], default=bar * song.bar_ticks) - bar * song.bar_ticks
    if len(busy) > 3 or free > song.bar_ticks * 3 // 4:
        return
    riff = song.keep(("answer", section.idea, number % 4), lambda: [
        (slot * 12, song.random.choice((-1, 1, 1, 2, -2))) for slot in sorted(
            song.random.sample(range(song.bar_ticks // 12), song.random.randint(2, 5)))])
    p = song.keep(("answer at", section.idea), lambda: song.random.randint(64, 74))
    riff = [r for r in riff if r[0] >= free]
    for i, (start, step) in enumerate(riff):
        one = song.chord_at(bar, start)
        scale = harmony.scale(one, song.tonic, song.mode)
        p = harmony.near(max(60, min(77, p + 2 * step)), set(harmony.pitches(one)) if start % 24 == 0 else scale)
        length = (riff[i + 1][0] if i + 1 < len(riff) else song.bar_ticks) - start
        song.add("counter", bar, start, max(6, length * 0.85), p, 72 + 14 * section.energy + song.accent(start))


def line(song, section, bar, number):
    """Halves and quarters against the lead: down where it rises."""
    state = song.kept.setdefault("line", {"p": song.random.randint(60, 69)})
    above = lead_of(song, bar)
    rising = above and above[-1][2] > above[0][2]
    gap = song.keep("line gap", lambda: song.random.choice((24, 48, 48)))
    for start in range(0, song.bar_ticks, gap):
        one = song.chord_at(bar, start)
        way = song.random.choice((-1, -1, 1) if rising else (-1, 1, 1))
        wanted = set(harmony.pitches(one)) if start % 48 == 0 else harmony.scale(one, song.tonic, song.mode)
        p = max(55, min(76, state["p"] + 2 * way))
        p = state["p"] = harmony.near(p, wanted)
        song.add("counter", bar, start, min(gap, song.bar_ticks - start), p, 66 + 14 * section.energy)


KINDS = {"guides": guides, "stabs": stabs, "second": second, "answers": answers, "line": line}


def write(song, section, bar, number):
    kind = song.keep(("counter", section.idea), lambda: table.draw(song.random, song.style["counter"]))
    if section.last and number == section.bars - 1:
        kind = "guides"
    KINDS[kind](song, section, bar, number)
