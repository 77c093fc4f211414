// How far a denial reaches: "no drums, bass or guitar", "不要鼓、贝斯".

#include "core/prompt/deny.h"

#include <string.h>

bool
prompt_starts_list_item(const PromptReader* reader, uint32_t i)
{
  return prompt_names_sound(reader, i) || prompt_says_how(reader, i);
}

/// Whether the list ends in an "or": "no drums, bass or guitar"; behind a "without"
/// an "and" does as well, where "no drums, bass and guitar" may want the latter two.
static bool
leads_to_end(const PromptReader* reader, uint32_t i, bool without)
{
  while (prompt_item_mark(reader, i, ',') || prompt_names_sound(reader, i) ||
         (prompt_item_is(reader, i, PROMPT_FILLER) && i > 0 &&
          prompt_item_mark(reader, i - 1, ','))) {
    ++i;
  }
  const bool joined = prompt_item_is(reader, i, PROMPT_OR) ||
                      (without && prompt_item_is(reader, i, PROMPT_AND));
  return joined && prompt_starts_list_item(reader, prompt_skip_to_sound(reader, i + 1));
}

/// The Chinese comma between the members of a list: "不要鼓、贝斯".
static bool
is_list_comma(const PromptReader* reader, uint32_t i)
{
  const uint32_t n = (uint32_t)strlen("、");
  return reader->language == PROMPT_CHINESE && prompt_item_mark(reader, i, 0) &&
         !strncmp(reader->sentence + reader->tokens.token[reader->item[i].first].begin,
                  "、", n);
}

/// Whether the denial goes on behind the "and" or the mark at `i`.
static bool
goes_on(const PromptReader* reader, uint32_t i, bool without)
{
  // "no guitar/piano", but "no guitar / jazz"
  const bool slash = prompt_item_mark(reader, i, '/') &&
                     reader->tokens.token[reader->item[i].first].glued;
  if (prompt_item_is(reader, i, PROMPT_OR) || slash) {
    return prompt_starts_list_item(reader, prompt_skip_to_sound(reader, i + 1));
  }
  if (is_list_comma(reader, i) && prompt_names_sound(reader, i + 1)) {
    return true;
  }
  if (prompt_item_mark(reader, i, ',')) {
    const uint32_t next = prompt_skip_to_sound(reader, i + 1);
    return ((prompt_item_is(reader, i + 1, PROMPT_OR) ||
             (without && prompt_item_is(reader, i + 1, PROMPT_AND))) &&
            prompt_starts_list_item(reader, prompt_skip_to_sound(reader, i + 2))) ||
           (prompt_names_sound(reader, next) && leads_to_end(reader, i, without));
  }
  // "no drums and bass", but "no drums and a soft piano", "no drums and piano lead"
  const uint32_t the = !strcmp(prompt_item_text(reader, i + 1), "the");
  return prompt_item_is(reader, i, PROMPT_AND) &&
         prompt_names_sound(reader, i + 1 + the) &&
         !prompt_item_is(reader, i + 2 + the, PROMPT_ROLE) &&
         !prompt_item_is(reader, i + 2 + the, PROMPT_ONLY);
}

void
prompt_deny_list(PromptReader* reader, uint32_t next, bool without)
{
  while (goes_on(reader, next, without)) {
    if (prompt_item_mark(reader, next, ',') &&
        (prompt_item_is(reader, next + 1, PROMPT_OR) ||
         prompt_item_is(reader, next + 1, PROMPT_AND))) {
      ++next;
    }
    const uint32_t more = next + 1;
    next                = prompt_deny_group(reader, more);
    if (next == more) {
      return;
    }
  }
}
