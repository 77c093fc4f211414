// Any bytes as MIDI, in any portions, between blocks of any length.

#include "tests/synth/song.h"

#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

/// One synth for all inputs: making one costs more than playing it.
static Synth*
shared_synth(void)
{
  static Synth* synth; // libFuzzer offers no other place to keep it
  if (!synth) {
    const ScorePiece piece = song_piece(8);
    synth                  = synth_new(22050.0, false);
    if (!synth) {
      abort();
    }
    synth_set_piece(synth, &piece);
  }
  return synth;
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
  float        left[64], right[64];
  float* const out[2] = {left, right};
  Synth* const synth  = shared_synth();
  synth_reset(synth);
  while (size > 0) {
    const uint32_t n    = *data & 63U;
    size_t         take = *data >> 6;
    ++data;
    --size;
    take = take == 0 ? 3 : take;
    take = take < size ? take : size;
    synth_midi(synth, data, take);
    data += take;
    size -= take;
    synth_render(synth, out, n);
    for (uint32_t i = 0; i < n; ++i) {
      if (!isfinite(left[i]) || !isfinite(right[i])) {
        abort();
      }
    }
  }
  return 0;
}
