#include "core/score/follow.h"

#define N 12U
#define OCTAVE 0xFFFU

/// What speaks against a reading: a tone that is missing, one too many.
#define MISSING 6U
#define MISSING_FIFTH 2U
#define EXTRA 4U
#define UPSIDE_DOWN 1U
#define TOO_FAR 6U

static uint32_t
turn(uint32_t mask, uint32_t steps)
{
  return (mask << steps | mask >> (N - steps)) & OCTAVE;
}

static uint32_t
count(uint32_t mask)
{
  uint32_t n = 0;
  for (; mask; mask &= mask - 1U) {
    ++n;
  }
  return n;
}

static bool
has(uint32_t mask, uint32_t pc)
{
  return mask >> (pc % N) & 1U;
}

static uint32_t
tones(const ScoreChord* chord)
{
  return turn(base_quality_mask((BaseQuality)chord->quality), chord->root);
}

/// How badly what is held fits a chord.
static uint32_t
misfit(uint32_t held, uint32_t root, BaseQuality quality)
{
  const uint32_t own     = turn(base_quality_mask(quality), root);
  const uint32_t missing = own & ~held;
  const bool     fifth   = has(missing, root + 7U);
  return EXTRA * count(held & ~own) + MISSING * (count(missing) - (fifth ? 1U : 0U)) +
         (fifth ? MISSING_FIFTH : 0U);
}

bool
score_follow_find(uint32_t held, uint32_t bass, ScoreChord* chord)
{
  uint32_t least = TOO_FAR;
  held &= OCTAVE;
  for (uint32_t i = 0; i < N && count(held) >= 2U; ++i) {
    const uint32_t root = (bass + i) % N;
    for (unsigned q = 0; q < BASE_N_QUALITIES && has(held, root); ++q) {
      const uint32_t cost = misfit(held, root, (BaseQuality)q) + (i ? UPSIDE_DOWN : 0U);
      // Two notes are a fifth or a third; anything more is guesswork
      const bool plain = q == BASE_MAJ || q == BASE_MIN || q == BASE_POWER;
      if (cost < least && (plain || count(held) > 2U)) {
        least  = cost;
        *chord = (ScoreChord){0, (uint8_t)root, (uint8_t)(bass % N), (uint8_t)q};
      }
    }
  }
  return least < TOO_FAR;
}

/// From one pitch class to another the short way, -6..+5.
static int
way(uint32_t from, uint32_t to)
{
  return (int)((to + N + 6U - from) % N) - 6;
}

static int
size(int steps)
{
  return steps < 0 ? -steps : steps;
}

/// The tones of a chord from its root upwards; returns how many there are.
static uint32_t
list_tones(const ScoreChord* chord, uint8_t list[N])
{
  const uint32_t mask = tones(chord);
  uint32_t       n    = 0;
  for (uint32_t i = 0; i < N; ++i) {
    if (has(mask, chord->root + i)) {
      list[n++] = (uint8_t)((chord->root + i) % N);
    }
  }
  return n;
}

/// Which of `n_to` tones the `i`th of `n_from` becomes when all are turned by `by`.
static uint32_t
partner(uint32_t i, uint32_t n_from, uint32_t n_to, uint32_t by)
{
  return (i * n_to / n_from + by) % n_to;
}

/// How all tones are turned so that they move least.
static uint32_t
best_turn(const uint8_t* from, uint32_t n_from, const uint8_t* to, uint32_t n_to)
{
  uint32_t best  = 0;
  int      least = 0;
  for (uint32_t by = 0; by < n_to; ++by) {
    int all = 0;
    for (uint32_t i = 0; i < n_from; ++i) {
      all += size(way(from[i], to[partner(i, n_from, n_to, by)]));
    }
    if (!by || all < least) {
      least = all;
      best  = by;
    }
  }
  return best;
}

/// The piece's scale with the chord's own tones in place of those that they bend.
static uint32_t
bent_scale(const ScoreChord* chord, uint32_t key, BaseMode mode)
{
  const uint32_t own   = tones(chord);
  uint32_t       scale = turn(base_mode_mask(mode), key % N);
  for (uint32_t pc = 0; pc < N; ++pc) {
    if (has(own, pc) && !has(scale, pc)) {
      const uint32_t below = (pc + 11U) % N;
      const uint32_t above = (pc + 1U) % N;
      const uint32_t bent  = has(scale, below) && !has(own, below) ? below : above;
      scale |= 1U << pc;
      scale &= has(own, bent) ? OCTAVE : ~(1U << bent);
    }
  }
  return scale;
}

/// The nearest tone of a scale that has one, downwards where two are as near.
static int
to_scale(uint32_t scale, uint32_t pc)
{
  for (uint32_t away = 0; away < 6U; ++away) {
    if (has(scale, pc + N - away)) {
      return -(int)away;
    }
    if (has(scale, pc + away)) {
      return (int)away;
    }
  }
  return 0;
}

static int
move_by(const ScoreChord* from, const ScoreChord* to, uint32_t key, BaseMode mode,
        bool bass, uint32_t pc)
{
  if (bass && (pc == from->root || pc == from->bass)) {
    return way(pc, to->bass);
  }
  uint8_t        old[N], fresh[N];
  const uint32_t n_old   = list_tones(from, old);
  const uint32_t n_fresh = list_tones(to, fresh);
  for (uint32_t i = 0; i < n_old; ++i) {
    if (old[i] == pc) {
      // A bass keeps to what the tones are; others to what lies near
      const uint32_t by = bass ? 0U : best_turn(old, n_old, fresh, n_fresh);
      return way(pc, fresh[partner(i, n_old, n_fresh, by)]);
    }
  }
  return to_scale(bent_scale(to, key, mode), pc);
}

uint8_t
score_follow_move(const ScoreChord* from, const ScoreChord* to, uint32_t key,
                  BaseMode mode, bool bass, uint8_t pitch)
{
  const bool same = from->root == to->root && from->quality == to->quality &&
                    (!bass || from->bass == to->bass);
  int moved = pitch + (same ? 0 : move_by(from, to, key, mode, bass, pitch % N));
  moved += moved < 0 ? (int)N : 0;
  moved -= moved > 127 ? (int)N : 0;
  return (uint8_t)moved;
}
