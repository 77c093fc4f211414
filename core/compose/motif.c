#include "core/compose/motif.h"

/// What a beat may hold, with its liking for density, syncopation, haste.
typedef struct {
  const char* text;
  float       base, dense, off;
  bool        hasty;
} Cell;

static const Cell in_two[] = {
  {"....", 0.8f, -0.8f, 0.15f, false}, {"x...", 1.2f, -0.5f, -0.2f, false},
  {"x.x.", 0.1f, 1.8f, 0.0f, false},   {"..x.", 0.0f, 0.2f, 0.9f, false},
  {"x..x", 0.0f, 0.2f, 0.6f, true},    {"x.xx", 0.0f, 0.7f, 0.0f, true},
  {"xxx.", 0.0f, 0.4f, 0.2f, true},    {".x.x", 0.0f, 0.1f, 0.35f, true},
  {"xxxx", -0.5f, 1.1f, 0.0f, true},
};

static const Cell in_three[] = {
  {"...", 0.6f, -0.6f, 0.1f, false}, {"x..", 1.1f, -0.5f, 0.0f, false},
  {"x.x", 0.6f, 0.4f, 0.1f, false},  {"xxx", 0.0f, 1.4f, 0.0f, false},
  {"..x", 0.1f, 0.2f, 0.6f, false},  {"xx.", 0.0f, 0.3f, 0.5f, false},
};

static const char*
draw_cell(bool ternary, bool first, const ComposeTemper* temper, BaseRandom* random)
{
  const Cell* const cells = ternary ? in_three : in_two;
  const uint32_t    n     = ternary ? 6 : 9;
  float             weights[9];
  for (uint32_t i = 0; i < n; ++i) {
    const Cell* const c = &cells[i];
    float w    = c->base + c->dense * temper->density + c->off * temper->syncopation;
    w          = w < 0.0f ? 0.0f : w;
    weights[i] = w * (c->hasty ? temper->haste : 1.0f);
  }
  if (first) {
    weights[0] *= 0.3f;
  }
  return cells[base_random_choice(random, weights, n)].text;
}

static int
draw_step(const ComposeTemper* temper, int before, BaseRandom* random)
{
  static const int steps[] = {-4, -3, -2, -1, 0, 1, 2, 3, 4};
  float weights[] = {0.03f, 0.06f, 0.14f, 0.32f, 0.14f, 0.32f, 0.14f, 0.06f, 0.03f};
  for (uint32_t i = 0; i < 9; ++i) {
    const int far = steps[i] < 0 ? -steps[i] : steps[i];
    if (far > 2) {
      weights[i] *= 0.3f + 2.0f * temper->leaps;
    }
    // A line keeps its way; after a leap it turns back by step
    const bool onward = steps[i] * before > 0;
    const bool leapt  = before > 2 || before < -2;
    weights[i] *= leapt ? (onward || far > 2 ? 0.05f : 1.0f) : onward ? 1.6f : 1.0f;
  }
  return steps[base_random_choice(random, weights, 9)];
}

void
compose_motif_turn(ComposeMotif* self, const ComposeTemper* temper, BaseRandom* random)
{
  for (uint32_t i = (self->n + 1) / 2; i < self->n; ++i) {
    self->step[i] = i ? draw_step(temper, self->step[i - 1], random) : 0;
  }
}

static void
draw_rhythm(ComposeMotif* self, const ComposeMeter* meter, const ComposeTemper* temper,
            BaseRandom* random)
{
  for (uint32_t beat = 0; beat < meter->n_beats; ++beat) {
    const bool     ternary = meter->ternary[beat];
    const uint32_t parts   = ternary ? 3 : 4;
    const uint32_t ticks   = meter->start[beat + 1] - meter->start[beat];
    const char*    cell    = draw_cell(ternary, !beat, temper, random);
    for (uint32_t i = 0; i < parts; ++i) {
      if (cell[i] == 'x' && self->n < COMPOSE_MAX_MOTIF) {
        self->start_ticks[self->n++] = meter->start[beat] + i * ticks / parts;
      }
    }
  }
  self->n += self->n == 0; // An empty bar speaks on its first beat
}

void
compose_motif(ComposeMotif* self, const ComposeMeter* meter,
              const ComposeTemper* temper, BaseRandom* random)
{
  *self = (ComposeMotif){0};
  draw_rhythm(self, meter, temper, random);
  for (uint32_t i = 0; i < self->n; ++i) {
    const uint32_t end = i + 1 < self->n ? self->start_ticks[i + 1] : meter->bar_ticks;
    self->length_ticks[i] = end - self->start_ticks[i];
    self->step[i]         = i ? draw_step(temper, self->step[i - 1], random) : 0;
  }
}
