// Single cycles of periodic waves, free of aliasing: shared tables for the
// classic shapes, and tables drawn from a spectrum for one note.
//
// One table serves half an octave; partials that would fold below a third of
// the sample rate are left out (R. Bristow-Johnson, "Wavetable Synthesis 101,
// a Fundamental Perspective", AES Convention 101, 1996).  Drawn tables come
// from an inverse Fourier transform (Stockham's self-sorting order; see C.
// Van Loan, "Computational Frameworks for the Fast Fourier Transform", SIAM
// 1992).

#ifndef DSP_WAVES_H
#define DSP_WAVES_H

#include "core/base/arena.h"
#include "core/base/thread.h"

#include <stdint.h>

#define DSP_WAVE_FRAMES 2048U   ///< In a shared table
#define DSP_DRAWN_FRAMES 1024U  ///< In a drawn table
#define DSP_DRAWN_PARTIALS 300U ///< At most; interpolation stays clean up to here
#define DSP_N_MIPS 20U

typedef enum { DSP_SAW, DSP_SQUARE, DSP_TRIANGLE, DSP_N_WAVES } DspWaveKind;

typedef struct {
  float* tables;                        ///< (kind, mip, DSP_WAVE_FRAMES + 1)
  float  turn_re[DSP_DRAWN_FRAMES / 2]; ///< Roots of one for the transform
  float  turn_im[DSP_DRAWN_FRAMES / 2];
  float  work[4][DSP_DRAWN_FRAMES];
} DspWaves;

/// [init] The shared tables; NULL if `arena` only counts or is full.
DspWaves* dsp_waves_new(BaseArena* arena);

/// [rt] The table of `kind` for `freq` cycles per frame, all amplitudes 1 at the top.
RT_FN const float* dsp_waves_table(const DspWaves* self, DspWaveKind kind, float freq);

/// [rt] Add DSP_BLOCK frames of a shared table to `out`.
///
/// Frequency (cycles per frame) and gain glide from the first to the second.
/// `phase` is 32 bits of a turn.
RT_FN void dsp_wave_add(const float* table, uint32_t* phase, const float freq[2],
                        const float gain[2], float* out);

/// The most by which a synced saw runs ahead of the note.
#define DSP_SYNC_MOST 5U

/// [rt] As dsp_wave_add, for a saw that runs `ratio` times as fast as the note (1 to
/// DSP_SYNC_MOST) and begins anew with it: hard sync (E. Brandt: "Hard Sync Without
/// Aliasing", ICMC 2001), here a saw of the note's own frequency for every jump.
RT_FN void dsp_sync_add(const float* saw, uint32_t* phase, const float freq[2],
                        const float gain[2], const float ratio[2], float* out);

/// [rt] As dsp_wave_add, for a pulse: a saw minus one that is `width` turns late.
RT_FN void dsp_pulse_add(const float* saw, uint32_t* phase, const float freq[2],
                         const float gain[2], const float width[2], float* out);

/// [rt] Draw two spectra into one table of pairs: `pairs` (2 * (DSP_DRAWN_FRAMES + 1)).
///
/// `a` and `b` (n) are the amplitudes of partials 1..n, n at most
/// DSP_DRAWN_PARTIALS; `turns` (n) their phases, shared by both.
RT_FN void dsp_waves_draw(DspWaves* self, const float* a, const float* b,
                          const float* turns, uint32_t n, float* pairs);

/// [rt] Add DSP_BLOCK frames of a drawn table; `gain_a`, `gain_b` as gain above.
RT_FN void dsp_drawn_add(const float* pairs, uint32_t* phase, const float freq[2],
                         const float gain_a[2], const float gain_b[2], float* out);

#endif
