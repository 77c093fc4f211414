// What is made of the performer's answers: how much of them each part takes, and where
// its style, its instrument and its phrases have their own say.

#include "core/compose/note_features.h"
#include "core/compose/performer.h"
#include "core/param/instrument.h"

#include <stddef.h>

/// From string to string of a strummed chord.
#define STRUM_TICKS 9

#define MOST_PUSH 60.0f
#define MOST_LIFT 40.0f

/// What the values of the network mean: MIDI units, ticks, and a ratio around a mean.
#define LIFT_UNIT 16.0f
#define PUSH_UNIT 30.0f
#define RATIO_UNIT 0.25f

/// A note keeps at least this share of its length.
#define LEAST_BREATH 0.4f

/// How the parts differ.
static const struct {
  float freedom; ///< Share that is taken of a soloist's freedom
  float accent;  ///< How strong its accents are
  float lag;     ///< Share that is taken of the style's lying behind the beat
} manners[BASE_N_PARTS] = {
  [BASE_LEAD]    = {.freedom = 0.8f, .accent = 1.0f, .lag = 1.0f},
  [BASE_COUNTER] = {.freedom = 0.7f, .accent = 0.9f, .lag = 0.8f},
  [BASE_CHORDS]  = {.freedom = 0.45f, .accent = 0.8f, .lag = 0.7f},
  [BASE_PAD]     = {.freedom = 0.3f, .accent = 0.4f, .lag = 0.0f},
  [BASE_ARP]     = {.freedom = 0.25f, .accent = 0.8f, .lag = 0.0f},
  [BASE_BASS]    = {.freedom = 0.4f, .accent = 0.8f, .lag = 0.5f},
  [BASE_DRUMS]   = {.freedom = 0.7f, .accent = 1.0f, .lag = 0.2f},
};

/// A part that is being played.
typedef struct {
  const ComposeBrief*   brief;
  const ComposeSection* section;
  ComposeLine*          line;
  BasePart              part;
  float                 mean;    ///< Velocity around which the line is written
  float                 freedom; ///< How freely it takes its time, 0..1
  float                 late;    ///< Ticks that it lies behind the beat
  int                   roll;    ///< Ticks from note to note of a chord
} Play;

/// Guitars and harps roll their chords.
static bool
is_strummed(const ComposeBrief* brief, BasePart part)
{
  const uint8_t program =
    param_instrument(brief->piece.parts[part].instrument)->program;
  return part != BASE_DRUMS && ((program >= 24 && program <= 31) || program == 46);
}

/// How freely time is taken: machines take little.
static float
freedom_of(const ComposeBrief* brief, BasePart part)
{
  const uint32_t machines = 1U << PROMPT_HOUSE | 1U << PROMPT_TECHNO |
                            1U << PROMPT_TRANCE | 1U << PROMPT_DNB |
                            1U << PROMPT_SYNTHWAVE | 1U << PROMPT_CHIPTUNE;
  return manners[part].freedom * ((machines >> brief->genre) & 1U ? 0.25f : 1.0f);
}

/// The velocity around which a line is written.
static float
mean_velocity(const ComposeSection* section, BasePart part, const ComposeLine* line)
{
  uint32_t sum = 0;
  for (uint32_t i = 0; i < line->n; ++i) {
    sum += line->notes[i].velocity;
  }
  return part == BASE_DRUMS ? compose_note_stroke(section)
         : line->n          ? (float)sum / (float)line->n
                            : 0.0f;
}

static Play
play_of(const ComposeBrief* brief, const ComposeSection* section, BasePart part,
        ComposeLine* line)
{
  return (Play){
    .brief   = brief,
    .section = section,
    .line    = line,
    .part    = part,
    .mean    = mean_velocity(section, part, line),
    .freedom = freedom_of(brief, part),
    .late    = manners[part].lag * (float)brief->style->late_ticks,
    .roll    = is_strummed(brief, part) ? STRUM_TICKS : 0,
  };
}

static int
bounded(float value, float most)
{
  return (int)(value < -most ? -most : value > most ? most : value);
}

/// When a note is played: with the network's freedom, but chords follow their first
/// note.
static int16_t
push_of(const Play* self, uint32_t i, float value)
{
  if (self->part != BASE_DRUMS && compose_note_joins(self->line, i)) {
    const int first = self->line->notes[i - 1].push_ticks;
    return (int16_t)bounded((float)(first + self->roll), 2.0f * MOST_PUSH);
  }
  return (int16_t)bounded(PUSH_UNIT * value * self->freedom + self->late, MOST_PUSH);
}

/// What is added to a written velocity: the network knows accents and strokes of its
/// own, so those that are written count for half.
static int8_t
lift_of(const Play* self, const ScoreNote* note, float value)
{
  const float wish =
    self->part == BASE_DRUMS ? 0.8f : 0.4f + 0.8f * self->brief->piece.dynamics;
  const float moved = LIFT_UNIT * value * wish * manners[self->part].accent;
  return (int8_t)bounded(moved - 0.5f * ((float)note->velocity - self->mean),
                         MOST_LIFT);
}

/// Whether a note breathes before the next: those of a lead or a bass do, but not long
/// ones, nor in the bar that ends a piece.
static bool
breathes(const Play* self, const ScoreNote* note)
{
  const uint32_t bar   = self->brief->meter.bar_ticks;
  const uint32_t end   = self->section->n_bars * bar;
  const bool     rings = self->section->ends && note->start_ticks + bar >= end;
  const bool     line  = self->part == BASE_LEAD || self->part == BASE_BASS;
  return line && !rings && note->length_ticks < 2U * BASE_PPQ;
}

static uint32_t
length_of(const Play* self, const ScoreNote* note, float value)
{
  const float ratio = 1.0f + RATIO_UNIT * value;
  const float share = ratio < LEAST_BREATH ? LEAST_BREATH : ratio;
  return breathes(self, note) && ratio < 1.0f
           ? (uint32_t)((float)note->length_ticks * share)
           : note->length_ticks;
}

/// Play the `n` notes from `from` on.
static void
play(const Play* self, const float* values, uint32_t from, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    ScoreNote* const   note  = &self->line->notes[from + i];
    const float* const value = values + (size_t)i * COMPOSE_N_PLAYED;
    note->lift               = lift_of(self, note, value[0]);
    note->push_ticks         = push_of(self, from + i, value[1]);
    note->length_ticks       = length_of(self, note, value[2]);
  }
}

void
compose_performer_play(const ComposePerformer* performer, const ComposeBrief* brief,
                       const ComposeSection* section, BasePart part, BaseRandom* random,
                       ComposeLine* line, float* scratch)
{
  const Play      self = play_of(brief, section, part, line);
  ComposeFeatures features[COMPOSE_MAX_PERFORMED];
  float           noise[COMPOSE_MAX_PERFORMED * COMPOSE_N_NOISE];
  float           values[COMPOSE_MAX_PERFORMED * COMPOSE_N_PLAYED];
  for (uint32_t from = 0; from < line->n; from += COMPOSE_MAX_PERFORMED) {
    const uint32_t left = line->n - from;
    const uint32_t n    = left < COMPOSE_MAX_PERFORMED ? left : COMPOSE_MAX_PERFORMED;
    for (uint32_t i = 0; i < n; ++i) {
      features[i] = compose_note_features(brief, section, part, line, from + i);
    }
    for (uint32_t i = 0; i < n * COMPOSE_N_NOISE; ++i) {
      noise[i] = 2.0f * base_random_unit(random) - 1.0f;
    }
    compose_performer_run(performer, features, noise, n, values, scratch);
    play(&self, values, from, n);
  }
}
