#include "core/compose/writer.h"

#include "core/compose/hand.h"
#include "core/nn/draw.h"

/// A bar with more steps than this is over.
#define MAX_BAR_STEPS 40U

/// How often a bar that is somebody's is written anew before it stays without a tune.
#define MOST_TRIES 4U

BaseStatus
compose_writer_init(ComposeWriter* self, const ComposeComposer* composer,
                    const ComposeOriginal* original, const ComposeBrief* brief,
                    const ComposeGrid* grid, const ComposePieceWords* words)
{
  *self = (ComposeWriter){
    .original = original, .brief = brief, .grid = grid, .words = *words};
  compose_lead_range(brief, &self->low, &self->high);
  return compose_quill_init(&self->quill, composer, words);
}

void
compose_writer_clear(ComposeWriter* self)
{
  compose_quill_clear(&self->quill);
}

void
compose_writer_forget(ComposeWriter* self)
{
  compose_quill_rewind(&self->quill, 0);
  self->n_before = 0;
}

/// Take in step `i` of a sheet.
static void
take(ComposeWriter* self, const ComposeSheet* sheet, uint32_t i, uint32_t bar)
{
  ComposeStep                  step  = sheet->steps[i];
  const ComposeBarWords* const words = &sheet->words[step.bar];
  step.bar                           = (uint16_t)bar;
  compose_quill_take(&self->quill, &step, words);
}

void
compose_writer_hear(ComposeWriter* self, const ComposeSheet* sheet, uint32_t bar)
{
  for (uint32_t i = sheet->first[bar]; i < sheet->first[bar + 1]; ++i) {
    take(self, sheet, i, self->n_before);
  }
  ++self->n_before;
}

/// How many notes a bar has at the most, by its density.
static uint32_t
most_notes(const ComposeTask* task)
{
  static const uint8_t most[] = {16, 0, 1, 2, 4, 6, 9, 13, 20};
  return task->n_tune ? task->n_tune
         : task->ends ? 1
                      : most[task->words.say[COMPOSE_SAY_DENSITY]];
}

static int
last_pitch(const ComposeSheet* sheet)
{
  for (uint32_t i = sheet->n_steps; i; --i) {
    if (sheet->steps[i - 1].what < COMPOSE_CHORD) {
      return sheet->low + sheet->steps[i - 1].what;
    }
  }
  return -1;
}

static ComposeHand
open_hand(const ComposeWriter* self, const ComposeSheet* sheet, const ComposeTask* task)
{
  const uint32_t bar = sheet->n_bars - 1;
  return (ComposeHand){.writer     = self,
                       .task       = task,
                       .places     = compose_grid_places(self->grid, bar),
                       .begin      = self->grid->start[bar % self->grid->n],
                       .at         = 0,
                       .most_notes = most_notes(task),
                       .force = compose_sheet_chord(sheet, bar, COMPOSE_MAX_PLACES),
                       .low   = sheet->low,
                       .last  = last_pitch(sheet)};
}

/// A cautious mind stays with the likely, a bold one does not.
static NnTaste
taste_of(const ComposeBrief* brief)
{
  return (NnTaste){.temperature = 0.85f + 0.3f * brief->creativity,
                   .nucleus     = 0.985f + 0.02f * brief->creativity};
}

/// Write down what was chosen.
static void
note_down(ComposeHand* hand, uint32_t where, uint32_t what)
{
  const bool fresh = where != hand->at;
  const bool chord = what >= COMPOSE_CHORD;
  hand->at         = where;
  hand->chord_here = chord || (hand->chord_here && !fresh);
  hand->note_here  = !chord || (hand->note_here && !fresh);
  if (chord) {
    hand->force = what;
    ++hand->n_chords;
    hand->n_done += hand->n_done < hand->task->n_due;
  } else {
    hand->last = hand->low + (int)what;
    ++hand->n_notes;
  }
}

static uint32_t
draw(const ComposeWriter* self, const float* logits, uint32_t n, BaseRandom* random)
{
  const NnTaste taste = taste_of(self->brief);
  return nn_draw(logits, NULL, n, &taste, base_random_unit(random));
}

/// One step of a bar; false at its end.
static bool
write_step(ComposeWriter* self, ComposeSheet* sheet, ComposeHand* hand,
           BaseRandom* random)
{
  float logits[COMPOSE_N_WHAT];
  compose_quill_where(&self->quill, logits);
  compose_hand_where(hand, logits);
  const uint32_t where = draw(self, logits, COMPOSE_N_WHERE, random);
  if (where >= COMPOSE_BAR) {
    return false;
  }
  compose_quill_what(&self->quill, where, logits);
  compose_hand_what(hand, where, logits);
  const uint32_t what = draw(self, logits, COMPOSE_N_WHAT, random);
  if (what >= COMPOSE_NO_WHAT || compose_rule_forbids(logits[what])) {
    return false;
  }
  compose_quill_much(&self->quill, where, what, logits);
  compose_hand_much(hand, where, what, logits);
  const uint32_t much = draw(self, logits, COMPOSE_N_MUCH, random);
  if (much >= COMPOSE_NO_MUCH || !compose_sheet_add(sheet, where, what, much)) {
    return false;
  }
  note_down(hand, where, what);
  take(self, sheet, sheet->n_steps - 1, self->n_before);
  return true;
}

/// Write a bar once; it may turn out to be somebody's.
static void
try_bar(ComposeWriter* self, ComposeSheet* sheet, const ComposeTask* task,
        BaseRandom* random)
{
  ComposeHand hand = open_hand(self, sheet, task);
  take(self, sheet, sheet->n_steps - 1, self->n_before);
  uint32_t n = 1;
  while (n < MAX_BAR_STEPS && write_step(self, sheet, &hand, random)) {
    ++n;
  }
}

/// Leave only the chords of the last bar.
static void
hush(ComposeWriter* self, ComposeSheet* sheet, uint32_t position)
{
  const uint32_t first = sheet->first[sheet->n_bars - 1];
  const uint32_t end   = sheet->n_steps;
  sheet->n_steps       = first;
  compose_quill_rewind(&self->quill, position);
  for (uint32_t i = first; i < end; ++i) {
    if (sheet->steps[i].what >= COMPOSE_CHORD) {
      sheet->steps[sheet->n_steps++] = sheet->steps[i];
      take(self, sheet, sheet->n_steps - 1, self->n_before);
    }
  }
  sheet->first[sheet->n_bars] = (uint16_t)sheet->n_steps;
}

void
compose_writer_write(ComposeWriter* self, ComposeSheet* sheet, const ComposeTask* task,
                     BaseRandom* random)
{
  const uint32_t bar      = sheet->n_bars;
  const uint32_t position = compose_quill_position(&self->quill);
  bool           known    = true;
  for (uint32_t i = 0; i < MOST_TRIES && known; ++i) {
    compose_sheet_cut(sheet, bar);
    compose_quill_rewind(&self->quill, position);
    if (!compose_sheet_bar(sheet, &task->words)) {
      return;
    }
    try_bar(self, sheet, task, random);
    known =
      !task->n_tune && compose_original_is_known(self->original, sheet, self->grid);
  }
  if (known) {
    hush(self, sheet, position);
  }
  ++self->n_before;
}
