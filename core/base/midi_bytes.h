// The bytes of a Standard MIDI File as they grow.

#ifndef BASE_MIDI_BYTES_H
#define BASE_MIDI_BYTES_H

#include <stddef.h>
#include <stdint.h>

/// The file as it grows; after a failed allocation `bytes` is NULL and stays so.
typedef struct {
  uint8_t* bytes;
  size_t   n, size;
  size_t   track;      ///< Where the present track's length is to be written
  uint32_t last_ticks; ///< Of the present track
} BaseMidiWriter;

/// [worker] Add bytes as they are, or a number with its highest byte first.
void base_midi_put(BaseMidiWriter* self, const void* bytes, size_t n);
void base_midi_put_big_endian(BaseMidiWriter* self, uint32_t value, unsigned n);

/// [worker] Add the time since the track's last event, in bytes of seven bits.
void base_midi_put_delta(BaseMidiWriter* self, uint32_t ticks);

/// [worker] Add an event that is not played: at most 127 bytes, or a text cut to fit.
void base_midi_put_meta(BaseMidiWriter* self, uint32_t ticks, uint8_t type,
                        const void* bytes, size_t n);
void base_midi_put_text(BaseMidiWriter* self, uint32_t ticks, uint8_t type,
                        const char* text);

/// [worker] Begin a track, and end it no earlier than `end_ticks`.
void base_midi_begin_track(BaseMidiWriter* self);
void base_midi_end_track(BaseMidiWriter* self, uint32_t end_ticks);

#endif
