// What the sentence leaves open: inferred from what it says, else the genre's own.

#include "core/prompt/chord.h"
#include "core/prompt/genre.h"
#include "core/prompt/reader.h"

static float
clamp(float value, float least, float most)
{
  return value < least ? least : value > most ? most : value;
}

/// Without a genre the mood chooses one.
static const char*
genre_of_mood(const PromptIntent* intent)
{
  if (intent->arousal.source.origin == PROMPT_DEFAULT) {
    return "pop";
  }
  const float calm = -intent->arousal.value;
  if (intent->tension.value > 0.55f) {
    return intent->arousal.value > 0.6f ? "epic" : "cinematic";
  }
  if (calm > 0.45f) {
    return intent->valence.value < -0.4f ? "neoclassical" : "ambient";
  }
  if (intent->valence.value < -0.4f) {
    return "ballad";
  }
  return "pop";
}

static void
infer_genre(PromptIntent* intent)
{
  if (!intent->n_genres) {
    const bool     felt = intent->arousal.source.origin != PROMPT_DEFAULT;
    const uint32_t id   = prompt_genre_find(genre_of_mood(intent));
    PromptSource   from = intent->arousal.source;
    from.origin         = felt ? PROMPT_INFERRED : PROMPT_DEFAULT;
    from.confidence     = felt ? 0.4f : 0.0f;
    from.follows        = true;
    intent->genres[0]   = (PromptGenreFact){id, 1, from};
    intent->n_genres    = 1;
  }
}

static void
take_default(PromptAmount* amount, float value)
{
  if (amount->source.origin == PROMPT_DEFAULT) {
    amount->value = value;
  }
}

static void
infer(PromptAmount* amount, float value, const PromptSource* from)
{
  if (amount->source.origin == PROMPT_DEFAULT && from->origin != PROMPT_DEFAULT) {
    amount->value             = value;
    amount->source            = *from;
    amount->source.origin     = PROMPT_INFERRED;
    amount->source.confidence = 0.5f * from->confidence;
    amount->source.follows    = true;
  }
}

/// The weighted mean of a column of the table over the sentence's genres.
#define MEAN(intent, column, out)                                                      \
  do {                                                                                 \
    (out) = 0;                                                                         \
    for (uint32_t g_ = 0; g_ < (intent)->n_genres; ++g_) {                             \
      (out) += (intent)->genres[g_].weight *                                           \
               prompt_genre((intent)->genres[g_].genre)->column;                       \
    }                                                                                  \
  } while (0)

static void
fill_amounts(PromptIntent* intent)
{
  float energy, density, complexity, dynamics, articulation, timbre, swing, reverb,
    minor;
  MEAN(intent, energy, energy);
  MEAN(intent, density, density);
  MEAN(intent, complexity, complexity);
  MEAN(intent, dynamics, dynamics);
  MEAN(intent, articulation, articulation);
  MEAN(intent, timbre, timbre);
  MEAN(intent, swing, swing);
  MEAN(intent, reverb, reverb);
  MEAN(intent, minor, minor);
  const PromptSource* const mood    = &intent->arousal.source;
  const float               arousal = intent->arousal.value;
  infer(&intent->energy, clamp(energy + 0.35f * arousal, 0, 1), mood);
  infer(&intent->dynamics, clamp(dynamics + 0.25f * arousal, 0, 1), mood);
  infer(&intent->timbre, clamp(timbre + 0.15f * intent->valence.value, 0, 1), mood);
  take_default(&intent->energy, energy);
  take_default(&intent->density, density);
  take_default(&intent->complexity, complexity);
  take_default(&intent->dynamics, dynamics);
  take_default(&intent->articulation, articulation);
  take_default(&intent->timbre, timbre);
  take_default(&intent->swing, swing);
  take_default(&intent->reverb, reverb);
  infer(&intent->arousal, clamp(2 * intent->energy.value - 1, -1, 1),
        &intent->energy.source);
  take_default(&intent->valence, 0.5f - minor);
  take_default(&intent->arousal, 2 * energy - 1);
  take_default(&intent->tension, clamp(energy - 0.6f + 0.4f * minor, -1, 1));
}

static void
fill_tempo(PromptIntent* intent)
{
  const PromptGenre* const genre = prompt_genre(intent->genres[0].genre);
  const float              low   = (float)genre->tempo_low;
  const float              high  = (float)genre->tempo_high;
  const float              lift  = clamp(0.5f + 0.5f * intent->arousal.value, 0, 1);
  if (intent->tempo_bpm.source.follows) {
    intent->tempo_bpm.value = prompt_paced(genre, intent->pace);
  }
  infer(&intent->tempo_bpm, (float)(int)(low + lift * (high - low) + 0.5f),
        &intent->arousal.source);
  take_default(&intent->tempo_bpm, (float)(int)((low + high) / 2 + 0.5f));
}

/// A fact that follows from another; `from` says how sure that one is.
static PromptSource
followed(PromptSource from)
{
  from.origin  = PROMPT_INFERRED;
  from.follows = true;
  return from;
}

/// Chords by name, such as "Am F C G", are in a key.
static void
take_key_of_chords(PromptIntent* intent)
{
  bool minor         = false;
  intent->key        = prompt_chords_key(intent->chords, intent->n_chords, &minor);
  intent->key_source = followed(intent->chords_source);
  if (intent->mode_source.origin == PROMPT_DEFAULT) {
    intent->mode        = minor ? BASE_MINOR : BASE_MAJOR;
    intent->mode_source = intent->key_source;
  }
}

/// "in Bb" means B flat major.
static void
take_major(PromptIntent* intent)
{
  intent->mode                   = BASE_MAJOR;
  intent->mode_source            = followed(intent->key_source);
  intent->mode_source.confidence = 0.8f;
}

/// The mode that is usual in the genre, moved by the mood.
static void
take_usual_mode(PromptIntent* intent)
{
  const bool felt = intent->valence.source.origin != PROMPT_DEFAULT;
  float      often;
  MEAN(intent, minor, often);
  often -= felt ? 0.6f * intent->valence.value : 0.0f;
  intent->mode = often > 0.5f ? BASE_MINOR : BASE_MAJOR;
  if (felt) {
    intent->mode_source = followed(intent->valence.source);
    intent->mode_source.confidence *= 0.5f;
  }
}

static void
fill_key(PromptIntent* intent)
{
  const bool by_name = intent->n_chords && !intent->chords[0].relative;
  if (by_name && intent->key_source.origin == PROMPT_DEFAULT) {
    take_key_of_chords(intent);
  }
  const bool open = intent->mode_source.origin == PROMPT_DEFAULT;
  if (open && intent->key_source.origin == PROMPT_STATED) {
    take_major(intent);
  } else if (open) {
    take_usual_mode(intent);
  }
  if (intent->key_source.origin == PROMPT_DEFAULT) {
    intent->key = base_mode_is_minor((BaseMode)intent->mode) ? 9 : 0;
  }
}

/// Open a fact again that followed from others.
static void
reopen(PromptSource* source)
{
  if (source->follows && source->origin == PROMPT_INFERRED) {
    *source = (PromptSource){.origin = PROMPT_DEFAULT};
  }
}

static void
reopen_all(PromptIntent* intent)
{
  PromptSource* const list[] = {
    &intent->valence.source,  &intent->arousal.source,      &intent->tension.source,
    &intent->energy.source,   &intent->density.source,      &intent->complexity.source,
    &intent->dynamics.source, &intent->articulation.source, &intent->timbre.source,
    &intent->swing.source,    &intent->reverb.source,       &intent->tempo_bpm.source,
    &intent->key_source,      &intent->mode_source};
  for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); ++i) {
    reopen(list[i]);
  }
  if (intent->n_genres && intent->genres[0].source.follows) {
    intent->n_genres = 0;
  }
}

void
prompt_read_rest(PromptIntent* intent)
{
  reopen_all(intent);
  infer_genre(intent);
  fill_amounts(intent);
  fill_tempo(intent);
  fill_key(intent);
  if (intent->meter_source.origin == PROMPT_DEFAULT) {
    intent->meter = prompt_genre(intent->genres[0].genre)->meter;
  }
}
