// A memory of other people's melodies, so that none of them is ever played: a filter
// that knows every sixteen notes of theirs but cannot tell them (train/originality.py).

#ifndef COMPOSE_ORIGINAL_H
#define COMPOSE_ORIGINAL_H

#include "core/compose/steps.h"
#include "core/nn/blob.h"

/// Notes that together are somebody's.
#define COMPOSE_ORIGINAL_NOTES 16U

typedef struct {
  const NnBlob*  blob;
  const uint8_t* bits; ///< Borrowed from the blob
  uint32_t       n_bits, n_probes;
} ComposeOriginal;

/// [worker] Open the filter; what is all zeros knows nothing.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another file.
BaseStatus compose_original_open(ComposeOriginal* self, const char* path);

/// [worker] Close it; one of zeros is fine.
void compose_original_close(ComposeOriginal* self);

/// [any] Whether any sixteen notes that end in the last bar of `sheet` are somebody's:
/// the same intervals at the same distances in time.
bool compose_original_is_known(const ComposeOriginal* self, const ComposeSheet* sheet,
                               const ComposeGrid* grid);

#endif
