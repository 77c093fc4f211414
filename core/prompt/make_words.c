// Builds the grammar's table: reads words.txt, writes C.
//
//   make_words words.txt table.c

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LEXEMES 16384
#define MAX_SOUNDS 1024
#define MAX_SECTIONS 64
#define MAX_FACTS 8
#define MAX_LINE 8192
#define MAX_KNOWN ((size_t)4 * MAX_LEXEMES)

typedef struct {
  char  phrase[128];
  int   language, kind, order;
  int   id;
  float x, y, z;
} Lexeme;

typedef struct {
  const char*  path;
  int          line;
  Lexeme       lexemes[MAX_LEXEMES];
  int          n_lexemes;
  PromptSound  sounds[MAX_SOUNDS];
  int          n_sounds;
  char         sections[MAX_SECTIONS][16];
  int          n_sections;
  Lexeme       facts[MAX_FACTS]; ///< Of the meaning that is being read
  int          n_facts;
  PromptTokens tokens;
} Maker;

static const char* const languages[PROMPT_N_LANGUAGES] = {"*",  "en", "es", "de", "fr",
                                                          "it", "pt", "zh", "ja"};

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

static void
fail(const Maker* maker, const char* what, const char* which)
{
  fprintf(stderr, "%s:%d: %s: %s\n", maker->path, maker->line, what, which);
  exit(1);
}

static int
index_of(const Maker* maker, const char* const* list, int n, const char* name)
{
  for (int i = 0; i < n && list[i]; ++i) {
    if (!strcmp(list[i], name)) {
      return i;
    }
  }
  fail(maker, "no such name", name);
  return -1;
}

static int
part_named(const Maker* maker, const char* name)
{
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    if (!strcmp(base_part_name((BasePart)part), name)) {
      return part;
    }
  }
  fail(maker, "no such part", name);
  return -1;
}

static int
mode_named(const Maker* maker, const char* name)
{
  for (int mode = 0; mode < BASE_N_MODES; ++mode) {
    if (!strcmp(base_mode_name((BaseMode)mode), name)) {
      return mode;
    }
  }
  fail(maker, "no such mode", name);
  return -1;
}

static int
instrument_named(const Maker* maker, const char* name)
{
  if (!strcmp(name, "-")) {
    return -1;
  }
  const uint32_t id = param_instrument_find(name);
  if (id == param_n_instruments()) {
    fail(maker, "no such instrument", name);
  }
  return (int)id;
}

/// Without the spaces at both ends; writes into `text`.
static char*
trimmed(char* text)
{
  text += strspn(text, " ");
  size_t n = strlen(text);
  while (n > 0 && text[n - 1] == ' ') {
    text[--n] = '\0';
  }
  return text;
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
add_member(const Maker* maker, PromptSound* sound, const char* name)
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
    fail(maker, "no such instrument", name);
  }
}

static int
new_sound(Maker* maker, const char* role, const char* instrument)
{
  if (maker->n_sounds == MAX_SOUNDS) {
    fail(maker, "too many sounds", instrument);
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

static Lexeme*
new_fact(Maker* maker, PromptWordKind kind)
{
  if (maker->n_facts == MAX_FACTS) {
    fail(maker, "too many facts", kinds[kind]);
  }
  Lexeme* const fact = &maker->facts[maker->n_facts++];
  *fact              = (Lexeme){.kind = (int)kind};
  return fact;
}

/// "chords = grand piano : *piano, celesta"
static void
read_sound(Maker* maker, char* text)
{
  char* const equals = strchr(text, '=');
  char* const colon  = strchr(text, ':');
  if (!equals || !colon) {
    fail(maker, "expected ROLE = INSTRUMENT : MEMBERS", text);
  }
  *equals        = '\0';
  *colon         = '\0';
  const int id   = new_sound(maker, trimmed(text), trimmed(equals + 1));
  char*     rest = colon + 1;
  for (char* name = strtok_r(rest, ",", &rest); name;
       name       = strtok_r(NULL, ",", &rest)) {
    add_member(maker, &maker->sounds[id], trimmed(name));
  }
  new_fact(maker, PROMPT_SOUND)->id = id;
}

/// "lead violin, bass cello, only"
static void
read_line_up(Maker* maker, char* text)
{
  char* rest = text;
  for (char* item = strtok_r(text, ",", &rest); item;
       item       = strtok_r(NULL, ",", &rest)) {
    char* const name = trimmed(item);
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
section_named(Maker* maker, const char* name)
{
  if (maker->n_sections == MAX_SECTIONS || strlen(name) >= sizeof(maker->sections[0])) {
    fail(maker, "too many sections or too long", name);
  }
  snprintf(maker->sections[maker->n_sections], sizeof(maker->sections[0]), "%s", name);
  return maker->n_sections++;
}

static int
genre_named(const Maker* maker, const char* name)
{
  const uint32_t id = prompt_genre_find(name);
  if (id == prompt_n_genres()) {
    fail(maker, "no such genre", name);
  }
  return (int)id;
}

static void
read_values(Maker* maker, Lexeme* fact, char* text)
{
  char* rest = text;
  fact->x    = strtof(rest, &rest);
  fact->y    = strtof(rest, &rest);
  fact->z    = strtof(rest, &rest);
  if (*trimmed(rest)) {
    fail(maker, "expected numbers", text);
  }
}

static void
read_meter(Maker* maker, Lexeme* fact, char* text)
{
  read_values(maker, fact, text);
  fact->id = (int)fact->x;
  fact->x  = fact->y;
}

static void
read_amount(Maker* maker, Lexeme* fact, char* text)
{
  char* const gap = strchr(text, ' ');
  if (!gap) {
    fail(maker, "expected a field and a value", text);
    return;
  }
  *gap     = '\0';
  fact->id = index_of(maker, fields, PROMPT_N_FIELDS, text);
  read_values(maker, fact, gap + 1);
}

/// The line at the margin that says what the phrases below it mean.
static void
read_meaning(Maker* maker, char* text)
{
  char* const gap  = strchr(text, ' ');
  char* const args = gap ? gap + 1 : text + strlen(text);
  if (gap) {
    *gap = '\0';
  }
  maker->n_facts = 0;
  const PromptWordKind kind =
    (PromptWordKind)index_of(maker, kinds, PROMPT_N_KINDS, text);
  if (kind == PROMPT_SOUND) {
    read_sound(maker, args);
    return;
  }
  if (kind == PROMPT_LINE_UP) {
    read_line_up(maker, args);
    return;
  }
  Lexeme* const fact = new_fact(maker, kind);
  switch (kind) {
  case PROMPT_UNIT:
    fact->id = index_of(maker, units, 4, args);
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

/// Fold a phrase as a sentence would be.
static bool
fold_phrase(Maker* maker, const char* phrase, char* out, size_t size)
{
  prompt_tokens_read(&maker->tokens, phrase, strlen(phrase));
  size_t n = 0;
  for (uint32_t i = 0; i < maker->tokens.n_tokens; ++i) {
    const char* const text = prompt_token_text(&maker->tokens, i);
    if (n + strlen(text) + 2 > size) {
      fail(maker, "too long", phrase);
    }
    n += (size_t)snprintf(out + n, size - n, "%s%s", i ? " " : "", text);
  }
  return n > 0;
}

static void
read_phrases(Maker* maker, char* text)
{
  char*       rest     = text;
  char* const name     = strtok_r(text, " ", &rest);
  const int   language = index_of(maker, languages, PROMPT_N_LANGUAGES, name);
  for (char* item = strtok_r(NULL, ",", &rest); item;
       item       = strtok_r(NULL, ",", &rest)) {
    char phrase[128];
    if (!fold_phrase(maker, item, phrase, sizeof(phrase))) {
      fail(maker, "nothing left of the phrase", item);
    }
    for (int i = 0; i < maker->n_facts; ++i) {
      if (maker->n_lexemes == MAX_LEXEMES) {
        fail(maker, "too many words", item);
      }
      Lexeme* const lexeme = &maker->lexemes[maker->n_lexemes];
      *lexeme              = maker->facts[i];
      lexeme->language     = language;
      lexeme->order        = maker->n_lexemes++;
      snprintf(lexeme->phrase, sizeof(lexeme->phrase), "%s", phrase);
    }
  }
}

static void
read_file(Maker* maker, FILE* file)
{
  static char line[MAX_LINE];
  while (fgets(line, sizeof(line), file)) {
    ++maker->line;
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == ' ') {
      read_phrases(maker, trimmed(line));
    } else if (line[0] != '#' && line[0]) {
      read_meaning(maker, trimmed(line));
    }
  }
}

static int
compare(const void* a, const void* b)
{
  const Lexeme* const left  = a;
  const Lexeme* const right = b;
  const int           order = strcmp(left->phrase, right->phrase);
  if (order) {
    return order;
  }
  return left->language != right->language ? left->language - right->language
                                           : left->order - right->order;
}

static bool
has_phrase(const Maker* maker, const char* phrase, int language)
{
  for (int i = 0; i < maker->n_lexemes; ++i) {
    if (maker->lexemes[i].language == language &&
        !strcmp(maker->lexemes[i].phrase, phrase)) {
      return true;
    }
  }
  return false;
}

/// What a phrase means everywhere it means in each language that has more to say of it.
static void
share_meanings(Maker* maker)
{
  const int n = maker->n_lexemes;
  for (int i = 0; i < n; ++i) {
    const Lexeme everywhere = maker->lexemes[i];
    for (int language = 1; everywhere.language == 0 && language < PROMPT_N_LANGUAGES;
         ++language) {
      if (has_phrase(maker, everywhere.phrase, language)) {
        if (maker->n_lexemes == MAX_LEXEMES) {
          fail(maker, "too many words", everywhere.phrase);
        }
        maker->lexemes[maker->n_lexemes]            = everywhere;
        maker->lexemes[maker->n_lexemes++].language = language;
      }
    }
  }
}

static const Lexeme*
genre_of_word(const Maker* maker, const char* word, int n)
{
  for (int i = 0; i < n; ++i) {
    const Lexeme* const lexeme = &maker->lexemes[i];
    if (lexeme->kind == PROMPT_GENRE && lexeme->language <= PROMPT_ENGLISH &&
        !strcmp(lexeme->phrase, word)) {
      return lexeme;
    }
  }
  return NULL;
}

/// "jazz organ" is an organ, and a hint of jazz.
static void
add_hints(Maker* maker)
{
  const int n = maker->n_lexemes;
  for (int i = 0; i < n; ++i) {
    const Lexeme      sound = maker->lexemes[i];
    const char* const gap   = strchr(sound.phrase, ' ');
    if (!gap || (sound.kind != PROMPT_SOUND && sound.kind != PROMPT_LINE_UP)) {
      continue;
    }
    char word[128];
    snprintf(word, sizeof(word), "%s", sound.phrase);
    word[gap - sound.phrase]  = '\0';
    const Lexeme* const genre = genre_of_word(maker, word, n);
    if (genre) {
      if (maker->n_lexemes == MAX_LEXEMES) {
        fail(maker, "too many words", sound.phrase);
      }
      Lexeme* const hint = &maker->lexemes[maker->n_lexemes++];
      *hint              = sound;
      hint->kind         = PROMPT_HINT;
      hint->id           = genre->id;
      hint->order        = maker->n_lexemes;
    }
  }
}

/// Drop what is said twice in one language.
static void
sort_lexemes(Maker* maker)
{
  qsort(maker->lexemes, (size_t)maker->n_lexemes, sizeof(Lexeme), compare);
  int n = 0;
  for (int i = 0; i < maker->n_lexemes; ++i) {
    const Lexeme* const now     = &maker->lexemes[i];
    bool                double_ = false;
    for (int k = n - 1; k >= 0 && !strcmp(maker->lexemes[k].phrase, now->phrase); --k) {
      const Lexeme* const then = &maker->lexemes[k];
      double_                  = double_ || (then->language == now->language &&
                            then->kind == now->kind && then->id == now->id);
    }
    if (!double_) {
      maker->lexemes[n++] = *now;
    }
  }
  maker->n_lexemes = n;
}

static void
write_lexemes(const Maker* maker, FILE* out)
{
  fprintf(out, "const uint32_t prompt_n_lexemes = %d;\n", maker->n_lexemes);
  fprintf(out, "const PromptLexeme prompt_lexemes[] = {\n");
  for (int i = 0; i < maker->n_lexemes; ++i) {
    const Lexeme* const l = &maker->lexemes[i];
    fprintf(out, "  {\"");
    for (const char* c = l->phrase; *c; ++c) {
      fprintf(out, *c == '\\' || *c == '"' ? "\\%c" : "%c", *c);
    }
    fprintf(out, "\", %d, %d, %d, %ff, %ff, %ff},\n", l->language, l->kind, l->id,
            (double)l->x, (double)l->y, (double)l->z);
  }
  fprintf(out, "};\n");
}

typedef struct {
  char     word[128];
  unsigned languages;
} Known;

static int
compare_known(const void* a, const void* b)
{
  return strcmp(((const Known*)a)->word, ((const Known*)b)->word);
}

/// Every single word of the phrases, with the languages that have it.
static void
write_known(const Maker* maker, FILE* out)
{
  static Known known[MAX_KNOWN];
  size_t       n = 0;
  for (int i = 0; i < maker->n_lexemes; ++i) {
    char  copy[128];
    char* rest = copy;
    snprintf(copy, sizeof(copy), "%s", maker->lexemes[i].phrase);
    for (char* word = strtok_r(copy, " ", &rest); word && n < MAX_KNOWN;
         word       = strtok_r(NULL, " ", &rest)) {
      snprintf(known[n].word, sizeof(known[n].word), "%s", word);
      known[n++].languages = 1U << maker->lexemes[i].language;
    }
  }
  qsort(known, n, sizeof(Known), compare_known);
  size_t kept = 0;
  for (size_t i = 0; i < n; ++i) {
    if (kept && !strcmp(known[kept - 1].word, known[i].word)) {
      known[kept - 1].languages |= known[i].languages;
    } else {
      known[kept++] = known[i];
    }
  }
  fprintf(out, "const uint32_t prompt_n_known = %zu;\n", kept);
  fprintf(out, "const PromptKnown prompt_known[] = {\n");
  for (size_t i = 0; i < kept; ++i) {
    const char* const escape = strchr("\\\"", known[i].word[0]) ? "\\" : "";
    fprintf(out, "  {\"%s%s\", %u},\n", escape, known[i].word, known[i].languages);
  }
  fprintf(out, "};\n");
}

static void
write_sounds(const Maker* maker, FILE* out)
{
  fprintf(out, "const PromptSound prompt_sounds[] = {\n");
  for (int i = 0; i < maker->n_sounds; ++i) {
    const PromptSound* const sound = &maker->sounds[i];
    fprintf(out, "  {%d, %d, {", sound->instrument, sound->role);
    for (size_t k = 0; k < PROMPT_MAX_INSTRUMENTS / 32; ++k) {
      fprintf(out, "%uU,", sound->members[k]);
    }
    fprintf(out, "}},\n");
  }
  fprintf(out, "};\nconst char* const prompt_sections[] = {\n");
  for (int i = 0; i < maker->n_sections; ++i) {
    fprintf(out, "  \"%s\",\n", maker->sections[i]);
  }
  fprintf(out, "};\n");
}

int
main(int argc, char** argv)
{
  static Maker maker;
  FILE* const  in  = argc == 3 ? fopen(argv[1], "rb") : NULL;
  FILE* const  out = in ? fopen(argv[2], "wb") : NULL;
  if (!out) {
    fprintf(stderr, "usage: make_words WORDS.TXT TABLE.C\n");
    return 2;
  }
  maker.path = argv[1];
  read_file(&maker, in);
  add_hints(&maker);
  share_meanings(&maker);
  sort_lexemes(&maker);
  fprintf(out, "// Made from words.txt by make_words.c; edit the words, not this.\n\n"
               "#include \"core/prompt/table.h\"\n\n");
  write_lexemes(&maker, out);
  write_known(&maker, out);
  write_sounds(&maker, out);
  fclose(in);
  return fclose(out) ? 1 : 0;
}
