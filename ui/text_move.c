#include "ui/text.h"

#include "ui/utf8.h"

/// What belongs to a word: letters and digits of any script, not punctuation.
static bool
is_word(const UiText* self, size_t at)
{
  const unsigned char c = (unsigned char)self->bytes[at];
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '_' || c == '#' || c == '\'';
}

static size_t
word_left(const UiText* self, size_t at)
{
  while (at > 0 && !is_word(self, at - 1)) {
    --at;
  }
  while (at > 0 && is_word(self, at - 1)) {
    --at;
  }
  return at;
}

static size_t
word_right(const UiText* self, size_t at)
{
  while (at < self->size_bytes && !is_word(self, at)) {
    ++at;
  }
  while (at < self->size_bytes && is_word(self, at)) {
    ++at;
  }
  return at;
}

size_t
ui_text_target(const UiText* self, UiTextMove way)
{
  switch (way) {
  case UI_TEXT_LEFT:
    return ui_utf8_previous(self->bytes, self->size_bytes, self->caret);
  case UI_TEXT_RIGHT:
    return ui_utf8_next(self->bytes, self->size_bytes, self->caret);
  case UI_TEXT_WORD_LEFT:
    return word_left(self, self->caret);
  case UI_TEXT_WORD_RIGHT:
    return word_right(self, self->caret);
  case UI_TEXT_HOME:
    return 0;
  case UI_TEXT_END:
    return self->size_bytes;
  }
  return self->caret;
}

void
ui_text_move(UiText* self, UiTextMove way, bool select)
{
  size_t       n     = 0;
  const size_t begin = ui_text_selection(self, &n);
  if (n && !select && (way == UI_TEXT_LEFT || way == UI_TEXT_RIGHT)) {
    self->caret = way == UI_TEXT_LEFT ? begin : begin + n;
  } else {
    self->caret = ui_text_target(self, way);
  }
  self->anchor = select ? self->anchor : self->caret;
  self->last   = UI_TEXT_OTHER;
}

void
ui_text_place(UiText* self, size_t at, bool select)
{
  size_t sign = 0;
  while (sign < self->size_bytes && sign < at) {
    const size_t next = ui_utf8_next(self->bytes, self->size_bytes, sign);
    if (next > at) {
      break;
    }
    sign = next;
  }
  self->caret  = sign;
  self->anchor = select ? self->anchor : self->caret;
  self->last   = UI_TEXT_OTHER;
}

void
ui_text_select_word(UiText* self, size_t at)
{
  ui_text_place(self, at, false);
  size_t begin = self->caret, end = self->caret;
  if (end == self->size_bytes && begin > 0) {
    begin = end = ui_utf8_previous(self->bytes, self->size_bytes, begin);
  }
  const bool word = begin < self->size_bytes && is_word(self, begin);
  while (begin > 0 && is_word(self, begin - 1) == word) {
    --begin;
  }
  while (end < self->size_bytes && is_word(self, end) == word) {
    ++end;
  }
  self->anchor = begin;
  self->caret  = end;
}

void
ui_text_select_all(UiText* self)
{
  self->anchor = 0;
  self->caret  = self->size_bytes;
  self->last   = UI_TEXT_OTHER;
}
