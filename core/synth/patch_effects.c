// Effects.

#include "core/synth/patch.h"

static const SynthPatch patches[] = {
  {
    .name      = "riser",
    .engine    = SYNTH_ANALOG,
    .attack_s  = 4.0f,
    .release_s = 0.25f,
    .as.analog = {.osc             = {{.wave = DSP_SAW, .level = 0.2f}},
                  .unison          = 5,
                  .spread_cents    = 30.0f,
                  .noise           = 0.5f,
                  .filter          = SYNTH_LOW,
                  .cutoff_hz       = 260.0f,
                  .q               = 1.6f,
                  .env_octaves     = 5.0f,
                  .env_attack_s    = 4.5f,
                  .env_decay_s     = 8.0f,
                  .env_sustain     = 0.9f,
                  .env_release_s   = 0.6f,
                  .pitch_semitones = -12.0f,
                  .pitch_s         = 5.0f},
  },
  {
    .name      = "impact",
    .engine    = SYNTH_ANALOG,
    .attack_s  = 0.002f,
    .decay_s   = 3.5f,
    .release_s = 2.0f,
    .strike    = {.level = 1.2f, .hz = 900.0f, .q = 0.4f, .decay_s = 0.5f},
    .as.analog = {.osc    = {{.wave = SYNTH_SINE, .level = 0.9f, .semitones = -12.0f}},
                  .noise  = 0.5f,
                  .filter = SYNTH_LOW,
                  .cutoff_hz       = 110.0f,
                  .q               = 0.7f,
                  .env_octaves     = 5.0f,
                  .env_attack_s    = 0.001f,
                  .env_decay_s     = 1.4f,
                  .env_release_s   = 1.0f,
                  .pitch_semitones = 24.0f,
                  .pitch_s         = 0.25f,
                  .drive           = 1.2f},
  },
  {
    .name      = "reverse",
    .engine    = SYNTH_ANALOG,
    .attack_s  = 2.0f,
    .release_s = 0.06f,
    .as.analog = {.osc           = {{.wave = SYNTH_SINE, .level = 0.0f}},
                  .noise         = 0.6f,
                  .filter        = SYNTH_LOW,
                  .cutoff_hz     = 1800.0f,
                  .q             = 0.8f,
                  .env_octaves   = 2.8f,
                  .env_attack_s  = 2.2f,
                  .env_decay_s   = 6.0f,
                  .env_sustain   = 1.0f,
                  .env_release_s = 0.3f},
  },
};

SynthFamily
synth_family_effects(void)
{
  return (SynthFamily){patches, (uint32_t)(sizeof(patches) / sizeof(patches[0]))};
}
