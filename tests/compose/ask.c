#include "tests/compose/ask.h"

#include "tests/test.h"

static PromptAmount
amount(float value)
{
  return (PromptAmount){.value = value, .source = {.confidence = 0.5f}};
}

ComposeRequest
ask_genre(uint32_t genre, uint32_t seed)
{
  const PromptGenre* const usual   = prompt_genre(genre);
  ComposeRequest           request = {.seed       = seed,
                                      .take       = 1,
                                      .creativity = 0.5f,
                                      .density    = 0.5f,
                                      .complexity = 0.5f,
                                      .energy     = 0.5f};
  PromptIntent* const      intent  = &request.intent;

  intent->n_genres     = 1;
  intent->genres[0]    = (PromptGenreFact){.genre = genre, .weight = 1.0f};
  intent->energy       = amount(usual->energy);
  intent->density      = amount(usual->density);
  intent->complexity   = amount(usual->complexity);
  intent->dynamics     = amount(usual->dynamics);
  intent->articulation = amount(usual->articulation);
  intent->timbre       = amount(usual->timbre);
  intent->swing        = amount(usual->swing);
  intent->reverb       = amount(usual->reverb);
  intent->tempo_bpm    = amount((float)(usual->tempo_low + usual->tempo_high) * 0.5f);
  intent->meter        = usual->meter;
  intent->key          = (uint8_t)(seed * 7U % 12U);
  intent->mode         = (uint8_t)(usual->minor > 0.5f ? BASE_MINOR : BASE_MAJOR);
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    intent->parts[part].instrument = -1;
  }
  return request;
}

ComposeRequest
ask_style(PromptStyle style, uint32_t seed)
{
  uint32_t genre = 0;
  while (prompt_genre(genre)->style != style) {
    ++genre;
    CHECK(genre < prompt_n_genres());
  }
  return ask_genre(genre, seed);
}

ComposeModels*
ask_new_models(void)
{
  const char* const directory = getenv("ESTRO_MODELS");
  ComposeModels*    models    = NULL;
  CHECK(compose_models_open(directory ? directory : "models", &models) == BASE_OK);
  return models;
}

const ComposeModels*
ask_models(void)
{
  static ComposeModels* models;
  if (!models) {
    models = ask_new_models();
  }
  return models;
}

void
ask_compose(const ComposeRequest* request, const ScoreView* before, uint32_t n_bars,
            AskPiece* piece)
{
  ask_compose_with(ask_models(), request, before, n_bars, piece);
}

void
ask_compose_with(const ComposeModels* models, const ComposeRequest* request,
                 const ScoreView* before, uint32_t n_bars, AskPiece* piece)
{
  ComposeSession* session = NULL;
  CHECK(compose_new(models, request, before, &session) == BASE_OK);
  piece->n      = 0;
  uint32_t bars = before ? before->n_bars_ready : 0;
  while (!compose_is_done(session) && bars < n_bars) {
    ScoreSection* section = NULL;
    CHECK(compose_step(session, &section) == BASE_OK);
    if (section) {
      CHECK(piece->n < ASK_MAX_SECTIONS);
      piece->sections[piece->n++] = section;
      bars += section->n_bars;
    }
  }
  piece->piece = *compose_piece(session);
  compose_free(session);
}

void
ask_check_same(const ScoreSection* a, const ScoreSection* b)
{
  CHECK(a->first_bar == b->first_bar && a->n_bars == b->n_bars);
  CHECK(a->n_notes == b->n_notes && a->n_chords == b->n_chords);
  CHECK_TEXT(a->label, b->label);
  for (uint32_t i = 0; i < a->n_notes; ++i) {
    const ScoreNote* const n = &a->notes[i];
    const ScoreNote* const m = &b->notes[i];
    CHECK(n->start_ticks == m->start_ticks && n->length_ticks == m->length_ticks);
    CHECK(n->part == m->part && n->pitch == m->pitch && n->velocity == m->velocity);
    CHECK(n->push_ticks == m->push_ticks && n->lift == m->lift);
  }
  for (uint32_t i = 0; i < a->n_chords; ++i) {
    CHECK(a->chords[i].start_ticks == b->chords[i].start_ticks);
    CHECK(a->chords[i].root == b->chords[i].root);
    CHECK(a->chords[i].quality == b->chords[i].quality);
  }
}

void
ask_free(AskPiece* piece)
{
  for (uint32_t i = 0; i < piece->n; ++i) {
    score_section_release(piece->sections[i]);
  }
  piece->n = 0;
}
