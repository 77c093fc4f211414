// Where things lie on the piano roll.

#ifndef UI_ROLL_SHAPE_H
#define UI_ROLL_SHAPE_H

#include "ui/roll.h"

typedef struct {
  UiRect ruler, sections, chords, keys, drums; ///< Strips from top to bottom
  bool   numerals;  ///< Whether there is room for them under the chords
  int    low, high; ///< Pitches shown in `keys`
  double key;       ///< Height of one key
} UiRollShape;

/// [any] The strips of a roll that shows this piece.
UiRollShape ui_roll_shape(const UiRoll* roll, const UiMirror* mirror);

/// [any] Where a place in the piece lies.
double ui_roll_x(const UiRoll* roll, double ticks);

/// [any] A note's box; `start` in ticks of the piece.
UiRect ui_roll_note(const UiRoll* roll, const UiRollShape* shape, const UiNote* note,
                    double start);

/// [any] The box of a section's `i`-th chord name, and of its numeral under it; `bar`
/// in ticks.
UiRect ui_roll_chord(const UiRoll* roll, const UiRollShape* shape,
                     const UiSection* section, uint32_t i, double bar);

/// [ui] A section's block with its first bar and name, from `begin` to `end`.
void ui_draw_roll_section(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape,
                          const UiSection* section, double begin, double end);

/// [ui] A chord's name, and its numeral where there is room, in the chord's box.
void ui_draw_roll_chord(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape,
                        UiRect box, const UiChord* chord, unsigned key);

#endif
