// Prints the reading of every line of standard input as JSON; for measuring.
//
//   explain < sentences.txt

#include "core/prompt/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
main(void)
{
  static char line[2 * PROMPT_MAX_BYTES];
  while (fgets(line, sizeof(line), stdin)) {
    PromptIntent intent;
    const size_t n = strcspn(line, "\n");
    prompt_read(line, n, &intent);
    char* const json = prompt_json(&intent, line, n);
    if (!json) {
      return 1;
    }
    fputs(json, stdout);
    free(json);
  }
  return 0;
}
