"""Draws windows of the arranger's pieces and makes batches of them."""
import os
import pathlib
import pickle

import numpy as np
import torch

import harmony
import parts
import parts_data
from parts import DRUMS, BASS
from parts_data import ROLES

# How often a part of a corpus is drawn, shared among its pieces
WEIGHTS = {
    ("mma-renders", "drums"): 9, ("mma-renders", "bass"): 10, ("mma-renders", "chords"): 12,
    ("mma-renders", "pad"): 5, ("mma-renders", "arp"): 5,
    ("grammar", "drums"): 25, ("grammar", "bass"): 14, ("grammar", "chords"): 12,
    ("grammar", "pad"): 7, ("grammar", "arp"): 8, ("grammar", "counter"): 6,
    ("pop909", "chords"): 9, ("pop909", "bass"): 3, ("pop909", "counter"): 7,
    ("game-and-indie", "drums"): 2, ("game-and-indie", "bass"): 2,
    ("game-and-indie", "chords"): 2, ("game-and-indie", "pad"): 1,
    ("game-and-indie", "arp"): 2, ("game-and-indie", "counter"): 2,
    ("groove-midi", "drums"): 10, ("wjazzd", "bass"): 4,
    ("lmms-demos", "drums"): 0.5, ("lmms-demos", "bass"): 0.5, ("lmms-demos", "chords"): 0.5,
    ("lmms-demos", "arp"): 0.5, ("lmms-demos", "counter"): 0.5, ("lmms-demos", "pad"): 0.5,
    ("drum-patterns", "drums"): 0.5,
    ("openscore-lieder", "chords"): 4, ("openscore-lieder", "bass"): 2,
    ("openscore-quartets", "counter"): 2, ("openscore-quartets", "bass"): 1,
}
CACHE = pathlib.Path(os.environ.get("ESTRO_CACHE", pathlib.Path(__file__).parent / "cache"))
LENGTHS = (9, 9, 9, 8, 5, 4)
# Styles that are heard elsewhere: of grammars they are drawn this much less often; where
# those are renders of grooves only, not quite so much less
LESS = {**dict.fromkeys(range(1, 15), 0.1), **dict.fromkeys((15, 16, 17, 19, 20, 21, 22, 23), 0.35)}


# Whose drums may do without a kick or a snare
LOOSE = {1 + parts_data.PROMPT_STYLES.index(n) for n in
         ("jazz", "latin", "bossa", "afro", "ambient", "cinematic", "classical", "folk")}


def usefulness(role, style, notes):
    """How much of its share a part is worth: kits without kick or snare and pads of one
    voice are layers of something larger, and do not stand alone."""
    if role == "drums":
        share = np.bincount(notes[:, 2], minlength=128) / len(notes)
        whole = share[35:37].sum() > 0.04 and share[37:41].sum() > 0.04
        return 1.0 if whole or style in LOOSE else 0.1
    if role in ("pad", "chords"):
        voices = len(notes) / len(np.unique(notes[:, 0].astype(np.int64) * 128 + notes[:, 1]))
        if voices < (2.5 if role == "pad" else 1.8):
            return 0.15 if role == "pad" else 0.4
    return 1.0


def load(cache):
    """(pieces, leads) from CACHE/parts.pkl, made afresh when a corpus is newer."""
    kept = cache / "parts.pkl"
    files = [cache / f"{n}.jsonl.gz" for n in parts_data.FILES]
    newest = max((f.stat().st_mtime for f in files if f.exists()), default=0)
    if not kept.exists() or kept.stat().st_mtime < newest:
        made = (parts_data.read_all(cache), parts_data.read_leads(cache))
        part = kept.with_suffix(".part")
        part.write_bytes(pickle.dumps(made, protocol=4))
        part.rename(kept)
    return pickle.loads(kept.read_bytes())


class Windows:
    def __init__(self, made, split, only=None):
        pieces, self.leads = made
        self.lines, weights, groups = [], [], {}
        self.fills = []
        for one in pieces:
            if one["split"] != split:
                continue
            if one["corpus"] == "groove-midi" and one["meter"] == 0:
                self.fills += [(one, int(b)) for b in np.nonzero(one["purpose"] == 2)[0]]
            for index, (role, notes) in enumerate(one["parts"]):
                if only and not only(one, role) or (one["corpus"], role) not in WEIGHTS:
                    continue
                first = np.unique(notes[:, 0])
                groups.setdefault((one["corpus"], role, one["style"]), []).append(len(self.lines))
                self.lines.append((one, index, first))
        # Within a part of a corpus rare styles are drawn more often than they are there
        share = np.zeros(len(self.lines))
        for (corpus, role, style), members in groups.items():
            sizes = np.array([self.worth(m) for m in members])
            share[members] = sizes / sizes.sum() ** 0.5
            if corpus == "grammar":
                share[members] *= LESS.get(style, 1.0)
        for key, weight in WEIGHTS.items():
            own = [m for g, ms in groups.items() if g[:2] == key for m in ms]
            if own:
                share[own] *= weight / share[own].sum()
        self.share = share / share.sum() if len(share) else share

    def worth(self, which):
        one, index, bars = self.lines[which]
        role, notes = one["parts"][index]
        return np.sqrt(min(64, len(bars))) * usefulness(role, one["style"], notes)

    def __len__(self):
        return len(self.lines)

    def song(self, random, meter, n_bars):
        """Bars of somebody's lead sheet: (lead, grid, tonic, mode), or None."""
        songs = self.leads.get(meter)
        if not songs:
            return None
        lead, grid, tonic, mode = songs[random.integers(len(songs))]
        if len(grid) < n_bars:
            return None
        first = random.integers(0, len(grid) - n_bars + 1)
        return parts.between(lead, first, n_bars), grid[first:first + n_bars], tonic, mode

    def lead_for(self, random, one, first, n_bars):
        """The piece's own lead, or a stranger's bent to the chords, or none."""
        if random.random() < 0.25:
            return None
        if one["lead"] is not None:
            return parts.between(one["lead"], first, n_bars)
        found = self.song(random, one["meter"], n_bars)
        return bent(found[0], one["grid"][first:first + n_bars], one["tonic"]) if found else None

    def draw(self, random, plain=False):
        one, index, bars = self.lines[random.choice(len(self.lines), p=self.share)]
        role = ROLES.index(one["parts"][index][0])
        n_bars = min(LENGTHS[random.integers(len(LENGTHS))], one["bars"])
        at = bars[random.integers(len(bars))] - random.integers(0, n_bars)
        first = int(np.clip(at, 0, one["bars"] - n_bars))
        kicks = role == BASS and random.random() < 0.67
        by = 0 if plain or role == DRUMS else int(random.integers(-5, 7))
        if role == DRUMS and one["corpus"] in ("groove-midi", "mma-renders"):
            made = self.drum_window(random, one, index, first, n_bars)
        else:
            made = parts.example(one, index, first, n_bars, by,
                                 lead=self.lead_for(random, one, first, n_bars), kicks=kicks)
        made = shortened(*made)
        if not plain:
            forget(random, made[2], made[3])
        return made

    def drum_window(self, random, one, index, first, n_bars):
        """A groove under any song; sometimes a drummer's fill closes it."""
        found = self.song(random, one["meter"], n_bars) if random.random() < 0.7 else None
        lead, grid, tonic, mode = found or (None, np.full_like(one["grid"][first:first + n_bars], -1), -1, 0)
        if random.random() < 0.25:
            lead = None
        src, tgt, words, per_bar = parts.example(one, index, first, n_bars, lead=lead, grid=grid,
                                                 tonic=tonic)
        words[3] = mode
        if (self.fills and one["corpus"] == "mma-renders" and one["meter"] == 0 and n_bars > 3
                and one["tempo"] and random.random() < 0.2):
            other, bar = self.fills[random.integers(len(self.fills))]
            for i, (role, _) in enumerate(other["parts"]):
                if role == "drums":
                    fill = parts.example(other, i, bar, 1)[1][1:-1]
                    fill[:, 3] = n_bars - 1
                    cut = np.searchsorted(tgt[:, 3], n_bars - 1) + 1
                    tgt = np.concatenate([tgt[:cut], fill, tgt[-1:]])
                    per_bar[-1, 1] = 1 + np.searchsorted(parts.DRUM_DENSITIES, len(fill))
                    per_bar[-1, 2] = 2
        return src, tgt, words, per_bar

    def batch(self, random, budget, plain=False, only_count=None):
        """Batches of about `budget` target steps each, of similar length, in few shapes."""
        drawn = [self.draw(random, plain) for _ in range(only_count or 512)]
        drawn.sort(key=lambda made: -len(made[1]))
        batches = []
        while drawn:
            n = max(1, budget // rounded(len(drawn[0][1]) - 1, 16))
            batches.append(padded(drawn[:n], None if plain else random))
            drawn = drawn[n:]
        random.shuffle(batches)
        return batches


def bent(lead, grid, tonic):
    """A strange melody moved to the nearest note of the chord where it falls on a beat."""
    if tonic < 0 or not len(lead):
        return None
    lead = lead.copy()
    code = grid[lead[:, 0], lead[:, 1]].astype(np.int64)
    for i in np.nonzero((lead[:, 1] % 12 == 0) & (code >= 0))[0]:
        root, mask = (code[i] // 240 - tonic) % 12, harmony.MASKS[code[i] // 12 % 20]
        for step in (0, -1, 1, -2, 2, -3, 3):
            if mask >> ((lead[i, 2] + step - root) % 12) & 1:
                lead[i, 2] = np.clip(lead[i, 2] + step, 0, 63)
                break
    return lead


def shortened(src, tgt, words, per_bar):
    """Bars are left out at the end until both sides fit."""
    n_bars = len(per_bar)
    while n_bars > 1 and ((tgt[:, 3] < n_bars).sum() + 1 > parts.MOST_TARGET
                          or (src[:, 3] < n_bars).sum() > parts.MOST_SOURCE):
        n_bars -= 1
    if n_bars < len(per_bar):
        end = tgt[-1:].copy()
        end[0, 3] = n_bars
        tgt = np.concatenate([tgt[tgt[:, 3] < n_bars], end])
        src, per_bar = src[src[:, 3] < n_bars], per_bar[:n_bars]
    return src[:parts.MOST_SOURCE], tgt[:parts.MOST_TARGET], words, per_bar


def forget(random, words, per_bar):
    """What the composer in C leaves open must be open now and then: half of the densities."""
    for i, chance in ((0, 0.08), (2, 0.08), (3, 0.2), (4, 0.2)):
        if random.random() < chance:
            words[i] = 0
    for i, chance in ((0, 0.2), (1, 0.5), (2, 0.2)):
        if random.random() < chance:
            per_bar[:, i] = 0


def rounded(n, to):
    return -(-n // to) * to


NO_ECHO, FILL = (98, 112, 37), 2


def unheard(random, rows, per_bar):
    """Some bars, and every fill, are written without an ear for the bars before."""
    for bar in range(len(per_bar)):
        if per_bar[bar, 2] == FILL or random.random() < 0.12:
            rows[rows[:, 3] == bar, 7:] = NO_ECHO * 2


def padded(made, random=None):
    """Tensors: source (n, s, 4), source words (n, s, 8), target rows (n, t, 13), words, weight.

    With `random`, as training needs it, some echoes are left out."""
    n, s, t = (len(made), rounded(max(len(m[0]) for m in made), 32),
               rounded(max(len(m[1]) for m in made) - 1, 16))
    src = np.zeros((n, s, 4), np.int64)
    src[..., 0], src[..., 1], src[..., 2], src[..., 3] = parts.BAR, parts.NO_SOURCE, parts.NO_SOURCE_MUCH, 99
    src_words, row_words = np.zeros((n, s, 8), np.int64), np.zeros((n, t, 8), np.int64)
    rows = np.zeros((n, t, 13), np.int64)
    rows[..., 0], rows[..., 1], rows[..., 2] = parts.BAR, parts.NO_WHAT, parts.NO_MUCH
    rows[..., 3], rows[..., 4], rows[..., 5], rows[..., 7:] = 99, 20, 12, NO_ECHO * 2
    wanted = np.zeros((n, t, 6), np.int64)
    wanted[..., 0], wanted[..., 1], wanted[..., 2] = parts.END, parts.NO_WHAT, parts.NO_MUCH
    weight = np.zeros((n, t), np.float32)
    for i, (source, target, words, per_bar) in enumerate(made):
        k, m = len(source), len(target) - 1
        src[i, :k] = source
        src_words[i, :, :5] = row_words[i, :, :5] = words
        src_words[i, :k, 5:] = per_bar[source[:, 3]]
        rows[i, :m, :7] = target[:-1]
        rows[i, :m, 7:10], rows[i, :m, 10:] = (parts.echoes(target, 1)[:-1], parts.echoes(target, 2)[:-1])
        if random is not None:
            unheard(random, rows[i, :m], per_bar)
        row_words[i, :m, 5:] = per_bar[target[:-1, 3]]
        wanted[i, :m] = target[1:, [0, 1, 2, 4, 5, 6]]
        weight[i, :m] = 1.0
    return [torch.from_numpy(x) for x in (src, src_words, rows, row_words, wanted, weight)]
