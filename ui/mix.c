#include "ui/mix.h"

#include "core/param/instrument.h"
#include "ui/lines.h"
#include "ui/view_value.h"

#include <stdio.h>
#include <string.h>

const char*
ui_mix_instrument(const UiView* view, unsigned part)
{
  char name[64];
  if (ui_lines_get(view->mirror.instruments, base_part_name((BasePart)part), name,
                   sizeof(name)) &&
      name[0]) {
    const uint32_t id = param_instrument_find(name);
    if (id < param_n_instruments()) {
      return param_instrument(id)->name;
    }
  }
  return view->mirror.piece.parts[part];
}

typedef enum {
  KEYS,
  MALLETS,
  ORGANS,
  GUITARS,
  BASSES,
  STRINGS,
  VOICES,
  BRASS,
  REEDS,
  FLUTES,
  LEADS,
  PADS,
  WORLD,
  EFFECTS,
  KITS,
  N_FAMILIES,
} Family;

/// The families of General MIDI, somewhat nearer to how people look for a sound.
static Family
family_of(const ParamInstrument* instrument)
{
  static const uint8_t eights[16] = {
    KEYS,  MALLETS, ORGANS, GUITARS, BASSES,  STRINGS, STRINGS, BRASS,
    REEDS, FLUTES,  LEADS,  PADS,    EFFECTS, WORLD,   EFFECTS, EFFECTS};
  const uint8_t program = instrument->program;
  return instrument->voicing == PARAM_HITS ? KITS
         : program >= 52 && program <= 55  ? VOICES
         : program == 98 || program == 114 ? MALLETS
         : program == 99                   ? LEADS
                                           : (Family)eights[program / 8 % 16];
}

static void
add_family(UiView* view, Family family, const char* now)
{
  static const char* const names[N_FAMILIES] = {"Keys",     "Mallets and bells",
                                                "Organs",   "Guitars",
                                                "Basses",   "Strings",
                                                "Voices",   "Brass",
                                                "Reeds",    "Flutes",
                                                "Leads",    "Pads",
                                                "World",    "Effects",
                                                "Drum kits"};
  bool                     headed            = false;
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const one = param_instrument(id);
    if (family_of(one) == family) {
      if (!headed) {
        ui_menu_heading(view, names[family]);
        headed = true;
      }
      ui_menu_add(view, one->name, (int)id, !strcmp(one->name, now));
    }
  }
}

void
ui_mix_catalogue(UiView* view, unsigned part, const char* now)
{
  for (int family = part == BASE_DRUMS ? KITS : KEYS;
       family < (part == BASE_DRUMS ? N_FAMILIES : KITS); ++family) {
    add_family(view, (Family)family, now);
  }
}

void
ui_mix_ask(UiView* view, unsigned part)
{
  const UiItem* const item = ui_item_at(view, UI_ON_INSTRUMENT, part);
  char                set[64];
  ui_lines_get(view->mirror.instruments, base_part_name((BasePart)part), set,
               sizeof(set));
  if (item) {
    ui_menu_begin(view, UI_ASK_INSTRUMENT, part, item->box);
    ui_menu_add(view, "as composed", -1, !set[0]);
    ui_mix_catalogue(view, part, ui_mix_instrument(view, part));
    ui_menu_show(view, true);
  }
}

void
ui_mix_choose(UiView* view, unsigned part, int instrument)
{
  UiMirror* const m    = &view->mirror;
  const char*     name = instrument >= 0 && (uint32_t)instrument < param_n_instruments()
                           ? param_instrument((uint32_t)instrument)->name
                           : NULL;
  if (ui_lines_set(m->instruments, sizeof(m->instruments),
                   base_part_name((BasePart)part), name)) {
    view->out.recast(view->out.handle, m->instruments);
  }
  ui_view_rearrange(view);
}

static void
set_mute(UiView* view, unsigned part, bool mute)
{
  const ParamId id = (ParamId)(PARAM_MUTE + part);
  if ((view->mirror.params[id] >= 0.5f) != mute) {
    view->out.touch(view->out.handle, id, true);
    ui_view_set(view, id, mute);
    view->out.touch(view->out.handle, id, false);
  }
}

void
ui_mix_solo(UiView* view, unsigned part)
{
  if (!view->soloed) {
    view->muted_before = 0;
    for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
      view->muted_before |= (view->mirror.params[PARAM_MUTE + i] >= 0.5f ? 1U : 0U)
                            << i;
    }
  }
  view->soloed ^= 1U << part;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const unsigned from = view->soloed ? ~view->soloed : view->muted_before;
    set_mute(view, i, from >> i & 1U);
  }
  view->damage |= UI_AREA_PANEL | UI_AREA_LEGEND;
}
