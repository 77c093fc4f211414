// Builds the grammar's table: reads words.txt, writes C.
//
//   make_words words.txt table.c

#include "core/prompt/maker.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LINE 8192

static const char* const languages[PROMPT_N_LANGUAGES] = {"*",  "en", "es", "de", "fr",
                                                          "it", "pt", "zh", "ja"};

void
prompt_make_fail(const PromptMaker* maker, const char* what, const char* which)
{
  fprintf(stderr, "%s:%d: %s: %s\n", maker->path, maker->line, what, which);
  exit(1);
}

int
prompt_make_index(const PromptMaker* maker, const char* const* list, int n,
                  const char* name)
{
  for (int i = 0; i < n && list[i]; ++i) {
    if (!strcmp(list[i], name)) {
      return i;
    }
  }
  prompt_make_fail(maker, "no such name", name);
  return -1;
}

char*
prompt_make_trim(char* text)
{
  text += strspn(text, " ");
  size_t n = strlen(text);
  while (n > 0 && text[n - 1] == ' ') {
    text[--n] = '\0';
  }
  return text;
}

PromptDraft*
prompt_make_lexeme(PromptMaker* maker, const PromptDraft* like)
{
  if (maker->n_lexemes == PROMPT_MAKE_LEXEMES) {
    prompt_make_fail(maker, "too many words", like->phrase);
  }
  PromptDraft* const lexeme = &maker->lexemes[maker->n_lexemes];
  *lexeme                   = *like;
  lexeme->order             = maker->n_lexemes++;
  return lexeme;
}

/// Fold a phrase as a sentence would be.
static bool
fold_phrase(PromptMaker* maker, const char* phrase, char* out, size_t size)
{
  prompt_tokens_read(&maker->tokens, phrase, strlen(phrase));
  size_t n = 0;
  for (uint32_t i = 0; i < maker->tokens.n_tokens; ++i) {
    const char* const text = prompt_token_text(&maker->tokens, i);
    if (n + strlen(text) + 2 > size) {
      prompt_make_fail(maker, "too long", phrase);
    }
    n += (size_t)snprintf(out + n, size - n, "%s%s", i ? " " : "", text);
  }
  return n > 0;
}

static void
read_phrases(PromptMaker* maker, char* text)
{
  char*       rest     = text;
  char* const name     = strtok_r(text, " ", &rest);
  const int   language = prompt_make_index(maker, languages, PROMPT_N_LANGUAGES, name);
  for (char* item = strtok_r(NULL, ",", &rest); item;
       item       = strtok_r(NULL, ",", &rest)) {
    char phrase[128];
    if (!fold_phrase(maker, item, phrase, sizeof(phrase))) {
      prompt_make_fail(maker, "nothing left of the phrase", item);
    }
    for (int i = 0; i < maker->n_facts; ++i) {
      PromptDraft* const lexeme = prompt_make_lexeme(maker, &maker->facts[i]);
      lexeme->language          = language;
      snprintf(lexeme->phrase, sizeof(lexeme->phrase), "%s", phrase);
    }
  }
}

static void
read_file(PromptMaker* maker, FILE* file)
{
  static char line[MAX_LINE];
  while (fgets(line, sizeof(line), file)) {
    ++maker->line;
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == ' ') {
      read_phrases(maker, prompt_make_trim(line));
    } else if (line[0] != '#' && line[0]) {
      prompt_make_meaning(maker, prompt_make_trim(line));
    }
  }
}

int
main(int argc, char** argv)
{
  static PromptMaker maker;
  FILE* const        in  = argc == 3 ? fopen(argv[1], "rb") : NULL;
  FILE* const        out = in ? fopen(argv[2], "wb") : NULL;
  if (!out) {
    fprintf(stderr, "usage: make_words WORDS.TXT TABLE.C\n");
    return 2;
  }
  maker.path = argv[1];
  read_file(&maker, in);
  prompt_make_sort(&maker);
  prompt_make_write(&maker, out);
  fclose(in);
  return fclose(out) ? 1 : 0;
}
