#include "core/compose/band.h"

#include "core/compose/band_echo.h"
#include "core/compose/band_words.h"
#include "core/compose/grip.h"
#include "core/nn/draw.h"
#include "core/param/instrument.h"

#define STREAM 0x9A270000U
#define MAX_BAR_STEPS (COMPOSE_MAX_BAR_STEPS - 1U)
#define N_KICKS (sizeof(((ComposeBand*)0)->kick) / sizeof(uint16_t))

static void
find_kicks(ComposeBand* self, const ScoreNote* drums, uint32_t n_drums)
{
  for (uint32_t i = 0; i < n_drums && self->kicks < N_KICKS; ++i) {
    const uint32_t at   = drums[i].start_ticks / COMPOSE_PLACE_TICKS;
    const bool     kick = drums[i].pitch == 35 || drums[i].pitch == 36;
    if (kick && !(self->kicks && self->kick[self->kicks - 1] == at)) {
      self->kick[self->kicks++] = (uint16_t)at;
    }
  }
}

void
compose_band_begin(ComposeBand* self, const ComposeBandstand* stand,
                   ComposeStylus* stylus, BasePart part, bool steady,
                   const ScoreNote* drums, uint32_t n_drums)
{
  self->stand   = stand;
  self->stylus  = stylus;
  self->part    = part;
  self->steady  = steady;
  self->words   = compose_band_words(stand, part);
  self->bar     = 0;
  self->window  = 0;
  self->n_steps = 0;
  self->kicks   = 0;
  self->is_open = false;
  if (drums && part == BASE_BASS) {
    find_kicks(self, drums, n_drums);
  }
}

/// The source of a window on its way.
typedef struct {
  uint32_t    n;
  ComposeStep steps[COMPOSE_MAX_SOURCE];
} Source;

static void
add_source(Source* source, uint32_t bar, uint32_t where, uint32_t what, uint32_t much)
{
  if (source->n < COMPOSE_MAX_SOURCE) {
    source->steps[source->n++] =
      (ComposeStep){(uint16_t)bar, (uint16_t)what, (uint8_t)where, (uint8_t)much};
  }
}

/// Kicks of one bar before place `until`, from number `k` on; returns the next one.
static uint32_t
add_kicks(const ComposeBand* self, Source* source, uint32_t bar, uint32_t k,
          uint32_t until)
{
  const uint32_t begin = compose_grid_at(self->stand->grid, bar, 0);
  for (; k < self->kicks && self->kick[k] < begin + until; ++k) {
    if (self->kick[k] >= begin) {
      add_source(source, bar - self->window, self->kick[k] - begin, COMPOSE_KICK,
                 COMPOSE_NO_MUCH);
    }
  }
  return k;
}

static void
add_bar(const ComposeBand* self, Source* source, uint32_t bar)
{
  const ComposeSheet* const sheet = self->stand->sheet;
  const ComposeStep* const  force = compose_sheet_carried(sheet, bar);
  const uint32_t            first = sheet->first[bar] + 1U;
  const uint32_t            end   = sheet->first[bar + 1];
  uint32_t                  k     = 0;
  add_source(source, bar - self->window, COMPOSE_BAR, COMPOSE_NO_WHAT, COMPOSE_NO_MUCH);
  if (force) {
    add_source(source, bar - self->window, 0, force->what, force->much);
  }
  for (uint32_t i = first; i < end; ++i) {
    const ComposeStep* const step = &sheet->steps[i];
    k                             = add_kicks(self, source, bar, k, step->where);
    add_source(source, bar - self->window, step->where, step->what, step->much);
  }
  add_kicks(self, source, bar, k, compose_grid_places(self->stand->grid, bar));
}

/// Take in a step as the next one of the window.
static bool
take(ComposeBand* self, ComposePartStep step)
{
  if (self->n_steps == COMPOSE_MAX_PART_STEPS) {
    return false;
  }
  for (uint32_t i = 0; i < COMPOSE_N_ECHOES; ++i) {
    step.echo[i] = compose_band_echo(self, &step, i + 1U);
  }
  self->steps[self->n_steps++] = step;
  self->first[step.bar + 1U]   = (uint16_t)self->n_steps;
  compose_stylus_take(self->stylus, &step, &self->bars[step.bar]);
  return true;
}

/// Take the old bar of a window in, of `n` steps; they may be those of the window
/// before.
static void
take_old(ComposeBand* self, const ComposePartStep* steps, uint32_t n)
{
  self->n_steps  = 0;
  self->first[0] = 0;
  for (uint32_t i = 0; i < n; ++i) {
    ComposePartStep step = steps[i];
    step.bar             = 0;
    take(self, step);
  }
}

/// The steps of a bar that is there already.
typedef struct {
  const ComposePartStep* steps;
  uint32_t               n; ///< 0 if there is none
} OldBar;

/// What a window opens with: the bar before, drums at the beginning of a section the
/// last of the groove.
static OldBar
old_bar(const ComposeBand* self)
{
  const ComposeGroove* const groove = &self->groove;
  if (self->bar) {
    const uint32_t from = self->first[self->bar - 1 - self->window];
    return (OldBar){self->steps + from, self->n_steps - from};
  }
  if (self->part == BASE_DRUMS && groove->known) {
    const uint32_t from = groove->first[COMPOSE_ROUND - 1];
    return (OldBar){groove->steps + from, groove->first[COMPOSE_ROUND] - from};
  }
  return (OldBar){NULL, 0};
}

/// Begin a window at the next bar; the groove stands over whatever chords the section
/// begins with.
static void
open_window(ComposeBand* self)
{
  const ComposeBandstand* const stand  = self->stand;
  const OldBar                  old    = old_bar(self);
  const bool                    groove = !self->bar && old.n;
  Source                        source = {.n = 0};
  self->window = self->bar - (old.n ? 1 : 0); // One before 0 where the groove is
  if (groove) {
    self->bars[0] = self->groove.words;
    add_source(&source, 0, COMPOSE_BAR, COMPOSE_NO_WHAT, COMPOSE_NO_MUCH);
  }
  for (uint32_t i = groove ? 1 : 0;
       i < COMPOSE_MAX_WINDOW && self->window + i < stand->sheet->n_bars; ++i) {
    self->bars[i] = compose_band_bar(self, self->window + i);
    add_bar(self, &source, self->window + i);
  }
  compose_stylus_read(self->stylus, &self->words, source.steps, source.n, self->bars);
  self->is_open = true;
  take_old(self, old.steps, old.n);
}

void
compose_band_keep(ComposeBand* self)
{
  ComposeGroove* const groove = &self->groove;
  groove->known               = true;
  groove->words               = self->bars[COMPOSE_ROUND - 1];
  for (uint32_t i = 0; i <= COMPOSE_ROUND; ++i) {
    groove->first[i] = self->first[i];
  }
  for (uint32_t i = 0; i < self->n_steps; ++i) {
    groove->steps[i] = self->steps[i];
  }
}

/// How far each part stands out from the others; the lead is not written here.
static const float presence[BASE_N_PARTS] = {0.0f,   0.0f, -5.0f, -14.0f,
                                             -10.0f, 4.0f, 0.0f};

static uint8_t
velocity_of(const ComposeGrip* grip, uint32_t where, uint32_t much)
{
  static const int    strokes[] = {-42, -22, 0, 16};
  const ComposeBrief* brief     = grip->band->stand->brief;
  const float         energy    = grip->band->stand->section->energy;
  const bool          drums     = grip->band->part == BASE_DRUMS;
  const uint32_t      ticks     = (grip->begin + where) * COMPOSE_PLACE_TICKS;
  const float         accent    = compose_meter_accent(&brief->meter, ticks);
  const float         kind =
    drums ? 10.0f + (float)strokes[much - COMPOSE_GHOST] : 12.0f * accent;
  const float velocity = 54.0f + 40.0f * energy + kind + presence[grip->band->part];
  return (uint8_t)(velocity < 1.0f ? 1.0f : velocity > 127.0f ? 127.0f : velocity);
}

static void
put_note(const ComposeBand* self, const ComposeGrip* grip, uint32_t where,
         uint32_t what, uint32_t much, ComposeLine* out)
{
  const ScorePart* const part   = &self->stand->brief->piece.parts[self->part];
  const bool             drums  = self->part == BASE_DRUMS;
  const uint32_t         left   = grip->places - where;
  const uint32_t         wish   = drums ? 3U : compose_steps_length(much);
  const uint32_t         length = grip->last ? left : wish;
  const ScoreNote        note   = {.start_ticks =
                                     compose_grid_at(self->stand->grid, self->bar, where) *
                                     COMPOSE_PLACE_TICKS,
                                   .length_ticks = length * COMPOSE_PLACE_TICKS,
                                   .part         = (uint8_t)self->part,
                                   .pitch = (uint8_t)compose_grip_pitch(grip, where, what),
                                   .velocity = velocity_of(grip, where, much)};
  compose_line_add(out, &note, param_instrument(part->instrument)->mono);
}

/// How freely each part is played by a middling mind; the lead is not written here.
static const NnTaste tastes[BASE_N_PARTS] = {
  {0.9f, 0.96f, 0}, {0.95f, 0.97f, 0}, {0.95f, 0.97f, 0}, {0.85f, 0.95f, 0},
  {0.9f, 0.96f, 0}, {0.95f, 0.97f, 0}, {0.95f, 0.97f, 0},
};

static uint32_t
draw(const ComposeBand* self, const float* logits, uint32_t n, BaseRandom* random)
{
  const float daring = self->stand->brief->creativity - 0.5f;
  NnTaste     taste  = tastes[self->part];
  taste.temperature += 0.35f * daring;
  taste.nucleus += 0.1f * daring;
  return nn_draw(logits, NULL, n, &taste, base_random_unit(random));
}

/// One note of a bar; false at its end.
static bool
write_note(ComposeBand* self, ComposeGrip* grip, BaseRandom* random, ComposeLine* out)
{
  const ComposeEcho echo = compose_band_expect(self);
  float             logits[COMPOSE_N_NOTES];
  compose_stylus_where(self->stylus, logits);
  compose_grip_where(grip, logits);
  compose_band_keep_on(self, logits, echo.where, COMPOSE_N_WHERE);
  const uint32_t where = draw(self, logits, COMPOSE_N_WHERE, random);
  if (where >= grip->places) {
    return false;
  }
  if (!grip->n || where != grip->at) {
    compose_grip_hear(grip, out);
  }
  const ComposeForce force = compose_grip_force(grip, where);
  compose_stylus_what(self->stylus, where, &force, logits);
  compose_grip_what(grip, where, logits);
  if (where == echo.where) {
    compose_band_keep_on(self, logits, echo.what, COMPOSE_N_NOTES);
  }
  const uint32_t what = draw(self, logits, COMPOSE_N_NOTES, random);
  if (what >= COMPOSE_NO_NOTE || compose_rule_forbids(logits[what])) {
    return false;
  }
  compose_stylus_much(self->stylus, where, &force, what, logits);
  compose_grip_much(grip, where, logits);
  if (where == echo.where && what == echo.what) {
    compose_band_keep_on(self, logits, echo.much, COMPOSE_N_PART_MUCH);
  }
  const uint32_t        much = draw(self, logits, COMPOSE_N_PART_MUCH, random);
  const ComposePartStep step = {(uint8_t)where, (uint8_t)what,
                                (uint8_t)much,  (uint8_t)(self->bar - self->window),
                                force,          {{0}}};
  put_note(self, grip, where, what, much, out);
  grip->n_here = grip->n && where == grip->at ? grip->n_here + 1U : 1U;
  grip->at     = where;
  grip->top    = what;
  ++grip->n;
  return take(self, step);
}

bool
compose_band_write(ComposeBand* self, ComposeLine* out)
{
  const ComposeBandstand* const stand = self->stand;
  if (self->bar == stand->sheet->n_bars) {
    return false;
  }
  if (!self->is_open || self->bar - self->window == COMPOSE_MAX_WINDOW) {
    open_window(self);
    return true;
  }
  const uint32_t own    = stand->section->from_bar * stand->grid->n + self->bar;
  BaseRandom     random = base_random(stand->brief->piece.seed,
                                      STREAM + stand->section->material, self->part, own);
  ComposeGrip    grip;
  compose_grip(&grip, self, out);
  const ComposePartStep open = {COMPOSE_BAR,
                                COMPOSE_NO_NOTE,
                                COMPOSE_NO_LENGTH,
                                (uint8_t)(self->bar - self->window),
                                compose_grip_force(&grip, 0),
                                {{0}}};
  take(self, open);
  uint32_t n = 0;
  while (n < MAX_BAR_STEPS && write_note(self, &grip, &random, out)) {
    ++n;
  }
  ++self->bar;
  return true;
}
