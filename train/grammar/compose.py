"""Draws whole pieces from the grammars."""
import random

from grammar import bass, comp, counter, drums, table, tune
from grammar.song import Song

PER_STYLE = 250
WRITERS = {"drums": drums.write, "bass": bass.write, "chords": comp.write_chords,
           "pad": comp.write_pad, "arp": comp.write_arp, "counter": counter.write}


def arranged(song, section, role):
    """Whether a part plays here: its energy, and what kind of section it is."""
    chance = {("lead", "intro"): 0.15, ("lead", "outro"): 0.3, ("lead", "build"): 0.4,
              ("bass", "build"): 0.5, ("bass", "break"): 0.35, ("counter", "intro"): 0.2,
              ("lead", "break"): 0.6}.get((role, section.kind), 1.0)
    if song.keep(("silent", role, section.kind), lambda: song.random.random()) > chance:
        return False
    if section.kind == "break" and role in ("pad", "chords", "arp") and role in song.parts:
        return True
    return song.plays(role, section)


def bars_of(song, section, role):
    """The bars of a section in which a part plays: it may join an intro late and leave an outro early."""
    begin, end = 0, section.bars
    if section.kind == "intro" and not song.keep(("joins", role), lambda: song.random.random() < 0.55):
        begin = section.bars // 2
    if section.last and song.style["ending"] == "strip" and section.kind == "outro" \
            and song.keep(("leaves", role), lambda: song.random.random() < 0.45):
        end = section.bars // 2
    return range(begin, end)


def one(name, number, seed):
    song = Song(table.style(name), number, random.Random(f"{seed}/{name}/{number}"))
    for section in song.sections:
        if arranged(song, section, "lead"):
            tune.write(song, section)
    for section in song.sections:
        for role in song.parts:
            if role != "lead" and arranged(song, section, role):
                for bar in bars_of(song, section, role):
                    WRITERS[role](song, section, section.start + bar, bar)
    return song.finish()


def pieces(_, seed=1, per_style=PER_STYLE, names=None):
    for number in range(per_style):
        for name in names or table.names():
            yield one(name, number, seed)
