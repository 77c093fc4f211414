#include "plugin/take.h"

#include "plugin/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

PluginReading*
plugin_reading_new(const PromptIntent* intent, const char* sentence, size_t n_bytes,
                   size_t n_kept)
{
  PluginReading* const self = (PluginReading*)calloc(1, sizeof *self);
  if (!self) {
    return NULL;
  }
  self->n_users  = 1;
  self->n_prompt = n_kept;
  self->prompt   = (char*)malloc(n_kept + 1);
  self->json     = prompt_json(intent, sentence, n_bytes);
  if (!self->prompt || !self->json) {
    plugin_reading_release(self);
    return NULL;
  }
  memcpy(self->prompt, sentence, n_kept);
  self->prompt[n_kept] = '\0';
  plugin_text_clean(self->prompt, n_kept);
  self->n_json    = strlen(self->json);
  self->n_summary = prompt_summary(intent, self->summary, sizeof self->summary);
  return self;
}

void
plugin_reading_release(PluginReading* self)
{
  if (self && !--self->n_users) {
    free(self->prompt);
    free(self->json);
    free(self);
  }
}

PluginTake*
plugin_take_new(PluginReading* reading, const ScoreView* view)
{
  PluginTake* const self = (PluginTake*)calloc(1, sizeof *self);
  if (!self) {
    return NULL;
  }
  if (view) {
    const ScorePiece* const piece = &view->piece;
    if (score_view_new(piece, view->sections, view->n_sections, &self->view)) {
      free(self);
      return NULL;
    }
    const BaseMode mode = (BaseMode)piece->mode;
    snprintf(self->title, sizeof self->title, "%s %s", base_key_name(piece->key, mode),
             base_mode_name(mode));
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
