// Bass: the chord's root at its beginning, then what the style likes.

#include "core/compose/arrange.h"
#include "core/compose/scale.h"

#define LOWEST 28 ///< The E of a bass guitar
#define HIGHEST 47

static int
root_of(const ScoreChord* chord)
{
  return compose_fold(chord->bass, LOWEST, LOWEST + 11);
}

/// The chord's note near `semitones` above its root, such as its own fifth.
static int
tone(const ScoreChord* chord, int semitones)
{
  const uint16_t tones = compose_chord_tones(chord);
  const int      root  = compose_fold(chord->root, LOWEST, LOWEST + 11);
  return compose_nearest(tones, root + semitones);
}

/// A step away from the next chord's root, from the side where we are.
static int
approach(int from, const ScoreChord* next, BaseRandom* random)
{
  const int goal = root_of(next);
  const int side = from > goal ? 1 : -1;
  return goal + (base_random_below(random, 3) ? side : 2 * side);
}

static int
degree(const ComposeBar* bar, const ComposeStroke* stroke, const ScoreChord* next,
       int last, BaseRandom* random)
{
  const ScoreChord* const chord = stroke->chord;
  if (stroke->start_ticks == chord->start_ticks) {
    return root_of(chord);
  }
  switch (stroke->what) {
  case '3':
    return tone(chord, 4);
  case '5':
    return tone(chord, 7);
  case '6': {
    const uint16_t scale = compose_rotate(
      compose_parent((BaseMode)bar->brief->piece.mode), bar->brief->piece.key);
    return compose_nearest(compose_chord_scale(scale, chord), root_of(chord) + 9);
  }
  case '7':
    return tone(chord, 10);
  case '8':
    return root_of(chord) + 12;
  case 'a':
    return next->root == chord->root ? tone(chord, 7) : approach(last, next, random);
  default:
    return root_of(chord);
  }
}

static const ScoreChord*
chord_after(const ComposeBar* bar, const ComposeStroke* stroke)
{
  return compose_lead_chord(bar->lead, stroke->start_ticks + stroke->length_ticks);
}

/// A walk: roots where chords begin, a leading note before them, steps and
/// chord tones between.
static void
walk(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out)
{
  const ComposeMeter* const meter = &bar->brief->meter;
  const uint32_t            begin = bar->bar * meter->bar_ticks;
  const uint16_t mode = compose_rotate(compose_parent((BaseMode)bar->brief->piece.mode),
                                       bar->brief->piece.key);
  int            last = LOWEST + 8;
  int            side = base_random_below(random, 2) ? 1 : -1;
  for (uint32_t beat = 0; beat < meter->n_beats; ++beat) {
    const uint32_t          start  = begin + meter->start[beat];
    const uint32_t          end    = begin + meter->start[beat + 1];
    const ScoreChord* const chord  = compose_lead_chord(bar->lead, start);
    const ScoreChord* const next   = compose_lead_chord(bar->lead, end);
    const uint16_t          scale  = compose_chord_scale(mode, chord);
    const bool              begins = chord->start_ticks == start || beat == 0;
    int                     pitch  = root_of(chord);
    if (!begins && next != chord) {
      pitch = approach(last, next, random);
    } else if (!begins) {
      const bool leaps = base_random_below(random, 3) == 0;
      pitch            = leaps ? compose_walk(compose_chord_tones(chord), last, side)
                               : compose_walk(scale, last, side);
      side             = pitch > HIGHEST - 3 ? -1 : pitch < LOWEST + 3 ? 1 : side;
    }
    compose_notes_add(out, bar, start, end - start, pitch,
                      compose_bar_velocity(bar, start, 'x'));
    last = pitch;
  }
}

void
compose_bass(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out)
{
  const ComposeStyle* const style = bar->brief->style;
  const bool calm = bar->section->role == COMPOSE_INTRO || bar->section->energy < 0.3f;
  if (style->walking && !calm && !bar->last) {
    walk(bar, random, out);
    return;
  }
  ComposeStroke  strokes[COMPOSE_MAX_STROKES];
  const uint32_t n = compose_bar_strokes(
    bar, bar->full ? style->bass.full : style->bass.calm, true, random, strokes);
  int last = LOWEST + 8;
  for (uint32_t i = 0; i < n; ++i) {
    const ScoreChord* const next = chord_after(bar, &strokes[i]);
    last                         = degree(bar, &strokes[i], next, last, random);
    compose_notes_add(out, bar, strokes[i].start_ticks, strokes[i].length_ticks, last,
                      compose_bar_velocity(bar, strokes[i].start_ticks, 'x'));
  }
}
