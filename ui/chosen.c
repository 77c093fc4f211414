// What follows from a line that was chosen in a menu.

#include "ui/act.h"
#include "ui/chip_edit.h"
#include "ui/mix.h"
#include "ui/view_value.h"

static void
set_up(UiView* view, int value)
{
  UiSettings settings = view->settings;
  if (value < 0) {
    settings.colours = (UiColours)(-1 - value);
  } else {
    settings.percent = value;
  }
  view->out.fit(view->out.handle, &settings);
}

static void
save(UiView* view, int what)
{
  const UiBars all = {0, 0}, bars = what == 1 ? view->bars : all;
  ui_dialog_open(view, what == 2 ? UI_WAV_FILE : UI_MIDI_FILE, -1, bars.first,
                 bars.last);
}

void
ui_act_chosen(UiView* view, UiQuestion question, unsigned index, const UiMenuLine* line)
{
  switch (question) {
  case UI_ASK_PARAM:
    ui_view_nudge(view, (ParamId)index, (float)line->value);
    break;
  case UI_ASK_CHIP:
    ui_chip_take(view, line->name, true);
    break;
  case UI_ASK_INSTRUMENT:
    ui_mix_choose(view, index, line->value);
    break;
  case UI_ASK_FACT:
    ui_chip_add_fact(view, (UiFact)line->value);
    break;
  case UI_ASK_SETTINGS:
    set_up(view, line->value);
    break;
  case UI_ASK_SAVE:
    save(view, line->value);
    break;
  case UI_ASK_NOTHING:
    break;
  }
}

void
ui_menu_choose(UiView* view, unsigned shown)
{
  const UiMenu* const menu = &view->menu;
  if (shown >= menu->n_shown || menu->lines[menu->shown[shown]].heading) {
    return;
  }
  const UiMenuLine line     = menu->lines[menu->shown[shown]];
  const UiQuestion question = menu->question;
  const unsigned   index    = menu->index;
  ui_menu_close(view);
  ui_items(view); // What is asked next stands beside what is there again
  ui_act_chosen(view, question, index, &line);
}
