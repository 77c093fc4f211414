// Between the setters of facts: one correction at work.

#ifndef PROMPT_SETTER_H
#define PROMPT_SETTER_H

#include "core/prompt/prompt.h"

#define PROMPT_MAX_VALUE 1024U ///< Bytes of one correction

typedef struct {
  PromptIntent* intent;
  PromptIntent  said; ///< What a sentence of the value means
  char          fact[32];
  char          value[PROMPT_MAX_VALUE];         ///< Without spaces around it
  char          sentence[PROMPT_MAX_VALUE + 64]; ///< What `said` was read from
  BaseStatus    status;
} PromptSetter;

/// [worker] Read "BEFORE value AFTER" as a sentence into `said`.
void prompt_setter_say(PromptSetter* setter, const char* before, const char* after);

/// [any] Read a number, "0.7", "-0,2" or "70%"; false if `text` is anything else.
bool prompt_setter_number(const char* text, float* number);

/// [any] The value as "yes" or "no"; false if it is neither.
bool prompt_setter_answer(const PromptSetter* setter, bool* yes);

/// [any] How many of `n` bytes to show, at most `most` and no half character.
size_t prompt_setter_cut(const char* text, size_t n, size_t most);

/// [any] The source of a fact that is set; remarks if `differs` from what is stated.
void prompt_setter_win(PromptSetter* setter, PromptSource* source, bool differs);

// Setters: false if the value is not understood.  `which` tells alike facts apart.

/// [worker] Moods, energy and their like; `which` is a place among those facts.
bool prompt_set_amount(PromptSetter* setter, int which);

/// [worker] All three of a mood by its words.
bool prompt_set_mood(PromptSetter* setter, int which);

/// [worker] The tempo in numbers or words.
bool prompt_set_tempo(PromptSetter* setter, int which);

/// [worker] The tonic, and the mode if it is told with it.
bool prompt_set_key(PromptSetter* setter, int which);

/// [worker] The mode alone.
bool prompt_set_mode(PromptSetter* setter, int which);

/// [worker] The change of key within the piece.
bool prompt_set_modulation(PromptSetter* setter, int which);

/// [worker] The meter.
bool prompt_set_meter(PromptSetter* setter, int which);

/// [worker] The length: `which` is 0 for any words, 1 bars, 2 seconds, 3 endless.
bool prompt_set_length(PromptSetter* setter, int which);

/// [worker] One or more genres with their weights.
bool prompt_set_genres(PromptSetter* setter, int which);

/// [worker] The chord progression.
bool prompt_set_chords(PromptSetter* setter, int which);

/// [worker] The form.
bool prompt_set_form(PromptSetter* setter, int which);

/// [worker] Who plays the part `which`.
bool prompt_set_part(PromptSetter* setter, int which);

/// [worker] An instrument that is wanted in any part.
bool prompt_set_with(PromptSetter* setter, int which);

/// [worker] An instrument or a family that is left out.
bool prompt_set_without(PromptSetter* setter, int which);

/// [worker] Whether nobody plays but who is wanted.
bool prompt_set_only(PromptSetter* setter, int which);

#endif
