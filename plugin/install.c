// What the author has published becomes what is played.

#include "plugin/plugin.h"

#include <string.h>

/// Let the synth and whoever listens to MIDI know the instruments.
static void
set_instruments(Plugin* self, const ScorePiece* piece)
{
  synth_set_piece(self->synth, piece);
  if (self->is_fresh) {
    synth_reset(self->synth); // Nothing was heard yet that would have to glide
    plugin_move_synth(self);
  }
  plugin_midi_out_set_piece(&self->midi_out, piece);
  plugin_notify_piece(&self->notify);
}

/// Where no host leads, another piece is heard from its beginning, or from the bar
/// that the one before (NULL if there was none) had reached.
static void
set_piece(Plugin* self, const ScoreView* before)
{
  const ScorePiece* const piece = &self->take->view->piece;
  ScoreClock* const       own   = &self->own_clock;
  double                  place = 0;
  if (self->take->entry == PLUGIN_ENTER_IN_PLACE && before) {
    place = score_clock_ticks(own) / base_meter_ticks(before->piece.meter) *
            base_meter_ticks(piece->meter);
  }
  set_instruments(self, piece);
  self->piece     = piece->take;
  self->has_piece = true;
  score_clock_locate(own, place, true);
}

static bool
has_same_instruments(const ScorePiece* a, const ScorePiece* b)
{
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    if (a->parts[part].instrument != b->parts[part].instrument) {
      return false;
    }
  }
  return true;
}

/// What is due to be told once `fresh` stands in for `old` (may be NULL).
static uint32_t
news_in(const PluginTake* old, const PluginTake* fresh)
{
  uint32_t due = 0;
  if (!old || old->reading != fresh->reading) {
    due |= PLUGIN_TELL_PROMPT | PLUGIN_TELL_INTENT | PLUGIN_TELL_SUMMARY |
           PLUGIN_TELL_CORRECTIONS;
  }
  if (!old || old->n_instruments != fresh->n_instruments ||
      memcmp(old->instruments, fresh->instruments, fresh->n_instruments) != 0) {
    due |= PLUGIN_TELL_INSTRUMENTS;
  }
  if (!old || memcmp(&old->shelf, &fresh->shelf, sizeof fresh->shelf) != 0) {
    due |= PLUGIN_TELL_TAKES;
  }
  return due;
}

static void
install(Plugin* self, PluginTake* fresh)
{
  PluginTake* const      old    = self->take;
  const ScoreView* const before = old ? old->view : NULL;
  const ScoreView* const view   = fresh->view;
  self->notify.due |= news_in(old, fresh);
  self->take = fresh;
  if (view && (!self->has_piece || self->piece != view->piece.take)) {
    set_piece(self, self->has_piece ? before : NULL);
  } else if (view && before && !has_same_instruments(&before->piece, &view->piece)) {
    set_instruments(self, &view->piece);
  }
  if (old) {
    plugin_handover_retire(&self->author.handover, old);
  }
}

/// Whether a new piece lets the one that plays go on to the next bar.
static bool
waits(const Plugin* self, const PluginTake* fresh)
{
  const ScoreView* const now = self->take ? self->take->view : NULL;
  return now && fresh->view && self->has_piece && self->was_rolling &&
         self->clock->rolling && fresh->entry != PLUGIN_ENTER_NOW &&
         fresh->view->piece.take != self->piece;
}

void
plugin_end_waiting(Plugin* self)
{
  PluginTake* const waiting = self->waiting;
  self->waiting             = NULL;
  if (waiting) {
    install(self, waiting);
  }
}

void
plugin_take_score(Plugin* self)
{
  PluginTake* const fresh = plugin_handover_take(&self->author.handover);
  if (fresh) {
    if (self->waiting) {
      plugin_handover_retire(&self->author.handover, self->waiting);
      self->waiting = NULL;
    }
    if (waits(self, fresh)) {
      self->waiting = fresh;
    } else {
      install(self, fresh);
    }
  } else if (self->take && self->take->view && !self->has_piece) {
    set_piece(self, NULL); // After a reset
  }
}
