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

// Where things stand in a strip
static UiRect
head_of(UiRect strip)
{
  return (UiRect){strip.x, strip.y, strip.w, 26};
}

static UiRect
chooser_of(UiRect strip)
{
  return (UiRect){strip.x + 6, strip.y + 26, strip.w - 12, 22};
}

static UiRect
mute_of(UiRect strip)
{
  return (UiRect){strip.x + strip.w - 36, strip.y + 56, 28, 22};
}

static UiRect
solo_of(UiRect strip)
{
  return (UiRect){strip.x + strip.w - 36, strip.y + 82, 28, 22};
}

static bool
is_used(const UiView* view, unsigned part)
{
  return view->mirror.piece.parts[part][0];
}

static void
add_strip(UiView* view, unsigned part)
{
  const UiRect box = strip_of(&view->layout, part);
  ui_item_add(view, UI_ON_STRIP, part, UI_GRAB, head_of(box), UI_AREA_PANEL);
  ui_item_add(view, UI_ON_INSTRUMENT, part, UI_PUSH, chooser_of(box), UI_AREA_PANEL);
  ui_item_add(view, UI_ON_PARAM, PARAM_LEVEL + part, UI_SLIDE_Y,
              (UiRect){box.x + 6, box.y + 52, 26, box.h - 58}, UI_AREA_PANEL)
    ->track = (UiRect){box.x + 17, box.y + 60, 4, box.h - 74};
  ui_item_add(view, UI_ON_PARAM, PARAM_MUTE + part, UI_SWITCH, mute_of(box),
              UI_AREA_PANEL);
  ui_item_add(view, UI_ON_SOLO, part, UI_PUSH, solo_of(box), UI_AREA_PANEL);
}

static void
add_master(UiView* view)
{
  const UiRect box = master_of(&view->layout);
  ui_param_slider(view, PARAM_REVERB,
                  (UiRect){box.x + 16, box.y + 16, box.w - 104, 40});
  ui_param_slider(view, PARAM_WIDTH, (UiRect){box.x + 16, box.y + 76, box.w - 104, 40});
  UiItem* const volume = ui_item_add(
    view, UI_ON_PARAM, PARAM_VOLUME, UI_SLIDE_Y,
    (UiRect){box.x + box.w - 66, box.y + 22, 34, box.h - 44}, UI_AREA_PANEL);
  volume->track = (UiRect){box.x + box.w - 51, box.y + 34, 4, box.h - 68};
}

void
ui_mixer_items(UiView* view)
{
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (is_used(view, i)) {
      add_strip(view, i);
    }
  }
  add_master(view);
}

/// The panel and whose it is.
static void
draw_head(UiView* view, cairo_t* cr, unsigned part, UiRect box)
{
  const UiTheme* const t    = &view->theme;
  const bool           used = is_used(view, part);
  const UiHeat         heat = ui_heat(view, UI_ON_STRIP, part);
  ui_round(cr, box, 9);
  ui_ink(cr, t->panel, used ? 1.0 : 0.45);
  cairo_fill(cr);
  ui_round(cr, (UiRect){box.x + 10, box.y + 9, 8, 8}, 2.5);
  ui_ink(cr, t->parts[part], used ? 1.0 : 0.35);
  cairo_fill(cr);
  ui_ink(cr, heat ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 24, box.y, box.w - 30, 26}, UI_LEFT,
               base_part_name((BasePart)part));
  if (used && heat) {
    ui_ink(cr, t->quiet, 1.0);
    ui_icon(cr, UI_ICON_GRIP, (UiRect){box.x + box.w - 20, box.y, 12, 26});
  }
}

static void
draw_chooser(UiView* view, cairo_t* cr, unsigned part, UiRect box)
{
  const UiTheme* const t    = &view->theme;
  const UiHeat         heat = ui_heat(view, UI_ON_INSTRUMENT, part);
  ui_draw_frame(cr, t, box, 5, heat ? t->line : t->sunken, heat);
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 6, box.y, box.w - 22, 22}, UI_LEFT,
               ui_mix_instrument(view, part));
  ui_ink(cr, t->quiet, 1.0);
  ui_icon(cr, UI_ICON_DOWN, (UiRect){box.x + box.w - 17, box.y, 14, 22});
}

static void
draw_level(UiView* view, cairo_t* cr, unsigned part, UiRect box)
{
  const ParamId level = (ParamId)(PARAM_LEVEL + part);
  char          text[32];
  if (box.w < 96) { // No room for a unit
    ui_value_plain(level, view->mirror.params[level], text, sizeof(text));
  } else {
    ui_value_text(level, view->mirror.params[level], text, sizeof(text));
  }
  ui_ink(cr, view->theme.quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 44, box.y + box.h - 32, box.w - 50, 18},
               UI_RIGHT, text);
}

static void
draw_strip(UiView* view, cairo_t* cr, unsigned part)
{
  const UiTheme* const t   = &view->theme;
  const UiRect         box = strip_of(&view->layout, part);
  draw_head(view, cr, part, box);
  if (!is_used(view, part)) {
    ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 10, box.y + 26, box.w - 20, 22},
                 UI_LEFT, "not in this piece");
    return;
  }
  draw_chooser(view, cr, part, chooser_of(box));
  draw_level(view, cr, part, box);
  ui_draw_plain(cr, t, solo_of(box), "S", ui_heat(view, UI_ON_SOLO, part),
                view->soloed >> part & 1U, t->accent);
  ui_draw_meter(cr, t, ui_mixer_meter(&view->layout, part), view->part_shown_db[part],
                t->parts[part]);
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
  }
  draw_master(view, cr);
  ui_draw_meter(cr, &view->theme, ui_mixer_meter(&view->layout, BASE_N_PARTS),
                view->level_db, view->theme.accent);
}
