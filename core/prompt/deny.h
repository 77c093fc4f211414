// What a "no" takes: one group of words, and the rest of a list.

#ifndef PROMPT_DENY_H
#define PROMPT_DENY_H

#include "core/prompt/reader.h"

/// [any] Whether item `i` names an instrument, a member of a line-up or a part.
bool prompt_names_sound(const PromptReader* reader, uint32_t i);

/// [any] The first item at or after `i` that is no filler word; "beats", which else is
/// one, names the drums.
uint32_t prompt_skip_to_sound(const PromptReader* reader, uint32_t i);

/// [any] Whether item `i` tells how the music is: a mood, a genre, a meter.
bool prompt_says_how(const PromptReader* reader, uint32_t i);

/// [any] Whether item `i` may stand between a denial and what it denies.
bool prompt_is_glue(const PromptReader* reader, uint32_t i);

/// [any] Whether item `i` is an unknown word before a sound, which tells how that
/// sounds: "no live drums".
bool prompt_is_adjective(const PromptReader* reader, uint32_t i);

/// [any] Whether item `i` may be a member of a list of what is unwanted.
bool prompt_starts_list_item(const PromptReader* reader, uint32_t i);

/// [worker] Deny one group of words from `i` on; returns the item after it, `i` if
/// there is nothing to deny.
///
/// In "no loud drums" it is the drums that are unwanted, not loudness.
uint32_t prompt_deny_group(PromptReader* reader, uint32_t i);

/// [worker] Deny the rest of a list whose first member ends before item `next`; behind
/// a "without" it runs on through its last "and".
void prompt_deny_list(PromptReader* reader, uint32_t next, bool without);

#endif
