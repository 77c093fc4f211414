// The lines at the margin of words.txt: what the phrases below them mean.

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/maker.h"

#include <stdlib.h>
#include <string.h>

static const char* const units[] = {"bpm", "bars", "seconds", "minutes", NULL};

static const char* const fields[] = {
  "energy", "density", "complexity", "dynamics", "articulation",
  "timbre", "swing",   "reverb",     "build",    NULL};

static void
read_mode(PromptMaker* maker, PromptDraft* fact, char* text)
{
  for (int mode = 0; mode < BASE_N_MODES; ++mode) {
    if (!strcmp(base_mode_name((BaseMode)mode), text)) {
      fact->id = mode;
      return;
    }
  }
  prompt_make_fail(maker, "no such mode", text);
}

static void
read_section(PromptMaker* maker, PromptDraft* fact, char* text)
{
  if (maker->n_sections == PROMPT_MAKE_SECTIONS ||
      strlen(text) >= sizeof(maker->sections[0])) {
    prompt_make_fail(maker, "too many sections or too long", text);
  }
  snprintf(maker->sections[maker->n_sections], sizeof(maker->sections[0]), "%s", text);
  fact->id = maker->n_sections++;
}

static void
read_genre(PromptMaker* maker, PromptDraft* fact, char* text)
{
  const uint32_t id = prompt_genre_find(text);
  if (id == prompt_n_genres()) {
    prompt_make_fail(maker, "no such genre", text);
  }
  fact->id = (int)id;
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

static void
read_unit(PromptMaker* maker, PromptDraft* fact, char* text)
{
  fact->id = prompt_make_index(maker, units, 4, text);
}

static void
read_note(PromptMaker* maker, PromptDraft* fact, char* text)
{
  (void)maker;
  fact->id = atoi(text);
}

static void
read_part(PromptMaker* maker, PromptDraft* fact, char* text)
{
  fact->id = prompt_make_part(maker, text);
}

/// What each kind of word is called, and how its meaning is read; those of sounds are
/// more than one fact.
static const struct {
  const char* name;
  void (*read)(PromptMaker* maker, PromptDraft* fact, char* text);
} kinds[PROMPT_N_KINDS] = {
  [PROMPT_FILLER]           = {"filler", read_values},
  [PROMPT_AND]              = {"and", read_values},
  [PROMPT_OR]               = {"or", read_values},
  [PROMPT_BUT]              = {"but", read_values},
  [PROMPT_NOT]              = {"not", read_values},
  [PROMPT_NOT_AFTER]        = {"not-after", read_values},
  [PROMPT_EXCEPT]           = {"except", read_values},
  [PROMPT_LACKS]            = {"lacks", read_part},
  [PROMPT_ONLY]             = {"only", read_values},
  [PROMPT_SOLO]             = {"solo", read_values},
  [PROMPT_VERY]             = {"very", read_values},
  [PROMPT_TOO]              = {"too", read_values},
  [PROMPT_IN]               = {"in", read_values},
  [PROMPT_SHARE]            = {"share", read_values},
  [PROMPT_SHARE_AFTER]      = {"share-after", read_values},
  [PROMPT_COUNT]            = {"number", read_values},
  [PROMPT_UNIT]             = {"unit", read_unit},
  [PROMPT_ENDLESS]          = {"endless", read_values},
  [PROMPT_TEMPO_WORD]       = {"tempo-word", read_values},
  [PROMPT_PACE]             = {"pace", read_values},
  [PROMPT_BPM]              = {"bpm", read_values},
  [PROMPT_HALF_TIME]        = {"half-time", read_values},
  [PROMPT_DOUBLE_TIME]      = {"double-time", read_values},
  [PROMPT_MODE]             = {"mode", read_mode},
  [PROMPT_RELATIVE]         = {"relative", read_mode},
  [PROMPT_SHARP]            = {"sharp", read_values},
  [PROMPT_FLAT]             = {"flat", read_values},
  [PROMPT_NOTE]             = {"note", read_note},
  [PROMPT_METER]            = {"meter", read_pair},
  [PROMPT_AMOUNT]           = {"amount", read_amount},
  [PROMPT_MOOD]             = {"mood", read_values},
  [PROMPT_GENRE]            = {"genre", read_genre},
  [PROMPT_HINT]             = {"hint", read_genre},
  [PROMPT_SOUND]            = {"sound", NULL},
  [PROMPT_LINE_UP]          = {"line-up", NULL},
  [PROMPT_ROLE]             = {"role", read_part},
  [PROMPT_SECTION]          = {"section", read_section},
  [PROMPT_BLUES_FORM]       = {"blues-form", read_values},
  [PROMPT_PROGRESSION_WORD] = {"progression-word", read_values},
  [PROMPT_MODULATION]       = {"modulation", read_pair},
  [PROMPT_INTERVAL]         = {"interval", read_pair},
  [PROMPT_DIRECTION]        = {"direction", read_values},
  [PROMPT_PLACE]            = {"place", read_values},
};

static PromptWordKind
kind_named(const PromptMaker* maker, const char* name)
{
  for (int kind = 0; kind < PROMPT_N_KINDS; ++kind) {
    if (!strcmp(kinds[kind].name, name)) {
      return (PromptWordKind)kind;
    }
  }
  prompt_make_fail(maker, "no such kind", name);
}

void
prompt_make_meaning(PromptMaker* maker, char* text)
{
  char* const gap  = strchr(text, ' ');
  char* const args = gap ? gap + 1 : text + strlen(text);
  if (gap) {
    *gap = '\0';
  }
  const PromptWordKind kind = kind_named(maker, text);
  maker->n_facts            = 0;
  if (kind == PROMPT_SOUND) {
    prompt_make_sound(maker, args);
  } else if (kind == PROMPT_LINE_UP) {
    prompt_make_line_up(maker, args);
  } else {
    kinds[kind].read(maker, prompt_make_fact(maker, kind), args);
  }
}
