// The nine drawbars of a tonewheel organ, as partials of the note an octave
// below, with the crosstalk of neighbouring wheels.
//
// The registers' numbering and 3 dB steps are those of L. Hammond, "Electrical
// musical instrument", US patent 1,956,350 (1934).

#ifndef DSP_DRAWBAR_H
#define DSP_DRAWBAR_H

#include "core/base/thread.h"

#include <stdint.h>

#define DSP_DRAWBAR_PARTIALS 20U

/// [any] Amplitudes of partials 1.. of the suboctave for a registration.
///
/// `drawn` has nine digits, 0 (in) to 8 (out), 16' to 1'; other text counts as in.
/// `leak` is the share of every wheel that its neighbours let through.
void dsp_drawbars(const char* drawn, float leak, float partials[DSP_DRAWBAR_PARTIALS]);

#endif
