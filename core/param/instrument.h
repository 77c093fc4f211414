// The catalogue of instruments: what a sentence may name, a composer may
// write for and the synth can play.  The sound itself is core/synth's.

#ifndef PARAM_INSTRUMENT_H
#define PARAM_INSTRUMENT_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stdint.h>

/// How an instrument sounds on: it decides lengths, legato and voicing.
typedef enum {
  PARAM_DECAYS,   ///< Struck or plucked
  PARAM_SUSTAINS, ///< Bowed, blown, sung, held by an oscillator
  PARAM_HITS,     ///< A drum kit: the pitch chooses the drum
} ParamVoicing;

typedef struct {
  const char*  name;      ///< "upright bass"
  uint8_t      program;   ///< General MIDI program 0..127; of a kit, its GS kit number
  uint8_t      low, high; ///< Comfortable range as MIDI pitches
  ParamVoicing voicing;
  bool         mono; ///< One note at a time
} ParamInstrument;

/// [any] How many instruments there are; ids are 0 to this minus 1.
uint32_t param_n_instruments(void);

/// [any] The catalogue's line for `id`, which is below param_n_instruments().
const ParamInstrument* param_instrument(uint32_t id);

/// [any] The instrument of this very name, or param_n_instruments() if there is none.
uint32_t param_instrument_find(const char* name);

/// [any] The nearest melodic instrument for a General MIDI program; any byte is fine.
uint32_t param_instrument_for_program(uint8_t program);

#endif
