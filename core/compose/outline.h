// What is decided of an idea before the composer writes it: how many notes, where
// phrases end and rest, which bars come back, when chords change.
//
// An outline has no notes.  It speaks the words that the network was trained with.

#ifndef COMPOSE_OUTLINE_H
#define COMPOSE_OUTLINE_H

#include "core/base/random.h"
#include "core/compose/outlines.h"
#include "core/compose/plan.h"

typedef struct {
  ComposePieceWords piece;
  uint32_t          n_bars; ///< Of the networks
  ComposeBarWords   words[COMPOSE_MAX_SHEET_BARS];
} ComposeOutline;

/// [any] The outline of `material`, `n_bars` written bars long
/// (1..COMPOSE_MAX_UNIT_BARS): as a real piece goes that suits the brief.  All ideas of
/// one time through the form go on in the same piece.
void compose_outline(ComposeOutline* self, const ComposeOutlines* outlines,
                     const ComposeBrief* brief, const ComposePlan* plan,
                     const ComposeGrid* grid, uint32_t material, uint32_t n_bars);

/// [any] What is said of the last networks' bars of the piece: it comes to rest on the
/// tonic.  `left` counts the bars that follow.
void compose_outline_end(ComposeBarWords* words, uint32_t left);

/// [any] Whether `material` has the chords of the idea before it: the variation of a
/// loop often does.
bool compose_outline_shares(const ComposeBrief* brief, uint32_t material);

#endif
