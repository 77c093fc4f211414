// One reading in progress: the sentence as items, each of which a pass may claim.
//
// A pass looks for one sort of fact; what it understood it marks as used, so
// that later passes leave it alone and the remarks can tell what nobody read.

#ifndef PROMPT_READER_H
#define PROMPT_READER_H

#include "core/prompt/lexicon.h"

/// A phrase of the lexicon, a number, a mark or an unknown word.
typedef struct {
  PromptEntry entry;      ///< `n` is 0 if the lexicon has nothing
  uint32_t    first, end; ///< Tokens
  float       very;       ///< How strongly it is said; 1 is plain
  float       count;      ///< Of a number in words
  bool        used;       ///< Some fact came from it
  bool        denied;     ///< Under a "no"
  bool        mended;     ///< Read as a known word one edit away
} PromptItem;

/// Large; lives on the heap for the time of one reading.
typedef struct {
  const struct PromptModel* model; ///< NULL without one
  const char*               sentence;
  size_t                    n_bytes;
  PromptTokens              tokens;
  PromptLanguage            language;
  PromptItem                item[PROMPT_MAX_BYTES];
  uint32_t                  n_items;
  uint16_t barred[PROMPT_MAX_INSTRUMENTS]; ///< Breadth of the narrowest denial, 0 none
  int8_t   target, target_mode; ///< Of a change of key that names one; mode or -1
  PromptIntent* intent;
} PromptReader;

/// [worker] Cut the sentence and find every phrase.
void prompt_reader_scan(PromptReader* reader);

/// [worker] Respell the words that the lexicon lacks as known ones where it can; tells
/// of each token whether it was a slip, and whether its "-less" denies it.
void prompt_reader_mend(PromptReader* reader, bool* mended, bool* less);

// The passes, in the order they run; each claims the items it understood.

/// [worker] Find what changes the key; words that could but do not are unknown again.
void prompt_mark_modulations(PromptReader* reader);

/// [worker] Mark who stands under a "no", and who is said strongly or weakly.
void prompt_read_denials(PromptReader* reader);

/// [worker] Read a change of key within the piece.
void prompt_read_modulations(PromptReader* reader);

/// [worker] Once the key is known, measure the way to the one that is changed to.
void prompt_aim_modulation(PromptReader* reader);

/// [worker] Read a chord progression.
void prompt_read_chords(PromptReader* reader);

/// [worker] Read the form: letters, sections, the 12-bar blues.
void prompt_read_form(PromptReader* reader);

/// [worker] Read the meter.
void prompt_read_meter(PromptReader* reader);

/// [worker] Read bars, seconds, "endless".
void prompt_read_length(PromptReader* reader);

/// [worker] Read tempi in numbers.
void prompt_read_tempo(PromptReader* reader);

/// [worker] Read key and mode.
void prompt_read_key(PromptReader* reader);

/// [worker] Read moods and amounts.
void prompt_read_moods(PromptReader* reader);

/// [worker] Read who plays, who does not, and "only".
void prompt_read_parts(PromptReader* reader);

/// [worker] Read genres and their weights.
void prompt_read_genres(PromptReader* reader);

/// [any] Bring genres in order, heaviest first, with weights that sum to 1.
void prompt_genres_settle(PromptIntent* intent);

/// [worker] Let the encoder speak for words that no table holds.
void prompt_read_felt(PromptReader* reader);

/// [worker] Read tempo words; what they come to the genre tells.
void prompt_read_pace(PromptReader* reader);

/// [any] Fill what the sentence leaves open: inferred from what it says, else the
/// genre's own.  Once more on the same intent, what follows from other facts is worked
/// out anew.
void prompt_read_rest(PromptIntent* intent);

/// [worker] Remark on words that nobody read.
void prompt_read_ignored(PromptReader* reader);

/// [any] The lexeme of `kind` at item `i`, NULL if there is none or past the end.
const PromptLexeme* prompt_item_is(const PromptReader* reader, uint32_t i,
                                   PromptWordKind kind);

/// [any] Whether item `i` is this mark; any mark if `mark` is 0.
bool prompt_item_mark(const PromptReader* reader, uint32_t i, char mark);

/// [any] Whether item `i` is a number or number word; its value in `value`.
bool prompt_item_number(const PromptReader* reader, uint32_t i, float* value);

/// [any] The folded spelling of the first token of item `i`; "" past the end.
const char* prompt_item_text(const PromptReader* reader, uint32_t i);

/// [any] The first item at or after `i` that is no filler word.
uint32_t prompt_item_skip(const PromptReader* reader, uint32_t i);

/// [any] Where items `first` to `last` stand, as a source; marks them as used.
PromptSource prompt_item_claim(PromptReader* reader, uint32_t first, uint32_t last,
                               float confidence);

/// [any] Add a remark about bytes of the sentence; dropped when there are too many.
void prompt_remark(PromptIntent* intent, PromptRemarkKind kind, uint32_t begin,
                   uint32_t end, const char* text);

#endif
