#include "core/compose/compose.h"

#include "core/compose/balance.h"
#include "core/compose/groove.h"
#include "core/compose/judge.h"
#include "core/compose/models.h"
#include "core/compose/modulate.h"
#include "core/compose/retell.h"
#include "core/compose/task.h"
#include "core/param/instrument.h"

#include <stdlib.h>
#include <string.h>

#define N_CANDIDATES 12U
#define N_LONG_CANDIDATES 2U ///< Where a bar is as long as several

/// How much the critic counts beside the measures, whose spread is about one.
#define CRITIC_SHARE 0.15f
#define DRAFT_STREAM 0x50560000U
#define RETELL_STREAM 0x7E110000U
#define PLAY_STREAM 0x91A70000U

/// Bars of the most driven section that are sketched to hear how loud it will be.
#define SKETCH_BARS 2U

/// The order of writing: the bass hears the drums.
static const BasePart order[BASE_N_PARTS] = {
  BASE_LEAD, BASE_DRUMS, BASE_BASS, BASE_CHORDS, BASE_PAD, BASE_ARP, BASE_COUNTER};

/// A material that has been drafted and judged.
typedef struct {
  bool         known;
  uint32_t     number;
  ComposeSheet sheet;
} Idea;

typedef enum { DRAFT, QUOTE, RETELL, ARRANGE, PUBLISH, DONE } Stage;

struct ComposeSession {
  const ComposeModels* models;
  ComposeBrief         brief;
  PromptIntent         intent;
  ScorePhrase          motif;
  ComposePlan          plan;
  ComposeGrid          grid;
  ComposeSection       section; ///< In work
  bool                 sketch;  ///< It is only written to be weighed
  Stage                stage;

  ComposeWriter  writer;
  ComposeOutline outline; ///< Of the idea in work
  uint32_t       idea;    ///< Its number
  uint32_t       candidate;
  float          best; ///< What the judge thought of the idea so far
  ComposeSheet   draft;
  Idea           ideas[COMPOSE_N_MATERIALS];

  ComposeSheet  sheet; ///< The section's
  ComposeRetell retell;
  ComposeLead   lead;

  ComposeStylus    stylus;
  ComposeBandstand stand;
  ComposeBand      band;
  ComposeLine      line;
  uint32_t         part;           ///< Next one in the order of writing
  bool             playing;        ///< It has begun
  uint32_t         drums, n_drums; ///< Where the notes of the drums are

  float*     scratch; ///< Of performer and critic
  ScoreNote* notes;   ///< (n_notes of room) of the section in work
  uint32_t   n_notes, room;
};

static Idea*
idea_of(ComposeSession* self, uint32_t material)
{
  return &self->ideas[material % COMPOSE_N_MATERIALS];
}

static bool
is_known(ComposeSession* self, uint32_t material)
{
  const Idea* const idea = idea_of(self, material);
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

/// Go for the idea of the section, or first for the one whose chords it has.
static void
begin_idea(ComposeSession* self)
{
  const uint32_t material = self->section.material;
  const bool     shares   = compose_outline_shares(&self->brief, material);
  const bool     first    = shares && !is_known(self, material - 1);
  self->idea              = first ? material - 1 : material;
  self->candidate         = 0;
  self->stage             = DRAFT;
  compose_outline(&self->outline, &self->models->outlines, &self->brief, &self->plan,
                  &self->grid, self->idea,
                  self->plan.material_bars[self->idea % COMPOSE_N_MATERIALS]);
  begin_candidate(self);
}

static void
begin_section(ComposeSession* self)
{
  self->part    = 0;
  self->playing = false;
  self->n_notes = 0;
  self->n_drums = 0;
  if (is_known(self, self->section.material)) {
    self->stage = QUOTE;
  } else {
    begin_idea(self);
  }
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
  return session->stage == DONE;
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
  Idea* const idea = idea_of(self, self->idea);
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
  begin_section(self);
}

/// One bar of a candidate.
static void
draft(ComposeSession* self)
{
  const bool         shares = compose_outline_shares(&self->brief, self->idea);
  const ComposeDraft draft  = {.brief    = &self->brief,
                               .intent   = &self->intent,
                               .grid     = &self->grid,
                               .outline  = &self->outline,
                               .material = self->idea,
                               .motif    = &self->motif,
                               .chords =
                                shares ? &idea_of(self, self->idea - 1)->sheet : NULL};
  BaseRandom  random = base_random(self->brief.piece.seed, DRAFT_STREAM + self->idea,
                                   self->candidate, self->draft.n_bars);
  ComposeTask task;
  compose_task(&task, &draft, &self->draft);
  compose_writer_write(&self->writer, &self->draft, &task, &random);
  if (self->draft.n_bars == self->outline.n_bars) {
    judge(self);
  }
}

/// The section's window of its idea, and what is told otherwise this time.
static void
quote(ComposeSession* self)
{
  const ComposeSection* const section = &self->section;
  const Idea* const           idea    = idea_of(self, section->material);
  compose_sheet_init(&self->sheet, 0, 0);
  self->sheet.low = idea->sheet.low;
  compose_sheet_copy(&self->sheet, &idea->sheet, section->from_bar * self->grid.n,
                     section->n_bars * self->grid.n);
  compose_retell_begin(&self->retell, &self->brief, section, &self->grid, &self->sheet);
  compose_writer_forget(&self->writer);
  self->stage = RETELL;
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

/// The part that has to sound in every bar, whoever else does not.
static BasePart
steady_part(uint32_t layers)
{
  static const BasePart firm[] = {BASE_CHORDS, BASE_PAD,     BASE_BASS, BASE_ARP,
                                  BASE_DRUMS,  BASE_COUNTER, BASE_LEAD};
  uint32_t              i      = 0;
  while (!((layers >> firm[i]) & 1U) && i + 1 < BASE_N_PARTS) {
    ++i;
  }
  return firm[i];
}

static void
begin_part(ComposeSession* self, BasePart part)
{
  self->line.n = 0;
  if (part == BASE_LEAD) {
    compose_retell_lead(&self->line, &self->stand);
    return;
  }
  // These carry the others: what they leave out is missed
  const bool carries =
    part == BASE_CHORDS || part == BASE_PAD || part == BASE_BASS || part == BASE_DRUMS;
  compose_band_begin(&self->band, &self->stand, &self->stylus, part,
                     carries || part == steady_part(self->section.layers),
                     self->n_drums ? self->notes + self->drums : NULL, self->n_drums);
}

/// What the piece ends with rings to the end.
static void
let_ring(ComposeSession* self)
{
  const uint32_t bar = self->brief.meter.bar_ticks;
  const uint32_t end = self->section.n_bars * bar;
  for (uint32_t i = 0; i < self->line.n && self->section.ends; ++i) {
    ScoreNote* const note = &self->line.notes[i];
    if (note->start_ticks >= end - bar) {
      note->length_ticks = end - note->start_ticks;
    }
  }
}

static BaseStatus
end_part(ComposeSession* self, BasePart part)
{
  const bool keeps = part == BASE_DRUMS || part == BASE_LEAD;
  compose_line_suit(&self->line, keeps ? NULL : &self->lead,
                    self->section.n_bars * self->brief.meter.bar_ticks);
  let_ring(self);
  if (reserve(self, self->line.n)) {
    return BASE_NO_MEMORY;
  }
  BaseRandom random = base_random(self->brief.piece.seed, PLAY_STREAM, (uint32_t)part,
                                  self->section.first_bar);
  compose_performer_play(self->models->performer, &self->brief, &self->section, part,
                         &random, &self->line, self->scratch);
  if (part == BASE_DRUMS) {
    self->drums   = self->n_notes;
    self->n_drums = self->line.n;
  }
  if (self->line.n) {
    memcpy(self->notes + self->n_notes, self->line.notes,
           self->line.n * sizeof(ScoreNote));
  }
  self->n_notes += self->line.n;
  self->playing = false;
  ++self->part;
  return BASE_OK;
}

/// One bar of one part.
static BaseStatus
arrange(ComposeSession* self)
{
  while (self->part < BASE_N_PARTS &&
         !((self->section.layers >> order[self->part]) & 1U)) {
    ++self->part;
  }
  if (self->part == BASE_N_PARTS) {
    compose_modulate(&self->brief.piece, self->section.semitones, self->notes,
                     self->n_notes, self->lead.chords, self->lead.n_chords);
    self->stage = PUBLISH;
    return BASE_OK;
  }
  const BasePart part = order[self->part];
  if (!self->playing) {
    begin_part(self, part);
    self->playing = true;
  }
  if (part != BASE_LEAD && compose_band_write(&self->band, &self->line)) {
    return BASE_OK;
  }
  return end_part(self, part);
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
    if (self->stage != DONE) {
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
  case DRAFT:
    draft(session);
    return BASE_OK;
  case QUOTE:
    quote(session);
    return BASE_OK;
  case RETELL:
    retell(session);
    return BASE_OK;
  case ARRANGE:
    return arrange(session);
  case PUBLISH:
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
  if (self->stage != DONE) {
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
