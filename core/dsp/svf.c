#include "core/dsp/svf.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <math.h>

static float
bend(float cutoff)
{
  return dsp_tan_pi(cutoff < 1e-5f ? 1e-5f : cutoff > 0.49f ? 0.49f : cutoff);
}

DspSvfShape
dsp_svf_low(float cutoff, float q)
{
  return (DspSvfShape){bend(cutoff), 1.0f / q, 0.0f, 0.0f, 1.0f};
}

DspSvfShape
dsp_svf_high(float cutoff, float q)
{
  return (DspSvfShape){bend(cutoff), 1.0f / q, 1.0f, -1.0f / q, -1.0f};
}

DspSvfShape
dsp_svf_band(float cutoff, float q)
{
  return (DspSvfShape){bend(cutoff), 1.0f / q, 0.0f, 1.0f / q, 0.0f};
}

DspSvfShape
dsp_svf_bell(float cutoff, float q, float gain)
{
  const float a = sqrtf(gain);
  const float k = 1.0f / (q * a);
  return (DspSvfShape){bend(cutoff), k, 1.0f, k * (gain - 1.0f), 0.0f};
}

DspSvfShape
dsp_svf_shelf(float cutoff, float q, float gain)
{
  const float a = sqrtf(gain);
  const float k = 1.0f / q;
  return (DspSvfShape){bend(cutoff) * sqrtf(a), k, gain, k * (1.0f - a) * a,
                       1.0f - gain};
}

/// Four frames as matrices: columns for each state and each input.
typedef struct {
  DspV4 out[6];   ///< Of s1, s2, x0..x3
  DspV4 state[6]; ///< The next s1 and s2 in the first two lanes
} Four;

static Four
four_frames(const DspSvfShape* p)
{
  const float a1      = 1.0f / (1.0f + p->g * (p->g + p->k));
  const float a2      = p->g * a1;
  const float a3      = p->g * a2;
  const float m[2][2] = {{2.0f * a1 - 1.0f, -2.0f * a2}, {2.0f * a2, 1.0f - 2.0f * a3}};
  const float cs[2]   = {p->m1 * a1 + p->m2 * a2, p->m2 * (1.0f - a3) - p->m1 * a2};
  const float d       = p->m0 + p->m1 * a2 + p->m2 * a3;

  // Follow each of the six unit vectors through four frames
  Four f;
  for (unsigned column = 0; column < 3; ++column) {
    float s1 = column == 0 ? 1.0f : 0.0f;
    float s2 = column == 1 ? 1.0f : 0.0f;
    float x  = column == 2 ? 1.0f : 0.0f;
    float y[4], t1[4], t2[4];
    for (unsigned i = 0; i < 4; ++i) {
      y[i]           = cs[0] * s1 + cs[1] * s2 + d * x;
      const float n1 = m[0][0] * s1 + m[0][1] * s2 + 2.0f * a2 * x;
      s2             = m[1][0] * s1 + m[1][1] * s2 + 2.0f * a3 * x;
      s1             = n1;
      x              = 0.0f;
      t1[i]          = s1;
      t2[i]          = s2;
    }
    f.out[column]   = (DspV4){y[0], y[1], y[2], y[3]};
    f.state[column] = (DspV4){t1[3], t2[3], 0.0f, 0.0f};
    if (column == 2) { // A later input is the same answer, later
      f.out[3]   = (DspV4){0.0f, y[0], y[1], y[2]};
      f.out[4]   = (DspV4){0.0f, 0.0f, y[0], y[1]};
      f.out[5]   = (DspV4){0.0f, 0.0f, 0.0f, y[0]};
      f.state[3] = (DspV4){t1[2], t2[2], 0.0f, 0.0f};
      f.state[4] = (DspV4){t1[1], t2[1], 0.0f, 0.0f};
      f.state[5] = (DspV4){t1[0], t2[0], 0.0f, 0.0f};
    }
  }
  return f;
}

static inline DspV4
filter_four(const Four* f, DspV4* state, const float* in)
{
  const DspV4 x0 = dsp_v4_splat(in[0]);
  const DspV4 x1 = dsp_v4_splat(in[1]);
  const DspV4 x2 = dsp_v4_splat(in[2]);
  const DspV4 x3 = dsp_v4_splat(in[3]);
  const DspV4 s1 = __builtin_shufflevector(*state, *state, 0, 0, 0, 0);
  const DspV4 s2 = __builtin_shufflevector(*state, *state, 1, 1, 1, 1);
  // The states come last: they are what the next four frames wait for
  *state =
    ((f->state[2] * x0 + f->state[3] * x1) + (f->state[4] * x2 + f->state[5] * x3)) +
    (f->state[0] * s1 + f->state[1] * s2);
  return ((f->out[2] * x0 + f->out[3] * x1) + (f->out[4] * x2 + f->out[5] * x3)) +
         (f->out[0] * s1 + f->out[1] * s2);
}

void
dsp_svf_run(DspSvf* self, const DspSvfShape* shape, float* io)
{
  const Four f     = four_frames(shape);
  DspV4      state = {self->s1, self->s2, 0.0f, 0.0f};
  for (unsigned i = 0; i < DSP_BLOCK; i += 4) {
    dsp_v4_store(io + i, filter_four(&f, &state, io + i));
  }
  self->s1 = state[0];
  self->s2 = state[1];
}

void
dsp_svf_add(DspSvf* self, const DspSvfShape* shape, const float* in, float* out)
{
  const Four f     = four_frames(shape);
  DspV4      state = {self->s1, self->s2, 0.0f, 0.0f};
  for (unsigned i = 0; i < DSP_BLOCK; i += 4) {
    dsp_v4_store(out + i, dsp_v4_load(out + i) + filter_four(&f, &state, in + i));
  }
  self->s1 = state[0];
  self->s2 = state[1];
}
