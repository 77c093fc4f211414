// Writes a stereo WAV of 32-bit float samples: what was rendered, exactly.

#ifndef HOST_WAV_H
#define HOST_WAV_H

#include "host/file.h"

#include <stdint.h>

/// More than this and the sizes in a WAV's header no longer fit.
#define HOST_WAV_MAX_FRAMES (UINT32_C(0xFFFFFF00) / 8U)

typedef struct {
  HostFile file;
  uint32_t rate_hz;
  uint32_t n_frames;
} HostWav;

/// [host] Begin a WAV; `self` is then host_wav_drop()'s.
bool host_wav_open(HostWav* self, HostGuard* guard, const char* path, uint32_t rate_hz,
                   HostFault* fault);

/// [host] Append `n` frames, at most HOST_WAV_MAX_FRAMES over all calls.
bool host_wav_write(HostWav* self, const float* left, const float* right, uint32_t n,
                    HostFault* fault);

/// [host] Complete the header; host_file_commit() on `file` comes next.
bool host_wav_finish(HostWav* self, HostFault* fault);

/// [host] Remove what was not committed.  A zeroed one is fine.
void host_wav_drop(HostWav* self);

#endif
