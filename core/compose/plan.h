// Intent and knobs become a form: sections with their energy, their parts and
// which earlier bars they quote.

#ifndef COMPOSE_PLAN_H
#define COMPOSE_PLAN_H

#include "core/compose/brief.h"

#define COMPOSE_MAX_UNIT_BARS 16U ///< A verse, a chorus, twelve bars of blues
#define COMPOSE_MAX_UNITS 32U     ///< Of one time through the form
#define COMPOSE_N_MATERIALS 8U    ///< Different ideas of one time through

typedef enum {
  COMPOSE_INTRO,
  COMPOSE_VERSE,
  COMPOSE_CHORUS,
  COMPOSE_BRIDGE,
  COMPOSE_SOLO,
  COMPOSE_BREAK,
  COMPOSE_BUILD,
  COMPOSE_DROP,
  COMPOSE_OUTRO,
  COMPOSE_N_ROLES,
} ComposeRole;

/// A verse, a chorus: one letter of the form.
typedef struct {
  char        label[SCORE_LABEL_BYTES];
  ComposeRole role;
  uint32_t    n_bars;   ///< 1..COMPOSE_MAX_UNIT_BARS
  uint32_t    material; ///< Units with the same number share chords and melody
  float       energy;   ///< 0..1
} ComposeUnit;

typedef struct {
  ComposeUnit units[COMPOSE_MAX_UNITS]; ///< (n_units)
  uint32_t    n_units;
  uint32_t    repeat_from; ///< Where a longer piece goes on after the last unit
  uint32_t    n_bars;      ///< Of the piece; 0 endless
  uint32_t    outro_bars;  ///< Of the ending, 0 if it has none of its own
  uint32_t    material_bars[COMPOSE_N_MATERIALS];
  float       peak;       ///< The most driven unit's energy
  uint32_t    turn_at;    ///< The bar from which on the piece is in another key
  int         modulation; ///< By so many semitones, 0 none
} ComposePlan;

/// What is composed in one go and published together, 1 to 8 bars.
typedef struct {
  char        label[SCORE_LABEL_BYTES];
  ComposeRole role;
  uint32_t    index;         ///< Of the section, from 0
  uint32_t    first_bar;     ///< In the piece
  uint32_t    n_bars;        ///< At most 4 of the first section
  uint32_t    unit;          ///< Which unit of the form; n_units is the outro
  uint32_t    unit_bars;     ///< Of the unit, as long as it lasts this time
  uint32_t    from_bar;      ///< Where in its unit the section begins
  uint32_t    cycle;         ///< Times through the form before this one
  uint32_t    material;      ///< What it quotes; new numbers from time to time
  uint32_t    material_bars; ///< How long that is
  bool        again;         ///< It was heard before, so that it may be varied
  float       energy;        ///< 0..1
  uint32_t    layers;        ///< Bit per part that plays
  int         semitones;     ///< How far it is moved from the piece's key
  bool        opens;         ///< The unit begins here
  bool        closes;        ///< The unit ends here
  bool        rises;         ///< The unit that follows is more driven
  bool        ends;          ///< The piece ends here
} ComposeSection;

/// [any] How many bars the piece has: ports, sentence, seconds or a sensible number;
/// 0 endless.
uint32_t compose_plan_length(const ComposeBrief* brief, const ComposeRequest* request);

/// [any] Lay out the form of `brief->piece.n_bars` bars.
void compose_plan(ComposePlan* self, const ComposeBrief* brief,
                  const PromptIntent* intent);

/// [any] The section that follows `before` (NULL: the first one).
void compose_plan_next(const ComposePlan* self, const ComposeBrief* brief,
                       const ComposeSection* before, ComposeSection* next);

#endif
