// Real weights on every path of this machine: the same bits as in plain C, whether or
// not the host has told the processor to flush denormals, since there never are any.
//
// usage: test_nn_paths FILE...

#include "core/base/random.h"
#include "core/nn/layer.h"
#include "core/nn/matrix.h"
#include "core/nn/stack.h"
#include "tests/test.h"

#include <fenv.h>
#include <stdbool.h>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

#define MAX_PATHS 4
#define STEPS 100
#define CONTEXT 40

static const char* const names[MAX_PATHS] = {"plain", "avx2", "vnni", "neon"};

static NnBlob* blob;

/// All numbers that a run gives, one after another.
typedef struct {
  float  x[(STEPS + 2) * NN_MAX_WIDTH];
  size_t n;
} Track;

static void
fill(float* x, uint32_t n, uint32_t key)
{
  BaseRandom dice = base_random(3, key, 0, 0);
  for (uint32_t i = 0; i < n; ++i) {
    x[i] = 2.0f * base_random_unit(&dice) - 1.0f;
  }
}

/// As wide as the file's cross-attention wants its source, or 0.
static uint32_t
source_width(void)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, "decoder.0.cross_kv", NN_INT8, 4);
  return tensor ? tensor->shape[1] * 4 : 0;
}

static void
run_decoder(Track* track)
{
  const uint32_t     across = source_width();
  const NnStackShape shape  = {NN_CAUSAL, CONTEXT, 8, across ? 10 : 0, across};
  NnStack*           stack;
  CHECK(nn_stack_open(blob, "decoder.", &shape, &stack) == BASE_OK);
  const uint32_t width  = nn_stack_width(stack);
  void* const    memory = aligned_alloc(NN_STATE_ALIGN, nn_stack_state_bytes(stack));
  CHECK(memory);
  NnState* const state = nn_stack_init(stack, memory);
  if (across) {
    static const NnPlace at[10] = {{0, 0}, {1, 0}, {1, 6}, {4, 0}};
    float                source[10 * NN_MAX_WIDTH];
    fill(source, 10 * across, 9999);
    CHECK(nn_stack_hear(stack, state, source, at, 10) == BASE_OK);
  }
  for (uint32_t t = 0; t < STEPS; ++t) {
    float* const x = track->x + (size_t)t * width;
    fill(x, width, t);
    nn_stack_step(stack, state, x, (NnPlace){(int32_t)t / 7, (int32_t)t % 3}, x);
  }
  track->n = (size_t)STEPS * width;
  free(memory);
  nn_stack_free(stack);
}

/// The text model's layers, packed here: its own run in float.
static void
run_layer(const char* name, Track* track)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_INT8, 2);
  NnRows                rows;
  CHECK(tensor && nn_rows_from(blob, name, tensor->shape[1], &rows) == BASE_OK);
  const uint32_t n = rows.n_rows, n_groups = (rows.n_columns + 3) / 4;
  int8_t* const  packed = calloc((n + 7) / 8 * 8, n_groups * 4);
  float          x[NN_MAX_COLUMNS];
  CHECK(packed && rows.n_columns <= NN_MAX_COLUMNS && n <= NN_MAX_WIDTH);
  for (uint32_t row = 0; row < n; ++row) {
    for (uint32_t i = 0; i < rows.n_columns; ++i) {
      packed[((size_t)(row / 8) * n_groups + i / 4) * 32 + row % 8 * 4 + i % 4] =
        rows.weight[(size_t)row * rows.n_columns + i];
    }
  }
  const NnMatrix matrix = {n,          rows.n_columns, packed,
                           rows.scale, NULL,           nn_blob_kernels(blob)};
  fill(x, rows.n_columns, n);
  nn_matrix_run(&matrix, x, track->x + track->n);
  track->n += n;
  free(packed);
}

static void
run(Track* track)
{
  memset(track, 0, sizeof(*track));
  if (nn_blob_tensor(blob, "decoder.norm", NN_FLOAT32, 1)) {
    run_decoder(track);
  } else {
    run_layer("hidden", track);
    run_layer("genre", track);
    run_layer("mood", track);
  }
}

/// As hosts do around their audio, and back.
static void
set_flushing(bool flush)
{
#if defined(__SSE__)
  const unsigned bits = 0x8040; // Flush to zero, denormals are zero
  _mm_setcsr(flush ? _mm_getcsr() | bits : _mm_getcsr() & ~bits);
#elif defined(__aarch64__)
  const unsigned long bits = 1UL << 24;
  unsigned long       control;
  __asm__ volatile("mrs %0, fpcr" : "=r"(control));
  control = flush ? control | bits : control & ~bits;
  __asm__ volatile("msr fpcr, %0" : : "r"(control));
#else
  (void)flush;
#endif
}

static void
check_flushing(const Track* track)
{
  static Track flushed;
  set_flushing(true);
  run(&flushed);
  set_flushing(false);
  CHECK(!memcmp(track->x, flushed.x, track->n * sizeof(float)));
}

static void
check_file(const char* path)
{
  static Track plain, fast;
  CHECK(nn_blob_open(path, &blob) == BASE_OK);
  nn_blob_use(blob, nn_kernels_named("plain"));
  feclearexcept(FE_ALL_EXCEPT);
  run(&plain);
  CHECK(!fetestexcept(FE_UNDERFLOW | FE_OVERFLOW | FE_INVALID | FE_DIVBYZERO));
  for (size_t i = 0; i < MAX_PATHS; ++i) {
    const NnKernels* const kernels = nn_kernels_named(names[i]);
    if (kernels) {
      nn_blob_use(blob, kernels);
      run(&fast);
      CHECK(plain.n > 0 && plain.n == fast.n);
      CHECK(!memcmp(plain.x, fast.x, plain.n * sizeof(float)));
      check_flushing(&fast);
      printf("%s: %zu numbers the same with %s\n", path, plain.n, names[i]);
    }
  }
  nn_blob_free(blob);
}

int
main(int argc, char** argv)
{
  CHECK(argc > 1);
  for (int i = 1; i < argc; ++i) {
    check_file(argv[i]);
  }
  return 0;
}
