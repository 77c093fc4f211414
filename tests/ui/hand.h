// A hand on a recorded view: it points, presses and types.

#ifndef TESTS_UI_HAND_H
#define TESTS_UI_HAND_H

#include "tests/ui/recorder.h"

/// A view in the midst of the scene's piece, while the host stands.
void hand_begin(Recorder* r);

/// The item, which must be there.
const UiItem* hand_item(Recorder* r, UiPlace place, unsigned index);

/// Whether it is there.
bool hand_finds(Recorder* r, UiPlace place, unsigned index);

/// The number of the chip that says this.
unsigned hand_chip(const Recorder* r, UiFact fact);

/// A point within an item, `share` of its width and half its height.
UiPointer hand_at(Recorder* r, UiPlace place, unsigned index, double share);

/// Press and let go.
void hand_click(Recorder* r, UiPlace place, unsigned index);
void hand_click_at(Recorder* r, UiPointer at);

/// Press, move there in steps, and let go.
void hand_drag(Recorder* r, UiPointer from, UiPointer to);

/// The line of the open menu with that name is chosen.
void hand_choose(Recorder* r, const char* name);

/// Write over what is written.
void hand_write(Recorder* r, const char* text);

void hand_key(Recorder* r, UiKey key);

#endif
