"""A network trained to tell generated from real phrases, eight bars in 4/4, of the same style.

Real phrases are those of the corpora (never of the grammars), as many of each style as
generated ones and, drums apart, as many of each mode; what either side has fewer than FEWEST
of is left out.  The network sees where each note begins, to the sixteenth or triplet, and its
pitch from the tonic (of drums the sound), as a roll and summed up in histograms.  It does not
see velocity, timing and length, which most corpora do not tell, nor how high the part lies,
which is the instrument's.  Swung rhythms are written straight on both sides.  Folds are cut by
piece.
"""
import collections

import numpy as np
import torch
from torch import nn

import fit_composer
import parts_data
import parts_windows
import steps

BARS, PLACES = 8, 48
WIDTH = {"lead": 40, "bass": 40, "chords": 40, "drums": 16}
FEWEST, MOST = 6, 60  # phrases of a style and mode
PER_PIECE = 3
SHEETS = ("openewld", "wjazzd", "nottingham", "folk-abc", "lieder")
# Sounds that say the same share a row: kicks, snares, ... of the General MIDI drum map
KINDS = ((35, 36), (38, 40), (37,), (39,), (42, 44), (46,), (49, 52, 55, 57), (51, 59), (53, 56), (41, 43), (45, 47),
         (48, 50), (54, 69, 70, 82), (60, 61, 62, 63, 64), (75, 76, 77))
KIND = {sound: row for row, sounds in enumerate(KINDS) for sound in sounds}


# Sixteenths and triplets: other places come from how a corpus was brought to the grid
NEAREST = np.array([0, 0, 3, 3, 4, 4, 6, 6, 8, 9, 9, 9])


def phrases(notes, role, tonic):
    """Phrases with enough notes, counted from where the part enters: arrays of (place in the phrase,
    row of the roll)."""
    if len(notes) == 0 or role != "drums" and tonic < 0:
        return []
    notes, found = np.asarray(notes, int), []
    for first in range(int(notes[:, 0].min()), int(notes[:, 0].max()) + 1, BARS):
        own = notes[(notes[:, 0] >= first) & (notes[:, 0] < first + BARS)]
        if len(own) < 8 or len(np.unique(own[:, 0])) < BARS - 2:
            continue
        at = (own[:, 0] - first) * PLACES + own[:, 1] // 12 * 12 + NEAREST[own[:, 1] % 12]
        if role == "drums":
            row = np.array([KIND.get(p, 15) for p in own[:, 2]])
        else:
            row = own[:, 2] - tonic
            row = np.clip(row - 12 * round((np.median(row) - 18) / 12), 0, 39)
        found.append(np.unique(np.stack([at, row], 1), axis=0))
    return found


def spread(found, random):
    """At most PER_PIECE of a piece's phrases."""
    return [found[i] for i in sorted(random.permutation(len(found))[:PER_PIECE])]


def kind_of(role, style, mode):
    """Style and, of parts that have pitches, its mode; "" if unknown."""
    return steps.STYLES[style], "" if role == "drums" else steps.MODES[mode] if mode >= 0 else ""


def real_phrases(role, cache, random):
    """{(style, mode): [(piece, phrase)]} of music by others."""
    found = collections.defaultdict(list)
    for one in parts_windows.load(cache)[0]:
        if one["corpus"] == "grammar" or one["meter"] or not one["style"]:
            continue
        lines = [one["lead"]] if role == "lead" else [rows for r, rows in one["parts"] if r == role]
        if lines and lines[0] is not None and (role != "lead" or one["corpus"] != "wjazzd"):
            tonic = 0 if role == "lead" else one["tonic"]
            own = spread(phrases(lines[0], role, tonic), random)
            found[kind_of(role, one["style"] - 1, one["mode"] - 1)] += [((one["corpus"], one["id"]), p) for p in own]
    for name in SHEETS if role == "lead" else ():
        for split, sheets in (fit_composer.coded(name) or {}).items():
            for number, (rows, words) in enumerate(sheets):
                rows = rows.numpy().astype(int)
                notes = rows[(rows[:, 0] < steps.BAR) & (rows[:, 1] < steps.FIRST_CHORD)]
                if words[2] == 1 and words[0]:
                    own = spread(phrases(notes[:, [3, 0, 1]], role, 0), random)
                    found[kind_of(role, words[0] - 1, words[1] - 1)] += [((name, split, number), p) for p in own]
    return found


def own_phrases(pieces, role, random):
    found = collections.defaultdict(list)
    for one in pieces:
        plain = parts_data.read_piece(dict(one, split="", id=one["id"]))
        if plain is None or plain["meter"] or one["asked"].get("key") is None:
            continue
        lines = [plain["lead"]] if role == "lead" else [rows for r, rows in plain["parts"] if r == role]
        if lines and lines[0] is not None:
            own = phrases(lines[0], role, 0 if role == "lead" else plain["tonic"])
            kind = kind_of(role, steps.STYLES.index(one["asked"]["style"]), plain["mode"] - 1)
            found[kind] += [(("estro", one["id"]), p) for p in spread(own, random)]
    return found


def histograms(phrase, width):
    """Sums over a phrase: places, rows, steps, distances, how much bars repeat each other."""
    at, row = phrase[:, 0], phrase[:, 1]
    order = np.unique(at)
    top = np.array([row[at == x].max() for x in order])
    bars = [frozenset(map(tuple, np.stack([at[at // PLACES == b] % PLACES, row[at // PLACES == b]], 1)))
            for b in range(BARS)]
    alike = [len(bars[b] & bars[b - k]) / max(1, len(bars[b] | bars[b - k])) for k in (1, 2, 4) for b in range(k, BARS)]
    parts = [np.bincount(at % PLACES, minlength=PLACES) / BARS, np.bincount(row, minlength=width) / len(row),
             np.bincount(row % 12, minlength=12) / len(row),
             np.bincount(np.clip(np.diff(top), -13, 13) + 13, minlength=27) / max(1, len(top) - 1),
             np.bincount(np.minimum(np.diff(order), 48), minlength=49) / max(1, len(order) - 1),
             np.bincount(at // PLACES, minlength=BARS) / 16.0, alike,
             [len(at) / 64, len(order) / 64, len(np.unique(row)) / 16, len(set(bars)) / BARS, np.ptp(row) / 24]]
    return np.concatenate(parts).astype(np.float32)


class Teller(nn.Module):
    def __init__(self, width, n_sums):
        super().__init__()
        self.roll = nn.Sequential(nn.Conv1d(width, 32, 12, stride=3, padding=6), nn.ReLU(),
                                  nn.Conv1d(32, 32, 8, stride=4, padding=4), nn.ReLU(), nn.Dropout(0.3))
        self.out = nn.Sequential(nn.Linear(64 + n_sums, 48), nn.ReLU(), nn.Dropout(0.4), nn.Linear(48, 1))

    def forward(self, roll, sums):
        x = self.roll(roll)
        return self.out(torch.cat([x.mean(2), x.amax(2), sums], 1))[:, 0]


def auc(scores, truth):
    """How often a generated phrase scores higher than a real one."""
    order = np.argsort(np.argsort(scores)) + 1.0
    n = truth.sum()
    return (order[truth == 1].sum() - n * (n + 1) / 2) / (n * (len(truth) - n))


def rolls(items, width):
    out = torch.zeros(len(items), width, BARS * PLACES)
    for i, phrase in enumerate(items):
        out[i, phrase[:, 1], phrase[:, 0]] = 1
    return out


def judged(items, truth, groups, width, seed, folds=4):
    """Scores of all phrases, each from a network that saw none of its piece."""
    torch.manual_seed(seed)
    sums = np.stack([histograms(p, width) for p in items])
    names = sorted(set(groups))
    fold = dict(zip(names, np.random.default_rng(seed).permutation(len(names)) % folds))
    fold, scores = np.array([fold[g] for g in groups]), np.zeros(len(items))
    roll = rolls(items, width)
    for k in range(folds):
        known, asked = np.nonzero(fold != k)[0], np.nonzero(fold == k)[0]
        mean, spread_of = sums[known].mean(0), sums[known].std(0) + 1e-3
        plain = torch.from_numpy((sums - mean) / spread_of).clamp(-4, 4)
        model = Teller(width, plain.shape[1])
        rate = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=0.05)
        for _ in range(8):
            model.train()
            for batch in torch.from_numpy(np.random.default_rng(seed + k).permutation(known)).split(32):
                loss = nn.functional.binary_cross_entropy_with_logits(
                    model(roll[batch], plain[batch]), torch.from_numpy(truth[batch.numpy()]).float())
                rate.zero_grad()
                loss.backward()
                rate.step()
        model.eval()
        with torch.no_grad():
            scores[asked] = model(roll[asked], plain[asked]).numpy()
    return scores


def tell(pieces, role, cache, seed=1):
    """(AUC, phrases of each kind, {style: (AUC, n)})."""
    random = np.random.default_rng(seed)
    made, real = own_phrases(pieces, role, random), real_phrases(role, cache, random)
    items, truth, groups, styles = [], [], [], []
    for kind in sorted(made):
        n = min(len(made[kind]), len(real[kind]), MOST)
        for side, source in ((1, made), (0, real)) if n >= FEWEST else ():
            for i in random.permutation(len(source[kind]))[:n]:
                group, phrase = source[kind][i]
                items.append(phrase)
                truth.append(side)
                groups.append(str(group))
                styles.append(kind[0])
    if len(items) < 80:
        return float("nan"), len(items) // 2, {}
    truth, styles = np.array(truth), np.array(styles)
    scores = judged(items, truth, groups, WIDTH[role], seed)
    each = {s: (auc(scores[own], truth[own]), int(truth[own].sum()))
            for s in sorted(set(styles)) for own in [styles == s]}
    return auc(scores, truth), int(truth.sum()), each


def report(pieces, cache, roles=("lead", "drums", "bass", "chords")):
    lines, figures = [], {}
    for role in roles:
        found, n, each = tell(pieces, role, cache)
        figures[role] = found, n, len(each)
        lines.append(f"told from real, {role}: AUC {found:.3f}, {n} phrases of each kind, {len(each)} styles: "
                     + ", ".join(f"{s} {a:.2f}" for s, (a, _) in sorted(each.items(), key=lambda x: -x[1][0])))
    return lines, figures
