// Which part an instrument plays, told by the words beside it: "alto sax lead",
// "strings as pad", "melody on flute", "bass: tuba".

#include "core/prompt/parts.h"

#include <string.h>

const PromptSound*
prompt_sound_at(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const word = prompt_item_is(reader, i, PROMPT_SOUND);
  // "lofi beats" asks for no drums in particular, "no lofi beats" denies them
  const bool vague =
    word && prompt_item_is(reader, i, PROMPT_FILLER) && !reader->item[i].denied;
  return word && !vague ? prompt_sound((uint32_t)word->id) : NULL;
}

bool
prompt_sound_is_generic(const PromptSound* sound)
{
  return sound->instrument < 0;
}

bool
prompt_links(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_MOOD) ||
         prompt_item_is(reader, i, PROMPT_AMOUNT) ||
         prompt_item_is(reader, i, PROMPT_VERY);
}

/// The part that a word names: "lead", "pad", and "bass" where it is no instrument.
static int
role_word(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const role  = prompt_item_is(reader, i, PROMPT_ROLE);
  const PromptSound* const  sound = prompt_sound_at(reader, i);
  if (role && !reader->item[i].denied) {
    return role->id;
  }
  return sound && prompt_sound_is_generic(sound) && !reader->item[i].denied
           ? sound->role
           : PROMPT_NO_ROLE;
}

/// "over" and its like part two who play: "a melody over strings"
static bool
is_over(const PromptReader* reader, uint32_t i)
{
  static const char* const over[] = {"over", "above", "atop", "uber", "sobre",
                                     "sur",  "su",    "sul",  "sopra"};
  for (size_t k = 0; k < sizeof(over) / sizeof(over[0]); ++k) {
    if (!strcmp(prompt_item_text(reader, i), over[k])) {
      return true;
    }
  }
  return false;
}

/// "alto sax lead", "strings as pad", "cello playing a sad melody"
static int
role_behind(const PromptReader* reader, uint32_t i, uint32_t* at)
{
  uint32_t k = i + 1;
  while (k < i + 4 && !is_over(reader, k) &&
         (prompt_item_is(reader, k, PROMPT_FILLER) ||
          (k > i + 1 && prompt_links(reader, k)))) {
    ++k;
  }
  *at                             = k;
  const int                 role  = role_word(reader, k);
  const PromptLexeme* const named = prompt_item_is(reader, k, PROMPT_ROLE);
  if (role == PROMPT_NO_ROLE || reader->item[k].used || (!named && k == i + 1)) {
    return PROMPT_NO_ROLE;
  }
  // In "piano, lead guitar" and "harp melody on flute" the role is the next one's
  const bool next = prompt_sound_at(reader, k + 1) && named && k > i + 1;
  return next ? PROMPT_NO_ROLE : role;
}

/// "lead guitar", "melody on flute", "pad of strings"
static int
role_before(const PromptReader* reader, uint32_t i, uint32_t* at)
{
  uint32_t k = i;
  while (k > 0 && i - k < 3 && !is_over(reader, k - 1) &&
         (prompt_links(reader, k - 1) || prompt_item_mark(reader, k - 1, ':') ||
          prompt_item_mark(reader, k - 1, '='))) {
    --k;
  }
  if (k == 0) {
    return PROMPT_NO_ROLE;
  }
  *at            = k - 1;
  const int role = role_word(reader, k - 1);
  if (role == PROMPT_NO_ROLE || reader->item[k - 1].used ||
      (!prompt_item_is(reader, k - 1, PROMPT_ROLE) && k == i)) {
    return PROMPT_NO_ROLE;
  }
  return role;
}

/// A solo is the lead's: "tenor sax solo", "solo violin".
static bool
has_solo(const PromptReader* reader, uint32_t i)
{
  return (prompt_item_is(reader, i + 1, PROMPT_SOLO) && !reader->item[i + 1].used) ||
         (i > 0 && prompt_item_is(reader, i - 1, PROMPT_SOLO));
}

int
prompt_role_of(const PromptReader* reader, uint32_t i, uint32_t* at)
{
  int role = role_behind(reader, i, at);
  if (role == PROMPT_NO_ROLE) {
    role = role_before(reader, i, at);
  }
  if (role == PROMPT_NO_ROLE && has_solo(reader, i)) {
    role = BASE_LEAD;
    *at  = i;
  }
  return role;
}
