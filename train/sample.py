#!/usr/bin/env python3
"""Composes lead sheets with the composer in PyTorch, many at once.

usage: sample.py OUT [--n N] [--bars N] [--like CORPUS] [--taste NAME=VALUE]... [--seed N]

Writes OUT/NNN.mid (melody and block chords) for plans taken from held-out pieces of
CORPUS, and prints how far the music does what its plan asks.
"""
import argparse
import pathlib

import mido
import numpy as np
import torch
from torch.nn import functional as F

import composer
import conditions
import fit_composer
import steps

MOST = 256
# Chord pitch classes above the root, for masks and for playing
SHAPES = [(0, 4, 7), (0, 3, 7), (0, 4, 7, 10), (0, 4, 7, 11), (0, 3, 7, 10), (0, 3, 6), (0, 3, 6, 9),
          (0, 3, 6, 10), (0, 4, 8), (0, 2, 7), (0, 5, 7), (0, 4, 7, 9), (0, 3, 7, 9), (0, 4, 7, 10, 2),
          (0, 4, 7, 11, 2), (0, 3, 7, 10, 2), (0, 7), (0, 3, 7, 11), (0, 5, 7, 10), (0, 4, 7, 2)]
MINOR = ("minor", "dorian", "phrygian", "locrian")
GRIDS = {1: (12,), 2: (6,), 3: (6,), 4: (3,), 5: (3,), 6: (4, 6)}  # places that a rhythm class may use


class Taste:
    """How freely to choose in each turn, and what the masks forbid."""

    def __init__(self, **said):
        self.where, self.what, self.much, self.chord = 0.9, 0.9, 0.8, 0.8  # temperatures
        self.nucleus = 0.95
        self.scale = 0.15      # share by which notes outside mode and chord are thinned out; 1 leaves them
        self.grid = 1          # places only on the grid of the bar's rhythm class
        self.leap = 12         # greatest step of the melody, in semitones
        self.low, self.high = 12, 40
        self.home = 1          # phrases of eight bars begin on the tonic's chord, cadences close as planned
        self.relative = 0.6    # share by which the relative key's own chord is thinned out
        for name, value in said.items():
            setattr(self, name, type(getattr(self, name))(value))


class Lines:
    """The state of many lines composed at once: a cache of keys and values per layer."""

    def __init__(self, model, words):
        self.model, self.words, n = model, words, len(words)
        shape = (n, model.config["heads"], MOST, 32)
        self.keys = [torch.zeros(shape) for _ in model.layers]
        self.values = [torch.zeros(shape) for _ in model.layers]
        self.at = torch.zeros(n, MOST, 2, dtype=torch.long)
        self.t = 0

    def step(self, rows):
        """Takes one step (n, N_COLUMNS) of every line; returns the hidden vectors (n, size)."""
        m, t = self.model, self.t
        x = m.where(rows[:, 0]) + m.what(rows[:, 1]) + m.much(rows[:, 2])
        for i, table in enumerate(m.plan):
            x = x + table(rows[:, 4 + i])
        for i, table in enumerate(m.piece):
            x = x + table(self.words[:, i])
        self.at[:, t, 0], self.at[:, t, 1] = rows[:, 3], rows[:, 0]
        back = (rows[:, 3:4] - self.at[:, :t + 1, 0]).clamp(0, composer.FAR_BARS - 1)
        same = (rows[:, 0:1] == self.at[:, :t + 1, 1]).long()
        for i, layer in enumerate(m.layers):
            q, k, v = layer.qkv(layer.norm_a(x)).view(len(x), 3, layer.heads, -1).unbind(1)
            self.keys[i][:, :, t], self.values[i][:, :, t] = k, v
            bias = layer.far.T[back] + layer.same.T[same]
            mixed = F.scaled_dot_product_attention(
                q[:, :, None], self.keys[i][:, :, :t + 1], self.values[i][:, :, :t + 1],
                attn_mask=bias.permute(0, 2, 1)[:, :, None])
            x = x + layer.out(mixed.reshape(len(x), -1))
            x = x + layer.down(F.relu(layer.up(layer.norm_b(x))).square())
        self.t += 1
        return m.norm(x)


def draw(logits, allowed, temperature, nucleus, generator):
    """One index a line; allowed (n, k) of 0..1 thins out or forbids."""
    share = torch.softmax(logits / temperature, -1) * allowed
    share = share / share.sum(-1, keepdim=True).clamp(min=1e-20)
    ordered, order = share.sort(-1, descending=True)
    ordered[ordered.cumsum(-1) - ordered > nucleus] = 0
    found = torch.multinomial(ordered.clamp(min=0) + 1e-30 * (torch.arange(ordered.shape[-1]) == 0), 1,
                              generator=generator)
    return order.gather(-1, found)[:, 0]


def chord_tones(what):
    root, quality = divmod(what - steps.FIRST_CHORD, 20)
    return {(root + x) % 12 for x in SHAPES[quality]}


class Line:
    """What the masks need to know of one line."""

    def __init__(self, plan, words, taste):
        self.plan, self.taste = plan, taste
        beats, unit = steps.METERS[max(0, words[2] - 1)]
        self.places, self.mode = beats * 48 // unit, steps.MODES[max(0, words[1] - 1)]
        self.scale = {p for p in range(12) if conditions.MASKS[self.mode] >> p & 1}
        self.bar, self.rows, self.pitch, self.chord, self.chordal = -1, [], None, None, words[4] != 1
        self.chromatic = words[5] == 3
        self.over = False
        self.take(steps.BAR, steps.NO_WHAT, steps.NO_MUCH)

    def take(self, where, what, much):
        if where == steps.BAR:
            self.bar += 1
            self.place, self.after_chord = -1, False
        elif what < steps.FIRST_CHORD:
            self.place, self.after_chord, self.pitch = where, False, what
        else:
            self.place, self.after_chord, self.chord = where, True, what
        self.over = self.bar >= len(self.plan)
        if not self.over:
            self.rows.append([where, what, much, self.bar, *self.plan[self.bar]])

    def wheres(self):
        allowed = np.zeros(steps.N_WHERE, np.float32)
        begin = self.place + (0 if self.after_chord else 1)
        allowed[max(0, begin):self.places] = 1
        rhythm = self.plan[self.bar][6]
        if self.taste.grid and rhythm:
            places = np.arange(96)
            allowed[:96] *= np.any([places % g == 0 for g in GRIDS[rhythm]], axis=0) | (
                places == self.place if self.after_chord else False)
        allowed[steps.BAR] = 1
        return allowed

    def whats(self, where):
        """Notes and chords allowed at a place."""
        allowed = np.zeros(steps.N_WHAT, np.float32)
        again = self.after_chord and where == self.place
        density, changes = self.plan[self.bar][0], self.plan[self.bar][5]
        if density != 1:
            good = self.scale | (chord_tones(self.chord) if self.chord is not None else set())
            for p in range(self.taste.low, self.taste.high + 1):
                if self.pitch is None or abs(p - self.pitch) <= self.taste.leap:
                    allowed[p] = 1 if self.chromatic or p % 12 in good else self.taste.scale
        if self.chordal and not again and changes != 1 and where % 6 == 0:
            allowed[steps.FIRST_CHORD:steps.NO_WHAT] = self.chords(where)
        return allowed

    def chords(self, where):
        """Share of each chord that may begin at a place."""
        roots = np.ones(12, np.float32)
        minor = self.mode in MINOR
        roots[3 if minor else 9] = self.taste.relative
        plan, late = self.plan[self.bar], where >= self.places // 2
        if self.taste.home and (where == 0 and self.bar % 8 == 0 or plan[9] == 2 and (late or plan[5] == 2)):
            roots[1:] = 0
        elif self.taste.home and plan[9] == 3 and (late or plan[5] == 2):
            roots[:7] = roots[8:] = 0
        allowed = np.repeat(roots, 20)
        if self.taste.home and roots[1:].sum() == 0:
            allowed[:20] = [(SHAPES[q][1] == 3) == minor or q in (9, 10, 16) for q in range(20)]
        return allowed


def compose(model, plans, words, taste, seed=1):
    """Rows (k, N_COLUMNS) of one line for each plan (bars, 10) and words (7)."""
    generator = torch.Generator().manual_seed(seed)
    lines = [Line(p, w, taste) for p, w in zip(plans, words)]
    state = Lines(model, torch.tensor(words))
    with torch.no_grad():
        while state.t < MOST and not all(x.over for x in lines):
            h = state.step(torch.tensor([x.rows[-1] for x in lines]))
            mask = torch.from_numpy(np.stack([x.wheres() if not x.over else np.ones(steps.N_WHERE, np.float32)
                                              for x in lines]))
            where = draw(model.to_where(h), mask, taste.where, taste.nucleus, generator)
            h = h + model.where(where)
            mask = np.stack([x.whats(w) if not x.over and w < 96 else np.ones(steps.N_WHAT, np.float32)
                             for x, w in zip(lines, where.tolist())])
            dead = mask.sum(1) == 0
            mask[dead] = 1
            what = draw(model.to_what(F.relu(model.turns[0](h))), torch.from_numpy(mask), taste.what,
                        taste.nucleus, generator)
            h = h + model.what(what)
            mask = torch.zeros(len(lines), steps.N_MUCH)
            for i, w in enumerate(what.tolist()):
                mask[i, :steps.FIRST_BASS] = w < steps.FIRST_CHORD
                mask[i, steps.FIRST_BASS:steps.NO_MUCH] = w >= steps.FIRST_CHORD
            much = draw(model.to_much(F.relu(model.turns[1](h))), mask, taste.much, taste.nucleus, generator)
            for line, gone, *step in zip(lines, dead, where.tolist(), what.tolist(), much.tolist()):
                if not line.over:
                    if step[0] >= steps.BAR or gone:
                        line.take(steps.BAR, steps.NO_WHAT, steps.NO_MUCH)
                    else:
                        line.take(*step)
    return [np.array(x.rows) for x in lines]


def bars_from(rows):
    """[(chords, notes)] per bar again, as steps.bars_of()."""
    bars = [([], []) for _ in range(rows[-1][3] + 1)]
    for where, what, much, bar, *_ in rows.tolist():
        if where < steps.BAR:
            bars[bar][what < steps.FIRST_CHORD].append((where, what, much))
    return bars


def stretch(rows, begin, n_bars, meter):
    """Some bars of a piece as if it began there: the chord in force is written, plans look no farther back."""
    rows = np.asarray(rows, int)
    own = rows[(rows[:, 3] >= begin) & (rows[:, 3] < begin + n_bars) & (rows[:, 0] != steps.END)].copy()
    own[:, 3] -= begin
    before = rows[(rows[:, 3] < begin) & (rows[:, 1] >= steps.FIRST_CHORD) & (rows[:, 1] < steps.NO_WHAT)]
    chord_there = len(own) > 1 and own[1, 0] == 0 and own[1, 1] >= steps.FIRST_CHORD
    if len(before) and not chord_there:
        own = np.insert(own, 1, own[0], axis=0)
        own[1, :3] = 0, before[-1, 1], before[-1, 2]
    plans = conditions.of_bars({"meter": meter}, bars_from(own))
    for number, plan in enumerate(plans):
        for column in (3, 5, 8):
            own[own[:, 3] == number, 4 + column] = plan[column]
    return own


def held_out(corpus, n, n_bars, seed=1, split="valid"):
    """Plans and words of stretches of held-out pieces, and what really stands there.

    `corpus` is a name, or weights by name.
    """
    random = np.random.default_rng(seed)
    found = fit_composer.Corpus(split, {corpus: 1.0} if isinstance(corpus, str) else corpus)
    plans, words, real = [], [], []
    while len(plans) < n:
        which = random.choice(len(found.rows), p=found.share)
        rows, said = found.rows[which].numpy(), found.words[which].tolist()
        if rows[-1, 3] < n_bars:
            continue
        begin = random.integers(0, (int(rows[-1, 3]) - n_bars) // 4 + 1) * 4
        own = stretch(rows, begin, n_bars, steps.METERS[said[2] - 1])
        if len(own) <= MOST and (own[:, 1] < steps.FIRST_CHORD).sum() >= 3 * n_bars // 2:
            plans.append(own[own[:, 0] == steps.BAR][:, 4:].tolist())
            words.append(said)
            real.append(own)
    return plans, words, real


def obedience(plans, words, made):
    """Share of bars whose conditions, computed from what was made, are those asked for."""
    hits = {name: [] for name, _ in steps.BAR_WORDS}
    for plan, word, rows in zip(plans, words, made):
        bars = bars_from(rows)
        meter = steps.METERS[max(0, word[2] - 1)]
        for asked, got in zip(plan, conditions.of_bars({"meter": meter}, bars)):
            for i, (name, _) in enumerate(steps.BAR_WORDS):
                if asked[i]:
                    hits[name].append(asked[i] == got[i])
    return {name: float(np.mean(x)) if x else None for name, x in hits.items()}


def write_midi(path, rows, words, tempo=110):
    file = mido.MidiFile(ticks_per_beat=12, type=1)
    lead, harmony = mido.MidiTrack(), mido.MidiTrack()
    file.tracks += [lead, harmony]
    lead.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(tempo)))
    beats, unit = steps.METERS[max(0, words[2] - 1)]
    bar, events = beats * 48 // unit, [[], []]
    chords = []
    for where, what, much, number, *_ in rows.tolist():
        at = number * bar + where
        if where < steps.BAR and what < steps.FIRST_CHORD:
            events[0].append((at, at + steps.LENGTHS[much], 48 + what))
        elif where < steps.BAR:
            chords.append((at, what, much))
    end = (rows[-1][3] + 1) * bar
    for (at, what, much), after in zip(chords, chords[1:] + [(end,)]):
        root, quality = divmod(what - steps.FIRST_CHORD, 20)
        tones = [48 + (root + x) % 12 for x in SHAPES[quality]] + [36 + (root + much - steps.FIRST_BASS) % 12]
        events[1] += [(at, after[0], p) for p in tones]
    for track, notes, channel in ((lead, events[0], 0), (harmony, events[1], 1)):
        moves = sorted([(b, 1, p) for b, _, p in notes] + [(e, 0, p) for _, e, p in notes])
        now = 0
        for at, on, pitch in moves:
            track.append(mido.Message("note_on", note=int(pitch), velocity=90 * on, time=int(at - now),
                                      channel=channel))
            now = at
    file.save(path)


def load(path=None):
    kept = torch.load(path or fit_composer.CHECKPOINT, weights_only=False)
    model = composer.Composer()
    model.load_state_dict({name: w.float() for name, w in kept["model"].items()})
    return model.eval()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--n", type=int, default=16)
    ask.add_argument("--bars", type=int, default=16)
    ask.add_argument("--like", default="pop909")
    ask.add_argument("--taste", action="append", default=[])
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    torch.set_num_threads(1)
    plans, words, real = held_out(options.like, options.n, options.bars, options.seed)
    taste = Taste(**dict(x.split("=") for x in options.taste))
    made = compose(load(), plans, words, taste, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    for i, (rows, word) in enumerate(zip(made, words)):
        write_midi(options.out / f"{i:03}.mid", rows, word)
        write_midi(options.out / f"{i:03}-real.mid", real[i], word)
    for name, share in obedience(plans, words, made).items():
        print(f"{name}: {share:.2f}")


if __name__ == "__main__":
    main()
