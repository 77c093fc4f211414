// What an empty window shows: a few sentences to begin with.

#ifndef UI_INVITATION_H
#define UI_INVITATION_H

#include "ui/theme.h"

#define UI_N_EXAMPLES 4U

/// [any] The `i`-th example sentence, `i` below UI_N_EXAMPLES.
const char* ui_example(unsigned i);

/// [any] Where it lies on the piano roll's card.
UiRect ui_example_box(UiRect card, unsigned i);

/// [ui] Draw them all, the one with number `hot` lit up (UI_N_EXAMPLES for none).
void ui_draw_invitation(cairo_t* cr, const UiTheme* theme, UiRect card, unsigned hot);

#endif
