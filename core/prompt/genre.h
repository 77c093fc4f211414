// Genres by name, and what each of them takes for granted.

#ifndef PROMPT_GENRE_H
#define PROMPT_GENRE_H

#include "core/base/theory.h"

#include <stdint.h>

/// The ways of playing that the composer knows; every genre leans on one.
typedef enum {
  PROMPT_POP,
  PROMPT_ROCK,
  PROMPT_METAL,
  PROMPT_PUNK,
  PROMPT_JAZZ,
  PROMPT_BLUES,
  PROMPT_CLASSICAL,
  PROMPT_FOLK,
  PROMPT_COUNTRY,
  PROMPT_LATIN,
  PROMPT_BOSSA,
  PROMPT_FUNK,
  PROMPT_SOUL,
  PROMPT_GOSPEL,
  PROMPT_REGGAE,
  PROMPT_AFRO,
  PROMPT_HIPHOP,
  PROMPT_LOFI,
  PROMPT_TRIPHOP,
  PROMPT_HOUSE,
  PROMPT_TECHNO,
  PROMPT_TRANCE,
  PROMPT_DNB,
  PROMPT_SYNTHWAVE,
  PROMPT_AMBIENT,
  PROMPT_CINEMATIC,
  PROMPT_CHIPTUNE,
  PROMPT_N_STYLES,
} PromptStyle;

typedef struct {
  const char* name; ///< "deep house"
  PromptStyle style;
  uint16_t    tempo_low, tempo_high; ///< bpm; the usual range
  BaseMeter   meter;
  float       minor;                          ///< How often in a minor mode, 0..1
  float       swing;                          ///< 0..1
  float       energy, density, complexity;    ///< 0..1
  float       dynamics, articulation, timbre; ///< 0..1, what the sliders' middle means
  float       reverb;                         ///< 0..1
} PromptGenre;

/// [any] How many genres there are; ids are 0 to this minus 1.
uint32_t prompt_n_genres(void);

/// [any] The table's line for `id`.
const PromptGenre* prompt_genre(uint32_t id);

/// [any] The tempo of a pace, -4 (half-time) to 4 (double time), for this genre.
float prompt_paced(const PromptGenre* genre, int pace);

/// [any] The genre of this very name, or prompt_n_genres() if there is none.
uint32_t prompt_genre_find(const char* name);

#endif
