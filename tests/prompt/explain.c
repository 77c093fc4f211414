// Prints the reading of every line of standard input as JSON; for measuring.
//
//   explain [WEIGHTS] < sentences.txt
//
// Behind a sentence corrections may stand, each after a tab: "jazz<TAB>tempo=90".

#include "core/prompt/correct.h"
#include "core/prompt/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Tabs become line ends.
static char*
corrections_of(char* text)
{
  for (char* c = text; (c = strchr(c, '\t')) != NULL;) {
    *c = '\n';
  }
  return text;
}

static int
explain(const PromptModel* model, char* line)
{
  PromptIntent intent;
  const size_t n                    = strcspn(line, "\t\n");
  line[n + strcspn(line + n, "\n")] = '\0';
  char* const corrections           = corrections_of(line + n);
  if (prompt_read(model, line, n, &intent) ||
      prompt_correct(&intent, corrections, strlen(corrections))) {
    return 1;
  }
  char* const json = prompt_json(&intent, line, n);
  if (!json) {
    return 1;
  }
  fputs(json, stdout);
  free(json);
  return 0;
}

int
main(int argc, char** argv)
{
  PromptModel*     model  = NULL;
  const BaseStatus status = argc > 1 ? prompt_model_open(argv[1], &model) : BASE_OK;
  if (status) {
    fprintf(stderr, "explain: %s: %s\n", argv[1], base_status_text(status));
    return 1;
  }
  static char line[4 * PROMPT_MAX_BYTES];
  int         failed = 0;
  while (!failed && fgets(line, sizeof(line), stdin)) {
    failed = explain(model, line);
  }
  prompt_model_free(model);
  return failed;
}
