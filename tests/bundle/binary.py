#!/usr/bin/env python3
"""Fails when a library of the bundle shows, asks for or keeps more than it may.

usage: binary.py LIBRARY ENTRY_POINT

Nothing may be exported but the entry point, nothing may be written that all
instances share, no path may be built in, and everything must be found when it
is loaded rather than while it plays.
"""
import re
import subprocess
import sys

# The compiler's own start-up code keeps a pointer and a flag
DATA_BYTES = 16
# Besides: the list of weight files that instances share, its lock, and what the
# compiler knows of the processor
BSS_BYTES = 160


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def faults(library, entry):
    names = output_of("nm", "-D", "--defined-only", library).split("\n")
    shown = sorted(line.split()[-1] for line in names if line)
    if shown != [entry]:
        yield f"exports {', '.join(shown)}"
    dynamic = output_of("readelf", "-dW", library)
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        yield "has a path built in"
    if entry == "lv2_descriptor" and "BIND_NOW" not in dynamic:
        yield "looks for functions while it plays"
    if re.search(r"NEEDED.*(gtk|Qt|glib|stdc\+\+)", dynamic):
        yield "needs a library that no plugin should"
    for name, most in ((".data", DATA_BYTES), (".bss", BSS_BYTES)):
        found = re.search(rf" {re.escape(name)} +\w+ +\w+ \w+ (\w+)",
                          output_of("readelf", "-SW", library))
        size = int(found[1], 16) if found else 0
        if size > most:
            yield f"{size} bytes in {name} are shared by all instances"


def main():
    library, entry = sys.argv[1:]
    found = [f"{library} {fault}" for fault in faults(library, entry)]
    print("\n".join(found) or f"{library} shows {entry} and no more")
    sys.exit(bool(found))


main()
