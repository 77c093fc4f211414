// The lines at the margin of words.txt: what the phrases below them mean.

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/maker.h"

#include <stdlib.h>
#include <string.h>

static const char* const kinds[PROMPT_N_KINDS] = {
  [PROMPT_FILLER]           = "filler",
  [PROMPT_AND]              = "and",
  [PROMPT_OR]               = "or",
  [PROMPT_BUT]              = "but",
  [PROMPT_NOT]              = "not",
  [PROMPT_NOT_AFTER]        = "not-after",
  [PROMPT_EXCEPT]           = "except",
  [PROMPT_LACKS]            = "lacks",
  [PROMPT_ONLY]             = "only",
  [PROMPT_SOLO]             = "solo",
  [PROMPT_VERY]             = "very",
  [PROMPT_TOO]              = "too",
  [PROMPT_IN]               = "in",
  [PROMPT_SHARE]            = "share",
  [PROMPT_SHARE_AFTER]      = "share-after",
  [PROMPT_COUNT]            = "number",
  [PROMPT_UNIT]             = "unit",
  [PROMPT_ENDLESS]          = "endless",
  [PROMPT_TEMPO_WORD]       = "tempo-word",
  [PROMPT_PACE]             = "pace",
  [PROMPT_BPM]              = "bpm",
  [PROMPT_HALF_TIME]        = "half-time",
  [PROMPT_DOUBLE_TIME]      = "double-time",
  [PROMPT_MODE]             = "mode",
  [PROMPT_RELATIVE]         = "relative",
  [PROMPT_SHARP]            = "sharp",
  [PROMPT_FLAT]             = "flat",
  [PROMPT_NOTE]             = "note",
  [PROMPT_METER]            = "meter",
  [PROMPT_AMOUNT]           = "amount",
  [PROMPT_MOOD]             = "mood",
  [PROMPT_GENRE]            = "genre",
  [PROMPT_HINT]             = "hint",
  [PROMPT_SOUND]            = "sound",
  [PROMPT_LINE_UP]          = "line-up",
  [PROMPT_ROLE]             = "role",
  [PROMPT_SECTION]          = "section",
  [PROMPT_BLUES_FORM]       = "blues-form",
  [PROMPT_PROGRESSION_WORD] = "progression-word",
};

static const char* const units[] = {"bpm", "bars", "seconds", "minutes", NULL};

static const char* const fields[] = {
  "energy", "density", "complexity", "dynamics", "articulation",
  "timbre", "swing",   "reverb",     "build",    NULL};

static int
part_named(const PromptMaker* maker, const char* name)
{
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    if (!strcmp(base_part_name((BasePart)part), name)) {
      return part;
    }
  }
  prompt_make_fail(maker, "no such part", name);
  return -1;
}

static int
mode_named(const PromptMaker* maker, const char* name)
{
  for (int mode = 0; mode < BASE_N_MODES; ++mode) {
    if (!strcmp(base_mode_name((BaseMode)mode), name)) {
      return mode;
    }
  }
  prompt_make_fail(maker, "no such mode", name);
  return -1;
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
  sound->role       = (uint8_t)part_named(maker, role);
  sound->instrument = (int16_t)instrument_named(maker, instrument);
  if (sound->instrument >= 0) {
    add_member(maker, sound, instrument);
  }
  return maker->n_sounds++;
}

static PromptDraft*
new_fact(PromptMaker* maker, PromptWordKind kind)
{
  if (maker->n_facts == PROMPT_MAKE_FACTS) {
    prompt_make_fail(maker, "too many facts", kinds[kind]);
  }
  PromptDraft* const fact = &maker->facts[maker->n_facts++];
  *fact                   = (PromptDraft){.kind = (int)kind};
  return fact;
}

/// "chords = grand piano : *piano, celesta"
static void
read_sound(PromptMaker* maker, char* text)
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
  new_fact(maker, PROMPT_SOUND)->id = id;
}

/// "lead violin, bass cello, only"
static void
read_line_up(PromptMaker* maker, char* text)
{
  char* rest = text;
  for (char* item = strtok_r(text, ",", &rest); item;
       item       = strtok_r(NULL, ",", &rest)) {
    char* const name = prompt_make_trim(item);
    char* const gap  = strchr(name, ' ');
    if (!gap) {
      new_fact(maker, PROMPT_ONLY);
      continue;
    }
    *gap                                = '\0';
    const int id                        = new_sound(maker, name, gap + 1);
    new_fact(maker, PROMPT_LINE_UP)->id = id;
  }
}

static int
section_named(PromptMaker* maker, const char* name)
{
  if (maker->n_sections == PROMPT_MAKE_SECTIONS ||
      strlen(name) >= sizeof(maker->sections[0])) {
    prompt_make_fail(maker, "too many sections or too long", name);
  }
  snprintf(maker->sections[maker->n_sections], sizeof(maker->sections[0]), "%s", name);
  return maker->n_sections++;
}

static int
genre_named(const PromptMaker* maker, const char* name)
{
  const uint32_t id = prompt_genre_find(name);
  if (id == prompt_n_genres()) {
    prompt_make_fail(maker, "no such genre", name);
  }
  return (int)id;
}

static void
read_values(PromptMaker* maker, PromptDraft* fact, char* text)
{
  char* rest = text;
  fact->x    = strtof(rest, &rest);
  fact->y    = strtof(rest, &rest);
  fact->z    = strtof(rest, &rest);
  if (*prompt_make_trim(rest)) {
    prompt_make_fail(maker, "expected numbers", text);
  }
}

static void
read_meter(PromptMaker* maker, PromptDraft* fact, char* text)
{
  read_values(maker, fact, text);
  fact->id = (int)fact->x;
  fact->x  = fact->y;
}

static void
read_amount(PromptMaker* maker, PromptDraft* fact, char* text)
{
  char* const gap = strchr(text, ' ');
  if (!gap) {
    prompt_make_fail(maker, "expected a field and a value", text);
    return;
  }
  *gap     = '\0';
  fact->id = prompt_make_index(maker, fields, PROMPT_N_FIELDS, text);
  read_values(maker, fact, gap + 1);
}

void
prompt_make_meaning(PromptMaker* maker, char* text)
{
  char* const gap  = strchr(text, ' ');
  char* const args = gap ? gap + 1 : text + strlen(text);
  if (gap) {
    *gap = '\0';
  }
  maker->n_facts = 0;
  const PromptWordKind kind =
    (PromptWordKind)prompt_make_index(maker, kinds, PROMPT_N_KINDS, text);
  if (kind == PROMPT_SOUND) {
    read_sound(maker, args);
    return;
  }
  if (kind == PROMPT_LINE_UP) {
    read_line_up(maker, args);
    return;
  }
  PromptDraft* const fact = new_fact(maker, kind);
  switch (kind) {
  case PROMPT_UNIT:
    fact->id = prompt_make_index(maker, units, 4, args);
    break;
  case PROMPT_MODE:
  case PROMPT_RELATIVE:
    fact->id = mode_named(maker, args);
    break;
  case PROMPT_NOTE:
    fact->id = atoi(args);
    break;
  case PROMPT_METER:
    read_meter(maker, fact, args);
    break;
  case PROMPT_AMOUNT:
    read_amount(maker, fact, args);
    break;
  case PROMPT_GENRE:
  case PROMPT_HINT:
    fact->id = genre_named(maker, args);
    break;
  case PROMPT_LACKS:
  case PROMPT_ROLE:
    fact->id = part_named(maker, args);
    break;
  case PROMPT_SECTION:
    fact->id = section_named(maker, args);
    break;
  default:
    read_values(maker, fact, args);
  }
}
