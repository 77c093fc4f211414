#include "ui/lines.h"
#include "ui/score.h"
#include "ui/tip.h"
#include "ui/value.h"

#include <stdio.h>
#include <string.h>

static const char ruler_words[] =
  "Click to hear from this bar while the host stands.\nShift and drag "
  "to select bars, then drag the selection out as MIDI.";
static const char grip_words[] =
  "Drag into a track of your host, or onto a folder: the piece, or the "
  "selected bars, as a MIDI file.";

/// What is said of a place, whatever it shows.
static const char* const places[] = {
  [UI_ON_FIELD] = "Describe the music in your own words, then press Enter.",
  [UI_ON_GENERATE] =
    "Compose this sentence. The same sentence again makes another take.",
  [UI_ON_CANCEL] = "Stop composing; what played before plays on. Escape does the same.",
  [UI_ON_PRESET_BOX] = "Browse the presets.",
  [UI_ON_SETTINGS]   = "Size and colours of this window.",
  [UI_ON_ADD]        = "Set another fact by hand.",
  [UI_ON_EXAMPLE]    = "Take this sentence to begin with.",
  [UI_ON_RULER]      = ruler_words,
  [UI_ON_FOLLOW]     = "Follow the playhead again.",
  [UI_ON_LISTEN]     = "Hear the piece while the host stands, or stop.",
  [UI_ON_GRIP]       = grip_words,
  [UI_ON_SAVE]       = "Save the piece as a MIDI or WAV file.",
  [UI_ON_DICE]       = "Another seed: another piece from the same sentence.",
  [UI_ON_SOLO] = "Hear this part alone; the others are muted until you press it again.",
  [UI_ON_INSTRUMENT] = "Who plays this part. Heard at once, nothing is composed anew.",
  [UI_ON_STRIP]      = "Drag this part out as a MIDI file.",
  [UI_ON_PART]       = "Click to mute or unmute. Drag it out as a MIDI file.",
  [UI_ON_STAR]    = "Stars are kept with the session; press again to take them away.",
  [UI_ON_COMPARE] = "Go back to the take before, and forth again.",
  [UI_ON_SEARCH]  = "Find presets by a word of their name or sentence.",
  [UI_ON_FILE_UP] = "The folder above.",
};

static const char*
place_words(UiSpot spot)
{
  if (spot.place == UI_ON_PRESET_STEP) {
    return spot.index ? "The next preset." : "The preset before.";
  }
  const bool known = spot.place < sizeof(places) / sizeof(places[0]);
  return known && places[spot.place] ? places[spot.place] : "";
}

static const char*
tab_words(unsigned tab)
{
  static const char* const words[UI_N_TABS] = {
    "Shape what plays, at once.", "Steer what is composed next.",
    "Instruments, levels, mutes and solos.", "The pieces of this session.",
    "Sentences and settings to begin with."};
  return words[tab % UI_N_TABS];
}

static void
about_param(const UiView* view, ParamId id, char* out, size_t size)
{
  const ParamInfo* const info = param_info(id);
  char                   value[32];
  ui_value_text(id, view->mirror.params[id], value, sizeof(value));
  const bool slides = info->kind == PARAM_FLOAT || info->kind == PARAM_INTEGER;
  snprintf(out, size, "%s: %s\n%s%s", info->name, value, info->comment,
           slides ? "\nDouble click resets, Shift is finer, right click types." : "");
}

static void
about_chip(const UiView* view, unsigned i, char* out, size_t size)
{
  static const char* const origins[] = {"The style's own choice.",
                                        "Follows from what you wrote.", "You wrote it.",
                                        "Set by hand; it wins over the sentence."};
  if (i >= view->reading.n) {
    return;
  }
  const UiChip* const chip = &view->reading.chips[i];
  if (chip->remark[0]) {
    snprintf(out, size, "%s\nClick to change it.", chip->remark);
  } else if (chip->words[0] && chip->origin == UI_INFERRED) {
    snprintf(out, size, "Follows from \xE2\x80\x9C%s\xE2\x80\x9D.\nClick to change it.",
             chip->words);
  } else {
    snprintf(out, size, "%s\n%s", origins[chip->origin],
             chip->fact == UI_FACT_ONLY ? "The cross lets others play again."
                                        : "Click to change it.");
  }
}

static void
about_chip_end(const UiView* view, unsigned i, char* out, size_t size)
{
  if (i < view->reading.n) {
    const UiChip* const chip = &view->reading.chips[i];
    snprintf(out, size, "%s",
             chip->pinned || chip->origin == UI_SET
               ? "Let the sentence decide again."
               : "Take this away, as if it had not been said.");
  }
}

static void
about_note(const UiView* view, char* out, size_t size)
{
  static const char* const names[] = {"C",  "C#", "D",  "Eb", "E",  "F",
                                      "F#", "G",  "G#", "A",  "Bb", "B"};
  const UiNote* const      note    = ui_score_note(view, view->tip_x, view->tip_y);
  if (note && note->part == BASE_DRUMS) {
    snprintf(out, size, "%s, note %d, velocity %d",
             view->mirror.piece.parts[note->part], note->pitch, note->velocity);
  } else if (note) {
    snprintf(out, size, "%s%d %s, velocity %d", names[note->pitch % 12],
             note->pitch / 12 - 1, view->mirror.piece.parts[note->part],
             note->velocity);
  }
}

void
ui_tip_text(const UiView* view, const UiItem* item, char* out, size_t size)
{
  out[0] = '\0';
  switch (item->spot.place) {
  case UI_ON_PARAM:
    about_param(view, (ParamId)item->spot.index, out, size);
    break;
  case UI_ON_CHIP:
    about_chip(view, item->spot.index, out, size);
    break;
  case UI_ON_CHIP_END:
    about_chip_end(view, item->spot.index, out, size);
    break;
  case UI_ON_SCORE:
    about_note(view, out, size);
    break;
  case UI_ON_TAB:
    snprintf(out, size, "%s", tab_words(item->spot.index));
    break;
  case UI_ON_PRESET:
    if (item->spot.index < view->banks.n) {
      snprintf(out, size, "%.300s", view->banks.things[item->spot.index].prompt);
    }
    break;
  case UI_ON_TAKE:
    if (item->spot.index < view->mirror.takes.n) {
      snprintf(out, size, "Hear this take: %s",
               view->mirror.takes.title[item->spot.index]);
    }
    break;
  default:
    snprintf(out, size, "%s", place_words(item->spot));
    break;
  }
}
