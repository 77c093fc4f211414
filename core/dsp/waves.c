#include "core/dsp/waves.h"

#include "core/dsp/vec.h"

/// Frames of a shared table, the first once more at its end.
#define TABLE ((size_t)DSP_WAVE_FRAMES + 1U)

/// Partials may reach this share of the sample rate; they fold above 16 kHz at 48.
#define HIGHEST 0.66f

const float*
dsp_waves_table(const DspWaves* self, DspWaveKind kind, float freq)
{
  uint32_t m    = 0;
  float    most = HIGHEST / (freq > 1e-6f ? freq : 1e-6f);
  for (float have = 724.0f; m + 1U < DSP_N_MIPS && have > most; ++m) {
    have *= 0.70710678f;
  }
  return self->tables + ((size_t)kind * DSP_N_MIPS + m) * TABLE;
}

/// Steps of a phase of 32 bits that glides from one frequency to another.
typedef struct {
  uint32_t step, bend;
} Glide;

static Glide
glide(const float freq[2])
{
  const double whole = 4294967296.0;
  const double bend  = ((double)freq[1] - (double)freq[0]) / (double)DSP_BLOCK;
  return (Glide){(uint32_t)(int64_t)(((double)freq[0] + 0.5 * bend) * whole),
                 (uint32_t)(int64_t)(bend * whole)};
}

typedef uint32_t Bits4 __attribute__((vector_size(16)));
typedef int32_t  Whole4 __attribute__((vector_size(16)));

/// The phases of four frames, each a step further, and how steps grow.
typedef struct {
  Bits4 phase, step, bend;
} Four;

static Four
four(uint32_t phase, Glide g)
{
  // Of frame i the phase has gained i steps and i (i - 1) / 2 bends
  const Bits4 i = {0U, 1U, 2U, 3U};
  const Bits4 t = {0U, 0U, 1U, 3U};
  return (Four){phase + i * g.step + t * g.bend, 4U * g.step + (4U * i + 6U) * g.bend,
                16U * g.bend * (i * 0U + 1U)};
}

static inline void
advance(Four* f)
{
  f->phase += f->step;
  f->step += f->bend;
}

/// The phase a block later.
static uint32_t
after(uint32_t phase, Glide g)
{
  return phase + DSP_BLOCK * g.step + DSP_BLOCK * (DSP_BLOCK - 1U) / 2U * g.bend;
}

/// Two neighbours at once.
typedef float V2 __attribute__((vector_size(8)));

static inline V2
load_two(const float* from)
{
  V2 v;
  memcpy(&v, from, sizeof(v));
  return v;
}

/// `table` at four phases, each between its two neighbours.
static inline DspV4
look(const float* table, Bits4 phase)
{
  const Bits4 at = phase >> 21;
  const DspV4 f =
    __builtin_convertvector((Whole4)(phase & 0x1fffffU), DspV4) * (1.0f / 2097152.0f);
  const V2    p0 = load_two(table + at[0]), p1 = load_two(table + at[1]);
  const V2    p2 = load_two(table + at[2]), p3 = load_two(table + at[3]);
  const DspV4 lo = __builtin_shufflevector(p0, p1, 0, 1, 2, 3);
  const DspV4 hi = __builtin_shufflevector(p2, p3, 0, 1, 2, 3);
  const DspV4 a  = __builtin_shufflevector(lo, hi, 0, 2, 4, 6);
  const DspV4 b  = __builtin_shufflevector(lo, hi, 1, 3, 5, 7);
  return a + f * (b - a);
}

/// A gain that glides over a block, four frames at a time.
typedef struct {
  DspV4 now, step;
} Gain4;

static inline Gain4
gain4(const float gain[2])
{
  const float step = (gain[1] - gain[0]) / (float)DSP_BLOCK;
  return (Gain4){gain[0] + step * (DspV4){0.0f, 1.0f, 2.0f, 3.0f},
                 dsp_v4_splat(4.0f * step)};
}

void
dsp_wave_add(const float* table, uint32_t* phase, const float freq[2],
             const float gain[2], float* out)
{
  const Glide g = glide(freq);
  Four        f = four(*phase, g);
  Gain4       a = gain4(gain);
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    dsp_v4_store(out + i, dsp_v4_load(out + i) + a.now * look(table, f.phase));
    a.now += a.step;
    advance(&f);
  }
  *phase = after(*phase, g);
}

void
dsp_pulse_add(const float* saw, uint32_t* phase, const float freq[2],
              const float gain[2], const float width[2], float* out)
{
  const Glide g    = glide(freq);
  const Glide late = {
    (uint32_t)(int32_t)((width[1] - width[0]) * (4294967296.0f / (float)DSP_BLOCK)),
    0U};
  Four  f = four(*phase, g);
  Four  w = four((uint32_t)(width[0] * 4294967040.0f), late);
  Gain4 a = gain4(gain);
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    const DspV4 pulse = look(saw, f.phase + w.phase) - look(saw, f.phase);
    dsp_v4_store(out + i, dsp_v4_load(out + i) + a.now * pulse);
    a.now += a.step;
    advance(&f);
    advance(&w);
  }
  *phase = after(*phase, g);
}

/// Turns as 32 bits; `turns` within 0..1.
static inline Bits4
bits_of(DspV4 turns)
{
  return (Bits4) __builtin_convertvector((turns - 0.5f) * 4294967040.0f, Whole4) +
         0x80000000U;
}

/// A synced saw: one jumps with the note by what is left of the last run, the others
/// where a run ends, k / ratio turns later.
static inline DspV4
synced(const float* saw, Bits4 phase, DspV4 ratio)
{
  DspV4 sum  = {0.0f, 0.0f, 0.0f, 0.0f};
  DspV4 rest = ratio;
  for (uint32_t i = 1; i < DSP_SYNC_MOST; ++i) {
    const float k     = (float)i;
    const DspV4 jumps = __builtin_convertvector(ratio < k, DspV4) + 1.0f;
    rest -= jumps;
    sum += jumps * look(saw, phase - bits_of(jumps * (k / ratio)));
  }
  return sum + rest * look(saw, phase);
}

void
dsp_sync_add(const float* saw, uint32_t* phase, const float freq[2],
             const float gain[2], const float ratio[2], float* out)
{
  const Glide g = glide(freq);
  Four        f = four(*phase, g);
  Gain4       a = gain4(gain), r = gain4(ratio);
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    dsp_v4_store(out + i, dsp_v4_load(out + i) + a.now * synced(saw, f.phase, r.now));
    a.now += a.step;
    r.now += r.step;
    advance(&f);
  }
  *phase = after(*phase, g);
}

void
dsp_drawn_add(const float* pairs, uint32_t* phase, const float freq[2],
              const float gain_a[2], const float gain_b[2], float* out)
{
  const Glide g  = glide(freq);
  Four        f  = four(*phase, g);
  Gain4       ga = gain4(gain_a), gb = gain4(gain_b);
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    const Bits4 at = f.phase >> 22;
    const DspV4 x  = __builtin_convertvector((Whole4)(f.phase & 0x3fffffU), DspV4) *
                    (1.0f / 4194304.0f);
    // Each row holds both waves now and a frame later; turn rows into columns
    const DspV4 r0 = dsp_v4_load(pairs + (size_t)2 * at[0]),
                r1 = dsp_v4_load(pairs + (size_t)2 * at[1]);
    const DspV4 r2 = dsp_v4_load(pairs + (size_t)2 * at[2]),
                r3 = dsp_v4_load(pairs + (size_t)2 * at[3]);
    const DspV4 s0 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5);
    const DspV4 s1 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5);
    const DspV4 s2 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
    const DspV4 s3 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
    const DspV4 a0 = __builtin_shufflevector(s0, s1, 0, 1, 4, 5);
    const DspV4 b0 = __builtin_shufflevector(s0, s1, 2, 3, 6, 7);
    const DspV4 a1 = __builtin_shufflevector(s2, s3, 0, 1, 4, 5);
    const DspV4 b1 = __builtin_shufflevector(s2, s3, 2, 3, 6, 7);
    dsp_v4_store(out + i, dsp_v4_load(out + i) + ga.now * (a0 + x * (a1 - a0)) +
                            gb.now * (b0 + x * (b1 - b0)));
    ga.now += ga.step;
    gb.now += gb.step;
    advance(&f);
  }
  *phase = after(*phase, g);
}
