#include "core/synth/mix.h"

#include <string.h>

static const float ceiling = 0.871f; // -1.2 dB: what the detector misses stays under -1

/// Glue rather than squeeze: a loud piece is reduced by two or three decibels.
static const DspCompressSettings glue = {-17.0f, 1.8f, 8.0f, 0.025f, 0.180f};

static const float  master_gain = 1.93f;
static const float  wet_gain    = 0.5f;
static const float  wet_quiet   = 1e-6f; // -120 dB
static const double listen_s    = 0.65;  // Longer than any repeat of the echo
static const double room_size   = 0.36;
static const float  room_decay  = 0.42f;
static const float  room_bright = 0.45f;
static const float  hall_bright = 0.4f;
static const float  too_much    = 1e12f; // Square of what no music reaches

static bool
open_stem(SynthStem* self, BaseArena* arena, double rate_hz, uint32_t wait)
{
  const bool hall  = dsp_reverb_init(&self->hall.reverb, arena, rate_hz, 1.0);
  const bool room  = dsp_reverb_init(&self->room.reverb, arena, rate_hz, room_size);
  const bool left  = dsp_ring_init(&self->late[0], arena, wait + 2U * SYNTH_CHUNK);
  const bool right = dsp_ring_init(&self->late[1], arena, wait + 2U * SYNTH_CHUNK);
  const bool echo  = dsp_echo_init(&self->echo, arena, rate_hz);
  dsp_reverb_set(&self->room.reverb, room_decay, room_bright);
  return hall && room && echo && left && right;
}

bool
synth_mix_init(SynthMix* self, BaseArena* arena, double rate_hz, bool stems)
{
  self->n_stems    = stems ? BASE_N_PARTS : 1;
  self->share      = dsp_glide_share(rate_hz, 0.012);
  self->rest_ticks = (uint32_t)(listen_s * rate_hz / DSP_TICK_FRAMES);
  dsp_compress_init(&self->compress, rate_hz, &glue);
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

static void
reset_space(SynthSpace* self)
{
  dsp_reverb_reset(&self->reverb);
  self->awake = false;
  self->rest  = 0;
  self->peak  = 0.0f;
}

void
synth_mix_reset(SynthMix* self)
{
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    synth_strip_reset(&self->strips[s]);
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    SynthStem* const stem = &self->stems[s];
    reset_space(&stem->hall);
    reset_space(&stem->room);
    dsp_echo_reset(&stem->echo);
    stem->echo_awake = false;
    stem->echo_rest  = 0;
    stem->echo_peak  = 0.0f;
    dsp_ring_reset(&stem->late[0]);
    dsp_ring_reset(&stem->late[1]);
  }
  dsp_compress_reset(&self->compress);
  dsp_limiter_reset(&self->limiter);
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
    dsp_reverb_set(&self->stems[s].hall.reverb, decay_s, hall_bright);
    dsp_echo_set(&self->stems[s].echo, repeat_s);
  }
}

static void
tick_space(SynthSpace* self, uint32_t rest_ticks)
{
  if (self->peak > wet_quiet) {
    self->rest = rest_ticks;
  } else if (self->awake && self->rest-- == 0) {
    self->awake = false;
  }
  self->peak = 0.0f;
  dsp_reverb_tick(&self->reverb);
}

static void
tick_echo(SynthStem* self, uint32_t rest_ticks)
{
  if (self->echo_peak > wet_quiet) {
    self->echo_rest = rest_ticks;
  } else if (self->echo_awake && self->echo_rest-- == 0) {
    self->echo_awake = false;
  }
  self->echo_peak = 0.0f;
  dsp_echo_tick(&self->echo);
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
    SynthStem* const stem = &self->stems[s];
    tick_space(&stem->hall, self->rest_ticks);
    tick_space(&stem->room, self->rest_ticks);
    tick_echo(stem, self->rest_ticks);
    awake = awake || stem->hall.awake || stem->room.awake || stem->echo_awake;
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

static float
peak_of(const float* frames, uint32_t n, float peak)
{
  for (uint32_t i = 0; i < n; ++i) {
    const float size = fabsf(frames[i]);
    peak             = size > peak ? size : peak;
  }
  return peak;
}

static void
add_space(SynthSpace* self, const float* left, const float* right, SynthBus* bus,
          uint32_t n, uint32_t place)
{
  float wet[2][SYNTH_CHUNK] = {{0}};
  dsp_reverb_run(&self->reverb, left, right, wet[0], wet[1], n, place);
  self->peak = peak_of(wet[0], n, peak_of(wet[1], n, self->peak));
  for (uint32_t i = 0; i < n; ++i) {
    bus->left[i] += wet_gain * wet[0][i];
    bus->right[i] += wet_gain * wet[1][i];
  }
}

/// The repeats stand in the hall as what they repeat.
static void
add_echo(SynthStem* self, uint32_t n, uint32_t place)
{
  SynthBus* const bus = &self->bus;
  float           wet[2][SYNTH_CHUNK];
  dsp_echo_run(&self->echo, bus->echo_left, bus->echo_right, wet[0], wet[1], n, place);
  self->echo_peak = peak_of(wet[0], n, peak_of(wet[1], n, self->echo_peak));
  for (uint32_t i = 0; i < n; ++i) {
    bus->left[i] += wet[0][i];
    bus->right[i] += wet[1][i];
    bus->send_left[i] += 0.2f * wet[0][i];
    bus->send_right[i] += 0.2f * wet[1][i];
  }
}

static void
add_spaces(const SynthMix* self, SynthStem* stem, bool fed, uint32_t n, uint32_t place)
{
  SynthBus* const bus = &stem->bus;
  if (fed) {
    stem->hall.awake = stem->room.awake = true;
    stem->hall.rest = stem->room.rest = self->rest_ticks;
  }
  if (stem->echo_awake) {
    add_echo(stem, n, place);
  }
  if (stem->hall.awake) {
    add_space(&stem->hall, bus->send_left, bus->send_right, bus, n, place);
  }
  if (stem->room.awake) {
    add_space(&stem->room, bus->room_left, bus->room_right, bus, n, place);
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
  bool fed[BASE_N_PARTS] = {false};
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    memset(&self->stems[s].bus, 0, sizeof(SynthBus));
  }
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    const uint32_t part = s < BASE_N_PARTS ? s : BASE_LEAD;
    const uint32_t stem = self->n_stems == 1 ? 0 : part;
    synth_strip_run(&self->strips[s], sources[s], active[s], &self->stems[stem].bus, n,
                    place);
    fed[stem] = fed[stem] || self->strips[s].awake;
    if (self->strips[s].awake && self->strips[s].echo.target > 0.0f) {
      self->stems[stem].echo_awake = true;
      self->stems[stem].echo_rest  = self->rest_ticks;
    }
  }
  for (uint32_t s = 0; s < self->n_stems; ++s) {
    add_spaces(self, &self->stems[s], fed[s], n, place);
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
synth_mix_rest(const SynthMix* self, float* const* out, uint32_t n)
{
  for (uint32_t c = 0; c < 2U * self->n_stems; ++c) {
    memset(out[c], 0, n * sizeof(float));
  }
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
