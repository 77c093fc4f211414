#include "plugin/takes.h"

#include "plugin/text.h"

#include <stdlib.h>
#include <string.h>

PluginKept*
plugin_takes_find(PluginTakes* self, uint32_t id)
{
  for (uint32_t i = 0; i < self->n; ++i) {
    if (self->kept[i].id == id) {
      return &self->kept[i];
    }
  }
  return NULL;
}

static void
forget(PluginKept* kept)
{
  plugin_reading_release(kept->reading);
  score_view_free(kept->view);
  free(kept->source);
}

static void
remove_at(PluginTakes* self, uint32_t i)
{
  forget(&self->kept[i]);
  --self->n;
  memmove(&self->kept[i], &self->kept[i + 1], (self->n - i) * sizeof self->kept[0]);
}

/// The one that is missed least.
static uint32_t
dispensable(const PluginTakes* self, uint32_t playing)
{
  uint32_t found = PLUGIN_MAX_TAKES;
  for (uint32_t i = self->n; i-- > 0;) {
    const bool plain = found == PLUGIN_MAX_TAKES ||
                       (self->kept[i].rating == 0) >= (self->kept[found].rating == 0);
    if (self->kept[i].id != playing && plain) {
      found = i;
    }
  }
  return found;
}

PluginKept*
plugin_takes_add(PluginTakes* self, uint32_t id, const PluginSource* source,
                 PluginReading* reading, uint32_t playing)
{
  PluginSource* const copy = (PluginSource*)malloc(sizeof *copy);
  if (!copy) {
    return NULL;
  }
  *copy = *source;
  if (self->n == PLUGIN_MAX_TAKES) {
    remove_at(self, dispensable(self, playing));
  }
  PluginKept* const kept = &self->kept[self->n++];
  *kept                  = (PluginKept){.id = id, .source = copy, .reading = reading};
  if (reading) {
    ++reading->n_users;
  }
  return kept;
}

void
plugin_takes_drop(PluginTakes* self, uint32_t id)
{
  const PluginKept* const kept = plugin_takes_find(self, id);
  if (kept) {
    remove_at(self, (uint32_t)(kept - self->kept));
  }
}

void
plugin_takes_clear(PluginTakes* self)
{
  while (self->n) {
    forget(&self->kept[--self->n]);
  }
}

void
plugin_takes_list(const PluginTakes* self, uint32_t playing, PluginShelf* shelf)
{
  memset(shelf, 0, sizeof *shelf);
  shelf->playing = playing;
  shelf->n       = self->n;
  for (uint32_t i = 0; i < self->n; ++i) {
    const PluginKept* const kept  = &self->kept[i];
    char* const             title = shelf->titles[i];
    const size_t n = plugin_text_cut(kept->source->prompt, kept->source->n_prompt,
                                     PLUGIN_TITLE_BYTES - 1U);
    memcpy(title, kept->source->prompt, n);
    plugin_text_clean(title, n);
    shelf->ids[i]     = (int32_t)kept->id;
    shelf->ratings[i] = (int32_t)kept->rating;
  }
}
