#include "core/score/onset.h"

#include <math.h>

// The driest a note gets: shorter and a melody falls apart
#define STACCATO 0.35

// At most this much of a note, and this many ticks, reach over the next one
#define OVERLAP 0.25
#define OVERLAP_TICKS 120.0

double
score_onset_swing(const ScorePiece* piece, float slider, uint32_t ticks)
{
  const float own = piece->swing;
  const float amount =
    slider <= 0.5f ? own * 2.0f * slider : own + (1.0f - own) * (2.0f * slider - 1.0f);
  const uint32_t unit   = piece->swing_ticks;
  const uint32_t within = ticks % (2U * unit);
  if (3U * within % (2U * unit) == 0U) {
    return 0.0;
  }
  const uint32_t way = within < unit ? within : 2U * unit - within;
  return 0.5 * amount * way;
}

double
score_onset_ticks(const ScorePiece* piece, const ScoreFound* found, float humanize,
                  float swing)
{
  const uint32_t in_bar = found->note->start_ticks % base_meter_ticks(piece->meter);
  return found->grid_ticks + score_onset_swing(piece, swing, in_bar) +
         2.0 * humanize * found->note->push_ticks;
}

double
score_onset_length(const ScorePiece* piece, const ScoreFound* found, float swing)
{
  const uint32_t bar_ticks = base_meter_ticks(piece->meter);
  const uint32_t begin     = found->note->start_ticks;
  const double   left      = found->last_ticks - found->grid_ticks;
  const uint32_t length    = (uint32_t)fmin(found->note->length_ticks, left);
  const double   swung = score_onset_swing(piece, swing, (begin + length) % bar_ticks) -
                       score_onset_swing(piece, swing, begin % bar_ticks);
  return fmax(length + swung, 1.0);
}

uint8_t
score_onset_velocity(const ScoreNote* note, float humanize)
{
  const float velocity = note->velocity + 2.0f * humanize * note->lift;
  return (uint8_t)(fminf(fmaxf(velocity, 1.0f), 127.0f) + 0.5f);
}

double
score_onset_sounds(double length_ticks, uint8_t part, float articulation)
{
  if (part == BASE_DRUMS) {
    return length_ticks;
  }
  if (articulation <= 0.5f) {
    const double share = STACCATO + (1.0 - STACCATO) * 2.0 * articulation;
    return fmax(share * length_ticks, 1.0);
  }
  const double over = fmin(OVERLAP * length_ticks, OVERLAP_TICKS);
  return length_ticks + (2.0 * articulation - 1.0) * over;
}
