#include "core/param/instrument.h"
#include "core/synth/drum_sound.h"
#include "core/synth/strip.h"

#include <stddef.h>
#include <string.h>

/// What each General MIDI family leaves room for: rumble that is not music, mud
/// around 300 Hz where many parts meet, a little air; and the room it stands in.
static const SynthVoicing families[16] = {
  {35.0f, -1.0f, 280.0f, 0.0f, 0.12f, 0.0f}, // pianos
  {120.0f, 0.0f, 0.0f, 0.0f, 0.15f, 0.0f},   // bars and bells
  {45.0f, -1.5f, 350.0f, 0.0f, 0.15f, 0.0f}, // organs
  {70.0f, -1.0f, 300.0f, 0.0f, 0.12f, 0.0f}, // guitars
  {25.0f, -1.0f, 240.0f, 0.0f, 0.0f, 0.0f},  // basses
  {35.0f, 0.0f, 0.0f, 0.0f, 0.25f, 0.0f},    // strings
  {60.0f, -1.5f, 300.0f, 0.0f, 0.2f, 0.0f},  // ensembles
  {60.0f, 0.0f, 0.0f, 0.0f, 0.25f, 0.0f},    // brass
  {50.0f, 0.0f, 0.0f, 0.0f, 0.2f, 0.0f},     // reeds
  {180.0f, 0.0f, 0.0f, 0.0f, 0.2f, 0.0f},    // pipes
  {30.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // leads
  {70.0f, -2.0f, 300.0f, 0.0f, 0.0f, 0.0f},  // pads
  {60.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // effects
  {70.0f, 0.0f, 0.0f, 0.0f, 0.15f, 0.0f},    // plucked
  {30.0f, 0.0f, 0.0f, 0.0f, 0.15f, 0.0f},    // struck
  {20.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f},     // noises
};

/// Boxes and echoes that belong to single instruments.
static const struct {
  const char* name;
  float       echo;
  SynthBox    box;
} boxes[] = {
  {"electric piano", 0, {SYNTH_CHORUS, 0.92f, 0.4f, 0.7f, 0.0014f}},
  {"fm electric piano", 0, {SYNTH_CHORUS, 0.86f, 0.5f, 0.8f, 0.0016f}},
  {"clavinet", 0, {SYNTH_PHASER, 0.8f, 0.5f, 0, 0}},
  {"drawbar organ", 0, {SYNTH_ROTARY, 0, 1, 0.8f, 0}},
  {"rock organ", 0, {SYNTH_ROTARY, 0, 1, 6.7f, 0}},
  {"clean guitar", 0, {SYNTH_CHORUS, 0.9f, 0.42f, 0.6f, 0.0018f}},
  {"muted guitar", 0.12f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"overdriven guitar", 0.08f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"fretless bass", 0, {SYNTH_CHORUS, 0.95f, 0.3f, 0.4f, 0.0012f}},
  {"synth strings", 0, {SYNTH_CHORUS, 0.75f, 0.66f, 0.55f, 0.003f}},
  {"synth voice", 0.1f, {SYNTH_CHORUS, 0.86f, 0.5f, 0.5f, 0.002f}},
  {"synth brass", 0, {SYNTH_CHORUS, 0.86f, 0.5f, 0.5f, 0.002f}},
  {"square lead", 0.16f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"saw lead", 0.16f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"supersaw lead", 0.14f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"chip lead", 0.12f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"pluck lead", 0.24f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"synth pluck", 0.26f, {SYNTH_CHORUS, 0.92f, 0.4f, 0.6f, 0.0014f}},
  {"glass bells", 0.2f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"kalimba", 0.1f, {SYNTH_NO_EFFECT, 1, 0, 0, 0}},
  {"warm pad", 0, {SYNTH_CHORUS, 0.8f, 0.6f, 0.4f, 0.003f}},
  {"new age pad", 0.1f, {SYNTH_CHORUS, 0.86f, 0.5f, 0.35f, 0.0026f}},
  {"polysynth pad", 0, {SYNTH_CHORUS, 0.8f, 0.6f, 0.6f, 0.0028f}},
  {"choir pad", 0, {SYNTH_CHORUS, 0.86f, 0.5f, 0.4f, 0.0026f}},
  {"halo pad", 0, {SYNTH_PHASER, 0.75f, 0.5f, 0, 0}},
  {"sweep pad", 0, {SYNTH_PHASER, 0.6f, 0.6f, 0, 0}},
};

/// The line of `boxes` for an instrument, or their number if it has none.
static size_t
find_box(uint32_t instrument)
{
  const char* const name = param_instrument(instrument)->name;
  size_t            i    = 0;
  while (i < sizeof(boxes) / sizeof(boxes[0]) && strcmp(boxes[i].name, name) != 0) {
    ++i;
  }
  return i;
}

SynthBox
synth_box(uint32_t instrument)
{
  const size_t i = find_box(instrument);
  return i < sizeof(boxes) / sizeof(boxes[0]) ? boxes[i].box : (SynthBox){.dry = 1.0f};
}

SynthVoicing
synth_voicing(uint32_t instrument)
{
  const ParamInstrument* const line = param_instrument(instrument);
  if (line->voicing == PARAM_HITS) {
    return (SynthVoicing){.low_cut_hz = 22.0f, .room = synth_kit_of(instrument)->room};
  }
  SynthVoicing voicing = families[(line->program >> 3) & 15];
  const size_t i       = find_box(instrument);
  voicing.echo         = i < sizeof(boxes) / sizeof(boxes[0]) ? boxes[i].echo : 0.0f;
  return voicing;
}
