// Writes a piece as lines of text, for eyes and for train/evaluate.py:
//
//   dump STYLE SEED [KEY MODE [BARS [BEATS UNIT]]]
//
// STYLE is a number (PromptStyle), a genre's name or a sentence; KEY 0..11, MODE
// as BaseMode.

#include "core/param/instrument.h"
#include "core/prompt/prompt.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

static void
print_section(const ScoreSection* section, uint32_t bar_ticks)
{
  const uint32_t begin = section->first_bar * bar_ticks;
  printf("section %u %u %s %.2f\n", section->first_bar, section->n_bars, section->label,
         (double)section->energy);
  for (uint32_t i = 0; i < section->n_chords; ++i) {
    const ScoreChord* const chord = &section->chords[i];
    printf("chord %u %u %s\n", begin + chord->start_ticks, chord->root,
           chord->quality == BASE_MAJ ? "maj"
                                      : base_quality_name((BaseQuality)chord->quality));
  }
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    const ScoreNote* const note = &section->notes[i];
    printf("note %u %u %u %u %u %d %d\n", begin + note->start_ticks, note->length_ticks,
           note->part, note->pitch, note->velocity, note->push_ticks, note->lift);
  }
}

static ComposeRequest
request_of(const char* style, uint32_t seed)
{
  for (uint32_t i = 0; i < prompt_n_genres(); ++i) {
    if (!strcmp(prompt_genre(i)->name, style)) {
      return ask_genre(i, seed);
    }
  }
  if (style[0] >= '0' && style[0] <= '9') {
    return ask_style((PromptStyle)(atoi(style) % PROMPT_N_STYLES), seed);
  }
  ComposeRequest request = ask_genre(0, seed);
  prompt_read(NULL, style, strlen(style), &request.intent);
  return request;
}

int
main(int argc, char** argv)
{
  if (argc < 3) {
    return 2;
  }
  ComposeRequest request = request_of(argv[1], (uint32_t)atoi(argv[2]));
  if (argc > 4) {
    request.intent.key  = (uint8_t)atoi(argv[3]);
    request.intent.mode = (uint8_t)atoi(argv[4]);
  }
  if (argc > 5) {
    request.n_bars = (uint32_t)atoi(argv[5]);
  }
  if (argc > 7) {
    request.host_meter = (BaseMeter){(uint8_t)atoi(argv[6]), (uint8_t)atoi(argv[7])};
  }
  static AskPiece piece;
  ask_compose(&request, NULL, 400, &piece);
  printf("piece %u %u %u %u %.1f %u %.3f\n", piece.piece.key, piece.piece.mode,
         piece.piece.meter.beats, piece.piece.meter.unit, (double)piece.piece.tempo_bpm,
         piece.piece.n_bars, (double)piece.piece.dynamics);
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    const ScorePart* const used = &piece.piece.parts[part];
    printf("part %s %.2f %s\n", base_part_name((BasePart)part), (double)used->level_db,
           used->used ? param_instrument(used->instrument)->name : "-");
  }
  for (uint32_t i = 0; i < piece.n; ++i) {
    print_section(piece.sections[i], base_meter_ticks(piece.piece.meter));
  }
  ask_free(&piece);
  return 0;
}
