// Writes one part of a section, bar by bar, over its lead sheet: the network says
// what is likely, chord, instrument and plan what is allowed.

#ifndef COMPOSE_BAND_H
#define COMPOSE_BAND_H

#include "core/base/random.h"
#include "core/compose/arranger.h"
#include "core/compose/line.h"

/// What a part plays over.
typedef struct {
  const ComposeBrief*   brief;
  const ComposeGrid*    grid;
  const ComposeSection* section;
  const ComposeSheet*   sheet; ///< The section's, a whole number of written bars
  const ComposeLead*    lead;  ///< The same in ticks
} ComposeBandstand;

/// Steps of one bar at the most, its opening included.
#define COMPOSE_MAX_BAR_STEPS 41U

/// Bars after which a part comes round.
#define COMPOSE_ROUND 4U

/// A round of drums that sections come back to.
typedef struct {
  bool                known;
  ComposePartBarWords words; ///< Of its last bar
  uint32_t            first[COMPOSE_ROUND + 1];
  ComposePartStep     steps[COMPOSE_ROUND * COMPOSE_MAX_BAR_STEPS];
} ComposeGroove;

/// A part that is being written.
typedef struct {
  const ComposeBandstand* stand;
  ComposeStylus*          stylus;
  BasePart                part;
  bool                    steady; ///< No bar of it may be empty
  ComposePartWords        words;
  bool                    is_open; ///< A window was begun
  uint32_t                bar;     ///< The next one to write, of the networks
  uint32_t                window;  ///< The bar at which its window begins; the first
                                   ///< may begin with the groove's last, before bar 0
  uint32_t            n_steps;     ///< Of the window
  uint32_t            kicks;       ///< How many of `kick` there are
  uint16_t            kick[256];   ///< Places of kick drums from the section's start
  ComposeGroove       groove;
  ComposePartBarWords bars[COMPOSE_MAX_WINDOW];
  uint16_t            first[COMPOSE_MAX_WINDOW + 1];
  ComposePartStep     steps[COMPOSE_MAX_PART_STEPS];
} ComposeBand;

/// [any] Begin a part; `drums` are notes whose kicks a bass may lock to, or NULL.
void compose_band_begin(ComposeBand* self, const ComposeBandstand* stand,
                        ComposeStylus* stylus, BasePart part, bool steady,
                        const ScoreNote* drums, uint32_t n_drums);

/// [worker] Write one more of the networks' bars, or read those of the next window;
/// `out` is all of the part so far.  False when there was nothing left to do.
bool compose_band_write(ComposeBand* self, ComposeLine* out);

/// [any] Make the round that was just written the groove.
void compose_band_keep(ComposeBand* self);

#endif
