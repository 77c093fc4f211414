#include "core/compose/outline.h"

#define STREAM 0x0D7E0000U
#define SHARE_STREAM 0xC0DE0000U

/// The back references that QUOTE and LOOP can name: 1 is none.
static const uint8_t backs[] = {0, 0, 1, 2, 4, 8, 16, 32};

/// Bars by the letters of their melodies: a letter that was heard is quoted.
static const char* const shapes[] = {"abacabad", "abcdabef", "aabcaabd", "abaccbad",
                                     "abcdaecf", "ababcdae", "abcdefgh", "aabaccad"};

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

static uint8_t
colour_word(const ComposeBrief* brief)
{
  static const uint8_t words[] = {[COMPOSE_TRIADS]   = 2,
                                  [COMPOSE_SEVENTHS] = 4,
                                  [COMPOSE_NINTHS]   = 5,
                                  [COMPOSE_POWERS]   = 2};
  const uint8_t        usual   = words[brief->style->colour];
  if (usual == 2) {
    return (uint8_t)(brief->complexity > 0.6f ? 3 : 2);
  }
  return (uint8_t)(usual - (brief->complexity < 0.3f));
}

static ComposePieceWords
piece_words(const ComposeBrief* brief, const ComposeGrid* grid)
{
  const float       wild        = 0.5f * (brief->creativity + brief->complexity);
  ComposePieceWords words       = {{0}};
  words.say[COMPOSE_SAY_STYLE]  = (uint8_t)(1U + brief->genre);
  words.say[COMPOSE_SAY_MODE]   = mode_word((BaseMode)brief->piece.mode);
  words.say[COMPOSE_SAY_METER]  = grid->meter;
  words.say[COMPOSE_SAY_TEMPO]  = tempo_word(brief->piece.tempo_bpm);
  words.say[COMPOSE_SAY_COLOUR] = colour_word(brief);
  words.say[COMPOSE_SAY_CHROMA] = (uint8_t)(wild < 0.55f ? 1 : wild < 0.85f ? 2 : 3);
  words.say[COMPOSE_SAY_RANGE]  = (uint8_t)(wild < 0.3f ? 2 : wild < 0.7f ? 3 : 4);
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

/// How many melody notes a bar of 4/4 at 120 would have.
static float
notes_wish(const ComposeBrief* brief, const ComposeUnit* unit)
{
  const float wish  = 0.5f * brief->style->melody + 0.5f * brief->density;
  const float tempo = brief->piece.tempo_bpm;
  const float slow  = tempo < 60.0f    ? 1.3f
                      : tempo > 180.0f ? 0.75f
                                       : 1.3f - 0.55f * (tempo - 60.0f) / 120.0f;
  const float role  = unit->role == COMPOSE_SOLO    ? 1.35f
                      : unit->role == COMPOSE_BREAK ? 0.6f
                                                    : 1.0f;
  return (1.5f + 8.0f * wish) * slow * role;
}

static uint8_t
density_word(float notes)
{
  static const float edges[] = {0.0f, 1.5f, 2.5f, 4.5f, 6.5f, 9.5f, 13.5f};
  return (uint8_t)(1U + class_of(notes, edges, 7));
}

/// How fine the onsets of an idea are, and whether they are syncopated.
static uint8_t
rhythm_word(const ComposeBrief* brief, float notes, BaseRandom* random)
{
  const float drawn  = base_random_unit(random);
  const float wish   = 0.5f * brief->style->syncopation + 0.5f * brief->complexity;
  const bool  pushes = drawn < wish;
  if (brief->meter.ternary[0]) {
    return (uint8_t)(notes > 9.0f ? 4 : 2);
  }
  if (notes > 8.5f || (notes > 5.5f && brief->piece.tempo_bpm < 84.0f)) {
    return (uint8_t)(pushes ? 5 : 4);
  }
  return (uint8_t)(pushes ? 3 : 2);
}

/// Which bar back the melody of `bar` quotes, as a word.
static uint8_t
quote_word(const char* shape, uint32_t bar)
{
  for (uint32_t word = 2; word < sizeof(backs); ++word) {
    const uint32_t back = backs[word];
    const bool     same = bar >= back && shape[bar % 8U] == shape[(bar - back) % 8U];
    if (same) {
      return (uint8_t)word;
    }
  }
  return 1;
}

bool
compose_outline_shares(const ComposeBrief* brief, uint32_t material)
{
  BaseRandom random = base_random(brief->piece.seed, SHARE_STREAM + material, 0, 1);
  const bool varies =
    brief->style->form == COMPOSE_LOOPS && material % COMPOSE_N_MATERIALS == 1;
  return varies && base_random_unit(&random) < 0.6f;
}

/// How many chords begin in a bar, as a word.
static uint8_t
changes_word(const ComposeBrief* brief, uint32_t bar, float busy)
{
  if (brief->style->bars_per_chord > 1) {
    return (uint8_t)(bar % brief->style->bars_per_chord ? 1 : 2);
  }
  const float rush = brief->piece.tempo_bpm < 100.0f ? 0.1f : 0.0f;
  return (uint8_t)(busy < 0.35f * brief->complexity + rush ? 3 : 2);
}

/// The words of a whole written bar, before it is cut into the networks' bars.
static ComposeBarWords
bar_words(const ComposeBrief* brief, const ComposePlan* plan, uint32_t material,
          uint32_t bar, uint32_t n_bars, BaseRandom* random)
{
  BaseRandom  idea = base_random(brief->piece.seed, STREAM + material, 1, 0);
  const char* shape =
    shapes[base_random_below(&idea, sizeof(shapes) / sizeof(shapes[0]))];
  const ComposeUnit* const unit  = unit_of(plan, material);
  const float              notes = notes_wish(brief, unit);
  const bool               last  = bar + 1 == n_bars;
  const bool               ends  = last || (bar % 4U == 3 && n_bars > 4) ||
                    (bar % 4U == 1 && base_random_unit(&idea) < 0.2f);
  const bool      loops    = brief->style->harmony == COMPOSE_LOOP_CHORDS;
  ComposeBarWords words    = {{0}};
  const float     drawn    = 0.75f + 0.5f * base_random_unit(random);
  const float     quarters = (float)brief->meter.bar_ticks / (float)(4U * BASE_PPQ);

  words.say[COMPOSE_SAY_DENSITY] =
    density_word(notes * drawn * quarters * (ends ? 0.6f : 1.0f));
  words.say[COMPOSE_SAY_ENDS]  = (uint8_t)(1 + ends);
  words.say[COMPOSE_SAY_QUOTE] = ends ? 0 : quote_word(shape, bar);
  words.say[COMPOSE_SAY_HEIGHT] =
    (uint8_t)(unit->role == COMPOSE_CHORUS || unit->role == COMPOSE_DROP ? 4 : 3);
  words.say[COMPOSE_SAY_CHANGES] = changes_word(brief, bar, base_random_unit(random));
  words.say[COMPOSE_SAY_RHYTHM]  = rhythm_word(brief, notes, &idea);
  words.say[COMPOSE_SAY_PLACE]   = (uint8_t)(material == 0 && bar < 4 ? 2 : 1);
  words.say[COMPOSE_SAY_LOOP]    = (uint8_t)(loops && bar >= 8 && bar % 8U < 8 ? 5
                                             : loops && bar % 8U >= 4          ? 4
                                                                               : 0);
  words.say[COMPOSE_SAY_CADENCE] = (uint8_t)(!ends            ? 1
                                             : last && !loops ? 2
                                             : bar % 8U == 3  ? 3
                                                              : 0);
  return words;
}

void
compose_outline(ComposeOutline* self, const ComposeBrief* brief,
                const ComposePlan* plan, const ComposeGrid* grid, uint32_t material,
                uint32_t n_bars)
{
  BaseRandom random = base_random(brief->piece.seed, STREAM + material, 0, 0);
  self->piece       = piece_words(brief, grid);
  self->n_bars      = n_bars * grid->n;
  for (uint32_t bar = 0; bar < n_bars; ++bar) {
    const ComposeBarWords words =
      bar_words(brief, plan, material, bar, n_bars, &random);
    for (uint32_t i = 0; i < grid->n; ++i) {
      ComposeBarWords* const own   = &self->words[bar * grid->n + i];
      *own                         = words;
      own->say[COMPOSE_SAY_PHRASE] = (uint8_t)(1U + (bar * grid->n + i) % 8U);
      if (grid->n > 1) { // Its words are for bars of a common length
        *own = (ComposeBarWords){{0}};
      }
    }
  }
}
