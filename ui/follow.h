// Where the music is between two messages, smoothly.
//
// The plugin tells the place about 30 times a second, and the host delivers it
// with some jitter; eyes want it 60 times and even.

#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "ui/mirror.h"

typedef struct {
  double ticks; ///< Where it was thought to be at `at_s`
  double at_s;
  double ticks_per_s;  ///< 0 while it stands
  double told, told_s; ///< The last message itself
} UiFollow;

/// [ui] Take in what was told; `tempo_bpm` serves until the pace is measured.
void ui_follow_tell(UiFollow* self, const UiPlayhead* playhead, double tempo_bpm);

/// [any] Where the music is at `now_s`; it stands still when messages stop.
double ui_follow_at(const UiFollow* self, double now_s);

#endif
