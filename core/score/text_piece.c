#include "core/param/instrument.h"
#include "core/score/text_reader.h"

static bool
read_take(ScorePiece* piece, ScoreWords* words)
{
  return score_text_u32(words, UINT32_MAX, &piece->take);
}

static bool
read_seed(ScorePiece* piece, ScoreWords* words)
{
  return score_text_u32(words, UINT32_MAX, &piece->seed);
}

static bool
read_key(ScorePiece* piece, ScoreWords* words)
{
  return score_text_u8(words, 11, &piece->key);
}

static bool
read_mode(ScorePiece* piece, ScoreWords* words)
{
  uint8_t mode = 0;
  while (mode < BASE_N_MODES &&
         !score_words_are(*words, base_mode_name((BaseMode)mode))) {
    ++mode;
  }
  piece->mode = mode;
  words->n    = 0;
  return mode < BASE_N_MODES;
}

static bool
read_meter(ScorePiece* piece, ScoreWords* words)
{
  return score_text_u8(words, 32, &piece->meter.beats) &&
         score_text_u8(words, 16, &piece->meter.unit);
}

static bool
read_tempo(ScorePiece* piece, ScoreWords* words)
{
  return score_words_float(words, &piece->tempo_bpm);
}

static bool
read_bars(ScorePiece* piece, ScoreWords* words)
{
  return score_text_u32(words, SCORE_MAX_BARS, &piece->n_bars);
}

static bool
read_swing(ScorePiece* piece, ScoreWords* words)
{
  uint32_t   ticks;
  const bool good =
    score_words_float(words, &piece->swing) && score_text_u32(words, BASE_PPQ, &ticks);
  piece->swing_ticks = (uint16_t)(good ? ticks : 0U);
  return good;
}

static bool
read_sliders(ScorePiece* piece, ScoreWords* words)
{
  return score_words_float(words, &piece->dynamics) &&
         score_words_float(words, &piece->articulation) &&
         score_words_float(words, &piece->timbre);
}

static bool
read_knobs(ScorePiece* piece, ScoreWords* words)
{
  return score_words_float(words, &piece->creativity) &&
         score_words_float(words, &piece->density) &&
         score_words_float(words, &piece->complexity) &&
         score_words_float(words, &piece->energy);
}

/// The instrument of this name; one that is unknown here becomes its nearest.
static uint8_t
find_instrument(ScoreWords name, uint8_t program, uint8_t part)
{
  uint32_t kit = 0;
  for (uint32_t i = param_n_instruments(); i-- > 0;) {
    if (score_words_are(name, param_instrument(i)->name)) {
      return (uint8_t)i;
    }
    kit = param_instrument(i)->voicing == PARAM_HITS ? i : kit;
  }
  return (uint8_t)(part == BASE_DRUMS ? kit : param_instrument_for_program(program));
}

static bool
read_part(ScorePiece* piece, ScoreWords* words)
{
  uint8_t   id, used, program;
  ScorePart part;
  if (!score_text_part(words, &id) || !score_text_u8(words, 1, &used) ||
      !score_words_float(words, &part.level_db) ||
      !score_words_float(words, &part.pan) || !score_words_float(words, &part.send) ||
      !score_text_u8(words, 127, &program) || !words->n) {
    return false;
  }
  part.used        = used;
  part.instrument  = find_instrument(*words, program, id);
  piece->parts[id] = part;
  words->n         = 0;
  return true;
}

/// All but the parts must be there, once.
static const struct {
  const char* name;
  bool (*read)(ScorePiece* piece, ScoreWords* words);
} lines[] = {
  {"take", read_take},   {"seed", read_seed},   {"key", read_key},
  {"mode", read_mode},   {"meter", read_meter}, {"tempo", read_tempo},
  {"bars", read_bars},   {"swing", read_swing}, {"sliders", read_sliders},
  {"knobs", read_knobs}, {"part", read_part},
};

#define N_LINES (sizeof(lines) / sizeof(lines[0]))
#define PART_LINE (N_LINES - 1U)

BaseStatus
score_text_piece_line(ScoreTextReader* self, ScoreWords name, ScoreWords words)
{
  size_t i = 0;
  while (i < N_LINES && !score_words_are(name, lines[i].name)) {
    ++i;
  }
  if (i == N_LINES) {
    return BASE_NOT_FOUND;
  }
  const bool again = i != PART_LINE && (self->seen >> i & 1U);
  const bool late  = self->n_sections || self->plan.n_bars;
  self->seen |= 1U << i;
  return !again && !late && lines[i].read(&self->piece, &words) && !words.n
           ? BASE_OK
           : BASE_BAD_INPUT;
}

bool
score_text_piece_is_complete(const ScoreTextReader* self)
{
  const uint32_t all = (1U << PART_LINE) - 1U;
  return (self->seen & all) == all && score_piece_is_valid(&self->piece);
}
