#include "ui/reading.h"

#include "ui/json.h"
#include "ui/lines.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const UiMirror* mirror;
  UiReading*      out;
  UiJson          root, remarks;
  unsigned        used_remarks; ///< Bits of those that belong to a chip
} Reader;

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
find_remark(Reader* reader, UiJson fact, UiChip* chip)
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

static UiChip*
add(Reader* reader, UiFact fact, const char* name, UiJson source)
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

static void
say(UiChip* chip, const char* value, const char* unit)
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
read_genres(Reader* reader)
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
    say(add(reader, UI_FACT_GENRE, "", ui_json_at(list, 0)), all, "");
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
read_mood(Reader* reader)
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
  UiChip* const chip = add(reader, UI_FACT_MOOD, "", told);
  if (chip) {
    const char* const word =
      mood_word(ui_json_number(ui_json_get(valence, "value"), 0),
                ui_json_number(ui_json_get(arousal, "value"), 0),
                ui_json_number(ui_json_get(tension, "value"), 0));
    say(chip, set[0] ? set : chip->words[0] ? chip->words : word, "");
  }
}

static void
read_key(Reader* reader)
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
  UiChip* const chip =
    add(reader, UI_FACT_KEY, "", origin_of(mode) > origin_of(key) ? mode : key);
  say(chip, both, "");
}

static void
read_times(Reader* reader)
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
    say(add(reader, UI_FACT_TEMPO, "", tempo), text, "bpm");
  }
  if (ui_json_text(ui_json_get(meter, "value"), text, sizeof(text))) {
    say(add(reader, UI_FACT_METER, "", meter), text, "");
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
  say(add(reader, UI_FACT_LENGTH, "", length), endless ? "endless" : text,
      endless             ? ""
      : s > 0 && bars < 1 ? "seconds"
                          : "bars");
}

static void
read_list(Reader* reader, UiFact fact, const char* member, const char* gap)
{
  const UiJson source = ui_json_get(reader->root, member);
  char         text[90];
  join(ui_json_get(source, "value"), gap, text, sizeof(text));
  if (text[0]) {
    say(add(reader, fact, member, source), text, "");
  }
}

static void
read_parts(Reader* reader, bool only)
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
    UiChip* const chip = add(reader, fact, excluded ? "no" : name, part);
    if (chip) {
      chip->refused = excluded;
      say(chip, excluded ? name : instrument[0] ? instrument : "any", "");
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
read_excluded(Reader* reader, bool no_drums)
{
  const UiJson list = ui_json_get(reader->root, "excluded");
  const UiJson none = {NULL, NULL};
  char         name[64];
  for (unsigned i = 0; ui_json_text(ui_json_at(list, i), name, sizeof(name)); ++i) {
    const char* const told = has_siblings(list, i, name) ? family(name) : name;
    if (is_told(reader->out, told) || (no_drums && !strcmp(family(name), "kit"))) {
      continue;
    }
    UiChip* const chip = add(reader, UI_FACT_WITHOUT, "no", none);
    if (chip) {
      chip->refused = true;
      chip->origin  = chip->pinned ? UI_SET : UI_STATED;
      say(chip, told, "");
    }
  }
}

static void
read_only(Reader* reader)
{
  const UiJson  none = {NULL, NULL};
  UiChip* const chip = add(reader, UI_FACT_ONLY, "", none);
  say(chip, "nothing else", "");
  if (chip) {
    chip->origin = chip->pinned ? UI_SET : UI_STATED;
  }
}

static bool
no_drums(const Reader* reader)
{
  char         wish[16];
  const UiJson parts = ui_json_get(reader->root, "parts");
  ui_json_text(ui_json_get(ui_json_get(parts, "drums"), "wish"), wish, sizeof(wish));
  return !strcmp(wish, "excluded");
}

/// The first remark that no chip shows, with the words that it is about.
static void
tell_remark(Reader* reader)
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
ui_reading(const UiMirror* mirror, UiReading* out)
{
  const char* const json = mirror->intent ? mirror->intent : "";
  Reader       reader    = {mirror, out, ui_json(json, strlen(json)), {NULL, NULL}, 0};
  const UiJson only      = ui_json_get(reader.root, "only");
  const bool   alone = ui_json_true(only) || ui_json_true(ui_json_get(only, "value"));
  memset(out, 0, sizeof(*out));
  reader.remarks = ui_json_get(reader.root, "remarks");
  read_genres(&reader);
  read_mood(&reader);
  read_key(&reader);
  read_times(&reader);
  read_list(&reader, UI_FACT_FORM, "form", " ");
  read_list(&reader, UI_FACT_CHORDS, "chords", " ");
  read_parts(&reader, alone);
  if (alone) {
    read_only(&reader);
  }
  read_excluded(&reader, no_drums(&reader));
  tell_remark(&reader);
}
