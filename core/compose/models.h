// The networks that compose, opened once and shared by all sessions.

#ifndef COMPOSE_MODELS_H
#define COMPOSE_MODELS_H

#include "core/compose/arranger.h"
#include "core/compose/composer.h"
#include "core/compose/critic.h"
#include "core/compose/original.h"
#include "core/compose/outlines.h"
#include "core/compose/performer.h"

struct ComposeModels {
  ComposeCritic*    critic;
  ComposeComposer*  composer;
  ComposeArranger*  arranger;
  ComposePerformer* performer;
  ComposeOriginal   original;
  ComposeOutlines   outlines;
  uint64_t          checksum; ///< Of all files together
};

#endif
