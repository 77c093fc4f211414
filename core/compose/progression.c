#include "core/compose/progression.h"

#include "core/compose/harmony.h"
#include "core/compose/scale.h"

#include <string.h>

#define MAX_LOOP 8U   ///< Chords of a loop
#define MAX_LOOPS 16U ///< Of a mode

static const char* const twelve_bars[] = {"111144115415", "141144115411",
                                          "111144115511", "141144112515"};

/// Progressions of four chords, the safest first; '+' makes a major triad or a seventh.
static const char* const loops[BASE_N_MODES] = {
  [BASE_MAJOR]          = "1564/1645/1465/1415/1425/1625/1545/1345/1364/6415/4156",
  [BASE_MINOR]          = "1671/1415+/1637/1465+/1765+/1645+/1741/1375+/1673/6714",
  [BASE_DORIAN]         = "1141/1411/1741/1417/1241/1347",
  [BASE_PHRYGIAN]       = "1121/1211/1721/1321/1271",
  [BASE_LYDIAN]         = "1121/1211/1112/1271",
  [BASE_MIXOLYDIAN]     = "1171/1741/1711/1471",
  [BASE_LOCRIAN]        = "1121/1211/1512/1612",
  [BASE_HARMONIC_MINOR] = "1415+/1645+/1465+/1625+",
  [BASE_MELODIC_MINOR]  = "1415/1245/1425",
  [BASE_BLUES]          = "1414/1454/1141/1744",
};

static const char*
loops_of(BaseMode mode)
{
  return mode == BASE_MAJOR_PENTATONIC   ? loops[BASE_MAJOR]
         : mode == BASE_MINOR_PENTATONIC ? loops[BASE_MINOR]
                                         : loops[mode];
}

static void
put(ComposeLead* self, const ComposeBrief* brief, uint32_t bar, uint32_t beat,
    ScoreChord chord)
{
  chord.start_ticks = bar * brief->meter.bar_ticks + brief->meter.start[beat];
  const ScoreChord* const last =
    self->n_chords ? &self->chords[self->n_chords - 1] : NULL;
  const bool same = last && last->root == chord.root && last->bass == chord.bass &&
                    last->quality == chord.quality &&
                    chord.start_ticks % brief->meter.bar_ticks;
  if (!same && self->n_chords < COMPOSE_MAX_LEAD_CHORDS) {
    self->chords[self->n_chords++] = chord;
  }
}

/// The progression that is asked for, squeezed so that a unit holds all of it.
static void
follow(ComposeLead* self, const ComposeBrief* brief, const PromptIntent* intent)
{
  const uint32_t n =
    intent->n_chords < PROMPT_MAX_CHORDS ? intent->n_chords : PROMPT_MAX_CHORDS;
  uint32_t per_bar = (n + self->n_bars - 1) / self->n_bars;
  per_bar = per_bar > COMPOSE_MAX_BAR_CHORDS ? COMPOSE_MAX_BAR_CHORDS : per_bar;
  per_bar = per_bar > brief->meter.n_beats ? brief->meter.n_beats : per_bar;
  for (uint32_t i = 0; i < per_bar * self->n_bars; ++i) {
    const PromptChord* const said = &intent->chords[i % n];
    const uint32_t           up   = said->relative ? brief->piece.key : 0;
    const uint8_t    kind = said->quality < BASE_N_QUALITIES ? said->quality : BASE_MAJ;
    const ScoreChord chord = {0, (uint8_t)((said->root + up) % 12U),
                              (uint8_t)((said->bass + up) % 12U), kind};
    const uint32_t   beat  = i % per_bar * brief->meter.n_beats / per_bar;
    put(self, brief, i / per_bar, beat, chord);
  }
}

static void
twelve(ComposeLead* self, const ComposeBrief* brief, BaseRandom* random)
{
  const char* const bars = twelve_bars[base_random_below(random, 4)];
  const bool        minor =
    base_mode_is_minor((BaseMode)brief->piece.mode) && brief->piece.mode != BASE_BLUES;
  static const uint8_t above[] = {0, 0, 2, 4, 5, 7};
  for (uint32_t bar = 0; bar < self->n_bars; ++bar) {
    const uint32_t    degree  = (uint32_t)(bars[bar % 12U] - '0');
    const bool        onward  = bar % 12U == 3; // The one that leads to the fourth
    const BaseQuality resting = minor ? BASE_MIN : onward ? BASE_DOM7 : BASE_SIX;
    const BaseQuality moving  = minor && degree != 5 ? BASE_MIN7 : BASE_DOM7;
    put(self, brief, bar, 0,
        compose_harmony_chord(brief, above[degree], degree == 1 ? resting : moving));
  }
}

/// One of the mode's loops: a cautious mind stays with the first ones, and the
/// first idea begins at home.
static const char*
choose_loop(const ComposeBrief* brief, uint32_t idea, BaseRandom* random)
{
  const char* const all = loops_of((BaseMode)brief->piece.mode);
  uint32_t          n   = 1;
  for (const char* c = all; *c && n < MAX_LOOPS; ++c) {
    n += *c == '/';
  }
  float weights[MAX_LOOPS];
  for (uint32_t i = 0; i < n; ++i) {
    const float safe = 1.0f / (1.0f + (float)i);
    weights[i]       = safe * (1.0f - brief->creativity) + 0.25f * brief->creativity;
  }
  const uint32_t chosen = base_random_choice(random, weights, n);
  const char*    loop   = all;
  for (uint32_t i = 0; i < chosen; ++i) {
    loop = strchr(loop, '/') + 1;
  }
  return idea || loop[0] == '1' ? loop : all;
}

/// The chords of a loop's text; returns their number.
static uint32_t
read_loop(const ComposeBrief* brief, const char* loop, ScoreChord chords[MAX_LOOP],
          BaseRandom* random)
{
  uint32_t n = 0;
  for (const char* c = loop; *c && *c != '/' && n < MAX_LOOP; ++c) {
    if (*c == '+') {
      const ScoreChord home = compose_harmony_chord(brief, 0, BASE_MAJ);
      chords[n - 1]         = compose_harmony_lead_to(brief, &home, random);
    } else {
      chords[n++] = compose_harmony_degree(brief, (uint32_t)(*c - '0'), random);
    }
  }
  return n;
}

/// Modes other than major and minor show their colour best over a standing tonic.
static bool
stands(const ComposeBrief* brief, BaseRandom* random)
{
  const uint32_t modal = 1U << BASE_DORIAN | 1U << BASE_PHRYGIAN | 1U << BASE_LYDIAN |
                         1U << BASE_MIXOLYDIAN | 1U << BASE_LOCRIAN;
  const bool drawn = base_random_unit(random) < 0.7f;
  return drawn && (modal >> brief->piece.mode) & 1U;
}

/// How a loop makes way for what comes next: on itself, open, or closed.
static void
turn_around(ComposeLead* self, const ComposeBrief* brief, uint32_t idea,
            BaseRandom* random)
{
  const float    drawn = base_random_unit(random);
  const bool     minor = base_mode_is_minor((BaseMode)brief->piece.mode);
  const bool     home  = idea == 1 && drawn < 0.4f;
  const uint32_t last  = self->n_chords - 1;
  if (self->n_chords < 4 || brief->style->bars_per_chord > 2) {
    return;
  }
  if (home || drawn < (minor ? 0.75f : 0.45f)) {
    ScoreChord* const open = &self->chords[last - home];
    const uint32_t    at   = open->start_ticks;
    *open                  = compose_harmony_dominant(brief, random);
    open->start_ticks      = at;
  }
  if (home) {
    const uint32_t at              = self->chords[last].start_ticks;
    self->chords[last]             = compose_harmony_degree(brief, 1, random);
    self->chords[last].start_ticks = at;
  }
}

static void
loop_chords(ComposeLead* self, const ComposeBrief* brief, uint32_t idea,
            BaseRandom* random)
{
  const char* const loop  = choose_loop(brief, idea, random);
  const uint32_t    rate  = brief->style->bars_per_chord;
  const bool        still = stands(brief, random);
  ScoreChord        chords[MAX_LOOP];
  const uint32_t    n = read_loop(brief, loop, chords, random);
  for (uint32_t bar = 0; n && bar < self->n_bars; bar += rate) {
    put(self, brief, bar, 0, chords[bar / rate % n]);
  }
  turn_around(self, brief, idea, random);
  for (uint32_t i = 0; still && i < self->n_chords; ++i) {
    self->chords[i].bass = brief->piece.key;
  }
}

/// Where a chord likes to go, by degree.
static uint32_t
next_degree(uint32_t degree, bool minor, BaseRandom* random)
{
  static const float to[7][7] = {
    {0, 2, 1, 3, 2, 4, 0}, {1, 0, 0, 1, 6, 0, 1}, {0, 1, 0, 2, 0, 5, 0},
    {2, 2, 0, 0, 4, 0, 1}, {5, 0, 0, 1, 0, 3, 0}, {0, 5, 1, 3, 1, 0, 0},
    {3, 0, 3, 0, 0, 1, 0},
  };
  float weights[7];
  for (uint32_t i = 0; i < 7; ++i) {
    // The third of minor is a second home, its second an unstable chord
    weights[i] = to[degree - 1][i] * (minor && i == 2   ? 2.0f
                                      : minor && i == 1 ? 0.5f
                                                        : 1.0f);
  }
  return base_random_choice(random, weights, 7) + 1;
}

/// Phrases of four bars that leave home and come to a half or a full close.
static void
phrases(ComposeLead* self, const ComposeBrief* brief, uint32_t idea, BaseRandom* random)
{
  const bool minor  = base_mode_is_minor((BaseMode)brief->piece.mode);
  const bool away   = idea == 2 || (idea == 1 && brief->style->form == COMPOSE_AABA);
  uint32_t   degree = away ? 4 : 1; // A bridge begins elsewhere
  for (uint32_t bar = 0; bar < self->n_bars; ++bar) {
    const uint32_t place = bar % 4U;
    const bool     last  = bar + 1 == self->n_bars;
    const bool     full  = last || bar + 5 > self->n_bars;
    ScoreChord     chord = compose_harmony_degree(brief, degree, random);
    if (place == 3 || last) {
      chord = full ? compose_harmony_degree(brief, 1, random)
                   : compose_harmony_dominant(brief, random);
    } else if (place == 2) {
      chord = full ? compose_harmony_dominant(brief, random)
                   : compose_harmony_degree(brief, base_random_below(random, 2) ? 2 : 4,
                                            random);
    }
    const bool lively =
      brief->style->colour >= COMPOSE_SEVENTHS || brief->complexity > 0.6f;
    if (full && place == 2 && lively && brief->meter.n_beats >= 2) {
      put(self, brief, bar, 0, compose_harmony_degree(brief, minor ? 4 : 2, random));
      put(self, brief, bar, brief->meter.n_beats / 2, chord);
    } else {
      put(self, brief, bar, 0, chord);
    }
    degree = place == 3 ? 1 : next_degree(degree, minor, random);
  }
}

/// Here and there a chord is approached by its own dominant.
static void
enrich(ComposeLead* self, const ComposeBrief* brief, BaseRandom* random)
{
  const float chance = 0.5f * brief->complexity * brief->creativity;
  for (uint32_t i = 1; i + 1 < self->n_chords; ++i) {
    const ScoreChord* const goal = &self->chords[i + 1];
    const bool minor   = (base_quality_mask((BaseQuality)goal->quality) & 8U) != 0;
    const bool strange = goal->root == brief->piece.key || goal->quality == BASE_DIM ||
                         goal->quality == BASE_HALF_DIM;
    if (!strange && minor && base_random_unit(random) < chance) {
      const uint32_t start        = self->chords[i].start_ticks;
      self->chords[i]             = compose_harmony_lead_to(brief, goal, random);
      self->chords[i].start_ticks = start;
    }
  }
}

void
compose_progression(ComposeLead* self, const ComposeBrief* brief,
                    const PromptIntent* intent, uint32_t material, BaseRandom* random)
{
  const uint32_t idea = material % COMPOSE_N_MATERIALS;
  self->n_chords      = 0;
  if (intent->n_chords) {
    follow(self, brief, intent);
  } else if (brief->style->harmony == COMPOSE_TWELVE_CHORDS) {
    twelve(self, brief, random);
  } else if (brief->style->harmony == COMPOSE_FUNCTIONAL) {
    phrases(self, brief, idea, random);
    enrich(self, brief, random);
  } else {
    loop_chords(self, brief, idea, random);
  }
}
