#include "plugin/author.h"

#include "plugin/compose.h"
#include "plugin/wish.h"

#include <stdio.h>
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
    [PLUGIN_NO_COMPOSER] =
      ("A model of the bundle (composer, arranger, performer, critic, originality, "
       "outlines) is missing or damaged: Estro plays here, but cannot compose."),
    [PLUGIN_NO_MEMORY]      = "Not enough memory to compose; the old piece plays on.",
    [PLUGIN_CANNOT_COMPOSE] = "This piece could not be composed; the old one plays on.",
    [PLUGIN_DAMAGED_SCORE] =
      "The saved music is damaged; it is composed again from its sentence.",
    [PLUGIN_LOST_SCORE] =
      ("The file with the saved music is missing or damaged; it is composed again from "
       "its sentence."),
    [PLUGIN_LOST_TAKES] =
      "The file with the other takes is missing or damaged; the piece itself is here.",
    [PLUGIN_NEWER_STATE] =
      "This session was saved by a newer Estro; it was left alone.",
    [PLUGIN_OTHER_MODELS] =
      ("This session was made with other models: its music is as it was, new music may "
       "differ."),
    [PLUGIN_UNKNOWN_INSTRUMENT] =
      "An instrument that was asked for is not known; the part keeps its own.",
  };
  return texts[status < PLUGIN_N_STATUSES ? status : PLUGIN_FINE];
}

bool
plugin_author_init(PluginAuthor* self, double rate_hz)
{
  if (pthread_mutex_init(&self->lock, NULL)) {
    return false;
  }
  plugin_mailbox_init(&self->mailbox);
  plugin_handover_init(&self->handover);
  plugin_render_init(&self->render, rate_hz);
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
  char             path[4096];
  const BaseStatus composing = compose_models_open(bundle_path, &self->composing);
  const int        n         = snprintf(path, sizeof path, "%s/prompt.nn", bundle_path);
  const BaseStatus reading   = n > 0 && (size_t)n < sizeof path
                                 ? prompt_model_open(path, &self->model)
                                 : BASE_NOT_FOUND;
  return composing ? composing : reading;
}

void
plugin_author_clear(PluginAuthor* self)
{
  plugin_author_drop_session(self);
  plugin_render_stop(&self->render, PLUGIN_RENDER_CANCELLED);
  plugin_takes_clear(&self->takes);
  plugin_handover_publish(&self->handover, NULL);
  plugin_handover_collect(&self->handover);
  plugin_reading_release(self->reading);
  score_view_free(self->view);
  prompt_model_free(self->model);
  compose_models_free(self->composing);
  pthread_mutex_destroy(&self->lock);
}

static double
now_s(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void
plugin_author_show(PluginAuthor* self, bool stuck)
{
  const bool fresh   = self->wants_piece || self->replacing;
  const bool renders = plugin_render_is_busy(&self->render);
  atomic_store(&self->progress,
               (plugin_author_has_work(self) ? PLUGIN_BUSY : 0U) |
                 (fresh ? PLUGIN_REPLACING : 0U) | (stuck ? PLUGIN_STUCK : 0U) |
                 (self->ended ? PLUGIN_ENDED : 0U) | (renders ? PLUGIN_RENDERING : 0U));
  atomic_store(&self->answered, self->serial);
}

/// One step of whatever is to be done: first the music, then files of it.
static BaseStatus
step(PluginAuthor* self)
{
  PluginRender* const render = &self->render;
  if (plugin_author_has_work(self)) {
    return plugin_author_step(self);
  }
  if (!render->wanted) {
    plugin_render_step(render);
    return BASE_OK;
  }
  PluginTake* const take = plugin_take_new(NULL, self->view, self->instruments.bytes,
                                           self->instruments.n_bytes);
  if (take) {
    plugin_render_begin(render, take->view, self->knobs, self->tempo_bpm);
  } else {
    plugin_render_stop(render, PLUGIN_RENDER_NO_MEMORY);
  }
  plugin_take_free(take);
  return BASE_OK;
}

void
plugin_author_slice(PluginAuthor* self)
{
  pthread_mutex_lock(&self->lock);
  const double end_s  = now_s() + SLICE_S;
  BaseStatus   status = BASE_OK;
  plugin_handover_collect(&self->handover);
  plugin_author_listen(self);
  while (!status &&
         (plugin_author_has_work(self) || plugin_render_is_busy(&self->render)) &&
         !atomic_load(&self->cancelled) && now_s() < end_s) {
    status = step(self);
  }
  if (status) {
    plugin_author_tell(self, status == BASE_NO_MEMORY ? PLUGIN_NO_MEMORY
                                                      : PLUGIN_CANNOT_COMPOSE);
  } else if (atomic_load(&self->status) == PLUGIN_NO_MEMORY) {
    plugin_author_tell(self, PLUGIN_FINE);
  }
  self->trying = self->trying && plugin_author_has_work(self);
  plugin_author_show(self, status == BASE_NO_MEMORY);
  pthread_mutex_unlock(&self->lock);
}

void
plugin_author_tell(PluginAuthor* self, PluginStatus status)
{
  atomic_store(&self->status, status);
}
