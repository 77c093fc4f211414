#!/usr/bin/env python3
"""Renders eight bars of every preset through `estro` and measures what comes out.

usage: presets.py PROGRAM, which finds the bundle beside itself
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from estro_files import Piece, notes

PROGRAM = os.path.abspath(sys.argv[1])
SOURCES = os.path.join(os.path.dirname(__file__), "..", "..", "presets")
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "LV2_PATH"}
BARS = 8

# Composing aims at -16 LUFS for a whole piece with sliders in the middle.  Eight bars
# may be a quiet or a full part of it, and a muted lead takes up to 4 LU away
LOUDNESS = {None: (-22.0, -11.5), "calm": (-26.5, -15.0)}  # What is for rest is soft
# The limiter promises -1 dBTP; peaks between samples are reckoned differently here
TRUE_PEAK_DB = -0.5

FIFTHS = {"F": -1, "C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5}
# How many fifths a mode's signature lies from that of the major key on its tonic
MODES = {"major": 0, "minor": -3, "dorian": -2, "phrygian": -4, "lydian": 1,
         "mixolydian": -1, "locrian": -5, "harmonic minor": -3, "melodic minor": -3,
         "major pentatonic": 0, "minor pentatonic": -3, "blues": -3}


def banks():
    """Bank to labels, as the sources list them."""
    for name in sorted(os.listdir(SOURCES)):
        if name.endswith(".ttl"):
            with open(os.path.join(SOURCES, name), encoding="utf-8") as file:
                labels = re.findall(r'a pset:Preset ;.*?rdfs:label "(.*?)"', file.read(), re.S)
            yield name[: -len(".ttl")], labels


def signature(tonic, mode):
    sharps = FIFTHS[tonic[0]] + 7 * (tonic.count("#") - tonic.count("b")) + MODES[mode]
    return (sharps + 12 if sharps < -7 else sharps - 12 if sharps > 7 else sharps)


class Rendered:
    """One preset's sound (at half the rate, for speed), notes and reading."""

    def __init__(self, bank, label, folder):
        self.bank, self.label = bank, label
        midi = os.path.join(folder, re.sub(r"\W", "_", label) + ".mid")
        done = subprocess.run(
            [PROGRAM, "--preset", label, "--bars", str(BARS), "--rate", "24000",
             "--midi", midi, "--explain", midi + ".json"],
            env=ENVIRONMENT, capture_output=True, text=True, timeout=100)
        if done.returncode:
            sys.exit(f"{label}: {done.stderr}")
        with open(midi + ".json", encoding="utf-8") as file:
            self.reading = json.load(file)
        self.piece = Piece(midi)
        found = re.search(r"Loudness +(\S+) LUFS, true peak (\S+) dBTP", done.stdout)
        self.lufs, self.peak = map(float, found.groups()) if found else (-99.0, -99.0)
        self.title = re.search(r"^Key +(.*)$", done.stdout, re.M).group(1)


class Presets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        wanted = [(bank, label) for bank, labels in banks() for label in labels]
        with tempfile.TemporaryDirectory() as folder:
            with concurrent.futures.ThreadPoolExecutor(2) as two:
                cls.all = list(two.map(lambda one: Rendered(*one, folder), wanted))

    def test_the_louder_and_the_softer_are_told(self):
        for bank in {one.bank for one in self.all}:
            told = sorted(one.lufs for one in self.all if one.bank == bank)
            print(f"{bank}: {told[0]} to {told[-1]} LUFS")
            self.assertLess(told[-1] - told[0], 9.5)

    def test_there_are_sixty_in_banks_without_a_name_twice(self):
        self.assertGreaterEqual(len(self.all), 60)
        self.assertGreaterEqual(len({one.bank for one in self.all}), 4)
        self.assertEqual(len({one.label.lower() for one in self.all}), len(self.all))

    def test_each_is_as_loud_as_its_bank_should_be(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                least, most = LOUDNESS.get(one.bank, LOUDNESS[None])
                self.assertGreater(one.lufs, least)
                self.assertLess(one.lufs, most)
                self.assertLess(one.peak, TRUE_PEAK_DB)

    def test_each_is_in_the_key_that_was_read(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                tonic, mode = one.title.split(" ", 1)
                self.assertEqual(one.piece.key[0], signature(tonic, mode))
                key, named = one.reading["key"], one.reading["mode"]
                if key["origin"] == "stated":
                    self.assertEqual(tonic, key["value"])
                if named["origin"] == "stated":
                    self.assertEqual(mode, named["value"])

    def test_each_is_in_the_tempo_and_meter_that_were_read(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                if one.reading["tempo"]["origin"] == "stated":
                    self.assertAlmostEqual(one.piece.bpm, one.reading["tempo"]["value"], places=2)
                self.assertGreater(one.piece.bpm, 30)
                beats, unit = map(int, one.reading["meter"]["value"].split("/"))
                self.assertEqual(one.piece.meter, (beats, unit))
                self.assertEqual(one.piece.end, BARS * beats * 3840 // unit)

    def test_each_plays_what_it_names(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                counts = {role: len(notes(track)) for role, (_, track) in one.piece.parts.items()}
                self.assertGreater(sum(counts.values()), BARS)
                if one.bank != "learn":
                    silent = [role for role, n in counts.items() if not n]
                    self.assertLessEqual(len(silent), 1, counts)

    def test_the_lead_of_backing_tracks_is_left_to_the_player(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                if one.bank == "learn":
                    self.assertIn("lead", one.piece.parts)
                    self.assertEqual(notes(one.piece.parts["lead"][1]), [])

    def test_what_is_for_rest_startles_nobody(self):
        for one in self.all:
            with self.subTest(preset=one.label):
                if one.bank == "calm":
                    for role, (_, track) in one.piece.parts.items():
                        hardest = max(event[2] for _, event in track
                                      if event[0] & 0xF0 == 0x90)
                        # A brush on a snare is soft at any velocity
                        self.assertLess(hardest, 122 if role == "drums" else 112, role)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
