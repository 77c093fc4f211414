#include "core/compose/modulate.h"

#include "core/param/instrument.h"

static uint8_t
moved(const ScorePiece* piece, const ScoreNote* note, int semitones)
{
  const ParamInstrument* const instrument =
    param_instrument(piece->parts[note->part].instrument);
  int pitch = note->pitch + semitones;
  pitch -= pitch > instrument->high ? 12 : 0;
  pitch += pitch < instrument->low ? 12 : 0;
  return (uint8_t)pitch;
}

void
compose_modulate(const ScorePiece* piece, int semitones, ScoreNote* notes,
                 uint32_t n_notes, ScoreChord* chords, uint32_t n_chords)
{
  for (uint32_t i = 0; i < n_notes && semitones; ++i) {
    if (notes[i].part != BASE_DRUMS) {
      notes[i].pitch = moved(piece, &notes[i], semitones);
    }
  }
  for (uint32_t i = 0; i < n_chords && semitones; ++i) {
    chords[i].root = (uint8_t)((chords[i].root + 12 + semitones) % 12);
    chords[i].bass = (uint8_t)((chords[i].bass + 12 + semitones) % 12);
  }
}
