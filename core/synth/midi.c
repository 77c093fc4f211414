#include "core/synth/state.h"

static const uint8_t drum_channel = 9;

void
synth_live_reset(SynthLive* self)
{
  *self =
    (SynthLive){.volume = 100.0f / 127.0f, .expression = 1.0f, .part = self->part};
}

static void
silence(Synth* self)
{
  self->live.sustain = false;
  synth_voices_kill(self->voices, SYNTH_LIVE);
  synth_drums_damp(self->drums, SYNTH_LIVE);
}

static void
turn_controller(Synth* self, uint8_t number, uint8_t byte)
{
  SynthLive* const live  = &self->live;
  const float      value = (float)byte / 127.0f;
  switch (number) {
  case 1:
    live->modulation = value;
    break;
  case 7:
    live->volume = value;
    break;
  case 10:
    live->pan = byte ? ((float)byte - 64.0f) / 63.0f : -1.0f;
    break;
  case 11:
    live->expression = value;
    break;
  case 64:
    live->sustain = byte >= 64;
    break;
  case 120:
    silence(self);
    break;
  case 121:
    live->bend_semitones = live->modulation = live->pressure = 0.0f;
    live->expression                                         = 1.0f;
    live->sustain                                            = false;
    break;
  case 123:
    synth_voices_release_all(self->voices, SYNTH_LIVE);
    break;
  default:
    return;
  }
  synth_apply_live(self);
}

static uint32_t
part_of(const Synth* self, uint8_t channel)
{
  if (channel == drum_channel) {
    return BASE_DRUMS;
  }
  return channel < BASE_DRUMS && self->piece.parts[channel].used ? channel : BASE_LEAD;
}

static void
play_note(Synth* self, uint8_t channel, uint8_t pitch, uint8_t velocity)
{
  synth_place_live(self, part_of(self, channel));
  if (channel == drum_channel) {
    synth_drums_start(self->drums, SYNTH_LIVE, synth_kit(self), pitch, velocity);
  } else {
    const uint32_t instrument = self->piece.parts[self->live.part].instrument;
    synth_voices_start(self->voices, SYNTH_LIVE, instrument, pitch, velocity);
  }
}

static void
end_note(Synth* self, uint8_t channel, uint8_t pitch)
{
  if (channel == drum_channel) {
    synth_drums_release(self->drums, SYNTH_LIVE, pitch);
  } else {
    synth_voices_release(self->voices, SYNTH_LIVE, pitch);
  }
}

/// A channel message of three bytes, both data bytes below 128.
static void
take_long(Synth* self, uint8_t status, uint8_t a, uint8_t b)
{
  const uint8_t channel = status & 0x0F;
  switch (status & 0xF0) {
  case 0x80:
    end_note(self, channel, a);
    break;
  case 0x90:
    if (b) {
      play_note(self, channel, a, b);
    } else {
      end_note(self, channel, a);
    }
    break;
  case 0xA0:
    synth_voices_pressure(self->voices, SYNTH_LIVE, a, (float)b / 127.0f);
    break;
  case 0xB0:
    turn_controller(self, a, b);
    break;
  case 0xE0:
    self->live.bend_semitones = ((float)(a | b << 7) - 8192.0f) / 8192.0f * 2.0f;
    synth_apply_live(self);
    break;
  default:
    break;
  }
}

void
synth_midi(Synth* self, const uint8_t* message, size_t n_bytes)
{
  if (n_bytes == 2 && (message[0] & 0xF0) == 0xD0 && message[1] < 128) {
    self->live.pressure = (float)message[1] / 127.0f;
    synth_apply_live(self);
  } else if (n_bytes == 3 && message[0] >= 0x80 && message[0] < 0xF0 &&
             message[1] < 128 && message[2] < 128) {
    take_long(self, message[0], message[1], message[2]);
  }
}
