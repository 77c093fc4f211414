#!/usr/bin/env python3
"""What real music of each style measures: the 10th, 50th and 90th percentile.

usage: real_bands.py [--cache DIR] [--out FILE]

Writes bands.json: {style: {scope: {"pieces", "source", measure: [p10, p50, p90]}}}.
A scope is one role, or "all" (whole pieces of three parts and more, or melody and
piano; in pop these are tune, second line and piano, without drums), or "band"
(everything that goes with bass and drums, renders too: mostly without a tune).  The source is "real" (corpora of people's music and of renders of styles)
or, where these hold fewer than 12 such pieces, "grammar": then the figures say
what we ourselves wrote, and prove nothing.  Velocities of corpora that have none are left out.
"""
import argparse
import json
import pathlib

import numpy as np

import conditions
import measures
import piece
import steps

FEWEST = 12   # pieces of a style and scope, to be trusted
ENOUGH = 200  # of one corpus; more would not change the figures, and hide the other corpora
SCOPES = ("all", "band", "lead", "counter", "chords", "pad", "arp", "bass", "drums", "piano")
NO_VELOCITY = {"openewld", "openscore-lieder", "openscore-quartets", "folk-abc-pd", "nottingham", "nifc",
               "js-fakes", "wjazzd", "drum-patterns"}
# Renders repeat their pattern by rule: they stand for what a part does, not for a whole piece
RENDERED = {"mma-renders"}


def whole(one):
    roles = {p["role"] for p in one["parts"]}
    return len(roles) >= 3 or roles == {"lead", "piano"}


def scopes_of(one):
    if whole(one) and one["corpus"] not in RENDERED:
        yield "all", None
    if {"bass", "drums"} <= {p["role"] for p in one["parts"]}:
        yield "band", None
    for role in {p["role"] for p in one["parts"]} & set(SCOPES):
        yield role, role


def gather(cache):
    """{(style, scope, source): [measures]}; the grammars last, only where the others lack something."""
    found, counts = {}, {}
    paths = sorted(pathlib.Path(cache).glob("*.jsonl.gz"), key=lambda p: (p.name.startswith("grammar"), p.name))
    for one in (one for path in paths for one in piece.read(path)):
        ours = one["corpus"] == "grammar"
        style = steps.STYLES[conditions.style_of(one)] if one["genres"] else None
        for scope, role in scopes_of(one) if style and one["bars"] >= 8 else ():
            if ours and len(found.get((style, scope, "real"), [])) >= FEWEST:
                continue
            n = counts[style, scope, one["corpus"]] = counts.get((style, scope, one["corpus"]), 0) + 1
            row = measures.of_piece(one, role) if n <= ENOUGH else {"per_beat": None}
            if row["per_beat"] is not None:
                row["velocity"] = None if one["corpus"] in NO_VELOCITY else row["velocity"]
                found.setdefault((style, scope, "grammar" if ours else "real"), []).append(row)
    return found


def percentiles(rows):
    out = {}
    for name in measures.NAMES:
        values = [r[name] for r in rows if r[name] is not None]
        if len(values) >= FEWEST:
            out[name] = [round(float(x), 4) for x in np.percentile(values, (10, 50, 90))]
    return out


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = pathlib.Path(__file__).parent
    options.add_argument("--cache", default=here / "cache")
    options.add_argument("--out", default=here / "bands.json")
    options = options.parse_args()
    found, bands = gather(options.cache), {}
    for style in steps.STYLES:
        bands[style] = {}
        for scope in SCOPES:
            source = "real" if len(found.get((style, scope, "real"), [])) >= FEWEST else "grammar"
            rows = found.get((style, scope, source), [])
            if len(rows) >= FEWEST:
                bands[style][scope] = {"pieces": len(rows), "source": source, **percentiles(rows)}
        print(style, *(f"{k}:{v['pieces']}{'' if v['source'] == 'real' else ' grammar'}"
                       for k, v in bands[style].items()))
    lines = [f'"{style}": {{\n' + ",\n".join(f'  "{k}": {json.dumps(v)}' for k, v in scopes.items()) + "\n}"
             for style, scopes in bands.items()]
    pathlib.Path(options.out).write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
