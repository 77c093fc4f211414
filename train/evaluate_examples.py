#!/usr/bin/env python3
"""Renders ten sentences of ten genres, for the ears.

usage: evaluate_examples.py ESTRO [FOLDER] [--seed N]

ESTRO is a build's host/estro.  FOLDER (examples) gets a WAV and a MIDI file of each.
"""
import argparse
import pathlib
import subprocess

EXAMPLES = {
    "lo-fi": "dusty lo-fi piano, upright bass, brushed drums, rainy evening, 74 bpm, D minor, 24 bars",
    "jazz": "late night swing with tenor sax, in Bb major, 150 bpm, 32 bars",
    "house": "warm deep house in A minor, 122 bpm, electric piano chords, 48 bars",
    "orchestral": "epic orchestral trailer in C minor, french horns and strings, 100 bpm, 32 bars",
    "bossa": "gentle bossa nova, nylon guitar and flute, in F major, 130 bpm, 32 bars",
    "metal": "heavy metal in E minor, 140 bpm, 32 bars",
    "reggae": "sunny reggae with organ, in G major, 76 bpm, 24 bars",
    "folk": "celtic waltz for fiddle and harp in D dorian, 3/4, no drums, 32 bars",
    "ambient": "slow ambient piece, glass pads, no drums, in E flat lydian, 60 bpm, 16 bars",
    "chiptune": "cheerful chiptune in C major, 150 bpm, 32 bars",
}


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("estro")
    ask.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path("examples"))
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, prompt in EXAMPLES.items():
        files = [str(options.folder / f"{name}.{kind}") for kind in ("wav", "mid")]
        subprocess.run([options.estro, "--out", files[0], "--midi", files[1], "--seed", str(options.seed),
                        "--", prompt],
                       check=True, capture_output=True)
        print(f"{files[0]}: {prompt}")


if __name__ == "__main__":
    main()
