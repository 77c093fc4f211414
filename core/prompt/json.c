// The reading as JSON, one member per fact (docs/intent.schema.json).

#include "core/base/utf8.h"
#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Text that grows; after a failed allocation it is NULL and stays so.
typedef struct {
  char*       text;
  size_t      n, size;
  const char* sentence;
  size_t      n_bytes;
} Writer;

static void
put(Writer* writer, const char* text, size_t n)
{
  if (!writer->text) {
    return;
  }
  if (writer->n + n + 1 > writer->size) {
    const size_t size = 2 * (writer->n + n + 1);
    char* const  more = realloc(writer->text, size);
    if (!more) {
      free(writer->text);
      writer->text = NULL;
      return;
    }
    writer->text = more;
    writer->size = size;
  }
  memcpy(writer->text + writer->n, text, n);
  writer->n += n;
  writer->text[writer->n] = '\0';
}

static void
print(Writer* writer, const char* format, ...)
{
  char    text[256];
  va_list args;
  va_start(args, format);
  // The analyser does not see that va_start() fills it: NOLINTNEXTLINE(*-valist*)
  const int n = vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  put(writer, text,
      n < 0                      ? 0
      : (size_t)n < sizeof(text) ? (size_t)n
                                 : sizeof(text) - 1);
}

/// Thousandths, whatever the locale's decimal sign.
static void
put_number(Writer* writer, float value)
{
  const long thousandths = (long)(value * 1000.0f + (value < 0 ? -0.5f : 0.5f));
  const long whole       = labs(thousandths) / 1000;
  print(writer, "%s%ld", thousandths < 0 ? "-" : "", whole);
  if (thousandths % 1000) {
    print(writer, ".%03ld", labs(thousandths) % 1000);
  }
}

static void
put_text(Writer* writer, const char* text, size_t n)
{
  put(writer, "\"", 1);
  for (size_t i = 0; i < n;) {
    uint32_t     code   = 0;
    const size_t length = base_utf8_read(text + i, n - i, &code);
    if (!length) {
      put(writer, "\xEF\xBF\xBD", 3);
    } else if (code == '"' || code == '\\') {
      print(writer, "\\%c", (char)code);
    } else if (code < 0x20 || code == 0x7F) {
      print(writer, "\\u%04x", (unsigned)code);
    } else {
      put(writer, text + i, length);
    }
    i += length ? length : 1;
  }
  put(writer, "\"", 1);
}

static void
put_word(Writer* writer, const char* word)
{
  put_text(writer, word, strlen(word));
}

static void
put_span(Writer* writer, uint32_t begin, uint32_t end)
{
  const uint32_t n = (uint32_t)writer->n_bytes;
  begin            = begin < n ? begin : n;
  end              = end < begin ? begin : end < n ? end : n;
  print(writer, ", \"span\": [%u, %u], \"words\": ", (unsigned)begin, (unsigned)end);
  put_text(writer, writer->sentence + begin, end - begin);
}

static void
put_source(Writer* writer, const PromptSource* source)
{
  static const char* const origins[] = {"default", "inferred", "stated", "set"};
  print(writer, ", \"origin\": \"%s\", \"confidence\": ", origins[source->origin]);
  put_number(writer, source->confidence);
  put_span(writer, source->begin, source->end);
}

static void
put_amount(Writer* writer, const char* name, const PromptAmount* amount)
{
  print(writer, ",\n  \"%s\": {\"value\": ", name);
  put_number(writer, amount->value);
  put_source(writer, &amount->source);
  put(writer, "}", 1);
}

static void
put_genres(Writer* writer, const PromptIntent* intent)
{
  print(writer, ",\n  \"genres\": [");
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    const PromptGenreFact* const fact = &intent->genres[i];
    print(writer, "%s\n    {\"value\": ", i ? "," : "");
    put_word(writer, prompt_genre(fact->genre)->name);
    print(writer, ", \"weight\": ");
    put_number(writer, fact->weight);
    put_source(writer, &fact->source);
    put(writer, "}", 1);
  }
  put(writer, "]", 1);
}

static void
put_amounts(Writer* writer, const PromptIntent* intent)
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
put_key(Writer* writer, const PromptIntent* intent)
{
  const BaseMode mode = (BaseMode)intent->mode;
  print(writer, ",\n  \"key\": {\"value\": \"%s\"", base_key_name(intent->key, mode));
  put_source(writer, &intent->key_source);
  print(writer, "},\n  \"mode\": {\"value\": \"%s\"", base_mode_name(mode));
  put_source(writer, &intent->mode_source);
  print(writer, "},\n  \"meter\": {\"value\": \"%u/%u\"", intent->meter.beats,
        intent->meter.unit);
  put_source(writer, &intent->meter_source);
  print(writer,
        "},\n  \"length\": {\"bars\": %u, \"seconds\": ", (unsigned)intent->n_bars);
  put_number(writer, intent->seconds);
  print(writer, ", \"endless\": %s", intent->endless ? "true" : "false");
  put_source(writer, &intent->bars_source);
  put(writer, "}", 1);
}

static void
put_parts(Writer* writer, const PromptIntent* intent)
{
  static const char* const wishes[] = {"any", "wanted", "excluded"};
  print(writer, ",\n  \"parts\": {");
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    const PromptPart* const part = &intent->parts[i];
    print(writer, "%s\n    \"%s\": {\"wish\": \"%s\", \"instrument\": ", i ? "," : "",
          base_part_name((BasePart)i), wishes[part->wish]);
    if (part->instrument >= 0) {
      put_word(writer, param_instrument((uint32_t)part->instrument)->name);
    } else {
      print(writer, "null");
    }
    put_source(writer, &part->source);
    put(writer, "}", 1);
  }
  print(writer, "},\n  \"only\": %s", intent->only ? "true" : "false");
}

static void
put_instruments(Writer* writer, const char* name, const uint32_t* bits)
{
  const char* gap = "";
  print(writer, ",\n  \"%s\": [", name);
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (bits[id / 32] >> (id % 32U) & 1U) {
      print(writer, "%s", gap);
      put_word(writer, param_instrument(id)->name);
      gap = ", ";
    }
  }
  put(writer, "]", 1);
}

static void
put_chord(Writer* writer, const PromptChord* chord)
{
  static const char* const degrees[12] = {"I",   "bII", "II",  "bIII", "III",  "IV",
                                          "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
  const bool        minor = base_quality_mask((BaseQuality)chord->quality) >> 3 & 1U;
  const char* const root =
    chord->relative ? degrees[chord->root % 12U]
                    : base_key_name(chord->root, minor ? BASE_MINOR : BASE_MAJOR);
  print(writer, "\"%s%s", root, base_quality_name((BaseQuality)chord->quality));
  if (chord->bass != chord->root && !chord->relative) {
    print(writer, "/%s", base_key_name(chord->bass, BASE_MAJOR));
  }
  put(writer, "\"", 1);
}

static void
put_form(Writer* writer, const PromptIntent* intent)
{
  print(writer, ",\n  \"chords\": {\"value\": [");
  for (uint32_t i = 0; i < intent->n_chords; ++i) {
    print(writer, "%s", i ? ", " : "");
    put_chord(writer, &intent->chords[i]);
  }
  put(writer, "]", 1);
  put_source(writer, &intent->chords_source);
  print(writer, "},\n  \"form\": {\"value\": [");
  for (uint32_t i = 0; i < intent->n_form; ++i) {
    print(writer, "%s", i ? ", " : "");
    put_word(writer, intent->form[i]);
  }
  put(writer, "]", 1);
  put_source(writer, &intent->form_source);
  put(writer, "}", 1);
}

static void
put_remarks(Writer* writer, const PromptIntent* intent)
{
  static const char* const kinds[] = {"conflict", "ignored", "cut"};
  print(writer, ",\n  \"remarks\": [");
  for (uint32_t i = 0; i < intent->n_remarks; ++i) {
    const PromptRemark* const remark = &intent->remarks[i];
    print(writer, "%s\n    {\"kind\": \"%s\", \"text\": ", i ? "," : "",
          kinds[remark->kind]);
    put_word(writer, remark->text);
    put_span(writer, remark->begin, remark->end);
    put(writer, "}", 1);
  }
  put(writer, "]", 1);
}

char*
prompt_json(const PromptIntent* intent, const char* sentence, size_t n_bytes)
{
  // The sentence is never read beyond this, so neither is it quoted
  const size_t n      = n_bytes < PROMPT_MAX_BYTES ? n_bytes : PROMPT_MAX_BYTES;
  Writer       writer = {malloc(4096), 0, 4096, sentence, n};
  print(&writer, "{\n  \"version\": 1,\n  \"sentence\": ");
  put_text(&writer, sentence, n);
  put_genres(&writer, intent);
  put_amounts(&writer, intent);
  put_key(&writer, intent);
  put_parts(&writer, intent);
  put_instruments(&writer, "wanted", intent->wanted);
  put_instruments(&writer, "excluded", intent->excluded);
  put_form(&writer, intent);
  put_remarks(&writer, intent);
  print(&writer, "\n}\n");
  return writer.text;
}
