// A sentence cut into words, numbers and marks, all folded to one spelling:
// lower case, no accents, no full-width forms; one token per CJK character.

#ifndef PROMPT_TOKEN_H
#define PROMPT_TOKEN_H

#include "core/prompt/intent.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { PROMPT_WORD, PROMPT_NUMBER, PROMPT_MARK } PromptTokenKind;

typedef struct {
  uint32_t        begin, end; ///< Bytes of the sentence
  uint32_t        text;       ///< Where the folded spelling begins in `text`
  float           number;     ///< Of a PROMPT_NUMBER
  PromptTokenKind kind;
  bool            capital; ///< Its first letter was upper case
  bool            glued;   ///< Nothing stands between it and the token before
  bool            dashed;  ///< Only a hyphen stands between it and the token before
} PromptToken;

/// Large; the caller places it on the heap.
typedef struct {
  PromptToken token[PROMPT_MAX_BYTES];
  uint32_t    n_tokens;
  char        text[4 * PROMPT_MAX_BYTES]; ///< Spellings, each closed by a zero
  uint32_t    n_text;
  uint32_t    n_bad_bytes; ///< Bytes that were no valid UTF-8
} PromptTokens;

/// [any] Cut `n_bytes` bytes, at most PROMPT_MAX_BYTES of them, into `tokens`.
void prompt_tokens_read(PromptTokens* tokens, const char* sentence, size_t n_bytes);

/// [any] The folded spelling of token `i`; "" past the end.
const char* prompt_token_text(const PromptTokens* tokens, uint32_t i);

#endif
