// Tokens per second of a composer's network, on every path of this machine.
//
// usage: bench_nn WEIGHTS [STEPS]
//
// A token is one step of the decoder with its cache full, and the three turns that
// follow: the network as it composes, without the drawing.

#include "core/nn/layer.h"
#include "core/nn/matrix.h"
#include "core/nn/stack.h"
#include "tests/test.h"

#include <stdbool.h>
#include <time.h>

#define CONTEXT 256
#define MAX_LOGITS 1024

typedef struct {
  NnRows   where, what;
  NnMatrix turn[2], to_where, to_what, to_much;
  NnStack* stack;
} Net;

static bool
open_net(const NnBlob* blob, Net* net)
{
  const NnStackShape shape = {NN_CAUSAL, CONTEXT, 0, 0, 0};
  if (nn_stack_open(blob, "decoder.", &shape, &net->stack)) {
    return false;
  }
  const uint32_t n = nn_stack_width(net->stack);
  return !nn_rows_from(blob, "where", n, &net->where) &&
         !nn_rows_from(blob, "what", n, &net->what) &&
         !nn_matrix_from(blob, "turns.0", n, n, &net->turn[0]) &&
         !nn_matrix_from(blob, "turns.1", n, n, &net->turn[1]) &&
         !nn_matrix_from(blob, "to_where", 0, n, &net->to_where) &&
         !nn_matrix_from(blob, "to_what", 0, n, &net->to_what) &&
         !nn_matrix_from(blob, "to_much", 0, n, &net->to_much);
}

static void
take_turn(const NnMatrix* turn, const NnMatrix* head, const float* from, float* logits)
{
  float hidden[NN_MAX_WIDTH];
  nn_matrix_run(turn, from, hidden);
  nn_relu(hidden, turn->n_rows);
  nn_matrix_run(head, hidden, logits);
}

/// One token; the next vector in `x` comes from this one's state.
static void
compose_token(const Net* net, NnState* state, uint32_t i, float* x)
{
  const uint32_t width = nn_stack_width(net->stack);
  float          logits[MAX_LOGITS];
  nn_stack_step(net->stack, state, x, (NnPlace){(int32_t)i / 12, (int32_t)i % 5}, x);
  nn_matrix_run(&net->to_where, x, logits);
  nn_rows_add(&net->where, i % net->where.n_rows, x);
  take_turn(&net->turn[0], &net->to_what, x, logits);
  nn_rows_add(&net->what, i % net->what.n_rows, x);
  take_turn(&net->turn[1], &net->to_much, x, logits);
  for (uint32_t k = 0; k < width; ++k) {
    x[k] *= 0.1f;
  }
}

static double
now_s(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void
measure(const Net* net, const char* path, uint32_t n_steps)
{
  const size_t n_bytes = nn_stack_state_bytes(net->stack);
  void* const  memory  = aligned_alloc(NN_STATE_ALIGN, n_bytes);
  float        x[NN_MAX_WIDTH];
  CHECK(memory);
  NnState* const state = nn_stack_init(net->stack, memory);
  for (uint32_t k = 0; k < NN_MAX_WIDTH; ++k) {
    x[k] = 0.1f * (float)(k % 7) - 0.3f;
  }
  for (uint32_t i = 0; i < CONTEXT; ++i) {
    compose_token(net, state, i, x);
  }
  double best = 1e9;
  for (uint32_t round = 0; round < 5; ++round) {
    const double begin = now_s();
    for (uint32_t i = 0; i < n_steps; ++i) {
      compose_token(net, state, i, x);
    }
    const double took = (now_s() - begin) / n_steps;
    best              = took < best ? took : best;
  }
  printf("%s %.0f tokens/s, state %zu bytes, check %.9g\n", path, 1 / best, n_bytes,
         (double)x[0]);
  free(memory);
}

/// What the kernel says of this process, C library included.
static void
print_resident(void)
{
  char        line[128];
  FILE* const status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof(line), status)) {
    if (!strncmp(line, "VmHWM", 5) || !strncmp(line, "Rss", 3)) {
      printf("%s", line);
    }
  }
  if (status) {
    fclose(status);
  }
}

int
main(int argc, char** argv)
{
  static const char* const paths[] = {"plain", "avx2", "vnni", "neon"};
  const uint32_t n_steps = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 2000;
  NnBlob*        blob;
  CHECK(argc > 1 && n_steps && nn_blob_open(argv[1], &blob) == BASE_OK);
  for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); ++i) {
    const NnKernels* const kernels = nn_kernels_named(paths[i]);
    Net                    net;
    if (kernels) {
      nn_blob_use(blob, kernels);
      CHECK(open_net(blob, &net));
      measure(&net, paths[i], n_steps);
      nn_stack_free(net.stack);
    }
  }
  print_resident();
  nn_blob_free(blob);
  return 0;
}
