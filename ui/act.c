#include "ui/act.h"

#include "ui/chip_edit.h"
#include "ui/mix.h"
#include "ui/panel.h"
#include "ui/presets.h"
#include "ui/takes.h"
#include "ui/view_edit.h"
#include "ui/view_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void
open_tab(UiView* view, UiTab tab)
{
  const bool fold     = view->tab == tab && !view->layout.folded;
  view->tab           = tab;
  view->layout.folded = fold;
  ui_view_resize(view, view->width, view->height, view->scale);
}

static void
ask_settings(UiView* view)
{
  static const int         percents[] = {100, 125, 150, 175, 200, 250, 300};
  static const char* const colours[]  = {"as the host", "dark", "light"};
  const UiItem* const      item       = ui_item_at(view, UI_ON_SETTINGS, 0);
  const UiSettings         is         = view->settings;
  if (!item) {
    return;
  }
  ui_menu_begin(view, UI_ASK_SETTINGS, 0, item->box);
  ui_menu_heading(view, "Size");
  ui_menu_add(view, "as the screen", 0, is.percent == 0);
  for (unsigned i = 0; i < 7; ++i) {
    char name[16];
    snprintf(name, sizeof(name), "%d %%", percents[i]);
    ui_menu_add(view, name, percents[i], is.percent == percents[i]);
  }
  ui_menu_heading(view, "Colours");
  for (int i = 0; i < 3; ++i) {
    ui_menu_add(view, colours[i], -1 - i, (int)is.colours == i);
  }
  ui_menu_show(view, false);
}

static void
ask_save(UiView* view)
{
  const UiItem* const item = ui_item_at(view, UI_ON_SAVE, 0);
  if (!item) {
    return;
  }
  ui_menu_begin(view, UI_ASK_SAVE, 0, item->box);
  ui_menu_add(view, "The piece as MIDI\xE2\x80\xA6", 0, false);
  if (view->bars.last > view->bars.first) {
    ui_menu_add(view, "The selected bars as MIDI\xE2\x80\xA6", 1, false);
  }
  ui_menu_add(view, "The piece as WAV\xE2\x80\xA6", 2, false);
  ui_menu_show(view, false);
}

void
ui_act_listen(UiView* view, double ticks, bool rolling)
{
  if (view->mirror.playhead.rolling && !view->listening) {
    snprintf(view->notice, sizeof(view->notice),
             "The host rolls; move its playhead to hear another bar.");
    view->damage |= UI_AREA_STATUS;
    return;
  }
  view->listening  = rolling;
  view->listened_s = view->now_s;
  view->out.listen(view->out.handle, ticks, rolling);
  view->damage |= UI_AREA_LEGEND;
}

static void
roll_dice(UiView* view)
{
  const ParamInfo* const info = param_info(PARAM_SEED);
  // Any number will do; the clock is as good as dice
  const double moved = fmod(view->now_s * 7919.0 + 31.0, 1.0);
  const float  next  = roundf(info->least + (float)moved * (info->most - info->least));
  ui_view_nudge(view, PARAM_SEED, next == view->mirror.params[PARAM_SEED] ? 7 : next);
}

static void
toggle_part(UiView* view, unsigned part)
{
  const ParamId id = (ParamId)(PARAM_MUTE + part);
  ui_view_nudge(view, id, view->mirror.params[id] < 0.5f);
  view->soloed = 0;
}

static void
take_example(UiView* view, unsigned i)
{
  const char* const example = ui_example(i);
  ui_text_set(&view->text, example, strlen(example));
  ui_view_edit(view, true);
  ui_view_touched(view);
}

static void
act_on_list(UiView* view, UiSpot spot)
{
  switch (spot.place) {
  case UI_ON_TAKE:
    if (spot.index < view->mirror.takes.n) {
      ui_takes_play(view, view->mirror.takes.number[spot.index]);
    }
    break;
  case UI_ON_STAR:
    ui_takes_rate(view, spot.index / 8, spot.index % 8 + 1);
    break;
  case UI_ON_COMPARE:
    ui_takes_compare(view);
    break;
  case UI_ON_BANK:
    ui_presets_bank(view, spot.index);
    break;
  case UI_ON_PRESET:
    ui_presets_apply(view, spot.index);
    break;
  case UI_ON_MENU:
    ui_menu_choose(view, spot.index);
    break;
  default:
    ui_dialog_act(view, spot);
    break;
  }
}

static void
act_on_music(UiView* view, UiSpot spot)
{
  switch (spot.place) {
  case UI_ON_CHIP:
    ui_chip_ask(view, spot.index);
    break;
  case UI_ON_CHIP_END:
    ui_chip_end(view, spot.index);
    break;
  case UI_ON_ADD:
    ui_chip_add(view);
    break;
  case UI_ON_EXAMPLE:
    take_example(view, spot.index);
    break;
  case UI_ON_FOLLOW:
    view->adrift = false;
    ui_view_rearrange(view);
    break;
  case UI_ON_PART:
    toggle_part(view, spot.index);
    break;
  case UI_ON_LISTEN:
    ui_act_listen(view, fmax(view->ticks, 0.0), !view->listening);
    break;
  case UI_ON_SOLO:
    ui_mix_solo(view, spot.index);
    break;
  case UI_ON_INSTRUMENT:
    ui_mix_ask(view, spot.index);
    break;
  default:
    act_on_list(view, spot);
    break;
  }
}

void
ui_act(UiView* view, const UiItem* item)
{
  const UiItem it = *item; // The table may be made anew
  switch (it.spot.place) {
  case UI_ON_GENERATE:
    ui_view_compose(view);
    break;
  case UI_ON_CANCEL:
    view->out.cancel(view->out.handle);
    break;
  case UI_ON_PRESET_BOX:
    if (view->tab != UI_TAB_PRESETS || view->layout.folded) {
      open_tab(view, UI_TAB_PRESETS);
    }
    break;
  case UI_ON_PRESET_STEP:
    ui_presets_step(view, it.spot.index ? 1 : -1);
    break;
  case UI_ON_SETTINGS:
    ask_settings(view);
    break;
  case UI_ON_TAB:
    open_tab(view, (UiTab)it.spot.index);
    break;
  case UI_ON_SAVE:
    ask_save(view);
    break;
  case UI_ON_PARAM:
    ui_value_click(view, &it);
    break;
  case UI_ON_DICE:
    roll_dice(view);
    break;
  default:
    act_on_music(view, it.spot);
    break;
  }
}

bool
ui_act_excerpt(const UiView* view, const UiItem* item, UiExcerpt* what)
{
  const bool part = item->spot.place == UI_ON_PART || item->spot.place == UI_ON_STRIP;
  *what           = (UiExcerpt){part ? (int)item->spot.index : -1, view->bars};
  return view->mirror.n_sections > 0;
}
