#include "plugin/knobs.h"
#include "plugin/plugin.h"

#include <math.h>

#define MAX_EVENTS 512U

static const ScoreView*
view_now(const Plugin* self)
{
  return self->take ? self->take->view : NULL;
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
    score_clock_forget(&self->host_clock);
    drop_sound(self);
  }
  self->was_freewheeling = freewheels;
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

/// Let time pass for clocks and keys.
static void
pass(Plugin* self, uint32_t n)
{
  const ScoreClock* const clock = self->clock;
  const ScoreView* const  view  = view_now(self);
  const double            ticks = clock->tempo_bpm * BASE_PPQ / (60.0 * self->rate_hz);
  const double            bar =
    base_meter_ticks(view ? view->piece.meter : self->host_clock.meter);
  plugin_keys_pass(&self->keys, n, ticks, bar);
  score_clock_advance(&self->host_clock, n);
  if (clock == &self->own_clock) {
    score_clock_advance(&self->own_clock, n);
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
  self->settings.shift = view ? plugin_knobs_shift(self->values, &view->piece) : 0;
  self->settings.follows =
    self->values[PARAM_FOLLOW_CHORDS] > 0.5f && self->keys.follows;
  self->settings.played = self->keys.chord;
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
  pass(self, n);
}

/// Frames until what waits begins; it begins here if that is now.
static uint32_t
frames_to_entry(Plugin* self, uint32_t most)
{
  const uint32_t n = self->waiting ? plugin_frames_to_bar(self, most) : most;
  if (n) {
    return n;
  }
  plugin_end_waiting(self);
  plugin_choose_clock(self);
  return most;
}

void
plugin_play(Plugin* self, uint32_t from, uint32_t to)
{
  while (from < to) {
    const uint32_t left = to - from;
    const uint32_t most = left < PLUGIN_CHUNK_FRAMES ? left : PLUGIN_CHUNK_FRAMES;
    plugin_settle(self, most);
    plugin_choose_clock(self);
    const uint32_t near = score_clock_frames_to_loop(&self->host_clock, most);
    const uint32_t n    = plugin_keys_frames(&self->keys, frames_to_entry(self, near));
    play_chunk(self, from, n);
    from += n;
  }
}
