// Candidates of an idea are drafted bar by bar and judged; the best is kept.

#include "core/compose/session.h"

#include "core/compose/judge.h"
#include "core/compose/task.h"

#define N_CANDIDATES 12U
#define N_LONG_CANDIDATES 2U ///< Where a bar is as long as several

/// How much the critic counts beside the measures, whose spread is about one.
#define CRITIC_SHARE 0.15f
#define DRAFT_STREAM 0x50560000U

ComposeIdea*
compose_draft_idea(ComposeSession* self, uint32_t material)
{
  return &self->ideas[material % COMPOSE_N_MATERIALS];
}

static bool
is_known(ComposeSession* self, uint32_t material)
{
  const ComposeIdea* const idea = compose_draft_idea(self, material);
  return idea->known && idea->number == material;
}

/// Begin the next candidate of the idea in work.
static void
begin_candidate(ComposeSession* self)
{
  int low  = 0;
  int high = 0;
  compose_lead_range(&self->brief, &low, &high);
  compose_sheet_init(&self->draft, self->brief.piece.key, (low + high) / 2);
  compose_writer_forget(&self->writer);
}

void
compose_draft_begin(ComposeSession* self)
{
  const uint32_t material = self->section.material;
  if (is_known(self, material)) {
    self->stage = COMPOSE_STAGE_QUOTE;
    return;
  }
  const bool shares = compose_outline_shares(&self->brief, material);
  const bool first  = shares && !is_known(self, material - 1);
  self->idea        = first ? material - 1 : material;
  self->candidate   = 0;
  self->stage       = COMPOSE_STAGE_DRAFT;
  compose_outline(&self->outline, &self->models->outlines, &self->brief, &self->plan,
                  &self->grid, self->idea,
                  self->plan.material_bars[self->idea % COMPOSE_N_MATERIALS]);
  begin_candidate(self);
}

/// What the critic thinks of the candidate; it has heard bars of common lengths only.
static float
criticise(ComposeSession* self)
{
  return self->grid.n > 1 || !self->grid.meter
           ? 0.0f
           : CRITIC_SHARE * compose_critic_judge(self->models->critic,
                                                 &self->outline.piece, &self->draft,
                                                 self->scratch);
}

/// Keep the candidate if it is the best so far, and go on to the next.
static void
judge(ComposeSession* self)
{
  ComposeIdea* const idea = compose_draft_idea(self, self->idea);
  compose_sheet_lead(&self->draft, &self->brief, &self->grid, &self->lead);
  const float worth = compose_judge(&self->brief, &self->lead) + criticise(self);
  if (!self->candidate || worth > self->best) {
    idea->sheet = self->draft;
    self->best  = worth;
  }
  if (++self->candidate < (self->grid.n > 1 ? N_LONG_CANDIDATES : N_CANDIDATES)) {
    begin_candidate(self);
    return;
  }
  idea->known  = true;
  idea->number = self->idea;
  compose_draft_begin(self);
}

void
compose_draft_step(ComposeSession* self)
{
  const bool         shares = compose_outline_shares(&self->brief, self->idea);
  const ComposeDraft draft  = {
     .brief    = &self->brief,
     .intent   = &self->intent,
     .grid     = &self->grid,
     .outline  = &self->outline,
     .material = self->idea,
     .motif    = &self->motif,
     .chords   = shares ? &compose_draft_idea(self, self->idea - 1)->sheet : NULL};
  BaseRandom  random = base_random(self->brief.piece.seed, DRAFT_STREAM + self->idea,
                                   self->candidate, self->draft.n_bars);
  ComposeTask task;
  compose_task(&task, &draft, &self->draft);
  compose_writer_write(&self->writer, &self->draft, &task, &random);
  if (self->draft.n_bars == self->outline.n_bars) {
    judge(self);
  }
}
