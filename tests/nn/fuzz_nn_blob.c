// Any bytes as a weight file, and a good file with any edits: what opens must run, and
// whatever it gives must be finite.
//
// The good file is named by ESTRO_NN_VECTORS.  An input that begins with an even byte
// is a file itself; otherwise it is a list of edits, an offset of three bytes and a new
// byte each.  Both get a true size and checksum, without which nothing would be read.

#include "core/nn/conv.h"
#include "core/nn/matrix.h"
#include "core/nn/stack.h"
#include "tests/nn/forge.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

#define MAX_BYTES (1U << 19)
#define N 3U

typedef struct {
  _Alignas(64) char good[MAX_BYTES];
  _Alignas(64) char file[MAX_BYTES];
  size_t n_bytes;
} Files;

static Files*
shared_files(void)
{
  static Files files; // libFuzzer offers no other place to keep it
  if (!files.n_bytes) {
    const char* const path = getenv("ESTRO_NN_VECTORS");
    FILE* const       in   = path ? fopen(path, "rb") : NULL;
    if (!in) {
      abort();
    }
    files.n_bytes = fread(files.good, 1, MAX_BYTES, in);
    fclose(in);
  }
  return &files;
}

static void
check_finite(const float* x, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (!isfinite(x[i])) {
      abort();
    }
  }
}

static void
run_stack(const NnBlob* blob, const char* prefix, NnStackShape shape)
{
  static const NnPlace at[N] = {{0, 0}, {1, 0}, {50, 3}};
  NnStack*             stack;
  if (nn_stack_open(blob, prefix, &shape, &stack)) {
    return;
  }
  float       x[N * NN_MAX_WIDTH];
  const float source[N * 32] = {1, 2, 3};
  void* const memory = aligned_alloc(NN_STATE_ALIGN, nn_stack_state_bytes(stack));
  if (memory) {
    const size_t   width = nn_stack_width(stack);
    NnState* const state = nn_stack_init(stack, memory);
    for (size_t i = 0; i < N * width; ++i) {
      x[i] = (float)(i % 5) - 2;
    }
    if (shape.kind == NN_ENCODER) {
      (void)nn_stack_encode(stack, state, x, at, N);
    } else {
      (void)nn_stack_hear(stack, state, source, at, N);
      for (size_t i = 0; i < N; ++i) {
        nn_stack_step(stack, state, x + i * width, at[i], x + i * width);
      }
    }
    check_finite(x, N * width);
  }
  free(memory);
  nn_stack_free(stack);
}

static void
run_conv(const NnBlob* blob)
{
  float   x[N * NN_MAX_WIDTH] = {1, -2, 3};
  float   scratch[N * NN_MAX_WIDTH];
  NnConv* conv;
  if (!nn_conv_open(blob, "conv.", 5, &conv)) {
    nn_conv_run(conv, x, N, scratch);
    check_finite(x, (size_t)N * nn_conv_width(conv));
    nn_conv_free(conv);
  }
}

static void
run_matrix(const NnBlob* blob)
{
  const float in[37] = {1, -2, 3};
  float       out[21];
  NnMatrix    matrix;
  if (!nn_matrix_from(blob, "linear", 21, 37, &matrix)) {
    nn_matrix_run(&matrix, in, out);
    check_finite(out, 21);
  }
}

/// Put together what the input asks for; its length.
static size_t
make_file(Files* files, const uint8_t* data, size_t size)
{
  if (data[0] % 2 == 0) {
    const size_t n = size < MAX_BYTES ? size : MAX_BYTES;
    memcpy(files->file, data, n);
    memcpy(files->file, files->good, n < 16 ? n : 16); // Magic, order and version
    return n;
  }
  memcpy(files->file, files->good, files->n_bytes);
  for (size_t i = 1; i + 4 <= size; i += 4) {
    const size_t at = data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16;
    files->file[at % files->n_bytes] = (char)data[i + 3];
  }
  return files->n_bytes;
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
  Files* const files = shared_files();
  const size_t n     = size ? make_file(files, data, size) : 0;
  NnBlob*      blob;
  if (n >= FORGE_HEADER) {
    forge_sign(files->file, n);
  }
  if (!nn_blob_read(files->file, n, &blob)) {
    run_matrix(blob);
    run_stack(blob, "encoder.", (NnStackShape){NN_ENCODER, 8, 0, 0, 0});
    run_stack(blob, "decoder.", (NnStackShape){NN_CAUSAL, 2, 1, 8, 32});
    run_conv(blob);
    nn_blob_free(blob);
  }
  return 0;
}
