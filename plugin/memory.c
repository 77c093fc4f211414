#include "plugin/memory.h"

#include "core/score/text.h"
#include "plugin/compose.h"
#include "plugin/request.h"
#include "plugin/takes_text.h"
#include "plugin/text.h"
#include "plugin/wish.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODELS_BYTES 64U

/// A copy fit for a session file, which takes nothing but plain text.
static BaseStatus
copy(const char* text, size_t n, PluginText* to)
{
  to->own = (char*)malloc(n + 1);
  if (!to->own) {
    return BASE_NO_MEMORY;
  }
  memcpy(to->own, text, n);
  to->own[n] = '\0';
  to->bytes  = to->own;
  to->n      = n;
  plugin_text_clean(to->own, n);
  return BASE_OK;
}

static size_t
name_models(const PluginAuthor* author, char text[MODELS_BYTES])
{
  const uint64_t prompt = author->model ? prompt_model_checksum(author->model) : 0;
  const uint64_t composing =
    author->composing ? compose_models_checksum(author->composing) : 0;
  return (size_t)snprintf(
    text, MODELS_BYTES, "prompt=%016" PRIx64 " compose=%016" PRIx64, prompt, composing);
}

/// What the author has to remember; the lock is held.
static BaseStatus
take(PluginAuthor* author, PluginMemory* memory)
{
  const PluginSource* const source = &author->source;
  char                      models[MODELS_BYTES];
  const size_t              n_models = name_models(author, models);
  // While a new piece is on its way, the old score would belie the sentence
  const bool   fits = author->view && !author->wants_piece && !author->replacing;
  const size_t n_prompt =
    plugin_text_cut(source->prompt, source->n_prompt, ESTRO_MAX_PROMPT_BYTES);
  BaseStatus status = copy(source->prompt, n_prompt, &memory->prompt);
  if (!status) {
    status = copy(source->corrections.bytes, source->corrections.n_bytes,
                  &memory->corrections);
  }
  if (!status) {
    status = copy(author->instruments.bytes, author->instruments.n_bytes,
                  &memory->instruments);
  }
  if (!status) {
    status = copy(models, n_models, &memory->models);
  }
  if (!status && fits) {
    status = plugin_score_write(author->view, &memory->score.own, &memory->score.n);
  }
  if (!status && author->takes.n) {
    status = plugin_takes_write(&author->takes, author->view, fits, &memory->takes.own,
                                &memory->takes.n);
  }
  memory->score.bytes = memory->score.own;
  memory->takes.bytes = memory->takes.own;
  return status;
}

BaseStatus
plugin_memory_take(PluginAuthor* author, PluginMemory* memory)
{
  memset(memory, 0, sizeof *memory);
  pthread_mutex_lock(&author->lock);
  plugin_author_listen(author);
  const BaseStatus status = take(author, memory);
  pthread_mutex_unlock(&author->lock);
  return status;
}

void
plugin_memory_clear(PluginMemory* memory)
{
  free(memory->prompt.own);
  free(memory->corrections.own);
  free(memory->instruments.own);
  free(memory->score.own);
  free(memory->takes.own);
  free(memory->models.own);
}

static void
set_lines(PluginLines* lines, const PluginText* text)
{
  const size_t most = sizeof lines->bytes;
  lines->n_bytes    = 0;
  if (text->bytes) {
    lines->n_bytes = (uint32_t)(text->n < most ? text->n : most);
    memcpy(lines->bytes, text->bytes, lines->n_bytes);
  }
}

static void
set_source(PluginAuthor* author, const PluginMemory* memory)
{
  PluginSource* const source = &author->source;
  const size_t        most   = sizeof source->prompt;
  if (memory->prompt.bytes) {
    source->n_prompt = (uint32_t)(memory->prompt.n < most ? memory->prompt.n : most);
    source->motif.n  = 0;
    memcpy(source->prompt, memory->prompt.bytes, source->n_prompt);
  }
  set_lines(&source->corrections, &memory->corrections);
  set_lines(&author->instruments, &memory->instruments);
}

/// The take whose score is gone is composed anew, from the same phrase as before.
static void
compose_again(PluginAuthor* author, uint32_t playing)
{
  const PluginKept* const lost = plugin_takes_find(&author->takes, playing);
  if (lost) {
    author->source.motif = lost->source->motif;
    plugin_takes_drop(&author->takes, playing);
  }
}

/// The reading of a sentence that is yet to be composed.
static void
read_source(PluginAuthor* author)
{
  PromptIntent intent;
  if (!plugin_author_read(author, &author->source, &intent)) {
    plugin_reading_release(author->reading);
    author->reading = plugin_author_explain(&author->source, &intent, author->knobs);
  }
}

/// Let a saved view play, as the take it was or as a new one; false without memory.
static bool
restore_view(PluginAuthor* author, ScoreView* view, uint32_t playing)
{
  PluginKept* kept = plugin_takes_find(&author->takes, playing);
  if (!kept) {
    kept =
      plugin_takes_add(&author->takes, ++author->n_takes, &author->source, NULL, 0);
  }
  if (!kept) {
    return false;
  }
  plugin_author_put_away(author);
  view->piece.take    = kept->id;
  author->view        = view;
  author->ended       = false;
  author->wants_piece = false;
  plugin_author_adopt(author, kept);
  return true;
}

static bool
restore_takes(PluginAuthor* author, const PluginText* text, uint32_t* playing)
{
  plugin_author_put_away(author);
  plugin_takes_clear(&author->takes);
  return !text->bytes || plugin_takes_read(&author->takes, text->bytes, text->n,
                                           &author->n_takes, playing);
}

/// Whether no model was missing where these were named.
static bool
names_all(const char* models, size_t n)
{
  static const char missing[] = "=0000000000000000";
  for (size_t i = 0; i + sizeof missing - 1 <= n; ++i) {
    if (!memcmp(models + i, missing, sizeof missing - 1)) {
      return false;
    }
  }
  return true;
}

static PluginStatus
status_of(const PluginAuthor* author, const PluginMemory* memory, bool damaged,
          bool takes)
{
  char              models[MODELS_BYTES];
  const size_t      n        = name_models(author, models);
  const char* const before   = memory->models.bytes;
  const size_t      n_before = memory->models.n;
  // That one is missing is told by itself, and nothing was composed without it
  const bool same = !before || (n_before == n && !memcmp(before, models, n)) ||
                    !names_all(before, n_before) || !names_all(models, n);
  return memory->lost_score               ? PLUGIN_LOST_SCORE
         : damaged                        ? PLUGIN_DAMAGED_SCORE
         : (!takes || memory->lost_takes) ? PLUGIN_LOST_TAKES
         : !same                          ? PLUGIN_OTHER_MODELS
                                          : PLUGIN_FINE;
}

/// The lock is held.
static void
restore(PluginAuthor* author, const PluginMemory* memory, ScoreView* view, bool damaged)
{
  uint32_t playing = 0;
  plugin_author_drop_session(author);
  set_source(author, memory);
  const bool takes = !memory->whole || restore_takes(author, &memory->takes, &playing);
  plugin_author_tell(author, status_of(author, memory, damaged, takes));
  author->trying      = false;
  author->entry       = PLUGIN_ENTER_NEXT_BAR;
  author->unpublished = true;
  author->wants_piece = memory->prompt.bytes && memory->prompt.n > 0;
  if (view && !restore_view(author, view, playing)) {
    score_view_free(view);
    plugin_author_tell(author, PLUGIN_NO_MEMORY);
  } else if (!view) {
    compose_again(author, playing);
    read_source(author);
    if (memory->prompt.bytes && !memory->prompt.n) {
      plugin_author_put_away(author); // Saved before anything was composed
    }
  }
}

void
plugin_memory_restore(PluginAuthor* author, const PluginMemory* memory)
{
  ScoreView* view = NULL;
  const bool damaged =
    memory->score.bytes &&
    score_text_read(memory->score.bytes, memory->score.n, &view, NULL);
  pthread_mutex_lock(&author->lock);
  plugin_handover_collect(&author->handover);
  plugin_author_listen(author); // Wishes from before this are over
  restore(author, memory, view, damaged);
  plugin_author_step(author); // Publishes: it sounds from the next block on
  plugin_author_show(author, false);
  pthread_mutex_unlock(&author->lock);
}
