#include "core/compose/band_echo.h"

#include "core/compose/hand.h"

/// The order of steps within a bar.
static uint32_t
key_of(const ComposePartStep* step)
{
  return step->where >= COMPOSE_BAR ? 0 : 1U + step->where * 128U + step->what;
}

/// Whether a step stands in the second half of a bar that a fill ends.
static bool
breaks_out(const ComposeBand* self, const ComposePartStep* step)
{
  const uint32_t places = compose_grid_places(self->stand->grid, self->bar);
  return self->bars[step->bar].purpose == COMPOSE_FILL && step->where < COMPOSE_BAR &&
         2U * step->where >= places;
}

ComposeEcho
compose_band_echo(const ComposeBand* self, const ComposePartStep* step, uint32_t back)
{
  if (step->bar < back || breaks_out(self, step)) {
    return (ComposeEcho){COMPOSE_NO_ECHO_WHERE, COMPOSE_NO_ECHO_WHAT,
                         COMPOSE_NO_ECHO_MUCH};
  }
  const uint32_t bar = step->bar - back;
  for (uint32_t i = self->first[bar]; i < self->first[bar + 1]; ++i) {
    const ComposePartStep* const other = &self->steps[i];
    if (key_of(other) > key_of(step)) {
      return (ComposeEcho){other->where, other->what, other->much};
    }
  }
  return (ComposeEcho){COMPOSE_BAR, COMPOSE_NO_NOTE, COMPOSE_NO_LENGTH};
}

void
compose_band_keep_on(const ComposeBand* self, float* logits, uint32_t choice,
                     uint32_t n)
{
  static const float steady[BASE_N_PARTS] = {0.0f, 0.2f, 1.6f, 0.5f, 0.8f, 1.0f, 0.25f};
  const ComposePartBarWords* const bar    = &self->bars[self->bar - self->window];
  const ComposeBrief* const        brief  = self->stand->brief;
  const float                      caution = 1.0f - brief->creativity;
  const bool                       loops =
    brief->style->form == COMPOSE_LOOPS || brief->style->form == COMPOSE_DROPS;
  if (choice < n && bar->purpose != COMPOSE_CLOSES &&
      logits[choice] > COMPOSE_NEVER / 2.0f) {
    logits[choice] += (loops ? 8.0f : 3.0f) * caution * steady[self->part];
  }
}

/// Whether two bars have the same chords.
static bool
are_over_same(const ComposeSheet* sheet, uint32_t a, uint32_t b)
{
  for (uint32_t where = 0; where < COMPOSE_MAX_PLACES; where += 3) {
    if (compose_sheet_chord(sheet, a, where) != compose_sheet_chord(sheet, b, where)) {
      return false;
    }
  }
  return true;
}

/// How many bars before a part comes round: four, two or one.
static uint32_t
round_of(const ComposeBand* self)
{
  const uint32_t bar = self->bar - self->window;
  return bar >= 4 ? 4 : bar >= 2 ? 2 : bar;
}

/// Whether pitches come round too: where chords do, and always those of bass and drums,
/// which are heard from the root.
static bool
repeats_pitches(const ComposeBand* self)
{
  return self->part == BASE_DRUMS || self->part == BASE_BASS ||
         are_over_same(self->stand->sheet, self->bar, self->bar - round_of(self));
}

ComposeEcho
compose_band_expect(const ComposeBand* self)
{
  const uint32_t back = round_of(self);
  ComposeEcho    echo = {COMPOSE_NO_ECHO_WHERE, COMPOSE_NO_ECHO_WHAT,
                         COMPOSE_NO_ECHO_MUCH};
  if (back) {
    echo = compose_band_echo(self, &self->steps[self->n_steps - 1], back);
    if (!repeats_pitches(self)) {
      echo.what = COMPOSE_NO_ECHO_WHAT;
    }
  }
  return echo;
}
