// What must hold of every piece in every style and meter.

#include "core/param/instrument.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

static AskPiece piece;

static const BaseMeter meters[] = {{4, 4}, {3, 4}, {6, 8}, {5, 4},  {7, 8}, {12, 8},
                                   {2, 2}, {9, 8}, {2, 4}, {5, 16}, {1, 4}, {32, 4}};

#define N_METERS (sizeof(meters) / sizeof(meters[0]))

/// Let all `checks` see pieces of every style, each in another meter, most of them
/// short.
static void
for_all_pieces(void (*const* checks)(void), uint32_t n_checks)
{
  for (uint32_t i = 0; i < PROMPT_N_STYLES; ++i) {
    ComposeRequest request = ask_style((PromptStyle)i, i + 1);
    request.intent.mode    = (uint8_t)(i % BASE_N_MODES);
    request.n_bars         = i % 5U ? 1 + i % 7U : 0;
    request.host_meter     = meters[i % N_METERS];
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (uint32_t k = 0; k < n_checks; ++k) {
      checks[k]();
    }
    ask_free(&piece);
  }
}

static void
bars_follow_each_other_to_the_end(void)
{
  uint32_t bars = 0;
  for (uint32_t i = 0; i < piece.n; ++i) {
    const ScoreSection* const section = piece.sections[i];
    CHECK(section->first_bar == bars);
    CHECK(section->n_bars >= 1 && section->n_bars <= (i ? 8 : 4));
    CHECK(section->label[0]);
    CHECK(section->energy >= 0.0f && section->energy <= 1.0f);
    bars += section->n_bars;
  }
  CHECK(piece.piece.n_bars && bars == piece.piece.n_bars);
  CHECK(score_piece_is_valid(&piece.piece));
}

static void
no_bar_is_empty_and_no_note_leaves_its_section(void)
{
  const uint32_t bar_ticks = base_meter_ticks(piece.piece.meter);
  for (uint32_t i = 0; i < piece.n; ++i) {
    const ScoreSection* const section     = piece.sections[i];
    uint32_t                  sounding[8] = {0};
    for (uint32_t k = 0; k < section->n_notes; ++k) {
      const ScoreNote* const note = &section->notes[k];
      const uint32_t         end  = note->start_ticks + note->length_ticks;
      CHECK(end <= section->n_bars * bar_ticks);
      for (uint32_t bar = note->start_ticks / bar_ticks; bar * bar_ticks < end; ++bar) {
        ++sounding[bar];
      }
    }
    for (uint32_t bar = 0; bar < section->n_bars; ++bar) {
      CHECK(sounding[bar] > 0);
    }
  }
}

static void
every_note_can_be_played_on_its_instrument(void)
{
  for (uint32_t i = 0; i < piece.n; ++i) {
    uint32_t free_from[BASE_N_PARTS] = {0};
    for (uint32_t k = 0; k < piece.sections[i]->n_notes; ++k) {
      const ScoreNote* const note = &piece.sections[i]->notes[k];
      const ScorePart* const part = &piece.piece.parts[note->part];
      CHECK(part->used);
      const ParamInstrument* const instrument = param_instrument(part->instrument);
      CHECK(note->pitch >= instrument->low && note->pitch <= instrument->high);
      CHECK((instrument->voicing == PARAM_HITS) == (note->part == BASE_DRUMS));
      if (instrument->mono) {
        CHECK(note->start_ticks >= free_from[note->part]);
        free_from[note->part] = note->start_ticks + note->length_ticks;
      }
    }
  }
}

/// Whether the lowest part sounds the chord's bass as it begins.
static bool
bass_sounds(const ScoreSection* section, const ScoreChord* chord)
{
  for (uint32_t k = 0; k < section->n_notes; ++k) {
    const ScoreNote* const note = &section->notes[k];
    if (note->part == BASE_BASS && note->start_ticks == chord->start_ticks &&
        note->pitch % 12U == chord->bass) {
      return true;
    }
  }
  return false;
}

static void
every_chord_stands_on_its_bass(void)
{
  for (uint32_t i = 0; i < piece.n; ++i) {
    const ScoreSection* const section = piece.sections[i];
    bool                      plays   = false;
    for (uint32_t k = 0; k < section->n_notes; ++k) {
      plays = plays || section->notes[k].part == BASE_BASS;
    }
    for (uint32_t k = 0; plays && k < section->n_chords; ++k) {
      CHECK(bass_sounds(section, &section->chords[k]));
    }
  }
}

static void
the_last_bar_holds_the_tonic(void)
{
  const ScoreSection* const last  = piece.sections[piece.n - 1];
  const uint32_t            ticks = base_meter_ticks(piece.piece.meter);
  const ScoreChord* const   chord = &last->chords[last->n_chords - 1];
  const uint32_t            bar   = (last->n_bars - 1) * ticks;
  CHECK(chord->start_ticks == bar && chord->root == piece.piece.key);
  for (uint32_t k = 0; k < last->n_notes; ++k) {
    const ScoreNote* const note = &last->notes[k];
    if (note->start_ticks < bar || note->part == BASE_DRUMS) {
      continue;
    }
    CHECK(note->start_ticks == bar);
    const bool low_or_lead = note->part == BASE_LEAD || note->part == BASE_BASS;
    CHECK(!low_or_lead || note->pitch % 12U == piece.piece.key);
    CHECK(note->length_ticks == ticks);
  }
}

static void
every_piece_is_sound(void)
{
  static void (*const checks[])(void) = {
    bars_follow_each_other_to_the_end,
    no_bar_is_empty_and_no_note_leaves_its_section,
    every_note_can_be_played_on_its_instrument,
    every_chord_stands_on_its_bass,
    the_last_bar_holds_the_tonic,
  };
  for_all_pieces(checks, sizeof(checks) / sizeof(checks[0]));
}

static void
a_piece_begins_at_home(void)
{
  for (uint32_t i = 0; i < PROMPT_N_STYLES; i += 3) {
    const ComposeRequest request = ask_style((PromptStyle)i, i + 40);
    ask_compose(&request, NULL, 1, &piece);
    CHECK(piece.sections[0]->chords[0].root == piece.piece.key);
    ask_free(&piece);
  }
}

int
main(void)
{
  RUN(every_piece_is_sound);
  RUN(a_piece_begins_at_home);
  return 0;
}
