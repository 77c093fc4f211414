// What is due in a bar of an idea: the chords that the sentence, the form or the loop
// ask for, and a tonic where a piece begins and ends.

#ifndef COMPOSE_TASK_H
#define COMPOSE_TASK_H

#include "core/compose/outline.h"
#include "core/compose/writer.h"

/// What the bars of an idea are written from.
typedef struct {
  const ComposeBrief*   brief;
  const PromptIntent*   intent;
  const ComposeGrid*    grid;
  const ComposeOutline* outline;
  uint32_t              material;
  const ScorePhrase*    motif;  ///< Played by hand, for the first idea; may be empty
  const ComposeSheet*   chords; ///< Whose chords are to be taken over; may be NULL
} ComposeDraft;

/// [any] The task of the bar that follows those of `sheet`.
void compose_task(ComposeTask* self, const ComposeDraft* draft,
                  const ComposeSheet* sheet);

/// [any] Let a bar have the very chords of `bar` of another sheet.
void compose_task_follow(ComposeTask* self, const ComposeSheet* sheet,
                         const ComposeSheet* other, uint32_t bar);

/// [any] The task of a bar where a piece ends, `left` of the networks' bars before its
/// last one: it leads home, or holds the tonic.
void compose_task_end(ComposeTask* self, const ComposeGrid* grid, uint32_t left);

#endif
