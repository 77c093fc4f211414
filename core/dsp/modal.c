#include "core/dsp/modal.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <stddef.h>

void
dsp_mode_tune(DspMode* self, float freq, float t60_frames)
{
  const float log_r = -9.9657843f / (t60_frames < 1.0f ? 1.0f : t60_frames);
  for (int i = 0; i < 4; ++i) {
    const float r = dsp_exp2(log_r * (float)i);
    self->re[i]   = r * dsp_cos(freq * (float)i);
    self->im[i]   = r * dsp_sin(freq * (float)i);
  }
  const float r4 = dsp_exp2(log_r * 4.0f);
  const float rb = dsp_exp2(log_r * (float)DSP_BLOCK);
  self->step_re  = r4 * dsp_cos(freq * 4.0f);
  self->step_im  = r4 * dsp_sin(freq * 4.0f);
  self->twice    = 2.0f * self->step_re;
  self->square   = r4 * r4;
  self->block_re = rb * dsp_cos(freq * (float)DSP_BLOCK);
  self->block_im = rb * dsp_sin(freq * (float)DSP_BLOCK);
}

DspMode
dsp_mode(float freq, float t60_frames, float amplitude)
{
  DspMode self = {.now_re = 0.0f, .now_im = -amplitude};
  dsp_mode_tune(&self, freq, t60_frames);
  return self;
}

void
dsp_modes_add(DspMode* modes, uint32_t n, float* out)
{
  DspV4 sum[DSP_BLOCK / 4];
  for (unsigned i = 0; i < DSP_BLOCK / 4; ++i) {
    sum[i] = dsp_v4_load(out + (size_t)4 * i);
  }
  for (uint32_t k = 0; k < n; ++k) {
    DspMode* const m   = &modes[k];
    const float    re  = m->now_re;
    const float    im  = m->now_im;
    const float    re4 = re * m->step_re - im * m->step_im;
    const float    im4 = re * m->step_im + im * m->step_re;
    const DspV4    c = dsp_v4_load(m->re), s = dsp_v4_load(m->im);
    const DspV4    twice  = dsp_v4_splat(m->twice);
    const DspV4    square = dsp_v4_splat(m->square);
    DspV4          a      = c * re - s * im;
    DspV4          b      = c * re4 - s * im4;
    sum[0] += a;
    sum[1] += b;
    for (unsigned i = 2; i < DSP_BLOCK / 4; ++i) {
      const DspV4 next = twice * b - square * a;
      sum[i] += next;
      a = b;
      b = next;
    }
    m->now_re = re * m->block_re - im * m->block_im;
    m->now_im = re * m->block_im + im * m->block_re;
  }
  for (unsigned i = 0; i < DSP_BLOCK / 4; ++i) {
    dsp_v4_store(out + (size_t)4 * i, sum[i]);
  }
}

uint32_t
dsp_modes_prune(const DspMode* modes, uint32_t n, float floor)
{
  while (n > 0 && modes[n - 1].now_re * modes[n - 1].now_re +
                      modes[n - 1].now_im * modes[n - 1].now_im <
                    floor * floor) {
    --n;
  }
  return n;
}
