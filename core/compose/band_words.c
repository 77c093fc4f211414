#include "core/compose/band_words.h"

#include "core/compose/drummer.h"

#define BUSY_STREAM 0xB0520000U

/// Bars shorter than three quarters hold less than a style usually has.
#define SHORT_BAR 36U

ComposePartWords
compose_band_words(const ComposeBandstand* stand, BasePart part)
{
  static const uint8_t      modes[BASE_N_MODES] = {1, 2, 3, 4, 5, 6, 7, 2, 2, 1, 2, 2};
  const ComposeBrief* const brief               = stand->brief;
  return (ComposePartWords){
    .style = (uint8_t)(1U + compose_brief_genre(brief, part)),
    .role  = (uint8_t)part,
    .meter = stand->grid->meter,
    .mode  = modes[brief->piece.mode],
    .tempo = compose_brief_tempo(brief),
  };
}

/// Which share of all bars like it is no busier than a bar of this part: a piece's own,
/// a little more or less from bar to bar but in drums, and the same every four bars.
static float
busy_share(const ComposeBand* self, uint32_t bar)
{
  const ComposeBandstand* const stand = self->stand;
  const uint32_t                seed  = stand->brief->piece.seed;
  const uint32_t                own   = stand->section->from_bar * stand->grid->n + bar;
  BaseRandom  piece = base_random(seed, BUSY_STREAM, (uint32_t)self->part, 0);
  BaseRandom  here  = base_random(seed, BUSY_STREAM + 1U + stand->section->material,
                                  (uint32_t)self->part, own % COMPOSE_ROUND);
  const float sway  = self->part == BASE_DRUMS ? 0.0f : 0.3f;
  return 0.15f + 0.7f * base_random_unit(&piece) +
         sway * (base_random_unit(&here) - 0.5f);
}

/// How busy a bar is: as such bars are, moved by sentence and knob.
static uint8_t
density_word(const ComposeBand* self, uint32_t bar, const ComposePartBarWords* words)
{
  const ComposeBrief* const brief = self->stand->brief;
  const float wish = 4.0f * (brief->piece.density - 0.5f) + brief->density - 0.5f;
  const int   usual =
    (int)compose_arranger_density(self->stylus->arranger, self->words.style, self->part,
                                  words->energy, busy_share(self, bar));
  const int moved = (int)(wish + 2.5f) - 2; // To the nearest
  const int brief_bar =
    compose_grid_places(self->stand->grid, bar) < SHORT_BAR ? -2 : 0;
  const bool walks =
    self->part == BASE_BASS && brief->style->walking && words->energy > 1;
  const int least = walks ? 4 : 2; // A note on every beat
  const int word  = usual + moved + brief_bar;
  return (uint8_t)(word < least ? least : word > 8 ? 8 : word);
}

ComposePartBarWords
compose_band_bar(const ComposeBand* self, uint32_t bar)
{
  const ComposeSection* const section = self->stand->section;
  const uint32_t              written = bar / self->stand->grid->n;
  const bool                  last    = written + 1 == section->n_bars;
  const int  energy = 1 + (int)(2.5f * (section->energy + self->stand->brief->energy));
  const bool fills  = last && section->rises && section->role != COMPOSE_INTRO &&
                     compose_drummer_fills(self->stand->brief);
  const bool          opens = section->first_bar + written == 0;
  ComposePartBarWords words = {.energy = (uint8_t)(energy > 5 ? 5 : energy),
                               .purpose =
                                 (uint8_t)(last && section->ends ? COMPOSE_CLOSES
                                           : fills               ? COMPOSE_FILL
                                           : opens               ? COMPOSE_OPENS
                                                                 : COMPOSE_PLAIN)};
  words.density             = density_word(self, bar, &words);
  return words;
}
