#!/usr/bin/env python3
"""The last step: renders pieces from varied sentences and measures them.

usage: evaluate.py PROGRAM [--n N] [--seed SEED] [--out DIR] [--workers N] [--only WHAT]... [--table FILE.md]

PROGRAM is a build's host/estro, whose bundle composes, or tests/compose/compose_dump (see
evaluate_pieces.py).  WHAT is one of
  obeyed      key, tempo, meter, bars, instruments, exclusions as asked (evaluate_obeyed.py)
  bands       measures inside those of real music of the style (evaluate_bands.py)
  told        how well a network tells generated from real phrases (evaluate_classifier.py)
  same        lead bars that pieces share, melodies that are somebody's (evaluate_same.py)
and all of them if none is named.  Pieces are kept in DIR and not made twice, so
another build needs another DIR.  "told" and "same" read train/cache (or ESTRO_CACHE).
"""
import argparse
import pathlib
import time

import torch

import evaluate_bands
import evaluate_classifier
import evaluate_obeyed
import evaluate_pieces
import evaluate_prompts
import evaluate_same
import fit_composer

CHECKS = ("obeyed", "bands", "told", "same")
OTHER_SEEDS = 81  # sentences composed a second time
ORIGINAL = 1000   # pieces whose melodies are looked up


def percent(x):
    return f"{100 * x:.1f} %"


def obeyed(pieces, make):
    lines, figures, wrong = evaluate_obeyed.report(pieces)
    print(*lines, sep="\n")
    for one, what in wrong[:30]:
        print(f"  {what}: {one['asked']['prompt']} ({one['id']})")
    names = [("key right", "key found by music21 is the one asked"), ("key relative", "it is the relative one")]
    names += [(x, f"{x} as asked") for x in evaluate_obeyed.FACTS if figures[x + " asked"]]
    return [(told, percent(figures[name])) for name, told in names]


def bands(pieces, make):
    table, lines, figures = evaluate_bands.report(pieces)
    print(*table, *lines, sep="\n")
    return [(f"whole pieces with {name}", percent(x)) for name, x in figures.items()]


def told(pieces, make):
    lines, figures = evaluate_classifier.report(pieces, fit_composer.CACHE)
    print(*lines, sep="\n")
    return [(f"told from real, {role}: AUC", f"{auc:.3f} ({n} phrases of each kind, {styles} styles)")
            for role, (auc, n, styles) in figures.items()]


def same(pieces, make):
    first = pieces[:OTHER_SEEDS]
    other = make([one["asked"] | {"seed": one["asked"]["seed"] % 999999 + 1} for one in first])
    seeds, prompts = evaluate_same.seeds_share(first, other), evaluate_same.prompts_share(pieces)
    more = max(0, ORIGINAL - len(pieces) - len(other)) if len(pieces) >= 600 else 0
    spare = make(evaluate_prompts.requests(ORIGINAL, 2)[:more])
    every = pieces + other + spare
    found, windows, known = evaluate_same.borrowed(every)
    for one in found:
        print(f"  somebody's melody: {one['asked']['prompt']} ({one['id']})")
    rows = [("lead bars shared by two seeds", percent(seeds)), ("by two sentences", percent(prompts)),
            (f"of {len(every)} pieces, with 16 notes of a melody learnt from",
             f"{len(found)} ({windows} windows against {known})")]
    print(*(f"{name}: {value}" for name, value in rows), sep="\n")
    return rows


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("program")
    ask.add_argument("--n", type=int, default=600)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", default=pathlib.Path(__file__).parent / "checkpoints" / "pieces")
    ask.add_argument("--workers", type=int, default=2)
    ask.add_argument("--only", action="append", choices=CHECKS)
    ask.add_argument("--table")
    options = ask.parse_args()
    torch.set_num_threads(1)
    print(f"{options.program}, {options.n} sentences of seed {options.seed}")

    def make(requests):
        return evaluate_pieces.all_of(options.program, requests, options.out, options.workers)

    begin = time.monotonic()
    pieces = make(evaluate_prompts.requests(options.n, options.seed))
    print(f"{len(pieces)} pieces, {sum(p['bars'] for p in pieces)} bars, {time.monotonic() - begin:.0f} s")
    rows = []
    for name in options.only or CHECKS:
        rows += {"obeyed": obeyed, "bands": bands, "told": told, "same": same}[name](pieces, make)
    table = ["| figure | value |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)]
    print(*table, sep="\n")
    if options.table:
        pathlib.Path(options.table).write_text("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
