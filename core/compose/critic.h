// The critic: a network that tells real lead sheets from composed ones
// (train/critic.py), to choose among candidates.

#ifndef COMPOSE_CRITIC_H
#define COMPOSE_CRITIC_H

#include "core/compose/steps.h"

/// It hears so many bars at once, and no more steps than these.
#define COMPOSE_CRITIC_BARS 8U
#define COMPOSE_CRITIC_STEPS 384U

typedef struct ComposeCritic ComposeCritic;

/// [worker] Open the weights; `*critic` is NULL on failure.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another network's file.
BaseStatus compose_critic_open(const char* path, ComposeCritic** critic);

/// [worker] Close it; NULL is fine.
void compose_critic_free(ComposeCritic* critic);

/// [any] How many floats of scratch compose_critic_hear() needs.
uint32_t compose_critic_scratch(const ComposeCritic* critic);

/// [worker] How real `n` steps sound, above 0 real; their bars are counted from 0.
///
/// Only what was written for the same words compares.  Steps beyond what it hears are
/// left out; `scratch` has compose_critic_scratch() floats.
float compose_critic_hear(const ComposeCritic* critic, const ComposePieceWords* words,
                          const ComposeStep* steps, uint32_t n, float* scratch);

/// [worker] The mean over all eight bars of a sheet, the last ones as far as they go.
float compose_critic_judge(const ComposeCritic* critic, const ComposePieceWords* words,
                           const ComposeSheet* sheet, float* scratch);

#endif
