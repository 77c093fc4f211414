#include "plugin/plugin.h"

#include <math.h>

#define MAX_EVENTS 512U

/// A tempo below this leaves it to the sentence.
#define LEAST_TEMPO_BPM 20.0f

static const ScoreView*
view_now(const Plugin* self)
{
  return self->take ? self->take->view : NULL;
}

/// Semitones from the piece's key to the one that is asked for, -6..+5.
static int
key_shift(const Plugin* self, const ScorePiece* piece)
{
  const int key = (int)self->values[PARAM_KEY];
  return key ? (key - 1 - piece->key + 18) % 12 - 6 : 0;
}

static void
set_piece(Plugin* self, const ScorePiece* piece)
{
  synth_set_piece(self->synth, piece);
  if (self->is_fresh) {
    synth_reset(self->synth); // Nothing was heard yet that would have to glide
    plugin_move_synth(self);
  }
  plugin_midi_out_set_piece(&self->midi_out, piece);
  plugin_notify_piece(&self->notify);
  self->piece     = piece->take;
  self->has_piece = true;
  score_clock_locate(&self->own_clock, 0, true);
}

void
plugin_take_score(Plugin* self)
{
  PluginTake* const fresh = plugin_handover_take(&self->author.handover);
  if (fresh) {
    PluginTake* const old = self->take;
    if (!old || old->reading != fresh->reading) {
      self->notify.due |= PLUGIN_TELL_PROMPT | PLUGIN_TELL_INTENT | PLUGIN_TELL_SUMMARY;
    }
    self->take = fresh;
    if (old) {
      plugin_handover_retire(&self->author.handover, old);
    }
  }
  const ScoreView* const view = view_now(self);
  if (view && (!self->has_piece || self->piece != view->piece.take)) {
    set_piece(self, &view->piece);
  }
}

/// Drop every tail, as if nothing had been played.
static void
drop_sound(Plugin* self)
{
  ScoreEvent     events[SCORE_MAX_SOUNDING];
  const uint32_t n = score_player_silence(&self->player, events, SCORE_MAX_SOUNDING);
  for (uint32_t i = 0; i < n; ++i) {
    plugin_midi_out_event(&self->midi_out, 0, &events[i]);
  }
  synth_reset(self->synth);
  plugin_move_synth(self);
}

void
plugin_notice_export(Plugin* self)
{
  const bool freewheels = self->values[PARAM_FREEWHEEL] > 0.5f;
  if (freewheels && !self->was_freewheeling) {
    drop_sound(self);
  }
  self->was_freewheeling = freewheels;
}

/// Whether there is something to play without a host's time.
///
/// Ardour says where it is only once it rolls: a session that has just been opened
/// shall not play by itself, but who asks for a piece now wants to hear it now.
static bool
plays_alone(const Plugin* self, const ScoreView* view)
{
  const bool follows = self->values[PARAM_FOLLOW_HOST] > 0.5f;
  const bool asked = self->wish.n_set + self->wish.n_generate != self->n_wishes_before;
  return view && view->n_bars_ready > 0 && (asked || !follows);
}

void
plugin_choose_clock(Plugin* self)
{
  const ScoreView* const view  = view_now(self);
  const bool             ready = plays_alone(self, view);
  const bool follow = self->values[PARAM_FOLLOW_HOST] > 0.5f && self->host_clock.known;
  ScoreClock* const own    = &self->own_clock;
  ScoreClock* const wanted = follow ? &self->host_clock : own;
  if (wanted != self->clock) {
    score_clock_locate(own, 0, ready);
    wanted->jumps = self->clock->jumps + 1; // The player shall notice
    self->clock   = wanted;
    if (follow && self->was_freewheeling) {
      synth_reset(self->synth); // What we played on our own is no part of the export
      plugin_move_synth(self);
    }
  }
  if (own->rolling != ready) {
    score_clock_locate(own, 0, ready);
  }
  const float  asked = self->values[PARAM_TEMPO];
  const double tempo = asked >= LEAST_TEMPO_BPM ? asked
                       : view                   ? view->piece.tempo_bpm
                                                : own->tempo_bpm;
  if (tempo != own->tempo_bpm) {
    score_clock_set_tempo(own, tempo);
  }
}

/// Where the next frames go: to the ports, or nowhere if two share or one is missing.
static void
aim(Plugin* self, uint32_t at, float** out)
{
  for (unsigned i = 0; i < self->n_audio; ++i) {
    out[i] = self->audio[i] ? self->audio[i] + at : self->spare;
    for (unsigned k = 0; k < i; ++k) {
      out[i] = out[i] == out[k] ? self->spare : out[i];
    }
  }
}

static void
render(Plugin* self, uint32_t at, uint32_t n)
{
  if (!n) {
    return;
  }
  float* out[ESTRO_MULTI_N_AUDIO] = {NULL};
  aim(self, at, out);
  synth_render(self->synth, out, n);
  float peak = self->playhead.peak;
  for (unsigned i = 0; i < self->n_audio; ++i) {
    for (uint32_t k = 0; k < n; ++k) {
      const float loud = fabsf(out[i][k]);
      peak             = loud > peak ? loud : peak;
    }
  }
  self->playhead.peak = peak;
}

/// In an export, what sounds from here on does not depend on what was before.  Live,
/// pedals and controllers stay as the player has set them.
static void
begin(Plugin* self, const ScorePiece* piece)
{
  plugin_midi_out_set_piece(&self->midi_out, piece); // A new listener may be there
  if (self->values[PARAM_FREEWHEEL] > 0.5f) {
    synth_reset(self->synth);
    plugin_move_synth(self);
  }
}

static void
play_chunk(Plugin* self, uint32_t at, uint32_t n)
{
  const ScoreView* const view = view_now(self);
  if (view && self->clock->rolling && !self->was_rolling) {
    begin(self, &view->piece);
  }
  self->was_rolling    = self->clock->rolling;
  self->settings.shift = view ? key_shift(self, &view->piece) : 0;
  ScoreEvent     events[MAX_EVENTS];
  const uint32_t n_events = score_player_run(&self->player, view, self->clock,
                                             &self->settings, n, events, MAX_EVENTS);
  uint32_t       done     = 0;
  for (uint32_t i = 0; i < n_events; ++i) {
    const uint32_t frame = events[i].frame < n ? events[i].frame : n;
    render(self, at + done, frame - done);
    done = frame;
    synth_event(self->synth, &events[i]);
    plugin_midi_out_event(&self->midi_out, at + frame, &events[i]);
  }
  render(self, at + done, n - done);
  score_clock_advance(&self->host_clock, n);
  if (self->clock == &self->own_clock) {
    score_clock_advance(&self->own_clock, n);
  }
}

void
plugin_play(Plugin* self, uint32_t from, uint32_t to)
{
  while (from < to) {
    const uint32_t left = to - from;
    const uint32_t n    = left < PLUGIN_CHUNK_FRAMES ? left : PLUGIN_CHUNK_FRAMES;
    plugin_settle(self, n);
    plugin_choose_clock(self);
    play_chunk(self, from, n);
    from += n;
  }
}
