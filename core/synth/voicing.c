#include "core/param/instrument.h"
#include "core/synth/strip.h"

/// What each General MIDI family leaves room for: rumble that is not music, mud
/// around 300 Hz where many parts meet, a little air where a model is dull.
static const SynthVoicing families[16] = {
  {35.0f, -1.0f, 280.0f, 0.0f, 0.0f}, // pianos
  {120.0f, 0.0f, 0.0f, 0.0f, 0.0f},   // bars and bells
  {45.0f, -1.5f, 350.0f, 0.0f, 0.0f}, // organs
  {70.0f, -1.0f, 300.0f, 0.0f, 0.0f}, // guitars
  {25.0f, -1.0f, 240.0f, 0.0f, 0.0f}, // basses
  {35.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // strings
  {60.0f, -1.5f, 300.0f, 0.0f, 0.0f}, // ensembles
  {60.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // brass
  {50.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // reeds
  {180.0f, 0.0f, 0.0f, 0.0f, 0.0f},   // pipes
  {30.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // leads
  {70.0f, -2.0f, 300.0f, 0.0f, 0.0f}, // pads
  {60.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // effects
  {70.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // plucked
  {30.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // struck
  {20.0f, 0.0f, 0.0f, 0.0f, 0.0f},    // noises
};

static const SynthVoicing kit = {22.0f, 0.0f, 0.0f, 0.0f, 0.0f};

SynthVoicing
synth_voicing(uint32_t instrument)
{
  const ParamInstrument* const line = param_instrument(instrument);
  return line->voicing == PARAM_HITS ? kit : families[(line->program >> 3) & 15];
}
