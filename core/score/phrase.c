#include "core/score/phrase.h"

#include <math.h>

void
score_capture_init(ScoreCapture* self)
{
  *self = (ScoreCapture){0};
}

void
score_capture_on(ScoreCapture* self, double ticks, double phase_ticks, uint8_t pitch,
                 uint8_t velocity)
{
  self->notes[self->next] = (ScoreCaptured){ticks, -1.0, phase_ticks, pitch, velocity};
  self->next              = (self->next + 1U) % SCORE_PHRASE_NOTES;
  self->n += self->n < SCORE_PHRASE_NOTES;
}

void
score_capture_off(ScoreCapture* self, double ticks, uint8_t pitch)
{
  for (uint32_t i = 0; i < self->n; ++i) {
    ScoreCaptured* const note = &self->notes[i];
    if (note->off_ticks < 0.0 && note->pitch == pitch) {
      note->off_ticks = ticks;
    }
  }
}

/// The note that was played `i`th, the oldest first.
static const ScoreCaptured*
at(const ScoreCapture* self, uint32_t i)
{
  return &self->notes[(self->next + SCORE_PHRASE_NOTES - self->n + i) %
                      SCORE_PHRASE_NOTES];
}

static double
end_of(const ScoreCaptured* note, double now)
{
  return note->off_ticks < 0.0 ? now : note->off_ticks;
}

void
score_capture_phrase(const ScoreCapture* self, double now, uint32_t bar_ticks,
                     ScorePhrase* phrase)
{
  const double span = (double)SCORE_PHRASE_BARS * bar_ticks;
  phrase->n         = 0;
  if (!self->n || end_of(at(self, self->n - 1U), now) < now - span) {
    return;
  }
  const double from  = at(self, self->n - 1U)->on_ticks - span;
  double       begin = 0.0;
  for (uint32_t i = 0; i < self->n; ++i) {
    const ScoreCaptured* const note = at(self, i);
    if (note->on_ticks <= from) {
      continue;
    }
    if (!phrase->n) {
      begin = note->on_ticks - note->phase_ticks;
    }
    const double length        = fmax(end_of(note, now) - note->on_ticks, 1.0);
    phrase->notes[phrase->n++] = (ScorePhraseNote){
      (uint32_t)lround(note->on_ticks - begin), (uint32_t)lround(fmin(length, span)),
      note->pitch, note->velocity};
  }
}
