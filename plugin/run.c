#include "plugin/atoms.h"
#include "plugin/fpu.h"
#include "plugin/plugin.h"

#include <math.h>
#include <string.h>

/// The events that came in, safe from what we write where the host lets in and out
/// share a buffer.
static const LV2_Atom_Sequence*
incoming(Plugin* self)
{
  const LV2_Atom_Sequence* const in = self->control;
  if (!in ||
      ((const void*)in != self->notify_port && (const void*)in != self->midi_port)) {
    return in;
  }
  const size_t most = sizeof self->events - sizeof(LV2_Atom);
  const size_t n    = in->atom.size < most ? in->atom.size : most;
  memcpy(self->events, in, sizeof(LV2_Atom) + n);
  LV2_Atom_Sequence* const copy = (LV2_Atom_Sequence*)self->events;
  copy->atom.size               = (uint32_t)n;
  return copy;
}

static void
open_outputs(Plugin* self)
{
  plugin_notify_open(&self->notify, &self->urids, self->notify_port);
  plugin_midi_out_open(&self->midi_out, &self->urids, self->midi_port);
  if (self->latency) {
    *self->latency = (float)synth_latency_frames(self->synth);
  }
}

/// Play up to each event, take it, play on to the block's end.
static void
play_block(Plugin* self, const LV2_Atom_Sequence* in, uint32_t n)
{
  PluginEvents          events = plugin_events(&self->urids, in);
  uint32_t              done   = 0;
  const LV2_Atom_Event* event  = NULL;
  while ((event = plugin_events_next(&events))) {
    const int64_t  frame = event->time.frames;
    const uint32_t at    = frame > (int64_t)n ? n : frame < 0 ? 0 : (uint32_t)frame;
    if (at > done) {
      plugin_play(self, done, at);
      done = at;
    }
    plugin_take_message(self, &event->body);
  }
  plugin_play(self, done, n);
}

static PluginStatus
status_now(const Plugin* self)
{
  const PluginStatus status = (PluginStatus)atomic_load(&self->author.status);
  if (status != PLUGIN_FINE) {
    return status;
  }
  return !self->errands.schedule   ? PLUGIN_NO_WORKER
         : !self->author.composing ? PLUGIN_NO_COMPOSER
         : !self->author.model     ? PLUGIN_NO_MODEL
                                   : PLUGIN_FINE;
}

static double
ticks_in_piece(const Plugin* self)
{
  const double ticks = score_clock_ticks(self->clock);
  if (!self->take || !self->take->view) {
    return 0;
  }
  const ScorePiece* const piece = &self->take->view->piece;
  const double length = (double)piece->n_bars * base_meter_ticks(piece->meter);
  return length > 0 ? ticks - floor(ticks / length) * length : ticks;
}

/// The window is shown a file's progress in steps of a hundredth.
static void
notice_rendering(Plugin* self, PluginNews* news)
{
  const unsigned share = atomic_load(&self->author.render.share);
  const unsigned error = atomic_load(&self->author.render.error);
  const bool     ended = share != self->told_share && (share == 0 || share == 1000);
  if (ended || share > self->told_share + 9 || error != self->told_error) {
    self->notify.due |= PLUGIN_TELL_RENDERING;
    self->told_share = share;
    self->told_error = error;
  }
  news->render       = self->wish.render.bytes;
  news->n_render     = self->wish.render.n_bytes;
  news->share        = 1e-3f * (float)share;
  news->render_error = plugin_render_error((PluginRenderError)error);
}

static PluginNews
gather_news(Plugin* self)
{
  const PluginStatus status = status_now(self);
  if (status != self->told_status) {
    self->notify.due |= PLUGIN_TELL_STATUS;
    self->told_status = status;
  }
  PluginNews news = {.take = self->take, .status = plugin_status_text(status)};
  notice_rendering(self, &news);
  return news;
}

static void
gather_playhead(Plugin* self)
{
  const bool            has_view = self->take && self->take->view;
  PluginPlayhead* const playhead = &self->playhead;
  playhead->ticks                = ticks_in_piece(self);
  playhead->rolling              = has_view && self->clock->rolling;
  playhead->ready                = has_view ? self->take->view->n_bars_ready : 0;
  playhead->busy                 = plugin_has_unheard_wish(self) ||
                   (atomic_load(&self->author.progress) & PLUGIN_BUSY) != 0;
}

/// Peaks and loudness are asked for only where they are told: asking ends a peak.
static void
measure(Plugin* self)
{
  float peaks[BASE_N_PARTS];
  synth_peaks(self->synth, peaks);
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    float* const peak = &self->playhead.peaks[part];
    *peak             = peaks[part] > *peak ? peaks[part] : *peak;
  }
  self->playhead.loudness = synth_loudness(self->synth);
}

static void
send_changes(Plugin* self, uint32_t n)
{
  const PluginNews      news     = gather_news(self);
  PluginPlayhead* const playhead = &self->playhead;
  gather_playhead(self);
  const bool jumped =
    self->told_jumps != self->clock->jumps || self->told_rolling != playhead->rolling;
  const bool wanted = plugin_notify_wants_playhead(&self->notify, jumped);
  if (wanted) {
    measure(self);
  }
  if (plugin_notify_send(&self->notify, &self->urids, &news, wanted ? playhead : NULL,
                         n)) {
    self->told_jumps   = self->clock->jumps;
    self->told_rolling = playhead->rolling;
    playhead->peak     = 0;
    memset(playhead->peaks, 0, sizeof playhead->peaks);
  }
}

void
plugin_run(LV2_Handle handle, uint32_t n)
{
  Plugin* const                  self = (Plugin*)handle;
  const PluginFpu                fpu  = plugin_fpu_flush();
  const LV2_Atom_Sequence* const in   = incoming(self);
  open_outputs(self);
  plugin_move_parameters(self);
  plugin_notice_export(self);
  plugin_take_score(self);
  self->is_fresh = self->is_fresh && !n;
  play_block(self, in, n);
  score_clock_begin_block(&self->host_clock, n);
  send_changes(self, n);
  plugin_ask_for_work(self, n);
  plugin_fpu_restore(fpu);
}
