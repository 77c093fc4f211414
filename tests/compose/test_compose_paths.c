// A machine with vector instructions and one without compose the same notes.

#include "core/nn/kernel.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

static const char* path = "plain"; ///< Of the machine that is played; NULL this one
static AskPiece    plain, own;

const NnKernels* __real_nn_kernels_best(void);
const NnKernels* __wrap_nn_kernels_best(void);

const NnKernels*
__wrap_nn_kernels_best(void)
{
  return path ? nn_kernels_named(path) : __real_nn_kernels_best();
}

/// Networks take the kernels of the moment at which their file is opened first.
static void
compose_on(const char* machine, const ComposeRequest* request, AskPiece* piece)
{
  path                        = machine;
  ComposeModels* const models = ask_new_models();
  ask_compose_with(models, request, NULL, UINT32_MAX, piece);
  compose_models_free(models);
}

static void
whole_pieces_are_the_same_on_every_path(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 4) {
    ComposeRequest request = ask_style((PromptStyle)style, style + 1);
    request.n_bars         = 12;
    compose_on("plain", &request, &plain);
    compose_on(NULL, &request, &own);
    CHECK(plain.n == own.n);
    for (uint32_t i = 0; i < plain.n; ++i) {
      ask_check_same(plain.sections[i], own.sections[i]);
    }
    ask_free(&plain);
    ask_free(&own);
  }
}

int
main(void)
{
  RUN(whole_pieces_are_the_same_on_every_path);
  return 0;
}
