// One note of an instrument as raw floats, left and right in turn, at 48 kHz.
//
//   print_tone INSTRUMENT PITCH VELOCITY HELD_SECONDS SECONDS
//
// train/tones.py compares them with recorded tones.

#include "core/param/instrument.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

int
main(int argc, char** argv)
{
  if (argc != 6 || param_instrument_find(argv[1]) == param_n_instruments()) {
    fprintf(stderr, "usage: print_tone INSTRUMENT PITCH VELOCITY HELD SECONDS\n");
    return 2;
  }
  Sound sound = tone_note(argv[1], (uint32_t)atoi(argv[2]), (uint32_t)atoi(argv[3]),
                          atof(argv[4]), atof(argv[5]), 48000.0, NULL);
  for (uint32_t i = 0; i < sound.n; ++i) {
    const float pair[2] = {sound.left[i], sound.right[i]};
    fwrite(pair, sizeof(pair), 1, stdout);
  }
  sound_free(&sound);
  return ferror(stdout) ? 1 : 0;
}
