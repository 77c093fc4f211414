"""Reads the tables: words at the margin are names, indented lines belong to them.

A style's lines:

  tempo LOW HIGH         quarters per minute
  modes NAME WEIGHT ...  energy LOW HIGH (percent)   meters 4/4 WEIGHT ...
  colours WORD WEIGHT .. none, add, 7, 9 or 5, what plain triads become
  pools NAME WEIGHT ...  of harmony.txt; NAME@BARS holds each chord so long
  materials N            how many different chord loops a piece has
  fills NAME WEIGHT ...  ending hit|strip   crash SHARE
  gate ROLE SHARE ...    how much of the way to the next stroke a note sounds
  counter, lead, scale   NAME WEIGHT ...
  forms                  lines of sections with their bars
  parts                  lines "ROLE SHARE ENERGY PROGRAMS": in how many pieces (percent), and
                         from which energy on
  drums                  lines "GM-DRUM LOW-HIGH VELOCITY PATTERN/PATTERN..."
  bass, chords, pad, arp, hooks, stabs    lines "LOW-HIGH PATTERN"

Energies are percent.  Patterns are explained in pattern.py; further blocks may
say what is played in another meter ("drums 3/4").
"""
import functools
import pathlib

HERE = pathlib.Path(__file__).parent


@functools.cache
def blocks(name):
    """[(heading words, [lines])] of a table; lines that begin with # are comments."""
    found = []
    for line in (HERE / name).read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line[0].isspace():
            found.append((line.split(), []))
        else:
            found[-1][1].append(line.strip())
    return found


def weights(words):
    """["minor", "6", "dorian", "3"] to {"minor": 6.0, "dorian": 3.0}."""
    return {name: float(weight) for name, weight in zip(words[::2], words[1::2])}


def draw(random, table):
    return random.choices(list(table), list(table.values()))[0]


def energy(text):
    low, _, high = text.partition("-")
    return int(low) / 100, int(high) / 100


@functools.cache
def style(name):
    """The table of a style as a dictionary; patterns by (block, meter)."""
    out = {"name": name, "patterns": {}}
    for source in ("common.txt", f"styles/{name}.txt"):
        for heading, lines in blocks(source):
            key, rest = heading[0], heading[1:]
            if key in ("tempo", "energy"):
                out[key] = [float(word) for word in rest]
            elif key in ("materials", "crash"):
                out[key] = float(rest[0])
            elif key == "ending":
                out[key] = rest[0]
            elif key == "forms":
                out[key] = lines
            elif key == "parts":
                out[key] = {w[0]: (int(w[1]) / 100, int(w[2]) / 100, [int(p) for p in w[3].split(",")])
                            for w in map(str.split, lines)}
            elif key == "drums":
                out["patterns"][key, *(rest or ["4/4"])] = [
                    (int(w[0]), *energy(w[1]), int(w[2]), "".join(w[3:]).split("/"))
                    for w in map(str.split, lines)]
            elif lines:
                out["patterns"][key, *(rest or ["4/4"])] = [
                    (*energy(w[0]), "".join(w[1:])) for w in map(str.split, lines)]
            else:
                out[key] = {**(out.get(key, {}) if key == "gate" else {}), **weights(rest)}
    return out


def names():
    return sorted(path.stem for path in (HERE / "styles").glob("*.txt"))
