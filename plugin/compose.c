#include "plugin/compose.h"

#include "plugin/text.h"

#include <stdlib.h>
#include <string.h>

void
plugin_author_listen(PluginAuthor* self)
{
  const PluginWish* const wish = plugin_mailbox_take(&self->mailbox);
  if (!wish) {
    return;
  }
  memcpy(self->knobs, wish->knobs, sizeof self->knobs);
  self->host_meter = wish->host_meter;
  if (wish->n_set != self->n_set) {
    memcpy(self->prompt, wish->prompt, wish->n_bytes);
    self->n_prompt = wish->n_bytes;
  }
  if (wish->n_set != self->n_set || wish->n_generate != self->n_generate) {
    self->wants_piece = true;
    atomic_store(&self->status, PLUGIN_FINE); // What was said before is over
  }
  self->n_set      = wish->n_set;
  self->n_generate = wish->n_generate;
}

void
plugin_author_drop_session(PluginAuthor* self)
{
  compose_free(self->session);
  score_section_release(self->pending);
  score_view_free(self->before);
  self->session   = NULL;
  self->pending   = NULL;
  self->before    = NULL;
  self->replacing = false;
}

/// An endless piece is only as long as someone is about to hear it.
static bool
is_ahead_enough(const PluginAuthor* self)
{
  const ScoreView* const view = self->view;
  return view && view->piece.n_bars == 0 &&
         view->n_bars_ready >= atomic_load(&self->wanted_bars);
}

static bool
is_complete(const ScoreView* view)
{
  return view->piece.n_bars > 0 && view->n_bars_ready >= view->piece.n_bars;
}

bool
plugin_author_has_work(const PluginAuthor* self)
{
  if (self->unpublished || self->pending || self->wants_piece || self->replacing) {
    return true;
  }
  return self->view && !self->ended && !is_complete(self->view) &&
         !is_ahead_enough(self);
}

static BaseStatus
publish(PluginAuthor* self)
{
  PluginTake* const take = plugin_take_new(self->reading, self->view);
  if (!take) {
    return BASE_NO_MEMORY;
  }
  plugin_handover_publish(&self->handover, take);
  self->unpublished = false;
  return BASE_OK;
}

static void
fill_request(const PluginAuthor* self, ComposeRequest* request)
{
  const float* const knobs = self->knobs;
  request->seed            = (uint32_t)knobs[PARAM_SEED];
  request->take            = self->n_takes + 1;
  request->creativity      = knobs[PARAM_CREATIVITY];
  request->density         = knobs[PARAM_DENSITY];
  request->complexity      = knobs[PARAM_COMPLEXITY];
  request->energy          = knobs[PARAM_ENERGY];
  request->key             = (uint32_t)knobs[PARAM_KEY];
  request->mode            = (uint32_t)knobs[PARAM_MODE];
  request->tempo_bpm       = knobs[PARAM_TEMPO];
  request->n_bars          = (uint32_t)knobs[PARAM_BARS];
  request->host_meter      = self->host_meter;
}

static BaseStatus
begin_piece(PluginAuthor* self)
{
  ComposeRequest request = {0};
  fill_request(self, &request);
  if (prompt_read(self->model, self->prompt, self->n_prompt, &request.intent)) {
    return BASE_NO_MEMORY;
  }
  PluginReading* const reading = plugin_reading_new(
    &request.intent, self->prompt, self->n_prompt,
    plugin_text_cut(self->prompt, self->n_prompt, ESTRO_MAX_PROMPT_BYTES));
  if (!reading) {
    return BASE_NO_MEMORY;
  }
  ComposeSession*  session = NULL;
  const BaseStatus status  = compose_new(&request, NULL, &session);
  if (status == BASE_NO_MEMORY) {
    plugin_reading_release(reading);
    return status;
  }
  plugin_author_drop_session(self);
  plugin_reading_release(self->reading);
  self->reading     = reading;
  self->session     = session;
  self->replacing   = session != NULL;
  self->wants_piece = false;
  self->unpublished = true;
  if (!status) {
    atomic_store(&self->wanted_bars, 0);
    ++self->n_takes;
  }
  return status;
}

/// What the piece was composed with, so that what follows is what would have followed.
static void
request_again(const PluginAuthor* self, ComposeRequest* request)
{
  const ScorePiece* const piece = &self->view->piece;
  request->seed                 = piece->seed;
  request->take                 = piece->take;
  request->creativity           = piece->creativity;
  request->density              = piece->density;
  request->complexity           = piece->complexity;
  request->energy               = piece->energy;
  request->key                  = 1U + piece->key;
  request->mode                 = 1U + piece->mode;
  request->tempo_bpm            = piece->tempo_bpm;
  request->n_bars               = piece->n_bars;
  request->host_meter           = piece->meter;
}

static BaseStatus
go_on(PluginAuthor* self)
{
  ScoreView* const view   = self->view;
  ScoreView*       before = NULL;
  BaseStatus       status =
    score_view_new(&view->piece, view->sections, view->n_sections, &before);
  if (status) {
    return status;
  }
  ComposeRequest request = {0};
  request_again(self, &request);
  status = prompt_read(self->model, self->prompt, self->n_prompt, &request.intent);
  if (!status) {
    status = compose_new(&request, before, &self->session);
  }
  if (status) {
    score_view_free(before);
    self->ended = status != BASE_NO_MEMORY;
    return status;
  }
  self->before = before;
  return BASE_OK;
}

/// Put the pending section behind the others, or, of a new piece, in their place.
static BaseStatus
add_section(PluginAuthor* self)
{
  // NOLINTNEXTLINE(bugprone-sizeof-expression): it is a list of pointers
  const size_t         pointer_bytes = sizeof(const ScoreSection*);
  const uint32_t       n             = self->replacing ? 0 : self->view->n_sections;
  const ScoreSection** list = (const ScoreSection**)malloc((n + 1) * pointer_bytes);
  if (!list) {
    return BASE_NO_MEMORY;
  }
  if (n) {
    memcpy(list, self->view->sections, n * pointer_bytes);
  }
  list[n]               = self->pending;
  ScoreView*       view = NULL;
  const ScorePiece piece =
    self->replacing ? *compose_piece(self->session) : self->view->piece;
  const BaseStatus status = score_view_new(&piece, list, n + 1, &view);
  free(list);
  if (status) {
    return status;
  }
  score_section_release(self->pending);
  score_view_free(self->view);
  self->pending     = NULL;
  self->view        = view;
  self->replacing   = false;
  self->ended       = false;
  self->unpublished = true;
  return BASE_OK;
}

/// Give the session up and keep what there is.
static BaseStatus
give_up(PluginAuthor* self, BaseStatus status)
{
  self->ended = !self->replacing;
  plugin_author_drop_session(self);
  return status;
}

static BaseStatus
compose_more(PluginAuthor* self)
{
  if (compose_is_done(self->session)) {
    const bool nothing = self->replacing;
    return give_up(self, nothing ? BASE_BAD_INPUT : BASE_OK);
  }
  const BaseStatus status = compose_step(self->session, &self->pending);
  return status && status != BASE_NO_MEMORY ? give_up(self, status) : status;
}

BaseStatus
plugin_author_step(PluginAuthor* self)
{
  BaseStatus status = BASE_OK;
  if (self->unpublished) {
    return publish(self);
  }
  if (self->wants_piece) {
    return begin_piece(self);
  }
  if (self->pending) {
    status = add_section(self);
    return status && status != BASE_NO_MEMORY ? give_up(self, status) : status;
  }
  return self->session ? compose_more(self) : go_on(self);
}
