#include "ui/text.h"

#include "ui/utf8.h"

#include <stdlib.h>
#include <string.h>

void
ui_text_init(UiText* self)
{
  memset(self, 0, sizeof(*self));
}

static void
forget(UiTextStep* steps, unsigned* n)
{
  while (*n) {
    free(steps[--*n].bytes);
  }
}

void
ui_text_free(UiText* self)
{
  forget(self->undo, &self->n_undo);
  forget(self->redo, &self->n_redo);
}

/// Remember the text as it is; the oldest step makes room.
static void
remember(const UiText* self, UiTextStep* steps, unsigned* n)
{
  char* const copy = malloc(self->size_bytes + 1);
  if (!copy) {
    return;
  }
  memcpy(copy, self->bytes, self->size_bytes + 1);
  if (*n == UI_TEXT_STEPS) {
    free(steps[0].bytes);
    memmove(steps, steps + 1, (UI_TEXT_STEPS - 1) * sizeof(*steps));
    --*n;
  }
  steps[*n].bytes = copy;
  steps[*n].caret = self->caret;
  ++*n;
}

static void
begin_edit(UiText* self, UiTextEdit kind)
{
  if (kind == UI_TEXT_OTHER || kind != self->last) {
    remember(self, self->undo, &self->n_undo);
  }
  forget(self->redo, &self->n_redo);
  self->last = kind;
}

static bool
take_step(UiText* self, UiTextStep* from, unsigned* n_from, UiTextStep* to,
          unsigned* n_to)
{
  if (!*n_from) {
    return false;
  }
  remember(self, to, n_to);
  const UiTextStep step = from[--*n_from];
  self->size_bytes      = strlen(step.bytes);
  memcpy(self->bytes, step.bytes, self->size_bytes + 1);
  self->caret = self->anchor = step.caret;
  self->last                 = UI_TEXT_OTHER;
  free(step.bytes);
  return true;
}

bool
ui_text_undo(UiText* self)
{
  return take_step(self, self->undo, &self->n_undo, self->redo, &self->n_redo);
}

bool
ui_text_redo(UiText* self)
{
  return take_step(self, self->redo, &self->n_redo, self->undo, &self->n_undo);
}

size_t
ui_text_selection(const UiText* self, size_t* n_bytes)
{
  const bool   backward = self->caret < self->anchor;
  const size_t begin    = backward ? self->caret : self->anchor;
  *n_bytes              = (backward ? self->anchor : self->caret) - begin;
  return begin;
}

/// Put `n` clean bytes in place of `n_old` bytes at `at`; the caret comes after them.
static void
replace(UiText* self, size_t at, size_t n_old, const char* bytes, size_t n)
{
  memmove(self->bytes + at + n, self->bytes + at + n_old,
          self->size_bytes - at - n_old + 1);
  memcpy(self->bytes + at, bytes, n);
  self->size_bytes = self->size_bytes - n_old + n;
  self->caret = self->anchor = at + n;
}

void
ui_text_insert(UiText* self, const char* bytes, size_t n)
{
  size_t       n_old = 0;
  const size_t at    = ui_text_selection(self, &n_old);
  char         clean[UI_TEXT_MAX + 1];
  const size_t room   = UI_TEXT_MAX - self->size_bytes + n_old;
  const size_t n_kept = ui_utf8_clean(bytes, n, clean, room + 1);
  if (!n_kept) {
    return;
  }
  // A space begins a new step, so that undo goes back by words
  const bool typing = !n_old && ui_utf8_next(clean, n_kept, 0) == n_kept;
  if (typing && clean[0] == ' ') {
    self->last = UI_TEXT_OTHER;
  }
  begin_edit(self, typing ? UI_TEXT_TYPING : UI_TEXT_OTHER);
  replace(self, at, n_old, clean, n_kept);
}

void
ui_text_set(UiText* self, const char* bytes, size_t n)
{
  char         clean[UI_TEXT_MAX + 1];
  const size_t n_kept = ui_utf8_clean(bytes, n, clean, sizeof(clean));
  if (n_kept == self->size_bytes && !memcmp(clean, self->bytes, n_kept)) {
    return;
  }
  begin_edit(self, UI_TEXT_OTHER);
  replace(self, 0, self->size_bytes, clean, n_kept);
}

void
ui_text_delete(UiText* self, UiTextMove way)
{
  size_t       n     = 0;
  const size_t begin = ui_text_selection(self, &n);
  if (n) {
    begin_edit(self, UI_TEXT_OTHER);
    replace(self, begin, n, "", 0);
    return;
  }
  const size_t to   = ui_text_target(self, way);
  const size_t from = to < self->caret ? to : self->caret;
  if (to != self->caret) {
    const bool sign = way == UI_TEXT_LEFT || way == UI_TEXT_RIGHT;
    begin_edit(self, sign ? UI_TEXT_DELETING : UI_TEXT_OTHER);
    replace(self, from, to < self->caret ? self->caret - to : to - self->caret, "", 0);
  }
}
