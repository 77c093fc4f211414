#!/usr/bin/env python3
"""What real music of each style measures: the 10th, 50th and 90th percentile.

usage: real_bands.py [--cache DIR] [--out FILE]

Writes bands.json: {style: {scope: {"pieces", "source", measure: [p10, p50, p90]}}}.
A scope is "all" (pieces of three parts and more, or melody and piano) or one
role.  The source is "real" (corpora of people's music and of renders of styles)
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

FEWEST, ENOUGH = 12, 600  # pieces of a style and scope: to be trusted; more would not change it
SCOPES = ("all", "lead", "counter", "chords", "pad", "arp", "bass", "drums", "piano")
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
    for role in {p["role"] for p in one["parts"]} & set(SCOPES):
        yield role, role


def gather(cache):
    """{(style, scope, source): [measures]}"""
    found = {}
    for path in sorted(pathlib.Path(cache).glob("*.jsonl.gz")):
        for one in piece.read(path):
            source = "grammar" if one["corpus"] == "grammar" else "real"
            style = steps.STYLES[conditions.style_of(one)] if one["genres"] else None
            for scope, role in scopes_of(one) if style else ():
                rows = found.setdefault((style, scope, source), [])
                if one["bars"] < 8 or len(rows) >= ENOUGH:
                    continue
                row = measures.of_piece(one, role)
                if one["corpus"] in NO_VELOCITY:
                    row["velocity"] = None
                if row["per_beat"] is not None:
                    rows.append(row)
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
