// The parts of the window, from top to bottom: what is in each, and its picture.
//
// `items` adds to the view's table, `draw` draws one area on a cleared ground.

#ifndef UI_PANEL_H
#define UI_PANEL_H

#include "ui/draw.h"
#include "ui/view.h"

/// [any] How near the pointer is to a spot.
UiHeat ui_heat(const UiView* view, UiPlace place, unsigned index);

/// [ui] Name, preset, settings.
void ui_header_items(UiView* view);
void ui_header_draw(UiView* view, cairo_t* cr);

/// [ui] The prompt and its button.
void ui_prompt_items(UiView* view);
void ui_prompt_draw(UiView* view, cairo_t* cr);

/// [ui] The chips; ui_chips_rows() tells how many rows they need.
unsigned ui_chips_rows(UiView* view);
void     ui_chips_items(UiView* view);
void     ui_chips_draw(UiView* view, cairo_t* cr);

/// [ui] The score and what lies over it.
void ui_score_items(UiView* view);
void ui_score_draw(UiView* view, cairo_t* cr);

/// [ui] Who plays, and where the music is.
void ui_legend_items(UiView* view);
void ui_legend_draw(UiView* view, cairo_t* cr);

/// [ui] The tabs, and what takes the piece out of the window.
void ui_tabs_items(UiView* view);
void ui_tabs_draw(UiView* view, cairo_t* cr);

/// [ui] What the tabs open.
void ui_play_items(UiView* view);
void ui_compose_items(UiView* view);
void ui_compose_draw(UiView* view, cairo_t* cr);
void ui_mixer_items(UiView* view);
void ui_mixer_draw(UiView* view, cairo_t* cr);
void ui_takes_items(UiView* view);
void ui_takes_draw(UiView* view, cairo_t* cr);
void ui_presets_items(UiView* view);
void ui_presets_draw(UiView* view, cairo_t* cr);

/// [ui] Draw the parameters of an area as their kinds ask for.
void ui_params_draw(UiView* view, cairo_t* cr, unsigned area);

/// [ui] A small slider, or a value, of a parameter in the panel.
void ui_param_slider(UiView* view, ParamId id, UiRect box);
void ui_param_value(UiView* view, ParamId id, UiRect box);

/// [ui] The boxes of the mixer's meters, for each part and, last, for all.
UiRect ui_mixer_meter(const UiLayout* layout, unsigned part);

/// [ui] Let the meters fall, or rise to what was told.
void ui_levels_tick(UiView* view, double passed_s);

/// [ui] How loud it is and what is going on.
void ui_status_draw(UiView* view, cairo_t* cr);

#endif
