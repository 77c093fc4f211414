// The piano roll: a page of the score, and what moves on it.
//
// Positions along the piece are logical pixels from its beginning; `left` is
// what stands at the lanes' left edge.  The page is everything that stays
// still, so it can be drawn once and moved along (ui/strip.h).

#ifndef UI_ROLL_H
#define UI_ROLL_H

#include "ui/mirror.h"
#include "ui/theme.h"

typedef struct {
  UiRect box; ///< The whole card
  double px_per_tick;
  double left;
} UiRoll;

/// Zoom at which a bar of four quarters is 120 wide.
#define UI_ROLL_ZOOM (120.0 / (4 * BASE_PPQ))
#define UI_ROLL_LEAST (UI_ROLL_ZOOM / 6)
#define UI_ROLL_MOST (UI_ROLL_ZOOM * 6)

/// [any] What should be at the left edge when the music is at `ticks`.
///
/// The playhead walks to a third of the width, then the page moves under it,
/// until the end of the piece comes into sight.
double ui_roll_follow(const UiRoll* roll, const UiMirror* mirror, double ticks);

/// [ui] Lanes, bars, sections, chords and notes.
void ui_draw_roll_page(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                       const UiMirror* mirror);

/// [ui] Key names, sounding notes and the playhead over a page, and the card's frame.
void ui_draw_roll_live(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                       const UiMirror* mirror, double ticks);

#endif
