#include "core/synth/space.h"

#include <string.h>

static const float  wet_gain    = 0.5f;
static const float  quiet       = 1e-6f; // -120 dB
static const double listen_s    = 0.65;  // Longer than any repeat of the echo
static const double room_size   = 0.36;
static const float  room_decay  = 0.42f;
static const float  room_bright = 0.45f;
static const float  hall_bright = 0.4f;
static const float  echo_send   = 0.2f;

bool
synth_spaces_init(SynthSpaces* self, BaseArena* arena, double rate_hz)
{
  const bool hall = dsp_reverb_init(&self->hall, arena, rate_hz, 1.0);
  const bool room = dsp_reverb_init(&self->room, arena, rate_hz, room_size);
  const bool echo = dsp_echo_init(&self->echo, arena, rate_hz);
  self->listen    = (uint32_t)(listen_s * rate_hz / DSP_TICK_FRAMES);
  dsp_reverb_set(&self->room, room_decay, room_bright);
  return hall && room && echo;
}

void
synth_spaces_reset(SynthSpaces* self)
{
  static const SynthRest asleep = {false, 0, 0.0f};
  dsp_reverb_reset(&self->hall);
  dsp_reverb_reset(&self->room);
  dsp_echo_reset(&self->echo);
  self->hall_rest = self->room_rest = self->echo_rest = asleep;
}

void
synth_spaces_set(SynthSpaces* self, float decay_s, float repeat_s)
{
  dsp_reverb_set(&self->hall, decay_s, hall_bright);
  dsp_echo_set(&self->echo, repeat_s);
}

static bool
tick_rest(SynthRest* self, uint32_t listen)
{
  if (self->peak > quiet) {
    self->ticks = listen;
  } else if (self->awake && self->ticks-- == 0) {
    self->awake = false;
  }
  self->peak = 0.0f;
  return self->awake;
}

bool
synth_spaces_tick(SynthSpaces* self)
{
  dsp_reverb_tick(&self->hall);
  dsp_reverb_tick(&self->room);
  dsp_echo_tick(&self->echo);
  const bool hall = tick_rest(&self->hall_rest, self->listen);
  const bool room = tick_rest(&self->room_rest, self->listen);
  const bool echo = tick_rest(&self->echo_rest, self->listen);
  return hall || room || echo;
}

static void
wake(SynthRest* self, uint32_t listen)
{
  self->awake = true;
  self->ticks = listen;
}

void
synth_spaces_wake(SynthSpaces* self, bool echo)
{
  wake(&self->hall_rest, self->listen);
  wake(&self->room_rest, self->listen);
  if (echo) {
    wake(&self->echo_rest, self->listen);
  }
}

/// Add `gain` times what has become of a send, and notice its peak.
static void
add(SynthRest* rest, float wet[2][SYNTH_CHUNK], float gain, float* left, float* right,
    uint32_t n)
{
  float peak = rest->peak;
  for (uint32_t i = 0; i < n; ++i) {
    const float l = fabsf(wet[0][i]), r = fabsf(wet[1][i]);
    peak = l > peak ? l : peak;
    peak = r > peak ? r : peak;
    left[i] += gain * wet[0][i];
    right[i] += gain * wet[1][i];
  }
  rest->peak = peak;
}

void
synth_spaces_run(SynthSpaces* self, SynthBus* bus, uint32_t n, uint32_t place)
{
  float wet[2][SYNTH_CHUNK];
  if (self->echo_rest.awake) {
    dsp_echo_run(&self->echo, bus->echo_left, bus->echo_right, wet[0], wet[1], n,
                 place);
    add(&self->echo_rest, wet, 1.0f, bus->left, bus->right, n);

    // The repeats stand in the hall as what they repeat
    add(&self->echo_rest, wet, echo_send, bus->send_left, bus->send_right, n);
  }
  if (self->hall_rest.awake) {
    memset(wet, 0, sizeof(wet));
    dsp_reverb_run(&self->hall, bus->send_left, bus->send_right, wet[0], wet[1], n,
                   place);
    add(&self->hall_rest, wet, wet_gain, bus->left, bus->right, n);
  }
  if (self->room_rest.awake) {
    memset(wet, 0, sizeof(wet));
    dsp_reverb_run(&self->room, bus->room_left, bus->room_right, wet[0], wet[1], n,
                   place);
    add(&self->room_rest, wet, wet_gain, bus->left, bus->right, n);
  }
}
