#include "core/nn/kernel_paths.h"

#include <stddef.h>
#include <string.h>

typedef const NnKernels* (*Path)(void);

/// The fastest first; the last is everywhere.
static const Path paths[] = {nn_kernels_avx2, nn_kernels_neon, nn_kernels_plain};

#define N_PATHS (sizeof(paths) / sizeof(paths[0]))

const NnKernels*
nn_kernels_best(void)
{
  const NnKernels* found = NULL;
  for (size_t i = 0; i < N_PATHS && !found; ++i) {
    found = paths[i]();
  }
  return found;
}

const NnKernels*
nn_kernels_named(const char* name)
{
  for (size_t i = 0; i < N_PATHS; ++i) {
    const NnKernels* const found = paths[i]();
    if (found && !strcmp(found->name, name)) {
      return found;
    }
  }
  return NULL;
}
