// Between the passes that settle who plays: exclusions, roles, "only".

#ifndef PROMPT_PARTS_H
#define PROMPT_PARTS_H

#include "core/prompt/reader.h"

#define PROMPT_NO_ROLE (-1)

/// [any] The sound that item `i` names, NULL if none.
const PromptSound* prompt_sound_at(const PromptReader* reader, uint32_t i);

/// [any] Whether the word leaves the instrument open: "bass", "drums".
bool prompt_sound_is_generic(const PromptSound* sound);

/// [any] How many instruments the word covers; none for one drum of a kit.
uint32_t prompt_sound_breadth(const PromptSound* sound);

/// [any] How many parts and players are named, without those that are denied.
uint32_t prompt_named_sounds(const PromptReader* reader);

/// [any] Words that may stand between a role and its instrument.
bool prompt_links(const PromptReader* reader, uint32_t i);

/// [any] The part told beside the instrument at item `i`, or PROMPT_NO_ROLE; `at` is
/// the item that tells it.
int prompt_role_of(const PromptReader* reader, uint32_t i, uint32_t* at);

/// [worker] Leave out what is denied.
void prompt_read_exclusions(PromptReader* reader);

/// [any] What of `sound` may still play: its own instrument, or else another one that
/// it covers; -1 if a denial at least as narrow takes them all.
int32_t prompt_sound_allowed(const PromptReader* reader, const PromptSound* sound);

/// [worker] Close the other parts where the sentence says "only".
void prompt_read_only(PromptReader* reader);

/// [worker] In "ragtime piano" and "epic strings" the one who is named leads as well.
void prompt_lead_alone(PromptReader* reader);

/// [any] Place an instrument whose role is not told: in its usual `role` if that is
/// free, else in the next best one; only among the wanted ones if none is free.
void prompt_place_freely(PromptIntent* intent, uint32_t role, int32_t instrument,
                         PromptSource source);

/// [any] Nobody plays but who is wanted.
void prompt_close_parts(PromptIntent* intent, PromptSource source);

/// [any] Take back what prompt_close_parts() added.
void prompt_open_parts(PromptIntent* intent);

/// [any] Where every part is left out, let the melody play all the same.
void prompt_leave_something(PromptIntent* intent);

#endif
