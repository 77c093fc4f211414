// The arranger's weights, for those that run it (arranger.h).

#ifndef COMPOSE_ARRANGER_NETWORK_H
#define COMPOSE_ARRANGER_NETWORK_H

#include "core/compose/arranger.h"
#include "core/nn/layer.h"
#include "core/nn/matrix.h"

/// Of a step: where, what, much.
#define COMPOSE_N_STEP_TABLES 3U

/// Of a chord in force: quality, degree, offset.
#define COMPOSE_N_FORCE_TABLES 3U

/// Of what is said: five words of a part, then three of a bar.
#define COMPOSE_N_PART_TABLES 5U
#define COMPOSE_N_WORD_TABLES 8U

struct ComposeArranger {
  const NnBlob*  blob;
  NnStack *      encoder, *decoder;
  uint32_t       width;
  NnRows         source[COMPOSE_N_STEP_TABLES]; ///< What is read
  NnRows         step[COMPOSE_N_STEP_TABLES];   ///< What is written
  NnRows         force[COMPOSE_N_FORCE_TABLES];
  NnRows         echo[COMPOSE_N_ECHOES * COMPOSE_N_STEP_TABLES];
  NnRows         words[COMPOSE_N_WORD_TABLES];
  NnMatrix       turns[2], to_where, to_what, to_much;
  const uint8_t* densities; ///< (styles, BASE_N_PARTS, energies, classes of density)
};

#endif
