// Requests and whole pieces, for the tests of composing.

#ifndef TESTS_COMPOSE_ASK_H
#define TESTS_COMPOSE_ASK_H

#include "core/compose/compose.h"
#include "core/prompt/genre.h"

#define ASK_MAX_SECTIONS 512U

typedef struct {
  ScorePiece    piece;
  uint32_t      n;
  ScoreSection* sections[ASK_MAX_SECTIONS];
} AskPiece;

/// A request for the genre with id `genre`, every fact as the genre usually has it.
ComposeRequest ask_genre(uint32_t genre, uint32_t seed);

/// A request for the first genre that is played in `style`.
ComposeRequest ask_style(PromptStyle style, uint32_t seed);

/// The released models, which ESTRO_MODELS may name a directory for; opened once.
const ComposeModels* ask_models(void);

/// The same, opened once more; the caller frees them.
ComposeModels* ask_new_models(void);

/// Compose until the end, or until `n_bars` are there; ends the program on failure.
void ask_compose(const ComposeRequest* request, const ScoreView* before,
                 uint32_t n_bars, AskPiece* piece);

/// The same with other models than the released ones.
void ask_compose_with(const ComposeModels* models, const ComposeRequest* request,
                      const ScoreView* before, uint32_t n_bars, AskPiece* piece);

/// Compare two sections, note by note.
void ask_check_same(const ScoreSection* a, const ScoreSection* b);

/// Release the sections.
void ask_free(AskPiece* piece);

#endif
