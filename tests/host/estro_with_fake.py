"""The program `estro` from outside, with a plugin that misbehaves on demand.

Usage: estro_with_fake.py PROGRAM FOLDER_OF_FAKE_LV2
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from estro_files import read_midi, read_wav

PROGRAM = os.path.abspath(sys.argv[1])
FAKE = os.path.abspath(sys.argv[2])


class Estro(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.environment = dict(os.environ, LV2_PATH=FAKE)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_estro(self, *words, **more):
        return subprocess.run(
            [PROGRAM, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            **more,
        )

    def path(self, name):
        return os.path.join(self.folder, name)

    def bytes_of(self, name):
        return pathlib.Path(self.path(name)).read_bytes()

    def succeeds(self, *words, **more):
        done = self.run_estro(*words, **more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def fails(self, status, hint, *words, **more):
        """One line on standard error that has the hint, and no file left."""
        before = sorted(os.listdir(self.folder))
        done = self.run_estro(*words, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith("estro: "), done.stderr)
        self.assertIn(hint, done.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_a_wav_has_the_music_and_what_rings_on(self):
        self.succeeds("x", "--out", "a.wav", "--rate", "44100")
        kind, channels, rate, bits, samples = read_wav(self.path("a.wav"))
        self.assertEqual((kind, channels, rate, bits), (3, 2, 44100, 32))
        seconds = len(samples) / 2 / 44100
        self.assertGreater(seconds, 4 * 3 * 60 / 90)
        self.assertLess(seconds, 4 * 3 * 60 / 90 + 1)
        self.assertGreater(max(samples), 0.2)

    def test_midi_notes_stand_on_the_beats(self):
        self.succeeds("x", "--midi", "a.mid")
        first, bass, drums = read_midi(self.path("a.mid"))
        self.assertEqual(first[0][1], b"\xff\x51\x03" + (666667).to_bytes(3, "big"))
        self.assertEqual(first[1][1], b"\xff\x58\x04\x03\x02\x18\x08")
        self.assertEqual(first[2][1], b"\xff\x59\x02\xfe\x00")
        self.assertEqual(bass[0][1][3:], b"bass: upright bass")
        self.assertEqual(bass[1][1], b"\xc5\x20")
        self.assertEqual(drums[0][1][3:], b"drums: brush kit")
        self.assertEqual([e[0] for e in bass if e[1][0] == 0x95], list(range(0, 11520, 960)))
        self.assertEqual([e[0] for e in bass if e[1][0] == 0x85], list(range(480, 11520, 960)))
        self.assertEqual(bass[-1][0], 11520)

    def test_workers_and_block_sizes_agree(self):
        seen = set()
        for worker in "sync", "thread":
            for block in "64", "500", "8192":
                self.succeeds("x", "--midi", "a.mid", "--out", "a.wav", "--worker", worker,
                              "--block", block)
                seen.add(self.bytes_of("a.mid"))
        self.assertEqual(len(seen), 1)

    def test_every_rate_gives_the_same_notes(self):
        seen = set()
        for rate in "22050", "44100", "48000", "192000":
            self.succeeds("x", "--midi", "a.mid", "--rate", rate)
            seen.add(self.bytes_of("a.mid"))
        self.assertEqual(len(seen), 1)

    def test_bars_and_seconds_decide_the_length(self):
        self.succeeds("x", "--bars", "2", "--midi", "a.mid")
        self.assertEqual(read_midi(self.path("a.mid"))[0][-1][0], 2 * 2880)
        self.succeeds("x", "--seconds", "1.5", "--midi", "a.mid")
        self.assertEqual(read_midi(self.path("a.mid"))[0][-1][0], 2160)
        self.assertIn("64 bars", self.succeeds("endless"))

    def test_a_tempo_that_is_set_wins(self):
        self.succeeds("x", "--set", "tempo=120", "--midi", "a.mid")
        tracks = read_midi(self.path("a.mid"))
        self.assertEqual(tracks[0][0][1][3:], (500000).to_bytes(3, "big"))
        self.assertEqual(tracks[1][2][0], 0)
        self.assertEqual(tracks[1][4][0], 960)

    def test_a_note_that_hangs_is_ended(self):
        self.succeeds("stuck", "--midi", "a.mid")
        bass = read_midi(self.path("a.mid"))[1]
        self.assertEqual(bass[-2], (11520, b"\x85\x24\x40"))

    def test_stems_are_written_for_the_parts_there_are(self):
        self.succeeds("x", "--stems", "stems")
        self.assertEqual(sorted(os.listdir(self.path("stems"))), ["bass.wav", "drums.wav"])
        self.assertGreater(max(read_wav(self.path("stems/bass.wav"))[4]), 0.2)
        self.assertEqual(max(read_wav(self.path("stems/drums.wav"))[4]), 0)
        self.succeeds("x", "--stems", "stems", "--out", "mix.wav")
        self.assertGreater(max(read_wav(self.path("mix.wav"))[4]), 0.2)

    def test_the_reading_can_be_had_as_json(self):
        self.succeeds("x", "--explain", "a.json")
        self.assertEqual(self.bytes_of("a.json"), b'{"tempo": 90}\n')
        done = self.run_estro("x", "--explain", "-")
        self.assertEqual(done.stdout, '{"tempo": 90}\n')
        self.assertEqual(done.returncode, 0)

    def test_the_report_tells_what_one_wants_to_know(self):
        told = self.succeeds("hello", "--out", "a.wav")
        for word in ("hello", "Bb major", "90 bpm, 3/4", "4 bars, 0:08", "upright bass",
                     "LUFS", "dBTP", "faster than real time", "a.wav"):
            self.assertIn(word, told)

    def test_presets_set_ports_and_sentence(self):
        self.assertIn("Loud Morning", self.succeeds("--list"))
        told = self.succeeds("--preset", "loud morning")
        self.assertIn("a loud morning", told)
        self.assertIn("2 bars", told)
        told = self.succeeds("--preset", "Loud Morning", "another", "--set", "bars=3")
        self.assertIn("another", told)
        self.assertIn("3 bars", told)
        self.fails(2, "no preset Quiet", "--preset", "Quiet")

    def test_a_prompt_may_come_from_standard_input(self):
        self.assertIn("from a pipe", self.succeeds("-", input="from a pipe\n"))
        self.assertIn("silent night", self.succeeds("-", input="silent\0night"))
        self.succeeds("-", input="a" * (1 << 20))
        self.fails(1, "longer than 1 MiB", "-", input="a" * ((1 << 20) + 1))

    def test_an_empty_prompt_is_fine(self):
        self.succeeds("")

    def test_settings_are_held_against_the_bundle(self):
        self.succeeds("x", "--set", "key=Bb")
        self.fails(2, "there is no parameter loud; there are tempo", "x", "--set", "loud=1")
        self.fails(2, "volume is from -60 to 6", "x", "--set", "volume=7")
        self.fails(2, "not much", "x", "--set", "volume=much")
        self.fails(2, "not nan", "x", "--set", "volume=nan")
        self.fails(2, "whole number", "x", "--set", "bars=2.5")

    def test_wrong_usage_is_told(self):
        self.fails(2, "no prompt")
        self.fails(2, "no option --wow", "x", "--wow")
        self.fails(2, "quotes", "two", "words")

    def test_a_plugin_that_refuses_is_quoted(self):
        self.fails(1, "the fake refuses", "refuse", "--out", "a.wav")

    def test_a_plugin_that_composes_nothing_is_given_up(self):
        self.fails(1, "composed nothing", "nothing", "--out", "a.wav", "--stems", "stems")

    def test_a_sample_that_is_no_number_is_never_written(self):
        self.fails(1, "no number", "broken", "--out", "a.wav")

    def leave_crashes_to_the_sanitizer(self):
        """It takes the signals before we do, and tells more."""
        if "AddressSanitizer" in self.run_estro("crash").stderr:
            self.skipTest("the sanitizer tells more of a crash than we do")

    def test_a_crash_leaves_nothing_behind(self):
        self.leave_crashes_to_the_sanitizer()
        self.fails(1, "crashed", "crash", "--out", "a.wav", "--midi", "a.mid",
                   "--stems", "stems")

    def test_an_unwritable_file_is_told_at_once(self):
        self.fails(1, "cannot write no/a.wav", "x", "--out", "no/a.wav")
        self.fails(1, "a folder", "x", "--midi", ".")
        self.fails(1, "no file", "x", "--midi", "no/")
        self.fails(1, "no regular file", "x", "--out", "/dev/full")
        self.fails(1, "cannot write no/a.json", "x", "--explain", "no/a.json")
        open(self.path("file"), "w").close()
        self.fails(1, "no folder", "x", "--stems", "file")
        self.fails(1, "cannot make", "x", "--stems", "no/stems")

    def test_a_full_disk_leaves_the_old_file(self):
        with open(self.path("a.wav"), "w") as old:
            old.write("old")
        limited = ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh", PROGRAM, "x", "--out", "a.wav"]
        done = subprocess.run(limited, cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot write", done.stderr)
        self.assertEqual(os.listdir(self.folder), ["a.wav"])
        self.assertEqual(self.bytes_of("a.wav"), b"old")

    def test_a_report_that_nobody_can_take_is_an_error(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "x"], env=self.environment, stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)

    def test_an_interrupt_leaves_nothing_behind(self):
        for number in signal.SIGINT, signal.SIGTERM:
            running = subprocess.Popen(
                [PROGRAM, "x", "--out", "a.wav", "--stems", "stems", "--seconds", "10000"],
                cwd=self.folder, env=self.environment, stderr=subprocess.DEVNULL)
            while len(os.listdir(self.folder)) < 2:
                time.sleep(0.01)
            running.send_signal(number)
            self.assertEqual(running.wait(60), 128 + number)
            self.assertEqual(os.listdir(self.folder), [])

    def damaged(self, name, change):
        """A copy of the bundle whose file `name` went through `change`."""
        shutil.copytree(os.path.join(FAKE, "fake.lv2"), self.path("lv2/fake.lv2"))
        path = self.path("lv2/fake.lv2/" + name)
        data = pathlib.Path(path).read_bytes()
        os.remove(path)
        changed = change(data)
        if changed is not None:
            with open(path, "wb") as file:
                file.write(changed)
        self.environment["LV2_PATH"] = self.path("lv2")
        self.fails(1, "cannot", "x", "--out", "a.wav")
        shutil.rmtree(self.path("lv2"))

    def test_a_damaged_bundle_is_told(self):
        self.damaged("manifest.ttl", lambda data: None)
        self.damaged("manifest.ttl", lambda data: b"<urn:estro:estro> a")
        self.damaged("fake.ttl", lambda data: None)
        self.damaged("fake.ttl", lambda data: b"")
        self.damaged("fake.so", lambda data: None)
        self.damaged("fake.so", lambda data: b"")
        self.damaged("fake.so", lambda data: b"no library at all")

    def test_a_torn_library_is_told(self):
        self.leave_crashes_to_the_sanitizer()  # The loader may run over its end
        shutil.copytree(os.path.join(FAKE, "fake.lv2"), self.path("lv2/fake.lv2"))
        path = self.path("lv2/fake.lv2/fake.so")
        size = os.path.getsize(path)
        self.environment["LV2_PATH"] = self.path("lv2")
        for share in 0.9, 0.5, 0.1:
            os.truncate(path, int(size * share))
            done = self.run_estro("x", "--out", "a.wav")
            if share < 0.5:  # The rear are names and debugging notes that nobody reads
                self.assertEqual(done.returncode, 1, done.stderr)
            self.assertLessEqual(done.returncode, 1, done.stderr)
            self.assertLessEqual(done.stderr.count("\n"), 1)

    def test_a_missing_bundle_is_told(self):
        self.environment["LV2_PATH"] = self.folder
        self.fails(1, "cannot find", "x")
        self.environment["LV2_PATH"] = "relative"
        self.fails(1, "absolute", "x")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
