// A level is heard, not composed: rounding it to tenths keeps it the same where
// two machines' logarithms differ in the last bit.

#include "core/compose/balance.h"

#include "core/param/instrument.h"

#include <math.h>

#define TARGET_LUFS (-16.0f)

/// One held note of velocity 100 at level 0, as it reaches the mix.
#define NOTE_LUFS (-21.3f)

/// What dies away sounds as if it were held for so long, and a little stronger.
#define DECAY_S 0.3f
#define DECAY_DB 1.0f

/// A hit on a drum is as loud as a note held for a second, so much softer.
#define HIT_DB (-12.0f)

/// Beyond this a piece is meant to be soft, or has hardly any notes.
#define MOST_TRIM_DB 20.0f
#define LEAST_LEVEL_DB (-60.0f)
#define MOST_LEVEL_DB 24.0f

/// What the synth makes of the dynamics slider: level, and above the middle brightness.
static float
dynamics_db(float dynamics)
{
  return (dynamics - 0.5f) * (dynamics < 0.5f ? 48.0f : 26.0f);
}

/// The power of a note times its seconds.
static float
energy(const ScorePiece* piece, const ScoreNote* note, float seconds)
{
  const ScorePart* const       part       = &piece->parts[note->part];
  const ParamInstrument* const instrument = param_instrument(part->instrument);
  const float db = part->level_db + 30.0f * log10f((float)note->velocity * 0.01f);
  switch (instrument->voicing) {
  case PARAM_HITS:
    return powf(10.0f, 0.1f * (db + HIT_DB));
  case PARAM_DECAYS:
    return powf(10.0f, 0.1f * (db + DECAY_DB)) * DECAY_S *
           (1.0f - expf(-seconds / DECAY_S));
  default:
    return powf(10.0f, 0.1f * db) * seconds;
  }
}

float
compose_loudness(const ScorePiece* piece, const ScoreNote* notes, uint32_t n,
                 uint32_t n_ticks)
{
  const float tick_s = 60.0f / (piece->tempo_bpm * (float)BASE_PPQ);
  float       sum    = 1e-9f;
  for (uint32_t i = 0; i < n; ++i) {
    sum += energy(piece, &notes[i], (float)notes[i].length_ticks * tick_s);
  }
  const float power = sum / ((float)(n_ticks ? n_ticks : 1) * tick_s);
  return NOTE_LUFS + dynamics_db(piece->dynamics) + 10.0f * log10f(power);
}

void
compose_balance(ScorePiece* piece, const ScoreNote* notes, uint32_t n, uint32_t n_ticks)
{
  const float lacks = TARGET_LUFS - compose_loudness(piece, notes, n, n_ticks);
  const float trim  = fminf(fmaxf(lacks, -MOST_TRIM_DB), MOST_TRIM_DB);
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    const float level        = piece->parts[i].level_db + 0.1f * roundf(10.0f * trim);
    piece->parts[i].level_db = fminf(fmaxf(level, LEAST_LEVEL_DB), MOST_LEVEL_DB);
  }
}
