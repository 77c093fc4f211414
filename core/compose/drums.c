// Drums: the style's groove, a fill where a unit ends, a crash where one begins.

#include "core/compose/arrange.h"

enum { KICK = 36, SNARE = 38, CRASH = 49 };

static void
hit(const ComposeBar* bar, ComposeNotes* out, uint32_t ticks, uint8_t drum,
    float velocity)
{
  const uint32_t begin = bar->bar * bar->brief->meter.bar_ticks;
  const float    v     = velocity < 1.0f ? 1.0f : velocity > 127.0f ? 127.0f : velocity;
  compose_notes_add(out, bar, begin + ticks, BASE_PPQ / 8U, drum, (uint8_t)v);
}

/// Drums play louder in driven sections, softer strokes far below plain ones.
static float
force(const ComposeBar* bar, const ComposeLane* lane, const ComposeHit* stroke)
{
  const float energy = 0.68f + 0.38f * bar->section->energy;
  const float accent = compose_meter_accent(&bar->brief->meter, stroke->start_ticks);
  const float kind   = stroke->what == 'X' ? 1.0f : stroke->what == 'o' ? 0.58f : 0.84f;
  return (float)lane->velocity * energy * kind * (0.94f + 0.06f * accent);
}

static void
play_lane(const ComposeBar* bar, const ComposeLane* lane, uint32_t end_ticks,
          BaseRandom* random, ComposeNotes* out)
{
  const ComposePattern pattern = {lane->pattern, compose_bar_choice(bar),
                                  bar->section->from_bar + bar->bar,
                                  0.15f + 0.7f * bar->brief->density};
  ComposeHit           hits[COMPOSE_MAX_HITS];
  const uint32_t       n = compose_pattern(&pattern, &bar->brief->meter, random, hits);
  for (uint32_t i = 0; i < n; ++i) {
    if (hits[i].start_ticks < end_ticks) {
      hit(bar, out, hits[i].start_ticks, lane->pitch, force(bar, lane, &hits[i]));
    }
  }
}

static void
groove(const ComposeBar* bar, uint32_t end_ticks, BaseRandom* random, ComposeNotes* out)
{
  const float percent = 100.0f * bar->section->energy;
  uint32_t    n       = 0;
  for (const ComposeLane* lane = bar->brief->style->groove; lane->pitch; ++lane) {
    if (percent >= (float)lane->low && percent < (float)lane->high + 1.0f) {
      play_lane(bar, lane, end_ticks, random, out);
      ++n;
    }
  }
  if (!n) { // Drums that are asked for play even where the style would rest
    play_lane(bar, bar->brief->style->groove, end_ticks, random, out);
  }
}

/// The drum for a place in a fill, 0 its beginning .. 1 its end.
static uint8_t
fill_drum(ComposeFill kind, float place, BaseRandom* random)
{
  static const uint8_t toms[] = {SNARE, 48, 47, 45, 43, 41};
  if (kind != COMPOSE_TOMS) {
    return SNARE;
  }
  const float at = place * 4.5f + base_random_unit(random);
  return toms[(uint32_t)(at < 5.0f ? at : 5.0f)];
}

/// Strokes from `from` to the bar's end, growing.
static void
fill(const ComposeBar* bar, uint32_t from, BaseRandom* random, ComposeNotes* out)
{
  const ComposeMeter* const meter = &bar->brief->meter;
  const ComposeFill         kind  = bar->brief->style->fill;
  const float chance = 0.45f + 0.4f * bar->brief->density + 0.1f * bar->section->energy;
  for (uint32_t beat = 0; beat < meter->n_beats; ++beat) {
    const uint32_t parts = meter->ternary[beat] ? 3 : 4;
    const uint32_t ticks = meter->start[beat + 1] - meter->start[beat];
    for (uint32_t i = 0; i < parts; ++i) {
      const uint32_t at     = meter->start[beat] + i * ticks / parts;
      const float    chosen = i ? chance : 1.0f;
      if (at < from || base_random_unit(random) >= chosen) {
        continue;
      }
      const float place = (float)(at - from) / (float)(meter->bar_ticks - from);
      const float heavy = 64.0f + 30.0f * bar->section->energy + 22.0f * place;
      hit(bar, out, at, fill_drum(kind, place, random),
          heavy - (i % 2U ? 14.0f : 0.0f));
    }
  }
}

/// How long this bar's fill is: none, a beat or two.
static uint32_t
fill_start(const ComposeBar* bar, BaseRandom* random)
{
  const ComposeMeter* const meter = &bar->brief->meter;
  const uint32_t want = base_random_unit(random) < bar->section->energy ? 2 : 1;
  const uint32_t n    = want < meter->n_beats ? want : meter->n_beats - 1;
  return meter->start[meter->n_beats - n];
}

/// A roll that doubles its pace as the drop comes near.
static void
roll(const ComposeBar* bar, ComposeNotes* out)
{
  const ComposeMeter* const meter = &bar->brief->meter;
  const ComposeSection*     s     = bar->section;
  const uint32_t            bars  = s->unit_bars;
  const uint32_t            at    = s->from_bar + bar->bar;
  const uint32_t            parts = at + 1 >= bars ? 4 : 2 * at >= bars ? 2 : 1;
  for (uint32_t beat = 0; beat < meter->n_beats; ++beat) {
    const uint32_t ticks = meter->start[beat + 1] - meter->start[beat];
    for (uint32_t i = 0; i < parts; ++i) {
      const float place =
        ((float)at + (float)beat / (float)meter->n_beats) / (float)bars;
      hit(bar, out, meter->start[beat] + i * ticks / parts, SNARE,
          56.0f + 56.0f * place);
    }
    if (at + 1 < bars) {
      hit(bar, out, meter->start[beat], KICK, 96.0f);
    }
  }
}

void
compose_drums(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out)
{
  const ComposeSection* const section = bar->section;
  const ComposeFill           kind    = bar->brief->style->fill;
  const bool                  loud    = section->energy >= 0.55f;
  const bool closes = section->closes && bar->bar + 1 == section->n_bars;
  if (bar->last) {
    hit(bar, out, 0, KICK, 60.0f + 50.0f * section->energy);
    hit(bar, out, 0, CRASH, 50.0f + 50.0f * section->energy);
    return;
  }
  if (section->role == COMPOSE_BUILD) {
    roll(bar, out);
    return;
  }
  const bool fills = closes && kind != COMPOSE_NO_FILL && bar->brief->meter.n_beats > 1;
  const uint32_t from = fills ? fill_start(bar, random) : bar->brief->meter.bar_ticks;
  groove(bar, from, random, out);
  if (fills && kind != COMPOSE_CUT) {
    fill(bar, from, random, out);
  }
  if (section->opens && bar->bar == 0 && loud && kind != COMPOSE_NO_FILL &&
      section->first_bar) {
    hit(bar, out, 0, CRASH, 56.0f + 48.0f * section->energy);
  }
}
