// A plucked string as a loop of delay: two travelling waves and what they lose
// on every way round.
//
// K. Karplus, A. Strong, "Digital Synthesis of Plucked-String and Drum
// Timbres", and D. Jaffe, J. O. Smith, "Extensions of the Karplus-Strong
// Plucked-String Algorithm", both CMJ 7/2 (1983).  The fraction of the delay
// is a Lagrange interpolator (T. Laakso et al., "Splitting the Unit Delay",
// IEEE SP Magazine 13, 1996), merged with a symmetric damping filter into one
// filter without recursion, so that a block of the loop is one vector loop.
// Stiffness is a chain of all-passes (D. Jaffe, J. O. Smith, ibid.).

#ifndef DSP_WAVEGUIDE_H
#define DSP_WAVEGUIDE_H

#include "core/base/thread.h"

#include <stdint.h>

#define DSP_STRING_TAPS 14U    ///< At most
#define DSP_STRING_SLACK 1024U ///< Frames a line moves on before it is moved back
#define DSP_STRING_STIFF 4U    ///< All-passes at most

typedef struct {
  float*   line; ///< (size), borrowed; the last written is at end - 1
  uint32_t size, end;
  uint32_t whole; ///< Frames of delay before the first tap
  float    taps[DSP_STRING_TAPS];
  uint32_t n_taps;
  float    stiff; ///< Coefficient of the all-passes, -0.9..0
  uint32_t n_stiff;
  float    was_x[DSP_STRING_STIFF], was_y[DSP_STRING_STIFF];
} DspString;

/// How the string is made and tuned.
typedef struct {
  float freq;       ///< Cycles per frame, at most 0.2
  float t60_frames; ///< Of the fundamental
  float high;       ///< A frequency in cycles per frame, above `freq`
  float t60_high;   ///< Frames by which it falls by 60 dB
} DspStringTone;

/// [any] Frames of line that the frequency `lowest` needs.
uint32_t dsp_string_size(float lowest);

/// [any] A silent string over `line` (`size` floats).
///
/// `stiff` 0..0.9 bends its partials upwards through `n_stiff` all-passes.
DspString dsp_string(float* line, uint32_t size, float stiff, uint32_t n_stiff);

/// [rt] Tune and damp; the next block glides there.  Frequencies too low for the line
/// are put at its lowest.
RT_FN void dsp_string_tune(DspString* self, const DspStringTone* tone);

/// [rt] Replace what sounds by a pluck at `position` (0..1 of its length).
///
/// The pluck's corner is rounded over `width` of a period, 0..0.5.
RT_FN void dsp_string_pluck(DspString* self, float freq, float position, float width,
                            float amplitude);

/// [rt] Write DSP_BLOCK frames of the string's bridge to `out`; `before` is the
/// string as it was tuned in the last block, or NULL if that has not changed.
RT_FN void dsp_string_run(DspString* self, const DspString* before, float* out);

#endif
