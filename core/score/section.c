#include "core/score/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_numbers(int64_t a, int64_t b)
{
  return (a > b) - (a < b);
}

// Every field takes part, so that the order never depends on the sorting
static int
compare_notes(const void* first, const void* second)
{
  const ScoreNote* const a         = (const ScoreNote*)first;
  const ScoreNote* const b         = (const ScoreNote*)second;
  const int64_t          by[][2]   = {{a->start_ticks, b->start_ticks},
                                      {a->part, b->part},
                                      {a->pitch, b->pitch},
                                      {a->length_ticks, b->length_ticks},
                                      {a->velocity, b->velocity},
                                      {a->push_ticks, b->push_ticks},
                                      {a->lift, b->lift}};
  int                    different = 0;
  for (size_t i = 0; !different && i < sizeof(by) / sizeof(by[0]); ++i) {
    different = compare_numbers(by[i][0], by[i][1]);
  }
  return different;
}

static int
compare_chords(const void* first, const void* second)
{
  const ScoreChord* const a = (const ScoreChord*)first;
  const ScoreChord* const b = (const ScoreChord*)second;
  if (a->start_ticks != b->start_ticks) {
    return compare_numbers(a->start_ticks, b->start_ticks);
  }
  if (a->root != b->root) {
    return compare_numbers(a->root, b->root);
  }
  if (a->quality != b->quality) {
    return compare_numbers(a->quality, b->quality);
  }
  return compare_numbers(a->bass, b->bass);
}

static bool
label_is_valid(const char label[SCORE_LABEL_BYTES])
{
  for (unsigned i = 0; i < SCORE_LABEL_BYTES; ++i) {
    const unsigned char c = (unsigned char)label[i];
    if (!c) {
      return true;
    }
    if (c < 0x20U || c > 0x7EU) {
      return false;
    }
  }
  return false;
}

static bool
note_is_valid(const ScoreNote* note, uint32_t n_ticks, uint32_t bar_ticks)
{
  return note->start_ticks < n_ticks && note->length_ticks >= 1U &&
         note->length_ticks <= SCORE_MAX_SECTION_BARS * bar_ticks &&
         abs(note->push_ticks) <= SCORE_MAX_PUSH_TICKS &&
         abs(note->lift) <= SCORE_MAX_LIFT && note->part < BASE_N_PARTS &&
         note->pitch <= 127U && note->velocity >= 1U && note->velocity <= 127U;
}

static bool
chord_is_valid(const ScoreChord* chord, uint32_t n_ticks)
{
  return chord->start_ticks < n_ticks && chord->root < 12U && chord->bass < 12U &&
         chord->quality < BASE_N_QUALITIES;
}

static bool
plan_is_valid(const ScoreSection* plan, uint32_t n_ticks, uint32_t bar_ticks)
{
  if (!label_is_valid(plan->label) || !(plan->energy >= 0.0f && plan->energy <= 1.0f) ||
      plan->first_bar > SCORE_MAX_BARS || plan->n_notes > SCORE_MAX_SECTION_NOTES ||
      plan->n_chords > SCORE_MAX_SECTION_CHORDS || (plan->n_notes && !plan->notes) ||
      (plan->n_chords && !plan->chords)) {
    return false;
  }
  bool good = true;
  for (uint32_t i = 0; good && i < plan->n_notes; ++i) {
    good = note_is_valid(&plan->notes[i], n_ticks, bar_ticks);
  }
  for (uint32_t i = 0; good && i < plan->n_chords; ++i) {
    good = chord_is_valid(&plan->chords[i], n_ticks);
  }
  return good;
}

/// Whether sorted notes are nowhere denser than the audio thread may expect.
static bool
notes_are_sparse(const ScoreNote* notes, uint32_t n)
{
  for (uint32_t i = SCORE_MAX_BEAT_NOTES; i < n; ++i) {
    if (notes[i].start_ticks - notes[i - SCORE_MAX_BEAT_NOTES].start_ticks < BASE_PPQ) {
      return false;
    }
  }
  return true;
}

static uint32_t
longest(const ScoreNote* notes, uint32_t n)
{
  uint32_t most = 0;
  for (uint32_t i = 0; i < n; ++i) {
    most = notes[i].length_ticks > most ? notes[i].length_ticks : most;
  }
  return most;
}

/// A section with unsorted copies of the notes and chords in one piece of memory.
static ScoreSection*
copy_plan(const ScoreSection* plan)
{
  const size_t  notes_bytes  = plan->n_notes * sizeof(ScoreNote);
  const size_t  chords_bytes = plan->n_chords * sizeof(ScoreChord);
  ScoreSection* copy =
    (ScoreSection*)malloc(sizeof(ScoreSection) + notes_bytes + chords_bytes);
  if (!copy) {
    return NULL;
  }
  ScoreNote* const  notes  = (ScoreNote*)(copy + 1);
  ScoreChord* const chords = (ScoreChord*)(notes + plan->n_notes);
  if (notes_bytes) {
    memcpy(notes, plan->notes, notes_bytes);
    qsort(notes, plan->n_notes, sizeof(ScoreNote), compare_notes);
  }
  if (chords_bytes) {
    memcpy(chords, plan->chords, chords_bytes);
    qsort(chords, plan->n_chords, sizeof(ScoreChord), compare_chords);
  }
  *copy        = *plan;
  copy->notes  = notes;
  copy->chords = chords;
  return copy;
}

BaseStatus
score_section_new(const ScoreSection* plan, BaseMeter meter, ScoreSection** section)
{
  *section = NULL;
  if (!score_meter_is_valid(meter) || plan->n_bars < 1U ||
      plan->n_bars > SCORE_MAX_SECTION_BARS) {
    return BASE_BAD_INPUT;
  }
  const uint32_t bar_ticks = base_meter_ticks(meter);
  const uint32_t n_ticks   = plan->n_bars * bar_ticks;
  if (!plan_is_valid(plan, n_ticks, bar_ticks)) {
    return BASE_BAD_INPUT;
  }
  ScoreSection* const made = copy_plan(plan);
  if (!made) {
    return BASE_NO_MEMORY;
  }
  made->n_ticks       = n_ticks;
  made->longest_ticks = longest(made->notes, made->n_notes);
  made->n_users       = 1;
  if (!notes_are_sparse(made->notes, made->n_notes) ||
      (made->n_chords && made->chords[0].start_ticks)) {
    free(made);
    return BASE_BAD_INPUT;
  }
  *section = made;
  return BASE_OK;
}

void
score_section_release(const ScoreSection* section)
{
  // Sections are const to all who read them; the count is the worker's own
  ScoreSection* const self = (ScoreSection*)section;
  if (self && !--self->n_users) {
    free(self);
  }
}
