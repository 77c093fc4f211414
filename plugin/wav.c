#include "plugin/wav.h"

#include <math.h>
#include <string.h>

#define N_CHANNELS 2U
#define SAMPLE_BYTES 3U
#define FRAME_BYTES ((size_t)N_CHANNELS * SAMPLE_BYTES)
#define HEADER_BYTES 44U

static uint8_t*
put(uint8_t* at, uint32_t value, unsigned n_bytes)
{
  for (unsigned i = 0; i < n_bytes; ++i) {
    *at++ = (uint8_t)(value >> (8U * i));
  }
  return at;
}

static uint8_t*
put_tag(uint8_t* at, const char* tag)
{
  memcpy(at, tag, 4);
  return at + 4;
}

bool
plugin_wav_begin(FILE* file, double rate_hz, uint64_t n_frames)
{
  const uint32_t frame_bytes = (uint32_t)FRAME_BYTES;
  const uint32_t data_bytes  = (uint32_t)(n_frames * FRAME_BYTES);
  const uint32_t rate        = (uint32_t)lround(rate_hz);
  uint8_t        header[HEADER_BYTES];
  uint8_t*       at = put_tag(header, "RIFF");
  at                = put(at, HEADER_BYTES - 8 + data_bytes, 4);
  at                = put_tag(at, "WAVE");
  at                = put_tag(at, "fmt ");
  at                = put(at, 16, 4);
  at                = put(at, 1, 2); // Whole numbers
  at                = put(at, N_CHANNELS, 2);
  at                = put(at, rate, 4);
  at                = put(at, rate * frame_bytes, 4);
  at                = put(at, frame_bytes, 2);
  at                = put(at, 8 * SAMPLE_BYTES, 2);
  at                = put_tag(at, "data");
  put(at, data_bytes, 4);
  return fwrite(header, sizeof header, 1, file) == 1;
}

static uint32_t
sample(float value)
{
  const float most = 8388607.0f;
  return (uint32_t)(int32_t)lrintf(fminf(fmaxf(value * most, -most), most));
}

bool
plugin_wav_write(FILE* file, const float* left, const float* right, uint32_t n)
{
  uint8_t  bytes[PLUGIN_WAV_RUN_FRAMES * FRAME_BYTES];
  uint8_t* at = bytes;
  for (uint32_t i = 0; i < n; ++i) {
    at = put(at, sample(left[i]), SAMPLE_BYTES);
    at = put(at, sample(right[i]), SAMPLE_BYTES);
  }
  const size_t n_bytes = (size_t)(at - bytes);
  return fwrite(bytes, 1, n_bytes, file) == n_bytes;
}
