#!/usr/bin/env python3
"""How far each instrument is from a recorded one; writes docs/instruments.md.

usage: tones.py BUILD SOUNDFONT [--out FILE] [--plots DIR]

BUILD is a build directory with tests/synth/print_tone and bench_voices; SOUNDFONT a
General MIDI one (fluid-soundfont-gm of Debian), a reference only: nothing of it is kept.

Three notes of every instrument, in the low, middle and upper part of its range, held for
1.2 s at velocity 100, are brought to the same loudness.  Spectrum: the mean distance in
decibels of magnitudes in third octaves, over windows of 512, 2048 and 8192 frames (after
Engel et al., "DDSP", ICLR 2020, with bands instead of bins, since no two players share
their phases).  Envelope: the mean distance in decibels of levels in steps of 10 ms.  Both
stop 60 dB below the loudest.  "before" is a plain sawtooth that begins, holds or dies as
the instrument does.
"""
import argparse
import pathlib
import re
import subprocess
import tempfile
import wave

import mido
import numpy as np

RATE, HELD, LONG, APART = 48000, 1.2, 1.6, 3.0
FLOOR = 60.0
ENGINES = ["drawn waves", "drawbars", "oscillators and filters", "FM", "plucked waveguide",
           "struck modes", "struck strings"]
ROOT = pathlib.Path(__file__).resolve().parent.parent


def catalogue():
    """[(name, program, low, high, voicing)] of core/param/instrument.c."""
    text = (ROOT / "core/param/instrument.c").read_text()
    rows = re.findall(r'\{"([^"]+)", (\d+), (\d+), (\d+), PARAM_(\w+), \w+\}', text)
    return [(n, int(p), int(a), int(b), v) for n, p, a, b, v in rows]


def engines():
    found = {}
    order = ["WAVE", "ORGAN", "ANALOG", "FM", "STRING", "MODAL", "PIANO"]
    for path in (ROOT / "core/synth").glob("patch_*.c"):
        for name, engine in re.findall(r'\.name\s*= "([^"]+)",\s*\.engine\s*= SYNTH_(\w+)',
                                       path.read_text()):
            found[name] = ENGINES[order.index(engine)]
    return found


def pitches(low, high):
    return [round(low + (high - low) * share) for share in (0.2, 0.5, 0.8)]


def ours(build, name, pitch):
    raw = subprocess.run([build / "tests/synth/print_tone", name, str(pitch), "100", str(HELD),
                          str(LONG)], check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.float32).reshape(-1, 2).sum(1).astype(float)


def recorded(soundfont, instruments):
    """Every note of every instrument, played dry by FluidSynth in one go."""
    track = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=1000000)])
    late = 0.0
    for name, program, low, high, _ in instruments:
        track.append(mido.Message("program_change", program=program, time=0))
        for pitch in pitches(low, high):
            track.append(mido.Message("note_on", note=pitch, velocity=100,
                                      time=round(960 * late)))
            track.append(mido.Message("note_off", note=pitch, time=round(960 * HELD)))
            late = APART - HELD
    with tempfile.TemporaryDirectory() as folder:
        midi, sound = f"{folder}/tones.mid", f"{folder}/tones.wav"
        mido.MidiFile(ticks_per_beat=960, tracks=[track]).save(midi)
        subprocess.run(["fluidsynth", "-ni", "-R", "0", "-C", "0", "-g", "1", "-r", str(RATE),
                        "-F", sound, soundfont, midi], check=True, capture_output=True)
        with wave.open(sound) as file:
            frames = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    both = frames.reshape(-1, 2).sum(1) / 32768.0
    found, at = {}, 0.0
    for name, _, low, high, _ in instruments:
        for pitch in pitches(low, high):
            begin = round(at * RATE)
            found[name, pitch] = both[begin:begin + round(LONG * RATE)]
            at += APART
    return found


def plain(pitch, voicing):
    """A sawtooth of partials that begins at once and holds, or dies within 2 s."""
    t = np.arange(round(LONG * RATE)) / RATE
    hz = 440.0 * 2 ** ((pitch - 69) / 12)
    sound = sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, int(16000 / hz) + 1))
    level = 10 ** (-3 * t / 2.0) if voicing == "DECAYS" else np.ones(len(t))
    return sound * level * np.clip((HELD + 0.1 - t) / 0.1, 0, 1) * np.clip(t / 0.005, 0, 1)


def begin(sound):
    """The sound from where it first comes within 40 dB of its loudest."""
    level = np.abs(sound)
    return sound[np.argmax(level > 0.01 * level.max()):]


def levels(sound):
    step = RATE // 100
    n = len(sound) // step
    return 10 * np.log10((sound[:n * step].reshape(n, step) ** 2).mean(1) + 1e-12)


def bands(sound, size):
    """(windows, third octaves) in decibels."""
    hop, window = size // 2, np.hanning(size)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[::hop] * window
    power = np.abs(np.fft.rfft(frames)) ** 2
    hz = np.fft.rfftfreq(size, 1 / RATE)
    edges = 40.0 * 2 ** (np.arange(27) / 3)
    index = np.digitize(hz, edges)
    found = np.stack([power[:, index == k].sum(1) for k in range(1, 27) if (index == k).any()], 1)
    return 10 * np.log10(found / size + 1e-12)


def alike(a, b):
    """Mean distance of two tables in decibels, down to FLOOR below the loudest."""
    n = min(len(a), len(b))
    a, b = a[:n], b[:n]
    a, b = np.maximum(a - a.max(), -FLOOR), np.maximum(b - b.max(), -FLOOR)
    heard = (a > -FLOOR) | (b > -FLOOR)
    return float(np.abs(a - b)[heard].mean())


def distance(a, b):
    a, b = begin(a), begin(b)
    spectrum = np.mean([alike(bands(a, size), bands(b, size)) for size in (512, 2048, 8192)])
    return np.array([spectrum, alike(levels(a), levels(b))])


def plot(folder, name, a, b):
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3), sharey=True)
    for axis, sound, title in zip(axes, (a, b), (name, "recorded")):
        axis.specgram(sound + 1e-9, 2048, RATE, noverlap=1536, vmin=-140, vmax=-40)
        axis.set(title=title, ylim=(0, 12000))
    figure.savefig(folder / f"{name.replace(' ', '-')}.png", dpi=60)
    pyplot.close(figure)


def costs(build):
    out = subprocess.run([build / "tests/synth/bench_voices"], check=True, capture_output=True,
                         text=True).stdout
    return {name.strip(): float(share) for name, share in
            re.findall(r"^(.{20}) ([\d.]+) %$", out, re.M)}


HEAD = """# Instruments

Every instrument is a model; none plays samples.  The table is written by `train/tones.py`.

- *Cost* is one voice at 48 kHz as a share of one core of the machine that wrote this page;
  the median is {median:.3f} %.
- *Spectrum* and *envelope* are mean distances in decibels from the same notes of a General
  MIDI SoundFont (FluidR3, a reference only): first of a plain sawtooth, then of the
  instrument.  One without a program of its own there is set beside the nearest.

| instrument | program | range | engine | cost, % | spectrum | envelope |
| --- | --- | --- | --- | --- | --- | --- |
"""
KITS = """
## Drum kits

Drawn by layers of tones, struck modes and filtered noise (`core/synth/drum_*.c`), on the
General MIDI drum map: {kits}.
"""


def note_name(pitch):
    return f"{'C C# D Eb E F F# G Ab A Bb B'.split()[pitch % 12]}{pitch // 12 - 1}"


def main():
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("build", type=pathlib.Path)
    ask.add_argument("soundfont")
    ask.add_argument("--out", type=pathlib.Path, default=ROOT / "docs/instruments.md")
    ask.add_argument("--plots", type=pathlib.Path)
    options = ask.parse_args()
    lines = catalogue()
    played = [line for line in lines if line[4] != "HITS"]
    reference = recorded(options.soundfont, played)
    cost, engine = costs(options.build), engines()
    text, seen = HEAD.format(median=cost["median"]), []
    for name, program, low, high, voicing in played:
        far = np.zeros((2, 2))
        for pitch in pitches(low, high):
            mine, other = ours(options.build, name, pitch), reference[name, pitch]
            far += [distance(plain(pitch, voicing), other), distance(mine, other)]
            if options.plots and pitch == pitches(low, high)[1]:
                options.plots.mkdir(exist_ok=True)
                plot(options.plots, name, mine, other)
        far /= 3
        seen.append(far)
        text += (f"| {name} | {program + 1} | {note_name(low)} to {note_name(high)} | {engine[name]} "
                 f"| {cost[name]:.3f} | {far[0][0]:.1f} → {far[1][0]:.1f} "
                 f"| {far[0][1]:.1f} → {far[1][1]:.1f} |\n")
        print(f"{name:20} {far[0].round(1)} -> {far[1].round(1)}", flush=True)
    mean = np.mean(seen, 0)
    text += (f"| **mean** | | | | {np.mean(list(cost.values())):.3f} "
             f"| {mean[0][0]:.1f} → {mean[1][0]:.1f} | {mean[0][1]:.1f} → {mean[1][1]:.1f} |\n")
    text += KITS.format(kits=", ".join(line[0] for line in lines if line[4] == "HITS"))
    options.out.write_text(text)
    print("mean", mean.round(2).tolist())


if __name__ == "__main__":
    main()
