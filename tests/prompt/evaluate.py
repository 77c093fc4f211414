"""How many of the labelled facts are read right.

  evaluate.py EXPLAIN [--model FILE] [--final] [--wrong]

Labels: g:genre (alternatives a/b), g2: the second genre, k:key, m:mode, t:tempo in bpm or
slow, mid, fast, T:semitones of a key change, M:meter, B:bars, S:seconds, E endless, x:NAME an instrument left out,
x:@PART a part left out, only, p:PART or p:PART=INSTRUMENT wanted, i:INSTRUMENT wanted in
any part, c:chords, c#N how many, f:form; signs of v valence, a arousal, n tension, e energy,
d density, c complexity, l loudness, r length of notes, b brightness, w reverb, u build,
sw swing.  An underscore is a space.  A fact that is stated without a label is an error too.

The sentences of sentences.txt are there to develop on; those of final.txt were written before
the work that they judge, and nobody looks at them during it.
"""

import argparse
import json
import subprocess
from collections import Counter
from pathlib import Path

NOTES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
FIELDS = {"v": "valence", "a": "arousal", "n": "tension", "e": "energy", "d": "density",
          "c": "complexity", "l": "dynamics", "r": "articulation", "b": "timbre",
          "w": "reverb", "u": "build", "sw": "swing"}
SOFT = {"valence", "arousal", "tension", "energy", "density", "complexity", "dynamics",
        "articulation", "timbre", "reverb", "build", "swing", "genre"}


def load(final):
    name = "final.txt" if final else "sentences.txt"
    lines = (Path(__file__).parent / name).read_text().splitlines()
    return [line.split(" =>", 1) for line in lines if " =>" in line]


def explain(program, model, sentences):
    command = [program] + ([model] if model else [])
    text = "\n".join(sentences) + "\n"
    out = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    decoder, at, readings, end = json.JSONDecoder(), 0, [], len(out.rstrip())
    while at < end:
        reading, at = decoder.raw_decode(out, at)
        at += 1
        readings.append(reading)
    return readings


def pitch(name):
    return (NOTES[name[0]] + name.count("#") - name[1:].count("b")) % 12


def stated(fact):
    return fact["origin"] == "stated"


def tempo_right(r, want):
    value = r["tempo"]["value"]
    if want == "slow":
        return stated(r["tempo"]) and value <= 105
    if want == "fast":
        return stated(r["tempo"]) and value >= 110
    if want == "mid":
        return stated(r["tempo"]) and 75 <= value <= 160
    return abs(value - float(want)) <= 1.5


def part_right(r, want):
    part, _, names = want.partition("=")
    found = r["parts"][part]
    return found["wish"] == "wanted" and (not names or found["instrument"] in names.split("/"))


def excluded(r, name):
    if name.startswith("@"):
        return r["parts"][name[1:]]["wish"] == "excluded"
    return name in r["excluded"]


def sign_right(r, name, sign):
    value = r[FIELDS[name]]["value"]
    if name in ("v", "a", "n", "u"):
        return value > 0.05 if sign == "+" else value < -0.05
    if name == "sw":
        return value >= 0.3 if sign == "+" else value == 0
    return value > 0.5 if sign == "+" else value < 0.5


def check(r, label):
    """The attribute that a label speaks of, and whether it was read."""
    key, _, want = label.partition(":")
    want = want.replace("_", " ")
    chords = r["chords"]["value"]
    if label == "only":
        return "only", r["only"]
    if label == "E":
        return "length", r["length"]["endless"]
    if key == "g":
        return "genre", r["genres"][0]["value"] in want.split("/")
    if key == "g2":
        return "genre", len(r["genres"]) > 1 and r["genres"][1]["value"] in want.split("/")
    if key == "k":
        return "key", pitch(r["key"]["value"]) == pitch(want) and r["key"]["origin"] != "default"
    if key == "m":
        return "mode", r["mode"]["value"] == want
    if key == "t":
        return "tempo", tempo_right(r, want)
    if key == "T":
        return "modulation", r["modulation"]["value"] == int(want) and stated(r["modulation"])
    if key == "M":
        return "meter", r["meter"]["value"] == want
    if key in "BS":
        return "length", r["length"]["bars" if key == "B" else "seconds"] == float(want)
    if key == "x":
        return "negation", excluded(r, want)
    if key == "p":
        return "parts", part_right(r, want)
    if key == "i":
        return "instruments", any(name in r["wanted"] for name in want.split("/"))
    if key == "c":
        return "chords", chords == want.split(",")
    if label.startswith("c#"):
        return "chords", len(chords) == int(label[2:])
    if key == "f":
        return "form", r["form"]["value"] == want.split(",")
    if label == "sw0":
        return "swing", sign_right(r, "sw", "0")
    return FIELDS[label[:-1]], sign_right(r, label[:-1], label[-1])


def invented(r, labels):
    """Attributes that were stated without being in the sentence."""
    keys = {label.split(":")[0].split("#")[0] for label in labels}
    number = stated(r["tempo"]) and r["tempo"]["confidence"] > 0.9
    found = {"key": "k" not in keys and stated(r["key"]),
             "modulation": "T" not in keys and stated(r["modulation"]),
             "meter": "M" not in keys and stated(r["meter"]),
             "tempo": "t" not in keys and number,
             "only": "only" not in keys and r["only"],
             "length": not keys & {"B", "S", "E"} and stated(r["length"]),
             "chords": not keys & {"c", "f"} and stated(r["chords"]),
             "form": "f" not in keys and stated(r["form"]),
             "negation": not keys & {"x", "only"} and not r["only"] and
             (bool(r["excluded"]) or any(p["wish"] == "excluded" for p in r["parts"].values()))}
    return [name for name, wrong in found.items() if wrong]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("explain")
    parser.add_argument("--model")
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print what is read wrong")
    parser.add_argument("--demand", type=float, help="fail below this share of stated facts")
    args = parser.parse_args()
    cases = load(args.final)
    right, total = Counter(), Counter()
    readings = explain(args.explain, args.model, [c[0] for c in cases])
    for (sentence, text), r in zip(cases, readings):
        labels = text.split()
        for label in labels:
            name, good = check(r, label)
            total[name] += 1
            right[name] += bool(good)
            if args.wrong and not good:
                print(f"{sentence}\n    {label}")
        for name in invented(r, labels):
            total[name] += 1
            if args.wrong:
                print(f"{sentence}\n    invented {name}")
    for name in sorted(total, key=lambda n: (n in SOFT, n)):
        print(f"{name:12} {right[name]:4} of {total[name]:4}  {100 * right[name] / total[name]:5.1f} %")
    hard = [n for n in total if n not in SOFT]
    share = 100 * sum(right[n] for n in hard) / sum(total[n] for n in hard)
    for title, names in (("stated facts", hard), ("soft facts", [n for n in total if n in SOFT])):
        good, all_ = sum(right[n] for n in names), sum(total[n] for n in names)
        print(f"{title:12} {good:4} of {all_:4}  {100 * good / all_:5.1f} %")
    if args.demand and share < args.demand:
        raise SystemExit(f"{share:.1f} % is less than {args.demand} %")


if __name__ == "__main__":
    main()
