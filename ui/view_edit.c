#include "ui/view_edit.h"
#include "ui/draw.h"
#include "ui/view.h"

#include <string.h>

void
ui_view_touched(UiView* self)
{
  self->scroll =
    ui_field_reveal(self->ruler, &self->text, self->layout.field, self->scroll);
  self->caret_s = self->now_s;
  self->caret   = true;
  self->damage |= UI_AREA_PROMPT;
}

void
ui_view_edit(UiView* self, bool on)
{
  if (self->editing != on) {
    self->editing = on;
    self->out.edit(self->out.handle, on);
    ui_view_touched(self);
    self->damage |= UI_AREA_STATUS;
  }
}

void
ui_view_unfocus(UiView* self)
{
  if (self->editing) {
    self->editing = false;
    self->damage |= UI_AREA_PROMPT | UI_AREA_STATUS;
  }
}

void
ui_view_compose(UiView* self)
{
  UiMirror* const m     = &self->mirror;
  const bool      known = self->composed || m->piece.known;
  if (known && !strcmp(self->text.bytes, m->prompt)) {
    const ParamInfo* const info = param_info(PARAM_SEED);
    const float            next = m->params[PARAM_SEED] + 1.0f;
    m->params[PARAM_SEED]       = next > info->most ? info->least : next;
    self->out.set(self->out.handle, PARAM_SEED, m->params[PARAM_SEED]);
    self->damage |= UI_AREA_HEADER;
  }
  memcpy(m->prompt, self->text.bytes, self->text.size_bytes + 1);
  m->status[0]   = '\0';
  self->composed = true;
  ui_history_add(&self->history, m->prompt);
  self->out.compose(self->out.handle, m->prompt);
  self->damage |= UI_AREA_STATUS;
}

void
ui_view_share(UiView* self, bool primary)
{
  size_t       n     = 0;
  const size_t begin = ui_text_selection(&self->text, &n);
  if (n) {
    self->out.copy(self->out.handle, primary, self->text.bytes + begin, n);
  }
}

static void
walk_history(UiView* self, bool back)
{
  const char* const line = back ? ui_history_back(&self->history, self->text.bytes)
                                : ui_history_forward(&self->history);
  if (line) {
    ui_text_set(&self->text, line, strlen(line));
  }
}

static void
move(UiView* self, UiKey key, bool shift, bool word)
{
  const UiTextMove way = key == UI_KEY_LEFT ? word ? UI_TEXT_WORD_LEFT : UI_TEXT_LEFT
                         : key == UI_KEY_RIGHT
                           ? word ? UI_TEXT_WORD_RIGHT : UI_TEXT_RIGHT
                         : key == UI_KEY_HOME ? UI_TEXT_HOME
                                              : UI_TEXT_END;
  ui_text_move(&self->text, way, shift);
  if (shift) {
    ui_view_share(self, true);
  }
}

static void
cut(UiView* self)
{
  size_t n = 0;
  ui_text_selection(&self->text, &n);
  if (n) {
    ui_view_share(self, false);
    ui_text_delete(&self->text, UI_TEXT_LEFT);
  }
}

bool
ui_view_key(UiView* self, UiKey key, bool shift, bool word)
{
  if (!self->editing) {
    return false;
  }
  switch (key) {
  case UI_KEY_LEFT:
  case UI_KEY_RIGHT:
  case UI_KEY_HOME:
  case UI_KEY_END:
    move(self, key, shift, word);
    break;
  case UI_KEY_UP:
  case UI_KEY_DOWN:
    walk_history(self, key == UI_KEY_UP);
    break;
  case UI_KEY_BACKSPACE:
    ui_text_delete(&self->text, word ? UI_TEXT_WORD_LEFT : UI_TEXT_LEFT);
    break;
  case UI_KEY_DELETE:
    ui_text_delete(&self->text, word ? UI_TEXT_WORD_RIGHT : UI_TEXT_RIGHT);
    break;
  case UI_KEY_ENTER:
    ui_view_compose(self);
    ui_view_edit(self, false);
    break;
  case UI_KEY_ESCAPE:
    ui_view_edit(self, false);
    break;
  case UI_KEY_ALL:
    ui_text_select_all(&self->text);
    ui_view_share(self, true);
    break;
  case UI_KEY_COPY:
    ui_view_share(self, false);
    break;
  case UI_KEY_CUT:
    cut(self);
    break;
  case UI_KEY_PASTE:
    self->out.paste(self->out.handle, false);
    break;
  case UI_KEY_UNDO:
    ui_text_undo(&self->text);
    break;
  case UI_KEY_REDO:
    ui_text_redo(&self->text);
    break;
  }
  ui_view_touched(self);
  return true;
}

void
ui_view_insert(UiView* self, const char* bytes, size_t n)
{
  if (self->editing) {
    ui_text_insert(&self->text, bytes, n);
    ui_view_touched(self);
  }
}
