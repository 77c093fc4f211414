// What each style likes: its forms, how its chords move, who plays and how it is
// mixed.  Data only, without a note of music; the stages read it.

#ifndef COMPOSE_STYLE_H
#define COMPOSE_STYLE_H

#include "core/base/theory.h"
#include "core/prompt/genre.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  COMPOSE_SONG,    ///< Verse and chorus
  COMPOSE_AABA,    ///< Four times eight bars
  COMPOSE_TWELVE,  ///< Twelve-bar choruses
  COMPOSE_DROPS,   ///< Groove, build, drop, break
  COMPOSE_LOOPS,   ///< A loop that evolves
  COMPOSE_THROUGH, ///< New ideas, then a return
  COMPOSE_N_FORMS,
} ComposeForm;

typedef enum {
  COMPOSE_LOOP_CHORDS,   ///< A short progression round and round
  COMPOSE_FUNCTIONAL,    ///< Phrases that lead to cadences
  COMPOSE_TWELVE_CHORDS, ///< The blues
} ComposeHarmony;

typedef enum {
  COMPOSE_TRIADS,
  COMPOSE_SEVENTHS,
  COMPOSE_NINTHS,
  COMPOSE_POWERS, ///< Root and fifth
} ComposeColour;

typedef enum { COMPOSE_BAND, COMPOSE_HALL, COMPOSE_CLUB, COMPOSE_SPACE } ComposeMix;

typedef struct {
  ComposeForm    form;
  ComposeHarmony harmony;
  ComposeColour  colour;
  uint16_t       swing_ticks; ///< 480 or 240
  int16_t        late_ticks;  ///< How far the band lies behind the beat
  ComposeMix     mix;
  bool           walking;              ///< The bass walks
  uint8_t        enters[BASE_N_PARTS]; ///< Energy in percent; above 100 only on demand
  const char*    cast[BASE_N_PARTS];   ///< Names separated by '/', likelier ones first
} ComposeStyle;

/// [any] What a style likes; any number is fine.
const ComposeStyle* compose_style(PromptStyle style);

// The table in three parts; rows of other families are empty
extern const ComposeStyle compose_styles_band[PROMPT_N_STYLES];
extern const ComposeStyle compose_styles_groove[PROMPT_N_STYLES];
extern const ComposeStyle compose_styles_beat[PROMPT_N_STYLES];

#endif
