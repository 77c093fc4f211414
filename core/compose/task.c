#include "core/compose/task.h"

#include "core/compose/scale.h"

#include <stddef.h>

/// What LOOP's words point back to.
static const uint8_t backs[] = {0, 0, 1, 2, 4, 8, 16, 32};

/// Degrees of twelve bars of blues, the form that needs no other plan.
static const uint8_t twelve[12] = {1, 1, 1, 1, 4, 4, 1, 1, 5, 4, 1, 5};

static void
add_due(ComposeTask* self, uint32_t where, uint32_t what, uint32_t much)
{
  if (self->n_due < COMPOSE_MAX_DUE) {
    self->due[self->n_due++] = (ComposeDue){where, what, much};
  }
}

static bool
is_same(const ComposeStep* a, const ComposeStep* b)
{
  return a && b && a->what == b->what && a->much == b->much;
}

/// No chords but those that are due.
static void
close_chords(ComposeTask* self)
{
  self->words.say[COMPOSE_SAY_CHANGES] = (uint8_t)(1U + self->n_due);
}

void
compose_task_follow(ComposeTask* self, const ComposeSheet* sheet,
                    const ComposeSheet* other, uint32_t bar)
{
  const ComposeStep* force = compose_sheet_before(sheet, sheet->n_bars);
  const ComposeStep* first = compose_sheet_carried(other, bar);
  self->n_due              = 0;
  if (first && !is_same(first, force)) {
    add_due(self, 0, first->what, first->much);
  }
  for (uint32_t i = other->first[bar] + 1U; i < other->first[bar + 1]; ++i) {
    const ComposeStep* const step = &other->steps[i];
    if (compose_steps_is_chord(step) && !(step->where == 0 && is_same(step, force))) {
      add_due(self, step->where, step->what, step->much);
    }
  }
  close_chords(self);
}

/// The progression that is asked for, squeezed so that an idea holds all of it.
static void
follow_sentence(ComposeTask* self, const ComposeDraft* draft, const ComposeSheet* sheet)
{
  const ComposeMeter* const meter = &draft->brief->meter;
  const ComposeGrid* const  grid  = draft->grid;
  const uint32_t n = draft->brief->n_chords < PROMPT_MAX_CHORDS ? draft->brief->n_chords
                                                                : PROMPT_MAX_CHORDS;
  const uint32_t n_bars    = draft->outline->n_bars / grid->n;
  const uint32_t bar       = sheet->n_bars / grid->n;
  const uint32_t begin     = grid->start[sheet->n_bars % grid->n];
  const uint32_t end       = grid->start[sheet->n_bars % grid->n + 1];
  const ComposeStep* force = compose_sheet_before(sheet, sheet->n_bars);
  uint32_t           each  = (n + n_bars - 1) / n_bars;
  each                     = each > COMPOSE_MAX_DUE ? COMPOSE_MAX_DUE : each;
  each                     = each > meter->n_beats ? meter->n_beats : each;
  for (uint32_t i = 0; i < each; ++i) {
    const PromptChord* const said  = &draft->intent->chords[(bar * each + i) % n];
    const uint32_t           key   = draft->brief->piece.key;
    const uint32_t           up    = said->relative ? key : 0;
    const ScoreChord         chord = {
              0, (uint8_t)((said->root + up) % 12U), (uint8_t)((said->bass + up) % 12U),
              (uint8_t)(said->quality < BASE_N_QUALITIES ? said->quality : BASE_MAJ)};
    const uint32_t at   = meter->start[i * meter->n_beats / each] / COMPOSE_PLACE_TICKS;
    uint32_t       much = 0;
    const uint32_t what = compose_steps_chord(&chord, key, &much);
    const bool     held = !self->n_due && at == begin && force && force->what == what &&
                      force->much == much;
    if (at >= begin && at < end && !held) {
      add_due(self, at - begin, what, much);
    }
  }
  close_chords(self);
}

/// The root that a form of twelve bars has in this bar.
static void
follow_twelve(ComposeTask* self, const ComposeDraft* draft, const ComposeSheet* sheet)
{
  static const uint8_t     above[] = {0, 0, 2, 4, 5, 7};
  const uint32_t           root  = above[twelve[sheet->n_bars / draft->grid->n % 12U]];
  const ComposeStep* const force = compose_sheet_before(sheet, sheet->n_bars);
  const bool               fresh = sheet->n_bars % draft->grid->n == 0;
  const bool               held  = force && compose_steps_root(force->what) == root;
  self->roots                    = (uint16_t)(1U << root);
  if (fresh && !held) {
    add_due(self, 0, COMPOSE_NO_WHAT, COMPOSE_BASS);
  }
  close_chords(self);
}

/// A chord on the tonic, of a kind that the writer chooses.
static void
be_home(ComposeTask* self)
{
  self->roots = 1U;
  self->n_due = 0;
  add_due(self, 0, COMPOSE_NO_WHAT, COMPOSE_BASS);
  close_chords(self);
}

/// The notes of this bar that were played by hand, in the octave of the lead.
static void
take_up(ComposeTask* self, const ComposeDraft* draft, const ComposeSheet* sheet)
{
  const ScorePhrase* const motif  = draft->motif;
  const uint32_t           begin  = compose_grid_at(draft->grid, sheet->n_bars, 0);
  const uint32_t           places = compose_grid_places(draft->grid, sheet->n_bars);
  int                      low    = 0;
  int                      high   = 0;
  compose_lead_range(draft->brief, &low, &high);
  for (uint32_t i = 0; i < motif->n && i < SCORE_PHRASE_NOTES; ++i) {
    const ScorePhraseNote* const note = &motif->notes[i];
    const uint32_t               at   = note->start_ticks / COMPOSE_PLACE_TICKS;
    const int  what = compose_fold(note->pitch, low, high) - sheet->low;
    const bool same = self->n_tune && begin + self->tune[self->n_tune - 1].where >= at;
    if (at >= begin && at < begin + places && !same && what >= 0 &&
        what < (int)COMPOSE_CHORD && self->n_tune < COMPOSE_MAX_TUNE) {
      const uint32_t length = note->length_ticks / COMPOSE_PLACE_TICKS;
      self->tune[self->n_tune++] =
        (ComposeTune){(uint8_t)(at - begin), (uint8_t)what,
                      (uint8_t)compose_steps_much(length < 144U ? length : 144U)};
    }
  }
}

void
compose_task(ComposeTask* self, const ComposeDraft* draft, const ComposeSheet* sheet)
{
  const uint32_t bar = sheet->n_bars;
  *self              = (ComposeTask){.words = draft->outline->words[bar]};
  if (draft->material == 0) {
    take_up(self, draft, sheet);
  }
  const uint32_t back = backs[self->words.say[COMPOSE_SAY_LOOP]] * draft->grid->n;
  if (draft->brief->n_chords) {
    follow_sentence(self, draft, sheet);
  } else if (draft->chords && bar < draft->chords->n_bars) {
    compose_task_follow(self, sheet, draft->chords, bar);
  } else if (draft->brief->style->harmony == COMPOSE_TWELVE_CHORDS) {
    follow_twelve(self, draft, sheet);
  } else if (back && bar >= back) {
    compose_task_follow(self, sheet, sheet, bar - back);
  } else if (bar == 0) {
    be_home(self);
    if (draft->material % COMPOSE_N_MATERIALS) {
      self->roots = 0; // Elsewhere, if the writer likes
    }
  }
}

void
compose_task_end(ComposeTask* self, const ComposeGrid* grid, uint32_t left)
{
  const bool last                     = left < grid->n;
  const bool rests                    = last && left + 1 == grid->n;
  *self                               = (ComposeTask){.words = {{0}}};
  self->words.say[COMPOSE_SAY_PHRASE] = (uint8_t)(8U - left % 8U);
  self->words.say[COMPOSE_SAY_PLACE]  = last ? 4 : 3;
  if (rests) {
    self->words.say[COMPOSE_SAY_DENSITY] = 2;
    self->words.say[COMPOSE_SAY_RHYTHM]  = 1;
    self->words.say[COMPOSE_SAY_ENDS]    = 2;
    self->words.say[COMPOSE_SAY_CADENCE] = 2;
    be_home(self);
    self->ends = true;
  } else {
    self->words.say[COMPOSE_SAY_DENSITY] = last ? 1 : 4;
    self->words.say[COMPOSE_SAY_RHYTHM]  = 2;
    self->words.say[COMPOSE_SAY_CADENCE] = 1;
    self->words.say[COMPOSE_SAY_CHANGES] = last ? 1 : 2;
  }
}
