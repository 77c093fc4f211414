#include "ui/view_edit.h"

#include "ui/draw.h"

#include <string.h>

#define PROMPT_PADDING 16.0
#define ENTRY_PADDING 9.0

UiText*
ui_view_text(UiView* self)
{
  return self->entry.purpose ? &self->entry.text : &self->text;
}

void
ui_view_touched(UiView* self)
{
  UiEntry* const entry = &self->entry;
  if (entry->purpose) {
    entry->scroll = ui_field_reveal(self->ruler, UI_BODY, &entry->text,
                                    entry->box.w - 2 * ENTRY_PADDING, entry->scroll);
    ui_view_damage(self, ui_inset(entry->box, -4));
  } else {
    self->scroll =
      ui_field_reveal(self->ruler, UI_FIELD, &self->text,
                      self->layout.field.w - 2 * PROMPT_PADDING, self->scroll);
    self->damage |= UI_AREA_PROMPT;
  }
  self->caret_s = self->now_s;
  self->caret   = true;
}

size_t
ui_view_byte(UiView* self, UiRect box, double x)
{
  const UiEntry* const entry   = &self->entry;
  const double         padding = entry->purpose ? ENTRY_PADDING : PROMPT_PADDING;
  const double         scroll  = entry->purpose ? entry->scroll : self->scroll;
  return ui_field_at(self->ruler, entry->purpose ? UI_BODY : UI_FIELD,
                     ui_view_text(self), x - box.x - padding + scroll);
}

void
ui_view_claim(UiView* self)
{
  const bool wanted =
    self->editing || self->navigating || self->menu.question || self->dialog.kind;
  if (self->keyboard != wanted) {
    self->keyboard = wanted;
    self->out.edit(self->out.handle, wanted);
    self->damage |= UI_AREA_STATUS;
  }
}

void
ui_view_edit(UiView* self, bool on)
{
  if (self->editing != on) {
    self->editing = on;
    ui_view_touched(self);
    self->damage |= UI_AREA_STATUS | UI_AREA_PROMPT;
  }
  if (on) {
    self->navigating = false;
  }
}

void
ui_view_unfocus(UiView* self)
{
  ui_entry_close(self, false);
  self->editing = self->navigating = self->keyboard = false;
  self->menu.question                               = UI_ASK_NOTHING;
  self->dialog.kind                                 = UI_NO_FILE;
  ui_view_rearrange(self);
}

void
ui_view_sentence(UiView* self)
{
  UiMirror* const m = &self->mirror;
  memcpy(m->prompt, self->text.bytes, self->text.size_bytes + 1);
  m->status[0]    = '\0';
  self->notice[0] = '\0';
  self->composed  = true;
  self->adrift    = false;
  self->bars      = (UiBars){0, 0};
  ui_history_add(&self->history, m->prompt);
  self->out.compose(self->out.handle, m->prompt);
  ui_view_rearrange(self);
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
  }
  ui_view_sentence(self);
}

void
ui_view_share(UiView* self, bool primary)
{
  const UiText* const text  = ui_view_text(self);
  size_t              n     = 0;
  const size_t        begin = ui_text_selection(text, &n);
  if (n) {
    self->out.copy(self->out.handle, primary, text->bytes + begin, n);
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
  ui_text_move(ui_view_text(self), way, shift);
  if (shift) {
    ui_view_share(self, true);
  }
}

static void
cut(UiView* self)
{
  size_t n = 0;
  ui_text_selection(ui_view_text(self), &n);
  if (n) {
    ui_view_share(self, false);
    ui_text_delete(ui_view_text(self), UI_TEXT_LEFT);
  }
}

/// Keys that change the text; false for all others.
static bool
change(UiView* self, UiKey key, bool word)
{
  UiText* const text = ui_view_text(self);
  switch (key) {
  case UI_KEY_BACKSPACE:
    ui_text_delete(text, word ? UI_TEXT_WORD_LEFT : UI_TEXT_LEFT);
    break;
  case UI_KEY_DELETE:
    ui_text_delete(text, word ? UI_TEXT_WORD_RIGHT : UI_TEXT_RIGHT);
    break;
  case UI_KEY_CUT:
    cut(self);
    break;
  case UI_KEY_PASTE:
    self->out.paste(self->out.handle, false);
    break;
  case UI_KEY_UNDO:
    ui_text_undo(text);
    break;
  case UI_KEY_REDO:
    ui_text_redo(text);
    break;
  default:
    return false;
  }
  ui_entry_changed(self);
  return true;
}

bool
ui_view_text_key(UiView* self, UiKey key, bool shift, bool word)
{
  switch (key) {
  case UI_KEY_LEFT:
  case UI_KEY_RIGHT:
  case UI_KEY_HOME:
  case UI_KEY_END:
    move(self, key, shift, word);
    break;
  case UI_KEY_UP:
  case UI_KEY_DOWN:
    if (self->entry.purpose) {
      return false;
    }
    walk_history(self, key == UI_KEY_UP);
    break;
  case UI_KEY_ALL:
    ui_text_select_all(ui_view_text(self));
    ui_view_share(self, true);
    break;
  case UI_KEY_COPY:
    ui_view_share(self, false);
    break;
  default:
    if (!change(self, key, word)) {
      return false;
    }
    break;
  }
  ui_view_touched(self);
  return true;
}
