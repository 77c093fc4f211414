// What a session keeps between its steps; for the files that take them.

#ifndef COMPOSE_SESSION_H
#define COMPOSE_SESSION_H

#include "core/compose/band.h"
#include "core/compose/compose.h"
#include "core/compose/models.h"
#include "core/compose/outline.h"
#include "core/compose/retell.h"
#include "core/compose/writer.h"

/// A material that has been drafted and judged.
typedef struct {
  bool         known;
  uint32_t     number;
  ComposeSheet sheet;
} ComposeIdea;

typedef enum {
  COMPOSE_STAGE_DRAFT,
  COMPOSE_STAGE_QUOTE,
  COMPOSE_STAGE_RETELL,
  COMPOSE_STAGE_ARRANGE,
  COMPOSE_STAGE_PUBLISH,
  COMPOSE_STAGE_DONE
} ComposeStage;

struct ComposeSession {
  const ComposeModels* models;
  ComposeBrief         brief;
  PromptIntent         intent;
  ScorePhrase          motif;
  ComposePlan          plan;
  ComposeGrid          grid;
  ComposeSection       section; ///< In work
  bool                 sketch;  ///< It is only written to be weighed
  ComposeStage         stage;

  ComposeWriter  writer;
  ComposeOutline outline; ///< Of the idea in work
  uint32_t       idea;    ///< Its number
  uint32_t       candidate;
  float          best; ///< What the judge thought of the idea so far
  ComposeSheet   draft;
  ComposeIdea    ideas[COMPOSE_N_MATERIALS];

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

/// [any] The idea that `material` stands for, or the place where it will be.
ComposeIdea* compose_draft_idea(ComposeSession* self, uint32_t material);

/// [any] Go for the section's idea: quote it if it is known, else draft it, or first
/// the one whose chords it has.
void compose_draft_begin(ComposeSession* self);

/// [worker] One more bar of a candidate; the best of all becomes the idea.
void compose_draft_step(ComposeSession* self);

/// [worker] One more bar of one part of the section, or what ends a part;
/// BASE_NO_MEMORY leaves the step to be taken again.
BaseStatus compose_ensemble_step(ComposeSession* self);

#endif
