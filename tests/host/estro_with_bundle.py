"""The whole path: a sentence through `estro` and the real bundle.

Usage: estro_with_bundle.py PROGRAM, which finds the bundle beside itself.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from estro_files import Piece, notes, read_wav

PROGRAM = os.path.abspath(sys.argv[1])
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "LV2_PATH"}
WALTZ = "slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm"


class Bundle(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()

    def tearDown(self):
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def play(self, *words, **more):
        done = subprocess.run(
            [PROGRAM, *words],
            cwd=self.folder,
            env=ENVIRONMENT,
            capture_output=True,
            timeout=100,
            **more,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()

    def midi(self, *words):
        self.play(*words, "--midi", "a.mid")
        return Piece(self.path("a.mid"))

    def test_a_waltz_is_what_was_asked_for(self):
        piece = self.midi(WALTZ, "--bars", "16")
        self.assertAlmostEqual(piece.bpm, 90, places=3)
        self.assertEqual(piece.meter, (3, 4))
        self.assertEqual(piece.key, (-2, 0))
        self.assertEqual(piece.end, 16 * 3 * 960)
        self.assertEqual(piece.parts["bass"][0], "upright bass")
        self.assertEqual(piece.parts["drums"][0], "brush kit")
        for role, (instrument, track) in piece.parts.items():
            programs = [e[1] for _, e in track if e[0] & 0xF0 == 0xC0]
            channels = {e[0] & 0x0F for _, e in track if e[0] < 0xF0}
            self.assertEqual(len(programs), 1)
            self.assertNotIn("piano", instrument)
            if role == "drums":
                self.assertEqual(channels, {9})
            else:
                self.assertNotIn(9, channels)
                self.assertGreater(programs[0], 7, instrument)
        for role in "bass", "drums":
            self.assertGreater(len(notes(piece.parts[role][1])), 16)

    def test_every_note_ends_with_the_piece(self):
        piece = self.midi("driving techno, 132 bpm", "--bars", "6")
        self.assertEqual(piece.end, 6 * 3840)
        for _, track in piece.parts.values():
            for begin, end, _ in notes(track):
                self.assertLess(begin, piece.end)
                self.assertLess(begin, end)
                self.assertLessEqual(end, piece.end)

    def test_worker_and_block_size_change_nothing(self):
        seen = set()
        for worker in "sync", "thread":
            for block in "64", "512", "8192":
                self.play(WALTZ, "--bars", "6", "--worker", worker, "--block", block,
                          "--midi", "a.mid", "--out", "a.wav")
                seen.add(pathlib.Path(self.path("a.mid")).read_bytes())
                seen.add(pathlib.Path(self.path("a.wav")).read_bytes())
        self.assertEqual(len(seen), 2)

    def test_the_rate_does_not_change_the_notes(self):
        seen = set()
        for rate in "44100", "48000", "88200":
            self.play(WALTZ, "--bars", "6", "--rate", rate, "--midi", "a.mid")
            seen.add(pathlib.Path(self.path("a.mid")).read_bytes())
        self.assertEqual(len(seen), 1)

    def test_another_seed_is_another_piece(self):
        seen = set()
        for seed in "1", "2", "1":
            self.play(WALTZ, "--bars", "6", "--seed", seed, "--midi", "a.mid")
            seen.add(pathlib.Path(self.path("a.mid")).read_bytes())
        self.assertEqual(len(seen), 2)

    def test_the_key_and_tempo_knobs_win(self):
        piece = self.midi(WALTZ, "--bars", "4", "--set", "key=D", "--set", "tempo=120")
        self.assertAlmostEqual(piece.bpm, 120, places=3)
        self.assertEqual(piece.key, (2, 0))

    def test_a_muted_part_plays_no_notes(self):
        piece = self.midi(WALTZ, "--bars", "4", "--set", "mute_bass=1")
        self.assertEqual(notes(piece.parts["bass"][1]), [])
        self.assertGreater(len(notes(piece.parts["drums"][1])), 4)

    def test_stems_are_the_same_piece(self):
        self.play(WALTZ, "--bars", "4", "--midi", "a.mid")
        self.play(WALTZ, "--bars", "4", "--midi", "b.mid", "--stems", "stems")
        self.assertEqual(pathlib.Path(self.path("a.mid")).read_bytes(),
                         pathlib.Path(self.path("b.mid")).read_bytes())
        names = sorted(Piece(self.path("a.mid")).parts)
        self.assertEqual(sorted(os.listdir(self.path("stems"))), [n + ".wav" for n in names])
        for name in "bass", "drums":
            samples = read_wav(self.path("stems/%s.wav" % name))[4]
            self.assertGreater(max(samples), 0.003)

    def test_true_peaks_stay_below_minus_one(self):
        told = self.play("loud heavy metal, fast, full band", "--bars", "4")
        peak = float(re.search(r"true peak (\S+) dBTP", told).group(1))
        self.assertLess(peak, -0.9)

    def test_presets_are_listed_and_read(self):
        labels = [line.split("  ")[0] for line in self.play("--list").splitlines()]
        self.assertIn("Default", labels)
        for label in labels[::10]:
            reading = json.loads(self.play("--preset", label, "--explain", "-"))
            self.assertTrue(reading["sentence"], label)

    def test_hostile_prompts_still_play(self):
        for prompt in (b"", b"\xff\xfe\xc0\x80", b"\x00\x01\x7f\x1b[2J", b"no no no no",
                       b"calm piano " * 95325, bytes(range(256)) * 4096):
            told = self.play("-", "--bars", "2", input=prompt)
            self.assertRegex(told, r"Loudness +-\d")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
