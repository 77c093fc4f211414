"""One piece while it is drawn: its facts, its chances and what it has decided for good."""
from grammar import form, harmony, pattern, table
from piece import TICKS, Part, Piece


def untangled(notes):
    """Each pitch struck once at a time, and ended before it is struck again."""
    out, before = [], {}
    for note in sorted(notes, key=lambda n: (n[0], -n[3])):
        last = before.get(note[2])
        if last and last[0] == note[0]:
            continue
        if last:
            last[1] = min(last[1], note[0] - last[0])
        before[note[2]] = note
        out.append(note)
    return out


class Song:
    def __init__(self, style, number, random):
        self.style, self.random, self.kept = style, random, {}
        self.meter = tuple(int(n) for n in table.draw(random, style["meters"]).split("/"))
        self.bar_ticks = TICKS * 4 * self.meter[0] // self.meter[1]
        self.tempo = round(random.triangular(*style["tempo"]))
        self.tonic, self.mode = random.randrange(12), table.draw(random, style["modes"])
        self.sections = form.sections(style, random)
        self.looseness = random.uniform(0.2, 1.0)
        self.parts = {role: Part(role, random.choice(programs))
                      for role, (share, _, programs) in style["parts"].items() if random.random() < share}
        self.enters = {role: style["parts"][role][1] + random.uniform(-0.07, 0.07) for role in self.parts}
        self.bars = [chords for s in self.sections for chords in self.chords_of(s)]
        self.piece = Piece("grammar", f"{style['name']}-{number}", [style["name"]], self.meter, self.tempo,
                           self.tonic, self.mode, len(self.bars))

    def keep(self, key, make):
        """What is decided once holds for the whole piece."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]

    def chords_of(self, section):
        """[[(start, chord)]] of a section, a list for each bar."""
        def make():
            pools = {k: w for k, w in self.style["pools"].items() if self.suits(k)}
            return harmony.loop(table.draw(self.random, pools), self.random, self.tonic,
                                self.keep("colour", lambda: table.draw(self.random, self.style["colours"])))
        loop = self.keep(("loop", section.idea), make)
        bars = [loop[i % len(loop)] for i in range(section.bars)]
        if section.last and self.style["ending"] == "hit":
            bars[-1] = self.keep(("loop", 0), make)[0][:1]
        half = self.bar_ticks // 2 if self.meter != (3, 4) else 2 * TICKS
        return [[(0, c) if i == 0 else (half, c) for i, c in enumerate(bar[:2])] for bar in bars]

    def suits(self, pool):
        """Pools say after a colon for which modes they are; without one for any."""
        heading = next(h for h, _ in table.blocks("harmony.txt") if h[0] == pool.partition("@")[0])
        return len(heading) == 1 or self.mode in heading[1:]

    def chord_at(self, bar, tick):
        """The chord in force at a place of a bar; past the end the last one."""
        bar, tick = bar + tick // self.bar_ticks, tick % self.bar_ticks
        if bar >= len(self.bars):
            bar, tick = len(self.bars) - 1, self.bar_ticks - 1
        return [c for start, c in self.bars[bar] if start <= tick][-1]

    def plays(self, role, section):
        return role in self.parts and section.energy >= self.enters[role]

    def pattern(self, role, section, number=0, vary=pattern.vary):
        """The text that a part plays in a bar, the same whenever the section returns.

        In half of the pieces every fourth bar ends as another pattern would.
        """
        lines = self.style["patterns"].get((role, "%d/%d" % self.meter), [])
        fit = [t for low, high, t in lines if low <= section.energy <= high] or [t for _, _, t in lines]
        if not fit:
            return None
        key = (role, section.idea, int(section.energy * 3))
        text = self.keep(key, lambda: vary(self.random.choice(fit), self.random, self.looseness))
        if number % 4 == 3 and self.keep(("turns", role), lambda: self.random.random() < 0.5):
            return self.keep((*key, "turn"), lambda: pattern.turn(text, fit, self.random))
        return text

    def hits(self, text, bar, number, chance=0.5, restrike=True):
        """Strokes of a bar; what sounds is struck again where the chord changes under it."""
        found = []
        for start, length, c in pattern.hits(text, number, self.meter, self.random, chance):
            for turn in [s for s, _ in self.bars[bar] if restrike and start < s < start + length]:
                found.append((start, turn - start, c))
                start, length = turn, start + length - turn
            found.append((start, length, c))
        return found

    def gate(self, role):
        return self.style["gate"].get(role, 1.0)

    def add(self, role, bar, start, length, pitch, velocity):
        velocity = max(8, min(127, round(velocity + self.random.gauss(0, 2.5))))
        self.parts[role].notes.append([bar * self.bar_ticks + int(start), max(1, int(length)),
                                       int(pitch), velocity, 0])

    def accent(self, tick):
        """How much a place of the bar weighs."""
        return 6 if tick == 0 else 3 if tick % TICKS == 0 else 0 if tick % 12 == 0 else -3

    def finish(self):
        piece, last = self.piece, None
        for number, bar in enumerate(self.bars):
            for start, one in bar:
                if one != last:
                    piece.chords.append([number * self.bar_ticks + start, *one])
                last = one
        piece.parts = [p for p in self.parts.values() if p.notes]
        for part in piece.parts:
            part.notes = untangled(part.notes)
        piece.sections = [[s.start, s.kind, round(s.energy, 2)] for s in self.sections]
        return piece.finish()
