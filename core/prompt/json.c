// The reading as JSON, one member per fact (docs/intent.schema.json).

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"
#include "core/prompt/writer.h"

#include <stdlib.h>
#include <string.h>

static void
put_amount(PromptWriter* writer, const char* name, const PromptAmount* amount)
{
  prompt_print(writer, ",\n  \"%s\": {\"value\": ", name);
  prompt_write_number(writer, amount->value);
  prompt_write_source(writer, &amount->source);
  prompt_write(writer, "}", 1);
}

static void
put_genres(PromptWriter* writer, const PromptIntent* intent)
{
  prompt_print(writer, ",\n  \"genres\": [");
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    const PromptGenreFact* const fact = &intent->genres[i];
    prompt_print(writer, "%s\n    {\"value\": ", i ? "," : "");
    prompt_write_word(writer, prompt_genre(fact->genre)->name);
    prompt_print(writer, ", \"weight\": ");
    prompt_write_number(writer, fact->weight);
    prompt_write_source(writer, &fact->source);
    prompt_write(writer, "}", 1);
  }
  prompt_write(writer, "]", 1);
}

static void
put_amounts(PromptWriter* writer, const PromptIntent* intent)
{
  const struct {
    const char*         name;
    const PromptAmount* amount;
  } list[] = {
    {"valence", &intent->valence},   {"arousal", &intent->arousal},
    {"tension", &intent->tension},   {"energy", &intent->energy},
    {"density", &intent->density},   {"complexity", &intent->complexity},
    {"dynamics", &intent->dynamics}, {"articulation", &intent->articulation},
    {"timbre", &intent->timbre},     {"swing", &intent->swing},
    {"reverb", &intent->reverb},     {"build", &intent->build},
    {"tempo", &intent->tempo_bpm},
  };
  for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); ++i) {
    put_amount(writer, list[i].name, list[i].amount);
  }
}

static void
put_key(PromptWriter* writer, const PromptIntent* intent)
{
  const BaseMode mode = (BaseMode)intent->mode;
  prompt_print(writer, ",\n  \"key\": {\"value\": \"%s\"",
               base_key_name(intent->key, mode));
  prompt_write_source(writer, &intent->key_source);
  prompt_print(writer, "},\n  \"mode\": {\"value\": \"%s\"", base_mode_name(mode));
  prompt_write_source(writer, &intent->mode_source);
  prompt_print(writer, "},\n  \"modulation\": {\"value\": %d", intent->modulation);
  prompt_write_source(writer, &intent->modulation_source);
  prompt_print(writer, "},\n  \"meter\": {\"value\": \"%u/%u\"", intent->meter.beats,
               intent->meter.unit);
  prompt_write_source(writer, &intent->meter_source);
  prompt_print(
    writer, "},\n  \"length\": {\"bars\": %u, \"seconds\": ", (unsigned)intent->n_bars);
  prompt_write_number(writer, intent->seconds);
  prompt_print(writer, ", \"endless\": %s", intent->endless ? "true" : "false");
  prompt_write_source(writer, &intent->bars_source);
  prompt_write(writer, "}", 1);
}

static void
put_parts(PromptWriter* writer, const PromptIntent* intent)
{
  static const char* const wishes[] = {"any", "wanted", "excluded"};
  prompt_print(writer, ",\n  \"parts\": {");
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    const PromptPart* const part = &intent->parts[i];
    prompt_print(writer,
                 "%s\n    \"%s\": {\"wish\": \"%s\", \"instrument\": ", i ? "," : "",
                 base_part_name((BasePart)i), wishes[part->wish]);
    if (part->instrument >= 0) {
      prompt_write_word(writer, param_instrument((uint32_t)part->instrument)->name);
    } else {
      prompt_print(writer, "null");
    }
    prompt_write_source(writer, &part->source);
    prompt_write(writer, "}", 1);
  }
  prompt_print(writer, "},\n  \"only\": %s", intent->only ? "true" : "false");
}

static void
put_instruments(PromptWriter* writer, const char* name, const uint32_t* bits)
{
  const char* gap = "";
  prompt_print(writer, ",\n  \"%s\": [", name);
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (bits[id / 32] >> (id % 32U) & 1U) {
      prompt_print(writer, "%s", gap);
      prompt_write_word(writer, param_instrument(id)->name);
      gap = ", ";
    }
  }
  prompt_write(writer, "]", 1);
}

static void
put_chord(PromptWriter* writer, const PromptChord* chord)
{
  static const char* const degrees[12] = {"I",   "bII", "II",  "bIII", "III",  "IV",
                                          "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
  const bool        minor = base_quality_mask((BaseQuality)chord->quality) >> 3 & 1U;
  const char* const root =
    chord->relative ? degrees[chord->root % 12U]
                    : base_key_name(chord->root, minor ? BASE_MINOR : BASE_MAJOR);
  prompt_print(writer, "\"%s%s", root, base_quality_name((BaseQuality)chord->quality));
  if (chord->bass != chord->root && !chord->relative) {
    prompt_print(writer, "/%s", base_key_name(chord->bass, BASE_MAJOR));
  }
  prompt_write(writer, "\"", 1);
}

static void
put_form(PromptWriter* writer, const PromptIntent* intent)
{
  prompt_print(writer, ",\n  \"chords\": {\"value\": [");
  for (uint32_t i = 0; i < intent->n_chords; ++i) {
    prompt_print(writer, "%s", i ? ", " : "");
    put_chord(writer, &intent->chords[i]);
  }
  prompt_write(writer, "]", 1);
  prompt_write_source(writer, &intent->chords_source);
  prompt_print(writer, "},\n  \"form\": {\"value\": [");
  for (uint32_t i = 0; i < intent->n_form; ++i) {
    prompt_print(writer, "%s", i ? ", " : "");
    prompt_write_word(writer, intent->form[i]);
  }
  prompt_write(writer, "]", 1);
  prompt_write_source(writer, &intent->form_source);
  prompt_write(writer, "}", 1);
}

static void
put_remarks(PromptWriter* writer, const PromptIntent* intent)
{
  static const char* const kinds[] = {"conflict", "ignored", "cut"};
  prompt_print(writer, ",\n  \"remarks\": [");
  for (uint32_t i = 0; i < intent->n_remarks; ++i) {
    const PromptRemark* const remark = &intent->remarks[i];
    prompt_print(writer, "%s\n    {\"kind\": \"%s\", \"text\": ", i ? "," : "",
                 kinds[remark->kind]);
    prompt_write_word(writer, remark->text);
    prompt_write_span(writer, remark->begin, remark->end);
    prompt_write(writer, "}", 1);
  }
  prompt_write(writer, "]", 1);
}

char*
prompt_json(const PromptIntent* intent, const char* sentence, size_t n_bytes)
{
  // The sentence is never read beyond this, so neither is it quoted
  const size_t n      = n_bytes < PROMPT_MAX_BYTES ? n_bytes : PROMPT_MAX_BYTES;
  PromptWriter writer = {malloc(4096), 0, 4096, sentence, n};
  prompt_print(&writer, "{\n  \"version\": 1,\n  \"sentence\": ");
  prompt_write_text(&writer, sentence, n);
  put_genres(&writer, intent);
  put_amounts(&writer, intent);
  put_key(&writer, intent);
  put_parts(&writer, intent);
  put_instruments(&writer, "wanted", intent->wanted);
  put_instruments(&writer, "excluded", intent->excluded);
  put_form(&writer, intent);
  put_remarks(&writer, intent);
  prompt_print(&writer, "\n}\n");
  return writer.text;
}
