#include "plugin/author.h"

#include "core/score/text.h"
#include "plugin/compose.h"
#include "plugin/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// A slice ends here: other plugins' workers and the host's window wait meanwhile.
#define SLICE_S 0.020

/// Bars that an endless piece is ahead before anyone has asked.
#define FIRST_BARS 16U

const char*
plugin_status_text(PluginStatus status)
{
  static const char* const texts[PLUGIN_N_STATUSES] = {
    [PLUGIN_FINE]      = "",
    [PLUGIN_NO_WORKER] = ("This host has no worker for plugins: Estro plays here, but "
                          "cannot compose."),
    [PLUGIN_NO_MODEL] =
      ("The bundle's prompt.nn is missing or damaged: only words that "
       "Estro knows are understood."),
    [PLUGIN_NO_MEMORY]      = "Not enough memory to compose; the old piece plays on.",
    [PLUGIN_CANNOT_COMPOSE] = "This piece could not be composed; the old one plays on.",
    [PLUGIN_DAMAGED_SCORE] =
      "The saved music is damaged; it is composed again from its sentence.",
    [PLUGIN_NEWER_STATE] =
      "This session was saved by a newer Estro; it was left alone.",
  };
  return texts[status < PLUGIN_N_STATUSES ? status : PLUGIN_FINE];
}

bool
plugin_author_init(PluginAuthor* self)
{
  if (pthread_mutex_init(&self->lock, NULL)) {
    return false;
  }
  plugin_mailbox_init(&self->mailbox);
  plugin_handover_init(&self->handover);
  atomic_init(&self->progress, 0);
  atomic_init(&self->answered, 0);
  atomic_init(&self->status, PLUGIN_FINE);
  atomic_init(&self->wanted_bars, FIRST_BARS);
  atomic_init(&self->cancelled, false);
  for (unsigned id = 0; id < PARAM_N; ++id) {
    self->knobs[id] = param_info((ParamId)id)->preset;
  }
  return true;
}

BaseStatus
plugin_author_open(PluginAuthor* self, const char* bundle_path)
{
  char      path[4096];
  const int n = snprintf(path, sizeof path, "%s/prompt.nn", bundle_path);
  return n > 0 && (size_t)n < sizeof path ? prompt_model_open(path, &self->model)
                                          : BASE_NOT_FOUND;
}

void
plugin_author_clear(PluginAuthor* self)
{
  plugin_author_drop_session(self);
  plugin_handover_publish(&self->handover, NULL);
  plugin_handover_collect(&self->handover);
  plugin_reading_release(self->reading);
  score_view_free(self->view);
  prompt_model_free(self->model);
  pthread_mutex_destroy(&self->lock);
}

static double
now_s(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// Let run() know how things stand; what it stands on was published before.
static void
show_progress(PluginAuthor* self, bool stuck)
{
  const bool fresh = self->wants_piece || self->replacing;
  atomic_store(&self->progress, (plugin_author_has_work(self) ? PLUGIN_BUSY : 0U) |
                                  (fresh ? PLUGIN_REPLACING : 0U) |
                                  (stuck ? PLUGIN_STUCK : 0U) |
                                  (self->ended ? PLUGIN_ENDED : 0U));
  atomic_store(&self->answered, self->n_set + self->n_generate);
}

void
plugin_author_slice(PluginAuthor* self)
{
  pthread_mutex_lock(&self->lock);
  const double end_s  = now_s() + SLICE_S;
  BaseStatus   status = BASE_OK;
  plugin_handover_collect(&self->handover);
  plugin_author_listen(self);
  while (!status && plugin_author_has_work(self) && !atomic_load(&self->cancelled) &&
         now_s() < end_s) {
    status = plugin_author_step(self);
  }
  if (status) {
    plugin_author_tell(self, status == BASE_NO_MEMORY ? PLUGIN_NO_MEMORY
                                                      : PLUGIN_CANNOT_COMPOSE);
  } else if (atomic_load(&self->status) == PLUGIN_NO_MEMORY) {
    plugin_author_tell(self, PLUGIN_FINE);
  }
  show_progress(self, status == BASE_NO_MEMORY);
  pthread_mutex_unlock(&self->lock);
}

void
plugin_author_tell(PluginAuthor* self, PluginStatus status)
{
  atomic_store(&self->status, status);
}

/// The same music always saves as the same bytes, whichever take it is here.
static BaseStatus
write_score(const ScoreView* view, PluginMemory* memory)
{
  ScorePiece piece  = view->piece;
  piece.take        = 1;
  ScoreView* first  = NULL;
  BaseStatus status = score_view_new(&piece, view->sections, view->n_sections, &first);
  if (!status) {
    status = score_text_write(first, &memory->score, &memory->n_score);
  }
  score_view_free(first);
  return status;
}

BaseStatus
plugin_author_save(PluginAuthor* self, PluginMemory* memory)
{
  memset(memory, 0, sizeof *memory);
  pthread_mutex_lock(&self->lock);
  plugin_author_listen(self);
  const size_t n =
    plugin_text_cut(self->prompt, self->n_prompt, ESTRO_MAX_PROMPT_BYTES);
  BaseStatus status = BASE_NO_MEMORY;
  memory->prompt    = (char*)malloc(n + 1);
  if (memory->prompt) {
    memcpy(memory->prompt, self->prompt, n);
    memory->prompt[n] = '\0';
    plugin_text_clean(memory->prompt, n);
    memory->n_prompt = n;
    // While a new piece is on its way, the old score would belie the sentence
    const bool fits = self->view && !self->wants_piece && !self->replacing;
    status          = fits ? write_score(self->view, memory) : BASE_OK;
  }
  pthread_mutex_unlock(&self->lock);
  return status;
}

void
plugin_memory_free(PluginMemory* memory)
{
  free(memory->prompt);
  free(memory->score);
}

static void
restore_prompt(PluginAuthor* self, const char* prompt, size_t n_prompt)
{
  const size_t n = n_prompt < PLUGIN_PROMPT_BYTES ? n_prompt : PLUGIN_PROMPT_BYTES;
  memcpy(self->prompt, prompt, n);
  self->n_prompt = (uint32_t)n;
  // Read anew where it is composed; until then the reading of this sentence is shown
  PromptIntent intent;
  prompt_read(self->model, self->prompt, n, &intent);
  PluginReading* const reading = plugin_reading_new(
    &intent, self->prompt, n, plugin_text_cut(self->prompt, n, ESTRO_MAX_PROMPT_BYTES));
  if (reading) {
    plugin_reading_release(self->reading);
    self->reading = reading;
  }
}

static void
restore_view(PluginAuthor* self, ScoreView* view)
{
  view->piece.take = ++self->n_takes;
  score_view_free(self->view);
  self->view        = view;
  self->ended       = false;
  self->wants_piece = false;
}

void
plugin_author_restore(PluginAuthor* self, const char* prompt, size_t n_prompt,
                      const char* score, size_t n_score)
{
  ScoreView* view    = NULL;
  const bool damaged = score && score_text_read(score, n_score, &view, NULL);
  pthread_mutex_lock(&self->lock);
  plugin_handover_collect(&self->handover);
  plugin_author_listen(self); // Wishes from before this are over
  plugin_author_tell(self, damaged ? PLUGIN_DAMAGED_SCORE : PLUGIN_FINE);
  plugin_author_drop_session(self);
  if (prompt) {
    restore_prompt(self, prompt, n_prompt);
    self->wants_piece = n_prompt > 0;
  }
  if (view) {
    restore_view(self, view);
  } else if (prompt && !n_prompt) {
    score_view_free(self->view); // Saved before anything was composed
    self->view = NULL;
  }
  self->unpublished = true;
  if (!self->wants_piece) {
    plugin_author_step(self); // Sounds from the next block on
  }
  show_progress(self, false);
  pthread_mutex_unlock(&self->lock);
}
