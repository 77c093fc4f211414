// How a section tells its idea: as it was, with its last bars told otherwise when it
// was heard before, or brought home when the piece ends.

#ifndef COMPOSE_RETELL_H
#define COMPOSE_RETELL_H

#include "core/compose/band.h"
#include "core/compose/writer.h"

/// A window of an idea whose bars from `from` on are written anew.
typedef struct {
  const ComposeSection* section;
  const ComposeGrid*    grid;
  bool                  asked; ///< The sentence says the chords, also of the last bars
  uint32_t              from;  ///< Of the networks' bars
  uint32_t              bar;   ///< The next one to hear or to write
  ComposeSheet          old;   ///< As it was
} ComposeRetell;

/// [any] Decide which bars of a section's `sheet` are told otherwise.
void compose_retell_begin(ComposeRetell* self, const ComposeBrief* brief,
                          const ComposeSection* section, const ComposeGrid* grid,
                          const ComposeSheet* sheet);

/// [worker] Hear or write one more bar; false when there was none left.
///
/// The writer has heard nothing before the first one.
bool compose_retell_bar(ComposeRetell* self, ComposeWriter* writer, ComposeSheet* sheet,
                        BaseRandom random);

/// [any] The notes of the lead, which swells and falls with each phrase.
void compose_retell_lead(ComposeLine* out, const ComposeBandstand* stand);

#endif
