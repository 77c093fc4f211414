// What happens when a control is pressed, by pointer or key.

#ifndef UI_ACT_H
#define UI_ACT_H

#include "ui/view.h"

/// [ui] Do what an item is for.
void ui_act(UiView* view, const UiItem* item);

/// [ui] The line of the open menu was chosen.
void ui_act_chosen(UiView* view, UiQuestion question, unsigned index,
                   const UiMenuLine* line);

/// [any] What a drag that begins on an item takes out; false if nothing.
bool ui_act_excerpt(const UiView* view, const UiItem* item, UiExcerpt* what);

/// [ui] Hear the piece from a bar, or be silent, while the host stands.
void ui_act_listen(UiView* view, double ticks, bool rolling);

#endif
