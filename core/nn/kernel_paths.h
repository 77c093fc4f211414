// Every set of kernels, whether or not this machine can run it.

#ifndef NN_KERNEL_PATHS_H
#define NN_KERNEL_PATHS_H

#include "core/nn/kernel.h"

/// [any] The reference, in plain C.
const NnKernels* nn_kernels_plain(void);

/// [any] For x86 with AVX2; NULL if this machine is none.
const NnKernels* nn_kernels_avx2(void);

/// [any] For 64-bit ARM; NULL if this machine is none.
const NnKernels* nn_kernels_neon(void);

#endif
