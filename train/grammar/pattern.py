"""Rhythms written as text: one character for a sixteenth, bars of 16 (12 in 3/4 and 6/8).

  X x o    an accent, a plain stroke, a soft one
  ?        a soft stroke by chance
  2 3      (drums) two strokes in one sixteenth, a triplet in the time of two
  1..9 a   (bass, chords) degrees or voices; bass.py and comp.py say which
  .  -     what sounds rings on; it stops

A text that begins with "t" has 12 characters to the bar: triplets of 4/4.
In a piece strokes written small may be left out or moved, and a bass may take
another degree here and there; capitals stay.
"""


def cut(text, bar_slots):
    """[bars] of a pattern and the ticks of one character."""
    if text.startswith("t"):
        return [text[1:][i:i + 12] for i in range(0, len(text) - 1, 12)], 8
    return [text[i:i + bar_slots] for i in range(0, len(text), bar_slots)], 6


def vary(text, random, amount):
    """The same pattern as another player has it: small strokes come, go and move."""
    out = list(text)
    for i, c in enumerate(out):
        if c in "xo" and random.random() < 0.22 * amount:
            to = i + random.choice((-1, 1))
            out[i] = "."
            if 0 < to < len(out) and out[to] == "." and random.random() < 0.6:
                out[to] = c
        elif c == "." and i % 2 and random.random() < 0.05 * amount:
            out[i] = "o"
        elif c == "." and i % 4 == 2 and random.random() < 0.06 * amount:
            out[i] = "x"
    return "".join(out)


def vary_line(text, random, amount):
    """The same with degrees: here and there another one, a stroke earlier or later, one more."""
    out = list(text)
    for i, c in enumerate(out[1:], 1):
        if c in "13578" and random.random() < 0.13 * amount:
            out[i] = random.choice("1155873")
        elif c in "13578" and out[i - 1] == "." and random.random() < 0.07 * amount:
            out[i - 1], out[i] = c, "."
        elif c == "." and i % 2 == 0 and out[i - 1] == "." and random.random() < 0.05 * amount:
            out[i] = random.choice("1158")
    return "".join(out)


def turn(text, others, random):
    """The pattern with the end of another one of its length, where there is one."""
    fit = [t for t in others if len(t) == len(text) > 8 and t != text and (t[0] == "t") == (text[0] == "t")]
    end = random.choice((3, 4, 6, 8))
    return text[:-end] + random.choice(fit)[-end:] if fit else text


def hits(text, bar, meter, random, chance=0.5):
    """[(start, length, character)] of one bar in ticks; each rings to the next stroke or stop."""
    slots = meter[0] * 16 // meter[1]
    bars, ticks = cut(text, slots)
    found = []
    for i, c in enumerate(bars[bar % len(bars)]):
        if c == "." or (c == "?" and random.random() > chance):
            continue
        if found and found[-1][1] is None:
            found[-1][1] = i * ticks - found[-1][0]
        if c != "-":
            found.append([i * ticks, None, c])
    end = slots * 6
    return [(start, length or end - start, c) for start, length, c in found]


def loudness(c, base):
    """A velocity for a stroke."""
    return base + 9 if c == "X" else base * 0.66 if c == "o" else base * 0.55 if c == "?" else base
