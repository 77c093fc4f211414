#!/usr/bin/env python3
"""Says what is wrong with the tables, line by line; silent and 0 if nothing is.

usage: python3 -m grammar.check
"""
import re
import sys

from grammar import harmony, table

WORDS = ("hold", "kick", "walk", "acid")


def patterns(style):
    for (block, meter), lines in style["patterns"].items():
        slots = {"4/4": 16, "3/4": 12, "6/8": 12}[meter]
        for line in lines:
            for text in line[4] if block == "drums" else [line[2]]:
                length, bar = (len(text) - 1, 12) if text.startswith("t") else (len(text), slots)
                if text not in WORDS and (not length or length % bar):
                    yield f"{block} {meter}: {text} is no whole number of bars"


def names_used(style):
    pools = {heading[0]: heading[1:] for heading, _ in table.blocks("harmony.txt")}
    fills = {heading[0] for heading, _ in table.blocks("fills.txt")}
    used = [word.partition("@")[0] for word in style["pools"]]
    yield from (f"no progressions are called {word}" for word in used if word not in pools)
    yield from (f"no fill is called {word}" for word in style["fills"] if word not in fills)
    for mode in style["modes"]:
        if not any(mode in pools.get(word, ()) for word in used):
            yield f"no progressions for {mode}"
    for form in style["forms"]:
        if not 32 <= sum(map(int, re.findall(r"\d+", form))) <= 64:
            yield f"{form} is not 32 to 64 bars"


def shared():
    for heading, lines in table.blocks("harmony.txt"):
        for word in (w for line in lines for w in re.split("[ -]", line)):
            try:
                harmony.pitches(harmony.chord(word, 0))
            except (AttributeError, KeyError):
                yield f"harmony {heading[0]}: {word} is no chord"
    for heading, lines in table.blocks("fills.txt"):
        for drum, text in map(str.split, lines):
            if drum != "0" and len(text) != 16:
                yield f"fills {heading[0]}: {text} is no bar"


def main():
    wrong = [*shared()]
    for name in table.names():
        style = table.style(name)
        wrong += [f"{name}: {what}" for what in (*patterns(style), *names_used(style))]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
