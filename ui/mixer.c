#include "ui/mix.h"
#include "ui/panel.h"
#include "ui/value.h"

#include <math.h>
#include <string.h>

static double
master_width(const UiLayout* layout)
{
  return layout->panel.w < 960 ? 186.0 : 212.0;
}

static UiRect
strip_of(const UiLayout* layout, unsigned part)
{
  const UiRect area = layout->panel;
  const double each =
    (area.w - 2 * UI_MARGIN - master_width(layout) - 8 * 8) / BASE_N_PARTS;
  return (UiRect){UI_MARGIN + part * (each + 8), area.y + 8, each, area.h - 20};
}

static UiRect
master_of(const UiLayout* layout)
{
  const UiRect area  = layout->panel;
  const double width = master_width(layout);
  return (UiRect){area.w - UI_MARGIN - width, area.y + 8, width, area.h - 20};
}

UiRect
ui_mixer_meter(const UiLayout* layout, unsigned part)
{
  if (part >= BASE_N_PARTS) {
    const UiRect box = master_of(layout);
    return (UiRect){box.x + box.w - 20, box.y + 14, 6, box.h - 28};
  }
  const UiRect box = strip_of(layout, part);
  return (UiRect){box.x + 34, box.y + 60, 5, box.h - 74};
}

void
ui_mixer_items(UiView* view)
{
  const UiLayout* const l = &view->layout;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const UiRect box = strip_of(l, i);
    if (!view->mirror.piece.parts[i][0]) {
      continue;
    }
    ui_item_add(view, UI_ON_STRIP, i, UI_GRAB, (UiRect){box.x, box.y, box.w, 26},
                UI_AREA_PANEL);
    ui_item_add(view, UI_ON_INSTRUMENT, i, UI_PUSH,
                (UiRect){box.x + 6, box.y + 26, box.w - 12, 22}, UI_AREA_PANEL);
    UiItem* const fader =
      ui_item_add(view, UI_ON_PARAM, PARAM_LEVEL + i, UI_SLIDE_Y,
                  (UiRect){box.x + 6, box.y + 52, 26, box.h - 58}, UI_AREA_PANEL);
    fader->track   = (UiRect){box.x + 17, box.y + 60, 4, box.h - 74};
    const double x = box.x + box.w - 36;
    ui_item_add(view, UI_ON_PARAM, PARAM_MUTE + i, UI_SWITCH,
                (UiRect){x, box.y + 56, 28, 22}, UI_AREA_PANEL);
    ui_item_add(view, UI_ON_SOLO, i, UI_PUSH, (UiRect){x, box.y + 82, 28, 22},
                UI_AREA_PANEL);
  }
  const UiRect box = master_of(l);
  ui_param_slider(view, PARAM_REVERB,
                  (UiRect){box.x + 16, box.y + 16, box.w - 104, 40});
  ui_param_slider(view, PARAM_WIDTH, (UiRect){box.x + 16, box.y + 76, box.w - 104, 40});
  UiItem* const volume = ui_item_add(
    view, UI_ON_PARAM, PARAM_VOLUME, UI_SLIDE_Y,
    (UiRect){box.x + box.w - 66, box.y + 22, 34, box.h - 44}, UI_AREA_PANEL);
  volume->track = (UiRect){box.x + box.w - 51, box.y + 34, 4, box.h - 68};
}

static void
draw_strip(UiView* view, cairo_t* cr, unsigned part)
{
  const UiTheme* const t    = &view->theme;
  const UiRect         box  = strip_of(&view->layout, part);
  const bool           used = view->mirror.piece.parts[part][0];
  const UiHeat         name = ui_heat(view, UI_ON_INSTRUMENT, part);
  char                 text[32];
  ui_round(cr, box, 9);
  ui_ink(cr, t->panel, used ? 1.0 : 0.45);
  cairo_fill(cr);
  ui_round(cr, (UiRect){box.x + 10, box.y + 9, 8, 8}, 2.5);
  ui_ink(cr, t->parts[part], used ? 1.0 : 0.35);
  cairo_fill(cr);
  ui_ink(cr, ui_heat(view, UI_ON_STRIP, part) ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 24, box.y, box.w - 30, 26}, UI_LEFT,
               base_part_name((BasePart)part));
  if (!used) {
    ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 10, box.y + 26, box.w - 20, 22},
                 UI_LEFT, "not in this piece");
    return;
  }
  if (ui_heat(view, UI_ON_STRIP, part)) {
    ui_ink(cr, t->quiet, 1.0);
    ui_icon(cr, UI_ICON_GRIP, (UiRect){box.x + box.w - 20, box.y, 12, 26});
  }
  const UiRect chooser = {box.x + 6, box.y + 26, box.w - 12, 22};
  ui_draw_frame(cr, t, chooser, 5, name ? t->line : t->sunken, name);
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){chooser.x + 6, chooser.y, chooser.w - 22, 22},
               UI_LEFT, ui_mix_instrument(view, part));
  ui_ink(cr, t->quiet, 1.0);
  ui_icon(cr, UI_ICON_DOWN, (UiRect){chooser.x + chooser.w - 17, chooser.y, 14, 22});
  const ParamId level = (ParamId)(PARAM_LEVEL + part);
  if (box.w < 96) { // No room for a unit
    ui_value_plain(level, view->mirror.params[level], text, sizeof(text));
  } else {
    ui_value_text(level, view->mirror.params[level], text, sizeof(text));
  }
  ui_ink(cr, t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 44, box.y + box.h - 32, box.w - 50, 18},
               UI_RIGHT, text);
  ui_draw_plain(cr, t, (UiRect){box.x + box.w - 36, box.y + 82, 28, 22}, "S",
                ui_heat(view, UI_ON_SOLO, part), view->soloed >> part & 1U, t->accent);
}

static void
draw_master(UiView* view, cairo_t* cr)
{
  const UiTheme* const t   = &view->theme;
  const UiRect         box = master_of(&view->layout);
  char                 text[32];
  ui_round(cr, box, 9);
  ui_ink(cr, t->panel, 1.0);
  cairo_fill(cr);
  ui_ink(cr, t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + box.w - 79, box.y + 4, 60, 18}, UI_CENTRE,
               "volume");
  ui_value_text(PARAM_VOLUME, view->mirror.params[PARAM_VOLUME], text, sizeof(text));
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + box.w - 84, box.y + box.h - 24, 70, 18},
               UI_CENTRE, text);
}

void
ui_mixer_draw(UiView* view, cairo_t* cr)
{
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    draw_strip(view, cr, i);
    if (view->mirror.piece.parts[i][0]) {
      ui_draw_meter(cr, &view->theme, ui_mixer_meter(&view->layout, i),
                    view->part_shown_db[i], view->theme.parts[i]);
    }
  }
  draw_master(view, cr);
  ui_draw_meter(cr, &view->theme, ui_mixer_meter(&view->layout, BASE_N_PARTS),
                view->level_db, view->theme.accent);
}
