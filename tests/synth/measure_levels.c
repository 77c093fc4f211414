// Measure every patch and print the table of core/synth/patch_level.c anew:
// the trims by which all instruments become equally loud at every timbre.
//
// Run it after a patch has changed, twice if it was new, and copy its lines.

#include "core/param/instrument.h"
#include "core/synth/patch.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

/// One note at velocity 100, everything in the middle.
#define WANTED_LUFS (-26.0)

static double
trim(const ParamInstrument* instrument, double timbre, double now_db)
{
  SynthExpression expression = synth_expression_neutral();
  expression.timbre          = (float)timbre;
  const uint32_t pitch       = (instrument->low + instrument->high) / 2U;
  Sound sound = tone_note(instrument->name, pitch, 100, 1.6, 1.7, 48000.0, &expression);
  const double off = WANTED_LUFS - sound_loudness(&sound);
  sound_free(&sound);
  return fmin(fmax(now_db + off, -50.0), 50.0);
}

int
main(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const instrument = param_instrument(id);
    if (instrument->voicing != PARAM_HITS) {
      const SynthLevel* const level = synth_level_find(instrument->name);
      printf("  {\"%s\", {", instrument->name);
      for (int i = 0; i < 5; ++i) {
        printf("%s%.1ff", i ? ", " : "",
               trim(instrument, 0.25 * i, (double)level->trim_db[i]));
      }
      printf("}},\n");
    }
  }
  return 0;
}
