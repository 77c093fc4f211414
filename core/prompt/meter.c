// Meter: "3/4", "waltz", "cut time", "in five".

#include "core/prompt/reader.h"

#include <string.h>

static bool
is_unit(float unit)
{
  return unit == 2.0f || unit == 4.0f || unit == 8.0f || unit == 16.0f;
}

static void
keep(PromptReader* reader, BaseMeter meter, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  const bool          clash =
    intent->meter_source.origin == PROMPT_STATED &&
    (intent->meter.beats != meter.beats || intent->meter.unit != meter.unit);
  if (clash) {
    const bool weaker = source.confidence < intent->meter_source.confidence;
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  weaker ? "another meter is given in numbers, which are taken"
                         : "a second meter is named; this one is taken");
    if (weaker) {
      return;
    }
  }
  intent->meter        = meter;
  intent->meter_source = source;
}

/// "7/8", "3-4 time"
static void
read_numbers(PromptReader* reader, uint32_t i)
{
  float          beats;
  float          unit;
  const bool     slash = prompt_item_mark(reader, i + 1, '/');
  const uint32_t last  = i + (slash ? 2 : 1);
  if (reader->item[i].used || !prompt_item_number(reader, i, &beats) ||
      !prompt_item_number(reader, last, &unit) || beats < 2.0f || beats > 32.0f ||
      beats != (float)(int)beats || !is_unit(unit)) {
    return;
  }
  const bool        dashed = reader->tokens.token[reader->item[last].first].dashed;
  const char* const next   = prompt_item_text(reader, last + 1);
  if (!slash && !(dashed && (next[0] == 't' || next[0] == 'm'))) {
    return;
  }
  const BaseMeter meter = {(uint8_t)beats, (uint8_t)unit};
  keep(reader, meter, prompt_item_claim(reader, i, last, 0.98f));
}

/// "四分之三拍", "4分の3拍子": the unit stands first.
static void
read_fraction(PromptReader* reader, uint32_t i)
{
  static const char* const of[] = {"之", "の"};
  float                    beats;
  float                    unit;
  uint32_t                 last = i;
  if (!prompt_item_number(reader, i, &unit) || !is_unit(unit)) {
    return;
  }
  for (size_t k = 0; k < 2 && last == i; ++k) {
    const bool two = !strcmp(prompt_item_text(reader, i + 1), "分") &&
                     !strcmp(prompt_item_text(reader, i + 2), of[k]);
    const PromptLexeme* const beat = prompt_item_is(reader, i + 3, PROMPT_METER);
    beats                          = beat ? (float)beat->id : 0; // "三拍子"
    last = two && (beat || prompt_item_number(reader, i + 3, &beats)) ? i + 3 : i;
  }
  if (last == i || beats < 2.0f || beats > 32.0f) {
    return;
  }
  const BaseMeter meter = {(uint8_t)beats, (uint8_t)unit};
  keep(reader, meter, prompt_item_claim(reader, i, last, 0.98f));
}

/// "in 5", "in 7": what is left out is the usual unit.
static void
read_in(PromptReader* reader, uint32_t i)
{
  static const BaseMeter meters[13] = {{0, 0}, {0, 0}, {2, 4}, {3, 4}, {4, 4},
                                       {5, 4}, {6, 8}, {7, 8}, {0, 0}, {9, 8},
                                       {0, 0}, {0, 0}, {12, 8}};
  float                  value;
  const bool             beats = !strcmp(prompt_item_text(reader, i + 1), "拍");
  if (beats && prompt_item_number(reader, i, &value) && value <= 12.0f &&
      meters[(int)value].beats) { // "7拍子"
    keep(reader, meters[(int)value], prompt_item_claim(reader, i, i + 1, 0.92f));
  }
  const bool ends = i + 2 >= reader->n_items || prompt_item_mark(reader, i + 2, ',') ||
                    prompt_item_mark(reader, i + 2, '.') ||
                    prompt_item_is(reader, i + 2, PROMPT_FILLER);
  if (!prompt_item_is(reader, i, PROMPT_IN) || !ends ||
      !prompt_item_number(reader, i + 1, &value) || reader->item[i + 1].used ||
      value > 12.0f || !meters[(int)value].beats) {
    return;
  }
  keep(reader, meters[(int)value], prompt_item_claim(reader, i, i + 1, 0.92f));
}

static void
read_word(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const word = prompt_item_is(reader, i, PROMPT_METER);
  if (!word || reader->item[i].denied || reader->item[i].used) {
    return;
  }
  // A dance is no more than a hint of its meter, and stays open to "cut time"
  const bool dance =
    prompt_item_is(reader, i, PROMPT_HINT) || prompt_item_is(reader, i, PROMPT_GENRE);
  const BaseMeter meter = {(uint8_t)word->id, (uint8_t)word->x};
  keep(reader, meter, prompt_item_claim(reader, i, i, dance ? 0.88f : 0.92f));
}

void
prompt_read_meter(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_numbers(reader, i);
    read_fraction(reader, i);
    read_in(reader, i);
    read_word(reader, i);
  }
}
