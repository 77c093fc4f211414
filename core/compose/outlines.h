// How real pieces are laid out, without a note of theirs (train/outlines.py): a new
// piece is planned like one of them.

#ifndef COMPOSE_OUTLINES_H
#define COMPOSE_OUTLINES_H

#include "core/base/random.h"
#include "core/base/status.h"
#include "core/compose/steps.h"
#include "core/nn/blob.h"

typedef struct {
  const NnBlob*  blob;
  uint32_t       n, most;             ///< Outlines; bars of one at the most
  const uint8_t *piece, *bars, *size; ///< (n, words), (n, most, words), (n); borrowed
} ComposeOutlines;

/// What a piece wants to be like.
typedef struct {
  ComposePieceWords words; ///< Its style, mode, meter and tempo are looked at
  float             busy;  ///< How much busier than others of its style, -1..1
  float             rich;  ///< How much richer in rhythm, chords and chromatics, -1..1
} ComposeOutlineWish;

/// [worker] Open what was collected; what is all zeros knows nothing.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another file.
BaseStatus compose_outlines_open(ComposeOutlines* self, const char* path);

/// [worker] Close it; one of zeros is fine.
void compose_outlines_close(ComposeOutlines* self);

/// [any] The number of a piece of the style that is wished: likelier the better it
/// suits, and of another meter only where its style has none in this one.
uint32_t compose_outlines_draw(const ComposeOutlines*    self,
                               const ComposeOutlineWish* wish, BaseRandom* random);

/// [any] What is said of a whole piece.
ComposePieceWords compose_outlines_piece(const ComposeOutlines* self, uint32_t which);

/// [any] What is said of bar `bar` of a piece, which comes round at its end.
ComposeBarWords compose_outlines_bar(const ComposeOutlines* self, uint32_t which,
                                     uint32_t bar);

#endif
