#include "core/prompt/writer.h"

#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
prompt_write(PromptWriter* writer, const char* text, size_t n)
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

void
prompt_print(PromptWriter* writer, const char* format, ...)
{
  char    text[256];
  va_list args;
  va_start(args, format);
  // The analyser does not see that va_start() fills it: NOLINTNEXTLINE(*-valist*)
  const int n = vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  prompt_write(writer, text,
               n < 0                      ? 0
               : (size_t)n < sizeof(text) ? (size_t)n
                                          : sizeof(text) - 1);
}

void
prompt_write_number(PromptWriter* writer, float value)
{
  const long thousandths = (long)(value * 1000.0f + (value < 0 ? -0.5f : 0.5f));
  const long whole       = labs(thousandths) / 1000;
  prompt_print(writer, "%s%ld", thousandths < 0 ? "-" : "", whole);
  if (thousandths % 1000) {
    prompt_print(writer, ".%03ld", labs(thousandths) % 1000);
  }
}

void
prompt_write_text(PromptWriter* writer, const char* text, size_t n)
{
  prompt_write(writer, "\"", 1);
  for (size_t i = 0; i < n;) {
    uint32_t     code   = 0;
    const size_t length = base_utf8_read(text + i, n - i, &code);
    if (!length) {
      prompt_write(writer, "\xEF\xBF\xBD", 3);
    } else if (code == '"' || code == '\\') {
      prompt_print(writer, "\\%c", (char)code);
    } else if (code < 0x20 || code == 0x7F) {
      prompt_print(writer, "\\u%04x", (unsigned)code);
    } else {
      prompt_write(writer, text + i, length);
    }
    i += length ? length : 1;
  }
  prompt_write(writer, "\"", 1);
}

void
prompt_write_word(PromptWriter* writer, const char* word)
{
  prompt_write_text(writer, word, strlen(word));
}

void
prompt_write_span(PromptWriter* writer, uint32_t begin, uint32_t end)
{
  const uint32_t n = (uint32_t)writer->n_bytes;
  begin            = begin < n ? begin : n;
  end              = end < begin ? begin : end < n ? end : n;
  prompt_print(writer, ", \"span\": [%u, %u], \"words\": ", (unsigned)begin,
               (unsigned)end);
  prompt_write_text(writer, writer->sentence + begin, end - begin);
}

void
prompt_write_source(PromptWriter* writer, const PromptSource* source)
{
  static const char* const origins[] = {"default", "inferred", "stated", "set"};
  prompt_print(writer,
               ", \"origin\": \"%s\", \"confidence\": ", origins[source->origin]);
  prompt_write_number(writer, source->confidence);
  prompt_write_span(writer, source->begin, source->end);
}
