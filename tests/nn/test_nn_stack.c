// Whole networks against PyTorch: the encoder, the decoder with and without a source
// and with a cache that is longer than its context, the convolutions.
//
// The tolerance is what int8 activations cost, 2 % of the size of the result.  The same
// whole numbers in PyTorch, which sums floats in another order, are met within 1e-5.

#include "core/nn/conv.h"
#include "core/nn/matrix.h"
#include "tests/nn/vectors.h"

#define TOLERANCE 0.02
#define CONTEXT 24
#define REWIND 10
#define MAX_NUMBERS 8192

static NnBlob* blob;

typedef struct {
  NnStack* stack;
  NnState* state;
} Run;

static Run
open_run(const char* prefix, NnStackShape shape)
{
  Run run;
  CHECK(nn_stack_open(blob, prefix, &shape, &run.stack) == BASE_OK);
  const size_t n_bytes = (nn_stack_state_bytes(run.stack) + 63) / 64 * 64;
  void* const  memory  = aligned_alloc(NN_STATE_ALIGN, n_bytes);
  CHECK(memory);
  memset(memory, 0x55, n_bytes);
  run.state = nn_stack_init(run.stack, memory);
  return run;
}

static Run
open_decoder(void)
{
  return open_run("decoder.", (NnStackShape){NN_CAUSAL, CONTEXT, REWIND, 20, 32});
}

static void
close_run(Run run)
{
  free(run.state);
  nn_stack_free(run.stack);
}

/// Steps from `begin` up to `end` of the decoder's input.
static void
step_on(Run run, uint32_t begin, uint32_t end, float* out)
{
  const Rows           in = rows_of(blob, "in.decoder");
  const NnPlace* const at = places_of(blob, "at.decoder");
  for (uint32_t t = begin; t < end; ++t) {
    nn_stack_step(run.stack, run.state, in.x + (size_t)t * in.width, at[t],
                  out + (size_t)t * in.width);
  }
}

static void
encode(float x[MAX_NUMBERS])
{
  const Rows in  = rows_of(blob, "in.encoder");
  const Run  run = open_run("encoder.", (NnStackShape){NN_ENCODER, 32, 0, 0, 0});
  memcpy(x, in.x, (size_t)in.n * in.width * sizeof(*x));
  CHECK(nn_stack_encode(run.stack, run.state, x, places_of(blob, "at.source"), in.n) ==
        BASE_OK);
  CHECK(nn_stack_encode(run.stack, run.state, x, places_of(blob, "at.source"), 33) ==
        BASE_BAD_INPUT);
  close_run(run);
}

static void
hear(Run run)
{
  float source[MAX_NUMBERS];
  encode(source);
  CHECK(nn_stack_hear(run.stack, run.state, source, places_of(blob, "at.source"), 21) ==
        BASE_BAD_INPUT);
  CHECK(nn_stack_hear(run.stack, run.state, source, places_of(blob, "at.source"), 19) ==
        BASE_OK);
}

static void
a_matrix_agrees(void)
{
  const Rows in = rows_of(blob, "in.linear");
  NnMatrix   matrix;
  float      out[MAX_NUMBERS];
  CHECK(nn_matrix_from(blob, "linear", 21, 37, &matrix) == BASE_OK);
  for (uint32_t i = 0; i < in.n; ++i) {
    nn_matrix_run(&matrix, in.x + (size_t)i * in.width, out + (size_t)i * 21);
  }
  check_against(blob, "linear", out, TOLERANCE);
}

static void
the_encoder_agrees(void)
{
  float x[MAX_NUMBERS];
  encode(x);
  check_against(blob, "encoder", x, TOLERANCE);
}

static void
the_decoder_alone_agrees(void)
{
  const Run run = open_decoder();
  float     out[MAX_NUMBERS];
  step_on(run, 0, 70, out);
  check_against(blob, "alone", out, TOLERANCE);
  close_run(run);
}

static void
the_decoder_with_a_source_agrees(void)
{
  const Run run = open_decoder();
  float     out[MAX_NUMBERS];
  hear(run);
  step_on(run, 0, 70, out);
  check_against(blob, "decoder", out, TOLERANCE);
  close_run(run);
}

static void
the_convolutions_agree(void)
{
  const Rows in = rows_of(blob, "in.conv");
  NnConv*    conv;
  float      x[MAX_NUMBERS];
  float      scratch[MAX_NUMBERS];
  CHECK(nn_conv_open(blob, "conv.", 5, &conv) == BASE_OK && nn_conv_width(conv) == 24);
  memcpy(x, in.x, (size_t)in.n * in.width * sizeof(*x));
  nn_conv_run(conv, x, in.n, scratch);
  check_against(blob, "conv", x, TOLERANCE);
  nn_conv_run(conv, x, 0, scratch);
  nn_conv_free(conv);
}

/// The more can be taken back, the more slots lie beyond the context.
static void
slots_beyond_the_context_change_nothing(void)
{
  for (uint32_t n_rewind = 0; n_rewind < 60; n_rewind += 7) {
    const Run run =
      open_run("decoder.", (NnStackShape){NN_CAUSAL, CONTEXT, n_rewind, 20, 32});
    float out[MAX_NUMBERS];
    hear(run);
    step_on(run, 0, 70, out);
    check_against(blob, "decoder", out, TOLERANCE);
    close_run(run);
  }
}

static void
what_is_taken_back_leaves_no_trace(void)
{
  const Run run = open_decoder();
  float     straight[MAX_NUMBERS];
  float     branched[MAX_NUMBERS];
  hear(run);
  step_on(run, 0, 70, straight);
  CHECK(nn_stack_rewind(run.stack, run.state, 0) == BASE_OK);
  for (uint32_t t = 0; t < 70; t += 5) {
    const uint32_t ahead = t + REWIND < 70 ? t + REWIND : 70;
    step_on(run, t, ahead, branched);
    CHECK(nn_stack_rewind(run.stack, run.state, t) == BASE_OK);
    step_on(run, t, t + 5, branched);
  }
  CHECK(!memcmp(straight, branched, 70 * 64 * sizeof(float)));
  close_run(run);
}

static void
a_full_cache_goes_back_as_far_as_it_said(void)
{
  const Run run = open_decoder();
  float     first[MAX_NUMBERS];
  float     again[MAX_NUMBERS];
  step_on(run, 0, 60, first);
  CHECK(nn_stack_rewind(run.stack, run.state, 61) == BASE_BAD_INPUT);
  CHECK(nn_stack_rewind(run.stack, run.state, 30) == BASE_BAD_INPUT);
  CHECK(nn_stack_position(run.state) == 60);
  CHECK(nn_stack_rewind(run.stack, run.state, 60 - REWIND) == BASE_OK);
  CHECK(nn_stack_position(run.state) == 60 - REWIND);
  step_on(run, 60 - REWIND, 60, again);
  CHECK(!memcmp(first + 50 * 64, again + 50 * 64, 10 * 64 * sizeof(float)));
  close_run(run);
}

static void
a_copy_goes_its_own_way(void)
{
  const Run run  = open_decoder();
  const Run copy = open_decoder();
  float     out[MAX_NUMBERS];
  float     other[MAX_NUMBERS];
  hear(run);
  step_on(run, 0, 30, out);
  nn_stack_copy(run.stack, copy.state, run.state);
  step_on(run, 40, 50, other); // The first goes elsewhere
  step_on((Run){run.stack, copy.state}, 30, 70, out);
  check_against(blob, "decoder", out, TOLERANCE);
  close_run(copy);
  close_run(run);
}

static void
bars_and_places_may_be_anything(void)
{
  const Run run        = open_decoder();
  float     out[64]    = {0};
  const int extremes[] = {INT32_MAX, INT32_MIN, 0, -5, INT32_MAX};
  hear(run);
  for (size_t i = 0; i < 5; ++i) {
    nn_stack_step(run.stack, run.state, out, (NnPlace){extremes[i], extremes[i]}, out);
    for (size_t k = 0; k < 64; ++k) {
      CHECK(isfinite(out[k]));
    }
  }
  close_run(run);
}

static void
impossible_shapes_are_refused(void)
{
  static const NnStackShape shapes[] = {
    {NN_CAUSAL, 0, 0, 0, 0},     {NN_CAUSAL, 1025, 0, 0, 0},
    {NN_CAUSAL, 1000, 25, 0, 0}, {NN_CAUSAL, 1, 0xFFFFFFFF, 0, 0},
    {NN_CAUSAL, 24, 0, 20, 0},   {NN_CAUSAL, 24, 0, 0, 32},
    {NN_CAUSAL, 24, 0, 20, 64},  {NN_CAUSAL, 24, 0, 2000, 32},
    {NN_ENCODER, 24, 4, 0, 0},   {NN_ENCODER, 24, 0, 20, 32},
  };
  NnStack* stack;
  for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); ++i) {
    CHECK(nn_stack_open(blob, "decoder.", &shapes[i], &stack) == BASE_BAD_INPUT);
    CHECK(!stack);
  }
  const NnStackShape good = {NN_CAUSAL, 24, 0, 0, 0};
  CHECK(nn_stack_open(blob, "nobody.", &good, &stack) == BASE_BAD_INPUT && !stack);
  NnConv* conv;
  CHECK(nn_conv_open(blob, "conv.", 4, &conv) == BASE_BAD_INPUT && !conv);
  CHECK(nn_conv_open(blob, "conv.", 7, &conv) == BASE_BAD_INPUT && !conv);
  CHECK(nn_conv_open(blob, "conv.", 0xFFFFFFFF, &conv) == BASE_BAD_INPUT && !conv);
  CHECK(nn_conv_open(blob, "decoder.", 5, &conv) == BASE_BAD_INPUT && !conv);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2 && nn_blob_open(argv[1], &blob) == BASE_OK);
  RUN(a_matrix_agrees);
  RUN(the_encoder_agrees);
  RUN(the_decoder_alone_agrees);
  RUN(the_decoder_with_a_source_agrees);
  RUN(the_convolutions_agree);
  RUN(slots_beyond_the_context_change_nothing);
  RUN(what_is_taken_back_leaves_no_trace);
  RUN(a_full_cache_goes_back_as_far_as_it_said);
  RUN(a_copy_goes_its_own_way);
  RUN(bars_and_places_may_be_anything);
  RUN(impossible_shapes_are_refused);
  nn_blob_free(blob);
  return 0;
}
