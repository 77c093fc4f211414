#include "core/param/instrument.h"
#include "core/synth/drum_sound.h"
#include "core/synth/strip.h"

/// What each General MIDI family leaves room for: rumble that is not music, mud
/// around 300 Hz where many parts meet, a little air; and the room it stands in.
static const SynthVoicing families[16] = {
  {35.0f, -1.0f, 280.0f, 0.0f, 0.12f}, // pianos
  {120.0f, 0.0f, 0.0f, 0.0f, 0.15f},   // bars and bells
  {45.0f, -1.5f, 350.0f, 0.0f, 0.15f}, // organs
  {70.0f, -1.0f, 300.0f, 0.0f, 0.12f}, // guitars
  {25.0f, -1.0f, 240.0f, 0.0f, 0.0f},  // basses
  {35.0f, 0.0f, 0.0f, 0.0f, 0.25f},    // strings
  {60.0f, -1.5f, 300.0f, 0.0f, 0.2f},  // ensembles
  {60.0f, 0.0f, 0.0f, 0.0f, 0.25f},    // brass
  {50.0f, 0.0f, 0.0f, 0.0f, 0.2f},     // reeds
  {180.0f, 0.0f, 0.0f, 0.0f, 0.2f},    // pipes
  {30.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // leads
  {70.0f, -2.0f, 300.0f, 0.0f, 0.0f},  // pads
  {60.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // effects
  {70.0f, 0.0f, 0.0f, 0.0f, 0.15f},    // plucked
  {30.0f, 0.0f, 0.0f, 0.0f, 0.15f},    // struck
  {20.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // noises
};

SynthVoicing
synth_voicing(uint32_t instrument)
{
  const ParamInstrument* const line = param_instrument(instrument);
  if (line->voicing != PARAM_HITS) {
    return families[(line->program >> 3) & 15];
  }
  return (SynthVoicing){.low_cut_hz = 22.0f, .room = synth_kit_of(instrument)->room};
}
