// A piece as a Standard MIDI File: type 1, BASE_PPQ ticks a quarter, one named
// track for each part, drums on channel 10.
//
// Bytes in memory only; who writes them to a disk is not our business.

#ifndef BASE_MIDI_FILE_H
#define BASE_MIDI_FILE_H

#include "core/base/status.h"
#include "core/base/theory.h"

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t start_ticks, length_ticks;
  uint8_t  part; ///< A BasePart
  uint8_t  pitch, velocity;
} BaseMidiNote;

typedef enum {
  BASE_MIDI_MARKER, ///< A section begins
  BASE_MIDI_TEXT,   ///< A chord
} BaseMidiMarkKind;

typedef struct {
  uint32_t         start_ticks;
  BaseMidiMarkKind kind;
  const char*      text; ///< UTF-8
} BaseMidiMark;

typedef struct {
  const char*         title; ///< NULL for none
  float               tempo_bpm;
  BaseMeter           meter;
  unsigned            key; ///< Tonic, 0..11
  BaseMode            mode;
  const char*         names[BASE_N_PARTS]; ///< NULL: this part has no track
  uint8_t             programs[BASE_N_PARTS];
  const BaseMidiNote* notes; ///< (n_notes), in any order
  const BaseMidiMark* marks; ///< (n_marks), in any order
  uint32_t            n_notes, n_marks;
  uint32_t            end_ticks; ///< No track ends before this
} BaseMidiSong;

/// [worker] The file's `*n` bytes, to be freed by free(); the window may ask too.
///
/// Notes of parts without a track and velocities of 0 are left out; a note ends
/// where the next one of its pitch begins.  Fails with BASE_NO_MEMORY and, for a
/// piece of more than 0x0FFFFFFF ticks, BASE_BAD_INPUT; `*bytes` is then NULL.
BaseStatus base_midi_file(const BaseMidiSong* song, uint8_t** bytes, size_t* n);

/// [any] The sharps (or, negative, flats) of a key signature: -6..6.
int base_midi_sharps(unsigned key, BaseMode mode);

#endif
