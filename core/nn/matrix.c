#include "core/nn/matrix.h"

#include "core/nn/bits.h"

#include <math.h>
#include <stdio.h>

/// Whether a number is 0 or of a size that leads to nothing denormal or infinite.
static bool
is_sound(float x)
{
  const float size = fabsf(x);
  return size == 0 || (size >= NN_TINY && size <= NN_GREAT);
}

bool
nn_sound_floats(const NnTensor* tensor)
{
  const float* const x     = tensor->data;
  bool               sound = true;
  for (size_t i = 0; i < tensor->n; ++i) {
    sound &= is_sound(x[i]);
  }
  return sound;
}

const float*
nn_vector_from(const NnBlob* blob, const char* name, uint32_t n)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_FLOAT32, 1);
  if (!tensor || (n && tensor->shape[0] != n) || !nn_sound_floats(tensor)) {
    return NULL;
  }
  return tensor->data;
}

/// The tensor `NAME.SIDE`, or NULL.
static const NnTensor*
side_of(const NnBlob* blob, const char* name, const char* side)
{
  char full[64];
  snprintf(full, sizeof(full), "%s.%s", name, side);
  return nn_blob_tensor(blob, full, NN_FLOAT32, 1);
}

/// -128 has no opposite among int8, which the kernels rely on.
static bool
has_opposites(const NnTensor* weight)
{
  const int8_t* const w     = weight->data;
  bool                found = false;
  for (size_t i = 0; i < weight->n; ++i) {
    found |= w[i] == INT8_MIN;
  }
  return !found;
}

static bool
is_packed(const NnTensor* weight, uint32_t n_rows, uint32_t n_columns)
{
  return weight->shape[0] == (n_rows + 7) / 8 &&
         weight->shape[1] == (n_columns + 3) / 4 && weight->shape[2] == 8 &&
         weight->shape[3] == 4;
}

BaseStatus
nn_matrix_from(const NnBlob* blob, const char* name, uint32_t n_rows,
               uint32_t n_columns, NnMatrix* matrix)
{
  const NnTensor* const weight = nn_blob_tensor(blob, name, NN_INT8, 4);
  const NnTensor* const scale  = side_of(blob, name, "scale");
  const NnTensor* const bias   = side_of(blob, name, "bias");
  if (!weight || !scale || n_columns > NN_MAX_COLUMNS ||
      (n_rows && scale->shape[0] != n_rows) ||
      !is_packed(weight, scale->shape[0], n_columns) || !has_opposites(weight) ||
      !nn_vector_from(blob, scale->name, 0) ||
      (bias && !nn_vector_from(blob, bias->name, scale->shape[0]))) {
    return BASE_BAD_INPUT;
  }
  *matrix = (NnMatrix){scale->shape[0],
                       n_columns,
                       weight->data,
                       scale->data,
                       bias ? bias->data : NULL,
                       nn_blob_kernels(blob)};
  return BASE_OK;
}

void
nn_matrix_run(const NnMatrix* self, const float* in, float* out)
{
  int8_t      q[NN_MAX_COLUMNS];
  const float x_scale = self->kernels->quantise(in, self->n_columns, q);
  self->kernels->times(self->weight, self->n_rows, self->n_columns, self->scale,
                       self->bias, q, x_scale, out);
}
