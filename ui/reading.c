#include "ui/reading.h"

#include "ui/lines.h"
#include "ui/reader.h"

#include <stdio.h>
#include <string.h>

static UiOrigin
origin_of(UiJson fact)
{
  static const char* const names[] = {"default", "inferred", "stated", "set"};
  char                     word[16];
  ui_json_text(ui_json_get(fact, "origin"), word, sizeof(word));
  for (unsigned i = 0; i < 4; ++i) {
    if (!strcmp(word, names[i])) {
      return (UiOrigin)i;
    }
  }
  return UI_DEFAULT;
}

static bool
span_of(UiJson fact, double* begin, double* end)
{
  const UiJson span = ui_json_get(fact, "span");
  *begin            = ui_json_number(ui_json_at(span, 0), 0);
  *end              = ui_json_number(ui_json_at(span, 1), 0);
  return *end > *begin;
}

/// The conflict about the very words that a fact was read from.
static void
find_remark(UiReader* reader, UiJson fact, UiChip* chip)
{
  double begin = 0, end = 0, from = 0, to = 0;
  char   kind[16];
  if (!span_of(fact, &begin, &end)) {
    return;
  }
  for (unsigned i = 0; i < 16; ++i) {
    const UiJson remark = ui_json_at(reader->remarks, i);
    if (span_of(remark, &from, &to) && from < end && begin < to &&
        ui_json_text(ui_json_get(remark, "kind"), kind, sizeof(kind)) &&
        !strcmp(kind, "conflict")) {
      ui_json_text(ui_json_get(remark, "text"), chip->remark, sizeof(chip->remark));
      reader->used_remarks |= 1U << i;
      return;
    }
  }
}

UiChip*
ui_reader_add(UiReader* reader, UiFact fact, const char* name, UiJson source)
{
  static UiChip const blank;
  UiReading* const    out = reader->out;
  char                value[96];
  if (out->n == UI_MAX_CHIPS) {
    return NULL;
  }
  UiChip* const chip = &out->chips[out->n++];
  *chip              = blank;
  chip->fact         = fact;
  chip->origin       = origin_of(source);
  chip->pinned =
    ui_lines_get(reader->mirror->corrections, ui_fact_name(fact), value, sizeof(value));
  snprintf(chip->name, sizeof(chip->name), "%s", name);
  ui_json_text(ui_json_get(source, "words"), chip->words, sizeof(chip->words));
  find_remark(reader, source, chip);
  return chip;
}

void
ui_chip_say(UiChip* chip, const char* value, const char* unit)
{
  if (chip) {
    snprintf(chip->plain, sizeof(chip->plain), "%s", value);
    snprintf(chip->value, sizeof(chip->value), "%.80s%s%s", value, unit[0] ? " " : "",
             unit);
  }
}

/// The texts of an array with `gap` between them.
static void
join(UiJson list, const char* gap, char* out, size_t size)
{
  char   one[64];
  size_t used = 0;
  out[0]      = '\0';
  for (unsigned i = 0; ui_json_text(ui_json_at(list, i), one, sizeof(one)); ++i) {
    if (used + strlen(one) + strlen(gap) + 1 > size) {
      return;
    }
    used += (size_t)snprintf(out + used, size - used, "%s%s", i ? gap : "", one);
  }
}

static void
read_genres(UiReader* reader)
{
  const UiJson list = ui_json_get(reader->root, "genres");
  char         all[96], one[48];
  size_t       used = 0;
  all[0]            = '\0';
  for (unsigned i = 0; i < 4; ++i) {
    const UiJson genre = ui_json_at(list, i);
    if (ui_json_text(ui_json_get(genre, "value"), one, sizeof(one)) &&
        used + strlen(one) + 4 < sizeof(all)) {
      used += (size_t)snprintf(all + used, sizeof(all) - used, "%s%s",
                               used ? " + " : "", one);
    }
  }
  if (used) {
    ui_chip_say(ui_reader_add(reader, UI_FACT_GENRE, "", ui_json_at(list, 0)), all, "");
  }
}

/// A word for what the numbers say of a mood.
static const char*
mood_word(double valence, double arousal, double tension)
{
  if (tension > 0.45) {
    return arousal > 0.2 ? "tense" : "uneasy";
  }
  if (valence > 0.25) {
    return arousal > 0.25 ? "happy" : arousal < -0.25 ? "serene" : "warm";
  }
  if (valence < -0.25) {
    return arousal > 0.25 ? "angry" : arousal < -0.25 ? "sad" : "dark";
  }
  return arousal > 0.25 ? "lively" : arousal < -0.25 ? "calm" : "even";
}

static void
read_mood(UiReader* reader)
{
  const UiJson valence = ui_json_get(reader->root, "valence");
  const UiJson arousal = ui_json_get(reader->root, "arousal");
  const UiJson tension = ui_json_get(reader->root, "tension");
  const UiJson told    = origin_of(arousal) > origin_of(valence) ? arousal : valence;
  char         set[96];
  const bool   pinned =
    ui_lines_get(reader->mirror->corrections, "mood", set, sizeof(set));
  if (origin_of(told) == UI_DEFAULT && !pinned) {
    return;
  }
  UiChip* const chip = ui_reader_add(reader, UI_FACT_MOOD, "", told);
  if (chip) {
    const char* const word =
      mood_word(ui_json_number(ui_json_get(valence, "value"), 0),
                ui_json_number(ui_json_get(arousal, "value"), 0),
                ui_json_number(ui_json_get(tension, "value"), 0));
    ui_chip_say(chip, set[0] ? set : chip->words[0] ? chip->words : word, "");
  }
}

static void
read_key(UiReader* reader)
{
  const UiJson key  = ui_json_get(reader->root, "key");
  const UiJson mode = ui_json_get(reader->root, "mode");
  char         both[96], one[48];
  if (!ui_json_text(ui_json_get(key, "value"), both, sizeof(both))) {
    return;
  }
  ui_json_text(ui_json_get(mode, "value"), one, sizeof(one));
  const size_t used = strlen(both);
  snprintf(both + used, sizeof(both) - used, " %s", one);
  UiChip* const chip = ui_reader_add(reader, UI_FACT_KEY, "",
                                     origin_of(mode) > origin_of(key) ? mode : key);
  ui_chip_say(chip, both, "");
}

static void
read_modulation(UiReader* reader)
{
  const UiJson modulation = ui_json_get(reader->root, "modulation");
  const double semitones  = ui_json_number(ui_json_get(modulation, "value"), 0);
  char         text[96];
  if (origin_of(modulation) == UI_DEFAULT) {
    return;
  }
  snprintf(text, sizeof(text), "%+.0f", semitones);
  ui_chip_say(ui_reader_add(reader, UI_FACT_MODULATION, "key change", modulation),
              semitones == 0 ? "none" : text, "");
}

static void
read_times(UiReader* reader)
{
  const UiJson tempo  = ui_json_get(reader->root, "tempo");
  const UiJson meter  = ui_json_get(reader->root, "meter");
  const UiJson length = ui_json_get(reader->root, "length");
  const double bpm    = ui_json_number(ui_json_get(tempo, "value"), 0);
  const double bars   = ui_json_number(ui_json_get(length, "bars"), 0);
  const double s      = ui_json_number(ui_json_get(length, "seconds"), 0);
  char         text[96];
  if (bpm > 0) {
    // Not by %g: the host's locale may write a comma
    snprintf(text, sizeof(text), "%.0f", bpm);
    ui_chip_say(ui_reader_add(reader, UI_FACT_TEMPO, "", tempo), text, "bpm");
  }
  if (ui_json_text(ui_json_get(meter, "value"), text, sizeof(text))) {
    ui_chip_say(ui_reader_add(reader, UI_FACT_METER, "", meter), text, "");
  }
  if (!length.begin) {
    return;
  }
  const int32_t known = reader->mirror->piece.bars;
  const bool    endless =
    ui_json_true(ui_json_get(length, "endless")) || (bars < 1 && s <= 0 && !known);
  snprintf(text, sizeof(text), "%.0f",
           s > 0 && bars < 1 ? s
           : bars >= 1       ? bars
                             : known);
  ui_chip_say(ui_reader_add(reader, UI_FACT_LENGTH, "", length),
              endless ? "endless" : text,
              endless             ? ""
              : s > 0 && bars < 1 ? "seconds"
                                  : "bars");
}

static void
read_list(UiReader* reader, UiFact fact, const char* member, const char* gap)
{
  const UiJson source = ui_json_get(reader->root, member);
  char         text[90];
  join(ui_json_get(source, "value"), gap, text, sizeof(text));
  if (text[0]) {
    ui_chip_say(ui_reader_add(reader, fact, member, source), text, "");
  }
}

void
ui_reading(const UiMirror* mirror, UiReading* out)
{
  const char* const json = mirror->intent ? mirror->intent : "";
  UiReader     reader    = {mirror, out, ui_json(json, strlen(json)), {NULL, NULL}, 0};
  const UiJson only      = ui_json_get(reader.root, "only");
  const bool   alone = ui_json_true(only) || ui_json_true(ui_json_get(only, "value"));
  char         sentence[8];
  memset(out, 0, sizeof(*out));
  if (ui_json_text(ui_json_get(reader.root, "sentence"), sentence, sizeof(sentence)) &&
      !sentence[0] && !mirror->corrections[0]) {
    return; // Nothing was said, so nothing was understood
  }
  reader.remarks = ui_json_get(reader.root, "remarks");
  read_genres(&reader);
  read_mood(&reader);
  read_key(&reader);
  read_modulation(&reader);
  read_times(&reader);
  read_list(&reader, UI_FACT_FORM, "form", " ");
  read_list(&reader, UI_FACT_CHORDS, "chords", " ");
  ui_reader_parts(&reader, alone);
  ui_reader_remark(&reader);
}
