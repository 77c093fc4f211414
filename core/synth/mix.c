#include "core/synth/mix.h"

#include <string.h>

static const float ceiling = 0.841f; // -1.5 dB: what the detector misses stays under -1

/// Glue rather than squeeze: a loud piece is reduced by two or three decibels.
static const DspCompressSettings glue = {-17.0f, 1.8f, 8.0f, 0.025f, 0.180f};

static const float master_gain = 1.93f;
static const float too_much    = 1e12f; // Square of what no music reaches

static bool
open_stem(SynthStem* self, BaseArena* arena, double rate_hz, uint32_t wait)
{
  const bool spaces = synth_spaces_init(&self->spaces, arena, rate_hz);
  const bool left   = dsp_ring_init(&self->late[0], arena, wait + 2U * SYNTH_CHUNK);
  const bool right  = dsp_ring_init(&self->late[1], arena, wait + 2U * SYNTH_CHUNK);
  return spaces && left && right;
}

bool
synth_mix_init(SynthMix* self, BaseArena* arena, double rate_hz, bool stems)
{
  self->n_stems = stems ? BASE_N_PARTS : 1;
  self->share   = dsp_glide_share(rate_hz, 0.012);
  dsp_compress_init(&self->compress, rate_hz, &glue);
  dsp_loudness_init(&self->loudness, rate_hz);
  bool ok = dsp_limiter_init(&self->limiter, arena, rate_hz, ceiling);
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    ok = synth_strip_init(&self->strips[s], arena, rate_hz) && ok;
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    const uint32_t wait = dsp_limiter_latency(&self->limiter);
    ok                  = open_stem(&self->stems[s], arena, rate_hz, wait) && ok;
  }
  if (ok) {
    synth_mix_master(self, 1.0f, 1.0f);
    synth_mix_reset(self);
  }
  return ok;
}

void
synth_mix_reset(SynthMix* self)
{
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    synth_strip_reset(&self->strips[s]);
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    SynthStem* const stem = &self->stems[s];
    synth_spaces_reset(&stem->spaces);
    dsp_ring_reset(&stem->late[0]);
    dsp_ring_reset(&stem->late[1]);
  }
  dsp_compress_reset(&self->compress);
  dsp_limiter_reset(&self->limiter);
  dsp_loudness_reset(&self->loudness);
  dsp_glide_jump(&self->side, self->side.target);
  dsp_glide_jump(&self->volume, self->volume.target);
  self->square = 0.0f;
  self->flush  = 0;
}

void
synth_mix_master(SynthMix* self, float width, float volume)
{
  self->side.target   = width;
  self->volume.target = volume;
}

void
synth_mix_spaces(SynthMix* self, float decay_s, float repeat_s)
{
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    synth_spaces_set(&self->stems[s].spaces, decay_s, repeat_s);
  }
}

void
synth_mix_tick(SynthMix* self)
{
  bool awake = false;
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    synth_strip_tick(&self->strips[s]);
    awake = awake || self->strips[s].awake;
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    awake = synth_spaces_tick(&self->stems[s].spaces) || awake;
  }
  dsp_compress_tick(&self->compress, self->square / (2.0f * DSP_TICK_FRAMES));
  self->square = 0.0f;
  dsp_glide_tick(&self->side, self->share);
  dsp_glide_tick(&self->volume, self->share);
  if (awake) {
    self->flush = dsp_limiter_latency(&self->limiter) / DSP_TICK_FRAMES + 2U;
  } else if (self->flush) {
    --self->flush;
  }
}

/// To the master: seven parts at 0 dB make about -16 LUFS there.
static void
widen(const SynthMix* self, SynthBus* bus, uint32_t n, uint32_t place)
{
  const float half = 0.5f * master_gain;
  for (uint32_t i = 0; i < n; ++i) {
    const float mid = half * (bus->left[i] + bus->right[i]);
    const float side =
      half * (bus->left[i] - bus->right[i]) * dsp_glide_at(&self->side, place + i);
    bus->left[i]  = mid + side;
    bus->right[i] = mid - side;
  }
}

/// The channels' strips, each on its stem; the live part's goes with the lead.
static void
mix_strips(SynthMix* self, float* const sources[SYNTH_N_SOURCES][2],
           const bool active[SYNTH_N_SOURCES], uint32_t n, uint32_t place)
{
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    memset(&self->stems[s].bus, 0, sizeof(SynthBus));
  }
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    const uint32_t part = s < BASE_N_PARTS ? s : BASE_LEAD;
    const uint32_t stem = self->n_stems == 1 ? 0 : part;
    synth_strip_run(&self->strips[s], sources[s], active[s], &self->stems[stem].bus, n,
                    place);
    if (self->strips[s].awake) {
      synth_spaces_wake(&self->stems[stem].spaces, self->strips[s].echo.target > 0.0f);
    }
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    synth_spaces_run(&self->stems[s].spaces, &self->stems[s].bus, n, place);
    widen(self, &self->stems[s].bus, n, place);
  }
}

/// Compress and turn up all stems alike and keep their sum for the limiter.
static void
level(SynthMix* self, float sum[2][SYNTH_CHUNK], uint32_t n, uint32_t place)
{
  float gain[SYNTH_CHUNK];
  memset(sum, 0, 2 * sizeof(sum[0]));
  for (uint32_t i = 0; i < n; ++i) {
    gain[i] = dsp_glide_at(&self->compress.gain, place + i) *
              dsp_glide_at(&self->volume, place + i);
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    const SynthBus* const bus = &self->stems[s].bus;
    for (uint32_t i = 0; i < n; ++i) {
      sum[0][i] += bus->left[i];
      sum[1][i] += bus->right[i];
    }
  }
  for (uint32_t i = 0; i < n; ++i) {
    self->square += sum[0][i] * sum[0][i] + sum[1][i] * sum[1][i];
    sum[0][i] *= gain[i];
    sum[1][i] *= gain[i];
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    SynthBus* const bus = &self->stems[s].bus;
    for (uint32_t i = 0; i < n; ++i) {
      bus->left[i] *= gain[i];
      bus->right[i] *= gain[i];
    }
  }
}

void
synth_mix_rest(SynthMix* self, float* const* out, uint32_t n)
{
  for (uint32_t c = 0; c < 2U * self->n_stems; ++c) {
    memset(out[c], 0, n * sizeof(float));
  }
  dsp_loudness_rest(&self->loudness, n);
}

float
synth_mix_peak(SynthMix* self, uint32_t source)
{
  const float peak          = self->strips[source].peak * master_gain;
  self->strips[source].peak = 0.0f;
  return peak * self->volume.now;
}

static void
write_late(DspRing* late, const float* in, const float* gain, float* out, uint32_t wait,
           uint32_t n)
{
  dsp_ring_write(late, in, n);
  const float* const past = dsp_ring_read(late, wait + n);
  for (uint32_t i = 0; i < n; ++i) {
    out[i] = past[i] * gain[i];
  }
}

static void
measure(SynthMix* self, float* const* out, uint32_t n)
{
  float sum[2][SYNTH_CHUNK];
  memcpy(sum[0], out[0], n * sizeof(float));
  memcpy(sum[1], out[1], n * sizeof(float));
  for (uint32_t c = 2; c < 2U * self->n_stems; ++c) {
    for (uint32_t i = 0; i < n; ++i) {
      sum[c % 2U][i] += out[c][i];
    }
  }
  dsp_loudness_add(&self->loudness, sum[0], sum[1], n);
}

bool
synth_mix_run(SynthMix* self, float* const sources[SYNTH_N_SOURCES][2],
              const bool active[SYNTH_N_SOURCES], float* const* out, uint32_t n,
              uint32_t place)
{
  float sum[2][SYNTH_CHUNK], gain[SYNTH_CHUNK];
  mix_strips(self, sources, active, n, place);
  level(self, sum, n, place);
  if (!(self->square < too_much)) { // Also true of what is no number
    synth_mix_rest(self, out, n);
    return false;
  }
  const uint32_t wait = dsp_limiter_latency(&self->limiter);
  dsp_limiter_run(&self->limiter, sum[0], sum[1], gain, n);
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    SynthStem* const stem = &self->stems[s];
    write_late(&stem->late[0], stem->bus.left, gain, out[2U * (size_t)s], wait, n);
    write_late(&stem->late[1], stem->bus.right, gain, out[2U * (size_t)s + 1U], wait,
               n);
  }
  measure(self, out, n);
  return true;
}

bool
synth_mix_is_silent(const SynthMix* self)
{
  if (self->flush) {
    return false;
  }
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    if (self->strips[s].awake) {
      return false;
    }
  }
  return true;
}
