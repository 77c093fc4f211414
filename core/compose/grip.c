#include "core/compose/grip.h"

#include "core/compose/scale.h"
#include "core/param/instrument.h"

#include <stddef.h>

#define BASS_BASE 28
#define UPPER_BASE 48
#define BELOW_ANCHOR 24

#define SIXTEENTH 3U
#define TRIPLET 4U

/// Where each part plays, if its instrument reaches so far: below it is mud, above it
/// is thin.
static const uint8_t lowest[BASE_N_PARTS]  = {40, 43, 45, 43, 45, 24, 0};
static const uint8_t highest[BASE_N_PARTS] = {100, 88, 81, 84, 93, 57, 127};

/// Where each part is at home, and how far from there it is as well.
static const uint8_t middle[BASE_N_PARTS] = {70, 68, 62, 63, 70, 38, 0};
#define NEAR 7

/// Voices of a full chord, and how much likelier they are to be added than left out.
#define TRIAD 3U
#define FILL_UP 1.6f

/// Most notes of a part at one place.
static const uint8_t most_here[BASE_N_PARTS] = {1, 1, 5, 5, 2, 1, 6};

static const ComposeBrief*
brief_of(const ComposeGrip* self)
{
  return self->band->stand->brief;
}

static float
caution(const ComposeGrip* self)
{
  return 1.0f - brief_of(self)->creativity;
}

static const ParamInstrument*
instrument_of(const ComposeGrip* self)
{
  return param_instrument(brief_of(self)->piece.parts[self->band->part].instrument);
}

static float
accent(const ComposeGrip* self, uint32_t where)
{
  return compose_meter_accent(&brief_of(self)->meter,
                              (self->begin + where) * COMPOSE_PLACE_TICKS);
}

/// Which chord is in force at every place.
static void
hear_chords(ComposeGrip* self, const ComposeSheet* sheet, uint32_t bar)
{
  const ComposeStep* const before = compose_sheet_before(sheet, bar);
  uint16_t                 force  = before ? before->what : (uint16_t)COMPOSE_CHORD;
  uint8_t                  bass   = before ? (uint8_t)(before->much - COMPOSE_BASS) : 0;
  uint32_t                 i      = sheet->first[bar] + 1U;
  for (uint32_t where = 0; where < self->places; ++where) {
    for (; i < sheet->first[bar + 1] && sheet->steps[i].where <= where; ++i) {
      const ComposeStep* const step = &sheet->steps[i];
      if (step->what >= COMPOSE_CHORD) {
        force               = step->what;
        bass                = (uint8_t)(step->much - COMPOSE_BASS);
        self->change[where] = true;
      }
    }
    self->force[where] = force;
    self->bass[where]  = bass;
  }
}

void
compose_grip_hear(ComposeGrip* self, const ComposeLine* line)
{
  self->before = self->high = self->low = -1;
  for (uint32_t i = line->n; i; --i) {
    const ScoreNote* const note = &line->notes[i - 1];
    if (note->start_ticks != line->notes[line->n - 1].start_ticks) {
      break;
    }
    self->before = self->before < 0 ? note->pitch : self->before;
    self->low    = self->low < 0 || note->pitch < self->low ? note->pitch : self->low;
    self->high   = note->pitch > self->high ? note->pitch : self->high;
  }
}

/// Whether the last note is held at `place` of the section.
static bool
sounds(const ComposeLine* line, uint32_t place)
{
  const ScoreNote* const last = line->n ? &line->notes[line->n - 1] : NULL;
  return last && last->start_ticks + last->length_ticks > place * COMPOSE_PLACE_TICKS;
}

void
compose_grip(ComposeGrip* self, const ComposeBand* band, const ComposeLine* line)
{
  const ComposeBandstand* const stand = band->stand;
  const uint32_t                bar   = band->bar;
  *self                               = (ComposeGrip){.band   = band,
                                                      .places = compose_grid_places(stand->grid, bar),
                                                      .begin  = stand->grid->start[bar % stand->grid->n],
                                                      .last   = stand->section->ends &&
                                                              bar / stand->grid->n + 1 == stand->section->n_bars};
  const bool lacks = !line->n && bar + 1 == stand->sheet->n_bars; // Not a note so far
  const bool holds =
    band->steady && !sounds(line, compose_grid_at(stand->grid, bar, 0));
  self->steady = self->last ? self->begin == 0 : holds || lacks;
  hear_chords(self, stand->sheet, bar);
  compose_grip_hear(self, line);
}

/// The pitch class of the root at `where`.
static uint32_t
root_at(const ComposeGrip* self, uint32_t where)
{
  const uint32_t degree = (self->force[where] - COMPOSE_CHORD) / BASE_N_QUALITIES;
  return (degree + brief_of(self)->piece.key) % 12U;
}

static int
anchor_at(const ComposeGrip* self, uint32_t where)
{
  const int base = self->band->part == BASE_BASS ? BASS_BASE : UPPER_BASE;
  return base + ((int)root_at(self, where) - base % 12 + 12) % 12;
}

ComposeForce
compose_grip_force(const ComposeGrip* self, uint32_t where)
{
  if (self->band->part == BASE_DRUMS) {
    return (ComposeForce){COMPOSE_NO_QUALITY, COMPOSE_NO_DEGREE, 0};
  }
  const uint32_t chord = self->force[where] - COMPOSE_CHORD;
  const int      base  = self->band->part == BASE_BASS ? BASS_BASE : UPPER_BASE;
  return (ComposeForce){(uint8_t)(chord % BASE_N_QUALITIES),
                        (uint8_t)(chord / BASE_N_QUALITIES),
                        (uint8_t)(anchor_at(self, where) - base)};
}

int
compose_grip_pitch(const ComposeGrip* self, uint32_t where, uint32_t what)
{
  return what >= COMPOSE_DRUM ? (int)(what - COMPOSE_DRUM + COMPOSE_LEAST_DRUM)
                              : anchor_at(self, where) + (int)what - BELOW_ANCHOR;
}

/// Whether the bass must strike here: it carries every chord.
static bool
is_due(const ComposeGrip* self, uint32_t where)
{
  const bool struck = self->n_here && self->at >= where;
  return self->band->part == BASE_BASS && self->change[where] && !struck;
}

static bool
is_on_grid(const ComposeGrip* self, uint32_t where)
{
  const bool triplets =
    !brief_of(self)->meter.ternary[0] && !(brief_of(self)->piece.swing > 0.0f);
  return where % SIXTEENTH == 0 || (triplets && where % TRIPLET == 0);
}

/// How many notes may sound together.
static uint32_t
most_together(const ComposeGrip* self)
{
  return instrument_of(self)->mono ? 1U : most_here[self->band->part];
}

static bool
may_strike(const ComposeGrip* self, uint32_t where)
{
  if (self->last && self->begin + where) {
    return false;
  }
  const bool here = self->n && where == self->at;
  return (here ? self->n_here < most_together(self) : !self->n || where > self->at) &&
         (self->change[where] || is_on_grid(self, where));
}

/// Whether a chord has begun that is not yet one.
static bool
is_thin(const ComposeGrip* self)
{
  return self->band->part == BASE_CHORDS && self->n_here < TRIAD;
}

void
compose_grip_where(const ComposeGrip* self, float* logits)
{
  uint32_t until = self->places;
  for (uint32_t where = self->n ? self->at + 1U : 0; where < until; ++where) {
    if (is_due(self, where)) {
      until = where + 1U;
    }
  }
  const bool waits = until && is_due(self, until - 1U);
  for (uint32_t where = 0; where < COMPOSE_MAX_PLACES; ++where) {
    if (where >= until || !may_strike(self, where)) {
      logits[where] = COMPOSE_NEVER;
    }
  }
  if (waits || (self->steady && !self->n)) {
    logits[COMPOSE_BAR] = COMPOSE_NEVER;
  }
  if (self->n && is_thin(self) && logits[self->at] > COMPOSE_NEVER / 2.0f) {
    logits[self->at] += FILL_UP;
  }
  logits[COMPOSE_END] = COMPOSE_NEVER;
}

/// How a pitch class suits the chord: 0 it belongs, below it does less, or never.
static float
consonance(const ComposeGrip* self, uint32_t where, int pitch)
{
  const ComposeBrief* const brief = brief_of(self);
  const ScoreChord          chord = {
             .root = (uint8_t)root_at(self, where),
             .quality = (uint8_t)((self->force[where] - COMPOSE_CHORD) % BASE_N_QUALITIES)};
  const uint16_t scale =
    compose_rotate(compose_parent((BaseMode)brief->piece.mode), brief->piece.key);
  const bool firm = self->band->part == BASE_CHORDS || self->band->part == BASE_PAD;
  if (compose_has(compose_chord_tones(&chord), pitch)) {
    return 0.0f;
  }
  if (!compose_has(compose_chord_scale(scale, &chord), pitch)) {
    const bool leads = self->band->part == BASE_BASS && brief->style->walking &&
                       accent(self, where) < 0.75f;
    return leads ? -1.0f - caution(self) : COMPOSE_NEVER;
  }
  if (self->last) {
    return COMPOSE_NEVER;
  }
  return (firm ? -2.5f : accent(self, where) >= 0.75f ? -1.5f : -0.3f) * caution(self);
}

/// What the bass does under a chord that begins, and where it stands at the end.
static float
foundation(const ComposeGrip* self, uint32_t where, int pitch)
{
  const uint32_t bass = (root_at(self, where) + self->bass[where]) % 12U;
  if (self->band->part != BASE_BASS) {
    return 0.0f;
  }
  if (is_due(self, where) || self->last) {
    return (uint32_t)pitch % 12U == bass ? 0.0f : COMPOSE_NEVER;
  }
  const bool firm = accent(self, where) >= 0.75f && !brief_of(self)->style->walking;
  return firm && (uint32_t)pitch % 12U != bass ? -1.5f * caution(self) : 0.0f;
}

/// Chords move little: beyond a tone outside the last one every semitone is
/// unlikelier.
static float
lead_voices(const ComposeGrip* self, int pitch)
{
  const int above = pitch - self->high - 2;
  const int below = self->low - 2 - pitch;
  const int far   = above > below ? above : below;
  return self->high < 0 || far <= 0 ? 0.0f : -1.0f * (float)far;
}

/// How far a line may leap.
static float
ease(const ComposeGrip* self, int pitch)
{
  const bool chords = self->band->part == BASE_CHORDS || self->band->part == BASE_PAD;
  if (chords && most_together(self) > 1) {
    return lead_voices(self, pitch);
  }
  const bool line = most_together(self) == 1;
  const int  step = pitch - self->before;
  if (!line || self->before < 0) {
    return 0.0f;
  }
  return step > 16 || step < -16 ? COMPOSE_NEVER
         : step > 9 || step < -9 ? -caution(self)
                                 : 0.0f;
}

/// Whether a pitch is within what the part and its instrument play; where they hardly
/// meet the instrument decides.
static bool
is_within(const ComposeGrip* self, int pitch)
{
  const ParamInstrument* const instrument = instrument_of(self);
  const BasePart               part       = self->band->part;
  const int  low  = lowest[part] > instrument->low ? lowest[part] : instrument->low;
  const int  high = highest[part] < instrument->high ? highest[part] : instrument->high;
  const bool meets = high - low >= 16;
  return pitch >= (meets ? low : instrument->low) &&
         pitch <= (meets ? high : instrument->high);
}

/// A part dwells around the middle of its range: farther than a fifth from it every
/// semitone is unlikelier.
static float
dwell(const ComposeGrip* self, int pitch)
{
  const ParamInstrument* const instrument = instrument_of(self);
  const int                    low        = instrument->low + NEAR;
  const int                    high       = instrument->high - NEAR;
  const int                    wish       = middle[self->band->part];
  const int                    at  = wish < low ? low : wish > high ? high : wish;
  const int                    far = pitch < at ? at - pitch : pitch - at;
  return far > NEAR ? -0.25f * (float)(far - NEAR) : 0.0f;
}

static float
likes(const ComposeGrip* self, uint32_t where, uint32_t what)
{
  const int pitch = compose_grip_pitch(self, where, what);
  if (!is_within(self, pitch)) {
    return COMPOSE_NEVER;
  }
  return consonance(self, where, pitch) + foundation(self, where, pitch) +
         ease(self, pitch) + dwell(self, pitch);
}

void
compose_grip_what(const ComposeGrip* self, uint32_t where, float* logits)
{
  const bool drums = self->band->part == BASE_DRUMS;
  const bool here  = self->n && where == self->at;
  for (uint32_t what = 0; what < COMPOSE_N_NOTES; ++what) {
    const bool kind =
      drums ? what >= COMPOSE_DRUM && what < COMPOSE_NO_NOTE : what < COMPOSE_DRUM;
    float own = COMPOSE_NEVER;
    if (kind && !(here && what <= self->top)) {
      own = drums ? 0.0f : likes(self, where, what);
    }
    logits[what] = own <= COMPOSE_NEVER / 2.0f ? COMPOSE_NEVER : logits[what] + own;
  }
}

void
compose_grip_much(const ComposeGrip* self, uint32_t where, float* logits)
{
  const bool drums = self->band->part == BASE_DRUMS;
  for (uint32_t much = 0; much < COMPOSE_N_PART_MUCH; ++much) {
    const bool kind =
      drums ? much >= COMPOSE_GHOST && much <= COMPOSE_ACCENT : much < COMPOSE_GHOST;
    const bool rings = !self->last || drums || much + 1U == COMPOSE_GHOST ||
                       compose_steps_length(much) >= self->places - where;
    if (!kind || !rings) {
      logits[much] = COMPOSE_NEVER;
    }
  }
}
