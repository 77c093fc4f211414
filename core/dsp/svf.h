// State-variable filter without a delay in its loop: it keeps its tuning up
// to half the sample rate and may be swept at any speed.
//
// The trapezoidal form of V. Zavalishin, "The Art of VA Filter Design"
// (2012), with the mixing of A. Simper, "Linear Trapezoidal Integrated SVF"
// (Cytomic, 2013).  Within a block the coefficients rest, so that four frames
// are one matrix product of states and input (Barnes and Shinnaka: "Block-
// shift invariance and block implementation of discrete-time filters", IEEE
// Trans. CAS 27, 1980).

#ifndef DSP_SVF_H
#define DSP_SVF_H

#include "core/base/thread.h"
#include "core/dsp/vec.h"

typedef struct {
  float s1, s2; ///< The two integrators; zero is rest
} DspSvf;

/// What the filter does; make one with the functions below.
typedef struct {
  float g, k;       ///< Bent frequency and damping
  float m0, m1, m2; ///< Shares of input, band and low in the output
} DspSvfShape;

/// [any] `cutoff` in cycles per frame, put within 0..0.49; `q` above 0, 0.707 is flat.
DspSvfShape dsp_svf_low(float cutoff, float q);
DspSvfShape dsp_svf_high(float cutoff, float q);

/// [any] A band of unit gain at its centre.
DspSvfShape dsp_svf_band(float cutoff, float q);

/// [any] A peak or dip of `gain` (an amplitude) at its centre, unit gain elsewhere.
DspSvfShape dsp_svf_bell(float cutoff, float q, float gain);

/// [any] Everything above `cutoff` by `gain` (an amplitude), everything below
/// untouched.
DspSvfShape dsp_svf_shelf(float cutoff, float q, float gain);

/// A shape worked out for blocks: worth keeping while the filter rests.
///
/// Four frames as matrices: columns for both states and four inputs.
typedef struct {
  DspV4 out[6];
  DspV4 state[6]; ///< The next s1 and s2 in the first two lanes
} DspSvfBlock;

/// [any] Work out a shape.
DspSvfBlock dsp_svf_block(const DspSvfShape* shape);

/// [rt] As dsp_svf_run and dsp_svf_add below, with a shape worked out before.
RT_FN void dsp_svf_run_block(DspSvf* self, const DspSvfBlock* block, float* io);
RT_FN void dsp_svf_add_block(DspSvf* self, const DspSvfBlock* block, const float* in,
                             float* out);

/// [rt] The same in place while the shape moves: the output glides from what `before`
/// makes of this block to what `now` makes, so that no step of control is heard.
RT_FN void dsp_svf_cross_block(DspSvf* self, const DspSvfBlock* before,
                               const DspSvfBlock* now, float* io);

/// [rt] Filter DSP_BLOCK frames in place.
RT_FN void dsp_svf_run(DspSvf* self, const DspSvfShape* shape, float* io);

/// [rt] Filter DSP_BLOCK frames of `in` and add them to `out`.
RT_FN void dsp_svf_add(DspSvf* self, const DspSvfShape* shape, const float* in,
                       float* out);

#endif
