// What make_words.c writes out of words.txt.

#ifndef PROMPT_TABLE_H
#define PROMPT_TABLE_H

#include "core/prompt/lexicon.h"

/// One word of the phrases, for mending misspelt ones.
typedef struct {
  const char* word;
  uint16_t    languages; ///< Bit per PromptLanguage
} PromptKnown;

extern const PromptLexeme prompt_lexemes[]; ///< Sorted by phrase
extern const uint32_t     prompt_n_lexemes;
extern const PromptKnown  prompt_known[]; ///< Sorted by word
extern const uint32_t     prompt_n_known;
extern const PromptSound  prompt_sounds[];
extern const char* const  prompt_sections[];

#endif
