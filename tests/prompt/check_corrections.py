"""A reading that is written as corrections and read again gives the same facts.

  check_corrections.py EXPLAIN

Once set over nothing, once over the sentence itself.
"""

import argparse

from evaluate import explain, load

AMOUNTS = ("valence", "arousal", "tension", "energy", "density", "complexity", "dynamics",
           "articulation", "timbre", "swing", "reverb", "build", "tempo", "key", "mode", "modulation", "meter")


def corrections(r):
    """Every fact of a reading, one `fact=value` each."""
    genres = ", ".join(f"{g['value']}:{g['weight']}" for g in r["genres"])
    yield f"genre={genres}"
    for name in AMOUNTS:
        yield f"{name}={r[name]['value']}"
    for name in ("bars", "seconds"):
        if r["length"][name]:
            yield f"{name}={r['length'][name]}"
    if r["length"]["endless"]:
        yield "endless=yes"
    for part, fact in r["parts"].items():
        name = "comping" if part == "chords" else part
        wish = {"any": "any", "excluded": "none", "wanted": fact["instrument"] or "yes"}
        yield f"{name}={wish[fact['wish']]}"
    yield from (f"with={name}" for name in r["wanted"])
    yield from (f"without={name}" for name in r["excluded"])
    yield f"only={'yes' if r['only'] else 'no'}"
    yield f"progression={' '.join(r['chords']['value'])}"
    yield f"form={', '.join(r['form']['value'])}"


def facts(r):
    yield from ((g["value"], round(g["weight"], 2)) for g in r["genres"])
    yield from ((name, r[name]["value"]) for name in AMOUNTS)
    yield from (("length", r["length"][k]) for k in ("bars", "seconds", "endless"))
    yield from ((p, f["wish"], f["instrument"]) for p, f in r["parts"].items())
    yield from ((k, r[k]) for k in ("only", "wanted", "excluded"))
    yield from ((k, r[k]["value"]) for k in ("chords", "form"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("explain")
    args = parser.parse_args()
    sentences = [case[0] for case in load(False)]
    first = explain(args.explain, None, sentences)
    lines = ["\t".join([""] + list(corrections(r))) for r in first]
    wrong = 0
    for title, again in (("nothing", lines),
                         ("itself", [s + line for s, line in zip(sentences, lines)])):
        for s, r, r2 in zip(sentences, first, explain(args.explain, None, again)):
            differ = [f"{b} instead of {a}" for a, b in zip(facts(r), facts(r2)) if a != b]
            refused = [m["text"] for m in r2["remarks"] if "not understood" in m["text"]
                       and "correction" in m["text"]]
            wrong += bool(differ or refused)
            if differ or refused:
                print(f"{s} over {title}: {'; '.join(differ + refused)}")
    print(f"{len(sentences)} readings set again, {wrong} differ")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
