#include "host/prompt.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
read_input(char** prompt, size_t* n, HostFault* fault)
{
  *prompt = malloc(HOST_MAX_PROMPT_BYTES + 2);
  if (!*prompt) {
    return host_fault(fault, HOST_COULD_NOT, "out of memory");
  }
  *n = fread(*prompt, 1, HOST_MAX_PROMPT_BYTES + 1, stdin);
  if (ferror(stdin)) {
    return host_fault(fault, HOST_COULD_NOT, "cannot read standard input");
  }
  if (*n > HOST_MAX_PROMPT_BYTES) {
    return host_fault(fault, HOST_COULD_NOT, "the prompt is longer than 1 MiB");
  }
  while (*n && ((*prompt)[*n - 1] == '\n' || (*prompt)[*n - 1] == '\r')) {
    --*n;
  }
  for (size_t i = 0; i < *n; ++i) {
    (*prompt)[i] = (char)((*prompt)[i] ? (*prompt)[i] : ' ');
  }
  (*prompt)[*n] = '\0';
  return true;
}

bool
host_prompt_read(const char* word, char** prompt, size_t* n, HostFault* fault)
{
  *prompt = NULL;
  *n      = 0;
  if (!strcmp(word, "-")) {
    return read_input(prompt, n, fault);
  }
  *n      = strlen(word);
  *prompt = strdup(word);
  return *prompt || host_fault(fault, HOST_COULD_NOT, "out of memory");
}
