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
  [PROMPT_MODULATION]       = "modulation",
  [PROMPT_INTERVAL]         = "interval",
  [PROMPT_DIRECTION]        = "direction",
  [PROMPT_PLACE]            = "place",
};

static const char* const units[] = {"bpm", "bars", "seconds", "minutes", NULL};

static const char* const fields[] = {
  "energy", "density", "complexity", "dynamics", "articulation",
  "timbre", "swing",   "reverb",     "build",    NULL};

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

/// A whole number, and perhaps another one behind it.
static void
read_pair(PromptMaker* maker, PromptDraft* fact, char* text)
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
    prompt_make_sound(maker, args);
    return;
  }
  if (kind == PROMPT_LINE_UP) {
    prompt_make_line_up(maker, args);
    return;
  }
  PromptDraft* const fact = prompt_make_fact(maker, kind);
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
  case PROMPT_MODULATION:
  case PROMPT_INTERVAL:
    read_pair(maker, fact, args);
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
    fact->id = prompt_make_part(maker, args);
    break;
  case PROMPT_SECTION:
    fact->id = section_named(maker, args);
    break;
  default:
    read_values(maker, fact, args);
  }
}
