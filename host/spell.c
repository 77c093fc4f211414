#include "host/spell.h"

#include <stdio.h>
#include <string.h>

/// By step from A: semitones above C.
static const int naturals[7] = {9, 11, 0, 2, 4, 5, 7};

/// What stands behind the root.
static const struct {
  const char* suffix;
  const char* kind;
  uint8_t     number;
} kinds[] = {
  {"", "major", 0},
  {"m", "minor", 8},
  {"7", "dominant", 19},
  {"maj7", "major-seventh", 2},
  {"m7", "minor-seventh", 10},
  {"dim", "diminished", 17},
  {"dim7", "diminished-seventh", 18},
  {"m7b5", "half-diminished", 11},
  {"aug", "augmented", 7},
  {"sus2", "suspended-second", 32},
  {"sus4", "suspended-fourth", 32},
  {"6", "major-sixth", 1},
  {"m6", "minor-sixth", 9},
  {"9", "dominant-ninth", 22},
  {"maj9", "major-ninth", 4},
  {"m9", "minor-ninth", 12},
  {"5", "power", 31},
  {"m(maj7)", "major-minor", 15},
  {"7sus4", "suspended-fourth", 20},
  {"add9", "major", 4},
};

/// The tone at a place in the line of fifths, C being 0 and F -1.
static HostTone
tone_of_fifths(int fifths)
{
  static const char steps[7] = {'F', 'C', 'G', 'D', 'A', 'E', 'B'};
  const int         place    = fifths + 1 + 7 * 8; // Above zero
  return (HostTone){steps[place % 7], place / 7 - 8};
}

HostTone
host_spell_tone(const HostPiece* piece, unsigned pitch_class)
{
  // In major up to the raised fourth and down to the lowered second; in minor up to
  // the leading tone, three fifths further
  const int least  = host_piece_sharps(piece) - (host_piece_is_minor(piece) ? 3 : 5);
  int       fifths = least;
  while ((unsigned)((fifths * 7 + 12 * 16) % 12) != pitch_class % 12U) {
    ++fifths;
  }
  return tone_of_fifths(fifths);
}

/// The pitch class that `*text` begins with, moving it on; -1 if there is none.
static int
read_tone(const char** text)
{
  const char step = **text;
  if (step < 'A' || step > 'G') {
    return -1;
  }
  int pitch_class = naturals[step - 'A'] + 12;
  for (++*text; **text == '#' || **text == 'b'; ++*text) {
    pitch_class += **text == '#' ? 1 : -1;
  }
  return pitch_class % 12;
}

bool
host_spell_chord(const HostPiece* piece, const char* text, HostChord* chord)
{
  const int root = read_tone(&text);
  if (root < 0) {
    return false;
  }
  const size_t n     = strcspn(text, "/");
  const char*  slash = text[n] ? text + n + 1 : "";
  const int    bass  = read_tone(&slash);
  *chord             = (HostChord){.root     = host_spell_tone(piece, (unsigned)root),
                                   .has_bass = bass >= 0 && bass != root,
                                   .suffix   = text,
                                   .kind     = NULL};
  if (chord->has_bass) {
    chord->bass = host_spell_tone(piece, (unsigned)bass);
  }
  for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); ++i) {
    if (strlen(kinds[i].suffix) == n && !memcmp(kinds[i].suffix, text, n)) {
      chord->suffix = kinds[i].suffix;
      chord->kind   = kinds[i].kind;
      chord->number = kinds[i].number;
    }
  }
  return chord->kind != NULL;
}

/// "", "#", "bb": what stands behind a step.
static const char*
accidental(int alter)
{
  static const char* const texts[] = {"bb", "b", "", "#", "##"};
  return alter >= -2 && alter <= 2 ? texts[alter + 2] : "";
}

void
host_spell_write(const HostChord* chord, char* text, size_t capacity)
{
  const int n = snprintf(text, capacity, "%c%s%s", chord->root.step,
                         accidental(chord->root.alter), chord->suffix);
  if (chord->has_bass && n > 0 && (size_t)n < capacity) {
    snprintf(text + n, capacity - (size_t)n, "/%c%s", chord->bass.step,
             accidental(chord->bass.alter));
  }
}

int
host_spell_octave(HostTone tone, unsigned pitch)
{
  // B# sounds in the octave above the one that it is written in, Cb below
  return ((int)pitch - tone.alter - naturals[tone.step - 'A']) / 12 - 1;
}
