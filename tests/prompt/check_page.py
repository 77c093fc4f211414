"""Every example of docs/prompt.md is read as it says, and its lists are whole.

  check_page.py EXPLAIN
"""

import re
import sys
from pathlib import Path

from evaluate import explain

ROOT = Path(__file__).parents[2]
PARTS = ("lead", "counter", "chords", "pad", "arp", "bass", "drums")


def examples(page):
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 2 and cells[0].startswith("`"):
            yield cells[0].strip("`"), re.findall(r"`([a-z]+)=([^`]*)`", cells[1])


def part_is(part, value):
    wishes = {"none": "excluded", "any": "any"}
    if value in wishes:
        return part["wish"] == wishes[value]
    return part["wish"] == "wanted" and value in ("yes", part["instrument"])


def holds(r, fact, value):
    if fact == "genre":
        weighed = [f"{g['value']}:{g['weight']}" for g in r["genres"]]
        return value in (r["genres"][0]["value"], ", ".join(weighed))
    if fact in PARTS:
        return part_is(r["parts"][fact], value)
    if fact == "without":
        return any(name.endswith(value) for name in r["excluded"])
    if fact == "with":
        return value in r["wanted"]
    if fact in ("bars", "seconds"):
        return r["length"][fact] == float(value)
    if fact in ("endless", "only"):
        return r["length"]["endless"] if fact == "endless" else r["only"]
    if fact == "progression":
        return r["chords"]["value"] == value.split()
    if fact == "form":
        return r["form"]["value"] == value.split(", ")
    found = r[fact]["value"]
    return found == value if isinstance(found, str) else abs(found - float(value)) < 0.001


def main():
    page = (ROOT / "docs/prompt.md").read_text()
    cases = list(examples(page))
    wrong = [f"{s}: not {fact}={value}"
             for (s, facts), r in zip(cases, explain(sys.argv[1], None, [c[0] for c in cases]))
             for fact, value in facts if not holds(r, fact, value)]
    text = " ".join(page.split())
    genres = re.findall(r'^ *\{"([^"]+)"', (ROOT / "core/prompt/genre.c").read_text(), re.M)
    facts = re.findall(r'^ *\{"([a-z]+)", prompt_set',
                       (ROOT / "core/prompt/correct.c").read_text(), re.M)
    wrong += [f"{name} is missing" for name in genres if f" {name}" not in text]
    wrong += [f"{name} is missing" for name in facts if f"`{name}`" not in text and name != "genres"]
    assert len(cases) > 50 and len(genres) > 100 and len(facts) > 30
    print("\n".join(wrong) or f"{len(cases)} examples are read as the page says")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
