// What the mixer does beyond parameters: solo, and who plays.

#ifndef UI_MIX_H
#define UI_MIX_H

#include "ui/view.h"

/// [ui] Who plays a part: chosen, or as composed.
const char* ui_mix_instrument(const UiView* view, unsigned part);

/// [ui] Ask who is to play a part.
void ui_mix_ask(UiView* view, unsigned part);

/// [ui] Let an instrument of the catalogue play; below 0 as composed.
void ui_mix_choose(UiView* view, unsigned part, int instrument);

/// [ui] Add the catalogue to the open menu, by families, those that fit a part.
void ui_mix_catalogue(UiView* view, unsigned part, const char* now);

/// [ui] Hear a part alone, or with others that are soloed, or no longer.
///
/// Solo is made of mutes of the others; what was muted before comes back with the
/// last solo that ends.
void ui_mix_solo(UiView* view, unsigned part);

#endif
