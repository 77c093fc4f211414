// Prints the reading of every line of standard input as JSON; for measuring.
//
//   explain [WEIGHTS] < sentences.txt

#include "core/prompt/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
main(int argc, char** argv)
{
  PromptModel*     model  = NULL;
  const BaseStatus status = argc > 1 ? prompt_model_open(argv[1], &model) : BASE_OK;
  if (status) {
    fprintf(stderr, "explain: %s: %s\n", argv[1], base_status_text(status));
    return 1;
  }
  static char line[2 * PROMPT_MAX_BYTES];
  while (fgets(line, sizeof(line), stdin)) {
    PromptIntent intent;
    const size_t n = strcspn(line, "\n");
    prompt_read(model, line, n, &intent);
    char* const json = prompt_json(&intent, line, n);
    if (!json) {
      return 1;
    }
    fputs(json, stdout);
    free(json);
  }
  prompt_model_free(model);
  return 0;
}
