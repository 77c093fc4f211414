// A stack of transformer blocks: a causal one that steps position by position with a
// cache of what went before, with or without cross-attention to an encoded source, or
// an encoder that sees all positions at once.
//
// Three lifetimes.  The stack is what one opened weight file says and is shared by all
// that run it.  A state is one run: it lies in the caller's memory, nothing is
// allocated after it is made, and it can be rewound or copied, so that candidates
// branch from one beginning.  Vectors in and out are the caller's.
//
// A block is x += out(attention(norm_a x)); with a source x += cross_out(attention over
// the source(norm_c x)); x += down(square of relu(up(norm_b x))).  Norms are RMS norms
// (Zhang and Sennrich, NeurIPS 2019).  Heads are 32 wide.  A logit is q . k / sqrt(32)
// plus two learned biases per head in the manner of Press et al. (ICLR 2022): how many
// bars lie between the two positions, and whether they stand at the same place of the
// bar.
//
// Tensors of block i under a prefix such as "decoder.": decoder.i.norm_a, norm_b
// (width); .qkv (3 * width, width), .out (width, width), .up (hidden, width), .down
// (width, hidden); .far (heads, 33), .same (heads, 2).  With a source also .norm_c,
// .cross_q (width, width), .cross_kv (2 * width, source width), .cross_out (width,
// width), .cross_far (heads, 33), .cross_same (heads, 2).  After the last block
// decoder.norm (width).  Matrices as in matrix.h, the others float.

#ifndef NN_STACK_H
#define NN_STACK_H

#include "core/base/status.h"
#include "core/nn/blob.h"

#include <stddef.h>
#include <stdint.h>

#define NN_MAX_WIDTH 512U
#define NN_MAX_LAYERS 16U

/// Positions that can be held at once: context and n_rewind together, or a source.
#define NN_MAX_POSITIONS 1024U

/// Where a state must lie.
#define NN_STATE_ALIGN 64U

/// Bars between two positions that have a bias of their own; in a source they lie on
/// both sides of the middle, -16..16.
#define NN_FAR_BARS 33U

/// Where a position stands in the music; any numbers, the bars up to 2^30.
typedef struct {
  int32_t bar;
  int32_t place; ///< Only ever compared for being the same
} NnPlace;

typedef enum {
  NN_CAUSAL,  ///< A position sees itself and what went before: nn_stack_step()
  NN_ENCODER, ///< All see all: nn_stack_encode()
} NnStackKind;

/// What the caller decides; width, layers and hidden sizes are the file's.
typedef struct {
  NnStackKind kind;
  uint32_t    context;  ///< Causal: positions seen, the own one too; encoder: at most
  uint32_t    n_rewind; ///< Causal: positions that a full cache can be taken back
  uint32_t    n_source; ///< Causal: positions of the longest source, 0 without
  uint32_t    source_width; ///< 0 without a source
} NnStackShape;

typedef struct NnStack NnStack;
typedef struct NnState NnState;

/// [worker] Find all blocks of a prefix in a blob that outlives the stack.
///
/// BASE_BAD_INPUT if a tensor is missing or shaped otherwise, or the shape is beyond
/// the limits above; BASE_NO_MEMORY.  `*stack` is NULL on failure.
BaseStatus nn_stack_open(const NnBlob* blob, const char* prefix,
                         const NnStackShape* shape, NnStack** stack);

/// [worker] Forget it; NULL is fine.  Its states are of no use afterwards.
void nn_stack_free(NnStack* stack);

/// [any] Numbers of a vector, a multiple of 32 up to NN_MAX_WIDTH.
uint32_t nn_stack_width(const NnStack* stack);

/// [any] How many bytes a state takes.
size_t nn_stack_state_bytes(const NnStack* stack);

/// [any] Make a state without history in `memory` of nn_stack_state_bytes() bytes on a
/// boundary of NN_STATE_ALIGN; the memory stays the caller's.
NnState* nn_stack_init(const NnStack* stack, void* memory);

/// [any] Make `to` an equal of `from`, both states of this stack.
void nn_stack_copy(const NnStack* stack, NnState* to, const NnState* from);

/// [worker] Causal: take one position in, and give what the stack makes of it, after
/// the last norm.
///
/// `in` and `out` hold a width each and may be the same.  Bars must not fall from one
/// position to the next by more than they rose.
void nn_stack_step(const NnStack* stack, NnState* state, const float* in, NnPlace at,
                   float* out);

/// [any] Causal: how many positions were taken in.
uint32_t nn_stack_position(const NnState* state);

/// [any] Causal: forget all but the first `n` positions; the next step then gives the
/// same bits as if the others had never been.  The source stays.
///
/// BASE_BAD_INPUT, and nothing changes, if there are fewer, or if what the position `n`
/// would see is no longer held: that is so only beyond n_rewind positions back.  0 is
/// always possible.
BaseStatus nn_stack_rewind(const NnStack* stack, NnState* state, uint32_t n);

/// [worker] Causal, with a source: hear `n` encoded positions (n, source_width) from
/// the next step on.  None is fine: then cross-attention adds nothing, as before any
/// call.
///
/// BASE_BAD_INPUT if there are more than n_source.
BaseStatus nn_stack_hear(const NnStack* stack, NnState* state, const float* source,
                         const NnPlace* at, uint32_t n);

/// [worker] Encoder: replace `n` vectors (n, width) by what the stack makes of them,
/// after the last norm.  The state holds nothing beyond the call.
///
/// BASE_BAD_INPUT if there are more than `context`.
BaseStatus nn_stack_encode(const NnStack* stack, NnState* state, float* x,
                           const NnPlace* at, uint32_t n);

#endif
