// What is asked for is what is played.

#include "core/param/instrument.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

static AskPiece piece;

static uint32_t
count(BasePart part)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < piece.n; ++i) {
    for (uint32_t k = 0; k < piece.sections[i]->n_notes; ++k) {
      n += piece.sections[i]->notes[k].part == part;
    }
  }
  return n;
}

static void
set(uint32_t* bits, uint32_t id)
{
  bits[id / 32U] |= 1U << (id % 32U);
}

static void
excluded_parts_are_silent(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 3) {
    ComposeRequest request          = ask_style((PromptStyle)style, style);
    const BasePart part             = (BasePart)(style % BASE_N_PARTS);
    request.intent.parts[part].wish = PROMPT_EXCLUDED;
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    CHECK(!piece.piece.parts[part].used && count(part) == 0);
    ask_free(&piece);
  }
}

static void
excluded_instruments_are_never_cast(void)
{
  for (uint32_t seed = 0; seed < 60; seed += 4) {
    ComposeRequest request = ask_style((PromptStyle)(seed % PROMPT_N_STYLES), seed);
    for (uint32_t id = seed % 3U; id < param_n_instruments(); id += 3) {
      set(request.intent.excluded, id);
    }
    request.intent.parts[BASE_LEAD].wish       = PROMPT_WANTED;
    request.intent.parts[BASE_LEAD].instrument = (int32_t)(seed % 3U);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      const ScorePart* const used = &piece.piece.parts[part];
      CHECK(!used->used || used->instrument % 3U != seed % 3U);
    }
    ask_free(&piece);
  }
}

static void
only_the_wanted_parts_play(void)
{
  for (uint32_t i = 0; i < BASE_N_PARTS; ++i) {
    ComposeRequest request       = ask_style(PROMPT_POP, i);
    request.intent.only          = true;
    request.intent.parts[i].wish = PROMPT_WANTED;
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
      CHECK((count((BasePart)part) > 0) == (part == i));
    }
    ask_free(&piece);
  }
}

static void
every_part_that_is_cast_is_heard(void)
{
  for (uint32_t i = 0; i < 2U * PROMPT_N_STYLES; i += 7) {
    ComposeRequest request     = ask_style((PromptStyle)(i / 2U), i);
    request.intent.build.value = i % 2U ? 1.0f : -1.0f;
    for (int part = 0; part < BASE_N_PARTS && i % 2U; ++part) {
      request.intent.parts[part].wish = PROMPT_WANTED;
    }
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      CHECK(!piece.piece.parts[part].used || count((BasePart)part) > 0);
      CHECK(piece.piece.parts[part].used || i % 2U == 0);
    }
    ask_free(&piece);
  }
}

static void
wanted_instruments_are_cast(void)
{
  static const char* const names[] = {"harp",    "cello", "tenor sax", "upright bass",
                                      "808 kit", "choir", "sitar",     "church organ"};
  for (uint32_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    ComposeRequest request = ask_style((PromptStyle)(i * 3U), i);
    const uint32_t id      = param_instrument_find(names[i]);
    bool           cast    = false;
    set(request.intent.wanted, id);
    ask_compose(&request, NULL, 1, &piece);
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      cast = cast ||
             (piece.piece.parts[part].used && piece.piece.parts[part].instrument == id);
    }
    CHECK(cast);
    ask_free(&piece);
  }
}

static void
the_progression_that_is_asked_for_is_played(void)
{
  static const uint8_t roots[] = {9, 5, 0, 7};
  ComposeRequest       request = ask_style(PROMPT_ROCK, 5);
  request.intent.n_chords      = 4;
  for (uint32_t i = 0; i < 4; ++i) {
    request.intent.chords[i] = (PromptChord){
      .root = roots[i], .bass = roots[i], .quality = i ? BASE_MAJ : BASE_MIN};
  }
  ask_compose(&request, NULL, UINT32_MAX, &piece);
  for (uint32_t i = 0; i + 1 < piece.n; ++i) {
    const ScoreSection* const section = piece.sections[i];
    CHECK(section->n_chords == section->n_bars);
    for (uint32_t k = 0; k < section->n_chords; ++k) {
      CHECK(section->chords[k].root == roots[k % 4U]);
    }
  }
  ask_free(&piece);
}

static void
relative_chords_follow_the_key(void)
{
  ComposeRequest request   = ask_style(PROMPT_POP, 5);
  request.key              = 1 + 4;
  request.intent.n_chords  = 1;
  request.intent.chords[0] = (PromptChord){7, 7, BASE_DOM7, true};
  ask_compose(&request, NULL, 1, &piece);
  CHECK(piece.sections[0]->chords[0].root == 11);
  CHECK(piece.sections[0]->chords[0].quality == BASE_DOM7);
  ask_free(&piece);
}

static void
the_form_that_is_asked_for_is_followed(void)
{
  static const char* const names[] = {"A", "A", "B", "A"};
  ComposeRequest           request = ask_style(PROMPT_HOUSE, 5);
  request.intent.n_form            = 4;
  for (uint32_t i = 0; i < 4; ++i) {
    snprintf(request.intent.form[i], sizeof(request.intent.form[i]), "%s", names[i]);
  }
  ask_compose(&request, NULL, UINT32_MAX, &piece);
  CHECK(piece.piece.n_bars == 32);
  for (uint32_t i = 0; i < piece.n; ++i) {
    CHECK_TEXT(piece.sections[i]->label, names[piece.sections[i]->first_bar / 8U]);
  }
  ask_free(&piece);
}

static void
ports_win_over_the_sentence(void)
{
  ComposeRequest request             = ask_style(PROMPT_FOLK, 5);
  request.key                        = 1 + 10;
  request.mode                       = 1 + BASE_DORIAN;
  request.tempo_bpm                  = 77.5f;
  request.n_bars                     = 21;
  request.intent.n_bars              = 9;
  request.host_meter                 = (BaseMeter){7, 8};
  request.intent.meter               = (BaseMeter){5, 4};
  request.intent.meter_source.origin = PROMPT_INFERRED;
  ask_compose(&request, NULL, 1, &piece);
  CHECK(piece.piece.key == 10 && piece.piece.mode == BASE_DORIAN);
  CHECK(piece.piece.tempo_bpm == 77.5f && piece.piece.n_bars == 21);
  CHECK(piece.piece.meter.beats == 7 && piece.piece.meter.unit == 8);
  ask_free(&piece);
  for (uint32_t origin = PROMPT_STATED; origin <= PROMPT_SET; ++origin) {
    request.intent.meter_source.origin = (PromptOrigin)origin;
    ask_compose(&request, NULL, 1, &piece);
    CHECK(piece.piece.meter.beats == 5 && piece.piece.meter.unit == 4);
    ask_free(&piece);
  }
}

static void
a_motif_that_was_played_opens_the_first_idea(void)
{
  static const uint8_t pitches[] = {67, 69, 71, 74, 71, 67};
  ComposeRequest       request   = ask_style(PROMPT_POP, 5);
  request.key                    = 1 + 7;
  request.mode                   = 1 + BASE_MAJOR;
  request.motif.n                = 6;
  for (uint32_t i = 0; i < 6; ++i) {
    request.motif.notes[i] = (ScorePhraseNote){i * 480U, 470, pitches[i], 90};
  }
  ask_compose(&request, NULL, UINT32_MAX, &piece);
  const ScoreSection* verse = NULL;
  for (uint32_t i = piece.n; i; --i) {
    verse =
      strcmp(piece.sections[i - 1]->label, "verse") ? verse : piece.sections[i - 1];
  }
  CHECK(verse);
  uint32_t n = 0;
  for (uint32_t k = 0; k < verse->n_notes; ++k) {
    const ScoreNote* const note = &verse->notes[k];
    if (note->part == BASE_LEAD && note->start_ticks < 3840) {
      CHECK(n < 6 && note->start_ticks == n * 480U);
      CHECK(note->pitch % 12U == pitches[n] % 12U);
      ++n;
    }
  }
  CHECK(n == 6);
  ask_free(&piece);
}

static void
length_is_as_said_or_sensible(void)
{
  ComposeRequest request = ask_style(PROMPT_POP, 5);
  for (uint32_t style = 0; style < PROMPT_N_STYLES; ++style) {
    const ComposeRequest usual = ask_style((PromptStyle)style, 1);
    ask_compose(&usual, NULL, 1, &piece);
    CHECK(piece.piece.n_bars >= 16 && piece.piece.n_bars <= 48);
    ask_free(&piece);
  }
  request.tempo_bpm      = 120.0f;
  request.intent.seconds = 60.0f;
  ask_compose(&request, NULL, 1, &piece);
  CHECK(piece.piece.n_bars == 30);
  ask_free(&piece);
  request.intent.n_bars = 13;
  ask_compose(&request, NULL, 1, &piece);
  CHECK(piece.piece.n_bars == 13);
  ask_free(&piece);
}

static void
a_modulation_moves_all_from_the_last_peak_on(void)
{
  static AskPiece moved;
  ComposeRequest  request = ask_style(PROMPT_POP, 5);
  request.n_bars          = 32;
  ask_compose(&request, NULL, UINT32_MAX, &piece);
  request.intent.modulation = 2;
  ask_compose(&request, NULL, UINT32_MAX, &moved);
  uint32_t n_moved = 0;
  CHECK(moved.n == piece.n && moved.piece.key == piece.piece.key);
  for (uint32_t i = 0; i < piece.n; ++i) {
    const ScoreSection* const a  = piece.sections[i];
    const ScoreSection* const b  = moved.sections[i];
    const uint32_t            by = b->chords[0].root == a->chords[0].root ? 0 : 2;
    CHECK(a->n_chords == b->n_chords && a->n_notes == b->n_notes);
    CHECK(by == 2 || n_moved == 0); // Once moved it stays there
    for (uint32_t k = 0; k < a->n_chords; ++k) {
      CHECK(b->chords[k].root == (a->chords[k].root + by) % 12U);
      CHECK(b->chords[k].quality == a->chords[k].quality);
    }
    n_moved += by == 2;
  }
  CHECK(n_moved > 0 && n_moved < piece.n);
  ask_free(&moved);
  ask_free(&piece);
}

int
main(void)
{
  RUN(excluded_parts_are_silent);
  RUN(excluded_instruments_are_never_cast);
  RUN(only_the_wanted_parts_play);
  RUN(every_part_that_is_cast_is_heard);
  RUN(wanted_instruments_are_cast);
  RUN(the_progression_that_is_asked_for_is_played);
  RUN(relative_chords_follow_the_key);
  RUN(the_form_that_is_asked_for_is_followed);
  RUN(ports_win_over_the_sentence);
  RUN(a_motif_that_was_played_opens_the_first_idea);
  RUN(length_is_as_said_or_sensible);
  RUN(a_modulation_moves_all_from_the_last_peak_on);
  return 0;
}
