#include "ui/lines.h"
#include "ui/reader.h"

#include <stdio.h>
#include <string.h>

static void
read_parts(UiReader* reader, bool only)
{
  const UiJson parts = ui_json_get(reader->root, "parts");
  char         wish[16], instrument[64], set[64];
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const char* const name = base_part_name((BasePart)i);
    const UiFact      fact = (UiFact)(UI_FACT_PART + i);
    const UiJson      part = ui_json_get(parts, name);
    const bool        pinned =
      ui_lines_get(reader->mirror->corrections, ui_fact_name(fact), set, sizeof(set));
    ui_json_text(ui_json_get(part, "wish"), wish, sizeof(wish));
    ui_json_text(ui_json_get(part, "instrument"), instrument, sizeof(instrument));
    const bool excluded = !strcmp(wish, "excluded");
    if (!pinned && ((excluded && only) || (!excluded && strcmp(wish, "wanted") != 0))) {
      continue;
    }
    UiChip* const chip = ui_reader_add(reader, fact, excluded ? "no" : name, part);
    if (chip) {
      chip->refused = excluded;
      ui_chip_say(chip, excluded ? name : instrument[0] ? instrument : "any", "");
      snprintf(chip->plain, sizeof(chip->plain), "%s", excluded ? "none" : instrument);
    }
  }
}

/// The last word of a name: what is left out by it is told by one chip.
static const char*
family(const char* name)
{
  const char* const space = strrchr(name, ' ');
  return space ? space + 1 : name;
}

static bool
is_told(const UiReading* reading, const char* value)
{
  for (unsigned i = 0; i < reading->n; ++i) {
    if (reading->chips[i].fact == UI_FACT_WITHOUT &&
        !strcmp(reading->chips[i].plain, value)) {
      return true;
    }
  }
  return false;
}

/// Whether another name of the list has the same last word.
static bool
has_siblings(UiJson list, unsigned index, const char* name)
{
  char other[64];
  for (unsigned i = 0; ui_json_text(ui_json_at(list, i), other, sizeof(other)); ++i) {
    if (i != index && !strcmp(family(other), family(name))) {
      return true;
    }
  }
  return false;
}

static void
read_excluded(UiReader* reader, bool no_drums)
{
  const UiJson list = ui_json_get(reader->root, "excluded");
  const UiJson none = {NULL, NULL};
  char         name[64];
  for (unsigned i = 0; ui_json_text(ui_json_at(list, i), name, sizeof(name)); ++i) {
    const char* const told = has_siblings(list, i, name) ? family(name) : name;
    if (is_told(reader->out, told) || (no_drums && !strcmp(family(name), "kit"))) {
      continue;
    }
    UiChip* const chip = ui_reader_add(reader, UI_FACT_WITHOUT, "no", none);
    if (chip) {
      chip->refused = true;
      chip->origin  = chip->pinned ? UI_SET : UI_STATED;
      ui_chip_say(chip, told, "");
    }
  }
}

static void
read_only(UiReader* reader)
{
  const UiJson  none = {NULL, NULL};
  UiChip* const chip = ui_reader_add(reader, UI_FACT_ONLY, "", none);
  ui_chip_say(chip, "nothing else", "");
  if (chip) {
    chip->origin = chip->pinned ? UI_SET : UI_STATED;
  }
}

static bool
no_drums(const UiReader* reader)
{
  char         wish[16];
  const UiJson parts = ui_json_get(reader->root, "parts");
  ui_json_text(ui_json_get(ui_json_get(parts, "drums"), "wish"), wish, sizeof(wish));
  return !strcmp(wish, "excluded");
}

void
ui_reader_remark(UiReader* reader)
{
  UiReading* const out = reader->out;
  char             text[96], words[48];
  for (unsigned i = 0; i < 16 && !out->remark[0]; ++i) {
    const UiJson remark = ui_json_at(reader->remarks, i);
    if (!(reader->used_remarks & 1U << i) &&
        ui_json_text(ui_json_get(remark, "text"), text, sizeof(text))) {
      ui_json_text(ui_json_get(remark, "words"), words, sizeof(words));
      snprintf(out->remark, sizeof(out->remark), "%s%s%s%s",
               words[0] ? "\xE2\x80\x9C" : "", words, words[0] ? "\xE2\x80\x9D: " : "",
               text);
    }
  }
}

void
ui_reader_parts(UiReader* reader, bool only)
{
  read_parts(reader, only);
  if (only) {
    read_only(reader);
  }
  read_excluded(reader, no_drums(reader));
}
