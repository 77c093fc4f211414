"""Whether pieces are what their sentences ask for: key, tempo, meter, bars, who plays, who does not."""
import music21

FACTS = ("tempo", "meter", "bars", "instruments", "exclusions")


def weights_of(one):
    """Quarters that each pitch class sounds in the whole piece, drums left out."""
    found = [0.0] * 12
    for part in one["parts"]:
        for _, length, pitch, _ in part["notes"] if part["role"] != "drums" else ():
            found[pitch % 12] += length / 24
    return found


def found_key(one):
    """(tonic, mode) by analyze('key') of music21 (Aarden and Essen's profiles); None without notes.

    That sums how long each pitch class sounds and looks at nothing else, so twelve notes
    as long as these sums tell it all that the piece does, in a thousandth of the time.
    """
    sums = weights_of(one)
    if not any(sums):
        return None
    stream = music21.stream.Stream()
    for pitch, quarters in enumerate(sums):
        if quarters:
            stream.append(music21.note.Note(60 + pitch, quarterLength=quarters))
    key = stream.analyze("key")
    return key.tonic.pitchClass, key.mode


def is_relative(tonic, mode, other, other_mode):
    return mode != other_mode and other == (tonic + (3 if mode == "minor" else 9)) % 12


def key_of(one):
    """'right', 'relative', 'parallel', 'fifth' or 'other'; None if no major or minor key was asked."""
    asked = one["asked"]
    if asked.get("mode") not in ("major", "minor"):
        return None
    found = found_key(one)
    if found is None:
        return "other"
    tonic, mode = found
    if found == (asked["key"], asked["mode"]):
        return "right"
    if is_relative(asked["key"], asked["mode"], tonic, mode):
        return "relative"
    if tonic == asked["key"]:
        return "parallel"
    return "fifth" if (tonic - asked["key"]) % 12 in (5, 7) and mode == asked["mode"] else "other"


def facts(one):
    """{fact: whether it is so} of what the sentence states."""
    asked, playing = one["asked"], {p["role"]: p["program"] for p in one["parts"]}
    pitched = [p for r, p in playing.items() if r != "drums"]
    found = {}
    if "tempo" in asked:
        found["tempo"] = abs(one["tempo"] - asked["tempo"]) < 0.01
    if "meter" in asked:
        found["meter"] = tuple(one["meter"]) == tuple(asked["meter"])
    if "bars" in asked:
        found["bars"] = one["bars"] == asked["bars"]
    told = None not in playing.values()
    if told and (asked["programs"] or "kit" in asked):
        found["instruments"] = (set(asked["programs"]) <= set(pitched)
                                and asked.get("kit") in (None, playing.get("drums")))
    if told and (asked["without"] or asked["never"]):
        found["exclusions"] = (not set(asked["without"]) & set(playing)
                               and not set(asked["never"]) & set(pitched))
    return found


def share(values):
    values = list(values)
    return sum(values) / len(values) if values else float("nan")


def report(pieces):
    """(lines, {figure: share}, pieces that are wrong) of all pieces."""
    keys = [(one, key_of(one)) for one in pieces]
    keys = [(one, how) for one, how in keys if how]
    lines, figures = [], {}
    for how in ("right", "relative", "parallel", "fifth", "other"):
        figures[f"key {how}"] = share(h == how for _, h in keys)
    figures["key major"] = share(h == "right" for one, h in keys if one["asked"]["mode"] == "major")
    figures["key minor"] = share(h == "right" for one, h in keys if one["asked"]["mode"] == "minor")
    lines.append(f"key of {len(keys)} pieces: " + ", ".join(f"{n[4:]} {100 * x:.1f} %" for n, x in figures.items()))
    told = [(one, facts(one)) for one in pieces]
    for fact in FACTS:
        own = [t[fact] for _, t in told if fact in t]
        figures[fact] = share(own)
        lines.append(f"{fact}: {sum(own)} of {len(own)}")
        figures[fact + " asked"] = len(own)
    wrong = [(one, "key " + how) for one, how in keys if how != "right"]
    wrong += [(one, f) for one, t in told for f, so in t.items() if not so]
    return lines, figures, wrong
