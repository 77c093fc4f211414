// A step is small: counted in what it draws and writes, not in time.

#include "core/base/random.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

#define MOST_DRAWS 6000U
#define MOST_DRAWS_LONG 32000U       ///< In 32/4, where a bar is eight bars long
#define MOST_STEPS_PER_SECTION 2000U ///< Each of them one bar of one part

static uint32_t n_draws;

uint32_t __real_base_random_below(BaseRandom* self, uint32_t n);
float    __real_base_random_unit(BaseRandom* self);
uint32_t __wrap_base_random_below(BaseRandom* self, uint32_t n);
float    __wrap_base_random_unit(BaseRandom* self);

uint32_t
__wrap_base_random_below(BaseRandom* self, uint32_t n)
{
  ++n_draws;
  return __real_base_random_below(self, n);
}

float
__wrap_base_random_unit(BaseRandom* self)
{
  ++n_draws;
  return __real_base_random_unit(self);
}

static uint32_t most_draws, most_steps;

static void
measure(const ComposeRequest* request, uint32_t n_bars)
{
  ComposeSession* session = NULL;
  uint32_t        n_steps = 0;
  CHECK(compose_new(ask_models(), request, NULL, &session) == BASE_OK);
  for (uint32_t bars = 0; bars < n_bars && !compose_is_done(session);) {
    ScoreSection* section = NULL;
    n_draws               = 0;
    CHECK(compose_step(session, &section) == BASE_OK);
    most_draws = n_draws > most_draws ? n_draws : most_draws;
    ++n_steps;
    if (section) {
      most_steps = n_steps > most_steps ? n_steps : most_steps;
      n_steps    = 0;
      bars += section->n_bars;
    }
    score_section_release(section);
  }
  compose_free(session);
}

static void
no_step_draws_much_and_no_section_takes_many(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 5) {
    ComposeRequest request = ask_style((PromptStyle)style, style);
    request.density = request.complexity = request.energy = request.creativity = 1.0f;
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      request.intent.parts[part].wish = PROMPT_WANTED;
    }
    measure(&request, UINT32_MAX);
  }
  printf("at most %u draws a step\n", most_draws);
  CHECK(most_draws > 0 && most_draws <= MOST_DRAWS);
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 20) {
    ComposeRequest request = ask_style((PromptStyle)style, style);
    request.host_meter     = (BaseMeter){32, 4};
    request.intent.endless = true;
    measure(&request, 6);
  }
  printf("at most %u draws a step, %u steps a section\n", most_draws, most_steps);
  CHECK(most_draws <= MOST_DRAWS_LONG);
  CHECK(most_steps <= MOST_STEPS_PER_SECTION);
}

int
main(void)
{
  RUN(no_step_draws_much_and_no_section_takes_many);
  return 0;
}
