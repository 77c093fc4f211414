#include "core/compose/note_features.h"

#include "core/compose/grid.h"

/// A gap that is wide, or at either end of a line.
#define WIDE_GAP 9

/// The step of a note that has none before it, and that of a repeated pitch.
#define NO_STEP 25
#define SAME_PITCH 12

/// Drums are told by General MIDI from here on, behind the registers of other parts.
#define FIRST_DRUM 8
#define LEAST_DRUM 35
#define MOST_DRUM 81

/// How many of `n` edges, which rise, are below a value.
static uint8_t
count_below(uint32_t value, const uint8_t* edges, uint32_t n)
{
  uint8_t found = 0;
  while (found < n && edges[found] < value) {
    ++found;
  }
  return found;
}

static uint8_t
clip(int value, int least, int most)
{
  return (uint8_t)(value < least ? least : value > most ? most : value);
}

static uint32_t
place_of(const ComposeLine* line, uint32_t i)
{
  return line->notes[i].start_ticks / COMPOSE_PLACE_TICKS;
}

/// How far note `i` is from the one before, 0 if they are struck together; `i` may be
/// behind the last.
static uint8_t
gap_before(const ComposeLine* line, uint32_t i)
{
  static const uint8_t edges[] = {2, 3, 4, 6, 9, 12, 24, 48};
  if (!i || i == line->n) {
    return WIDE_GAP;
  }
  const uint32_t places = place_of(line, i) - place_of(line, i - 1);
  return places ? (uint8_t)(1U + count_below(places, edges, sizeof(edges))) : 0;
}

static uint8_t
gap_after(const ComposeLine* line, uint32_t i)
{
  return gap_before(line, i + 1U);
}

bool
compose_note_joins(const ComposeLine* line, uint32_t i)
{
  return gap_before(line, i) == 0;
}

/// How light a place of a bar is, 0 the first .. 5 between sixteenths.
static uint8_t
lightness(uint32_t place, uint32_t places)
{
  const bool halved = places % COMPOSE_HALF == 0;
  return place == 0                       ? 0
         : halved && place * 2U == places ? 1
         : place % COMPOSE_QUARTER == 0   ? 2
         : place % COMPOSE_EIGHTH == 0    ? 3
         : place % COMPOSE_SIXTEENTH == 0 ? 4
                                          : 5;
}

/// Alone, lowest, in the middle or highest of those struck together, 0..3.
static uint8_t
voice_of(const ComposeLine* line, uint32_t i)
{
  const bool below = gap_before(line, i) == 0;
  const bool above = gap_after(line, i) == 0;
  return below ? (above ? 2 : 3) : (above ? 1 : 0);
}

static uint8_t
length_of(const ScoreNote* note)
{
  static const uint8_t edges[] = {3, 6, 9, 12, 18, 24, 48};
  return count_below(note->length_ticks / COMPOSE_PLACE_TICKS, edges, sizeof(edges));
}

/// How far a pitch is above the one before, at most an octave to either side.
static uint8_t
step_of(const ComposeLine* line, uint32_t i)
{
  if (!i) {
    return NO_STEP;
  }
  const int step = line->notes[i].pitch - line->notes[i - 1].pitch;
  return clip(SAME_PITCH + step, 0, 2 * SAME_PITCH);
}

/// Which of the drums, or in which register of eight semitones.
static uint8_t
pitch_of(const ScoreNote* note, bool drums)
{
  const int drum = clip(note->pitch, LEAST_DRUM, MOST_DRUM) - LEAST_DRUM;
  return drums ? (uint8_t)(FIRST_DRUM + drum)
               : clip((note->pitch - 24) / 8, 0, FIRST_DRUM - 1);
}

float
compose_note_stroke(const ComposeSection* section)
{
  return 64.0f + 40.0f * section->energy;
}

/// Ghost, soft, plain or accent, 1..4.
static uint8_t
stroke_of(const ComposeSection* section, const ScoreNote* note)
{
  const float over = (float)note->velocity - compose_note_stroke(section);
  return over < -32.0f ? 1 : over < -11.0f ? 2 : over < 8.0f ? 3 : 4;
}

ComposeFeatures
compose_note_features(const ComposeBrief* brief, const ComposeSection* section,
                      BasePart part, const ComposeLine* line, uint32_t i)
{
  const ScoreNote* const note   = &line->notes[i];
  const bool             drums  = part == BASE_DRUMS;
  const uint32_t         places = brief->meter.bar_ticks / COMPOSE_PLACE_TICKS;
  const uint32_t         place  = place_of(line, i) % places;
  return (ComposeFeatures){{
    (uint8_t)part,
    (uint8_t)(place % COMPOSE_QUARTER),
    clip((int)(place / COMPOSE_QUARTER), 0, 7),
    lightness(place, places),
    gap_before(line, i),
    gap_after(line, i),
    drums ? 0 : length_of(note),
    drums ? NO_STEP : step_of(line, i),
    pitch_of(note, drums),
    voice_of(line, i),
    drums ? stroke_of(section, note) : 0,
    clip(1 + (int)(section->energy * 5.0f), 1, 5),
    (uint8_t)(1U + compose_brief_genre(brief, part)),
    compose_brief_tempo(brief),
  }};
}
