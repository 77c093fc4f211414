#include "tests/score/piece.h"

#include "core/param/instrument.h"
#include "tests/test.h"

ScoreNote
piece_note(uint32_t start, uint32_t length, uint8_t part, uint8_t pitch)
{
  return (ScoreNote){start, length, 0, 0, part, pitch, 100};
}

ScorePiece
piece_plain(uint32_t n_bars)
{
  ScorePiece piece = {.take         = 1,
                      .seed         = 7,
                      .mode         = BASE_MAJOR,
                      .meter        = {4, 4},
                      .tempo_bpm    = 120.0f,
                      .n_bars       = n_bars,
                      .swing_ticks  = 480,
                      .dynamics     = 0.5f,
                      .articulation = 0.5f,
                      .timbre       = 0.5f};
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    piece.parts[i].used = true;
  }
  piece.parts[BASE_DRUMS].instrument = (uint8_t)param_instrument_find("studio kit");
  return piece;
}

ScoreView*
piece_view(const ScorePiece* piece, uint32_t n_bars, const ScoreNote* notes,
           uint32_t n_notes)
{
  const ScoreSection plan = {
    .n_bars = n_bars, .label = "A", .energy = 0.5f, .notes = notes, .n_notes = n_notes};
  ScoreSection* section;
  ScoreView*    view;
  CHECK(score_section_new(&plan, piece->meter, &section) == BASE_OK);
  const ScoreSection* const sections[] = {section};
  CHECK(score_view_new(piece, sections, 1, &view) == BASE_OK);
  score_section_release(section);
  return view;
}

ScoreView*
piece_prefix(const ScoreView* view, uint32_t n)
{
  ScoreView* prefix;
  CHECK(score_view_new(&view->piece, view->sections, n, &prefix) == BASE_OK);
  return prefix;
}

static float
random_within(BaseRandom* random, float least, float most)
{
  return least + (most - least) * base_random_unit(random);
}

ScorePiece
piece_random(BaseRandom* random)
{
  static const uint8_t  units[]  = {1, 2, 4, 8, 16};
  static const uint16_t swings[] = {480, 240, 960, 60, 333};
  ScorePiece            piece;
  memset(&piece, 0, sizeof(piece));
  piece.take         = base_random_bits(random);
  piece.seed         = base_random_bits(random);
  piece.key          = (uint8_t)base_random_below(random, 12);
  piece.mode         = (uint8_t)base_random_below(random, BASE_N_MODES);
  piece.meter.beats  = (uint8_t)(1U + base_random_below(random, 32));
  piece.meter.unit   = units[base_random_below(random, 5)];
  piece.tempo_bpm    = random_within(random, 20.0f, 300.0f);
  piece.n_bars       = base_random_below(random, 2) ? 0 : 64;
  piece.swing        = base_random_unit(random);
  piece.swing_ticks  = swings[base_random_below(random, 5)];
  piece.dynamics     = base_random_unit(random);
  piece.articulation = base_random_unit(random);
  piece.timbre       = base_random_unit(random);
  piece.creativity   = base_random_unit(random);
  piece.density      = base_random_unit(random);
  piece.complexity   = base_random_unit(random);
  piece.energy       = base_random_unit(random);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    ScorePart* const part = &piece.parts[i];
    part->used            = base_random_below(random, 2);
    part->instrument      = (uint8_t)base_random_below(random, param_n_instruments());
    part->level_db        = random_within(random, -60.0f, 12.0f);
    part->pan             = random_within(random, -1.0f, 1.0f);
    part->send            = base_random_unit(random);
  }
  return piece;
}

/// A section's notes, most of them on sixteenths.
static uint32_t
random_notes(ScoreNote* notes, uint32_t n, uint32_t n_ticks, BaseRandom* random)
{
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t start = base_random_below(random, n_ticks);
    notes[i]             = (ScoreNote){
                  .start_ticks  = base_random_below(random, 4) ? start / 240U * 240U : start,
                  .length_ticks = 1U + base_random_below(random, 960),
                  .push_ticks   = (int16_t)((int)base_random_below(random, 241) - 120),
                  .lift         = (int8_t)((int)base_random_below(random, 81) - 40),
                  .part         = (uint8_t)base_random_below(random, BASE_N_PARTS),
                  .pitch        = (uint8_t)(i % 128U),
                  .velocity     = (uint8_t)(1U + base_random_below(random, 127))};
  }
  return n;
}

ScoreView*
piece_random_view(const ScorePiece* piece, uint32_t n_bars, uint32_t density,
                  BaseRandom* random)
{
  static const ScoreChord chords[]  = {{480, 7, 11, BASE_DOM7}, {0, 0, 0, BASE_MAJ}};
  const uint32_t          bar_ticks = base_meter_ticks(piece->meter);
  ScoreSection*           made[64]  = {NULL};
  const ScoreSection*     borrowed[64];
  uint32_t                n_sections = 0, bar = 0;
  ScoreView*              view;
  while (bar < n_bars) {
    const uint32_t n =
      1U + base_random_below(random, n_bars - bar < 4 ? n_bars - bar : 4);
    ScoreNote    notes[1024];
    ScoreSection plan = {.first_bar = bar,
                         .n_bars    = n,
                         .label     = "verse 2 ~",
                         .energy    = base_random_unit(random),
                         .n_chords  = n * bar_ticks > 480U ? 2U : 0U,
                         .notes     = notes,
                         .chords    = chords};
    plan.n_notes      = random_notes(notes, n * density, n * bar_ticks, random);
    CHECK(score_section_new(&plan, piece->meter, &made[n_sections]) == BASE_OK);
    borrowed[n_sections] = made[n_sections];
    bar += n;
    ++n_sections;
  }
  CHECK(score_view_new(piece, borrowed, n_sections, &view) == BASE_OK);
  for (uint32_t i = 0; i < n_sections; ++i) {
    score_section_release(made[i]);
  }
  return view;
}
