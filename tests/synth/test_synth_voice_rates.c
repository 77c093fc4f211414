// An instrument sounds the same whatever rate the host runs at.

#include "core/param/instrument.h"
#include "core/synth/patch.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

/// Players and noise are never twice the same: so many of their notes are averaged.
#define N_UNSTEADY 16U

typedef struct {
  double loudness, mean_hz;
} Heard;

static Heard
hear(const ParamInstrument* instrument, double rate_hz, uint32_t n_notes)
{
  Heard          heard = {0.0, 0.0};
  const uint32_t pitch = (instrument->low + instrument->high) / 2U;
  for (uint32_t i = 0; i < n_notes; ++i) {
    const uint32_t velocity = 100U - n_notes / 2U + i;
    Sound          sound =
      tone_note(instrument->name, pitch, velocity, 0.6, 0.65, rate_hz, NULL);
    heard.loudness += pow(10.0, 0.1 * sound_loudness(&sound)) / n_notes;
    heard.mean_hz += sound_mean_hz(&sound, 20.0, 16000.0) / n_notes;
    sound_free(&sound);
  }
  return heard;
}

static bool
is_steady(const SynthPatch* patch)
{
  return patch->engine == SYNTH_WAVE     ? patch->as.wave.players < 2U
         : patch->engine == SYNTH_ANALOG ? patch->as.analog.noise <= 0.0f
                                         : true;
}

static void
every_instrument_is_as_loud_and_bright_at_44_48_and_96_kilohertz(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const instrument = param_instrument(id);
    if (instrument->voicing == PARAM_HITS) {
      continue;
    }
    const uint32_t n = is_steady(synth_patch_find(instrument->name)) ? 1U : N_UNSTEADY;
    const Heard    here = hear(instrument, 48000.0, n);
    for (uint32_t i = 0; i < 2U; ++i) {
      const Heard there = hear(instrument, i ? 96000.0 : 44100.0, n);
      CHECK_NEAR(10.0 * log10(there.loudness / here.loudness), 0.0, 0.5);
      CHECK_NEAR(there.mean_hz / here.mean_hz, 1.0, 0.05);
    }
  }
}

int
main(void)
{
  RUN(every_instrument_is_as_loud_and_bright_at_44_48_and_96_kilohertz);
  return 0;
}
