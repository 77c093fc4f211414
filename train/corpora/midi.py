"""Notes of a MIDI file, on the grid of the common format."""
import cmath

import mido
import mido.midifiles.meta as meta

from piece import PPQ, SHAPES, TICKS, Part


class Keys(dict):
    """Some files carry key signatures that no key has: read them as C."""

    def __missing__(self, _):
        return "C"


meta._key_signature_decode = Keys(meta._key_signature_decode)


def tracks(path):
    """(mido file, [(track name, {channel: program}, [(start, length, pitch, velocity, channel)])]).

    Times are quarter notes, as floats; a note without an end is left out.
    """
    file = mido.MidiFile(path, clip=True)
    scale = 1.0 / file.ticks_per_beat
    result = []
    for track in file.tracks:
        at, name, programs, open_notes, notes = 0, "", {}, {}, []
        for message in track:
            at += message.time
            if message.type == "track_name" and not name:
                name = message.name.strip()
            elif message.type == "program_change":
                programs.setdefault(message.channel, message.program)
            elif message.type == "note_on" and message.velocity:
                open_notes.setdefault((message.channel, message.note), []).append(
                    (at, message.velocity))
            elif message.type in ("note_on", "note_off"):
                waiting = open_notes.get((message.channel, message.note))
                if waiting:
                    start, velocity = waiting.pop(0)
                    notes.append((start * scale, (at - start) * scale, message.note,
                                  velocity, message.channel))
        result.append((name, programs, notes))
    return file, result


def first_meta(file, kind):
    """The first meta message of a kind in any track, or None."""
    for track in file.tracks:
        for message in track:
            if message.type == kind:
                return message
    return None


def tempo_and_meter(file):
    tempo, meter = first_meta(file, "set_tempo"), first_meta(file, "time_signature")
    return (mido.tempo2bpm(tempo.tempo) if tempo else 120.0,
            (meter.numerator, meter.denominator) if meter else (4, 4))


def on_grid(start, length, pitch, velocity, played=True):
    """One note in the common format from times in quarters."""
    tick = round(start * TICKS)
    # A grid of sixteenths and triplets together: what lies between is a push
    near = min((tick // TICKS * TICKS + g for g in GRID), key=lambda g: abs(g - start * TICKS))
    push = round((start - near / TICKS) * PPQ) if played else 0
    return [near, max(1, round(length * TICKS)), pitch, velocity, max(-120, min(120, push))]


GRID = sorted({g for g in range(0, TICKS + 1, TICKS // 4)}
              | {g for g in range(0, TICKS + 1, TICKS // 3)}
              | {g for g in range(0, TICKS + 1, TICKS // 6)})


def part(role, program, notes, played=False):
    return Part(role, program, [on_grid(*n[:4], played=played) for n in notes])


def grid_offset(starts):
    """How far the notes lie behind the sixteenth grid as a whole, in quarters.

    The circular mean of where they fall within a sixteenth.
    """
    turns = [cmath.exp(2j * cmath.pi * 4 * s) for s in starts]
    mean = sum(turns) / max(1, len(turns))
    return cmath.phase(mean) / (2 * cmath.pi * 4) if abs(mean) > 0.2 else 0.0


def named_blocks(notes):
    """Chord symbols of block chords: [start, root, quality, bass] wherever they change."""
    starts = {}
    for start, _, pitch, *_ in notes:
        starts.setdefault(start, []).append(pitch)
    chords = []
    for start in sorted(starts):
        found = named(starts[start])
        if found and (not chords or chords[-1][1:] != list(found)):
            chords.append([start, *found])
    return chords


def named(pitches):
    """The chord that these pitches spell with the fewest changes; None if none does."""
    classes = {p % 12 for p in pitches}
    bass = min(pitches) % 12
    best = min(((len(classes ^ {(root + s) % 12 for s in shape}), root != bass, root, name)
                for root in classes for name, shape in SHAPES.items()), default=None)
    return (best[2], best[3], bass) if best and best[0] <= 1 else None
