#include "core/synth/drum.h"

#include "core/dsp/glide.h"
#include "core/synth/hit.h"

#include <string.h>

#define MAX_HITS 32U
/// Of one drum; a fourth would not be heard beside a new stroke.
#define MAX_SAME 3U

static const float choke_s = 0.09f;
static const float damp_s  = 0.03f;

typedef struct {
  bool     told;
  DspGlide dynamics, articulation, timbre;
} Manner;

struct SynthDrums {
  double   rate_hz;
  float    share; ///< Of the glides' way, per tick
  uint32_t place; ///< In the tick
  uint32_t count; ///< Strokes so far
  Manner   manners[SYNTH_N_SOURCES];
  uint32_t n_active[SYNTH_N_SOURCES];
  SynthHit hits[MAX_HITS];
};

SynthDrums*
synth_drums_new(BaseArena* arena, double rate_hz)
{
  SynthDrums* const self = (SynthDrums*)base_arena_take(arena, 1, sizeof(SynthDrums));
  if (self) {
    self->rate_hz = rate_hz;
    self->share   = dsp_glide_share(rate_hz, 0.006);
    synth_drums_reset(self);
  }
  return self;
}

void
synth_drums_reset(SynthDrums* self)
{
  self->place = 0;
  self->count = 0;
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    self->hits[i].sounds = false;
  }
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    Manner* const manner = &self->manners[s];
    manner->told         = false;
    self->n_active[s]    = 0;
    dsp_glide_jump(&manner->dynamics, 0.5f);
    dsp_glide_jump(&manner->articulation, 0.5f);
    dsp_glide_jump(&manner->timbre, 0.5f);
  }
}

static float
unit(float value)
{
  return value > 0.0f ? (value < 1.0f ? value : 1.0f) : 0.0f;
}

void
synth_drums_expression(SynthDrums* self, uint32_t source,
                       const SynthExpression* expression)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  Manner* const manner        = &self->manners[source];
  manner->dynamics.target     = unit(expression->dynamics);
  manner->articulation.target = unit(expression->articulation);
  manner->timbre.target       = unit(expression->timbre);
  if (!manner->told) {
    manner->told = true;
    dsp_glide_jump(&manner->dynamics, manner->dynamics.target);
    dsp_glide_jump(&manner->articulation, manner->articulation.target);
    dsp_glide_jump(&manner->timbre, manner->timbre.target);
  }
}

static SynthStroke
stroke_of(const SynthDrums* self, uint32_t source)
{
  const Manner* const m = &self->manners[source];
  return (SynthStroke){.dynamics     = m->dynamics.now,
                       .articulation = m->articulation.now,
                       .timbre       = m->timbre.now};
}

/// A hit that is free, or the one that has sounded longest.
static SynthHit*
find_hit(SynthDrums* self)
{
  SynthHit* oldest = &self->hits[0];
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    SynthHit* const hit = &self->hits[i];
    if (!hit->sounds) {
      return hit;
    }
    if (hit->age > oldest->age) {
      oldest = hit;
    }
  }
  --self->n_active[oldest->source];
  return oldest;
}

/// The hand on the cymbal: what this stroke ends.
static void
make_way(SynthDrums* self, uint32_t source, const SynthKitLine* line)
{
  uint32_t  n_same = 0, n_all = 0;
  SynthHit* oldest = NULL;
  SynthHit* eldest = NULL;
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    SynthHit* const hit = &self->hits[i];
    if (!hit->sounds || hit->fading < 1.0f) {
      continue;
    }
    ++n_all;
    eldest = !eldest || hit->age > eldest->age ? hit : eldest;
    if (hit->source != source) {
      continue;
    }
    if (line->choke && hit->choke == line->choke) {
      synth_hit_fade(hit, self->rate_hz, choke_s);
    } else if (hit->pitch == line->pitch) {
      ++n_same;
      oldest = !oldest || hit->age > oldest->age ? hit : oldest;
    }
  }
  if (n_same >= MAX_SAME) {
    synth_hit_fade(oldest, self->rate_hz, choke_s);
  }
  if (n_all >= MAX_HITS - 8U) {
    synth_hit_fade(eldest, self->rate_hz, damp_s);
  }
}

void
synth_drums_start(SynthDrums* self, uint32_t source, uint32_t kit, uint32_t pitch,
                  uint32_t velocity)
{
  const SynthKit* const     set  = synth_kit_of(kit);
  const SynthKitLine* const line = synth_kit_line(set, pitch);
  if (source >= SYNTH_N_SOURCES || !line || velocity < 1 || velocity > 127) {
    return;
  }
  make_way(self, source, line);
  SynthHit* const hit    = find_hit(self);
  SynthStroke     stroke = stroke_of(self, source);
  stroke.velocity        = (float)velocity / 127.0f;
  synth_hit_start(hit, set, line, self->rate_hz, &stroke, ++self->count);
  hit->source = (uint8_t)source;
  ++self->n_active[source];
}

void
synth_drums_release(SynthDrums* self, uint32_t source, uint32_t pitch)
{
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    SynthHit* const hit = &self->hits[i];
    if (hit->sounds && hit->source == source && hit->pitch == pitch && hit->held) {
      hit->held = false;
      return;
    }
  }
}

void
synth_drums_damp(SynthDrums* self, uint32_t source)
{
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    if (self->hits[i].sounds && self->hits[i].source == source) {
      synth_hit_fade(&self->hits[i], self->rate_hz, damp_s);
    }
  }
}

static void
add_hit(SynthDrums* self, SynthHit* hit, float* const out[2], uint32_t n)
{
  for (uint32_t done = 0; done < n;) {
    if (hit->place == DSP_BLOCK) {
      if (hit->ended) {
        hit->sounds = false;
        break;
      }
      const SynthStroke stroke = stroke_of(self, hit->source);
      synth_hit_next(hit, self->rate_hz, &stroke);
    }
    const uint32_t rest = DSP_BLOCK - hit->place;
    const uint32_t run  = n - done < rest ? n - done : rest;
    for (uint32_t i = 0; i < run; ++i) {
      out[0][done + i] += hit->pan_left * hit->block[hit->place + i];
      out[1][done + i] += hit->pan_right * hit->block[hit->place + i];
    }
    hit->place += run;
    done += run;
  }
}

void
synth_drums_render(SynthDrums* self, float* const out[SYNTH_N_SOURCES][2], uint32_t n)
{
  if (self->place == 0) {
    for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
      Manner* const manner = &self->manners[s];
      dsp_glide_tick(&manner->dynamics, self->share);
      dsp_glide_tick(&manner->articulation, self->share);
      dsp_glide_tick(&manner->timbre, self->share);
    }
  }
  for (uint32_t i = 0; i < MAX_HITS; ++i) {
    SynthHit* const hit = &self->hits[i];
    if (hit->sounds) {
      add_hit(self, hit, out[hit->source], n);
      self->n_active[hit->source] -= (uint32_t)!hit->sounds;
    }
  }
  self->place = (self->place + n) % SYNTH_CHUNK;
}

bool
synth_drums_active(const SynthDrums* self, uint32_t source)
{
  return source < SYNTH_N_SOURCES && self->n_active[source] > 0;
}
