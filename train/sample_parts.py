#!/usr/bin/env python3
"""Arranges held-out lead sheets with the arranger as it is and writes MIDI.

usage: sample_parts.py OUT [--style NAME]... [--bars N] [--seed N] [--piece N]

OUT gets one file per style: lead, drums, bass, chords, pad, arp, counter.
"""
import argparse
import pathlib

import mido
import numpy as np
import torch

import arranger_export
import parts
import parts_data
import parts_windows
from arranger import Arranger
from parts import BAR, END
from parts_data import PROMPT_STYLES, ROLES

HERE = pathlib.Path(__file__).parent
# Per role: temperature and nucleus of where, then of what; of how much as of where
SETTINGS = {"drums": (0.75, 0.9, 0.7, 0.9), "bass": (0.75, 0.92, 0.7, 0.92),
            "chords": (0.8, 0.92, 0.75, 0.92), "pad": (0.7, 0.9, 0.65, 0.9),
            "arp": (0.75, 0.92, 0.7, 0.92), "counter": (0.85, 0.95, 0.8, 0.95)}
MOST_VOICES = {"drums": 5, "bass": 1, "chords": 5, "pad": 5, "arp": 2, "counter": 1}
PROGRAMS = {"lead": 73, "counter": 71, "chords": 0, "pad": 89, "arp": 11, "bass": 33, "drums": 0}
SPAN = {"bass": (28, 60), "chords": (45, 84), "pad": (43, 84), "arp": (48, 91), "counter": (50, 88)}


def pick(random, logits, temperature, nucleus):
    logits = logits.double() / temperature
    share = torch.softmax(logits, -1).numpy()
    order = np.argsort(-share, kind="stable")
    total = np.cumsum(share[order])
    kept = order[:int(np.searchsorted(total, nucleus)) + 1]
    return int(random.choice(kept, p=share[kept] / share[kept].sum()))


class Writer:
    """The decoder, one step at a time, with its keys and values kept."""

    def __init__(self, model, source, words_of_bars, words):
        self.model, self.words, self.per_bar = model, words, words_of_bars
        bars = torch.from_numpy(source[:, 3])
        self.source = torch.from_numpy(source)[None]
        both = torch.from_numpy(np.concatenate(
            [np.tile(words, (len(source), 1)), words_of_bars[source[:, 3]]], 1))[None]
        memory = model.encode(self.source, both)[0]
        self.cross = [block.cross_kv(memory).view(len(bars), 2, block.heads, -1).permute(1, 2, 0, 3)
                      for block in model.decoder]
        self.bars, self.places = bars, self.source[0, :, 0]
        self.rows = []
        self.kept = [[] for _ in model.decoder]

    def echo(self, row, back):
        if row[3] < back:
            return 98, 112, 37
        key = (-1, 0) if row[0] == BAR else row[:2]
        for other in self.rows:
            if other[3] == row[3] - back and other[0] != BAR and other[:2] > key:
                return other[:3]
        return BAR, parts.NO_WHAT, parts.NO_MUCH

    def read(self, row):
        """Takes a step (where, what, much, bar, quality, degree, offset); what it leads to."""
        m, row = self.model, tuple(int(x) for x in row)
        full = torch.tensor(row + self.echo(row, 1) + self.echo(row, 2))
        self.rows.append(row)
        words = torch.from_numpy(np.concatenate([self.words, self.per_bar[row[3]]]))
        x = (m.sum(m.step, full) + m.sum(m.chord, full[4:]) + m.sum(m.echo, full[7:])
             + m.sum(m.words, words))
        steps = torch.tensor([r[:4] for r in self.rows])
        far, same = (row[3] - steps[:, 3]).clamp(0, 32), (steps[:, 0] == row[0]).long()
        across, level = (self.bars - row[3]).clamp(-16, 16) + 16, (self.places == row[0]).long()
        for block, kept, cross in zip(m.decoder, self.kept, self.cross):
            q, k, v = block.qkv(block.norm_a(x)).view(3, block.heads, -1)
            kept.append((k, v))
            k, v = (torch.stack(z, 1) for z in zip(*kept))
            x = x + block.out(self.attend(q, k, v, block.far[:, far] + block.same[:, same]))
            q = block.cross_q(block.norm_c(x)).view(block.heads, -1)
            x = x + block.cross_out(self.attend(q, *cross, block.cross_far[:, across]
                                                + block.cross_same[:, level]))
            x = x + block.down(torch.relu(block.up(block.norm_b(x))).square())
        return m.norm(x)

    @staticmethod
    def attend(q, k, v, bias):
        share = torch.softmax((k @ q[:, :, None])[..., 0] / q.shape[1] ** 0.5 + bias, -1)
        return (share[:, None] @ v)[:, 0].flatten()


@torch.no_grad()
def write(model, random, role_name, grid, tonic, lead, kicks, words, per_bar, primed=None):
    """One part over grid (bars, places) as rows bar, place, pitch or drum, length or stroke."""
    role, (n_bars, places) = ROLES.index(role_name), grid.shape
    source = parts.source(grid, tonic, lead, kicks)[:parts.MOST_SOURCE]
    writer = Writer(model, source, per_bar, words)
    at_bars = np.stack(parts.chord_at(role, grid, tonic, np.arange(n_bars), np.zeros(n_bars, int))[:3], 1)
    forced = list(parts.target(role, primed, grid[:1], tonic)[:-1]) if primed is not None else [
        (BAR, parts.NO_WHAT, parts.NO_MUCH, 0, *at_bars[0])]
    for row in forced:
        h = writer.read(row)
    bar, notes, here = (0, [], [tuple(forced[-1][:2])] if forced[-1][0] != BAR else [])
    warm, top, warm_what, top_what = SETTINGS[role_name]
    while len(writer.rows) < parts.MOST_TARGET:
        logits = model.to_where(h)
        last = here[-1][0] if here else -1
        closed = torch.arange(98) <= last
        if here and len([1 for p, _ in here if p == last]) < MOST_VOICES[role_name] and here[-1][1] < 110:
            closed[last] = False
        closed[places:BAR] = True
        closed[BAR], closed[END] = bar + 1 >= n_bars, bar + 1 < n_bars
        where = pick(random, logits.masked_fill(closed, -1e9), warm, top)
        if where == END:
            break
        if where == BAR:
            bar, here = bar + 1, []
            h = writer.read((BAR, parts.NO_WHAT, parts.NO_MUCH, bar, *at_bars[bar]))
            continue
        quality, degree, offset, anchor = (int(x[0]) for x in parts.chord_at(
            role, grid, tonic, np.array([bar]), np.array([where])))
        known = model.second(h, torch.tensor(where), torch.tensor((quality, degree, offset)))
        closed = torch.ones(parts.N_WHAT, dtype=torch.bool)
        if role_name == "drums":
            closed[parts.DRUM:parts.NO_WHAT] = False
        else:
            low, high = SPAN[role_name]
            for what in range(64):
                closed[what] = not low <= anchor + what - 24 <= high
        if here and where == last:
            closed[:here[-1][1] + 1] = True
        if closed.all():
            closed[min(110, here[-1][1] + 1)] = False
        what = pick(random, model.what_logits(known).masked_fill(closed, -1e9), warm_what, top_what)
        logits = model.much_logits(known, torch.tensor(what))
        drums = role_name == "drums"
        closed = (torch.arange(37) < 32) == drums
        closed[36] = True
        much = pick(random, logits.masked_fill(closed, -1e9), warm, top)
        here.append((where, what))
        notes.append((bar, where, what - 64 + 35 if drums else anchor + what - 24, much))
        h = writer.read((where, what, much, bar, quality, degree, offset))
    return np.array(notes, np.int64).reshape(-1, 4)


def arrange(model, random, lead, grid, tonic, words, per_bar_of, roles, window=8):
    """All parts of a song, window after window, each primed with the bar before."""
    made = {}
    for role in ("drums", "bass", "chords", "pad", "arp", "counter"):
        if role not in roles:
            continue
        rows = []
        for first in range(0, len(grid), window):
            old = 1 if first else 0
            begin, n = first - old, min(window, len(grid) - first) + old
            kicks = None
            if role == "bass" and "drums" in made:
                kicks = parts.between(made["drums"], begin, n)
                kicks = kicks[np.isin(kicks[:, 2], parts.KICKS)]
            primed = parts.between(made[role], begin, 1) if old and rows else None
            own = words.copy()
            own[1] = ROLES.index(role)
            found = write(model, random, role, grid[begin:begin + n], tonic,
                          parts.between(lead, begin, n), kicks, own, per_bar_of(role, begin, n), primed)
            found = found[found[:, 0] >= (old if primed is not None else 0)]
            found[:, 0] += begin
            rows.append(found)
            made[role] = np.concatenate(rows)
    return made


def save(path, made, tempo, meter):
    file = mido.MidiFile(ticks_per_beat=480)
    head = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(tempo)),
                           mido.MetaMessage("time_signature", numerator=meter[0], denominator=meter[1])])
    file.tracks.append(head)
    places = 48 * meter[0] // meter[1]
    for number, (role, rows) in enumerate(made.items()):
        channel = 9 if role == "drums" else number
        events = []
        for bar, place, pitch, much in rows:
            at = int(bar * places + place) * 40
            loud = (30, 55, 80, 105)[much - 32] if role == "drums" else 80
            length = 60 if role == "drums" else parts_data.steps.LENGTHS[much] * 40
            events += [(at, 1, int(pitch), loud), (at + length, 0, int(pitch), 0)]
        track, now = mido.MidiTrack([mido.Message("program_change", channel=channel,
                                                  program=PROGRAMS[role])]), 0
        for at, on, pitch, loud in sorted(events):
            track.append(mido.Message("note_on", channel=channel, note=pitch, velocity=loud, time=at - now))
            now = at
        file.tracks.append(track)
    file.save(path)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--style", action="append", choices=PROMPT_STYLES)
    ask.add_argument("--bars", type=int, default=16)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--piece", type=int, default=0)
    ask.add_argument("--weights", type=pathlib.Path, default=HERE / "checkpoints" / "arranger.pt")
    options = ask.parse_args()
    torch.set_num_threads(1)
    kept = torch.load(options.weights, weights_only=False)
    model = Arranger(**kept["config"])
    model.load_state_dict({n: w.float() for n, w in kept["model"].items()})
    options.out.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(options.seed)
    pieces = parts_windows.load(parts_windows.CACHE)[0]
    usual = arranger_export.usual_densities(pieces)
    held = [one for one in pieces if one["corpus"] == "pop909"
            and one["split"] == "test" and one["bars"] > 40]
    one = held[options.piece]
    first, n = 16, options.bars
    for style in options.style or ["pop", "jazz", "house", "rock"]:
        words = np.array([1 + PROMPT_STYLES.index(style), 0, 1 + one["meter"], one["mode"], 4])

        def per_bar(role, begin, count):
            rows = np.zeros((count, 3), np.int64)
            rows[:, 0], rows[:, 1], rows[:, 2] = 3, usual[words[0], ROLES.index(role), 3], 1
            rows[np.arange(begin, begin + count) % 8 == 7, 2] = 2
            return rows

        lead = parts.between(one["lead"], first, n)
        made = arrange(model, random, lead, one["grid"][first:first + n], one["tonic"], words, per_bar,
                       ("drums", "bass", "chords", "pad", "arp", "counter"))
        tune = lead.copy()
        tune[:, 2] += one["tonic"] + 48
        save(options.out / f"{style}.mid", {"lead": tune, **made}, 120, parts_data.steps.METERS[one["meter"]])
        np.savez(options.out / f"{style}.npz", lead=tune, grid=one["grid"][first:first + n], **made)
        print(style, {role: len(rows) for role, rows in made.items()}, flush=True)


if __name__ == "__main__":
    main()
