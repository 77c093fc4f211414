#include "plugin/compose.h"

#include "plugin/request.h"
#include "plugin/wish.h"

#include <stdlib.h>
#include <string.h>

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
  const PluginLines* const who = &self->instruments;
  PluginTake* const        take =
    plugin_take_new(self->reading, self->view, who->bytes, who->n_bytes);
  if (!take) {
    return BASE_NO_MEMORY;
  }
  take->entry = self->entry;
  plugin_takes_list(&self->takes, self->view ? self->view->piece.take : 0,
                    &take->shelf);
  plugin_handover_publish(&self->handover, take);
  self->unpublished = false;
  return BASE_OK;
}

/// The session and reading of the piece that is wished for.
static BaseStatus
open_session(PluginAuthor* self, ComposeSession** session, PluginReading** reading)
{
  ComposeRequest request;
  BaseStatus     status = plugin_request_wished(self, &request);
  if (!status) {
    status = compose_new(self->composing, &request, NULL, session);
  }
  if (status == BASE_NO_MEMORY) {
    return status;
  }
  *reading = plugin_author_explain(&self->source, &request.intent, self->knobs);
  if (!*reading) {
    compose_free(*session);
    return BASE_NO_MEMORY;
  }
  return status;
}

static BaseStatus
begin_piece(PluginAuthor* self)
{
  ComposeSession*  session = NULL;
  PluginReading*   reading = NULL;
  const BaseStatus status  = open_session(self, &session, &reading);
  if (status == BASE_NO_MEMORY) {
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
    self->previous = self->view ? self->view->piece.take : 0;
    self->trying   = true;
  }
  return status;
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
  ComposeRequest request;
  status = plugin_request_again(self, &request);
  if (!status) {
    status = compose_new(self->composing, &request, before, &self->session);
  }
  if (status) {
    score_view_free(before);
    self->ended = status != BASE_NO_MEMORY;
    return status;
  }
  self->before = before;
  return BASE_OK;
}

/// The view with the pending section behind the others, or, of a new piece, alone.
static BaseStatus
extend(const PluginAuthor* self, ScoreView** view)
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
  list[n] = self->pending;
  const ScorePiece piece =
    self->replacing ? *compose_piece(self->session) : self->view->piece;
  const BaseStatus status = score_view_new(&piece, list, n + 1, view);
  free(list);
  return status;
}

static BaseStatus
add_section(PluginAuthor* self)
{
  ScoreView*       view   = NULL;
  const BaseStatus status = extend(self, &view);
  if (status) {
    return status;
  }
  if (!self->replacing) {
    score_view_free(self->view);
  } else if (plugin_takes_add(&self->takes, view->piece.take, &self->source,
                              self->reading, self->previous)) {
    plugin_author_put_away(self);
  } else {
    score_view_free(view);
    return BASE_NO_MEMORY;
  }
  score_section_release(self->pending);
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
