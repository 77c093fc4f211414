// Weight files: a header, then named tensors, mapped read-only.
//
// Layout, little-endian: magic "ESTRONN\n", byte order mark, version, number of
// tensors, a zero, size and checksum of what follows the header (FNV-1a of
// 64-bit words); then one entry per tensor; then the data, each piece on a
// 64-byte boundary.  Everything is measured against the file before it is
// trusted; what a tensor should look like is checked where it is fetched.

#ifndef NN_BLOB_H
#define NN_BLOB_H

#include "core/base/status.h"
#include "core/nn/kernel.h"

#include <stddef.h>
#include <stdint.h>

#define NN_BLOB_VERSION 1U
#define NN_MAX_RANK 4U

typedef enum { NN_FLOAT32, NN_INT8, NN_UINT8, NN_UINT32, NN_N_TYPES } NnType;

typedef struct {
  char        name[32];
  NnType      type;
  uint32_t    rank;
  uint32_t    shape[NN_MAX_RANK];
  size_t      n;    ///< Items
  const void* data; ///< Borrowed from the blob
} NnTensor;

typedef struct NnBlob NnBlob;

/// [worker] Open and check a weight file; `*blob` is NULL on failure.
///
/// BASE_NOT_FOUND, BASE_CANNOT_READ, BASE_BAD_INPUT (torn or foreign), BASE_TOO_NEW or
/// BASE_NO_MEMORY.
BaseStatus nn_blob_open(const char* path, NnBlob** blob);

/// [worker] The same from `n_bytes` bytes that outlive the blob.
BaseStatus nn_blob_read(const void* bytes, size_t n_bytes, NnBlob** blob);

/// [worker] Close what was opened or read; NULL is fine.  Whatever was borrowed from it
/// is gone.
void nn_blob_free(NnBlob* blob);

/// [worker] Open a weight file as nn_blob_open() does, or take the one that somebody in
/// this process has open: all who share a file share its memory.
///
/// May be called from any thread that may wait.  A file that was replaced or written
/// since is another file.
BaseStatus nn_blob_share(const char* path, const NnBlob** blob);

/// [worker] Give a shared one back; the last closes it.  NULL is fine.
void nn_blob_release(const NnBlob* blob);

/// [worker] Let everything that is borrowed from now on run on these kernels; without
/// it those are the best of this machine.  Results are the same, to the bit.
void nn_blob_use(NnBlob* blob, const NnKernels* kernels);

/// [any] What nn_blob_use() said.
const NnKernels* nn_blob_kernels(const NnBlob* blob);

/// [any] The tensor of this name, type and rank; NULL if there is none.
const NnTensor* nn_blob_tensor(const NnBlob* blob, const char* name, NnType type,
                               uint32_t rank);

/// [any] The checksum that names these weights.
uint64_t nn_blob_checksum(const NnBlob* blob);

#endif
