// Any bytes, with and without the encoder, as sentence and as corrections: a valid
// intent, valid JSON, no crash.

#include "core/param/instrument.h"
#include "core/prompt/correct.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size);

static void
demand(bool holds)
{
  if (!holds) {
    abort();
  }
}

static void
check(const PromptIntent* intent, const char* sentence, size_t n)
{
  char line[128];
  demand(intent->n_genres >= 1 && intent->n_genres <= PROMPT_MAX_GENRES);
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    demand(intent->genres[i].genre < prompt_n_genres());
    demand(intent->genres[i].weight > 0 && intent->genres[i].weight <= 1.0f);
  }
  demand(intent->tempo_bpm.value >= 20 && intent->tempo_bpm.value <= 300);
  demand(fabsf(intent->valence.value) <= 1 && fabsf(intent->arousal.value) <= 1);
  demand(intent->energy.value >= 0 && intent->energy.value <= 1);
  demand(intent->key < 12 && intent->mode < BASE_N_MODES);
  demand(intent->meter.beats >= 1 && intent->meter.beats <= 32);
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    demand(intent->parts[part].instrument < (int32_t)param_n_instruments());
  }
  demand(prompt_summary(intent, line, sizeof(line)) == strlen(line));
  char* const json = prompt_json(intent, sentence, n);
  demand(json && json[strlen(json) - 1] == '\n');
  free(json);
}

int
LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
  static PromptModel* model; // Opened once for the whole run
  static bool         tried;
  if (!tried) {
    const char* const path = getenv("ESTRO_PROMPT_WEIGHTS");
    demand(!path || prompt_model_open(path, &model) == BASE_OK);
    tried = true;
  }
  // What stands behind the first line corrects it
  const char* const text = (const char*)data;
  const char* const end  = size ? memchr(text, '\n', size) : NULL;
  const size_t      n    = end ? (size_t)(end - text) : size;
  PromptIntent      intent;
  prompt_read(model, text, size, &intent);
  check(&intent, text, size);
  prompt_read(NULL, text, n, &intent);
  check(&intent, text, n);
  demand(prompt_correct(&intent, text + n, size - n) == BASE_OK);
  check(&intent, text, n);
  return 0;
}
