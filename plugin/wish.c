#include "plugin/wish.h"

#include "plugin/cast.h"
#include "plugin/compose.h"
#include "plugin/preset.h"
#include "plugin/request.h"

#include <string.h>

/// Whether this was asked for since the author listened last.
static bool
is_new(const PluginAuthor* self, const PluginWish* wish, PluginAsk ask)
{
  return wish->asked[ask] != self->asked[ask];
}

/// When it was asked for, or 0 if the author knows already.
static uint32_t
when(const PluginAuthor* self, const PluginWish* wish, PluginAsk ask)
{
  return is_new(self, wish, ask) ? wish->asked[ask] : 0;
}

void
plugin_author_put_away(PluginAuthor* self)
{
  PluginKept* const kept =
    self->view ? plugin_takes_find(&self->takes, self->view->piece.take) : NULL;
  if (kept) {
    kept->view  = self->view;
    kept->ended = self->ended;
  } else {
    score_view_free(self->view);
  }
  self->view = NULL;
}

void
plugin_author_adopt(PluginAuthor* self, PluginKept* kept)
{
  self->source = *kept->source;
  PromptIntent intent;
  if (!kept->reading && !plugin_author_read(self, kept->source, &intent)) {
    kept->reading = plugin_author_explain(kept->source, &intent, self->knobs);
  }
  plugin_reading_release(self->reading);
  self->reading = kept->reading;
  if (self->reading) {
    ++self->reading->n_users;
  }
  self->unpublished = true;
}

bool
plugin_author_select(PluginAuthor* self, uint32_t id)
{
  PluginKept* const kept = plugin_takes_find(&self->takes, id);
  if (!kept) {
    return false;
  }
  plugin_author_drop_session(self);
  if (!self->view || self->view->piece.take != id) {
    plugin_author_put_away(self);
    self->view  = kept->view;
    self->ended = kept->ended;
    kept->view  = NULL;
  }
  self->wants_piece = false;
  self->trying      = false;
  self->entry       = PLUGIN_ENTER_IN_PLACE;
  plugin_author_adopt(self, kept);
  return true;
}

/// No new piece after all: what played before plays on.
static void
cancel(PluginAuthor* self)
{
  const uint32_t now = self->view ? self->view->piece.take : 0;
  if (plugin_render_is_busy(&self->render)) {
    plugin_render_stop(&self->render, PLUGIN_RENDER_CANCELLED);
  }
  if (self->wants_piece || self->replacing) {
    plugin_author_drop_session(self);
    self->wants_piece = false;
    plugin_author_select(self, now);
  } else if (self->trying && plugin_author_select(self, self->previous)) {
    plugin_takes_drop(&self->takes, now);
  } else if (self->trying) {
    plugin_author_drop_session(self);
    self->ended = true;
  }
}

static void
take_prompt(PluginAuthor* self, const PluginWish* wish)
{
  PluginSource* const source = &self->source;
  const bool          same   = source->n_prompt == wish->n_bytes &&
                    !memcmp(source->prompt, wish->prompt, wish->n_bytes);
  memcpy(source->prompt, wish->prompt, wish->n_bytes);
  source->n_prompt = wish->n_bytes;
  // Who asks again for the same goes on from what was just played, as with generate
  source->motif.n = 0;
  if (same) {
    source->motif = wish->motif;
  }
}

static void
take_program(PluginAuthor* self, uint32_t program)
{
  const char* const prompt = plugin_preset_prompt(program / 128U, program % 128U);
  if (prompt) {
    PluginSource* const source  = &self->source;
    source->n_prompt            = (uint32_t)strlen(prompt);
    source->motif.n             = 0;
    source->corrections.n_bytes = 0;
    self->wants_piece           = true;
    self->entry                 = PLUGIN_ENTER_NEXT_BAR;
    memcpy(source->prompt, prompt, source->n_prompt);
  }
}

/// Whatever asks for a new piece, in the order in which it was asked for.
static void
take_piece(PluginAuthor* self, const PluginWish* wish)
{
  const uint32_t said     = when(self, wish, PLUGIN_ASK_PROMPT);
  const uint32_t program  = when(self, wish, PLUGIN_ASK_PROGRAM);
  const uint32_t generate = when(self, wish, PLUGIN_ASK_GENERATE);
  const uint32_t correct  = when(self, wish, PLUGIN_ASK_CORRECTIONS);
  if (program && program < said) {
    take_program(self, wish->program);
  }
  if (said) {
    take_prompt(self, wish);
  }
  if (program > said) {
    take_program(self, wish->program);
  }
  if (correct) {
    self->source.corrections = wish->corrections;
  }
  if (generate) {
    self->source.motif = wish->motif;
  }
  if (said || generate || correct) {
    self->wants_piece = true;
    self->entry =
      generate > said && generate > correct ? PLUGIN_ENTER_NEXT_BAR : PLUGIN_ENTER_NOW;
  }
  if (self->wants_piece) {
    atomic_store(&self->status, PLUGIN_FINE); // What was said before is over
  }
}

static void
take_instruments(PluginAuthor* self, const PluginLines* lines)
{
  ScorePiece any    = {0};
  self->instruments = *lines;
  self->unpublished = true;
  if (!plugin_cast(&any, lines->bytes, lines->n_bytes)) {
    plugin_author_tell(self, PLUGIN_UNKNOWN_INSTRUMENT);
  } else if (atomic_load(&self->status) == PLUGIN_UNKNOWN_INSTRUMENT) {
    plugin_author_tell(self, PLUGIN_FINE);
  }
}

static void
take_rating(PluginAuthor* self, uint32_t rating)
{
  PluginKept* const kept =
    self->view ? plugin_takes_find(&self->takes, self->view->piece.take) : NULL;
  if (kept) {
    kept->rating      = rating;
    self->unpublished = true;
  }
}

/// The latest of what excludes each other counts.
static void
take_choice(PluginAuthor* self, const PluginWish* wish)
{
  uint32_t latest = 0;
  for (unsigned ask = PLUGIN_ASK_PROMPT; ask <= PLUGIN_ASK_PROGRAM; ++ask) {
    const uint32_t at = when(self, wish, (PluginAsk)ask);
    latest            = at > latest ? at : latest;
  }
  const uint32_t cancels = when(self, wish, PLUGIN_ASK_CANCEL);
  const uint32_t selects = when(self, wish, PLUGIN_ASK_TAKE);
  if (latest) {
    take_piece(self, wish);
  }
  if (cancels > latest) {
    cancel(self);
  }
  if (selects > latest && selects > cancels) {
    plugin_author_select(self, wish->take);
  }
}

void
plugin_author_listen(PluginAuthor* self)
{
  const PluginWish* const wish = plugin_mailbox_take(&self->mailbox);
  if (!wish) {
    return;
  }
  memcpy(self->knobs, wish->knobs, sizeof self->knobs);
  self->host_meter = wish->host_meter;
  self->tempo_bpm  = wish->tempo_bpm;
  take_choice(self, wish);
  if (is_new(self, wish, PLUGIN_ASK_INSTRUMENTS)) {
    take_instruments(self, &wish->instruments);
  }
  if (is_new(self, wish, PLUGIN_ASK_RATING)) {
    take_rating(self, wish->rating);
  }
  if (is_new(self, wish, PLUGIN_ASK_RENDER)) {
    plugin_render_want(&self->render, &wish->render);
  }
  memcpy(self->asked, wish->asked, sizeof self->asked);
  self->serial = wish->serial;
}
