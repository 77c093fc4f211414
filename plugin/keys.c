#include "plugin/keys.h"

#include <string.h>

/// Between the first and the last finger of a chord.
#define SETTLE_S 0.030

#define DRUM_CHANNEL 9U

enum {
  BANK_HIGH     = 0,
  BANK_LOW      = 32,
  PEDAL         = 64,
  ALL_SOUND_OFF = 120,
  ALL_NOTES_OFF = 123
};

void
plugin_keys_init(PluginKeys* self)
{
  memset(self, 0, sizeof *self);
  score_capture_init(&self->capture);
}

static void
disturb(PluginKeys* self, double rate_hz)
{
  if (!self->changed) {
    self->changed       = true;
    self->settle_frames = (uint32_t)(SETTLE_S * rate_hz) + 1U;
  }
}

static void
press(PluginKeys* self, unsigned channel, uint8_t pitch, uint8_t velocity,
      double phase_ticks)
{
  self->down[channel][pitch / 32] |= 1U << pitch % 32;
  if (channel != DRUM_CHANNEL && channel != PLUGIN_SILENT_CHANNEL) {
    score_capture_on(&self->capture, self->ticks, phase_ticks, pitch, velocity);
  }
}

static void
lift(PluginKeys* self, unsigned channel, uint8_t pitch)
{
  const uint32_t bit = 1U << pitch % 32;
  if (self->down[channel][pitch / 32] & bit && self->pedals >> channel & 1U) {
    self->pedalled[channel][pitch / 32] |= bit;
  }
  self->down[channel][pitch / 32] &= ~bit;
  score_capture_off(&self->capture, self->ticks, pitch);
}

static void
lift_all(PluginKeys* self, unsigned channel)
{
  for (uint8_t pitch = 0; pitch < 128; ++pitch) {
    if (self->down[channel][pitch / 32] >> pitch % 32 & 1U) {
      lift(self, channel, pitch);
    }
  }
  memset(self->pedalled[channel], 0, sizeof self->pedalled[channel]);
}

static void
turn(PluginKeys* self, unsigned channel, uint8_t number, uint8_t value)
{
  uint32_t* const bank = &self->bank[channel];
  switch (number) {
  case BANK_HIGH:
    *bank = 128U * value + *bank % 128U;
    break;
  case BANK_LOW:
    *bank = *bank / 128U * 128U + value;
    break;
  case PEDAL:
    self->pedals &= ~(1U << channel);
    self->pedals |= (value >= 64 ? 1U : 0U) << channel;
    if (value < 64) {
      memset(self->pedalled[channel], 0, sizeof self->pedalled[channel]);
    }
    break;
  case ALL_SOUND_OFF:
  case ALL_NOTES_OFF:
    lift_all(self, channel);
    break;
  default:
    break;
  }
}

PluginKeysNews
plugin_keys_take(PluginKeys* self, const uint8_t* bytes, size_t n_bytes,
                 double phase_ticks, double rate_hz, uint32_t* program)
{
  const uint8_t  kind    = n_bytes ? bytes[0] & 0xF0U : 0;
  const unsigned channel = n_bytes ? bytes[0] & 0x0FU : 0;
  if (n_bytes == 2 && kind == 0xC0 && bytes[1] < 128) {
    *program = 128U * self->bank[channel] + bytes[1];
    return PLUGIN_KEYS_PROGRAM;
  }
  if (n_bytes != 3 || bytes[1] > 127 || bytes[2] > 127) {
    return PLUGIN_KEYS_NOTHING;
  }
  if (kind == 0x90 && bytes[2]) {
    press(self, channel, bytes[1], bytes[2], phase_ticks);
  } else if (kind == 0x90 || kind == 0x80) {
    lift(self, channel, bytes[1]);
  } else if (kind == 0xB0) {
    turn(self, channel, bytes[1], bytes[2]);
  }
  if (kind != 0xB0 || bytes[1] == PEDAL || bytes[1] >= ALL_SOUND_OFF) {
    disturb(self, rate_hz);
  }
  return PLUGIN_KEYS_NOTHING;
}

uint32_t
plugin_keys_frames(const PluginKeys* self, uint32_t most)
{
  return self->changed && self->settle_frames < most ? self->settle_frames : most;
}

/// The pitch classes that are held, and the lowest of them; 0 if none are.
static uint32_t
held_classes(const PluginKeys* self, uint32_t* bass)
{
  uint32_t classes = 0;
  for (uint32_t pitch = 0; pitch < 128; ++pitch) {
    uint32_t held = 0;
    for (unsigned channel = 0; channel < 16; ++channel) {
      if (channel != DRUM_CHANNEL) {
        held |= self->down[channel][pitch / 32] | self->pedalled[channel][pitch / 32];
      }
    }
    if (held >> pitch % 32 & 1U) {
      *bass = classes ? *bass : pitch % 12U;
      classes |= 1U << pitch % 12U;
    }
  }
  return classes;
}

static void
look(PluginKeys* self)
{
  uint32_t       bass    = 0;
  const uint32_t classes = held_classes(self, &bass);
  ScoreChord     chord;
  self->changed = false;
  if (classes || self->rest_ticks < 0.0) {
    self->rest_ticks = classes ? -1.0 : 0.0;
  }
  if (score_follow_find(classes, bass, &chord)) {
    self->follows = true;
    self->chord   = chord;
  }
}

void
plugin_keys_pass(PluginKeys* self, uint32_t n, double ticks_per_frame, double bar_ticks)
{
  const double passed = n * ticks_per_frame;
  self->ticks += passed;
  if (self->changed) {
    self->settle_frames -= n < self->settle_frames ? n : self->settle_frames;
    if (!self->settle_frames) {
      look(self);
    }
  } else if (self->rest_ticks >= 0.0 && self->follows) {
    self->rest_ticks += passed;
    self->follows = self->rest_ticks < bar_ticks;
  }
}

void
plugin_keys_phrase(const PluginKeys* self, uint32_t bar_ticks, ScorePhrase* phrase)
{
  score_capture_phrase(&self->capture, self->ticks, bar_ticks, phrase);
}
