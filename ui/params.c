// Parameters in the window, whatever control they have.

#include "ui/panel.h"
#include "ui/value.h"

#include <stdio.h>

void
ui_param_slider(UiView* view, ParamId id, UiRect box)
{
  UiItem* const item =
    ui_item_add(view, UI_ON_PARAM, id, UI_SLIDE_X, box, UI_AREA_PANEL);
  item->track = (UiRect){box.x + 7, box.y + 27, box.w - 14, 5};
}

void
ui_param_value(UiView* view, ParamId id, UiRect box)
{
  const bool choice = param_info(id)->kind == PARAM_CHOICE;
  ui_item_add(view, UI_ON_PARAM, id, choice ? UI_CHOICE : UI_NUMBER, box,
              UI_AREA_PANEL);
}

static void
draw_slider(UiView* view, cairo_t* cr, const UiItem* item, ParamId id)
{
  static const char* const ends[3][2] = {
    {"whisper", "full force"}, {"staccato", "legato"}, {"dark", "bright"}};
  char value[32];
  ui_value_text(id, view->mirror.params[id], value, sizeof(value));
  const ParamInfo* const info  = param_info(id);
  const bool             large = item->box.h > 60 && item->kind == UI_SLIDE_X;
  const UiSliderLook     look  = {item->box,
                                  item->track,
                                  info->name,
                                  value,
                             large && id <= PARAM_TIMBRE ? ends[id][0] : "",
                             large && id <= PARAM_TIMBRE ? ends[id][1] : "",
                                  ui_value_way(id, view->mirror.params[id]),
                                  ui_value_way(id, info->preset),
                                  ui_heat(view, UI_ON_PARAM, id)};
  if (item->kind == UI_SLIDE_Y) {
    ui_draw_fader(cr, &view->theme, &look);
  } else if (large) {
    ui_draw_slider(cr, &view->theme, &look);
  } else {
    ui_draw_small_slider(cr, &view->theme, &look);
  }
}

static void
draw_param(UiView* view, cairo_t* cr, const UiItem* item)
{
  const ParamId id   = (ParamId)item->spot.index;
  const float   is   = view->mirror.params[id];
  const UiHeat  heat = ui_heat(view, UI_ON_PARAM, id);
  char          value[32];
  switch (item->kind) {
  case UI_SLIDE_X:
  case UI_SLIDE_Y:
    draw_slider(view, cr, item, id);
    break;
  case UI_SWITCH:
    if (id >= PARAM_MUTE && id < PARAM_MUTE + BASE_N_PARTS) {
      ui_draw_plain(cr, &view->theme, item->box, "M", heat, is >= 0.5f,
                    view->theme.alarm);
    } else {
      ui_draw_toggle(cr, &view->theme, item->box, param_info(id)->name, is >= 0.5f,
                     heat);
    }
    break;
  case UI_NUMBER:
  case UI_CHOICE:
    ui_value_text(id, is, value, sizeof(value));
    ui_draw_value(cr, &view->theme, item->box, param_info(id)->name, value,
                  item->kind == UI_CHOICE, heat);
    break;
  default:
    break;
  }
}

void
ui_params_draw(UiView* view, cairo_t* cr, unsigned area)
{
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (view->items[i].spot.place == UI_ON_PARAM && view->items[i].area == area) {
      draw_param(view, cr, &view->items[i]);
    }
  }
}

void
ui_play_items(UiView* view)
{
  const UiRect area  = view->layout.panel;
  const double inner = area.w - 2 * UI_MARGIN, gap = 16;
  const double small = 210, each = (inner - small - 3 * gap) / 3;
  double       x = UI_MARGIN;
  for (unsigned i = 0; i < 3; ++i, x += each + gap) {
    const UiRect  box  = {x, area.y + 12, each, area.h - 34};
    UiItem* const item = ui_item_add(view, UI_ON_PARAM, PARAM_DYNAMICS + i, UI_SLIDE_X,
                                     box, UI_AREA_PANEL);
    item->track        = (UiRect){box.x + 20, box.y + box.h / 2 - 2, box.w - 40, 8};
  }
  x += 8;
  ui_param_slider(view, PARAM_HUMANIZE, (UiRect){x, area.y + 14, small - 8, 40});
  ui_param_slider(view, PARAM_SWING, (UiRect){x, area.y + 64, small - 8, 40});
  ui_item_add(view, UI_ON_PARAM, PARAM_FOLLOW_CHORDS, UI_SWITCH,
              (UiRect){x, area.y + 118, small - 8, 26}, UI_AREA_PANEL);
}

void
ui_compose_items(UiView* view)
{
  const UiRect area  = view->layout.panel;
  const double inner = area.w - 2 * UI_MARGIN, gap = 28;
  const double each = (inner - 3 * gap) / 4;
  const double y    = area.y + 14;
  for (unsigned i = 0; i < 4; ++i) {
    ui_param_slider(view, (ParamId)(PARAM_CREATIVITY + i),
                    (UiRect){UI_MARGIN + i * (each + gap), y, each, 40});
  }
  const double narrow = (inner - 4 * 16 - 38) / 5, row = y + 58;
  ui_param_value(view, PARAM_KEY, (UiRect){UI_MARGIN, row, narrow, 50});
  ui_param_value(view, PARAM_MODE, (UiRect){UI_MARGIN + narrow + 16, row, narrow, 50});
  ui_param_value(view, PARAM_TEMPO,
                 (UiRect){UI_MARGIN + 2 * (narrow + 16), row, narrow, 50});
  ui_param_value(view, PARAM_BARS,
                 (UiRect){UI_MARGIN + 3 * (narrow + 16), row, narrow, 50});
  const double x = UI_MARGIN + 4 * (narrow + 16);
  ui_param_value(view, PARAM_SEED, (UiRect){x, row, narrow, 50});
  ui_item_add(view, UI_ON_DICE, 0, UI_PUSH, (UiRect){x + narrow + 8, row + 20, 30, 30},
              UI_AREA_PANEL);
}

void
ui_compose_draw(UiView* view, cairo_t* cr)
{
  const UiRect        area = view->layout.panel;
  const UiItem* const dice = ui_item_at(view, UI_ON_DICE, 0);
  const UiRect foot = {UI_MARGIN, area.y + area.h - 28, area.w - 2 * UI_MARGIN, 18};
  if (dice) {
    ui_draw_icon_button(cr, &view->theme, dice->box, UI_ICON_DICE,
                        ui_heat(view, UI_ON_DICE, 0), false);
  }
  ui_ink(cr, view->theme.quiet, 1.0);
  ui_text_draw(
    cr, UI_SMALL, foot, UI_LEFT,
    "Heard in the next piece that is composed; a key moves what plays at once.");
}
