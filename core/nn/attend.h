// Attention of one head over a cache of keys and values in int8.
//
// A cache lies in one piece of memory: keys packed like the matrix whose rows they are,
// values in pairs of slots, then a scale for each key and for each value.

#ifndef NN_ATTEND_H
#define NN_ATTEND_H

#include "core/nn/kernel.h"

#include <stddef.h>
#include <stdint.h>

/// Kinds of a pair of positions: bars between them, twice and one more if they stand at
/// the same place; and pairs of which one does not see the other.
#define NN_UNSEEN_KIND 66U
#define NN_N_KINDS 67U

/// Bytes of a cache for one slot and one head.
#define NN_SLOT_BYTES (2 * ((size_t)NN_HEAD + sizeof(float)))

/// Slots and heads of a cache; `memory` is nn_cache_bytes() of it, on a boundary of 64.
typedef struct {
  char*    memory;
  uint32_t n_slots; ///< A multiple of 8
  uint32_t n_heads;
} NnCache;

/// [any] Bytes of a cache.
size_t nn_cache_bytes(uint32_t n_slots, uint32_t n_heads);

/// [any] Put the keys and values (n_heads, NN_HEAD) of a position into a slot.
void nn_cache_put(const NnCache* self, const NnKernels* kernels, uint32_t slot,
                  const float* keys, const float* values);

/// Slots of a cache that are looked at, in one piece or two; both begin and end at
/// multiples of 8, and the second lies behind the first.
typedef struct {
  uint32_t        first[2];
  uint32_t        n[2];  ///< The second may be 0
  const uint32_t* kind;  ///< (n[0] + n[1]) of each slot, one piece after the other
  float*          share; ///< (n[0] + n[1]), scratch
  float*          scale; ///< (n[0] + n[1]), scratch
} NnView;

/// [any] What the queries (n_heads, NN_HEAD) find in the slots of a view to `out`,
/// which may be the queries.
///
/// `bias` (n_heads, NN_N_KINDS) adds to the logits.  At least one slot must be seen.
/// Looking at slots that are not seen changes nothing.
void nn_cache_ask(const NnCache* self, const NnKernels* kernels, const float* queries,
                  const NnView* view, const float* bias, float* out);

#endif
