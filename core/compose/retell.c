#include "core/compose/retell.h"

#include "core/compose/task.h"

#define STREAM 0x7E120000U

/// Bars that lead home, the last one among them.
#define HOME_BARS 2U

void
compose_retell_begin(ComposeRetell* self, const ComposeBrief* brief,
                     const ComposeSection* section, const ComposeGrid* grid,
                     const ComposeSheet* sheet)
{
  BaseRandom random = base_random(brief->piece.seed, STREAM, section->index, 0);
  const bool varies = section->again && section->n_bars > 3 &&
                      base_random_unit(&random) < 0.15f + 0.7f * brief->creativity;
  const uint32_t all  = section->n_bars * grid->n;
  const uint32_t home = HOME_BARS * grid->n;
  self->section       = section;
  self->grid          = grid;
  self->asked         = brief->n_chords != 0;
  self->bar           = 0;
  self->from          = varies || section->ends ? (all > home ? all - home : 0) : all;
  self->old           = *sheet;
}

/// What is due in a bar that is told otherwise.
static ComposeTask
task_of(const ComposeRetell* self, const ComposeSheet* sheet)
{
  const uint32_t left = self->old.n_bars - 1U - self->bar;
  ComposeTask    task;
  if (!self->section->ends) {
    task = (ComposeTask){.words = self->old.words[self->bar]};
    compose_task_follow(&task, sheet, &self->old, self->bar);
    return task;
  }
  compose_task_end(&task, self->grid, left);
  if ((self->asked || self->bar == 0) && left >= self->grid->n) {
    compose_task_follow(&task, sheet, &self->old, self->bar);
  }
  return task;
}

bool
compose_retell_bar(ComposeRetell* self, ComposeWriter* writer, ComposeSheet* sheet,
                   BaseRandom random)
{
  if (self->from >= self->old.n_bars || self->bar == self->old.n_bars) {
    return false;
  }
  if (self->bar == self->from) {
    compose_sheet_cut(sheet, self->from);
  }
  if (self->bar < self->from) {
    compose_writer_hear(writer, sheet, self->bar);
  } else {
    const ComposeTask task = task_of(self, sheet);
    compose_writer_write(writer, sheet, &task, &random);
  }
  ++self->bar;
  return true;
}

/// How loud a note of the lead is: above the others, swelling through a phrase.
static uint8_t
velocity_of(const ComposeBandstand* stand, uint32_t ticks)
{
  static const int    swell[4]  = {6, 8, 12, 4};
  const ComposeBrief* brief     = stand->brief;
  const uint32_t      bar_ticks = brief->meter.bar_ticks;
  const uint32_t      bar       = stand->section->from_bar + ticks / bar_ticks;
  const float         velocity =
    60.0f + 40.0f * stand->section->energy +
    12.0f * compose_meter_accent(&brief->meter, ticks % bar_ticks) +
    (float)swell[bar % 4U];
  return (uint8_t)(velocity > 127.0f ? 127.0f : velocity);
}

void
compose_retell_lead(ComposeLine* out, const ComposeBandstand* stand)
{
  for (uint32_t i = 0; i < stand->lead->n_notes; ++i) {
    ScoreNote note = stand->lead->notes[i];
    note.velocity  = velocity_of(stand, note.start_ticks);
    compose_line_add(out, &note, true);
  }
}
