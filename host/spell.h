// How tones and chords are written in a key.

#ifndef HOST_SPELL_H
#define HOST_SPELL_H

#include "host/piece.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char step;  ///< 'A' to 'G'
  int  alter; ///< -2 (double flat) to 2
} HostTone;

typedef struct {
  HostTone    root, bass;
  bool        has_bass; ///< Whether the bass is another tone than the root
  const char* suffix;   ///< As read: "", "m7", ...; it stays the text's
  const char* kind;     ///< As MusicXML calls it: "minor-seventh"
  uint8_t     number;   ///< As Yamaha's XF numbers it
} HostChord;

/// [any] How the pitch class 0..11 is written in the piece's key.
HostTone host_spell_tone(const HostPiece* piece, unsigned pitch_class);

/// [any] Read "Bbm7/F" and write it anew in the piece's key; false if it is none.
bool host_spell_chord(const HostPiece* piece, const char* text, HostChord* chord);

/// [any] Write the chord as one reads it: "Bbm7/F".
void host_spell_write(const HostChord* chord, char* text, size_t capacity);

/// [any] The octave of a MIDI pitch, as scientific pitch notation has it.
int host_spell_octave(HostTone tone, unsigned pitch);

#endif
