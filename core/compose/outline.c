#include "core/compose/outline.h"

#define STREAM 0x0D7E0000U
#define SHARE_STREAM 0xC0DE0000U

/// The back references that QUOTE and LOOP can name: 1 is none.
static const uint8_t backs[] = {0, 0, 1, 2, 4, 8, 16, 32};

static uint32_t
class_of(float value, const float* edges, uint32_t n)
{
  uint32_t found = 0;
  while (found < n && value > edges[found]) {
    ++found;
  }
  return found;
}

static uint8_t
tempo_word(float tempo_bpm)
{
  static const float edges[] = {69.99f, 89.99f, 109.99f, 129.99f, 159.99f};
  return (uint8_t)(1U + class_of(tempo_bpm, edges, 5));
}

static uint8_t
mode_word(BaseMode mode)
{
  static const uint8_t words[BASE_N_MODES] = {1, 2, 3, 4, 5, 6, 7, 2, 2, 1, 2, 2};
  return words[mode];
}

/// How rich chords are in a style of which it is not known.
static uint8_t
colour_word(const ComposeBrief* brief)
{
  static const uint8_t words[] = {[COMPOSE_TRIADS]   = 3,
                                  [COMPOSE_SEVENTHS] = 4,
                                  [COMPOSE_NINTHS]   = 5,
                                  [COMPOSE_POWERS]   = 2};
  return words[brief->style->colour];
}

/// A word of `least` to `most` moved by a wish of -1..1.
static uint8_t
moved(uint8_t word, float by, uint8_t least, uint8_t most)
{
  const int sum = (int)word + (int)(by + 10.5f) - 10; // To the nearest
  return (uint8_t)(sum < least ? least : sum > most ? most : sum);
}

static ComposeOutlineWish
wish_of(const ComposeBrief* brief, const ComposeGrid* grid)
{
  const float        wild           = 0.5f * (brief->creativity + brief->complexity);
  ComposeOutlineWish wish           = {.busy = 2.0f * brief->density - 1.0f,
                                       .rich = 2.0f * wild - 1.0f};
  wish.words.say[COMPOSE_SAY_STYLE] = (uint8_t)(1U + brief->genre);
  wish.words.say[COMPOSE_SAY_MODE]  = mode_word((BaseMode)brief->piece.mode);
  wish.words.say[COMPOSE_SAY_METER] = grid->meter;
  wish.words.say[COMPOSE_SAY_TEMPO] = tempo_word(brief->piece.tempo_bpm);
  return wish;
}

/// What is said of the piece: its own facts, and the rest like the one it is laid out
/// as.
static ComposePieceWords
piece_words(const ComposeBrief* brief, const ComposeOutlineWish* wish,
            const ComposePieceWords* like)
{
  ComposePieceWords words       = wish->words;
  const uint8_t     colour      = like->say[COMPOSE_SAY_COLOUR];
  words.say[COMPOSE_SAY_COLOUR] = moved(colour > 1 ? colour : colour_word(brief),
                                        1.5f * brief->complexity - 0.75f, 2, 5);
  words.say[COMPOSE_SAY_CHROMA] =
    moved(like->say[COMPOSE_SAY_CHROMA], wish->rich, 1, 3);
  words.say[COMPOSE_SAY_RANGE] = moved(like->say[COMPOSE_SAY_RANGE], wish->rich, 1, 5);
  return words;
}

/// The unit in which an idea is first heard.
static const ComposeUnit*
unit_of(const ComposePlan* plan, uint32_t material)
{
  const ComposeUnit* found = &plan->units[0];
  for (uint32_t i = 0; i < plan->n_units; ++i) {
    const ComposeUnit* const unit  = &plan->units[i];
    const bool               intro = unit->role == COMPOSE_INTRO;
    if (unit->material == material % COMPOSE_N_MATERIALS && !intro) {
      return unit;
    }
  }
  return found;
}

bool
compose_outline_shares(const ComposeBrief* brief, uint32_t material)
{
  BaseRandom random = base_random(brief->piece.seed, SHARE_STREAM + material, 0, 1);
  const bool varies =
    brief->style->form == COMPOSE_LOOPS && material % COMPOSE_N_MATERIALS == 1;
  return varies && base_random_unit(&random) < 0.6f;
}

/// A word for a bar back, or that for none where there is no such bar.
static uint8_t
back_word(uint8_t word, uint32_t bar)
{
  return (uint8_t)(word && backs[word] > bar ? 1 : word);
}

/// How much busier a melody is than it is laid out: as sentence and knob wish, and by
/// what the unit is for.
static float
busier(const ComposeBrief* brief, const ComposeUnit* unit)
{
  const float role = unit->role == COMPOSE_SOLO    ? 1.0f
                     : unit->role == COMPOSE_BREAK ? -1.0f
                                                   : 0.0f;
  return 3.0f * (brief->density - 0.5f) + role;
}

/// The words of bar `bar` of an idea: those of a real one, bent to what is wanted.
static ComposeBarWords
bar_words(const ComposeBrief* brief, const ComposeUnit* unit, ComposeBarWords words,
          uint32_t bar, uint32_t n_bars)
{
  const bool     last  = bar + 1 == n_bars;
  const bool     loops = brief->style->harmony == COMPOSE_LOOP_CHORDS;
  const bool     peak  = unit->role == COMPOSE_CHORUS || unit->role == COMPOSE_DROP;
  uint8_t* const say   = words.say;

  if (say[COMPOSE_SAY_DENSITY] > 1) {
    say[COMPOSE_SAY_DENSITY] =
      moved(say[COMPOSE_SAY_DENSITY], busier(brief, unit), 2, 8);
  }
  if (say[COMPOSE_SAY_DENSITY] > 6 && say[COMPOSE_SAY_RHYTHM] < 4) {
    say[COMPOSE_SAY_RHYTHM] = 0; // So many do not fit
  }
  if (say[COMPOSE_SAY_HEIGHT] && peak) {
    say[COMPOSE_SAY_HEIGHT] = moved(say[COMPOSE_SAY_HEIGHT], 1.0f, 1, 5);
  }
  say[COMPOSE_SAY_QUOTE] = back_word(say[COMPOSE_SAY_QUOTE], bar);
  say[COMPOSE_SAY_LOOP]  = back_word(say[COMPOSE_SAY_LOOP], bar);
  if (last) {
    say[COMPOSE_SAY_ENDS]    = 2;
    say[COMPOSE_SAY_QUOTE]   = 0;
    say[COMPOSE_SAY_CADENCE] = loops ? 0 : 2;
  }
  return words;
}

/// Where in the piece that it is laid out as an idea begins.
static uint32_t
begin_of(const ComposePlan* plan, uint32_t material)
{
  uint32_t bars = 0;
  for (uint32_t i = 0; i < material % COMPOSE_N_MATERIALS; ++i) {
    bars += plan->material_bars[i];
  }
  return bars;
}

void
compose_outline(ComposeOutline* self, const ComposeOutlines* outlines,
                const ComposeBrief* brief, const ComposePlan* plan,
                const ComposeGrid* grid, uint32_t material, uint32_t n_bars)
{
  const uint32_t           round = material / COMPOSE_N_MATERIALS;
  const ComposeOutlineWish wish  = wish_of(brief, grid);
  BaseRandom               first = base_random(brief->piece.seed, STREAM, 0, 0);
  BaseRandom               now   = base_random(brief->piece.seed, STREAM, round, 0);
  const ComposePieceWords  like =
    compose_outlines_piece(outlines, compose_outlines_draw(outlines, &wish, &first));
  const uint32_t           which = compose_outlines_draw(outlines, &wish, &now);
  const ComposeUnit* const unit  = unit_of(plan, material);
  const uint32_t           begin = begin_of(plan, material);

  self->piece  = piece_words(brief, &wish, &like);
  self->n_bars = n_bars * grid->n;
  for (uint32_t i = 0; i < self->n_bars; ++i) {
    self->words[i] = (ComposeBarWords){{0}};
    if (grid->n == 1) { // The words are for bars of a common length
      self->words[i] = bar_words(
        brief, unit, compose_outlines_bar(outlines, which, begin + i), i, n_bars);
      self->words[i].say[COMPOSE_SAY_PLACE] = (uint8_t)(material == 0 && i < 4 ? 2 : 1);
    }
    self->words[i].say[COMPOSE_SAY_PHRASE] = (uint8_t)(1U + i % 8U);
  }
}
