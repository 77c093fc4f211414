// Where things lie on the piano roll.

#ifndef UI_ROLL_SHAPE_H
#define UI_ROLL_SHAPE_H

#include "ui/roll.h"

typedef struct {
  UiRect sections, chords, keys, drums; ///< Strips from top to bottom
  int    low, high;                     ///< Pitches shown in `keys`
  double key;                           ///< Height of one key
} UiRollShape;

/// [any] The strips of a roll that shows this piece.
UiRollShape ui_roll_shape(const UiRoll* roll, const UiMirror* mirror);

/// [any] Where a place in the piece lies.
double ui_roll_x(const UiRoll* roll, double ticks);

/// [any] A note's box; `start` in ticks of the piece.
UiRect ui_roll_note(const UiRoll* roll, const UiRollShape* shape, const UiNote* note,
                    double start);

#endif
