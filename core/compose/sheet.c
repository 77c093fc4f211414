// The bars of a lead sheet (steps.h), and the sheet in ticks.

#include "core/compose/steps.h"

#include <stddef.h>

void
compose_sheet_init(ComposeSheet* self, uint32_t key, int middle)
{
  // The tonic two octaves or so under the melody's middle
  int low = (int)key;
  while (low + 6 <= middle - 26) {
    low += 12;
  }
  *self = (ComposeSheet){.low = low};
}

bool
compose_sheet_bar(ComposeSheet* self, const ComposeBarWords* words)
{
  if (self->n_bars == COMPOSE_MAX_SHEET_BARS ||
      self->n_steps == COMPOSE_MAX_SHEET_STEPS) {
    return false;
  }
  self->words[self->n_bars]    = *words;
  self->steps[self->n_steps++] = (ComposeStep){(uint16_t)self->n_bars, COMPOSE_NO_WHAT,
                                               COMPOSE_BAR, COMPOSE_NO_MUCH};
  self->first[++self->n_bars]  = (uint16_t)self->n_steps;
  return true;
}

bool
compose_sheet_add(ComposeSheet* self, uint32_t where, uint32_t what, uint32_t much)
{
  if (self->n_steps == COMPOSE_MAX_SHEET_STEPS) {
    return false;
  }
  self->steps[self->n_steps++] = (ComposeStep){
    (uint16_t)(self->n_bars - 1), (uint16_t)what, (uint8_t)where, (uint8_t)much};
  self->first[self->n_bars] = (uint16_t)self->n_steps;
  return true;
}

void
compose_sheet_cut(ComposeSheet* self, uint32_t n_bars)
{
  if (n_bars < self->n_bars) {
    self->n_bars  = n_bars;
    self->n_steps = self->first[n_bars];
  }
}

const ComposeStep*
compose_sheet_before(const ComposeSheet* self, uint32_t bar)
{
  for (uint32_t i = self->first[bar]; i; --i) {
    if (compose_steps_is_chord(&self->steps[i - 1])) {
      return &self->steps[i - 1];
    }
  }
  return NULL;
}

const ComposeStep*
compose_sheet_carried(const ComposeSheet* self, uint32_t bar)
{
  const uint32_t           first = self->first[bar] + 1U;
  const ComposeStep* const step  = &self->steps[first];
  const bool               own =
    first < self->first[bar + 1] && step->where == 0 && compose_steps_is_chord(step);
  return own ? NULL : compose_sheet_before(self, bar);
}

uint32_t
compose_sheet_chord(const ComposeSheet* self, uint32_t bar, uint32_t place)
{
  const ComposeStep* found = compose_sheet_before(self, bar);
  for (uint32_t i = self->first[bar]; bar < self->n_bars && i < self->first[bar + 1];
       ++i) {
    const ComposeStep* const step = &self->steps[i];
    found = compose_steps_is_chord(step) && step->where <= place ? step : found;
  }
  return found ? found->what : COMPOSE_NO_WHAT;
}

void
compose_sheet_copy(ComposeSheet* self, const ComposeSheet* other, uint32_t from,
                   uint32_t n)
{
  for (uint32_t bar = from; bar < from + n && bar < other->n_bars; ++bar) {
    if (!compose_sheet_bar(self, &other->words[bar])) {
      return;
    }
    const ComposeStep* const force = compose_sheet_carried(other, bar);
    if (self->n_bars == 1 && force) {
      compose_sheet_add(self, 0, force->what, force->much);
    }
    for (uint32_t i = other->first[bar] + 1U; i < other->first[bar + 1]; ++i) {
      const ComposeStep* const step = &other->steps[i];
      compose_sheet_add(self, step->where, step->what, step->much);
    }
  }
}

static void
add_chord(ComposeLead* lead, const ComposeStep* step, uint32_t key, uint32_t ticks)
{
  if (lead->n_chords < COMPOSE_MAX_LEAD_CHORDS) {
    lead->chords[lead->n_chords++] = compose_steps_read(step, key, ticks);
  }
}

static void
add_note(ComposeLead* lead, const ComposeStep* step, int low, uint32_t ticks,
         uint32_t end)
{
  ScoreNote* const last = lead->n_notes ? &lead->notes[lead->n_notes - 1] : NULL;
  if (last && last->start_ticks + last->length_ticks > ticks) {
    last->length_ticks = ticks - last->start_ticks;
  }
  if (lead->n_notes < COMPOSE_MAX_LEAD_NOTES) {
    const uint32_t length = compose_steps_length(step->much) * COMPOSE_PLACE_TICKS;
    lead->notes[lead->n_notes++] =
      (ScoreNote){.start_ticks  = ticks,
                  .length_ticks = ticks + length > end ? end - ticks : length,
                  .part         = BASE_LEAD,
                  .pitch        = (uint8_t)(low + step->what),
                  .velocity     = 80};
  }
}

void
compose_sheet_lead(const ComposeSheet* self, const ComposeBrief* brief,
                   const ComposeGrid* grid, ComposeLead* lead)
{
  const uint32_t end = self->n_bars / grid->n * brief->meter.bar_ticks;
  lead->n_bars       = self->n_bars / grid->n;
  lead->n_chords     = 0;
  lead->n_notes      = 0;
  for (uint32_t i = 0; i < self->n_steps; ++i) {
    const ComposeStep* const step = &self->steps[i];
    if (step->where >= COMPOSE_BAR) {
      continue;
    }
    const uint32_t ticks =
      compose_grid_at(grid, step->bar, step->where) * COMPOSE_PLACE_TICKS;
    if (compose_steps_is_chord(step)) {
      add_chord(lead, step, brief->piece.key, ticks);
    } else {
      add_note(lead, step, self->low, ticks, end);
    }
  }
}
