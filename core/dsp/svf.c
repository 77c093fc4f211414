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

DspSvfBlock
dsp_svf_block(const DspSvfShape* p)
{
  const float a1  = 1.0f / (1.0f + p->g * (p->g + p->k));
  const float a2  = p->g * a1;
  const float a3  = p->g * a2;
  const float m11 = 2.0f * a1 - 1.0f, m12 = -2.0f * a2;
  const float m21 = 2.0f * a2, m22 = 1.0f - 2.0f * a3;
  const float c1 = p->m1 * a1 + p->m2 * a2, c2 = p->m2 * (1.0f - a3) - p->m1 * a2;

  // Follow three answers through four frames: of s1, of s2, and of an input
  DspV4 s1 = {m11, m12, 2.0f * a2, 0.0f};
  DspV4 s2 = {m21, m22, 2.0f * a3, 0.0f};
  DspV4 y[4], t1[4], t2[4];
  y[0]  = (DspV4){c1, c2, p->m0 + p->m1 * a2 + p->m2 * a3, 0.0f};
  t1[0] = s1;
  t2[0] = s2;
  for (unsigned i = 1; i < 4; ++i) {
    y[i]           = c1 * s1 + c2 * s2;
    const DspV4 n1 = m11 * s1 + m12 * s2;
    s2             = m21 * s1 + m22 * s2;
    s1             = n1;
    t1[i]          = s1;
    t2[i]          = s2;
  }

  const DspV4 zero = {0.0f, 0.0f, 0.0f, 0.0f};
  const DspV4 y01  = __builtin_shufflevector(y[0], y[1], 0, 4, 1, 5);
  const DspV4 y23  = __builtin_shufflevector(y[2], y[3], 0, 4, 1, 5);
  const DspV4 x01  = __builtin_shufflevector(y[0], y[1], 2, 6, 2, 6);
  const DspV4 x23  = __builtin_shufflevector(y[2], y[3], 2, 6, 2, 6);
  DspSvfBlock f;
  f.out[0] = __builtin_shufflevector(y01, y23, 0, 1, 4, 5);
  f.out[1] = __builtin_shufflevector(y01, y23, 2, 3, 6, 7);
  f.out[2] = __builtin_shufflevector(x01, x23, 0, 1, 4, 5);
  // A later input is the same answer, later
  f.out[3]   = __builtin_shufflevector(f.out[2], zero, 4, 0, 1, 2);
  f.out[4]   = __builtin_shufflevector(f.out[2], zero, 4, 5, 0, 1);
  f.out[5]   = __builtin_shufflevector(f.out[2], zero, 4, 5, 6, 0);
  f.state[0] = (DspV4){t1[3][0], t2[3][0], 0.0f, 0.0f};
  f.state[1] = (DspV4){t1[3][1], t2[3][1], 0.0f, 0.0f};
  for (unsigned i = 0; i < 4; ++i) {
    f.state[2U + i] = (DspV4){t1[3U - i][2], t2[3U - i][2], 0.0f, 0.0f};
  }
  return f;
}

static inline DspV4
filter_four(const DspSvfBlock* f, DspV4* state, const float* in)
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
dsp_svf_run_block(DspSvf* self, const DspSvfBlock* block, float* io)
{
  DspV4 state = {self->s1, self->s2, 0.0f, 0.0f};
  for (unsigned i = 0; i < DSP_BLOCK; i += 4) {
    dsp_v4_store(io + i, filter_four(block, &state, io + i));
  }
  self->s1 = state[0];
  self->s2 = state[1];
}

void
dsp_svf_add_block(DspSvf* self, const DspSvfBlock* block, const float* in, float* out)
{
  DspV4 state = {self->s1, self->s2, 0.0f, 0.0f};
  for (unsigned i = 0; i < DSP_BLOCK; i += 4) {
    dsp_v4_store(out + i, dsp_v4_load(out + i) + filter_four(block, &state, in + i));
  }
  self->s1 = state[0];
  self->s2 = state[1];
}

void
dsp_svf_cross_block(DspSvf* self, const DspSvfBlock* before, const DspSvfBlock* now,
                    float* io)
{
  DspV4       past  = {self->s1, self->s2, 0.0f, 0.0f};
  DspV4       state = past;
  DspV4       share = {0.0f, 1.0f, 2.0f, 3.0f};
  const float step  = 1.0f / (float)DSP_BLOCK;
  share *= step;
  for (unsigned i = 0; i < DSP_BLOCK; i += 4) {
    const DspV4 from = filter_four(before, &past, io + i);
    const DspV4 to   = filter_four(now, &state, io + i);
    dsp_v4_store(io + i, from + share * (to - from));
    share += 4.0f * step;
  }
  self->s1 = state[0];
  self->s2 = state[1];
}

void
dsp_svf_run(DspSvf* self, const DspSvfShape* shape, float* io)
{
  const DspSvfBlock block = dsp_svf_block(shape);
  dsp_svf_run_block(self, &block, io);
}

void
dsp_svf_add(DspSvf* self, const DspSvfShape* shape, const float* in, float* out)
{
  const DspSvfBlock block = dsp_svf_block(shape);
  dsp_svf_add_block(self, &block, in, out);
}
