"""Drums: lanes that come in with the energy, fills, builds, a stroke to begin a section."""
from grammar import pattern, table

CRASH, KICK, SNARE = 49, 36, 38
KEPT = (42, 44, 46, 51, 82, 70, 54)  # What a hand may go on with through a fill


def lanes(song, section, number=0):
    """[(drum, velocity, pattern)] that sound in a bar of a section."""
    found = []
    rising = section.kind in ("intro", "groove", "loop", "more", "build")
    energy = section.energy + (0.12 * (number // 4 * 4 / section.bars - 0.25) if rising else 0)
    for i, (drum, low, high, velocity, texts) in enumerate(
            song.style["patterns"].get(("drums", "%d/%d" % song.meter), [])):
        shift = song.keep(("lane", i), lambda: song.random.uniform(-0.05, 0.05))
        idea = section.idea if song.looseness > 0.6 else 0
        chosen = song.keep(("drum", i, idea),
                           lambda: pattern.vary(song.random.choice(texts), song.random, song.looseness))
        if number % 4 == 3 and song.keep(("lane turns", i), lambda: song.random.random() < 0.25):
            chosen = song.keep(("drum", i, idea, "turn"), lambda: pattern.turn(chosen, texts, song.random))
        if low + shift * (low > 0) <= energy <= high + 0.005 + shift * (high < 1):
            found.append((drum, velocity, chosen))
    return found


def fill_of(song):
    name = table.draw(song.random, song.style["fills"])
    fills = [lines for heading, lines in table.blocks("fills.txt") if heading[0] == name]
    return [line.split() for line in song.random.choice(fills)] if fills else []


def strike(song, bar, start, drum, velocity, c, section):
    loud = pattern.loudness(c, velocity) * (0.86 + 0.17 * section.energy) + song.accent(start) * 0.5
    times = {"2": (0, 3), "3": (0, 4, 8)}.get(c, (0,))
    for i, late in enumerate(times):
        song.add("drums", bar, start + late, 6 if len(times) == 1 else 3, drum, loud - 6 * (i > 0))


def build(song, section, bar, number):
    """Strokes that double towards the drop, louder and louder."""
    left = section.bars - number
    drum = song.keep("roll", lambda: song.random.choice((38, 38, 39, 40)))
    gap = 24 if left > section.bars * 3 / 4 else 12 if left > section.bars / 3 else 6
    silent = left == 1 and song.keep("cut", lambda: song.random.random() < 0.6)
    for start in range(0, song.bar_ticks - (24 if silent else 0), gap):
        done = (number + start / song.bar_ticks) / section.bars
        strike(song, bar, start, drum, 50 + 55 * done, "x", section)
    if left > 2:
        for drum, velocity, text in lanes(song, section, number):
            if drum == KICK or (drum in KEPT and number > 1):
                for start, _, c in song.hits(text, bar, number, restrike=False):
                    strike(song, bar, start, drum, velocity, c, section)


def write(song, section, bar, number):
    last = number == section.bars - 1
    if section.kind == "build":
        return build(song, section, bar, number)
    if section.last and last and song.style["ending"] == "hit":
        for drum in (KICK, CRASH):
            strike(song, bar, 0, drum, 100, "x", section)
        return None
    filling = song.random.random() < (0.9 if last else 0.3 if number % 4 == 3 else 0) * (0.3 + section.energy)
    fill = fill_of(song) if filling and not section.last and section.energy > 0.2 and song.meter == (4, 4) else []
    begins = min((len(t) - len(t.lstrip(".")) for _, t in fill), default=99) * 6
    for drum, velocity, text in lanes(song, section, number):
        for start, _, c in song.hits(text, bar, number, 0.15 + 0.6 * section.energy, False):
            if start < begins or (drum in KEPT and fill[0][0] != "0" and song.looseness < 0.4):
                strike(song, bar, start, drum, velocity, c, section)
    for drum, text in fill:
        for start, _, c in pattern.hits(text, 0, song.meter, song.random) if drum != "0" else []:
            strike(song, bar, start, int(drum), 78 + start / 6, c, section)
    if number == 0 and section.number and section.energy > 0.45 and song.random.random() < song.style["crash"]:
        strike(song, bar, 0, song.keep("crash", lambda: song.random.choice((49, 49, 57, 55))), 96, "x", section)
    return None
