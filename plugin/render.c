#include "plugin/render.h"

#include "plugin/fpu.h"
#include "plugin/knobs.h"
#include "plugin/wav.h"

#include <math.h>
#include <string.h>

#define RUN_FRAMES PLUGIN_WAV_RUN_FRAMES
#define RUNS_PER_STEP 16U
#define MAX_EVENTS 512U

/// Longer than any hall rings.
#define TAIL_S 12.0

const char*
plugin_render_error(PluginRenderError error)
{
  static const char* const texts[PLUGIN_RENDER_N_ERRORS] = {
    [PLUGIN_RENDER_FINE]      = "",
    [PLUGIN_RENDER_NO_PIECE]  = "There is no piece to write.",
    [PLUGIN_RENDER_NO_FILE]   = "The file cannot be written there.",
    [PLUGIN_RENDER_NO_ROOM]   = "The file could not be written to its end.",
    [PLUGIN_RENDER_NO_MEMORY] = "Not enough memory to write the file.",
    [PLUGIN_RENDER_CANCELLED] = "Stopped; no file was written.",
  };
  return texts[error < PLUGIN_RENDER_N_ERRORS ? error : PLUGIN_RENDER_FINE];
}

void
plugin_render_init(PluginRender* self, double rate_hz)
{
  atomic_init(&self->share, 0);
  atomic_init(&self->error, PLUGIN_RENDER_FINE);
  self->rate_hz = rate_hz;
}

bool
plugin_render_is_busy(const PluginRender* self)
{
  return self->wanted || self->file;
}

static void
let_go(PluginRender* self)
{
  if (self->file) {
    fclose(self->file);
  }
  synth_free(self->synth);
  score_view_free(self->view);
  self->file   = NULL;
  self->synth  = NULL;
  self->view   = NULL;
  self->wanted = false;
}

void
plugin_render_stop(PluginRender* self, PluginRenderError error)
{
  if (self->file) {
    remove(self->part);
  }
  let_go(self);
  atomic_store(&self->error, error);
}

void
plugin_render_want(PluginRender* self, const PluginLines* path)
{
  plugin_render_stop(self, PLUGIN_RENDER_FINE);
  atomic_store(&self->share, 0);
  memcpy(self->path, path->bytes, path->n_bytes);
  self->path[path->n_bytes] = '\0';
  snprintf(self->part, sizeof self->part, "%s.part", self->path);
  self->wanted = true;
}

/// Write a run, without the frames by which the synth is late.
static bool
write_run(PluginRender* self, const float out[2][RUN_FRAMES], uint32_t n)
{
  const uint32_t late = self->n_late < n ? self->n_late : n;
  self->n_late -= late;
  self->n_frames += n - late;
  return self->n_frames + RUN_FRAMES <= PLUGIN_WAV_MAX_FRAMES &&
         plugin_wav_write(self->file, out[0] + late, out[1] + late, n - late);
}

/// A copy of the view that does not begin again at its end.
static BaseStatus
copy_view(PluginRender* self, const ScoreView* view)
{
  ScorePiece piece = view->piece;
  piece.n_bars     = 0;
  return score_view_new(&piece, view->sections, view->n_sections, &self->view);
}

static void
set_up(PluginRender* self, const float knobs[PARAM_N], double tempo_bpm)
{
  const ScorePiece* const piece    = &self->view->piece;
  SynthControls           controls = plugin_knobs_controls(knobs);
  controls.enabled                 = true;
  synth_set_piece(self->synth, piece);
  synth_set_controls(self->synth, &controls);
  self->settings = (ScorePlaySettings){0};
  plugin_knobs_settings(knobs, &self->settings);
  self->settings.muted = controls.muted;
  self->settings.shift = plugin_knobs_shift(knobs, piece);
  score_player_init(&self->player);
  score_clock_init(&self->clock, self->rate_hz);
  score_clock_set_tempo(&self->clock, tempo_bpm);
  score_clock_locate(&self->clock, 0, true);
  self->end_ticks = (double)self->view->n_bars_ready * base_meter_ticks(piece->meter);
  self->n_frames  = 0;
  self->n_late    = synth_latency_frames(self->synth);
}

void
plugin_render_begin(PluginRender* self, const ScoreView* view,
                    const float knobs[PARAM_N], double tempo_bpm)
{
  if (!view || !view->n_bars_ready) {
    plugin_render_stop(self, PLUGIN_RENDER_NO_PIECE);
    return;
  }
  self->synth = synth_new(self->rate_hz, false);
  if (!self->synth || copy_view(self, view)) {
    plugin_render_stop(self, PLUGIN_RENDER_NO_MEMORY);
    return;
  }
  set_up(self, knobs, tempo_bpm);
  self->wanted = false;
  self->file   = fopen(self->part, "wb");
  if (!self->file || !plugin_wav_begin(self->file, self->rate_hz, self->n_frames)) {
    plugin_render_stop(self, PLUGIN_RENDER_NO_FILE);
  }
}

/// Frames up to the piece's end, at most a run.
static uint32_t
next_run(PluginRender* self)
{
  const double left = self->end_ticks - score_clock_ticks(&self->clock);
  const double step = score_clock_ticks_per_frame(&self->clock);
  if (step > 0.0 && left <= 1e-6) {
    score_clock_locate(&self->clock, self->end_ticks, false);
  }
  const double frames = step > 0.0 && left > 1e-6 ? ceil(left / step) : RUN_FRAMES;
  return frames < RUN_FRAMES ? (uint32_t)frames : RUN_FRAMES;
}

static bool
render_run(PluginRender* self, uint32_t n)
{
  float          out[2][RUN_FRAMES];
  ScoreEvent     events[MAX_EVENTS];
  const uint32_t n_events = score_player_run(&self->player, self->view, &self->clock,
                                             &self->settings, n, events, MAX_EVENTS);
  uint32_t       done     = 0;
  for (uint32_t i = 0; i <= n_events; ++i) {
    const uint32_t until = i < n_events && events[i].frame < n ? events[i].frame : n;
    float* const   to[]  = {out[0] + done, out[1] + done};
    synth_render(self->synth, to, until - done);
    done = until;
    if (i < n_events) {
      synth_event(self->synth, &events[i]);
    }
  }
  score_clock_advance(&self->clock, n);
  return write_run(self, (const float(*)[RUN_FRAMES])out, n);
}

/// Give the file its name.
static void
finish(PluginRender* self)
{
  const bool written = !fseek(self->file, 0, SEEK_SET) &&
                       plugin_wav_begin(self->file, self->rate_hz, self->n_frames);
  const bool closed = !fclose(self->file);
  self->file        = NULL;
  const bool named  = written && closed && !rename(self->part, self->path);
  if (!named) {
    remove(self->part);
  }
  let_go(self);
  atomic_store(&self->error, named ? PLUGIN_RENDER_FINE : PLUGIN_RENDER_NO_ROOM);
  atomic_store(&self->share, named ? 1000 : 0);
}

static bool
is_over(const PluginRender* self)
{
  const double played_s = self->end_ticks * 60.0 / BASE_PPQ / self->clock.tempo_bpm;
  return !self->clock.rolling &&
         (synth_is_silent(self->synth) ||
          (double)self->n_frames > (played_s + TAIL_S) * self->rate_hz);
}

static void
show_share(PluginRender* self)
{
  const double share = score_clock_ticks(&self->clock) / self->end_ticks;
  atomic_store(&self->share, (unsigned)(998.0 * fmin(fmax(share, 0.0), 1.0)) + 1U);
}

void
plugin_render_step(PluginRender* self)
{
  const PluginFpu fpu  = plugin_fpu_flush();
  bool            good = true;
  for (unsigned i = 0; i < RUNS_PER_STEP && good && !is_over(self); ++i) {
    good = render_run(self, next_run(self));
  }
  plugin_fpu_restore(fpu);
  show_share(self);
  if (!good) {
    plugin_render_stop(self, PLUGIN_RENDER_NO_ROOM);
  } else if (is_over(self)) {
    finish(self);
  }
}
