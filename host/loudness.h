// How loud a stereo recording is: integrated loudness and true peak.
//
// After ITU-R BS.1770-4 and EBU R 128: K-weighting, blocks of 400 ms that
// overlap by three quarters, an absolute gate at -70 LUFS and a relative one
// 10 LU below; the peak of the signal oversampled four times.

#ifndef HOST_LOUDNESS_H
#define HOST_LOUDNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOST_PEAK_TAPS 32U ///< Of each phase between two samples

typedef struct {
  double b[3], a[2]; ///< a[0] of the transfer function is 1
  double past[2][2]; ///< By channel
} HostBiquad;

typedef struct {
  float taps[3][HOST_PEAK_TAPS];     ///< By phase: a quarter, a half, three quarters
  float gain;                        ///< The most that any phase can amplify
  float past[2][HOST_PEAK_TAPS - 1]; ///< By channel, oldest first
  float most;
} HostPeak;

typedef struct {
  HostBiquad shelf, highpass;
  HostPeak   peak;
  uint32_t   step_frames; ///< A tenth of a second
  uint32_t   n_in_step;
  double     step_energy;
  double*    steps; ///< (n_steps), mean square of each tenth of a second, owned
  size_t     n_steps, capacity;
  bool       is_short_of_memory;
} HostLoudness;

/// [any] The filters for a rate of 8000 to 400000 Hz; nothing heard yet.
void host_loudness_init(HostLoudness* self, double rate_hz);

/// [host] Hear `n` more frames.
void host_loudness_add(HostLoudness* self, const float* left, const float* right,
                       uint32_t n);

/// [any] Integrated loudness in LUFS; -INFINITY of silence or less than 0.4 s.
double host_loudness_lufs(const HostLoudness* self);

/// [any] True peak in dBTP; -INFINITY of silence.
double host_loudness_peak_db(const HostLoudness* self);

/// [host] Free the steps.  A zeroed one is fine.
void host_loudness_drop(HostLoudness* self);

/// [any] Clear, with the filter for four times the rate.
void host_peak_init(HostPeak* self);

/// [any] Hear `n` more frames.
void host_peak_add(HostPeak* self, const float* left, const float* right, uint32_t n);

#endif
