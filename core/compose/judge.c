#include "core/compose/judge.h"

#include "core/compose/scale.h"

static float
away(float value, float least, float most)
{
  return value < least ? least - value : value > most ? value - most : 0.0f;
}

float
compose_judge(const ComposeBrief* brief, const ComposeLead* draft)
{
  const uint16_t scale =
    compose_rotate(base_mode_mask((BaseMode)brief->piece.mode), brief->piece.key);
  uint32_t in_key = 0;
  uint32_t firm   = 0;
  uint32_t leaps  = 0;
  uint32_t same   = 0;
  int      low    = 127;
  int      high   = 0;
  for (uint32_t i = 0; i < draft->n_notes; ++i) {
    const ScoreNote* const  note  = &draft->notes[i];
    const ScoreChord* const chord = compose_lead_chord(draft, note->start_ticks);
    const int               last  = i ? draft->notes[i - 1].pitch : note->pitch;
    const int               step  = note->pitch - last;
    in_key += compose_has(scale, note->pitch);
    firm += compose_has(compose_chord_tones(chord), note->pitch);
    leaps += step > 7 || step < -7;
    same += i && step == 0;
    low  = note->pitch < low ? note->pitch : low;
    high = note->pitch > high ? note->pitch : high;
  }
  const float n = (float)(draft->n_notes ? draft->n_notes : 1);
  // A tune spans a sixth to an octave and a half, repeats some notes, leaps seldom
  return (float)in_key / n - away((float)firm / n, 0.5f, 0.85f) - (float)leaps / n -
         away((float)same / n, 0.04f, 0.25f) - 0.05f * away((float)(high - low), 9, 16);
}
