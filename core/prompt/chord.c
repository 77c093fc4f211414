#include "core/prompt/chord.h"

#include <string.h>

static const struct {
  const char* suffix;
  BaseQuality quality;
} suffixes[] = {
  {"", BASE_MAJ},
  {"M", BASE_MAJ},
  {"maj", BASE_MAJ},
  {"m", BASE_MIN},
  {"min", BASE_MIN},
  {"mi", BASE_MIN},
  {"7", BASE_DOM7},
  {"dom7", BASE_DOM7},
  {"13", BASE_DOM9},
  {"maj7", BASE_MAJ7},
  {"M7", BASE_MAJ7},
  {"Maj7", BASE_MAJ7},
  {"ma7", BASE_MAJ7},
  {"\xCE\x94", BASE_MAJ7},
  {"\xCE\x94"
   "7",
   BASE_MAJ7},
  {"\xE2\x96\xB3", BASE_MAJ7},
  {"\xE2\x96\xB3"
   "7",
   BASE_MAJ7},
  {"m7", BASE_MIN7},
  {"min7", BASE_MIN7},
  {"mi7", BASE_MIN7},
  {"m11", BASE_MIN9},
  {"dim", BASE_DIM},
  {"o", BASE_DIM},
  {"\xC2\xB0", BASE_DIM},
  {"dim7", BASE_DIM7},
  {"o7", BASE_DIM7},
  {"\xC2\xB0"
   "7",
   BASE_DIM7},
  {"m7b5", BASE_HALF_DIM},
  {"\xC3\xB8", BASE_HALF_DIM},
  {"\xC3\xB8"
   "7",
   BASE_HALF_DIM},
  {"m7-5", BASE_HALF_DIM},
  {"aug", BASE_AUG},
  {"+", BASE_AUG},
  {"sus2", BASE_SUS2},
  {"sus4", BASE_SUS4},
  {"sus", BASE_SUS4},
  {"6", BASE_SIX},
  {"m6", BASE_MIN6},
  {"9", BASE_DOM9},
  {"maj9", BASE_MAJ9},
  {"M9", BASE_MAJ9},
  {"m9", BASE_MIN9},
  {"min9", BASE_MIN9},
  {"5", BASE_POWER},
  {"mMaj7", BASE_MIN_MAJ7},
  {"m(maj7)", BASE_MIN_MAJ7},
  {"mM7", BASE_MIN_MAJ7},
  {"mmaj7", BASE_MIN_MAJ7},
  {"7sus4", BASE_DOM7SUS4},
  {"7sus", BASE_DOM7SUS4},
  {"9sus4", BASE_DOM7SUS4},
  {"add9", BASE_ADD9},
  {"(add9)", BASE_ADD9},
  {"add2", BASE_ADD9},
  {"7b9", BASE_DOM7},
  {"7#9", BASE_DOM7},
  {"7alt", BASE_DOM7},
  {"7#11", BASE_DOM7},
  {"maj7#11", BASE_MAJ7},
  {"6/9", BASE_SIX},
  {"69", BASE_SIX},
  {"maj13", BASE_MAJ9},
  {"m13", BASE_MIN9},
  {"11", BASE_DOM9},
  {"7b5", BASE_DOM7},
  {"7#5", BASE_AUG},
};

static int
accidental(const char* text, uint32_t* length)
{
  static const char flat[]  = "\xE2\x99\xAD";
  static const char sharp[] = "\xE2\x99\xAF";
  *length                   = *text == '#' || *text == 'b' ? 1 : 0;
  if (!strncmp(text, flat, 3) || !strncmp(text, sharp, 3)) {
    *length = 3;
  }
  if (!*length) {
    return 0;
  }
  return *text == '#' || !strncmp(text, sharp, 3) ? 1 : -1;
}

int
prompt_note_read(const char* text, uint32_t* length)
{
  static const int8_t of_letter[7] = {9, 11, 0, 2, 4, 5, 7};
  if (*text < 'A' || *text > 'G') {
    return -1;
  }
  uint32_t  more;
  const int shift = accidental(text + 1, &more);
  *length         = 1 + more;
  return (of_letter[*text - 'A'] + shift + 12) % 12;
}

static bool
read_suffix(const char* text, size_t n, uint8_t* quality)
{
  for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); ++i) {
    if (strlen(suffixes[i].suffix) == n && !strncmp(suffixes[i].suffix, text, n)) {
      *quality = (uint8_t)suffixes[i].quality;
      return true;
    }
  }
  return false;
}

/// "C/E": the slash and what is behind it.
static bool
read_named(const char* text, PromptChord* chord)
{
  uint32_t  length = 0;
  const int root   = prompt_note_read(text, &length);
  if (root < 0) {
    return false;
  }
  const char* const tail  = text + length;
  const char*       slash = strrchr(tail, '/');
  uint32_t          more  = 0;
  int               bass  = slash ? prompt_note_read(slash + 1, &more) : root;
  if (slash && (bass < 0 || slash[1 + more])) {
    slash = NULL; // "C6/9"
    bass  = root;
  }
  chord->relative = false;
  chord->root     = (uint8_t)root;
  chord->bass     = (uint8_t)bass;
  return read_suffix(tail, slash ? (size_t)(slash - tail) : strlen(tail),
                     &chord->quality);
}

static const struct {
  const char* numeral;
  uint8_t     semitones;
} degrees[] = {
  {"VII", 11}, {"VI", 9}, {"IV", 5}, {"V", 7}, {"III", 4}, {"II", 2}, {"I", 0},
  {"vii", 11}, {"vi", 9}, {"iv", 5}, {"v", 7}, {"iii", 4}, {"ii", 2}, {"i", 0},
};

static bool
read_roman(const char* text, PromptChord* chord)
{
  uint32_t  length;
  const int shift = accidental(text, &length);
  text += length;
  for (size_t i = 0; i < sizeof(degrees) / sizeof(degrees[0]); ++i) {
    const size_t n = strlen(degrees[i].numeral);
    if (strncmp(text, degrees[i].numeral, n) != 0) {
      continue;
    }
    chord->relative  = true;
    chord->root      = (uint8_t)((degrees[i].semitones + shift + 12) % 12);
    chord->bass      = chord->root;
    const bool small = i >= 7;
    if (!read_suffix(text + n, strlen(text + n), &chord->quality)) {
      return false;
    }
    if (small && chord->quality == BASE_MAJ) {
      chord->quality = BASE_MIN;
    } else if (small && chord->quality == BASE_DOM7) {
      chord->quality = BASE_MIN7;
    } else if (small && chord->quality == BASE_DOM9) {
      chord->quality = BASE_MIN9;
    }
    return true;
  }
  return false;
}

bool
prompt_chord_read(const char* text, PromptChord* chord)
{
  return read_named(text, chord) || read_roman(text, chord);
}

bool
prompt_degree_read(const char* text, PromptChord* chord)
{
  static const char* const numerals[7] = {"I", "ii", "iii", "IV", "V", "vi", "viio"};
  return text[0] >= '1' && text[0] <= '7' && !text[1] &&
         read_roman(numerals[text[0] - '1'], chord);
}
