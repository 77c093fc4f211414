// A bar of a part that is being written: what it has so far, and what may come next.

#ifndef COMPOSE_GRIP_H
#define COMPOSE_GRIP_H

#include "core/compose/band.h"
#include "core/compose/reach.h"
#include "core/compose/rule.h"

typedef struct {
  const ComposeBand* band;
  ComposeReach       reach;
  uint32_t           places;                    ///< Of the bar
  uint32_t           begin;                     ///< Places from the written bar's start
  ScoreChord         chord[COMPOSE_MAX_PLACES]; ///< In force at each place
  bool               change[COMPOSE_MAX_PLACES]; ///< A chord begins
  bool               last;                       ///< The piece ends with this bar
  uint32_t           at;                         ///< Where the last note was
  uint32_t           n_here;                     ///< Notes at that place
  uint32_t           top;                        ///< The highest "what" there
  uint32_t           n;                          ///< Notes of the bar
  bool               steady;                     ///< The bar may not be empty
  int                before; ///< The pitch of the last note, -1 if there is none
  int low, high; ///< Of the chord that was struck last; high is -1 if there is none
} ComposeGrip;

/// [any] Take hold of the next bar of a part, whose notes so far are `line`.
void compose_grip(ComposeGrip* self, const ComposeBand* band, const ComposeLine* line);

/// [any] Notice the notes of `line` that were struck together last.
void compose_grip_hear(ComposeGrip* self, const ComposeLine* line);

/// [any] The chord at `where` as the network sees it.
ComposeForce compose_grip_force(const ComposeGrip* self, uint32_t where);

/// [any] The pitch that `what` stands for at `where`.
int compose_grip_pitch(const ComposeGrip* self, uint32_t where, uint32_t what);

/// [any] Whether the bass must strike at `where`: it carries every chord.
bool compose_grip_is_due(const ComposeGrip* self, uint32_t where);

/// [any] Forbid what cannot be the next note's place.
void compose_grip_where(const ComposeGrip* self, float* logits);

/// [any] Forbid and discourage what cannot be at `where`.
void compose_grip_what(const ComposeGrip* self, uint32_t where, float* logits);

/// [any] Forbid lengths or strokes that are not for this part.
void compose_grip_much(const ComposeGrip* self, uint32_t where, float* logits);

#endif
