#include "ui/follow.h"

#include <math.h>

/// A host that sends nothing for this long has stopped, or is busy.
#define PATIENCE_S 0.25

/// Farther off than this the music has jumped; nearer it is jitter.
#define JUMP_TICKS (0.5 * BASE_PPQ)

static double
measured(const UiFollow* self, const UiPlayhead* head, double nominal)
{
  const double dt   = head->told_s - self->told_s;
  const double pace = (head->ticks - self->told) / dt;
  const double was  = self->ticks_per_s > 0 ? self->ticks_per_s : nominal;
  const bool fair = dt > 0.005 && dt < 0.5 && pace > nominal / 8 && pace < nominal * 8;
  return fair ? was + 0.15 * (pace - was) : was;
}

void
ui_follow_tell(UiFollow* self, const UiPlayhead* playhead, double tempo_bpm)
{
  const double thought = ui_follow_at(self, playhead->told_s);
  const double off     = playhead->ticks - thought;
  const bool   near    = fabs(off) < JUMP_TICKS && self->ticks_per_s > 0;
  if (playhead->rolling) {
    self->ticks_per_s = measured(self, playhead, tempo_bpm * BASE_PPQ / 60.0);
    self->ticks       = near ? thought + 0.2 * off : playhead->ticks;
  } else {
    self->ticks_per_s = 0.0;
    self->ticks       = playhead->ticks;
  }
  self->at_s   = playhead->told_s;
  self->told   = playhead->ticks;
  self->told_s = playhead->told_s;
}

double
ui_follow_at(const UiFollow* self, double now_s)
{
  const double since = fmin(fmax(now_s - self->at_s, 0.0), PATIENCE_S);
  return self->ticks + since * self->ticks_per_s;
}
