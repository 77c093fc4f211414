#include "ui/history.h"

#include <stdlib.h>
#include <string.h>

static char*
copy_of(const char* line)
{
  const size_t size = strlen(line) + 1;
  char* const  copy = malloc(size);
  return copy ? memcpy(copy, line, size) : NULL;
}

void
ui_history_init(UiHistory* self)
{
  memset(self, 0, sizeof(*self));
}

void
ui_history_free(UiHistory* self)
{
  for (unsigned i = 0; i < self->n_lines; ++i) {
    free(self->lines[i]);
  }
  free(self->draft);
  ui_history_init(self);
}

void
ui_history_add(UiHistory* self, const char* line)
{
  self->at = self->n_lines;
  if (!line[0] || (self->n_lines && !strcmp(self->lines[self->n_lines - 1], line))) {
    return;
  }
  char* const copy = copy_of(line);
  if (!copy) {
    return;
  }
  if (self->n_lines == UI_HISTORY_MAX) {
    free(self->lines[0]);
    memmove(self->lines, self->lines + 1,
            (UI_HISTORY_MAX - 1) * sizeof(self->lines[0]));
    --self->n_lines;
  }
  self->lines[self->n_lines++] = copy;
  self->at                     = self->n_lines;
}

const char*
ui_history_back(UiHistory* self, const char* now)
{
  if (self->at == self->n_lines) {
    char* const draft = copy_of(now);
    if (!draft) {
      return NULL;
    }
    free(self->draft);
    self->draft = draft;
    // What is shown already would be no step back
    if (self->at && !strcmp(self->lines[self->at - 1], now)) {
      --self->at;
    }
  }
  return self->at ? self->lines[--self->at] : NULL;
}

const char*
ui_history_forward(UiHistory* self)
{
  if (self->at >= self->n_lines) {
    return NULL;
  }
  ++self->at;
  return self->at == self->n_lines ? self->draft : self->lines[self->at];
}
