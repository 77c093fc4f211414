#include "core/synth/synth.h"

#include "core/param/instrument.h"
#include "core/synth/drum_sound.h"
#include "core/synth/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const ScorePiece no_piece = {.meter        = {4, 4},
                                    .tempo_bpm    = 120.0f,
                                    .dynamics     = 0.5f,
                                    .articulation = 0.5f,
                                    .timbre       = 0.5f,
                                    .energy       = 0.5f};

static const SynthControls neutral = {.dynamics     = 0.5f,
                                      .articulation = 0.5f,
                                      .timbre       = 0.5f,
                                      .reverb       = 0.5f,
                                      .width        = 0.5f,
                                      .enabled      = true};

/// Everything that needs memory, from an arena that may only be counting.
static bool
furnish(Synth* self, BaseArena* arena, bool stems)
{
  self->voices = synth_voices_new(arena, self->rate_hz);
  self->drums  = synth_drums_new(arena, self->rate_hz);
  return synth_mix_init(&self->mix, arena, self->rate_hz, stems) && self->voices &&
         self->drums;
}

Synth*
synth_new(double rate_hz, bool stems)
{
  if (!(rate_hz >= 8000.0 && rate_hz <= 384000.0)) {
    return NULL;
  }
  Synth* const self = (Synth*)calloc(1, sizeof(Synth));
  if (!self) {
    return NULL;
  }
  self->rate_hz      = rate_hz;
  BaseArena counting = base_arena_counting();
  furnish(self, &counting, stems);
  memset(&self->mix, 0, sizeof(self->mix));
  self->arena = base_arena_new(counting.used_bytes);
  if (!self->arena.memory || !furnish(self, &self->arena, stems)) {
    synth_free(self);
    return NULL;
  }
  self->piece    = no_piece;
  self->controls = neutral;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    self->piece.parts[p].send = 0.2f;
  }
  self->piece.parts[BASE_DRUMS].instrument =
    (uint8_t)param_instrument_find("studio kit");
  synth_live_reset(&self->live);
  synth_set_piece(self, &self->piece);
  synth_reset(self);
  return self;
}

void
synth_free(Synth* self)
{
  if (self) {
    base_arena_free(&self->arena);
    free(self);
  }
}

void
synth_reset(Synth* self)
{
  self->place = 0;
  self->told  = false;
  synth_live_reset(&self->live);
  synth_place_live(self, BASE_LEAD);
  synth_voices_reset(self->voices);
  synth_drums_reset(self->drums);
  synth_apply(self);
  synth_mix_reset(&self->mix);
}

void
synth_peaks(Synth* self, float peaks[BASE_N_PARTS])
{
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    peaks[p] = synth_mix_peak(&self->mix, p);
  }
  const float live = synth_mix_peak(&self->mix, SYNTH_LIVE);
  const float own  = peaks[self->live.part];

  peaks[self->live.part] = live > own ? live : own;
}

float
synth_loudness(const Synth* self)
{
  return dsp_loudness_lufs(&self->mix.loudness);
}

uint32_t
synth_latency_frames(const Synth* self)
{
  return dsp_limiter_latency(&self->mix.limiter);
}

uint32_t
synth_kit(const Synth* self)
{
  return self->piece.parts[BASE_DRUMS].instrument;
}

void
synth_event(Synth* self, const ScoreEvent* event)
{
  const uint32_t part = event->part;
  if (part >= BASE_N_PARTS) {
    return;
  }
  const uint32_t id = self->piece.parts[part].instrument;
  const bool hits   = part == BASE_DRUMS || param_instrument(id)->voicing == PARAM_HITS;
  if (event->kind == SCORE_NOTE_OFF) {
    synth_drums_release(self->drums, part, event->pitch);
    synth_voices_release(self->voices, part, event->pitch);
  } else if (hits) {
    synth_drums_start(self->drums, part, id, event->pitch, event->velocity);
  } else {
    synth_voices_start(self->voices, part, id, event->pitch, event->velocity);
  }
}

/// At most a tick's rest; false if it must be silent.
static bool
render_run(Synth* self, float* const* out, uint32_t n)
{
  float pairs[SYNTH_N_SOURCES][2][SYNTH_CHUNK];
#define PAIR(s)                                                                        \
  {                                                                                    \
    pairs[s][0], pairs[s][1]                                                           \
  }
  float* const sources[SYNTH_N_SOURCES][2] = {PAIR(0), PAIR(1), PAIR(2), PAIR(3),
                                              PAIR(4), PAIR(5), PAIR(6), PAIR(7)};
#undef PAIR
  bool active[SYNTH_N_SOURCES];
  bool any = false;
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    active[s] =
      synth_voices_active(self->voices, s) || synth_drums_active(self->drums, s);
    any = any || active[s];
  }
  const bool rests = !any && synth_mix_is_silent(&self->mix);
  if (!rests) {
    memset(pairs, 0, sizeof(pairs));
  }
  synth_voices_render(self->voices, sources, n); // Also when resting: their time passes
  synth_drums_render(self->drums, sources, n);
  if (rests) {
    synth_mix_rest(&self->mix, out, n);
    return true;
  }
  return synth_mix_run(&self->mix, sources, active, out, n, self->place);
}

void
synth_render(Synth* self, float* const* out, uint32_t n)
{
  float*         at[2 * BASE_N_PARTS];
  const uint32_t n_out = 2U * self->mix.n_stems;
  for (uint32_t done = 0; done < n;) {
    if (self->place == 0) {
      synth_mix_tick(&self->mix);
    }
    const uint32_t rest = SYNTH_CHUNK - self->place;
    const uint32_t run  = n - done < rest ? n - done : rest;
    for (uint32_t c = 0; c < n_out; ++c) {
      at[c] = out[c] + done;
    }
    if (render_run(self, at, run)) {
      self->place = (self->place + run) % SYNTH_CHUNK;
    } else {
      synth_reset(self); // A voice has lost its mind; music goes on without it
    }
    done += run;
  }
}

bool
synth_is_silent(const Synth* self)
{
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    if (synth_voices_active(self->voices, s) || synth_drums_active(self->drums, s)) {
      return false;
    }
  }
  return synth_mix_is_silent(&self->mix);
}
