// A bar that is being written: what it has so far, and what may come next.
//
// The rules only ever forbid or make less likely; what is written is the network's.

#ifndef COMPOSE_HAND_H
#define COMPOSE_HAND_H

#include "core/compose/rule.h"
#include "core/compose/writer.h"

typedef struct {
  const ComposeWriter* writer;
  const ComposeTask*   task;
  uint32_t             places; ///< Of the bar
  uint32_t             begin;  ///< Places from the written bar's beginning
  uint32_t             at;     ///< Where the last step was
  bool                 chord_here, note_here; ///< At that place
  uint32_t             n_chords, n_notes, most_notes;
  uint32_t             n_done; ///< Of the chords that are due
  uint32_t             force;  ///< The chord that sounds; COMPOSE_NO_WHAT if none
  int                  low;    ///< Of the sheet
  int                  last;   ///< The last note's pitch, -1 if none
} ComposeHand;

/// [any] Forbid what cannot be the next step's place.
void compose_hand_where(const ComposeHand* self, float* logits);

/// [any] Forbid and discourage what cannot be at `where`.
void compose_hand_what(const ComposeHand* self, uint32_t where, float* logits);

/// [any] Forbid lengths and basses that do not suit.
void compose_hand_much(const ComposeHand* self, uint32_t where, uint32_t what,
                       float* logits);

#endif
