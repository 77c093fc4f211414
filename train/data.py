#!/usr/bin/env python3
"""Step 1: brings every corpus to the one note format of piece.py.

usage: data.py CORPORA [CACHE] [NAME...]

CORPORA is the folder with the unpacked corpora; CACHE (train/cache) gets one
file per corpus; with NAMEs only those are made.  Files that are there already
are kept.  "grammar" is no corpus: it is drawn from the grammars of grammar/.
"""
import pathlib
import sys
import time

import keys
import piece
from corpora import bands, charts, folk, improvisor, kern, leadsheets, lmms, players, pop909
from grammar import compose

CORPORA = {
    "pop909": pop909.pieces,
    "openewld": leadsheets.openewld,
    "lieder": leadsheets.lieder,
    "quartets": leadsheets.quartets,
    "nottingham": folk.nottingham,
    "folk-abc": folk.abc,
    "mma": bands.mma,
    "game": bands.game,
    "chorales": bands.chorales,
    "groove": players.drummers,
    "pianists": players.pianists,
    "wjazzd": players.soloists,
    "charts": charts.charts,
    "improvisor": improvisor.pieces,
    "nifc": kern.pieces,
    "lmms": lmms.pieces,
    "beats": charts.beats,
    "grammar": compose.pieces,
}


def with_keys(pieces):
    for one in pieces:
        if one.tonic is None:
            tonic, mode, margin = keys.find(one)
            if margin > 0.02:
                one.tonic, one.mode = tonic, mode
        yield one


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    cache = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "cache")
    cache.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[3:] or CORPORA:
        out = cache / f"{name}.jsonl.gz"
        if out.exists():
            print(f"{name}: kept")
            continue
        begun = time.time()
        part = out.with_suffix(".part")
        n, bars, notes = piece.write(part, with_keys(CORPORA[name](source)))
        part.rename(out)
        print(f"{name}: {n} pieces, {bars} bars, {notes} notes, {time.time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
