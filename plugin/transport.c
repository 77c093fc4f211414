#include "plugin/plugin.h"

#include <math.h>

/// A tempo below this leaves it to the sentence.
#define LEAST_TEMPO_BPM 20.0f

static bool
follows_host(const Plugin* self)
{
  return self->values[PARAM_FOLLOW_HOST] > 0.5f && self->host_clock.known;
}

/// Whether there is something to play without a host's time.
///
/// Ardour says where it is only once it rolls: a session that has just been opened
/// shall not play by itself, but who asks for a piece now wants to hear it now.
static bool
plays_alone(const Plugin* self, const ScoreView* view)
{
  if (!view || !view->n_bars_ready) {
    return false;
  }
  if (self->listening != PLUGIN_LISTEN_AUTO) {
    return self->listening == PLUGIN_LISTEN_ON;
  }
  const bool follows = self->values[PARAM_FOLLOW_HOST] > 0.5f;
  return self->wish.n_pieces != self->n_pieces_before || !follows;
}

void
plugin_listen(Plugin* self, double ticks, bool rolling)
{
  if (follows_host(self) && self->host_clock.rolling) {
    return; // The host's time is what is heard
  }
  self->listening = rolling ? PLUGIN_LISTEN_ON : PLUGIN_LISTEN_OFF;
  if (rolling) {
    score_clock_locate(&self->own_clock, ticks, false);
    ++self->own_clock.jumps; // Even if it is the same place again
  }
}

/// Play by this clock from now on.
static void
change_clock(Plugin* self, ScoreClock* wanted, bool ready)
{
  ScoreClock* const own = &self->own_clock;
  if (self->listening != PLUGIN_LISTEN_ON) {
    score_clock_locate(own, 0, ready);
  }
  wanted->jumps = self->clock->jumps + 1; // The player shall notice
  self->clock   = wanted;
  if (wanted != own && self->was_freewheeling) {
    synth_reset(self->synth); // What we played on our own is no part of the export
    plugin_move_synth(self);
  }
}

static void
set_own_tempo(Plugin* self, const ScoreView* view)
{
  ScoreClock* const own   = &self->own_clock;
  const float       asked = self->values[PARAM_TEMPO];
  const double      tempo = asked >= LEAST_TEMPO_BPM ? asked
                            : view                   ? view->piece.tempo_bpm
                                                     : own->tempo_bpm;
  if (tempo != own->tempo_bpm) {
    score_clock_set_tempo(own, tempo);
  }
}

void
plugin_choose_clock(Plugin* self)
{
  const ScoreView* const view = self->take ? self->take->view : NULL;
  ScoreClock* const      own  = &self->own_clock;
  if (follows_host(self) && self->host_clock.rolling) {
    self->listening = PLUGIN_LISTEN_AUTO;
  }
  const bool        ready  = plays_alone(self, view);
  const bool        alone  = !follows_host(self) || self->listening == PLUGIN_LISTEN_ON;
  ScoreClock* const wanted = alone ? own : &self->host_clock;
  if (wanted != self->clock) {
    change_clock(self, wanted, ready);
  }
  if (own->rolling != ready) {
    const bool begins = ready && self->listening != PLUGIN_LISTEN_ON;
    score_clock_locate(own, begins ? 0 : score_clock_ticks(own), ready);
  }
  set_own_tempo(self, view);
}

uint32_t
plugin_frames_to_bar(const Plugin* self, uint32_t most)
{
  const ScoreClock* const clock = self->clock;
  const double            step  = score_clock_ticks_per_frame(clock);
  if (!self->take || !self->take->view || !(step > 0)) {
    return 0;
  }
  const double bar   = base_meter_ticks(self->take->view->piece.meter);
  const double ticks = score_clock_ticks(clock);
  const double phase = ticks - floor(ticks / bar) * bar;
  if (phase < step || bar - phase < 1e-6) {
    return 0; // The first frame at or after the line
  }
  const double frames = ceil((bar - phase - 1e-6) / step);
  return frames < most ? (uint32_t)frames : most;
}
