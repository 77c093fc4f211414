// A request with every question settled: what all stages work from.

#ifndef COMPOSE_BRIEF_H
#define COMPOSE_BRIEF_H

#include "core/compose/compose.h"
#include "core/compose/meter.h"
#include "core/compose/style.h"

/// More bars than this are not planned; who wants more wants an endless piece.
#define COMPOSE_MAX_BARS 1024U

typedef struct {
  ScorePiece          piece; ///< Complete but for `parts`, which cast.h fills
  ComposeMeter        meter;
  PromptStyle         genre; ///< Of the heaviest genre
  PromptStyle         tint;  ///< Of the second genre if it weighs, for the upper parts
  const ComposeStyle* style; ///< Its form, harmony, instruments
  const ComposeStyle*
           colours; ///< Of the second genre if it weighs, for the upper parts
  float    creativity, density, complexity, energy; ///< 0..1, settled
  float    build;                                   ///< -1 fades .. +1 builds up
  float    enters[BASE_N_PARTS]; ///< Energy at which a used part plays
  uint32_t wanted;               ///< Bit per part
  uint32_t n_chords;             ///< Of the progression that is asked for
} ComposeBrief;

/// [any] Settle `request`; whatever is out of range or not a number is taken as unsaid.
///
/// `piece` may be NULL; else it is the piece to go on with, and wins.
void compose_brief(ComposeBrief* self, const ComposeRequest* request,
                   const ScorePiece* piece);

/// [any] The number of the style in which `part` plays.
PromptStyle compose_brief_genre(const ComposeBrief* self, BasePart part);

/// [any] The class of its tempo as arranger and performer know it, 1..7.
uint8_t compose_brief_tempo(const ComposeBrief* self);

/// [any] The style in which `part` plays.
const ComposeStyle* compose_brief_style(const ComposeBrief* self, BasePart part);

#endif
