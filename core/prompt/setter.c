// What the setters of facts share.

#include "core/prompt/setter.h"

#include "core/prompt/reader.h"

#include <stdio.h>
#include <string.h>

void
prompt_setter_say(PromptSetter* setter, const char* before, const char* after)
{
  const int n = snprintf(setter->sentence, sizeof(setter->sentence), "%s%s%s", before,
                         setter->value, after);
  const BaseStatus status =
    prompt_read(NULL, setter->sentence, (size_t)n, &setter->said);
  if (status) {
    setter->status = status;
  }
}

bool
prompt_setter_number(const char* text, float* number)
{
  const char* c     = text;
  const bool  minus = *c == '-';
  float       value = 0;
  float       place = 0;
  c += *c == '-' || *c == '+';
  if (*c < '0' || *c > '9') {
    return false;
  }
  for (; (*c >= '0' && *c <= '9') || (place == 0.0f && (*c == '.' || *c == ',')); ++c) {
    if (*c == '.' || *c == ',') {
      place = 1;
    } else if (value < 1e6f) {
      value = value * 10.0f + (float)(*c - '0');
      place *= 10.0f;
    }
  }
  value = place > 1.0f ? value / place : value;
  value = *c == '%' ? value / 100.0f : value;
  c += *c == '%';
  *number = minus ? -value : value;
  return *c == '\0';
}

bool
prompt_setter_answer(const PromptSetter* setter, bool* yes)
{
  static const char* const answers[] = {"no",  "false", "off", "0",
                                        "yes", "true",  "on",  "1"};
  for (size_t i = 0; i < 8; ++i) {
    if (!strcmp(setter->value, answers[i])) {
      *yes = i >= 4;
      return true;
    }
  }
  return false;
}

size_t
prompt_setter_cut(const char* text, size_t n, size_t most)
{
  size_t kept = n < most ? n : most;
  while (kept < n && kept > 0 && ((unsigned char)text[kept] & 0xC0U) == 0x80U) {
    --kept;
  }
  return kept;
}

void
prompt_setter_win(PromptSetter* setter, PromptSource* source, bool differs)
{
  if (differs && source->origin == PROMPT_STATED) {
    char         text[sizeof(setter->intent->remarks[0].text)];
    const size_t n = strlen(setter->value);
    snprintf(text, sizeof(text), "%.20s=%.*s is set and wins over these words",
             setter->fact, (int)prompt_setter_cut(setter->value, n, 32), setter->value);
    prompt_remark(setter->intent, PROMPT_CONFLICT, source->begin, source->end, text);
  }
  *source = (PromptSource){.origin = PROMPT_SET, .confidence = 1};
}
