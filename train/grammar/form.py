"""The sections of a piece: how long, how driven, and which idea they use."""
import re
from dataclasses import dataclass

# Kind: energy within the style's range, and which of the piece's ideas
KINDS = {"intro": (0.15, 0), "verse": (0.4, 0), "pre": (0.55, 1), "chorus": (0.85, 1),
         "bridge": (0.5, 2), "solo": (0.75, 0), "break": (0.1, 2), "build": (0.6, 1),
         "drop": (1.0, 1), "groove": (0.55, 0), "head": (0.5, 0), "loop": (0.45, 0),
         "more": (0.75, 0), "var": (0.8, 1), "A": (0.45, 0), "B": (0.65, 1), "C": (0.8, 2),
         "outro": (0.25, 0)}


@dataclass
class Section:
    start: int
    bars: int
    kind: str
    energy: float
    idea: int
    number: int
    last: bool = False


def sections(style, random):
    low, high = (e / 100 for e in style["energy"])
    shift = random.uniform(-0.06, 0.06)
    found, start, seen = [], 0, {}
    for number, word in enumerate(random.choice(style["forms"]).split()):
        kind, bars = re.match(r"([A-Za-z]+)(\d+)$", word).groups()
        level, idea = KINDS[kind]
        seen[kind] = seen.get(kind, 0) + 1
        level = low + (high - low) * level + shift + 0.04 * (seen[kind] - 1) + random.uniform(-0.03, 0.03)
        found.append(Section(start, int(bars), kind, min(1.0, max(0.03, level)),
                             idea % int(style["materials"]), number))
        start += int(bars)
    found[-1].last = True
    return found
