#include "core/compose/brief.h"

#include "core/compose/cast.h"
#include "core/compose/plan.h"

#include <stddef.h>

/// Two genres blend from this share of the second one on.
#define BLEND 0.3f

static float
within(float value, float least, float most, float otherwise)
{
  if (!(value >= least || value <= least)) {
    return otherwise; // Not a number
  }
  return value < least ? least : value > most ? most : value;
}

/// What the sentence says, moved by a knob whose middle leaves it alone.
static float
moved(float said, float knob)
{
  const float middle = within(said, 0.0f, 1.0f, 0.5f);
  return within(middle + within(knob, 0.0f, 1.0f, 0.5f) - 0.5f, 0.0f, 1.0f, 0.5f);
}

static const PromptGenre*
genre_at(const PromptIntent* intent, uint32_t i)
{
  const bool known = i < intent->n_genres && i < PROMPT_MAX_GENRES &&
                     intent->genres[i].genre < prompt_n_genres();
  return known ? prompt_genre(intent->genres[i].genre) : NULL;
}

static BaseMeter
choose_meter(const ComposeRequest* request, const PromptGenre* genre)
{
  const PromptIntent* const intent = &request->intent;
  const bool                said   = compose_meter_is_valid(intent->meter);
  if (said && intent->meter_source.origin >= PROMPT_STATED) {
    return intent->meter;
  }
  if (compose_meter_is_valid(request->host_meter)) {
    return request->host_meter;
  }
  if (said) {
    return intent->meter;
  }
  return genre && compose_meter_is_valid(genre->meter) ? genre->meter
                                                       : (BaseMeter){4, 4};
}

static float
choose_tempo(const ComposeRequest* request, const PromptGenre* genre)
{
  const float said = request->intent.tempo_bpm.value;
  if (request->tempo_bpm >= 20.0f) {
    return within(request->tempo_bpm, 20.0f, 300.0f, 120.0f);
  }
  if (said >= 20.0f && said <= 300.0f) {
    return said;
  }
  const float usual =
    genre ? 0.5f * (float)(genre->tempo_low + genre->tempo_high) : 110.0f;
  return within(usual, 20.0f, 300.0f, 110.0f);
}

static void
settle_piece(ScorePiece* piece, const ComposeRequest* request, const PromptGenre* genre)
{
  const PromptIntent* const intent = &request->intent;

  piece->take  = request->take;
  piece->seed  = request->seed;
  piece->key   = (uint8_t)(request->key >= 1 && request->key <= 12 ? request->key - 1
                                                                   : intent->key % 12U);
  piece->mode  = intent->mode < BASE_N_MODES ? intent->mode : BASE_MAJOR;
  piece->meter = choose_meter(request, genre);
  if (request->mode >= 1 && request->mode <= BASE_N_MODES) {
    piece->mode = (uint8_t)(request->mode - 1);
  }
  piece->tempo_bpm    = choose_tempo(request, genre);
  piece->swing        = within(intent->swing.value, 0.0f, 1.0f, 0.0f);
  piece->dynamics     = within(intent->dynamics.value, 0.0f, 1.0f, 0.5f);
  piece->articulation = within(intent->articulation.value, 0.0f, 1.0f, 0.5f);
  piece->timbre       = within(intent->timbre.value, 0.0f, 1.0f, 0.5f);
  piece->creativity   = within(request->creativity, 0.0f, 1.0f, 0.5f);
  piece->density      = within(request->density, 0.0f, 1.0f, 0.5f);
  piece->complexity   = within(request->complexity, 0.0f, 1.0f, 0.5f);
  piece->energy       = within(request->energy, 0.0f, 1.0f, 0.5f);
}

void
compose_brief(ComposeBrief* self, const ComposeRequest* request,
              const ScorePiece* piece)
{
  const PromptIntent* const intent = &request->intent;
  const PromptGenre* const  genre  = genre_at(intent, 0);
  const PromptGenre* const  second = genre_at(intent, 1);

  *self       = (ComposeBrief){0};
  self->genre = genre ? genre->style : PROMPT_POP;
  self->style = compose_style(self->genre);
  self->tint =
    second && intent->genres[1].weight >= BLEND ? second->style : self->genre;
  self->colours = self->tint == self->genre ? NULL : compose_style(self->tint);
  if (piece) {
    self->piece = *piece;
  } else {
    settle_piece(&self->piece, request, genre);
  }
  self->n_chords = intent->n_chords;
  compose_meter_init(&self->meter, self->piece.meter);
  if (self->meter.ternary[0]) {
    self->piece.swing = 0.0f; // Three to the beat swing already
  }
  self->piece.swing_ticks = self->style->swing_ticks;

  self->creativity = self->piece.creativity;
  self->density    = moved(intent->density.value, self->piece.density);
  self->complexity = moved(intent->complexity.value, self->piece.complexity);
  self->energy     = moved(intent->energy.value, self->piece.energy);
  self->build      = within(intent->build.value, -1.0f, 1.0f, 0.0f);
  if (!piece) {
    self->piece.n_bars = compose_plan_length(self, request);
  }
  compose_cast(self, intent, piece);
}

const ComposeStyle*
compose_brief_style(const ComposeBrief* self, BasePart part)
{
  const bool rhythm = part == BASE_DRUMS || part == BASE_BASS || part == BASE_LEAD;
  return self->colours && !rhythm ? self->colours : self->style;
}

PromptStyle
compose_brief_genre(const ComposeBrief* self, BasePart part)
{
  const bool rhythm = part == BASE_DRUMS || part == BASE_BASS || part == BASE_LEAD;
  return rhythm ? self->genre : self->tint;
}

uint8_t
compose_brief_tempo(const ComposeBrief* self)
{
  static const uint8_t edges[] = {70, 90, 110, 130, 155, 185};
  uint8_t              found   = 1;
  for (uint32_t i = 0; i < sizeof(edges); ++i) {
    found = (uint8_t)(found + (self->piece.tempo_bpm > (float)edges[i]));
  }
  return found;
}
