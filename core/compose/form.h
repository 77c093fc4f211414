// The order of verses, choruses, drops: as asked for, or as the style likes it.

#ifndef COMPOSE_FORM_H
#define COMPOSE_FORM_H

#include "core/compose/plan.h"

/// [any] Fill the units of a plan whose `n_bars` is set, and its `outro_bars`.
void compose_form(ComposePlan* plan, const ComposeBrief* brief,
                  const PromptIntent* intent);

/// [any] A length near `target` bars, 16 to 48, at which the form comes to a close.
uint32_t compose_form_length(const ComposeBrief* brief, const PromptIntent* intent,
                             uint32_t target);

/// [any] An ending of `n_bars` that comes back to the first idea.
ComposeUnit compose_form_outro(const ComposeBrief* brief, uint32_t n_bars);

/// [any] Copy a label, at most SCORE_LABEL_BYTES - 1 letters, digits and dashes.
void compose_form_label(char label[SCORE_LABEL_BYTES], const char* text);

#endif
