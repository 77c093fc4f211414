// A change of key as the words around it tell it, before it is decided on.

#ifndef PROMPT_MODULATION_H
#define PROMPT_MODULATION_H

#include "core/prompt/tonic.h"

/// What one phrase says: "key change up a whole step in the last chorus".
typedef struct {
  uint32_t    first, last; ///< Items
  uint32_t    head;        ///< The item that it begins from
  float       semitones;   ///< Without direction unless `is_signed`
  int         direction;   ///< 1, -1 or 0 if not said
  bool        measured;    ///< It tells how far
  bool        is_signed;   ///< "+3", "-2"
  bool        placed;      ///< It tells when
  bool        aimed;       ///< It names a key to go to
  bool        parted;      ///< It names a key to come from
  PromptTonic target, origin;
} PromptChange;

/// [any] Whether item `i` begins a change of key; what it says, in `change`.
bool prompt_change_at(const PromptReader* reader, uint32_t i, PromptChange* change);

/// [any] What the words from item `i` to before `end` say; nothing is decided.
void prompt_change_look(const PromptReader* reader, uint32_t i, uint32_t end,
                        PromptChange* change);

/// [any] How far it goes, as item `i` begins to tell; returns the items that it takes.
uint32_t prompt_change_amount(const PromptReader* reader, uint32_t i,
                              PromptChange* change);

/// [any] The shortest way from tonic to tonic, -5..6 semitones.
int8_t prompt_shortest_way(int from, int to);

/// [any] After the key was corrected from `key`, go to the same key as before, if it
/// was one that the sentence names.
void prompt_aim_again(PromptIntent* intent, uint8_t key);

#endif
