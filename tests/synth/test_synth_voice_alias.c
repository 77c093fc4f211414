// What folds back is not heard: each engine against itself at twice the rate,
// where whatever folds lands elsewhere.  So it works for bells and drawn-out
// courses too, whose sound is more than partials of one note.

#include "core/dsp/vec.h"
#include "core/param/instrument.h"
#include "core/synth/engine.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

/// Frames of a spectrum at 48 kHz, and where it begins.
#define SIZE 16384U
#define FROM 9600U
/// Bins that a window spreads a component over, to either side.
#define NEAR 6U
#define STATE_BYTES (1U << 20)

/// An arena with one engine's state and the shared waves.
typedef struct {
  BaseArena   arena;
  SynthShared shared;
  void*       state;
  Sound       sound;
  double*     magnitude;
} Bench;

static double
hz_of(uint32_t pitch)
{
  return 440.0 * pow(2.0, ((double)pitch - 69.0) / 12.0);
}

static Bench
bench_new(double rate_hz)
{
  Bench     self  = {.sound = sound_new(rate_hz, 0.6)};
  BaseArena count = base_arena_counting();
  dsp_waves_new(&count);
  self.arena     = base_arena_new(count.used_bytes + STATE_BYTES);
  self.shared    = (SynthShared){dsp_waves_new(&self.arena), (float)rate_hz};
  self.state     = base_arena_take(&self.arena, 1, STATE_BYTES / 2U);
  self.magnitude = (double*)calloc(SIZE, sizeof(double));
  CHECK(self.shared.waves && self.state && self.magnitude);
  return self;
}

static void
bench_free(Bench* self)
{
  free(self->magnitude);
  sound_free(&self->sound);
  base_arena_free(&self->arena);
}

/// The patch without noise or the unsteadiness of a player, which no two renderings
/// share.
static SynthPatch
steadied(const SynthPatch* patch)
{
  SynthPatch steady = *patch;
  if (patch->engine == SYNTH_WAVE) {
    steady.as.wave.drift_cents = steady.as.wave.shimmer = 0.0f;
  } else if (patch->engine == SYNTH_ANALOG) {
    steady.as.analog.noise = 0.0f;
  }
  return steady;
}

/// One engine alone at full velocity: the spectrum from 0.2 s on.
static void
listen(Bench* self, const SynthPatch* patch, uint32_t pitch)
{
  const SynthEngine* const engine = synth_engine(patch->engine);
  const double             rate   = self->sound.rate_hz;
  const float              freq   = (float)(hz_of(pitch) / rate);
  const SynthTouch         touch  = {.rate_hz = (float)rate,
                                     .freq    = {freq, freq},
                                     .key     = (float)pitch,
                                     .force   = 0.7f,
                                     .swell   = 1.0f,
                                     .legato  = 0.5f,
                                     .held    = true};
  DspNoise                 noise  = dsp_noise(1);
  CHECK(engine->bytes((float)rate) <= STATE_BYTES / 2U);
  engine->start(self->state, patch, &touch, &self->shared, &noise, NULL);
  memset(self->sound.left, 0, self->sound.n * sizeof(float));
  memset(self->sound.right, 0, self->sound.n * sizeof(float));
  for (uint32_t at = 0; at + DSP_BLOCK <= self->sound.n; at += DSP_BLOCK) {
    float* const sides[2] = {self->sound.left + at, self->sound.right + at};
    engine->render(self->state, patch, &touch, &self->shared, &noise, sides);
  }
  const uint32_t times = (uint32_t)(rate / 48000.0);
  sound_spectrum(&self->sound, times * FROM, times * SIZE, self->magnitude);
}

static bool
is_partial(double hz, double base_hz)
{
  return fabs(hz - base_hz * round(hz / base_hz)) < NEAR * 48000.0 / SIZE;
}

/// Bins to either side within which a component of a stiff string or bar may stand at
/// another rate: a share of its frequency, and less than partials lie apart.
static uint32_t
reach(double hz, double base_hz)
{
  const double bins = fmin(0.004 * hz, base_hz / 3.0) * SIZE / 48000.0;
  return bins > NEAR ? (uint32_t)bins : NEAR;
}

/// The strongest at 48 kHz that is neither a partial of `base_hz` nor there at 96,
/// beside the strongest of all, in decibels.
static double
folded_db(const Bench* low, const Bench* high, double base_hz)
{
  const double bin  = 48000.0 / SIZE;
  double       most = 1e-20, dirt = 1e-20;
  for (uint32_t i = 1; i < SIZE / 2U; ++i) {
    most = fmax(most, low->magnitude[i]);
  }
  for (uint32_t i = NEAR + (uint32_t)(20.0 / bin); i * bin < 16000.0; ++i) {
    const uint32_t near  = reach(i * bin, base_hz);
    double         there = 0.0;
    for (uint32_t k = i - near; k <= i + near; ++k) {
      there = fmax(there, high->magnitude[k]);
    }
    // Twice as many frames: half is as loud
    if (low->magnitude[i] > there && !is_partial(i * bin, base_hz)) {
      dirt = fmax(dirt, low->magnitude[i]);
    }
  }
  return 20.0 * log10(dirt / most);
}

/// The transitions have no pitch to fold.
static bool
is_pitched(const SynthPatch* patch)
{
  static const char* const transitions[] = {"riser", "impact", "reverse"};
  for (size_t i = 0; i < 3; ++i) {
    if (!strcmp(patch->name, transitions[i])) {
      return false;
    }
  }
  return true;
}

static void
nothing_folds_back_on_any_instrument_from_c2_to_c7(void)
{
  Bench low = bench_new(48000.0), high = bench_new(96000.0);
  for (uint32_t k = 0; k < synth_n_patches(); ++k) {
    const SynthPatch patch = steadied(synth_patch(k));
    for (uint32_t pitch = 36; is_pitched(&patch) && pitch <= 96; pitch += 12) {
      listen(&low, &patch, pitch);
      listen(&high, &patch, pitch);
      CHECK(folded_db(&low, &high, hz_of(pitch)) < -70.0);
    }
  }
  bench_free(&low);
  bench_free(&high);
}

int
main(void)
{
  RUN(nothing_folds_back_on_any_instrument_from_c2_to_c7);
  return 0;
}
