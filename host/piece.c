#include "host/piece.h"

#include <math.h>

/// By mode: semitones from the major key of the same signature up to the
/// tonic, and whether the third is minor.
static const struct {
  uint8_t above;
  bool    is_minor;
} modes[] = {
  {0, false}, // major
  {9, true},  // minor
  {2, true},  // dorian
  {4, true},  // phrygian
  {5, false}, // lydian
  {7, false}, // mixolydian
  {11, true}, // locrian
  {9, true},  // harmonic minor
  {9, true},  // melodic minor
  {0, false}, // major pentatonic
  {9, true},  // minor pentatonic
  {9, true},  // blues
};

#define N_MODES ((int32_t)(sizeof(modes) / sizeof(modes[0])))

bool
host_piece_is_valid(const HostPiece* piece)
{
  const int32_t unit = piece->unit;
  return piece->key >= 0 && piece->key < 12 && piece->mode >= 0 &&
         piece->mode < N_MODES && piece->tempo_bpm >= 20.0F &&
         piece->tempo_bpm <= 300.0F && piece->beats >= 1 && piece->beats <= 32 &&
         (unit == 1 || unit == 2 || unit == 4 || unit == 8 || unit == 16) &&
         piece->n_bars >= 0 && piece->n_bars <= 100000;
}

const char*
host_part_name(uint32_t part)
{
  static const char* const names[HOST_N_PARTS] = {
    "lead", "counter", "chords", "pad", "arp", "bass", "drums",
  };
  return names[part];
}

uint32_t
host_piece_bar_ticks(const HostPiece* piece)
{
  return (uint32_t)piece->beats * 4U * HOST_PPQ / (uint32_t)piece->unit;
}

double
host_frames_per_tick(double tempo_bpm, double rate_hz)
{
  return rate_hz * 60.0 / (tempo_bpm * HOST_PPQ);
}

int
host_piece_sharps(const HostPiece* piece)
{
  const int major = (piece->key + 12 - modes[piece->mode].above) % 12;
  // Fifths up from C, folded to the nearest spelling; F# comes out with six
  const int fifths = (major * 7) % 12;
  const int sharps = fifths > 6 ? fifths - 12 : fifths;
  // The title's own accidental decides where two spellings are usual
  const char accidental = piece->title[0] ? piece->title[1] : '\0';
  if (accidental == 'b' && sharps >= 5) {
    return sharps - 12;
  }
  return accidental == '#' && sharps <= -5 ? sharps + 12 : sharps;
}

bool
host_piece_is_minor(const HostPiece* piece)
{
  return modes[piece->mode].is_minor;
}
