// Residual convolutions over a sequence of vectors, all positions at once.
//
// A block is x += out(relu(mix(five or so neighbours of norm x))), the neighbours at
// t - d, t, t + d and so on for a dilation d, zeros beyond the ends (after van den Oord
// et al., "WaveNet", 2016, without gates and looking both ways).
//
// Tensors of block i under a prefix such as "blocks.": blocks.i.norm (width), .mix
// (hidden, kernel * width: the neighbours one after another, the earliest first) and
// .out (width, hidden), matrices as in matrix.h, with or without bias; and for all
// blocks blocks.dilations (uint32, one each) and, after the last, blocks.norm (width).

#ifndef NN_CONV_H
#define NN_CONV_H

#include "core/base/status.h"
#include "core/nn/blob.h"

#include <stddef.h>
#include <stdint.h>

typedef struct NnConv NnConv;

/// [worker] Find all blocks of a prefix; `kernel` is odd, kernel * width and hidden at
/// most NN_MAX_COLUMNS, at most NN_MAX_LAYERS blocks, dilations at most 4096.
///
/// BASE_BAD_INPUT if a tensor is missing or shaped otherwise; BASE_NO_MEMORY.  `*conv`
/// is NULL on failure.
BaseStatus nn_conv_open(const NnBlob* blob, const char* prefix, uint32_t kernel,
                        NnConv** conv);

/// [worker] Forget it; NULL is fine.
void nn_conv_free(NnConv* conv);

/// [any] Numbers of a vector, at most NN_MAX_WIDTH.
uint32_t nn_conv_width(const NnConv* conv);

/// [worker] Replace `n` vectors (n, width) by what the blocks make of them, after the
/// last norm; `scratch` holds as many numbers, apart.
void nn_conv_run(const NnConv* conv, float* x, uint32_t n, float* scratch);

#endif
