// Writes a lead sheet bar by bar: the network says what is likely, the plan what is
// due, key, chord and voice what is allowed.

#ifndef COMPOSE_WRITER_H
#define COMPOSE_WRITER_H

#include "core/base/random.h"
#include "core/compose/composer.h"
#include "core/compose/original.h"

/// A chord that a bar must have, and where.
typedef struct {
  uint32_t where;
  uint32_t what; ///< COMPOSE_NO_WHAT leaves it to the writer
  uint32_t much; ///< COMPOSE_NO_MUCH likewise
} ComposeDue;

#define COMPOSE_MAX_DUE 4U

/// A note that was played by hand.
typedef struct {
  uint8_t where, what, much;
} ComposeTune;

#define COMPOSE_MAX_TUNE 24U

/// What is due in the bar to be written.
typedef struct {
  ComposeBarWords words;
  uint32_t        n_due; ///< With any, the bar has these chords and no others
  ComposeDue      due[COMPOSE_MAX_DUE]; ///< By where
  uint16_t    roots;  ///< Bits of the roots above the tonic that chords may have; 0 all
  uint32_t    n_tune; ///< With any, the bar has these notes and no others
  ComposeTune tune[COMPOSE_MAX_TUNE]; ///< By where, one at a place
  bool        ends; ///< The piece ends with this bar: one chord, one note
} ComposeTask;

typedef struct {
  const ComposeOriginal* original; ///< Whose tunes are not written
  const ComposeBrief*    brief;
  const ComposeGrid*     grid;
  ComposePieceWords      words; ///< What is said of the piece
  ComposeQuill           quill;
  uint32_t               n_before;  ///< Bars that were heard before the sheet's own
  int                    low, high; ///< Of the voice, in pitches
} ComposeWriter;

/// [worker] A writer that has heard nothing; BASE_NO_MEMORY leaves nothing to clear.
BaseStatus compose_writer_init(ComposeWriter* self, const ComposeComposer* composer,
                               const ComposeOriginal* original,
                               const ComposeBrief* brief, const ComposeGrid* grid,
                               const ComposePieceWords* words);

/// [worker] Free what it needs; one of zeros is fine.
void compose_writer_clear(ComposeWriter* self);

/// [worker] Forget all that was heard.
void compose_writer_forget(ComposeWriter* self);

/// [worker] Hear bar `bar` of a sheet, as what goes before the bars to come.
void compose_writer_hear(ComposeWriter* self, const ComposeSheet* sheet, uint32_t bar);

/// [worker] Write one more bar of `sheet`, whose own bars were all heard.
void compose_writer_write(ComposeWriter* self, ComposeSheet* sheet,
                          const ComposeTask* task, BaseRandom* random);

#endif
