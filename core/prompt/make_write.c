// The tables as C.

#include "core/prompt/maker.h"

#include <stdlib.h>
#include <string.h>

#define MAX_KNOWN ((size_t)4 * PROMPT_MAKE_LEXEMES)

static void
write_lexemes(const PromptMaker* maker, FILE* out)
{
  fprintf(out, "const uint32_t prompt_n_lexemes = %d;\n", maker->n_lexemes);
  fprintf(out, "const PromptLexeme prompt_lexemes[] = {\n");
  for (int i = 0; i < maker->n_lexemes; ++i) {
    const PromptDraft* const l = &maker->lexemes[i];
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
write_known(const PromptMaker* maker, FILE* out)
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
write_sounds(const PromptMaker* maker, FILE* out)
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

void
prompt_make_write(const PromptMaker* maker, FILE* out)
{
  fprintf(out, "// Made from words.txt by make_words.c; edit the words, not this.\n\n"
               "#include \"core/prompt/table.h\"\n\n");
  write_lexemes(maker, out);
  write_known(maker, out);
  write_sounds(maker, out);
}
