#include "core/compose/band_echo.h"

#include "core/compose/drummer.h"
#include "core/compose/rule.h"

/// The order of steps within a bar.
static uint32_t
key_of(const ComposePartStep* step)
{
  return step->where >= COMPOSE_BAR ? 0 : 1U + step->where * 128U + step->what;
}

/// Whether a step stands in the last quarter of a bar that a fill ends.
static bool
breaks_out(const ComposeBand* self, const ComposePartStep* step)
{
  const uint32_t places = compose_grid_places(self->stand->grid, self->bar);
  return self->bars[step->bar].purpose == COMPOSE_FILL && step->where < COMPOSE_BAR &&
         4U * step->where >= 3U * places;
}

/// What follows `step` among those from `from` to before `end`.
static ComposeEcho
follower(const ComposePartStep* steps, uint32_t from, uint32_t end,
         const ComposePartStep* step)
{
  for (uint32_t i = from; i < end; ++i) {
    if (key_of(&steps[i]) > key_of(step)) {
      return (ComposeEcho){steps[i].where, steps[i].what, steps[i].much};
    }
  }
  return (ComposeEcho){COMPOSE_BAR, COMPOSE_NO_NOTE, COMPOSE_NO_LENGTH};
}

static const ComposeEcho silence = {COMPOSE_NO_ECHO_WHERE, COMPOSE_NO_ECHO_WHAT,
                                    COMPOSE_NO_ECHO_MUCH};

ComposeEcho
compose_band_echo(const ComposeBand* self, const ComposePartStep* step, uint32_t back)
{
  if (step->bar < back || breaks_out(self, step)) {
    return silence;
  }
  const uint32_t bar = step->bar - back;
  return follower(self->steps, self->first[bar], self->first[bar + 1], step);
}

/// What the groove has in the bar's place of the round.
static ComposeEcho
groove_echo(const ComposeBand* self, const ComposePartStep* step)
{
  const uint32_t own = (self->stand->section->from_bar + self->bar) % COMPOSE_ROUND;
  const ComposeGroove* const groove = &self->groove;
  return breaks_out(self, step)
           ? silence
           : follower(groove->steps, groove->first[own], groove->first[own + 1], step);
}

void
compose_band_keep_on(const ComposeBand* self, float* logits, uint32_t choice,
                     uint32_t n)
{
  static const float steady[BASE_N_PARTS]  = {0.0f, 0.2f, 1.6f, 0.5f, 0.8f, 1.0f, 0.0f};
  const ComposePartBarWords* const bar     = &self->bars[self->bar - self->window];
  const ComposeBrief* const        brief   = self->stand->brief;
  const float                      caution = 1.0f - brief->creativity;
  const float                      loyal =
    self->part == BASE_DRUMS ? compose_drummer_loyalty(brief) : steady[self->part];
  const bool loops =
    brief->style->form == COMPOSE_LOOPS || brief->style->form == COMPOSE_DROPS;
  if (choice < n && bar->purpose != COMPOSE_CLOSES &&
      !compose_rule_forbids(logits[choice])) {
    logits[choice] += (loops ? 8.0f : 3.0f) * caution * loyal;
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

/// How many bars before a part comes round: four, two or one; drums that have no groove
/// yet find theirs.
static uint32_t
round_of(const ComposeBand* self)
{
  const uint32_t bar = self->bar - self->window;
  if (bar >= COMPOSE_ROUND) {
    return COMPOSE_ROUND;
  }
  if (self->part == BASE_DRUMS) {
    const uint32_t period = compose_drummer_period(self->stand->brief);
    return !self->groove.known && bar >= period ? period : 0;
  }
  return bar >= 2 ? 2 : bar;
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
  const ComposePartStep* const last = &self->steps[self->n_steps - 1];
  const uint32_t               back = round_of(self);
  if (!back) {
    const bool knows = self->part == BASE_DRUMS && self->groove.known;
    return knows ? groove_echo(self, last) : silence;
  }
  ComposeEcho echo = compose_band_echo(self, last, back);
  if (!repeats_pitches(self)) {
    echo.what = COMPOSE_NO_ECHO_WHAT;
  }
  return echo;
}
