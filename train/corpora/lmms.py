"""LMMS projects: tracks of notes, and beats that a beat track plays again and again."""
import pathlib
import re
import statistics
import xml.etree.ElementTree as xml

from corpora import midi
from piece import Piece

PER_QUARTER = 48
DRUMS = (("kick|kik|bassdrum|bd|808", 36), ("snare|snr", 38), ("clap", 39), ("rim|stick", 37),
         ("open|hat_o|hh_o", 46), ("hat|hh|hi-?hat", 42), ("crash|cymbal", 49), ("ride", 51),
         ("tom.?(l|low)|tom05", 41), ("tom.?(h|hi)", 48), ("tom", 45), ("shaker|shaaka", 82),
         ("tamb", 54), ("cowbell", 56), ("wood", 76), ("timbale", 65), ("knock", 37))
SKIP = re.compile("side|woosh|whoosh|noise|fx|sfxr|zap|fade|chimes|riser|sweep", re.I)
# What each project sounds like, by ear of its beat: nothing for the rest
GENRES = {"Reggaeton": "latin", "Reggae": "reggae", "C64": "chiptune", "Crunk": "hip-hop"}


def clips(track):
    return [c for tag in ("pattern", "midiclip") for c in track.findall(tag)]


def drum_of(name):
    return next((drum for words, drum in DRUMS if re.search(words, name, re.I)), None)


def notes_of(clip, begin, shift, limit=None):
    """Notes of a clip in quarters; steps of a beat last a sixteenth."""
    for note in clip.findall("note"):
        at, length = int(note.get("pos")), int(note.get("len"))
        key, volume = int(note.get("key")) + shift, float(note.get("vol") or 100)
        if 0 <= key < 128 and (limit is None or at < limit):
            yield ((begin + at) / PER_QUARTER, max(length, 12 if length <= 0 else 3) / PER_QUARTER, key,
                   max(8, min(127, round(volume))))


def placements(song):
    """For each beat, by its number: where it is played, as (begin, length)."""
    found = []
    for track in song.iter("track"):
        if track.get("type") == "1":
            found.append([(int(c.get("pos")), int(c.get("len"))) for tag in ("bbtco", "patternclip")
                          for c in track.findall(tag)])
    return found


def beat_notes(track, beats, longest, shift):
    for number, clip in enumerate(clips(track)):
        if number >= len(beats):
            break
        loop = longest.get(number, 192)
        for begin, length in beats[number]:
            for turn in range(0, length, loop):
                yield from notes_of(clip, begin + turn, shift, length - turn)


def loops(inner):
    """How long each beat is, in whole bars: its longest pattern."""
    longest = {}
    for track in inner.iter("track"):
        for number, clip in enumerate(clips(track)):
            ends = [int(n.get("pos")) + 12 for n in clip.findall("note")]
            steps = int(clip.get("steps") or 16) * 12
            bars = -(-max([steps] + ends) // 192)
            longest[number] = max(longest.get(number, 0), bars * 192)
    return longest


def role_of(name, notes):
    low = statistics.mean(n[2] for n in notes)
    if re.search("bass|sub", name, re.I) or low < 44:
        return "bass"
    if re.search("arp|pluck", name, re.I):
        return "arp"
    starts = len({round(n[0] * 8) for n in notes})
    length = statistics.median(n[1] for n in notes)
    if len(notes) / starts > 1.7 or re.search("pad|string|chord|choir", name, re.I):
        return "pad" if length >= 1.5 else "chords"
    return "lead"


def project(path, name):
    root = xml.parse(path).getroot()
    head = root.find("head")
    if head.get("timesig_numerator") != "4":
        return None
    genres = ["electronic"] + [g for k, g in GENRES.items() if k in name]
    piece = Piece("lmms-demos", name, genres, (4, 4), float(head.get("bpm")))
    beats = placements(root)
    inner = [t for track in root.iter("track") if track.get("type") == "1" for t in track.iter("trackcontainer")]
    within = {track for box in inner for track in box.iter("track")}
    longest = loops(inner[0]) if inner else {}
    drums = []
    for track in root.iter("track"):
        instrument = track.find("instrumenttrack")
        called = track.get("name") or ""
        if track.get("type") != "0" or instrument is None or track.get("muted") == "1" or SKIP.search(called):
            continue
        drum = drum_of(called)
        voice = instrument.find("instrument")
        sample = voice is not None and voice.get("name") == "audiofileprocessor"
        shift = 69 - int(float(instrument.get("basenote") or 69))
        notes = list(beat_notes(track, beats, longest, shift)) if track in within else [
            n for c in clips(track) for n in notes_of(c, int(c.get("pos")), shift)]
        if drum and (sample or re.search("kick|snare|hat", called, re.I)):
            drums += [(s, n, drum, v) for s, n, _, v in notes]
        elif len(notes) >= 8 and not (sample and len({n[2] for n in notes}) == 1):
            role = role_of(called, notes)
            while role == "bass" and statistics.median(n[2] for n in notes) > 46:
                notes = [(s, n, p - 12, v) for s, n, p, v in notes if p >= 12]
            piece.parts.append(midi.part(role, {"bass": 38, "pad": 89, "chords": 90}.get(role, 81), notes))
    if drums:
        piece.parts.append(midi.part("drums", 0, drums))
    return piece.finish() if piece.parts else None


def pieces(folder):
    base = pathlib.Path(folder, "lmms-demos")
    for path in sorted(base.rglob("*.mmp")):
        one = project(path, str(path.relative_to(base)))
        if one:
            yield one
