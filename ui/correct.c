// Chips are corrected by lines that win over the sentence (ui/lines.h).

#include "ui/lines.h"
#include "ui/reading.h"

#include <string.h>

const char*
ui_fact_name(UiFact fact)
{
  static const char* const names[UI_N_FACTS] = {
    [UI_FACT_GENRE]      = "genre",
    [UI_FACT_MOOD]       = "mood",
    [UI_FACT_KEY]        = "key",
    [UI_FACT_TEMPO]      = "tempo",
    [UI_FACT_METER]      = "meter",
    [UI_FACT_LENGTH]     = "length",
    [UI_FACT_FORM]       = "form",
    [UI_FACT_CHORDS]     = "progression",
    [UI_FACT_ONLY]       = "only",
    [UI_FACT_WITHOUT]    = "without",
    [UI_FACT_MODULATION] = "modulation",
  };
  if (fact >= UI_FACT_PART && fact < UI_FACT_ONLY) {
    const BasePart part = (BasePart)(fact - UI_FACT_PART);
    // "chords" alone could be a progression as well
    return part == BASE_CHORDS ? "comping" : base_part_name(part);
  }
  return names[fact];
}

/// Tell again who is left out, without `chip`, or with `value` in its place.
static bool
leave_out(const UiReading* reading, const UiChip* chip, const char* value, char* lines,
          size_t size)
{
  bool all = ui_lines_set(lines, size, "without", "");
  for (unsigned i = 0; i < reading->n; ++i) {
    const UiChip* const other = &reading->chips[i];
    const char* const   name  = other == chip ? value : other->plain;
    if (other->fact == UI_FACT_WITHOUT && name[0]) {
      all = ui_lines_add(lines, size, "without", name) && all;
    }
  }
  return all;
}

bool
ui_correct(const UiReading* reading, const UiChip* chip, const char* value, char* lines,
           size_t size)
{
  if (chip->fact == UI_FACT_WITHOUT && value) {
    return leave_out(reading, chip, value, lines, size);
  }
  if (chip->fact == UI_FACT_ONLY && value && !value[0]) {
    value = "no";
  }
  if (chip->fact == UI_FACT_KEY) {
    ui_lines_set(lines, size, "mode", value && !value[0] ? "" : NULL);
  }
  return ui_lines_set(lines, size, ui_fact_name(chip->fact), value);
}
