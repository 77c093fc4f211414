#include "host/wav.h"

#include <string.h>

enum {
  HEADER_BYTES = 58,
  FRAME_BYTES  = 8,
  CHUNK_FRAMES = 256,
};

static uint8_t*
put(uint8_t* at, uint32_t value, unsigned bytes)
{
  for (unsigned i = 0; i < bytes; ++i) {
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

/// Float needs the longer format chunk and a fact chunk.
static bool
write_header(HostWav* self, HostFault* fault)
{
  const uint32_t data_bytes = self->n_frames * FRAME_BYTES;
  uint8_t        header[HEADER_BYTES];
  uint8_t*       at = put_tag(header, "RIFF");
  at                = put(at, HEADER_BYTES - 8 + data_bytes, 4);
  at                = put_tag(at, "WAVE");
  at                = put_tag(at, "fmt ");
  at                = put(at, 18, 4);
  at                = put(at, 3, 2); // IEEE float
  at                = put(at, 2, 2); // Channels
  at                = put(at, self->rate_hz, 4);
  at                = put(at, self->rate_hz * FRAME_BYTES, 4);
  at                = put(at, FRAME_BYTES, 2);
  at                = put(at, 32, 2); // Bits
  at                = put(at, 0, 2);  // No extension
  at                = put_tag(at, "fact");
  at                = put(at, 4, 4);
  at                = put(at, self->n_frames, 4);
  at                = put_tag(at, "data");
  put(at, data_bytes, 4);
  return host_file_write(&self->file, header, sizeof(header), fault);
}

bool
host_wav_open(HostWav* self, HostGuard* guard, const char* path, uint32_t rate_hz,
              HostFault* fault)
{
  self->rate_hz  = rate_hz;
  self->n_frames = 0;
  return host_file_open(&self->file, guard, path, fault) && write_header(self, fault);
}

static void
put_samples(uint8_t* at, const float* left, const float* right, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t bits[2];
    memcpy(&bits[0], &left[i], 4);
    memcpy(&bits[1], &right[i], 4);
    at = put(at, bits[0], 4);
    at = put(at, bits[1], 4);
  }
}

bool
host_wav_write(HostWav* self, const float* left, const float* right, uint32_t n,
               HostFault* fault)
{
  uint8_t bytes[CHUNK_FRAMES * FRAME_BYTES];
  for (uint32_t done = 0; done < n;) {
    const uint32_t now = n - done < CHUNK_FRAMES ? n - done : CHUNK_FRAMES;
    put_samples(bytes, left + done, right + done, now);
    if (!host_file_write(&self->file, bytes, (size_t)now * FRAME_BYTES, fault)) {
      return false;
    }
    done += now;
  }
  self->n_frames += n;
  return true;
}

bool
host_wav_finish(HostWav* self, HostFault* fault)
{
  if (fflush(self->file.stream) || fseek(self->file.stream, 0, SEEK_SET)) {
    return host_fault(fault, HOST_COULD_NOT, "cannot write %.300s: the disk is full",
                      self->file.target);
  }
  return write_header(self, fault) && host_file_finish(&self->file, fault);
}

void
host_wav_drop(HostWav* self)
{
  host_file_drop(&self->file);
}
