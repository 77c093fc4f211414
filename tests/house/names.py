#!/usr/bin/env python3
"""Fails when a function that a room exports does not begin with the room's name,
or when a header's declaration does not open with the thread it belongs to.

usage: names.py ROOT
"""
import pathlib
import re
import sys

ROOMS = ["base", "param", "score", "dsp", "nn", "prompt", "compose", "synth"]
MARKS = ("[rt]", "[worker]", "[ui]", "[init]", "[any]")
DECLARATION = re.compile(
    r"^(?!typedef|static|#|enum|struct|extern|/|return)[A-Za-z_][\w \t*\n]*?\b"
    r"([a-z]\w*)\((?=[^;{]*\)\s*;)", re.M)


def faults_in(room, path, text):
    """A paragraph of declarations opens with one mark for all of them."""
    for paragraph in re.split(r"\n\s*\n", text):
        comments = [c.lstrip("/ ") for c in paragraph.splitlines() if c.startswith("///")]
        marked = any(c.startswith(MARKS) for c in comments)
        for name in DECLARATION.findall(paragraph):
            if not name.startswith(room + "_"):
                yield f"{path}: {name} does not begin with {room}_"
            if not marked:
                yield f"{path}: {name} does not say whose thread it is"


def main():
    bad = "/// Adds.\nint dsp_add(int a);\n\n/// [any] Adds.\nint add(int a);\n"
    if len(list(faults_in("dsp", "a.h", bad))) != 2:
        sys.exit("names.py does not see what it should")
    root, faults = pathlib.Path(sys.argv[1]), []
    for room in ROOMS:
        for file in sorted((root / "core" / room).glob("*.h")):
            path = file.relative_to(root).as_posix()
            faults += faults_in(room, path, file.read_text())
    print("\n".join(faults) or "every name knows its door")
    sys.exit(bool(faults))


main()
