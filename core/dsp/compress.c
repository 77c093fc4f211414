#include "core/dsp/compress.h"

void
dsp_compress_init(DspCompress* self, double rate_hz,
                  const DspCompressSettings* settings)
{
  *self = (DspCompress){
    .settings = *settings,
    .attack   = dsp_glide_share(rate_hz, settings->attack_s),
    .release  = dsp_glide_share(rate_hz, settings->release_s),
    .detect   = dsp_glide_share(rate_hz, 0.010), // Follows beats, not cycles
  };
  dsp_compress_reset(self);
}

void
dsp_compress_reset(DspCompress* self)
{
  self->square       = 0.0f;
  self->reduction_db = 0.0f;
  dsp_glide_jump(&self->gain, 1.0f);
}

/// How much a steady level is reduced.
static float
wanted_reduction_db(const DspCompressSettings* settings, float level_db)
{
  const float slope = 1.0f - 1.0f / settings->ratio;
  const float over  = level_db - settings->threshold_db;
  const float knee  = settings->knee_db;
  if (over <= -0.5f * knee) {
    return 0.0f;
  }
  if (over >= 0.5f * knee) {
    return slope * over;
  }
  const float in_knee = over + 0.5f * knee;
  return slope * in_knee * in_knee / (2.0f * knee);
}

void
dsp_compress_tick(DspCompress* self, float mean_square)
{
  self->square += self->detect * (mean_square - self->square);
  const float level_db = 10.0f * log10f(self->square + 1e-12f);
  const float wanted   = wanted_reduction_db(&self->settings, level_db);
  const float share    = wanted > self->reduction_db ? self->attack : self->release;
  self->reduction_db += share * (wanted - self->reduction_db);
  if (self->reduction_db < 1e-4f) {
    self->reduction_db = 0.0f;
  }
  self->gain.target = powf(10.0f, self->reduction_db * -0.05f);
  dsp_glide_tick(&self->gain, 1.0f);
}
