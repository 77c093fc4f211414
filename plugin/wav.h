// Stereo WAV files of 24 bits.

#ifndef PLUGIN_WAV_H
#define PLUGIN_WAV_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/// A file of this kind holds no more.
#define PLUGIN_WAV_MAX_FRAMES (4000000000ULL / 6U)

/// Frames that are written at once.
#define PLUGIN_WAV_RUN_FRAMES 256U

/// [worker] Write the head of a file with `n_frames`; false if it cannot be written.
///
/// Once again at the beginning when all is written and the number is known.
bool plugin_wav_begin(FILE* file, double rate_hz, uint64_t n_frames);

/// [worker] Write the next `n` frames, at most PLUGIN_WAV_RUN_FRAMES; false if they
/// cannot be written.
bool plugin_wav_write(FILE* file, const float* left, const float* right, uint32_t n);

#endif
