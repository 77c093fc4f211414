#!/usr/bin/env python3
"""What leaves Estro: bars, parts and stems, a lead sheet, marks in the MIDI file.

usage: estro_exports.py PROGRAM, which finds the bundle beside itself
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from estro_files import Piece, notes, read_midi, read_wav
from musicxml import Sheet

PROGRAM = os.path.abspath(sys.argv[1])
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "LV2_PATH"}
SONG = "pop song in Eb, piano, bass, drums, violin lead, 100 bpm, AABA"
BAR = 3840

SHEETS = (  # Meters, keys and feels that are hard to write down
    "slow jazz waltz in Bb, walking bass, brushes, 90 bpm",
    "irish jig in D major, fiddle lead, 6/8",
    "shuffle blues in F# minor, clean guitar lead, triplets, 80 bpm",
    "progressive rock in 7/8, G minor, saw lead",
    "fast bebop in Db, trumpet lead, 220 bpm",
    "minuet in A minor, violin lead, 3/4",
)


class Exports(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()

    def tearDown(self):
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def play(self, *words, status=0):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=ENVIRONMENT,
                              capture_output=True, text=True, timeout=100)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def midi(self, *words):
        self.play(SONG, "--bars", "12", "--rate", "24000", "--midi", "a.mid", *words)
        return Piece(self.path("a.mid"))

    def test_some_bars_are_those_bars(self):
        whole, some = self.midi(), self.midi("--from", "5", "--to", "8")
        self.assertEqual(some.end, 4 * BAR)
        self.assertEqual((some.bpm, some.meter, some.key), (whole.bpm, whole.meter, whole.key))
        for role in "bass", "drums":
            # What is played early of bar 5 lies before it
            inner = [(b - 4 * BAR, p) for b, _, p in notes(whole.parts[role][1])
                     if 4 * BAR + 200 < b < 8 * BAR - 200]
            got = [(b, p) for b, _, p in notes(some.parts[role][1])
                   if 200 < b < 4 * BAR - 200]
            self.assertGreater(len(inner), 3)
            for one, other in zip(sorted(inner), sorted(got)):
                self.assertEqual(one[1], other[1])
                self.assertLessEqual(abs(one[0] - other[0]), 1)
            self.assertEqual(len(inner), len(got))

    def test_one_part_is_that_part(self):
        whole, part = self.midi(), self.midi("--part", "bass")
        self.assertEqual(list(part.parts), ["bass"])
        self.assertEqual(notes(part.parts["bass"][1]), notes(whole.parts["bass"][1]))

    def test_a_part_sounds_alone_and_as_a_stem(self):
        self.play(SONG, "--bars", "4", "--rate", "24000", "--part", "drums", "--part", "bass",
                  "--stems", "stems", "--out", "mix.wav")
        self.assertEqual(sorted(os.listdir(self.path("stems"))), ["bass.wav", "drums.wav"])
        mix = read_wav(self.path("mix.wav"))[4]
        self.assertGreater(max(mix), 0.01)

    def test_stems_add_up_to_the_mix(self):
        self.play(SONG, "--bars", "4", "--rate", "24000", "--stems", "stems", "--out", "mix.wav")
        mix = read_wav(self.path("mix.wav"))[4]
        stems = [read_wav(self.path("stems/" + name))[4]
                 for name in os.listdir(self.path("stems"))]
        self.assertGreater(len(stems), 3)
        worst = max(abs(sum(each) - whole) for *each, whole in zip(*stems, mix))
        self.assertLess(worst, 4e-6)  # Float samples, added in another order

    def test_what_is_not_there_is_told(self):
        for words, said in (
            (("--from", "13"), "12 bars, not 13"), (("--to", "20"), "12 bars, not 20"),
            (("no drums, " + SONG, "--part", "drums"), "no part drums"),
        ):
            prompt = [] if len(words) == 3 else [SONG]
            self.assertIn(said, self.play(*prompt, "--bars", "12", *words, "--midi", "a.mid",
                                          status=1))
            self.assertFalse(os.path.exists(self.path("a.mid")))
        for words in (("--from", "0"), ("--from", "9", "--to", "8"), ("--part", "tuba"),
                      ("--to", "4", "--seconds", "9"),
                      ("--part", "drums", "--lead-sheet", "a.musicxml"),
                      ("--midi", "a", "--lead-sheet", "a")):
            self.play(SONG, *words, status=2)

    def test_sections_and_chords_are_marked(self):
        self.play(SONG, "--bars", "12", "--rate", "24000", "--midi", "a.mid",
                  "--lead-sheet", "a.musicxml")
        events = read_midi(self.path("a.mid"))[0]
        sheet = Sheet(self.path("a.musicxml"))
        labels = [(t, e[3:].decode()) for t, e in events if e[:2] == b"\xff\x06"]
        chords = [(t // 40, e[3:].decode()) for t, e in events if e[:2] == b"\xff\x01"]
        own = [(t // 40, e[3:]) for t, e in events if e[:2] == b"\xff\x7f"]
        self.assertEqual([name for _, name in labels], sheet.labels)
        self.assertTrue(all(t % BAR == 0 for t, _ in labels))
        self.assertEqual(chords[0][0], 0)
        self.assertEqual([t for t, _ in chords], [t for t, _ in sheet.chords])
        self.assertEqual([c[0] for _, c in chords], [c[0] for _, c in sheet.chords])
        self.assertEqual([t for t, _ in own], [t for t, _ in chords])
        self.assertTrue(all(e[:3] == b"\x43\x7b\x01" and len(e) == 7 for _, e in own))

    def test_lead_sheets_add_up(self):
        for i, prompt in enumerate(SHEETS):
            with self.subTest(prompt=prompt):
                name = "%d.musicxml" % i
                self.play(prompt, "--bars", "12", "--rate", "24000", "--lead-sheet", name,
                          "--midi", "a.mid", "--set", "humanize=0")
                sheet, piece = Sheet(self.path(name)), Piece(self.path("a.mid"))
                self.assertEqual(sheet.n_bars, 12)
                self.assertEqual(sheet.title, prompt)
                self.assertEqual(sheet.meter, piece.meter)
                self.assertEqual(sheet.fifths, piece.key[0])
                self.assertAlmostEqual(sheet.tempo, piece.bpm, places=1)
                self.assertGreater(len(sheet.chords), 2)
                if "lead" in piece.parts:
                    self.check_melody(sheet, piece)

    def check_melody(self, sheet, piece):
        """Every tone that is played stands on the sheet, about where it is played."""
        played = notes(piece.parts["lead"][1])
        self.assertGreater(len(played), 8)
        for begin, _, pitch in played:
            near = [n for n in sheet.notes if n[2] == pitch and abs(n[0] * 40 - begin) <= 200]
            self.assertTrue(near, (begin, pitch))

    def test_a_muted_lead_is_on_the_sheet(self):
        self.play("--preset", "Waltz Practice", "--bars", "12", "--rate", "24000",
                  "--lead-sheet", "a.musicxml")
        self.assertGreater(len(Sheet(self.path("a.musicxml")).notes), 8)

    def test_another_part_can_be_written_out(self):
        self.play(SONG, "--bars", "8", "--rate", "24000", "--part", "bass",
                  "--lead-sheet", "a.musicxml", "--from", "3", "--to", "6")
        sheet = Sheet(self.path("a.musicxml"))
        self.assertEqual(sheet.n_bars, 4)
        self.assertLess(max(n[2] for n in sheet.notes), 67)

    @unittest.skipUnless(shutil.which("mscore3"), "MuseScore is not here")
    def test_musescore_opens_it(self):
        self.play(SHEETS[0], "--bars", "8", "--rate", "24000", "--lead-sheet", "a.musicxml")
        environment = dict(ENVIRONMENT, QT_QPA_PLATFORM="offscreen", HOME=self.folder,
                           XDG_RUNTIME_DIR=self.folder)
        for _ in range(3):  # It ends with a fault of its own now and then
            subprocess.run(["mscore3", "-o", "b.musicxml", "a.musicxml"], cwd=self.folder,
                           env=environment, capture_output=True, timeout=60)
            if os.path.exists(self.path("b.musicxml")):
                break
        mine, its = (ElementTree.parse(self.path(n)).getroot() for n in ("a.musicxml",
                                                                         "b.musicxml"))
        for what in "measure", "pitch", "harmony", "rehearsal":
            self.assertEqual(len(list(mine.iter(what))), len(list(its.iter(what))), what)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
