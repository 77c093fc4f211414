"""Chords, pads and arpeggios: voicings in a rhythm.

In patterns of chords x is the whole chord, 1..5 its voices from below, b the root in
the bass of the hand; pads hold through a chord where the pattern says "hold".
"""
from grammar import harmony, pattern, table


def voiced(song, role, one, section):
    """The chord as this part takes it, led from what it took before."""
    state = song.kept.setdefault(("voices", role), {})
    if state.get("chord") != one:
        centre = song.keep(("centre", role), lambda: song.random.randint(
            *{"chords": (56, 64), "pad": (54, 66)}[role]))
        if one[1] == "5":
            root = 40 + (one[0] - 40) % 12
            state["now"] = [root, root + 7, root + 12]
        else:
            n = song.keep(("n", role), lambda: song.random.choice((3, 4, 4)))
            open_ = song.keep(("open", role), lambda: song.random.random() < (0.35 if role == "pad" else 0.15))
            state["now"] = harmony.voicing(one, state.get("now"), centre, max(n, 3), open_)
        state["chord"] = one
    return state["now"]


def voices(c, own, one):
    if c == "b":
        return [40 + (one[2] - 40) % 12]
    if c.isdigit():
        at = int(c) - 1
        return [own[at % len(own)] + 12 * (at // len(own))]
    return own


def write_chords(song, section, bar, number):
    text = song.pattern("chords", section, number)
    loud = 70 + 18 * section.energy
    if section.last and number == section.bars - 1 and song.style["ending"] == "hit":
        for p in voiced(song, "chords", song.chord_at(bar, 0), section):
            song.add("chords", bar, 0, song.bar_ticks, p, loud)
        return
    roll = song.keep("roll chords", lambda: song.random.choice((0, 0, 0, 1)))
    for start, length, c in song.hits(text, bar, number):
        one = song.chord_at(bar, start)
        own = voices(c, voiced(song, "chords", one, section), one)
        held = max(3, length * (song.gate("chords") if not c.isdigit() else 1.0))
        for i, p in enumerate(own):
            late = roll * i if c == "x" and length > 24 and len(own) > 3 else 0
            song.add("chords", bar, start + late, held - late, p,
                     pattern.loudness(c, loud) + song.accent(start) - 2 * (len(own) - i > 1))


def write_pad(song, section, bar, number):
    text = song.pattern("pad", section)
    loud = 58 + 16 * section.energy
    if text.startswith("hold"):
        for i, (start, one) in enumerate(song.bars[bar]):
            if number and start == 0 and song.chord_at(bar - 1, song.bar_ticks - 1) == one and number % 4:
                continue  # Still sounding
            end = bar * song.bar_ticks + start
            to = end + 6
            stop = (section.start + min(section.bars, number - number % 4 + 4)) * song.bar_ticks
            while to < stop and song.chord_at(bar, to - bar * song.bar_ticks) == one:
                to += 6
            for p in voiced(song, "pad", one, section):
                song.add("pad", bar, start, to - end, p, loud)
        return
    for start, length, c in song.hits(text, bar, number):
        one = song.chord_at(bar, start)
        for p in voices(c, voiced(song, "pad", one, section), one):
            song.add("pad", bar, start, length * song.gate("pad"), p, pattern.loudness(c, loud))


def figure(song, idea):
    """Which step of the chord each stroke takes, drawn once for an idea."""
    lines = [line for _, lines in table.blocks("figures.txt") for line in lines]
    if song.random.random() < 0.25:  # One of the piece's own
        return [song.random.choice((0, 1, 2, 2, 3, 4)) for _ in range(song.random.choice((3, 4, 6, 8, 8, 16)))]
    return [int(step) for step in song.random.choice(lines).split()]


def write_arp(song, section, bar, number):
    text = song.pattern("arp", section, number)
    steps = song.keep(("figure", section.idea), lambda: figure(song, section.idea))
    base = song.keep("arp base", lambda: song.random.randint(57, 70))
    again = song.keep("arp again", lambda: song.random.random() < 0.7)  # The figure begins with the bar
    count = 0 if again else song.kept.get("arp count", 0)
    loud = 66 + 16 * section.energy
    for start, length, c in song.hits(text, bar, number, restrike=False):
        one = song.chord_at(bar, start)
        tones = sorted(base + (p - base) % 12 for p in harmony.pitches(one))
        if len(tones) == 2:
            tones.append(tones[0] + 12)
        step = steps[count % len(steps)]
        p = tones[step % len(tones)] + 12 * (step // len(tones))
        song.add("arp", bar, start, max(2, min(length, 24) * song.gate("arp")), p,
                 pattern.loudness(c, loud) + song.accent(start))
        count += 1
    song.kept["arp count"] = count
