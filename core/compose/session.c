#include "core/compose/compose.h"

#include "core/compose/arrange.h"
#include "core/compose/balance.h"
#include "core/compose/judge.h"
#include "core/compose/perform.h"

#include <stdlib.h>
#include <string.h>

#define N_CANDIDATES 4U
#define PERFORM_PART BASE_N_PARTS

/// A material that has been drafted and judged.
typedef struct {
  bool        known;
  uint32_t    number;
  ComposeLead lead;
} Idea;

typedef enum { DRAFT, QUOTE, ARRANGE, PUBLISH, DONE } Stage;

struct ComposeSession {
  ComposeBrief   brief;
  PromptIntent   intent;
  ComposePlan    plan;
  ComposeSection section; ///< In work
  ComposeLead    lead;    ///< The section's
  ComposeLead    draft;
  Idea           ideas[COMPOSE_N_MATERIALS];
  ComposeMemory  memories[BASE_N_PARTS];
  Stage          stage;
  uint32_t       candidate, bar; ///< Next one of this stage
  float          best;           ///< What the judge thought of the idea so far
  ComposeNotes   scratch;
  ScoreNote*     notes; ///< (n_notes of room) of the section in work
  uint32_t       n_notes, room;
};

static Idea*
idea_of(ComposeSession* self)
{
  return &self->ideas[self->section.material % COMPOSE_N_MATERIALS];
}

static void
begin_section(ComposeSession* self)
{
  const Idea* const idea = idea_of(self);
  self->stage = idea->known && idea->number == self->section.material ? QUOTE : DRAFT;
  self->candidate = 0;
  self->bar       = 0;
  self->n_notes   = 0;
  memset(self->memories, 0, sizeof(self->memories));
}

static void
next_section(ComposeSession* self)
{
  if (self->section.ends) {
    self->stage = DONE;
    return;
  }
  const ComposeSection before = self->section;
  compose_plan_next(&self->plan, &self->brief, &before, &self->section);
  begin_section(self);
}

/// Go to the first bar that `before` does not have; inside a section the rest of it.
static void
skip(ComposeSession* self, uint32_t n_bars)
{
  while (self->stage != DONE &&
         self->section.first_bar + self->section.n_bars <= n_bars) {
    next_section(self);
  }
  if (self->stage != DONE && self->section.first_bar < n_bars) {
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
  return session->stage == DONE;
}

/// One candidate of the idea that the section quotes.
static void
draft(ComposeSession* self)
{
  Idea* const idea = idea_of(self);
  compose_lead_draft(&self->draft, &self->brief, &self->intent, self->section.material,
                     self->section.material_bars, self->candidate);
  const float worth = compose_judge(&self->brief, &self->draft);
  if (!self->candidate || worth > self->best) {
    idea->lead = self->draft;
    self->best = worth;
  }
  if (++self->candidate == N_CANDIDATES) {
    idea->known  = true;
    idea->number = self->section.material;
    self->stage  = QUOTE;
  }
}

static BaseRandom
stream(const ComposeSession* self, uint32_t part, uint32_t bar)
{
  return base_random(self->brief.piece.seed, self->section.index, part, bar);
}

static void
quote(ComposeSession* self)
{
  BaseRandom random = stream(self, BASE_LEAD, COMPOSE_MAX_UNIT_BARS);
  compose_lead_quote(&self->lead, &self->brief, &self->section, &idea_of(self)->lead,
                     &random);
  self->stage = ARRANGE;
}

static BaseStatus
reserve(ComposeSession* self, uint32_t n)
{
  if (self->room - self->n_notes >= n) {
    return BASE_OK;
  }
  const uint32_t   room  = self->n_notes + n;
  ScoreNote* const notes = (ScoreNote*)realloc(self->notes, room * sizeof(ScoreNote));
  if (!notes) {
    return BASE_NO_MEMORY;
  }
  self->notes = notes;
  self->room  = room;
  return BASE_OK;
}

/// One bar of every part that plays.
static BaseStatus
arrange(ComposeSession* self)
{
  if (reserve(self, BASE_N_PARTS * COMPOSE_MAX_BAR_NOTES)) {
    return BASE_NO_MEMORY;
  }
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (!((self->section.layers >> part) & 1U)) {
      continue;
    }
    BaseRandom random = stream(self, part, self->section.from_bar + self->bar);
    compose_arrange(&self->brief, &self->section, &self->lead, self->bar,
                    (BasePart)part, &self->memories[part], &random, &self->scratch);
    memcpy(self->notes + self->n_notes, self->scratch.notes,
           self->scratch.n * sizeof(ScoreNote));
    self->n_notes += self->scratch.n;
  }
  if (++self->bar == self->section.n_bars) {
    BaseRandom random = stream(self, PERFORM_PART, self->section.from_bar);
    compose_perform(&self->brief, &random, self->notes, self->n_notes);
    self->stage = PUBLISH;
  }
  return BASE_OK;
}

/// One step of the section in work, up to where it could be published.
static BaseStatus
work(ComposeSession* self)
{
  switch (self->stage) {
  case DRAFT:
    draft(self);
    return BASE_OK;
  case QUOTE:
    quote(self);
    return BASE_OK;
  case ARRANGE:
    return arrange(self);
  default:
    return BASE_OK;
  }
}

/// The most driven section of one time through the form.
static ComposeSection
peak_of(const ComposeSession* self)
{
  ComposeSection section = self->section, peak = section;
  while (!section.ends && !section.cycle) {
    const ComposeSection before = section;
    compose_plan_next(&self->plan, &self->brief, &before, &section);
    peak = section.energy > peak.energy ? section : peak;
  }
  return peak;
}

/// Compose where the piece is most driven, only to hear how loud that will be.
static BaseStatus
weigh(ComposeSession* self)
{
  const ComposeSection first  = self->section;
  BaseStatus           status = BASE_OK;
  self->section               = peak_of(self);
  begin_section(self);
  while (!status && self->stage != PUBLISH) {
    status = work(self);
  }
  compose_balance(&self->brief.piece, self->notes, self->n_notes,
                  self->section.n_bars * base_meter_ticks(self->brief.piece.meter));
  self->section = first;
  return status;
}

BaseStatus
compose_new(const ComposeRequest* request, const ScoreView* before,
            ComposeSession** session)
{
  *session                   = NULL;
  ComposeSession* const self = (ComposeSession*)calloc(1, sizeof(ComposeSession));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  self->intent = request->intent;
  compose_brief(&self->brief, request, before ? &before->piece : NULL);
  compose_plan(&self->plan, &self->brief, &self->intent);
  compose_plan_next(&self->plan, &self->brief, NULL, &self->section);
  if (!before && weigh(self)) {
    compose_free(self);
    return BASE_NO_MEMORY;
  }
  begin_section(self);
  skip(self, before ? before->n_bars_ready : 0);
  *session = self;
  return BASE_OK;
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
  }
  return status;
}

BaseStatus
compose_step(ComposeSession* session, ScoreSection** section)
{
  *section = NULL;
  return session->stage == PUBLISH ? publish(session, section) : work(session);
}
