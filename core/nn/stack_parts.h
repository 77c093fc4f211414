// What a stack and a state are made of; for the stack's own files.

#ifndef NN_STACK_PARTS_H
#define NN_STACK_PARTS_H

#include "core/nn/attend.h"
#include "core/nn/matrix.h"
#include "core/nn/stack.h"

/// Attention's own weights, to what was before or to a source.
typedef struct {
  const float* norm; ///< (width)
  NnMatrix     query, key_value, out;
  float*       bias; ///< (heads, NN_N_KINDS), in the stack's memory
} NnAttention;

typedef struct {
  NnAttention  own, cross;
  const float* norm; ///< (width)
  NnMatrix     up, down;
} NnBlock;

struct NnStack {
  NnStackShape     shape;
  uint32_t         width, n_heads, n_layers;
  uint32_t         n_slots;        ///< Of the cache of each layer
  uint32_t         n_source_slots; ///< Of the source's cache of each layer, or 0
  const NnKernels* kernels;
  const float*     norm; ///< (width), after the last block
  NnBlock          block[NN_MAX_LAYERS];
  float            bias[];
};

/// A state begins with this and goes on with what nn_parts_of() finds; it holds no
/// pointers, so that its bytes can be copied.
struct NnState {
  uint32_t n;       ///< Positions taken in
  uint32_t oldest;  ///< The first position that is still held
  uint32_t n_heard; ///< Positions of the source
};

/// Where the parts of a state lie.
typedef struct {
  NnPlace*  at;         ///< (n_slots)
  NnPlace*  heard;      ///< (n_source_slots)
  uint32_t* kind;       ///< (n_slots), scratch
  uint32_t* cross_kind; ///< (n_source_slots), scratch
  float*    share;      ///< (the greater of the two), scratch
  float*    scale;      ///< (the greater of the two), scratch
  char*     own;        ///< One cache per layer
  char*     cross;      ///< One cache per layer
  size_t    n_bytes;
} NnStateParts;

/// [any] The parts of a state at `memory`, which may be NULL to learn only the size.
NnStateParts nn_state_parts(const NnStack* stack, char* memory);

/// [any] What a causal position `n` that stands `at` sees, its own slot included.
NnView nn_causal_view(const NnStack* stack, const NnStateParts* parts, uint32_t n,
                      NnPlace at);

/// [any] What a position hears of a source of `n`, at least 1.
NnView nn_cross_view(const NnStateParts* parts, uint32_t n, NnPlace at);

/// [any] What the position `t` sees of all `n` that stand `at`.
NnView nn_encoder_view(const NnStateParts* parts, const NnPlace* at, uint32_t n,
                       uint32_t t);

#endif
