#include "plugin/take.h"

#include "plugin/cast.h"
#include "plugin/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A copy that ends in NUL, and in which everything can be printed; NULL without
/// memory.
static char*
copy_text(const char* text, size_t n_bytes)
{
  char* const copy = (char*)malloc(n_bytes + 1);
  if (copy) {
    memcpy(copy, text, n_bytes);
    copy[n_bytes] = '\0';
    plugin_text_clean(copy, n_bytes);
  }
  return copy;
}

PluginReading*
plugin_reading_new(const PromptIntent* intent, const char* sentence, size_t n_bytes,
                   size_t n_kept, const char* corrections, size_t n_corrections)
{
  PluginReading* const self = (PluginReading*)calloc(1, sizeof *self);
  if (!self) {
    return NULL;
  }
  self->n_users       = 1;
  self->n_prompt      = n_kept;
  self->prompt        = copy_text(sentence, n_kept);
  self->n_corrections = n_corrections;
  self->corrections   = copy_text(corrections, n_corrections);
  self->json          = prompt_json(intent, sentence, n_bytes);
  if (!self->prompt || !self->corrections || !self->json) {
    plugin_reading_release(self);
    return NULL;
  }
  self->n_json    = strlen(self->json);
  self->n_summary = prompt_summary(intent, self->summary, sizeof self->summary);
  return self;
}

void
plugin_reading_release(PluginReading* self)
{
  if (self && !--self->n_users) {
    free(self->prompt);
    free(self->corrections);
    free(self->json);
    free(self);
  }
}

/// A copy of `view` in which those play who are asked for; false without memory.
static bool
cast_view(PluginTake* self, const ScoreView* view)
{
  ScorePiece     piece = view->piece;
  const BaseMode mode  = (BaseMode)piece.mode;
  plugin_cast(&piece, self->instruments, self->n_instruments);
  snprintf(self->title, sizeof self->title, "%s %s", base_key_name(piece.key, mode),
           base_mode_name(mode));
  return !score_view_new(&piece, view->sections, view->n_sections, &self->view);
}

PluginTake*
plugin_take_new(PluginReading* reading, const ScoreView* view, const char* instruments,
                size_t n_instruments)
{
  PluginTake* const self = (PluginTake*)calloc(1, sizeof *self);
  if (!self) {
    return NULL;
  }
  self->n_instruments = n_instruments;
  self->instruments   = copy_text(instruments, n_instruments);
  if (!self->instruments || (view && !cast_view(self, view))) {
    plugin_take_free(self);
    return NULL;
  }
  self->reading = reading;
  if (reading) {
    ++reading->n_users;
  }
  return self;
}

void
plugin_take_free(PluginTake* self)
{
  if (self) {
    plugin_reading_release(self->reading);
    score_view_free(self->view);
    free(self->instruments);
    free(self);
  }
}

void
plugin_handover_init(PluginHandover* self)
{
  atomic_init(&self->fresh, NULL);
  atomic_init(&self->retired, NULL);
}

void
plugin_handover_publish(PluginHandover* self, PluginTake* take)
{
  plugin_take_free(atomic_exchange(&self->fresh, take));
}

void
plugin_handover_collect(PluginHandover* self)
{
  PluginTake* take = atomic_exchange(&self->retired, NULL);
  while (take) {
    PluginTake* const next = take->next;
    plugin_take_free(take);
    take = next;
  }
}

PluginTake*
plugin_handover_take(PluginHandover* self)
{
  return atomic_exchange(&self->fresh, NULL);
}

void
plugin_handover_retire(PluginHandover* self, PluginTake* take)
{
  // Only run() adds and only the author empties the list, so this turns at most twice
  PluginTake* head = atomic_load(&self->retired);
  do {
    take->next = head;
  } while (!atomic_compare_exchange_strong(&self->retired, &head, take));
}
