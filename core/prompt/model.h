// The neural text encoder: what words mean that no table holds.
//
// WordPiece tokens, a table of int8 vectors distilled from all-MiniLM-L6-v2,
// attention pooling, one hidden layer, a head per soft attribute.  The handle
// is constant after opening and may be shared by any number of threads.

#ifndef PROMPT_MODEL_H
#define PROMPT_MODEL_H

#include "core/base/status.h"
#include "core/prompt/prompt.h"

#include <stdbool.h>

#define PROMPT_MODEL_TOKENS 256U ///< More words than this are not felt
#define PROMPT_MODEL_GENRES 256U
#define PROMPT_MODEL_AMOUNTS 7U

/// What the encoder feels in some words.
typedef struct {
  float genre[PROMPT_MODEL_GENRES];    ///< Share of each genre of our table, sums to 1
  float mood[3];                       ///< Valence, arousal, tension, -1..1
  float amounts[PROMPT_MODEL_AMOUNTS]; ///< Energy, density, complexity, dynamics,
                                       ///< articulation, timbre, reverb, 0..1
} PromptFeeling;

/// [any] Whether this folded word is a whole token of the model's vocabulary.
bool prompt_model_knows(const PromptModel* model, const char* word);

/// [any] Append the WordPiece tokens of a folded word to `ids`, which holds `n` of at
/// most PROMPT_MODEL_TOKENS; returns the new count.  A word outside the alphabet adds
/// none.
uint32_t prompt_model_tokens(const PromptModel* model, const char* word, uint32_t* ids,
                             uint32_t n);

/// [worker] Run the encoder on `n` tokens, at least 1 and at most PROMPT_MODEL_TOKENS.
void prompt_model_feel(const PromptModel* model, const uint32_t* ids, uint32_t n,
                       PromptFeeling* feeling);

#endif
