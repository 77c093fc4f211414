// The gain of a gentle bus compressor, computed once per tick.
//
// Feed-forward, mean square detector, soft knee, gain smoothed in decibels:
// Giannoulis, Massberg, Reiss, "Digital dynamic range compressor design",
// JAES 60(6), 2012.  It only tells the gain; the caller applies it, so that
// several stems can share one.

#ifndef DSP_COMPRESS_H
#define DSP_COMPRESS_H

#include "core/base/thread.h"
#include "core/dsp/glide.h"

typedef struct {
  float threshold_db; ///< Mean square level where it begins, full scale 0
  float ratio;        ///< At least 1
  float knee_db;      ///< Width of the bend
  float attack_s, release_s;
} DspCompressSettings;

typedef struct {
  DspCompressSettings settings;
  float               attack, release, detect; ///< Shares per tick
  float               square;                  ///< Smoothed mean square
  float               reduction_db;            ///< Now taken away, at least 0
  DspGlide            gain;
} DspCompress;

/// [init] Doing nothing yet.
void dsp_compress_init(DspCompress* self, double rate_hz,
                       const DspCompressSettings* settings);

/// [rt] As after init.
RT_FN void dsp_compress_reset(DspCompress* self);

/// [rt] A new tick begins; the last one's frames had this mean square.
RT_FN void dsp_compress_tick(DspCompress* self, float mean_square);

#endif
