// Facts that are set by hand, and win over the sentence.

#ifndef PROMPT_CORRECT_H
#define PROMPT_CORRECT_H

#include "core/base/status.h"
#include "core/prompt/intent.h"

#include <stddef.h>

/// [worker] Let facts win over a reading: one `fact=value` a line.
///
/// The facts are those of the JSON (docs/prompt.md lists them): "tempo=90", "key=F#",
/// "drums=none", "lead=alto sax", "without=piano".  A value may be what the JSON
/// writes or what a sentence would say; an empty one means that the sentence says
/// nothing of it.  The last line about a fact wins.  A line that is not understood
/// becomes a remark, and so does one that overrules the sentence.  What follows from
/// other facts is worked out anew.  `corrections` are any `n_bytes` bytes, of which
/// PROMPT_MAX_BYTES are read; may be NULL if that is 0.  Fails with BASE_NO_MEMORY,
/// and the intent is then as it was.
BaseStatus prompt_correct(PromptIntent* intent, const char* corrections,
                          size_t n_bytes);

/// Knobs that overrule sentence and corrections, as their ports say it.
typedef struct {
  uint32_t key;       ///< 0 as read, 1 C .. 12 B
  uint32_t mode;      ///< 0 as read, else 1 + BaseMode
  float    tempo_bpm; ///< Below 20 as read
  uint32_t n_bars;    ///< 0 as read
} PromptKnobs;

/// [any] Let knobs that are not at "auto" win, so that the intent tells what plays.
void prompt_turn(PromptIntent* intent, const PromptKnobs* knobs);

#endif
