"""Reads what tap.c wrote in a host."""


def tapped(file):
    """What tap.c wrote, as blocks: frames, place and speed if told, messages."""
    blocks = []
    for line in file.read_text().splitlines():
        kind, *words = line.split()
        if kind == "run":
            blocks.append({"n": int(words[0]), "place": None, "midi": []})
        elif kind == "place" and words[0] == "0":
            blocks[-1]["place"] = int(words[1]), float(words[2])
        elif kind == "midi":
            blocks[-1]["midi"].append((int(words[0]), *map(int, words[1:])))
        elif kind == "say":
            blocks[-1]["say"] = line[4:]
        elif kind == "level":
            blocks[-1]["energy"], blocks[-1]["step"] = map(float, words)
    return blocks


def ons(messages):
    return [m for m in messages if m[1] & 0xF0 == 0x90]


def nothing_is_stuck(blocks):
    sounding = set()
    for block in blocks:
        for _, status, pitch, *_ in block["midi"]:
            if status & 0xF0 == 0x90:
                sounding.add((status & 15, pitch))
            elif status & 0xF0 == 0x80:
                sounding.discard((status & 15, pitch))
    assert not sounding, sounding
