// One spelling for every way to write a letter.

#ifndef PROMPT_FOLD_H
#define PROMPT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  PROMPT_IS_SPACE,
  PROMPT_IS_LETTER, ///< Part of a word
  PROMPT_IS_DIGIT,
  PROMPT_IS_ALONE,   ///< A word of its own: a CJK character, an emoji, "&"
  PROMPT_IS_MARK,    ///< Punctuation
  PROMPT_IS_NOTHING, ///< Left out: apostrophes, combining accents, joiners
} PromptClass;

typedef struct {
  PromptClass kind;
  bool        capital;
  uint8_t     length; ///< Bytes of `text`
  char        text[4];
} PromptFolded;

/// [any] Fold one code point.
PromptFolded prompt_fold(uint32_t code);

#endif
