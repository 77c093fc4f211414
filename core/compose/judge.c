#include "core/compose/judge.h"

#include "core/compose/scale.h"

#include <math.h>

/// Bars whose rhythms are compared.
#define MOST_BARS 64U

/// A key is clear enough if it fits so much better than any other.
#define CLEAR 0.26f

/// How well each note above the tonic fits a key, major and minor, by two studies that
/// key finders are built on: Krumhansl and Kessler, "Tracing the dynamic changes in
/// perceived tonal organization", 1982; Aarden, "Dynamic melodic expectancy", 2003.
static const float profiles[2][2][12] = {
  {{6.35f, 2.23f, 3.48f, 2.33f, 4.38f, 4.09f, 2.52f, 5.19f, 2.39f, 3.66f, 2.29f, 2.88f},
   {6.33f, 2.68f, 3.52f, 5.38f, 2.60f, 3.53f, 2.54f, 4.75f, 3.98f, 2.69f, 3.34f,
    3.17f}},
  {{17.77f, 0.15f, 14.93f, 0.16f, 19.80f, 11.36f, 0.29f, 22.06f, 0.15f, 8.15f, 0.23f,
    4.95f},
   {18.26f, 0.74f, 14.05f, 16.86f, 0.70f, 14.44f, 0.70f, 18.62f, 4.57f, 1.93f, 7.38f,
    1.76f}},
};

static float
away(float value, float least, float most)
{
  return value < least ? least - value : value > most ? value - most : 0.0f;
}

/// How long each pitch class sounds in the chords and their basses, which make the key;
/// the melody is free.
static void
weigh_pitches(const ComposeBrief* brief, const ComposeLead* draft, float heard[12])
{
  const uint32_t end = draft->n_bars * brief->meter.bar_ticks;
  for (uint32_t i = 0; i < draft->n_chords; ++i) {
    const ScoreChord* const chord = &draft->chords[i];
    const uint32_t until = i + 1 < draft->n_chords ? chord[1].start_ticks : end;
    const float    ticks = (float)(until - chord->start_ticks);
    const uint16_t tones = compose_chord_tones(chord);
    for (uint32_t pc = 0; pc < 12; ++pc) {
      heard[pc] += compose_has(tones, (int)pc) ? ticks : 0.0f;
    }
    heard[chord->bass] += ticks;
  }
}

static float
correlation(const float heard[12], const float profile[12], uint32_t key)
{
  float x = 0.0f, y = 0.0f, xx = 0.0f, yy = 0.0f, xy = 0.0f;
  for (uint32_t i = 0; i < 12; ++i) {
    const float a = heard[(i + key) % 12U];
    const float b = profile[i];
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const float spread = sqrtf((12.0f * xx - x * x) * (12.0f * yy - y * y));
  return spread > 0.0f ? (12.0f * xy - x * y) / spread : 0.0f;
}

/// How much clearer the key is than any other by one of the studies, -1..1.
static float
clarity_by(const float study[2][12], const float heard[12], uint32_t key,
           uint32_t minor)
{
  float other = -1.0f;
  for (uint32_t i = 0; i < 24; ++i) {
    const float fit = correlation(heard, study[i / 12U], i % 12U);
    if (i != key + 12U * minor) {
      other = fit > other ? fit : other;
    }
  }
  return correlation(heard, study[minor], key) - other;
}

/// The same by the study that finds it less clear.
static float
clarity(const ComposeBrief* brief, const ComposeLead* draft)
{
  const uint32_t minor     = base_mode_is_minor((BaseMode)brief->piece.mode);
  float          heard[12] = {0};
  weigh_pitches(brief, draft, heard);
  const float one = clarity_by(profiles[0], heard, brief->piece.key, minor);
  const float two = clarity_by(profiles[1], heard, brief->piece.key, minor);
  return one < two ? one : two;
}

/// A number for where the notes of a bar begin; 0 if it has none.
static uint32_t
rhythm_of(const ComposeLead* draft, uint32_t bar, uint32_t bar_ticks)
{
  uint32_t hash = 0;
  for (uint32_t i = 0; i < draft->n_notes; ++i) {
    const uint32_t ticks = draft->notes[i].start_ticks;
    if (ticks / bar_ticks == bar) {
      hash = hash * 31U + ticks % bar_ticks / 80U + 1U;
    }
  }
  return hash;
}

/// The share of bars whose rhythm was heard before.
static float
unity(const ComposeBrief* brief, const ComposeLead* draft)
{
  const uint32_t n = draft->n_bars < MOST_BARS ? draft->n_bars : MOST_BARS;
  uint32_t       rhythms[MOST_BARS];
  uint32_t       same = 0;
  for (uint32_t bar = 0; bar < n; ++bar) {
    rhythms[bar] = rhythm_of(draft, bar, brief->meter.bar_ticks);
    bool heard   = false;
    for (uint32_t k = 0; k < bar; ++k) {
      heard = heard || rhythms[k] == rhythms[bar];
    }
    same += heard;
  }
  return n ? (float)same / (float)n : 0.0f;
}

/// How well a tune can be sung over its chords.
static float
song(const ComposeBrief* brief, const ComposeLead* draft)
{
  const uint16_t scale =
    compose_rotate(base_mode_mask((BaseMode)brief->piece.mode), brief->piece.key);
  uint32_t in_key = 0;
  uint32_t firm   = 0;
  uint32_t leaps  = 0;
  uint32_t same   = 0;
  int      low    = 127;
  int      high   = 0;
  for (uint32_t i = 0; i < draft->n_notes; ++i) {
    const ScoreNote* const  note  = &draft->notes[i];
    const ScoreChord* const chord = compose_lead_chord(draft, note->start_ticks);
    const int               last  = i ? draft->notes[i - 1].pitch : note->pitch;
    const int               step  = note->pitch - last;
    in_key += compose_has(scale, note->pitch);
    firm += compose_has(compose_chord_tones(chord), note->pitch);
    leaps += step > 7 || step < -7;
    same += i && step == 0;
    low  = note->pitch < low ? note->pitch : low;
    high = note->pitch > high ? note->pitch : high;
  }
  const float n = (float)(draft->n_notes ? draft->n_notes : 1);
  // A tune spans a sixth to two octaves, repeats some notes, leaps seldom
  return (float)in_key / n - away((float)firm / n, 0.5f, 0.85f) - (float)leaps / n -
         2.0f * away((float)same / n, 0.04f, 0.14f) -
         0.05f * away((float)(high - low), 9, 22);
}

/// For which share of the time chords stand on the tonic.
static float
rest(const ComposeBrief* brief, const ComposeLead* draft)
{
  const uint32_t end  = draft->n_bars * brief->meter.bar_ticks;
  uint32_t       held = 0;
  for (uint32_t i = 0; i < draft->n_chords; ++i) {
    const ScoreChord* const chord = &draft->chords[i];
    const uint32_t until = i + 1 < draft->n_chords ? chord[1].start_ticks : end;
    held += chord->root == brief->piece.key ? until - chord->start_ticks : 0;
  }
  return end ? (float)held / (float)end : 0.0f;
}

float
compose_judge(const ComposeBrief* brief, const ComposeLead* draft)
{
  return song(brief, draft) - 4.0f * away(rest(brief, draft), 0.2f, 0.35f) -
         5.0f * away(clarity(brief, draft), CLEAR, 2.0f) -
         away(unity(brief, draft), 0.2f, 0.75f);
}
