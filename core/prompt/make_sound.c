// What words.txt says of instruments: sounds, line-ups, parts.

#include "core/param/instrument.h"
#include "core/prompt/maker.h"

#include <string.h>

int
prompt_make_part(const PromptMaker* maker, const char* name)
{
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    if (!strcmp(base_part_name((BasePart)part), name)) {
      return part;
    }
  }
  prompt_make_fail(maker, "no such part", name);
  return -1;
}

PromptDraft*
prompt_make_fact(PromptMaker* maker, PromptWordKind kind)
{
  if (maker->n_facts == PROMPT_MAKE_FACTS) {
    prompt_make_fail(maker, "too many facts", "in one meaning");
  }
  PromptDraft* const fact = &maker->facts[maker->n_facts++];
  *fact                   = (PromptDraft){.kind = (int)kind};
  return fact;
}

static int
instrument_named(const PromptMaker* maker, const char* name)
{
  if (!strcmp(name, "-")) {
    return -1;
  }
  const uint32_t id = param_instrument_find(name);
  if (id == param_n_instruments()) {
    prompt_make_fail(maker, "no such instrument", name);
  }
  return (int)id;
}

static bool
ends_with(const char* text, const char* tail)
{
  const size_t n = strlen(text);
  const size_t m = strlen(tail);
  return n >= m && !strcmp(text + n - m, tail);
}

/// "grand piano", or "*piano" for all that end so.
static void
add_member(const PromptMaker* maker, PromptSound* sound, const char* name)
{
  bool any = false;
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const char* const has = param_instrument(id)->name;
    if (name[0] == '*' ? ends_with(has, name + 1) : !strcmp(has, name)) {
      sound->members[id / 32] |= 1U << (id % 32U);
      any = true;
    }
  }
  if (!any) {
    prompt_make_fail(maker, "no such instrument", name);
  }
}

static int
new_sound(PromptMaker* maker, const char* role, const char* instrument)
{
  if (maker->n_sounds == PROMPT_MAKE_SOUNDS) {
    prompt_make_fail(maker, "too many sounds", instrument);
  }
  PromptSound* const sound = &maker->sounds[maker->n_sounds];
  memset(sound, 0, sizeof(*sound));
  sound->role       = (uint8_t)prompt_make_part(maker, role);
  sound->instrument = (int16_t)instrument_named(maker, instrument);
  if (sound->instrument >= 0) {
    add_member(maker, sound, instrument);
  }
  return maker->n_sounds++;
}

/// "chords = grand piano : *piano, celesta"
void
prompt_make_sound(PromptMaker* maker, char* text)
{
  char* const equals = strchr(text, '=');
  char* const colon  = strchr(text, ':');
  if (!equals || !colon) {
    prompt_make_fail(maker, "expected ROLE = INSTRUMENT : MEMBERS", text);
  }
  *equals      = '\0';
  *colon       = '\0';
  const int id = new_sound(maker, prompt_make_trim(text), prompt_make_trim(equals + 1));
  char*     rest = colon + 1;
  for (char* name = strtok_r(rest, ",", &rest); name;
       name       = strtok_r(NULL, ",", &rest)) {
    add_member(maker, &maker->sounds[id], prompt_make_trim(name));
  }
  prompt_make_fact(maker, PROMPT_SOUND)->id = id;
}

/// "lead violin, bass cello, only"
void
prompt_make_line_up(PromptMaker* maker, char* text)
{
  char* rest = text;
  for (char* item = strtok_r(text, ",", &rest); item;
       item       = strtok_r(NULL, ",", &rest)) {
    char* const name = prompt_make_trim(item);
    char* const gap  = strchr(name, ' ');
    if (!gap) {
      prompt_make_fact(maker, PROMPT_ONLY);
      continue;
    }
    *gap                                        = '\0';
    const int id                                = new_sound(maker, name, gap + 1);
    prompt_make_fact(maker, PROMPT_LINE_UP)->id = id;
  }
}
