"""POP909: melody, second line and piano of 909 pop songs, with chords and keys."""
import bisect
import pathlib

from corpora import midi
from piece import TICKS, Piece, pitch_class, quality


def lines(path):
    return [line.split() for line in path.read_text().splitlines() if line.strip()]


def chord(word):
    """Harte's "B:min7/5" to (root, quality, bass); None for no chord."""
    if word in ("N", "X"):
        return None
    root, _, rest = word.partition(":")
    name, _, degree = rest.partition("/")
    root = root.partition("/")[0]
    steps = {"2": 2, "b3": 3, "3": 4, "4": 5, "b5": 6, "5": 7, "#5": 8, "6": 9, "b7": 10, "7": 11}
    tonic = pitch_class(root)
    return tonic, quality(name.partition("(")[0]), (tonic + steps.get(degree, 0)) % 12


def pieces(folder):
    for song in sorted(p for p in pathlib.Path(folder, "pop909").iterdir() if p.is_dir()):
        beats = [(float(b[0]), float(b[1]), float(b[2])) for b in lines(song / "beat_midi.txt")]
        times = [b[0] for b in beats]
        downs = [i for i, b in enumerate(beats) if b[2] > 0.5]
        if len(downs) < 8:
            continue
        gaps = [b - a for a, b in zip(downs, downs[1:])]
        per_bar = max(set(gaps), key=gaps.count)
        if per_bar not in (3, 4):
            continue
        first = downs[0] % per_bar

        def quarters(seconds):
            i = min(max(bisect.bisect_right(times, seconds) - 1, 0), len(times) - 2)
            return i + (seconds - times[i]) / (times[i + 1] - times[i]) - first

        file, tracks = midi.tracks(song / f"{song.name}.mid")
        per_second = _seconds_per_quarter(file)
        piece = Piece("pop909", song.name, ["pop"], (per_bar, 4))
        middle = [b - a for a, b in zip(times, times[1:])]
        piece.tempo = 60.0 / sorted(middle)[len(middle) // 2]
        late = midi.grid_offset([quarters(n[0] * per_second) for t in tracks[1:]
                                 for n in t[2]])
        for (name, _, notes), role in zip(tracks[1:], ("lead", "counter", "piano")):
            played = []
            for start, length, pitch, velocity, _ in notes:
                a = quarters(start * per_second) - late
                b = quarters((start + length) * per_second) - late
                if a > -0.25:
                    played.append((max(a, 0.0), b - a, pitch, velocity))
            piece.parts.append(midi.part(role, 0, played, played=True))
        for start, _, word in lines(song / "chord_midi.txt"):
            at = max(0, round(quarters(float(start)) - late)) * TICKS
            found = chord(word)
            piece.chords.append([at, *(found or (None,))])
        key = lines(song / "key_audio.txt")
        if len({k[2] for k in key}) == 1:
            tonic, _, mode = key[0][2].partition(":")
            piece.tonic, piece.mode = pitch_class(tonic), {"maj": "major", "min": "minor"}[mode]
        yield piece.finish()


def _seconds_per_quarter(file):
    tempo, _ = midi.tempo_and_meter(file)
    return 60.0 / tempo
