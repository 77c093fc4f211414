// The performer: a network that plays written notes, giving each a lift, a push and a
// length of its own (train/performer.py).

#ifndef COMPOSE_PERFORMER_H
#define COMPOSE_PERFORMER_H

#include "core/base/random.h"
#include "core/compose/line.h"
#include "core/compose/plan.h"

typedef struct ComposePerformer ComposePerformer;

/// [worker] Open the weights; `*performer` is NULL on failure.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another network's file.
BaseStatus compose_performer_open(const char* path, ComposePerformer** performer);

/// [worker] Close it; NULL is fine.
void compose_performer_free(ComposePerformer* performer);

/// [any] How many floats of scratch compose_performer_play() needs.
uint32_t compose_performer_scratch(const ComposePerformer* performer);

/// [worker] Play the notes of one part of a section: fill push and lift, and breathe
/// where a lead or a bass would.
///
/// `line` is by start, then pitch; `scratch` has compose_performer_scratch() floats.
void compose_performer_play(const ComposePerformer* performer,
                            const ComposeBrief* brief, const ComposeSection* section,
                            BasePart part, BaseRandom* random, ComposeLine* line,
                            float* scratch);

/// The numbers of a note that the network is given.
#define COMPOSE_N_FEATURES 14U

typedef struct {
  uint8_t value[COMPOSE_N_FEATURES];
} ComposeFeatures;

#define COMPOSE_MAX_PERFORMED 512U ///< Notes that it hears together
#define COMPOSE_N_NOISE 4U
#define COMPOSE_N_PLAYED 3U

/// [worker] What the network makes of `n` notes (at most COMPOSE_MAX_PERFORMED) and
/// their noise (n, COMPOSE_N_NOISE): `values` (n, COMPOSE_N_PLAYED).
void compose_performer_run(const ComposePerformer* performer,
                           const ComposeFeatures* features, const float* noise,
                           uint32_t n, float* values, float* scratch);

#endif
