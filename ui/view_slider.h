// What pointer gestures ask of sliders and numbers.

#ifndef UI_VIEW_SLIDER_H
#define UI_VIEW_SLIDER_H

#include "ui/view.h"

/// [any] Whether a place is one of the sliders.
bool ui_slider_is(UiPlace place);

/// [any] The parameter of a slider.
ParamId ui_slider_param(UiPlace place);

/// [ui] A gesture sets a parameter: in the mirror, and in the plugin if it differs.
void ui_view_set(UiView* self, ParamId id, float value);

/// [ui] A slider is pressed: it goes there, stays with Shift, or is reset.
void ui_slider_press(UiView* self, const UiPointer* at, UiPlace place);

/// [ui] The slider that is held is drawn along.
void ui_slider_drag(UiView* self, const UiPointer* at);

#endif
