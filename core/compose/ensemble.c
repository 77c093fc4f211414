// The parts of a section are written one after the other over its lead sheet, then
// played.

#include "core/compose/session.h"

#include "core/compose/modulate.h"

#include <stdlib.h>
#include <string.h>

#define PLAY_STREAM 0x91A70000U

/// The order of writing: the bass hears the drums.
static const BasePart order[BASE_N_PARTS] = {
  BASE_LEAD, BASE_DRUMS, BASE_BASS, BASE_CHORDS, BASE_PAD, BASE_ARP, BASE_COUNTER};

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

BaseStatus
compose_ensemble_step(ComposeSession* self)
{
  while (self->part < BASE_N_PARTS &&
         !((self->section.layers >> order[self->part]) & 1U)) {
    ++self->part;
  }
  if (self->part == BASE_N_PARTS) {
    compose_modulate(&self->brief.piece, self->section.semitones, self->notes,
                     self->n_notes, self->lead.chords, self->lead.n_chords);
    self->stage = COMPOSE_STAGE_PUBLISH;
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
