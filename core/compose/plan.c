#include "core/compose/plan.h"

#include "core/compose/form.h"

/// Beyond this many bars a section would make its listener wait.
#define MAX_SECTION 8U
#define MAX_FIRST_SECTION 4U

/// After this many times through the form its ideas are replaced by new ones.
#define CYCLES_PER_IDEA 2U

static float
unit_interval(float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

static uint32_t
bars_in(const ComposeBrief* brief, float seconds)
{
  const float quarters = (float)brief->meter.bar_ticks / (float)BASE_PPQ;
  const float bars     = seconds * brief->piece.tempo_bpm / (60.0f * quarters);
  return !(bars >= 1.0f)                   ? 1
         : bars >= (float)COMPOSE_MAX_BARS ? COMPOSE_MAX_BARS
                                           : (uint32_t)(bars + 0.5f);
}

uint32_t
compose_plan_length(const ComposeBrief* brief, const ComposeRequest* request)
{
  const PromptIntent* const intent = &request->intent;
  const uint32_t            said   = request->n_bars ? request->n_bars : intent->n_bars;
  if (said) {
    return said < COMPOSE_MAX_BARS ? said : COMPOSE_MAX_BARS;
  }
  if (intent->endless) {
    return 0;
  }
  return intent->seconds > 0.0f
           ? bars_in(brief, intent->seconds)
           : compose_form_length(brief, intent, bars_in(brief, 75));
}

/// Bars of unit `i`, given `left` bars until the ending.
static uint32_t
fit(const ComposePlan* self, uint32_t i, uint32_t left)
{
  const uint32_t wish = self->units[i].n_bars;
  return self->n_bars && left < wish ? left : wish;
}

/// Walk the form once to know its peak and where that is reached last; what is too
/// short for a unit ends the piece.
static void
measure(ComposePlan* self)
{
  uint32_t left = self->n_bars ? self->n_bars - self->outro_bars : UINT32_MAX;
  uint32_t unit = 0;
  uint32_t bar  = 0;
  for (uint32_t n = 0; left && (self->n_bars || n < self->n_units); ++n) {
    if (self->outro_bars && left < 4 && left + self->outro_bars <= MAX_SECTION) {
      self->outro_bars += left;
      break;
    }
    if (self->units[unit].energy >= self->peak) {
      self->peak    = self->units[unit].energy;
      self->turn_at = bar;
    }
    bar += fit(self, unit, left);
    left -= fit(self, unit, left);
    unit = unit + 1 < self->n_units ? unit + 1 : self->repeat_from;
  }
  self->turn_at = self->turn_at ? self->turn_at : bar / 2U;
}

void
compose_plan(ComposePlan* self, const ComposeBrief* brief, const PromptIntent* intent)
{
  *self            = (ComposePlan){0};
  self->n_bars     = brief->piece.n_bars;
  self->modulation = (int)intent->modulation;
  compose_form(self, brief, intent);
  measure(self);
  for (uint32_t i = 0; i < self->n_units; ++i) {
    const ComposeUnit* const unit = &self->units[i];
    uint32_t* const          bars = &self->material_bars[unit->material];
    *bars                         = unit->n_bars > *bars ? unit->n_bars : *bars;
    *bars = self->n_bars && self->n_bars < *bars ? self->n_bars : *bars;
  }
  uint32_t* const home = &self->material_bars[0];
  *home                = self->outro_bars > *home ? self->outro_bars : *home;
}

/// How driven `unit` is where it stands: a build grows towards the end, an
/// endless piece comes and goes.
static float
energy_at(const ComposePlan* self, const ComposeBrief* brief,
          const ComposeSection* section, float unit_energy)
{
  static const float waves[4] = {0.0f, 0.06f, 0.02f, 0.08f};
  float              energy   = unit_energy + waves[section->cycle % 4U];
  if (self->n_bars) {
    const float place = (float)section->first_bar / (float)self->n_bars;
    energy            = unit_energy + brief->build * (place - 0.5f) * 0.6f;
  }
  return unit_interval(energy);
}

static uint32_t
used_parts(const ComposeBrief* brief)
{
  uint32_t used = 0;
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    used |= (uint32_t)brief->piece.parts[part].used << part;
  }
  return used;
}

/// Add the parts that would enter next until there are `least`.
static uint32_t
thicken(const ComposeBrief* brief, uint32_t layers, uint32_t may, uint32_t least)
{
  uint32_t n = 0;
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    n += (layers >> part) & 1U;
  }
  for (; n < least && (may & ~layers); ++n) {
    int next = -1;
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      const bool waits = ((may & ~layers) >> part) & 1U;
      if (waits && (next < 0 || brief->enters[part] < brief->enters[next])) {
        next = part;
      }
    }
    layers |= 1U << next;
  }
  return layers;
}

static uint32_t
layers_at(const ComposePlan* self, const ComposeBrief* brief,
          const ComposeSection* section)
{
  static const uint32_t silent[COMPOSE_N_ROLES] = {
    [COMPOSE_INTRO] = 1U << BASE_LEAD | 1U << BASE_COUNTER,
    [COMPOSE_BREAK] = 1U << BASE_DRUMS,
    [COMPOSE_BUILD] = 1U << BASE_COUNTER,
  };
  // A section is not thinner than this where there are parts enough
  static const uint32_t least[COMPOSE_N_ROLES] = {2, 4, 4, 4, 4, 3, 3, 4, 3};
  const uint32_t        used                   = used_parts(brief);
  const float           slope  = brief->build < 0.0f ? -brief->build : brief->build;
  const float           peak   = self->peak - 0.3f * slope;
  uint32_t              layers = 0;
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    const bool  wanted = (brief->wanted >> part) & 1U;
    const float wish =
      wanted && brief->enters[part] > 0.3f ? 0.3f : brief->enters[part];
    const float enters = wish < peak ? wish : peak;
    layers |= (uint32_t)(section->energy >= enters) << part;
  }
  const uint32_t may = used & ~silent[section->role];
  layers             = thicken(brief, layers & may, may, least[section->role]);
  return layers ? layers : used;
}

static bool
is_heard(const ComposePlan* self, const ComposeSection* section)
{
  bool heard = section->cycle % CYCLES_PER_IDEA != 0;
  for (uint32_t i = self->repeat_from; i < section->unit && i < self->n_units; ++i) {
    heard = heard || self->units[i].material == self->units[section->unit].material;
  }
  return heard;
}

static void
begin_unit(const ComposePlan* self, const ComposeBrief* brief, ComposeSection* section)
{
  const uint32_t unit = section->unit;
  const uint32_t left = self->n_bars - self->outro_bars - section->first_bar;
  section->from_bar   = 0;
  if (unit == self->n_units) {
    const ComposeUnit outro = compose_form_outro(brief, self->outro_bars);
    *section                = (ComposeSection){.role          = outro.role,
                                               .index         = section->index,
                                               .first_bar     = section->first_bar,
                                               .unit          = unit,
                                               .unit_bars     = outro.n_bars,
                                               .cycle         = section->cycle,
                                               .again         = true,
                                               .material_bars = self->material_bars[0],
                                               .energy        = outro.energy};
    compose_form_label(section->label, outro.label);
    return;
  }
  const ComposeUnit* const now = &self->units[unit];
  section->role                = now->role;
  section->unit_bars           = fit(self, unit, left);
  section->material_bars       = self->material_bars[now->material];
  section->material =
    now->material + COMPOSE_N_MATERIALS * (section->cycle / CYCLES_PER_IDEA);
  section->again  = is_heard(self, section);
  section->energy = energy_at(self, brief, section, now->energy);
  compose_form_label(section->label, now->label);
}

static void
go_on(const ComposePlan* self, ComposeSection* section)
{
  ++section->index;
  section->first_bar += section->n_bars;
  section->from_bar += section->n_bars;
  if (section->from_bar < section->unit_bars) {
    return;
  }
  section->from_bar  = 0;
  const uint32_t end = self->n_bars - self->outro_bars;
  if (self->outro_bars && section->first_bar >= end) {
    section->unit = self->n_units;
  } else if (++section->unit >= self->n_units) {
    section->unit = self->repeat_from;
    ++section->cycle;
  }
}

/// Whether a unit that closes leads into one that is more driven.
static bool
rises(const ComposePlan* self, const ComposeSection* section)
{
  const uint32_t next = section->unit + 1U;
  return section->closes && !section->ends && next < self->n_units &&
         self->units[next].energy > self->units[section->unit].energy;
}

void
compose_plan_next(const ComposePlan* self, const ComposeBrief* brief,
                  const ComposeSection* before, ComposeSection* next)
{
  *next = (ComposeSection){0};
  if (before) {
    *next = *before;
    go_on(self, next);
  }
  if (next->from_bar == 0) {
    begin_unit(self, brief, next);
  }
  const uint32_t left = next->unit_bars - next->from_bar;
  const uint32_t most = next->index ? MAX_SECTION : MAX_FIRST_SECTION;
  next->n_bars        = left <= most ? left : MAX_FIRST_SECTION;
  next->opens         = next->from_bar == 0;
  next->closes        = left == next->n_bars;
  next->ends          = self->n_bars && next->first_bar + next->n_bars >= self->n_bars;
  next->rises         = rises(self, next);
  next->layers        = layers_at(self, brief, next);
  next->semitones     = next->first_bar >= self->turn_at ? self->modulation : 0;
}
