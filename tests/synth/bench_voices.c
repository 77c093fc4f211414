// What a voice of each instrument costs, in percent of one core at 48 kHz.
//
// Each line is the least of several runs, since other programs only ever add.

#include "core/param/instrument.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

#include <time.h>

#define RATE 48000.0
#define N_RUNS 5
#define N_VOICES 8U

static double
cpu_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// Seconds of CPU for the second after a chord across the range has begun.
static double
run(Tone* tone, Sound* sound, uint32_t id)
{
  const ParamInstrument* const p = param_instrument(id);
  synth_voices_reset(tone->voices);
  SynthExpression expression = synth_expression_neutral();
  expression.timbre          = 0.6f; // The middle would be too cheap
  for (uint32_t i = 0; i < N_VOICES; ++i) {
    synth_voices_expression(tone->voices, i, &expression);
    const uint32_t pitch = p->low + (p->high - p->low) * i / N_VOICES;
    synth_voices_start(tone->voices, i, id, pitch, 100);
  }
  tone_render(tone, sound, 0, 4800, SYNTH_CHUNK);
  const double start = cpu_seconds();
  tone_render(tone, sound, 4800, 52800, SYNTH_CHUNK);
  return cpu_seconds() - start;
}

static int
ascending(const void* a, const void* b)
{
  const double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}

int
main(void)
{
  Tone   tone  = tone_new(RATE);
  Sound  sound = sound_new(RATE, 1.1);
  double cost[256];
  size_t n = 0;
  for (uint32_t id = 0; id < param_n_instruments() && n < 256; ++id) {
    if (param_instrument(id)->voicing != PARAM_HITS) {
      double least = 1e9;
      for (int i = 0; i < N_RUNS; ++i) {
        least = fmin(least, run(&tone, &sound, id));
      }
      cost[n] = 100.0 * least / N_VOICES;
      printf("%-20s %.4f %%\n", param_instrument(id)->name, cost[n++]);
    }
  }
  qsort(cost, n, sizeof(double), ascending);
  printf("%-20s %.4f %%\n%-20s %.4f %%\n", "median", cost[n / 2], "most", cost[n - 1]);
  sound_free(&sound);
  tone_free(&tone);
  return 0;
}
