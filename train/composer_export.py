#!/usr/bin/env python3
"""Step 4: writes the composer's weights as half floats, to be kept and gone on from.

usage: composer_export.py [OUT]

OUT is models/composer.pt unless named otherwise; fit_composer.py begins there where
it finds no checkpoint.
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).parent


def main():
    kept = torch.load(HERE / "checkpoints" / "composer.pt", weights_only=False)
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "models" / "composer.pt"
    weights = {name: w.half() for name, w in kept["model"].items()}
    torch.save({"model": weights, "config": kept["config"], "done": kept["done"],
                "progress": kept["progress"]}, out)
    print(f"{out}: {out.stat().st_size} bytes, after {kept['done']} updates")


if __name__ == "__main__":
    main()
