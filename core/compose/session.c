#include "core/compose/session.h"

#include "core/compose/balance.h"
#include "core/compose/groove.h"

#include <stdlib.h>
#include <string.h>

#define RETELL_STREAM 0x7E110000U

/// Bars of the most driven section that are sketched to hear how loud it will be.
#define SKETCH_BARS 2U

static void
begin_section(ComposeSession* self)
{
  self->part    = 0;
  self->playing = false;
  self->n_notes = 0;
  self->n_drums = 0;
  compose_draft_begin(self);
}

static void
next_section(ComposeSession* self)
{
  if (self->section.ends) {
    self->stage = COMPOSE_STAGE_DONE;
    return;
  }
  const ComposeSection before = self->section;
  compose_plan_next(&self->plan, &self->brief, &before, &self->section);
}

/// Go to the first bar that `before` does not have; inside a section the rest of it.
static void
skip(ComposeSession* self, uint32_t n_bars)
{
  while (self->stage != COMPOSE_STAGE_DONE &&
         self->section.first_bar + self->section.n_bars <= n_bars) {
    next_section(self);
  }
  if (self->stage != COMPOSE_STAGE_DONE && self->section.first_bar < n_bars) {
    const uint32_t there = n_bars - self->section.first_bar;
    self->section.first_bar += there;
    self->section.from_bar += there;
    self->section.n_bars -= there;
    self->section.opens = false;
  }
}

void
compose_free(ComposeSession* session)
{
  if (session) {
    compose_writer_clear(&session->writer);
    compose_stylus_clear(&session->stylus);
    free(session->scratch);
    free(session->notes);
    free(session);
  }
}

const ScorePiece*
compose_piece(const ComposeSession* session)
{
  return &session->brief.piece;
}

bool
compose_is_done(const ComposeSession* session)
{
  return session->stage == COMPOSE_STAGE_DONE;
}

/// The section's window of its idea, and what is told otherwise this time.
static void
quote(ComposeSession* self)
{
  const ComposeSection* const section = &self->section;
  const ComposeIdea* const    idea    = compose_draft_idea(self, section->material);
  compose_sheet_init(&self->sheet, 0, 0);
  self->sheet.low = idea->sheet.low;
  compose_sheet_copy(&self->sheet, &idea->sheet, section->from_bar * self->grid.n,
                     section->n_bars * self->grid.n);
  compose_retell_begin(&self->retell, &self->brief, section, &self->grid, &self->sheet);
  compose_writer_forget(&self->writer);
  self->stage = COMPOSE_STAGE_RETELL;
}

/// One bar that is heard or written anew.
static void
retell(ComposeSession* self)
{
  const BaseRandom random =
    base_random(self->brief.piece.seed, RETELL_STREAM + self->section.index, BASE_LEAD,
                self->retell.bar);
  if (compose_retell_bar(&self->retell, &self->writer, &self->sheet, random)) {
    return;
  }
  compose_sheet_lead(&self->sheet, &self->brief, &self->grid, &self->lead);
  self->stand = (ComposeBandstand){&self->brief, &self->grid, &self->section,
                                   &self->sheet, &self->lead};
  self->stage = COMPOSE_STAGE_ARRANGE;
}

/// The most driven section of one time through the form, in short and over the first
/// idea.
static ComposeSection
sketch_of(const ComposeSession* self)
{
  ComposeSection section = self->section, peak = section;
  while (!section.ends && !section.cycle) {
    const ComposeSection before = section;
    compose_plan_next(&self->plan, &self->brief, &before, &section);
    peak = section.energy > peak.energy ? section : peak;
  }
  peak.material      = self->section.material;
  peak.material_bars = self->section.material_bars;
  peak.from_bar      = 0;
  peak.n_bars        = peak.n_bars < SKETCH_BARS ? peak.n_bars : SKETCH_BARS;
  peak.closes = peak.ends = peak.again = false;
  return peak;
}

/// Weigh what was sketched, and go back to the beginning.
static void
weigh(ComposeSession* self)
{
  compose_balance(&self->brief.piece, self->notes, self->n_notes,
                  self->section.n_bars * self->brief.meter.bar_ticks);
  compose_plan_next(&self->plan, &self->brief, NULL, &self->section);
  self->sketch = false;
  begin_section(self);
}

static BaseStatus
publish(ComposeSession* self, ScoreSection** section)
{
  ScoreSection plan = {.first_bar = self->section.first_bar,
                       .n_bars    = self->section.n_bars,
                       .energy    = self->section.energy,
                       .n_notes   = self->n_notes,
                       .n_chords  = self->lead.n_chords,
                       .notes     = self->notes,
                       .chords    = self->lead.chords};
  memcpy(plan.label, self->section.label, sizeof(plan.label));
  const BaseStatus status = score_section_new(&plan, self->brief.piece.meter, section);
  if (!status) {
    next_section(self);
    if (self->stage != COMPOSE_STAGE_DONE) {
      begin_section(self);
    }
  }
  return status;
}

BaseStatus
compose_step(ComposeSession* session, ScoreSection** section)
{
  *section = NULL;
  switch (session->stage) {
  case COMPOSE_STAGE_DRAFT:
    compose_draft_step(session);
    return BASE_OK;
  case COMPOSE_STAGE_QUOTE:
    quote(session);
    return BASE_OK;
  case COMPOSE_STAGE_RETELL:
    retell(session);
    return BASE_OK;
  case COMPOSE_STAGE_ARRANGE:
    return compose_ensemble_step(session);
  case COMPOSE_STAGE_PUBLISH:
    if (session->sketch) {
      weigh(session);
      return BASE_OK;
    }
    return publish(session, section);
  default:
    return BASE_OK;
  }
}

static BaseStatus
begin(ComposeSession* self, const ScoreView* before)
{
  compose_grid_init(&self->grid, self->brief.piece.meter);
  compose_plan(&self->plan, &self->brief, &self->intent);
  compose_plan_next(&self->plan, &self->brief, NULL, &self->section);
  compose_outline(&self->outline, &self->models->outlines, &self->brief, &self->plan,
                  &self->grid, 0, 1);
  BaseStatus status =
    compose_writer_init(&self->writer, self->models->composer, &self->models->original,
                        &self->brief, &self->grid, &self->outline.piece);
  status = status ? status : compose_stylus_init(&self->stylus, self->models->arranger);
  const uint32_t plays = compose_performer_scratch(self->models->performer);
  const uint32_t hears = compose_critic_scratch(self->models->critic);
  self->scratch = (float*)malloc((plays > hears ? plays : hears) * sizeof(float));
  if (status || !self->scratch) {
    return BASE_NO_MEMORY;
  }
  if (self->brief.piece.parts[BASE_DRUMS].used) {
    compose_groove(&self->band, &self->brief, &self->grid, &self->stylus);
  }
  if (before) {
    skip(self, before->n_bars_ready);
  } else {
    self->sketch  = true;
    self->section = sketch_of(self);
  }
  if (self->stage != COMPOSE_STAGE_DONE) {
    begin_section(self);
  }
  return BASE_OK;
}

BaseStatus
compose_new(const ComposeModels* models, const ComposeRequest* request,
            const ScoreView* before, ComposeSession** session)
{
  *session = NULL;
  if (!models) {
    return BASE_NOT_FOUND;
  }
  ComposeSession* const self = (ComposeSession*)calloc(1, sizeof(ComposeSession));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  self->models = models;
  self->intent = request->intent;
  self->motif  = request->motif;
  compose_brief(&self->brief, request, before ? &before->piece : NULL);
  const BaseStatus status = begin(self, before);
  if (status) {
    compose_free(self);
    return status;
  }
  *session = self;
  return BASE_OK;
}
