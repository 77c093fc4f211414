#include "ui/roman.h"

#include <stdio.h>
#include <string.h>

int
ui_roman_root(const char* name, size_t* n_bytes)
{
  static const int naturals[] = {9, 11, 0, 2, 4, 5, 7};
  if (name[0] < 'A' || name[0] > 'G') {
    *n_bytes = 0;
    return -1;
  }
  const int shift = name[1] == '#' ? 1 : name[1] == 'b' ? 11 : 0;
  *n_bytes        = shift ? 2 : 1;
  return (naturals[name[0] - 'A'] + shift) % 12;
}

static bool
sounds_minor(const char* quality)
{
  return (quality[0] == 'm' && strncmp(quality, "maj", 3) != 0) ||
         !strncmp(quality, "dim", 3);
}

bool
ui_roman(const char* chord, unsigned key, char* out, size_t size)
{
  static const char* const large[] = {"I",   "bII", "II",  "bIII", "III",  "IV",
                                      "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
  static const char* const small[] = {"i",   "bii", "ii",  "biii", "iii",  "iv",
                                      "#iv", "v",   "bvi", "vi",   "bvii", "vii"};
  size_t                   n       = 0;
  const int                root    = ui_roman_root(chord, &n);
  out[0]                           = '\0';
  if (root < 0) {
    return false;
  }
  const char* rest   = chord + n;
  const bool  minor  = sounds_minor(rest);
  const int   degree = (root + 12 - (int)(key % 12U)) % 12;
  // The numeral's letters say already that it is minor
  rest += minor && rest[0] == 'm' ? 1 : 0;
  if (!strncmp(rest, "dim", 3)) {
    rest += 3;
    snprintf(out, size, "%s\xC2\xB0%.*s", small[degree], (int)strcspn(rest, "/"), rest);
  } else {
    snprintf(out, size, "%s%.*s", minor ? small[degree] : large[degree],
             (int)strcspn(rest, "/"), rest);
  }
  return true;
}
