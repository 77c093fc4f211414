// The header and the prompt under it.

#include "ui/panel.h"

#define INVITATION                                                                     \
  "Describe your music: slow jazz waltz in Bb, walking bass, brushes, no piano"

void
ui_header_items(UiView* view)
{
  const UiRect area = view->layout.header;
  const double y = area.y + 13, right = area.w - UI_MARGIN;
  const double width = area.w > 980 ? 250 : 200;
  const double x     = (area.w - width) / 2;
  if (view->banks.n) {
    ui_item_add(view, UI_ON_PRESET_STEP, 0, UI_PUSH, (UiRect){x - 28, y, 26, 28},
                UI_AREA_HEADER);
    ui_item_add(view, UI_ON_PRESET_BOX, 0, UI_PUSH, (UiRect){x, y, width, 28},
                UI_AREA_HEADER);
    ui_item_add(view, UI_ON_PRESET_STEP, 1, UI_PUSH, (UiRect){x + width + 2, y, 26, 28},
                UI_AREA_HEADER);
  }
  ui_item_add(view, UI_ON_PARAM, PARAM_FOLLOW_HOST, UI_SWITCH,
              (UiRect){right - 172, y + 1, 128, 26}, UI_AREA_HEADER);
  ui_item_add(view, UI_ON_SETTINGS, 0, UI_PUSH, (UiRect){right - 28, y, 28, 28},
              UI_AREA_HEADER);
}

static const char*
preset_name(const UiView* view)
{
  const int chosen = view->browser.chosen;
  return chosen >= 0 && (unsigned)chosen < view->banks.n
           ? view->banks.things[chosen].label
           : "Presets";
}

void
ui_header_draw(UiView* view, cairo_t* cr)
{
  const UiTheme* const t    = &view->theme;
  const UiRect         area = view->layout.header;
  const UiItem* const  box  = ui_item_at(view, UI_ON_PRESET_BOX, 0);
  const UiItem* const  gear = ui_item_at(view, UI_ON_SETTINGS, 0);
  ui_draw_name(cr, t, (UiRect){UI_MARGIN, area.y, 220, area.h});
  if (box) {
    const UiHeat heat = ui_heat(view, UI_ON_PRESET_BOX, 0);
    ui_draw_frame(cr, t, box->box, 7, t->panel, heat);
    ui_ink(cr, view->browser.chosen >= 0 || heat ? t->text : t->quiet, 1.0);
    ui_text_draw(cr, UI_BODY, ui_inset(box->box, 8), UI_CENTRE, preset_name(view));
  }
  for (unsigned i = 0; i < 2; ++i) {
    const UiItem* const step = ui_item_at(view, UI_ON_PRESET_STEP, i);
    if (step) {
      ui_draw_icon_button(cr, t, step->box, i ? UI_ICON_RIGHT : UI_ICON_LEFT,
                          ui_heat(view, UI_ON_PRESET_STEP, i), false);
    }
  }
  if (gear) {
    ui_draw_icon_button(cr, t, gear->box, UI_ICON_GEAR,
                        ui_heat(view, UI_ON_SETTINGS, 0), false);
  }
  ui_params_draw(view, cr, UI_AREA_HEADER);
}

void
ui_prompt_items(UiView* view)
{
  const UiRect button = view->layout.generate;
  ui_item_add(view, UI_ON_FIELD, 0, UI_TEXT, view->layout.field, UI_AREA_PROMPT);
  if (view->mirror.playhead.busy) {
    const UiRect end = {button.x + button.w - 40, button.y, 40, button.h};
    ui_item_add(view, UI_ON_GENERATE, 0, UI_PUSH, button, UI_AREA_PROMPT);
    ui_item_add(view, UI_ON_CANCEL, 0, UI_PUSH, end, UI_AREA_PROMPT);
  } else {
    ui_item_add(view, UI_ON_GENERATE, 0, UI_PUSH, button, UI_AREA_PROMPT);
  }
}

static double
share(const UiView* view)
{
  const UiMirror* const m = &view->mirror;
  return m->piece.bars ? (double)m->playhead.ready / m->piece.bars : 0.0;
}

void
ui_prompt_draw(UiView* view, cairo_t* cr)
{
  const bool         busy   = view->mirror.playhead.busy;
  const bool         mine   = view->editing && !view->entry.purpose;
  const UiRect       place  = view->layout.generate;
  const UiFieldLook  field  = {view->layout.field,
                               &view->text,
                               view->scroll,
                               mine,
                               mine && view->caret,
                               ui_heat(view, UI_ON_FIELD, 0),
                               UI_FIELD,
                               16,
                               INVITATION};
  const UiButtonLook button = {place, busy ? "" : "Generate", share(view), busy,
                               ui_heat(view, UI_ON_GENERATE, 0)};
  ui_draw_field(cr, &view->theme, &field);
  ui_draw_button(cr, &view->theme, &button);
  if (busy) {
    const UiRect word = {place.x + 14, place.y, place.w - 50, place.h};
    const UiRect end  = {place.x + place.w - 38, place.y + 9, 28, 28};
    ui_ink(cr, view->theme.text, 1.0);
    ui_text_draw(cr, UI_BODY, word, UI_LEFT, "Composing");
    ui_draw_icon_button(cr, &view->theme, end, UI_ICON_CROSS,
                        ui_heat(view, UI_ON_CANCEL, 0), false);
  }
}
