// A motif: one bar of rhythm and contour, without a key.

#ifndef COMPOSE_MOTIF_H
#define COMPOSE_MOTIF_H

#include "core/base/random.h"
#include "core/compose/meter.h"

#define COMPOSE_MAX_MOTIF 16U

typedef struct {
  uint32_t n;
  uint32_t start_ticks[COMPOSE_MAX_MOTIF];
  uint32_t length_ticks[COMPOSE_MAX_MOTIF];
  int      step[COMPOSE_MAX_MOTIF]; ///< Notes of the scale from the one before
} ComposeMotif;

typedef struct {
  float density, syncopation, leaps; ///< 0..1
  float haste; ///< How well sixteenths can be sung at this tempo, 0..1
} ComposeTemper;

/// [any] Draw a motif of one bar; it has at least one note.
void compose_motif(ComposeMotif* self, const ComposeMeter* meter,
                   const ComposeTemper* temper, BaseRandom* random);

/// [any] Draw its contour anew after the first half of its notes.
void compose_motif_turn(ComposeMotif* self, const ComposeTemper* temper,
                        BaseRandom* random);

#endif
