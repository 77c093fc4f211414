#include "core/compose/hand.h"

#include "core/compose/scale.h"
#include "core/nn/draw.h"

// Places of a beat, of which the words for rhythm leave some out
#define EIGHTH 6U
#define SIXTEENTH 3U
#define TRIPLET 4U

#define TRIPLETS_WORD 6U
#define SIXTEENTHS_WORD 4U

/// What the tasks' words say.
static uint32_t
said(const ComposeHand* self, ComposeBarWord word)
{
  return self->task->words.say[word];
}

static float
caution(const ComposeHand* self)
{
  return 1.0f - self->writer->brief->creativity;
}

/// How heavy `where` is, 0..1.
static float
accent(const ComposeHand* self, uint32_t where)
{
  const ComposeBrief* const brief = self->writer->brief;
  return compose_meter_accent(&brief->meter,
                              (self->begin + where) * COMPOSE_PLACE_TICKS);
}

static bool
is_beat(const ComposeHand* self, uint32_t where)
{
  return accent(self, where) >= 0.5f;
}

static const ComposeDue*
due(const ComposeHand* self)
{
  return self->n_done < self->task->n_due ? &self->task->due[self->n_done] : NULL;
}

/// The next note that was played by hand, NULL if there is none.
static const ComposeTune*
tune(const ComposeHand* self)
{
  return self->n_notes < self->task->n_tune ? &self->task->tune[self->n_notes] : NULL;
}

/// How many chords may begin in a bar for which none are due.
static uint32_t
most_chords(const ComposeHand* self)
{
  static const uint8_t most[] = {2, 0, 1, 2, 4};
  return self->task->n_due ? 0 : most[said(self, COMPOSE_SAY_CHANGES)];
}

static bool
may_chord(const ComposeHand* self, uint32_t where)
{
  const ComposeDue* const next = due(self);
  const bool taken = where == self->at && (self->chord_here || self->note_here);
  if (next) {
    return where == next->where;
  }
  return !taken && self->n_chords < most_chords(self) && is_beat(self, where);
}

/// Whether the rhythm that is asked for has an onset here.
static bool
is_on_grid(const ComposeHand* self, uint32_t where)
{
  const uint32_t word = said(self, COMPOSE_SAY_RHYTHM);
  if (word == TRIPLETS_WORD) {
    return where % TRIPLET == 0 || where % EIGHTH == 0;
  }
  return where % (word && word < SIXTEENTHS_WORD ? EIGHTH : SIXTEENTH) == 0;
}

static bool
may_note(const ComposeHand* self, uint32_t where)
{
  const bool              taken = where == self->at && self->note_here;
  const ComposeDue* const next  = due(self);
  const bool              waits = next && next->where <= where;
  if (self->task->n_tune) {
    const ComposeTune* const own = tune(self);
    return !taken && !waits && own && own->where == where;
  }
  return !taken && !waits && self->n_notes < self->most_notes &&
         is_on_grid(self, where) && (!self->task->ends || where == 0);
}

void
compose_hand_where(const ComposeHand* self, float* logits)
{
  const ComposeDue* const  next  = due(self);
  const ComposeTune* const own   = tune(self);
  uint32_t                 until = next ? next->where + 1U : self->places;
  until            = own && own->where + 1U < until ? own->where + 1U : until;
  const bool lacks = !self->n_notes && self->most_notes > 0;
  bool       any   = false;
  for (uint32_t where = 0; where < COMPOSE_MAX_PLACES; ++where) {
    const bool may = where >= self->at && where < until &&
                     (may_chord(self, where) || may_note(self, where));
    any = any || may;
    if (!may) {
      logits[where] = COMPOSE_NEVER;
    }
  }
  if (next || own || (lacks && any)) {
    logits[COMPOSE_BAR] = COMPOSE_NEVER;
  }
  logits[COMPOSE_END] = COMPOSE_NEVER;
}

/// The seven notes that chords are built from, above the tonic.
static uint16_t
parent(const ComposeHand* self)
{
  return compose_parent((BaseMode)self->writer->brief->piece.mode);
}

/// How rich a chord is: 0 a triad, 1 with a seventh or sixth, 2 with a ninth.
static uint32_t
richness(BaseQuality quality)
{
  switch (quality) {
  case BASE_DOM9:
  case BASE_MAJ9:
  case BASE_MIN9:
    return 2;
  case BASE_MAJ:
  case BASE_MIN:
  case BASE_DIM:
  case BASE_AUG:
  case BASE_SUS2:
  case BASE_SUS4:
  case BASE_POWER:
  case BASE_ADD9:
    return 0;
  default:
    return 1;
  }
}

/// How a chord suits the style's colour.
static float
colour(const ComposeHand* self, BaseQuality quality)
{
  const ComposeBrief* const brief = self->writer->brief;
  const uint32_t            rich  = richness(quality);
  if (brief->style->harmony == COMPOSE_TWELVE_CHORDS) { // Every seventh is a blue one
    return quality == BASE_DOM7 || quality == BASE_DOM9   ? 2.0f
           : quality == BASE_MAJ7 || quality == BASE_MAJ9 ? -4.0f
                                                          : 0.0f;
  }
  if (brief->style->colour == COMPOSE_POWERS) {
    return quality == BASE_POWER ? 0.4f : rich ? -3.0f : 0.0f;
  }
  switch (self->writer->words.say[COMPOSE_SAY_COLOUR]) {
  case 2:
    return rich ? -2.0f * (1.0f - brief->complexity) : 0.0f;
  case 4:
    return rich ? 0.0f : -0.5f * caution(self);
  case 5:
    return rich == 2 ? 0.3f : rich ? 0.0f : -caution(self);
  default:
    return 0.0f;
  }
}

/// How a chord suits the key.
static float
kinship(const ComposeHand* self, uint32_t root, BaseQuality quality)
{
  const uint16_t scale   = parent(self);
  const uint16_t tones   = compose_rotate(base_quality_mask(quality), root);
  const bool     strange = tones & ~scale;
  const bool     leads   = quality == BASE_MAJ || quality == BASE_DOM7 ||
                     quality == BASE_DOM9 || quality == BASE_DOM7SUS4;
  const float odd  = quality == BASE_DIM || quality == BASE_AUG ||
                        quality == BASE_HALF_DIM || quality == BASE_DIM7
                       ? -1.5f * caution(self)
                       : 0.0f;
  const bool  blue = self->writer->brief->style->harmony == COMPOSE_TWELVE_CHORDS &&
                    (root == 0 || root == 5) &&
                    (quality == BASE_DOM7 || quality == BASE_DOM9);
  if (!strange || (root == 7 && leads) || blue) {
    return odd;
  }
  if (caution(self) > 0.75f) {
    return COMPOSE_NEVER;
  }
  const bool onwards = leads && compose_has(scale, (int)root + 5); // To another degree
  const bool plain   = self->writer->words.say[COMPOSE_SAY_COLOUR] < 3;
  return odd - (onwards ? 0.6f : 2.4f) * (plain ? 2.0f : 1.0f) * caution(self);
}

/// Where the plan rests, the chord does.
static float
repose(const ComposeHand* self, uint32_t root)
{
  const uint32_t cadence = said(self, COMPOSE_SAY_CADENCE);
  return cadence == 2 && root == 0 ? 3.0f : cadence == 3 && root == 7 ? 2.0f : 0.0f;
}

static void
suit_chords(const ComposeHand* self, uint32_t where, float* logits)
{
  const ComposeDue* const next  = due(self);
  const uint16_t          roots = self->task->roots;
  for (uint32_t what = COMPOSE_CHORD; what < COMPOSE_NO_WHAT; ++what) {
    const uint32_t    root = (what - COMPOSE_CHORD) / BASE_N_QUALITIES;
    const BaseQuality quality =
      (BaseQuality)((what - COMPOSE_CHORD) % BASE_N_QUALITIES);
    float likes = COMPOSE_NEVER;
    if (!may_chord(self, where)) {
      likes = COMPOSE_NEVER;
    } else if (next && next->what != COMPOSE_NO_WHAT) {
      likes = what == next->what ? 0.0f : COMPOSE_NEVER;
    } else if ((!roots || (roots >> root) & 1U) && what != self->force) {
      likes = kinship(self, root, quality) + colour(self, quality) + repose(self, root);
    }
    logits[what] = likes <= COMPOSE_NEVER / 2.0f ? COMPOSE_NEVER : logits[what] + likes;
  }
}

/// How a pitch outside of chord and scale suits: as chromatic as the piece is said to
/// be, between beats.
static float
chromatic(const ComposeHand* self, uint32_t where)
{
  const uint32_t word = self->writer->words.say[COMPOSE_SAY_CHROMA];
  const bool     may  = word > 1 && caution(self) < 0.8f && !is_beat(self, where) &&
                   said(self, COMPOSE_SAY_ENDS) != 2;
  return may ? -(word == 3 ? 1.0f : 3.0f) * caution(self) : COMPOSE_NEVER;
}

/// How a pitch suits the chord and the scale at `where`.
static float
consonance(const ComposeHand* self, uint32_t where, uint16_t tones, uint16_t over,
           int above)
{
  const ComposeBrief* const brief = self->writer->brief;
  const uint16_t            mode  = base_mode_mask((BaseMode)brief->piece.mode);
  const bool                rests = said(self, COMPOSE_SAY_ENDS) == 2;
  if (compose_has(tones, above)) {
    return 0.0f;
  }
  if (!compose_has(over, above)) {
    return chromatic(self, where);
  }
  const float foreign = compose_has(mode, above) ? 0.0f : -0.5f - 1.5f * caution(self);
  const float heavy   = accent(self, where) >= 0.75f ? -1.4f * caution(self) : 0.0f;
  return foreign + heavy - (rests && where * 2U >= self->places ? 1.5f : 0.0f);
}

/// How a pitch can be sung after the last one.
static float
ease(const ComposeHand* self, int pitch)
{
  const int step = self->last < 0 ? 0 : pitch - self->last;
  const int far  = step < 0 ? -step : step;
  return far > 12  ? COMPOSE_NEVER
         : far > 9 ? -2.0f
         : far > 7 ? -2.0f * caution(self)
         : far > 4 ? -caution(self)
                   : 0.0f;
}

static void
suit_notes(const ComposeHand* self, uint32_t where, float* logits)
{
  const uint32_t force = self->force;
  ScoreChord     chord = {.quality = BASE_MAJ};
  if (force != COMPOSE_NO_WHAT) {
    const ComposeStep step = {0, (uint16_t)force, 0, COMPOSE_BASS};
    chord                  = compose_steps_read(&step, 0, 0);
  }
  const uint16_t           tones = compose_chord_tones(&chord);
  const uint16_t           over  = compose_chord_scale(parent(self), &chord);
  const bool               may   = may_note(self, where);
  const ComposeTune* const own   = tune(self);
  for (uint32_t what = 0; what < COMPOSE_CHORD; ++what) {
    const int pitch = self->low + (int)what;
    const int above = (int)(what % 12U);
    float     likes = COMPOSE_NEVER;
    if (own) {
      likes = may && own->what == what ? 0.0f : COMPOSE_NEVER;
    } else if (may && pitch >= self->writer->low && pitch <= self->writer->high) {
      likes = self->task->ends
                ? (above ? COMPOSE_NEVER : 0.0f)
                : consonance(self, where, tones, over, above) + ease(self, pitch);
    }
    logits[what] = likes <= COMPOSE_NEVER / 2.0f ? COMPOSE_NEVER : logits[what] + likes;
  }
}

void
compose_hand_what(const ComposeHand* self, uint32_t where, float* logits)
{
  suit_notes(self, where, logits);
  suit_chords(self, where, logits);
  logits[COMPOSE_NO_WHAT] = COMPOSE_NEVER;
}

static void
suit_bass(const ComposeHand* self, uint32_t what, float* logits)
{
  const ComposeDue* const next    = due(self);
  const uint32_t          quality = (what - COMPOSE_CHORD) % BASE_N_QUALITIES;
  const uint16_t          tones   = base_quality_mask((BaseQuality)quality);
  const bool plain = self->task->ends || self->task->n_due || caution(self) > 0.6f;
  for (uint32_t i = 0; i < 12; ++i) {
    const bool bare = i == 0;
    const bool may  = next && next->much != COMPOSE_NO_MUCH
                        ? next->much == COMPOSE_BASS + i
                        : bare || (!plain && compose_has(tones, (int)i));
    logits[COMPOSE_BASS + i] =
      may ? logits[COMPOSE_BASS + i] - (bare ? 0.0f : 0.7f) : COMPOSE_NEVER;
  }
  for (uint32_t i = 0; i < COMPOSE_BASS; ++i) {
    logits[i] = COMPOSE_NEVER;
  }
}

void
compose_hand_much(const ComposeHand* self, uint32_t where, uint32_t what, float* logits)
{
  logits[COMPOSE_NO_MUCH] = COMPOSE_NEVER;
  if (what >= COMPOSE_CHORD) {
    suit_bass(self, what, logits);
    return;
  }
  if (tune(self)) {
    for (uint32_t i = 0; i < COMPOSE_NO_MUCH; ++i) {
      logits[i] = i == tune(self)->much ? logits[i] : COMPOSE_NEVER;
    }
    return;
  }
  // Lengths as fine as the onsets; the last note of a piece fills its bar
  const uint32_t least = self->task->ends ? self->places - where : SIXTEENTH;
  for (uint32_t i = 0; i < COMPOSE_BASS; ++i) {
    const uint32_t length = compose_steps_length(i);
    if (length < least && i + 1 < COMPOSE_BASS) {
      logits[i] = COMPOSE_NEVER;
    }
  }
  for (uint32_t i = COMPOSE_BASS; i < COMPOSE_NO_MUCH; ++i) {
    logits[i] = COMPOSE_NEVER;
  }
}
