#include "ui/chip_edit.h"

#include "ui/lines.h"
#include "ui/mix.h"
#include "ui/utf8.h"
#include "ui/view_value.h"

#include <stdio.h>
#include <string.h>

static const char* const moods[] = {
  "happy",    "sad",   "calm",       "energetic", "dark",        "bright",
  "dreamy",   "tense", "romantic",   "epic",      "melancholic", "playful",
  "peaceful", "angry", "mysterious", "hopeful",   "nostalgic",   "triumphant"};

static const char* const meters[] = {"4/4", "3/4", "6/8", "12/8",
                                     "5/4", "7/8", "2/4", "9/8"};

static const char* const moves[] = {"none", "+1", "+2", "+3", "+4", "+5", "+6",
                                    "-1",   "-2", "-3", "-4", "-5", "-6"};

void
ui_chip_read(UiView* view)
{
  ui_reading(&view->mirror, &view->reading);
  ui_view_rearrange(view);
}

/// The port that a fact may also be set by, or PARAM_N.
static ParamId
knob_of(UiFact fact)
{
  return fact == UI_FACT_TEMPO    ? PARAM_TEMPO
         : fact == UI_FACT_LENGTH ? PARAM_BARS
         : fact == UI_FACT_KEY    ? PARAM_KEY
                                  : PARAM_N;
}

/// A knob wins over corrections, so it is turned back to "auto".
static void
free_knobs(UiView* view, UiFact fact)
{
  const ParamId id = knob_of(fact);
  if (id < PARAM_N) {
    ui_view_set(view, id, param_info(id)->preset);
  }
  if (fact == UI_FACT_KEY) {
    ui_view_set(view, PARAM_MODE, param_info(PARAM_MODE)->preset);
  }
}

static void
correct(UiView* view, const UiChip* chip, const char* value)
{
  UiMirror* const m = &view->mirror;
  free_knobs(view, chip->fact);
  if (ui_correct(&view->reading, chip, value, m->corrections, sizeof(m->corrections))) {
    view->out.correct(view->out.handle, m->corrections);
  } else {
    snprintf(view->notice, sizeof(view->notice),
             "There is no room for more corrections.");
    view->damage |= UI_AREA_STATUS;
  }
  ui_chip_read(view);
}

void
ui_chip_take(UiView* view, const char* value, bool chosen)
{
  const UiChip asked = view->asked; // The reading moves under it
  char         text[96];
  if (strcmp(value, asked.plain) != 0 || (chosen && !asked.pinned)) {
    ui_copy(text, sizeof(text), value);
    UiChip* found = NULL;
    for (unsigned i = 0; i < view->reading.n && !found; ++i) {
      UiChip* const chip = &view->reading.chips[i];
      found              = chip->fact == asked.fact &&
                  (asked.fact != UI_FACT_WITHOUT || !strcmp(chip->plain, asked.plain))
                             ? chip
                             : NULL;
    }
    if (found && asked.fact != UI_FACT_WITHOUT) {
      // Shown at once; the plugin's own reading follows
      ui_copy(found->value, sizeof(found->value), text);
    }
    correct(view, found ? found : &asked, text);
  }
}

static void
ask_by_field(UiView* view, const UiChip* chip, UiRect box)
{
  if (box.w < 160) {
    box.w = 160;
  }
  const double right = view->layout.window.w - UI_MARGIN;
  box.x              = box.x + box.w > right ? right - box.w : box.x;
  ui_entry_open(view, UI_FOR_CHIP, (UiSpot){UI_ON_CHIP, 0}, box, chip->plain);
}

static void
ask_from(UiView* view, const char* const* names, unsigned n, const UiChip* chip,
         unsigned index, UiRect box)
{
  ui_menu_begin(view, UI_ASK_CHIP, index, box);
  for (unsigned i = 0; i < n; ++i) {
    ui_menu_add(view, names[i], (int)i, !strcmp(names[i], chip->plain));
  }
  ui_menu_show(view, n > 10);
}

static void
ask_key(UiView* view, const UiChip* chip, unsigned index, UiRect box)
{
  ui_menu_begin(view, UI_ASK_CHIP, index, box);
  for (int minor = 0; minor < 2; ++minor) {
    ui_menu_heading(view, minor ? "Minor" : "Major");
    for (unsigned pc = 0; pc < 12; ++pc) {
      char name[48];
      snprintf(name, sizeof(name), "%s %s",
               base_key_name(pc, minor ? BASE_MINOR : BASE_MAJOR),
               minor ? "minor" : "major");
      ui_menu_add(view, name, 0, !strcmp(name, chip->plain));
    }
  }
  ui_menu_heading(view, "Modes");
  char   tonic[8];
  size_t n = strcspn(chip->plain, " ");
  n        = n < sizeof(tonic) ? n : sizeof(tonic) - 1;
  snprintf(tonic, sizeof(tonic), "%.*s", (int)n, chip->plain[0] ? chip->plain : "C");
  for (int mode = BASE_DORIAN; mode < BASE_N_MODES; ++mode) {
    char name[48];
    snprintf(name, sizeof(name), "%s %s", tonic, base_mode_name((BaseMode)mode));
    ui_menu_add(view, name, 0, !strcmp(name, chip->plain));
  }
  ui_menu_show(view, true);
}

static void
ask(UiView* view, const UiChip* chip, unsigned index, UiRect box)
{
  view->asked = *chip;
  switch (chip->fact) {
  case UI_FACT_MOOD:
    ask_from(view, moods, sizeof(moods) / sizeof(moods[0]), chip, index, box);
    break;
  case UI_FACT_METER:
    ask_from(view, meters, sizeof(meters) / sizeof(meters[0]), chip, index, box);
    break;
  case UI_FACT_MODULATION:
    ask_from(view, moves, sizeof(moves) / sizeof(moves[0]), chip, index, box);
    break;
  case UI_FACT_KEY:
    ask_key(view, chip, index, box);
    break;
  default:
    if (chip->fact >= UI_FACT_PART && chip->fact < UI_FACT_ONLY) {
      ui_menu_begin(view, UI_ASK_CHIP, index, box);
      ui_menu_add(view, "none", 0, chip->refused);
      ui_mix_catalogue(view, (unsigned)(chip->fact - UI_FACT_PART), chip->plain);
      ui_menu_show(view, true);
    } else if (chip->fact != UI_FACT_ONLY) {
      ask_by_field(view, chip, box);
    }
    break;
  }
}

void
ui_chip_ask(UiView* view, unsigned chip)
{
  const UiItem* const item = ui_item_at(view, UI_ON_CHIP, chip);
  if (item && chip < view->reading.n) {
    ask(view, &view->reading.chips[chip], chip, item->box);
  }
}

void
ui_chip_end(UiView* view, unsigned i)
{
  if (i >= view->reading.n) {
    return;
  }
  const UiChip chip = view->reading.chips[i];
  if (chip.pinned || chip.origin == UI_SET) {
    correct(view, &chip, NULL);
  } else {
    correct(view, &view->reading.chips[i], "");
  }
}

static bool
is_shown(const UiView* view, UiFact fact)
{
  for (unsigned i = 0; i < view->reading.n; ++i) {
    if (view->reading.chips[i].fact == fact) {
      return true;
    }
  }
  return false;
}

void
ui_chip_add(UiView* view)
{
  static const char* const names[] = {
    "genre",     "mood", "key", "tempo", "meter", "length", "form", "chord progression",
    "key change"};
  const UiItem* const item = ui_item_at(view, UI_ON_ADD, 0);
  if (!item) {
    return;
  }
  ui_menu_begin(view, UI_ASK_FACT, 0, item->box);
  for (unsigned i = 0; i <= UI_FACT_MODULATION; ++i) {
    if (!is_shown(view, (UiFact)i)) {
      ui_menu_add(view, names[i], (int)i, false);
    }
  }
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (!is_shown(view, (UiFact)(UI_FACT_PART + i))) {
      char name[48];
      snprintf(name, sizeof(name), "who plays %s", base_part_name((BasePart)i));
      ui_menu_add(view, name, (int)(UI_FACT_PART + i), false);
    }
  }
  ui_menu_add(view, "an instrument to leave out", UI_FACT_WITHOUT, false);
  ui_menu_show(view, false);
}

void
ui_chip_add_fact(UiView* view, UiFact fact)
{
  const UiItem* const item = ui_item_at(view, UI_ON_ADD, 0);
  const UiChip        chip = {.fact = fact};
  const UiRect        box  = item ? item->box : view->layout.reading;
  ask(view, &chip, UI_MAX_CHIPS, box);
}
