// What the performer is told of each note, and what is made of its answer.

#include "core/compose/grid.h"
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

/// How much of a soloist's freedom each part takes, and of lying behind the beat.
static const float freedom[BASE_N_PARTS] = {0.8f, 0.7f, 0.45f, 0.3f, 0.25f, 0.4f, 0.7f};

/// How strong the accents of each part are.
static const float accents[BASE_N_PARTS] = {1.0f, 0.9f, 0.8f, 0.4f, 0.8f, 0.8f, 1.0f};

static const float lag[BASE_N_PARTS] = {1.0f, 0.8f, 0.7f, 0.0f, 0.0f, 0.5f, 0.2f};

static uint32_t
count_below(uint32_t value, const uint8_t* edges, uint32_t n)
{
  uint32_t found = 0;
  while (found < n && edges[found] < value) {
    ++found;
  }
  return found;
}

static uint32_t
place_of(const ScoreNote* note)
{
  return note->start_ticks / COMPOSE_PLACE_TICKS;
}

/// A class for the distance between two places.
static uint8_t
gap_class(uint32_t places)
{
  static const uint8_t edges[] = {2, 3, 4, 6, 9, 12, 24, 48};
  return (uint8_t)(1U + count_below(places, edges, sizeof(edges)));
}

/// How far note `i` is from the place before, 0 if the note before is there too.
static uint8_t
gap_before(const ComposeLine* line, uint32_t i)
{
  const uint32_t own = place_of(&line->notes[i]);
  if (!i) {
    return 9;
  }
  const uint32_t other = place_of(&line->notes[i - 1]);
  return other == own ? 0 : gap_class(own - other);
}

static uint8_t
gap_after(const ComposeLine* line, uint32_t i)
{
  const uint32_t own = place_of(&line->notes[i]);
  if (i + 1 == line->n) {
    return 9;
  }
  const uint32_t other = place_of(&line->notes[i + 1]);
  return other == own ? 0 : gap_class(other - own);
}

static uint8_t
weight_of(uint32_t place, uint32_t places)
{
  return place == 0                                  ? 0
         : place * 2U == places && places % 24U == 0 ? 1
         : place % 12U == 0                          ? 2
         : place % 6U == 0                           ? 3
         : place % 3U == 0                           ? 4
                                                     : 5;
}

/// Alone, lowest, in the middle or highest of those at one place.
static uint8_t
voice_of(const ComposeLine* line, uint32_t i)
{
  const bool below = gap_before(line, i) == 0;
  const bool above = gap_after(line, i) == 0;
  return below ? (above ? 2 : 3) : (above ? 1 : 0);
}

/// How loud a plain stroke of the drums is.
static float
level_of(const ComposeSection* section)
{
  return 64.0f + 40.0f * section->energy;
}

/// Ghost, soft, plain or accent, 1..4.
static uint8_t
stroke_of(const ComposeSection* section, const ScoreNote* note)
{
  const float over = (float)note->velocity - level_of(section);
  return over < -32.0f ? 1 : over < -11.0f ? 2 : over < 8.0f ? 3 : 4;
}

static uint8_t
tempo_word(float tempo_bpm)
{
  static const uint8_t edges[] = {70, 90, 110, 130, 155, 185};
  uint8_t              word    = 1;
  for (uint32_t i = 0; i < sizeof(edges); ++i) {
    word = (uint8_t)(word + (tempo_bpm > (float)edges[i]));
  }
  return word;
}

static uint8_t
clip(int value, int least, int most)
{
  return (uint8_t)(value < least ? least : value > most ? most : value);
}

static ComposeFeatures
features_of(const ComposeBrief* brief, const ComposeSection* section, BasePart part,
            const ComposeLine* line, uint32_t i)
{
  static const uint8_t   lengths[] = {3, 6, 9, 12, 18, 24, 48};
  const ScoreNote* const note      = &line->notes[i];
  const bool             drums     = part == BASE_DRUMS;
  const uint32_t         places    = brief->meter.bar_ticks / COMPOSE_PLACE_TICKS;
  const uint32_t         place     = place_of(note) % places;
  const uint32_t         length    = note->length_ticks / COMPOSE_PLACE_TICKS;
  const int              step      = i ? note->pitch - line->notes[i - 1].pitch : 0;
  const bool             first     = !i || drums;
  return (ComposeFeatures){{
    (uint8_t)part,
    (uint8_t)(place % 12U),
    clip((int)(place / 12U), 0, 7),
    weight_of(place, places),
    gap_before(line, i),
    gap_after(line, i),
    (uint8_t)(drums ? 0 : count_below(length, lengths, sizeof(lengths))),
    (uint8_t)(first ? 25 : clip(step, -12, 12) + 12),
    (uint8_t)(drums ? 8 + clip(note->pitch - 35, 0, 46)
                    : clip((note->pitch - 24) / 8, 0, 7)),
    voice_of(line, i),
    (uint8_t)(drums ? stroke_of(section, note) : 0),
    clip(1 + (int)(section->energy * 5.0f), 1, 5),
    (uint8_t)(1U + compose_brief_genre(brief, part)),
    tempo_word(brief->piece.tempo_bpm),
  }};
}

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
  return freedom[part] * ((machines >> brief->genre) & 1U ? 0.25f : 1.0f);
}

static int
bounded(float value, float most)
{
  return (int)(value < -most ? -most : value > most ? most : value);
}

static float
mean_velocity(const ComposeLine* line)
{
  uint32_t sum = 0;
  for (uint32_t i = 0; i < line->n; ++i) {
    sum += line->notes[i].velocity;
  }
  return line->n ? (float)sum / (float)line->n : 0.0f;
}

/// What is added to a written velocity: the network knows accents and strokes of its
/// own, so those that are written count for half.
static int8_t
lift_of(const ComposeBrief* brief, const ComposeSection* section, const ScoreNote* note,
        float mean, float value)
{
  const bool  drums = note->part == BASE_DRUMS;
  const float level = drums ? level_of(section) : mean;
  const float wish  = drums ? 0.8f : 0.4f + 0.8f * brief->piece.dynamics;
  const float moved = LIFT_UNIT * value * wish * accents[note->part];
  return (int8_t)bounded(moved - 0.5f * ((float)note->velocity - level), MOST_LIFT);
}

/// A lead or a bass breathes between its notes, but not where a piece or a phrase ends.
static void
breathe(const ComposeBrief* brief, const ComposeSection* section, ScoreNote* note,
        float value)
{
  const uint32_t end = section->n_bars * brief->meter.bar_ticks;
  const bool rings = section->ends && note->start_ticks + brief->meter.bar_ticks >= end;
  const bool line  = note->part == BASE_LEAD || note->part == BASE_BASS;
  const float ratio = 1.0f + RATIO_UNIT * value;
  if (line && !rings && note->length_ticks < 2U * BASE_PPQ && ratio < 1.0f) {
    const float share  = ratio < 0.4f ? 0.4f : ratio;
    note->length_ticks = (uint32_t)((float)note->length_ticks * share);
  }
}

/// Play the notes from `from` on, at most COMPOSE_MAX_PERFORMED.
static void
play(const ComposeBrief* brief, const ComposeSection* section, BasePart part,
     const float* values, uint32_t from, uint32_t n, ComposeLine* line)
{
  const float mean  = mean_velocity(line);
  const float late  = lag[part] * (float)brief->style->late_ticks;
  const int   roll  = is_strummed(brief, part) ? STRUM_TICKS : 0;
  const float share = freedom_of(brief, part);
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t     at    = from + i;
    ScoreNote* const   note  = &line->notes[at];
    const float* const value = values + (size_t)i * COMPOSE_N_PLAYED;
    const bool         chord = part != BASE_DRUMS && gap_before(line, at) == 0;
    float              push  = PUSH_UNIT * value[1] * share + late;
    float              most  = MOST_PUSH;
    if (chord) {
      push = (float)(line->notes[at - 1].push_ticks + roll);
      most = 2.0f * MOST_PUSH;
    }
    note->push_ticks = (int16_t)bounded(push, most);
    note->lift       = lift_of(brief, section, note, mean, value[0]);
    breathe(brief, section, note, value[2]);
  }
}

void
compose_performer_play(const ComposePerformer* performer, const ComposeBrief* brief,
                       const ComposeSection* section, BasePart part, BaseRandom* random,
                       ComposeLine* line, float* scratch)
{
  ComposeFeatures features[COMPOSE_MAX_PERFORMED];
  float           noise[COMPOSE_MAX_PERFORMED * COMPOSE_N_NOISE];
  float           values[COMPOSE_MAX_PERFORMED * COMPOSE_N_PLAYED];
  for (uint32_t from = 0; from < line->n; from += COMPOSE_MAX_PERFORMED) {
    const uint32_t left = line->n - from;
    const uint32_t n    = left < COMPOSE_MAX_PERFORMED ? left : COMPOSE_MAX_PERFORMED;
    for (uint32_t i = 0; i < n; ++i) {
      features[i] = features_of(brief, section, part, line, from + i);
    }
    for (uint32_t i = 0; i < n * COMPOSE_N_NOISE; ++i) {
      noise[i] = 2.0f * base_random_unit(random) - 1.0f;
    }
    compose_performer_run(performer, features, noise, n, values, scratch);
    play(brief, section, part, values, from, n, line);
  }
}
