"""Reads the note cache for the arranger: whole pieces as compact arrays, bar by bar.

A piece becomes a dictionary: corpus, split, style (1 + PromptStyle, 0 unknown), meter
(index into steps.METERS), mode (1 + index into steps.MODES, 0 unknown), tonic (-1
unknown), tempo (class), bars, and

  grid     int16 (bars, places)   chord in force: (root * 20 + quality) * 12 + bass above
                                  the root, -1 none
  lead     int16 (n, 4) or None   bar, place, semitones above LOW, length index
  energy   uint8 (bars)           class 1..5 among the pieces of its corpus and style
  purpose  uint8 (bars)           1 plain, 2 fill, 3 opens, 4 closes the piece
  parts    [(role, int16 (n, 4))] bar, place, MIDI pitch or drum, length index or stroke
"""
import re

import numpy as np

import harmony
import piece as note_format
import steps
from piece import TICKS

ROLES = ["lead", "counter", "chords", "pad", "arp", "bass", "drums"]
PROMPT_STYLES = ["pop", "rock", "metal", "punk", "jazz", "blues", "classical", "folk", "country",
                 "latin", "bossa", "funk", "soul", "gospel", "reggae", "afro", "hiphop", "lofi",
                 "triphop", "house", "techno", "trance", "dnb", "synthwave", "ambient",
                 "cinematic", "chiptune"]
# Words of the corpora's labels, the first that fits
STYLE_WORDS = [("jazz waltz", "jazz"), ("jazz_swing", "jazz"), ("ragtime", "jazz"),
               ("trip_hop", "triphop"), ("hip_hop", "hiphop"), ("drum_and_bass", "dnb"),
               ("soul_rnb", "soul"), ("bossa_nova", "bossa"), ("dance_disco", "house"),
               ("metal_hardrock", "metal"), ("polka_march", "folk"), ("middle_eastern", "folk"),
               ("fusion", "funk"), ("boogie", "blues"), ("samba", "latin"), ("ska", "reggae"),
               ("waltz", "folk"), ("ballad", "pop"), ("arpeggio", "pop"), ("world", "folk"),
               ("afrocuban", "latin"), ("neworleans", "funk"), ("afrobeat", "afro"),
               ("highlife", "afro"), ("dance", "house"), ("simutrans", "rock"),
               ("tannerhelland", "cinematic"), ("planetblupi", "pop"), ("openmsx", "blues"),
               ("freedoom", "metal"), ("trip-hop", "triphop"), ("hip-hop", "hiphop"),
               ("lo-fi", "lofi"), ("drum and bass", "dnb"),
               ("dancehall", "reggae"), ("dub", "reggae"), ("reggaeton", "latin"), ("trap", "hiphop"),
               ("ebm", "techno"), ("gabber", "techno"), ("psytrance", "trance"),
               ("jersey", "house"), ("electronic", "house")]
TEMPOS = [70, 90, 110, 130, 155, 185]        # upper edges of the classes 1..6; 7 is faster
STROKES = [0.4, 0.7, 1.05]                   # of the drummer's usual loud stroke
GHOST = 32
TOMS = (41, 43, 45, 47, 48, 50)
PLAYED = {"pop909", "groove-midi", "game-and-indie", "wjazzd"}
FILES = ("mma", "pop909", "game", "groove", "wjazzd", "lieder", "quartets", "lmms", "beats",
         "grammar")
NEAREST = np.array([0] + [steps.nearest_length(n / 2) for n in range(1, 400)])


def style_of(one):
    words = [re.sub(r"[^a-z]", "", g.lower()) for g in one["genres"]]
    plain = {re.sub(r"[^a-z]", "", w): s for w, s in STYLE_WORDS}
    found = [word if word in PROMPT_STYLES else plain.get(word) for word in words]
    found = [style for style in found if style]
    if words[:1] == ["electronic"]:
        found.reverse()  # The narrower word stands behind it
    return 1 + PROMPT_STYLES.index(found[0]) if found else 0


def tempo_class(tempo):
    return 0 if not tempo else 1 + int(np.searchsorted(TEMPOS, tempo))


def placed(notes, bar_ticks, played):
    """(bar, place, length, pitch, velocity) of notes; a player's on the grid that fits the bar."""
    notes = np.array([n[:5] for n in notes], np.int64)
    at = notes[:, 0] * 40 + (notes[:, 4] if played else 0)
    if played:
        bar = notes[:, 0] // bar_ticks
        error = np.array([np.abs(at - np.round(at / g) * g) for g in (240, 160)], float)
        sums = [np.bincount(bar, e, bar[-1] + 1 if len(bar) else 1) for e in error]
        grid = np.where(sums[1] < 0.55 * sums[0], 160, 240)[bar]
        at = np.round(at / grid) * grid
    place = np.maximum(0, np.round(at / 80)).astype(np.int64)
    places = bar_ticks // 2
    return np.stack([place // places, place % places, notes[:, 1], notes[:, 2], notes[:, 3]], 1)


def strokes(velocity):
    usual = max(1.0, np.percentile(velocity, 75))
    return GHOST + np.searchsorted(STROKES, velocity / usual)


def line(role, rows, bars):
    """A part's notes in order, none twice, in the range of its role; None if there is nothing."""
    rows = rows[rows[:, 0] < bars]
    if role == "drums":
        rows = rows[(rows[:, 3] >= 35) & (rows[:, 3] <= 81)]
    if len(rows) < 4:
        return None
    pitch = rows[:, 3].copy()
    if role != "drums":
        low, high = (28, 52) if role == "bass" else (45, 84)
        middle = np.median(pitch)
        pitch += 12 * int(np.ceil((low - middle) / 12)) if middle < low else 0
        pitch -= 12 * int(np.ceil((middle - high) / 12)) if middle > high else 0
    much = strokes(rows[:, 4]) if role == "drums" else NEAREST[np.clip(rows[:, 2], 1, 399)]
    out = np.stack([rows[:, 0], rows[:, 1], pitch, much], 1)
    out = out[np.lexsort((-out[:, 3], out[:, 2], out[:, 1], out[:, 0]))]
    fresh = np.ones(len(out), bool)
    fresh[1:] = (out[1:, :3] != out[:-1, :3]).any(1)
    return out[fresh].astype(np.int16)


def hands(rows):
    """A piano's notes as (bass line, what lies above): the lowest of each place under B3."""
    key = rows[:, 0] * 1000 + rows[:, 1]
    order = np.lexsort((rows[:, 3], key))
    rows, key = rows[order], key[order]
    lowest = np.ones(len(rows), bool)
    lowest[1:] = key[1:] != key[:-1]
    bass = lowest & (rows[:, 3] < 50)
    above = rows[~bass & (rows[:, 3] >= 45)]
    return rows[bass], above


def flowing(rows, bars):
    """Whether notes come one by one and quickly: an arpeggio rather than chords."""
    places = len(np.unique(rows[:, 0] * 1000 + rows[:, 1]))
    return places >= 5 * len(np.unique(rows[:, 0])) and len(rows) < 1.35 * places


def parts_of(one, bar_ticks):
    found, drums, lead_seen = [], [], False
    played = one["corpus"] in PLAYED
    for part in one["parts"]:
        if not part["notes"]:
            continue
        rows = placed(part["notes"], bar_ticks, played)
        role = part["role"]
        if role == "drums":
            drums.append(rows)
        elif role == "lead":
            if lead_seen:
                found.append(("arp" if flowing(rows, one["bars"]) else "counter", rows))
            lead_seen = True
        elif role == "piano":
            bass, above = hands(rows)
            found.append(("bass", bass))
            found.append(("chords", above))
        elif role == "pad" and one["corpus"] == "openscore-quartets":
            found.append(("counter", rows))
        elif role == "bass" and np.median(rows[:, 3]) > 57:
            continue
        else:
            found.append((role, rows))
    if drums:
        found.append(("drums", np.concatenate(drums)))
    return [(role, found_line) for role, rows in found if len(rows)
            for found_line in [line(role, rows, one["bars"])] if found_line is not None]


def lead_of(one, bar_ticks):
    part = next((p for p in one["parts"] if p["role"] == "lead" and len(p["notes"]) >= 8), None)
    if part is None or one["tonic"] is None:
        return None
    low = steps.lowest_tonic(part["notes"], one["tonic"])
    rows = placed(part["notes"], bar_ticks, one["corpus"] in PLAYED)
    rows = rows[np.lexsort((-rows[:, 3], rows[:, 1], rows[:, 0]))]
    kept = [i for i in range(len(rows)) if (i == 0 or (rows[i, :2] != rows[i - 1, :2]).any())
            and 0 <= rows[i, 3] - low < 64]
    rows = rows[kept]
    return np.stack([rows[:, 0], rows[:, 1], rows[:, 3] - low,
                     NEAREST[np.clip(rows[:, 2], 1, 399)]], 1).astype(np.int16)


def grid_of(one, bar_ticks, bars):
    grid = np.full(bars * bar_ticks // 2, -1, np.int16)
    if one["chords"]:
        chords = [(c[0], -1 if c[1] is None else (c[1] * 20 + steps.QUALITIES.index(c[2])) * 12
                   + (c[3] - c[1]) % 12) for c in one["chords"]]
    elif one["corpus"] == "groove-midi":
        chords = []
    else:
        chords = [(s, (root * 20 + q) * 12)
                  for s, root, q in harmony.chords_of(one["parts"], bars, bar_ticks)]
    for start, code in chords:
        grid[start // 2:] = code
    return grid.reshape(bars, -1)


def purposes(one, parts, bars):
    marks = np.ones(bars, np.uint8)
    variant = {"intro": 3, "ending": 4, "fill": 2}
    for word in one["genres"][1:]:
        if word in variant:
            marks[:] = variant[word]
    if one["corpus"] == "mma-renders":
        return marks
    if one["corpus"] != "groove-midi" and bars >= 8:
        marks[0] = 3
        marks[-1:] = 4
    drums = next((rows for role, rows in parts if role == "drums"), None)
    if drums is not None and bars >= 4:
        toms = np.bincount(drums[np.isin(drums[:, 2], TOMS), 0], minlength=bars)[:bars]
        if np.median(toms) <= 1:
            marks[(toms >= 3) & (marks == 1)] = 2
    return marks


def liveliness(one, bar_ticks, bars):
    """What energy is told from: loudness, onsets and parts per bar, over about four bars."""
    sums = np.zeros((3, bars))
    loud = np.zeros(bars)
    for part in one["parts"]:
        if part["notes"]:
            rows = np.array([n[:4] for n in part["notes"]])
            bar = np.minimum(rows[:, 0] // bar_ticks, bars - 1)
            count = np.bincount(bar, minlength=bars)
            loud += np.bincount(bar, rows[:, 3], bars)
            sums[1] += np.bincount(np.unique(rows[:, 0]) // bar_ticks, minlength=bars)[:bars]
            sums[2] += count > 0
            sums[0] += count
    wide = np.ones(min(4, bars))
    smooth = [np.convolve(s, wide, "same") for s in (loud, sums[0], sums[1], sums[2])]
    notes = np.maximum(smooth[1], 1)
    return smooth[0] / notes / 12 + np.log2(1 + smooth[2] / bar_ticks * 96 / 4) + smooth[3] / 8


def written_straight(meter, lines):
    """Swung halves and quarters of beats to where they would be noted; triplets stay.

    Swing belongs to the performance: models write straight.  `lines` are arrays of bar,
    place, ... that are changed in place; the feel is one for all of them.
    """
    if meter[1] > 4 or not lines:
        return
    counts = np.bincount(np.concatenate([rows[:, 1] for rows in lines]) % 12, minlength=12)
    halves = counts[8] > 1.5 * counts[6] and counts[8] > 1.5 * counts[4]
    quarters = (not halves and counts[4] + counts[10] > 1.5 * (counts[3] + counts[9])
                and counts[10] > 1.5 * counts[8])
    if not halves and not quarters:
        return
    for rows in lines:
        beat, place = rows[:, 0].astype(np.int64) * 16 + rows[:, 1] // 12, rows[:, 1] % 12
        if halves:
            cut = np.isin(beat, beat[np.isin(place, (2, 4, 10))])
            rows[(place == 8) & ~cut, 1] -= 2
        else:
            rows[np.isin(place, (4, 10)) & ~np.isin(beat, beat[place == 8]), 1] -= 1


def read_piece(one):
    meter = tuple(one["meter"])
    if meter not in steps.METERS:
        return None
    bar_ticks = TICKS * 4 * meter[0] // meter[1]
    bars = min(one["bars"], 400)
    parts = parts_of(one | {"bars": bars}, bar_ticks)
    if not parts or bars < 1:
        return None
    mode = one["mode"] if one["mode"] in steps.MODES else None
    if one["tonic"] is None and one["chords"]:
        # Where no key was found the first chord's root stands for it, with no mode
        one["tonic"] = next((c[1] for c in one["chords"] if c[1] is not None), None)
        mode = None
    lead = lead_of(one, bar_ticks)
    written_straight(meter, [rows for _, rows in parts] + ([lead] if lead is not None else []))
    return {"corpus": one["corpus"], "split": one["split"], "id": one["id"],
            "style": style_of(one) or (7 if "classical" in one["genres"] else 0),
            "meter": steps.METERS.index(meter), "mode": 1 + steps.MODES.index(mode) if mode else 0,
            "tonic": -1 if one["tonic"] is None else one["tonic"],
            "tempo": tempo_class(one["tempo"]), "bars": bars,
            "grid": grid_of(one, bar_ticks, bars), "lead": lead,
            "lively": liveliness(one, bar_ticks, bars), "purpose": purposes(one, parts, bars),
            "parts": parts}


def rank_energy(pieces):
    groups = {}
    for one in pieces:
        groups.setdefault((one["corpus"], one["style"]), []).append(one)
    for group in groups.values():
        edges = np.quantile(np.concatenate([p["lively"] for p in group]), [0.2, 0.4, 0.6, 0.8])
        for one in group:
            one["energy"] = (1 + np.searchsorted(edges, one.pop("lively"))).astype(np.uint8)


def read_all(cache, names=FILES):
    pieces = []
    for name in names:
        path = cache / f"{name}.jsonl.gz"
        if path.exists():
            before = len(pieces)
            pieces += [p for one in note_format.read(path) if (p := read_piece(one))]
            print(f"{name}: {len(pieces) - before} pieces", flush=True)
    rank_energy(pieces)
    return pieces


def read_leads(cache):
    """Whole lead sheets by meter, to lay over accompaniments that come without a melody."""
    leads = {}
    for name in ("openewld", "pop909", "nottingham"):
        path = cache / f"{name}.jsonl.gz"
        for one in note_format.read(path) if path.exists() else ():
            meter = tuple(one["meter"])
            if meter in steps.METERS and one["tonic"] is not None and one["split"] == "train":
                bar_ticks = TICKS * 4 * meter[0] // meter[1]
                lead = lead_of(one, bar_ticks)
                written_straight(meter, [] if lead is None else [lead])
                if lead is not None and one["chords"] and one["bars"] >= 8:
                    grid = grid_of(one, bar_ticks, one["bars"])
                    mode = steps.MODES.index(one["mode"]) if one["mode"] in steps.MODES else 0
                    leads.setdefault(steps.METERS.index(meter), []).append(
                        (lead, grid, one["tonic"], 1 + mode))
    return leads
