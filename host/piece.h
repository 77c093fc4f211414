// What the plugin tells of a piece, and what follows from it for a MIDI file.

#ifndef HOST_PIECE_H
#define HOST_PIECE_H

#include <stdbool.h>
#include <stdint.h>

#define HOST_N_PARTS 7U
#define HOST_DRUMS 6U
#define HOST_ALL_PARTS 0x7FU ///< A bit for each
#define HOST_PPQ 960U

typedef struct {
  int32_t key;  ///< Tonic, 0..11
  int32_t mode; ///< As the modes' parameter, minus one
  float   tempo_bpm;
  int32_t beats, unit;
  int32_t n_bars;                        ///< 0 goes on endlessly
  char    title[64];                     ///< "Bb major"
  char    instruments[HOST_N_PARTS][48]; ///< "" if the part is not used
  int32_t programs[HOST_N_PARTS];        ///< General MIDI; of drums the kit
} HostPiece;

/// [any] Whether every value can be rendered and written.
bool host_piece_is_valid(const HostPiece* piece);

/// [any] "lead", ..., as in the symbols of ports; `part` below HOST_N_PARTS.
const char* host_part_name(uint32_t part);

/// [any] Ticks of one bar.
uint32_t host_piece_bar_ticks(const HostPiece* piece);

/// [any] Frames that one tick lasts at `tempo_bpm` quarters a minute.
double host_frames_per_tick(double tempo_bpm, double rate_hz);

/// [any] The key signature: sharps (+) or flats (-), -7..7, spelled as the title is.
int host_piece_sharps(const HostPiece* piece);

/// [any] Whether the key signature is called minor.
bool host_piece_is_minor(const HostPiece* piece);

#endif
