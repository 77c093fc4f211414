// An intent becomes a score, section by section, in small steps.
//
// A session belongs to the worker side.  Its result depends on the request
// alone: same request, same notes, however the steps are spread over time.

#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "core/base/status.h"
#include "core/prompt/intent.h"
#include "core/score/phrase.h"
#include "core/score/score.h"

#include <stdbool.h>
#include <stdint.h>

/// What is asked for: the sentence's intent, and the knobs that win over it.
typedef struct {
  PromptIntent intent;
  uint32_t     seed;
  uint32_t     take;
  float        creativity;               ///< 0..1
  float     density, complexity, energy; ///< 0..1, the middle leaves it to the sentence
  uint32_t  key, mode;                   ///< As the parameters: 0 auto, else 1 + value
  float     tempo_bpm;                   ///< Below 20 auto
  uint32_t  n_bars;                      ///< 0 auto
  BaseMeter host_meter; ///< Taken if the sentence names none; beats 0 if unknown
  ScorePhrase motif;    ///< Played by hand: the lead's motif; n 0 if there is none
} ComposeRequest;

typedef struct ComposeModels  ComposeModels;
typedef struct ComposeSession ComposeSession;

/// [worker] Open the networks that compose: composer.nn, arranger.nn,
/// performer.nn, critic.nn, originality.nn and outlines.nn of `directory`.
///
/// BASE_NOT_FOUND, BASE_CANNOT_READ, BASE_BAD_INPUT, BASE_TOO_NEW or BASE_NO_MEMORY;
/// `*models` is then NULL.  All who open the same files share their memory.
BaseStatus compose_models_open(const char* directory, ComposeModels** models);

/// [worker] Close them; NULL is fine.
void compose_models_free(ComposeModels* models);

/// [any] The number that names these weights in a session's state.
uint64_t compose_models_checksum(const ComposeModels* models);

/// [worker] Begin a piece, or go on after the sections of `before` (may be NULL).
///
/// The models must outlive the session.  Fails with BASE_NOT_FOUND if `models` is NULL
/// and with BASE_NO_MEMORY; `*session` is then NULL.
BaseStatus compose_new(const ComposeModels* models, const ComposeRequest* request,
                       const ScoreView* before, ComposeSession** session);

/// [worker] Free a session.  NULL is fine.
void compose_free(ComposeSession* session);

/// [any] The piece that is being written; its parts' levels are settled when the first
/// section is there.
const ScorePiece* compose_piece(const ComposeSession* session);

/// [worker] One step of work, a few milliseconds at the most.
///
/// `*section` becomes the next section when this step completed it (the
/// caller owns its one user), else NULL.  An endless piece always has a next.
/// Fails with BASE_NO_MEMORY, after which the same step may be tried again.
BaseStatus compose_step(ComposeSession* session, ScoreSection** section);

/// [any] Whether every section has been written.
bool compose_is_done(const ComposeSession* session);

#endif
