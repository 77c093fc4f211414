#!/usr/bin/env python3
"""Fails when an include points up or across, or is not written as a whole path.

usage: includes.py ROOT

A room may include itself and the rooms listed for it; the table is the one in
core/README.md.  System and library headers are checked where a room has a
reason not to know them: core has never heard of LV2, Cairo or X11.
"""
import pathlib
import re
import sys

ROOMS = {
    "core/base": [],
    "core/param": ["core/base"],
    "core/score": ["core/param", "core/base"],
    "core/dsp": ["core/base"],
    "core/nn": ["core/base"],
    "core/prompt": ["core/nn", "core/param", "core/base"],
    "core/compose": ["core/prompt", "core/nn", "core/score", "core/param", "core/base"],
    "core/synth": ["core/dsp", "core/score", "core/param", "core/base"],
    "ttl": ["core/param", "core/base"],
    "plugin": ["core/prompt", "core/compose", "core/score", "core/synth", "core/param",
               "core/base", "ttl"],
    "ui": ["core/param", "core/base", "ttl"],
    "host": ["ttl"],
}

# Which rooms may see which outside headers
OUTSIDE = {
    r"lv2/": ["ttl", "plugin", "ui", "host"],
    r"lilv/|sord/": ["ttl", "host"],
    r"serd/": ["ttl", "ui", "host"],
    r"cairo|fontconfig/": ["ui"],
    r"X11/": ["ui"],
}

# Files that belong to a room's neighbour: what a header promises alone
ALLOWED_EXTRA = {"ttl/contract.h": []}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)


def room_of(path):
    parts = path.split("/")
    name = "/".join(parts[:2]) if parts[0] == "core" else parts[0]
    return name if name in ROOMS else None


def faults_in(path, text):
    """One line per include of `path` that points where it must not."""
    room = room_of(path)
    for quote, target in INCLUDE.findall(text):
        if quote == '"':
            there = room_of(target)
            if there is None:
                yield f"{path}: \"{target}\" is no whole path into a room"
            elif there != room and there not in ROOMS[room]:
                yield f"{path}: {room} may not include {there} ({target})"
            elif path in ALLOWED_EXTRA and there not in ALLOWED_EXTRA[path]:
                yield f"{path}: may include nothing of ours ({target})"
        else:
            for pattern, rooms in OUTSIDE.items():
                if re.match(pattern, target) and room not in rooms:
                    yield f"{path}: {room} may not know <{target}>"


def all_faults(root):
    for file in sorted(root.rglob("*.[ch]")):
        path = file.relative_to(root).as_posix()
        if room_of(path):
            yield from faults_in(path, file.read_text(errors="replace"))


def proves_able_to_fail():
    """The check itself, tried on includes that are known to be wrong."""
    wrong = [
        ("core/dsp/a.c", '#include "core/synth/synth.h"'),   # up
        ("core/synth/a.c", '#include "core/compose/compose.h"'),  # across
        ("plugin/a.c", '#include "ui/window.h"'),
        ("ui/a.c", '#include "plugin/run.h"'),
        ("host/a.c", '#include "core/param/param.h"'),
        ("core/base/a.c", '#include "arena.h"'),              # no whole path
        ("core/score/a.c", "#include <lv2/core/lv2.h>"),
        ("plugin/a.c", "#  include <cairo/cairo.h>"),
        ("ttl/contract.h", '#include "core/param/param.h"'),
    ]
    right = [
        ("core/synth/a.c", '#include "core/dsp/pan.h"'),
        ("ui/a.c", "#include <X11/Xlib.h>"),
        ("core/base/a.c", "#include <stdint.h>"),
    ]
    return (all(list(faults_in(p, t)) for p, t in wrong)
            and not any(list(faults_in(p, t)) for p, t in right))


def main():
    if not proves_able_to_fail():
        sys.exit("includes.py does not see what it should")
    faults = list(all_faults(pathlib.Path(sys.argv[1])))
    print("\n".join(faults) or "every arrow points down")
    sys.exit(bool(faults))


main()
