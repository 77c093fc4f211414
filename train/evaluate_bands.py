#!/usr/bin/env python3
"""Whether pieces measure like real music of their style: inside its 10th to 90th percentile.

usage: evaluate_bands.py      prints how many pieces of real music are inside of all measures

Of real music itself 80 % lie inside of each measure, by definition; far fewer inside of all.
Whole pieces are compared with whole real ones ("all"; in pop these are tune, second line and
piano, so drums are left out there), else with real bands, that play without a tune ("band";
so lead and counter are left out).  Where neither is real the bands are our own grammars', and
counted apart.  Parts are compared with the same parts.
"""
import json
import pathlib

import fit_composer
import measures
import real_bands

HERE = pathlib.Path(__file__).parent
PARTS = ("lead", "counter", "chords", "pad", "arp", "bass", "drums")


def load():
    return json.loads((HERE / "bands.json").read_text())


def without(one, roles):
    return one | {"parts": [p for p in one["parts"] if p["role"] not in roles]}


def whole(one, bands):
    """(piece to measure, the scope of bands.json to hold it against)."""
    own = bands[one["asked"]["style"]]
    playing = {p["role"] for p in one["parts"]}
    if own["all"]["source"] == "real":
        return without(one, ("drums",)) if one["asked"]["style"] == "pop" else one, "all"
    if own["band"]["source"] == "real" and {"bass", "drums"} <= playing:
        return without(one, ("lead", "counter")), "band"
    return one, "all"


def rows_of(one, bands):
    """[(scope, "real" or "grammar", measure, value, least, most)] of a piece and its parts."""
    own, rows = bands[one["asked"]["style"]], []
    shown, scope = whole(one, bands)
    looks = [("whole", own[scope], measures.of_piece(shown))]
    looks += [(p["role"], own[p["role"]], measures.of_piece(one, p["role"])) for p in one["parts"] if p["role"] in own]
    for name, band, found in looks:
        rows += [(name, band["source"], m, found[m], band[m][0], band[m][2])
                 for m in measures.NAMES if found[m] is not None and m in band]
    return rows


def inside(row):
    return row[4] - 1e-4 <= row[3] <= row[5] + 1e-4


def percent(rows):
    return f"{100 * sum(map(inside, rows)) / len(rows):.0f}" if rows else "-"


def table(told):
    """Markdown: a line a measure, a column a scope, percent inside; real / grammar for whole pieces."""
    every = [r for rows in told for r in rows]
    lines = ["| measure | whole pieces, real | whole pieces, grammars | " + " | ".join(PARTS) + " |",
             "| --- " * (3 + len(PARTS)) + "|"]
    for name in (*measures.NAMES, "together"):
        own = [r for r in every if name in (r[2], "together")]
        cells = [percent([r for r in own if r[0] == "whole" and r[1] == kind]) for kind in ("real", "grammar")]
        cells += [percent([r for r in own if r[0] == part and r[1] == "real"]) for part in PARTS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def report(pieces):
    """(table, lines on what is out most, {figure: share})."""
    bands = load()
    told = [rows_of(one, bands) for one in pieces]
    lines, figures = [], {}
    wholes = [[r for r in rows if r[0] == "whole"] for rows in told]
    for kind in ("real", "grammar"):
        own = [w for w in wholes if w and w[0][1] == kind]
        for least in (9, 8, 7):
            figures[f"{kind}: {least} of 9 inside"] = (
                sum(sum(map(inside, w)) >= least - (9 - len(w)) for w in own) / max(1, len(own)))
        lines.append(f"whole pieces held against {kind} music, {len(own)}: " + ", ".join(
            f"{least} of 9 inside {100 * figures[f'{kind}: {least} of 9 inside']:.0f} %" for least in (9, 8, 7)))
    return table(told), lines + worst(pieces, told), figures


def worst(pieces, told, n=40):
    """What is out most often: style, scope, measure, share inside, and on which side."""
    cells = {}
    for one, rows in zip(pieces, told):
        for row in rows:
            cells.setdefault((one["asked"]["style"], *row[:3]), []).append(row)
    found = sorted((sum(map(inside, rows)) / len(rows), key, rows) for key, rows in cells.items() if len(rows) >= 8)
    lines = []
    for share, (style, scope, source, name), rows in found[:n]:
        low, high = sum(r[3] < r[4] for r in rows), sum(r[3] > r[5] for r in rows)
        middle = sorted(r[3] for r in rows)[len(rows) // 2]
        lines.append(f"  {style} {scope} {name} ({source}): {100 * share:.0f} % inside, {low} below {rows[0][4]}, "
                     f"{high} above {rows[0][5]}, middle {middle:.3f}")
    return lines


def main():
    bands, out = load(), []
    for (style, scope, source), rows in real_bands.gather(fit_composer.CACHE).items():
        own = bands[style]
        if source == "real" == own[scope]["source"] and scope == ("all" if own["all"]["source"] == "real" else "band"):
            for row in rows:
                told = [(scope, source, m, row[m], own[scope][m][0], own[scope][m][2])
                        for m in measures.NAMES if row[m] is not None and m in own[scope]]
                out.append(sum(not inside(x) for x in told))
    print(f"{len(out)} real pieces: " + ", ".join(
        f"{9 - n} of 9 inside {100 * sum(x <= n for x in out) / len(out):.0f} %" for n in range(3)))


if __name__ == "__main__":
    main()
