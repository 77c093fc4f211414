#include "core/synth/voice.h"

#include "core/dsp/fast.h"
#include "core/param/instrument.h"
#include "core/synth/voice_pool.h"

#include <math.h>

SynthExpression
synth_expression_neutral(void)
{
  return (SynthExpression){0.5f, 0.5f, 0.5f, 0.0f, 0.0f, 0.0f, false};
}

static size_t
state_bytes(float rate_hz)
{
  size_t most = 0;
  for (uint32_t i = 0; i < SYNTH_N_ENGINES; ++i) {
    const size_t bytes = synth_engine((SynthEngineId)i)->bytes(rate_hz);
    most               = bytes > most ? bytes : most;
  }
  return (most + BASE_ARENA_ALIGN - 1) / BASE_ARENA_ALIGN * BASE_ARENA_ALIGN;
}

SynthVoices*
synth_voices_new(BaseArena* arena, double rate_hz)
{
  const size_t       bytes = state_bytes((float)rate_hz);
  SynthVoices* const self =
    (SynthVoices*)base_arena_take(arena, 1, sizeof(SynthVoices));
  char* const     states = (char*)base_arena_take(arena, SYNTH_N_NOTES, bytes);
  DspWaves* const waves  = dsp_waves_new(arena);
  if (!self || !states || !waves) {
    return NULL;
  }
  self->shared = (SynthShared){waves, (float)rate_hz};
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    self->note[i].state = states + i * bytes;
    self->note[i].patch = NULL;
  }
  for (uint32_t id = 0; id < param_n_instruments() && id < SYNTH_MAX_INSTRUMENTS;
       ++id) {
    const char* const name = param_instrument(id)->name;
    self->patch[id]        = synth_patch_find(name);
    self->level[id]        = synth_level_find(name);
  }
  synth_voices_reset(self);
  return self;
}

void
synth_voices_reset(SynthVoices* self)
{
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    self->note[i].stage = SYNTH_FREE;
    self->note[i].born  = 0;
  }
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    self->playing[i].now = self->playing[i].goal = synth_expression_neutral();
    self->playing[i].known                       = false;
    self->keys[i].n                              = 0;
    self->n_active[i]                            = 0;
  }
  self->n_born = 0;
  self->frame  = 0;
}

/// `x` within the range; its middle if it is no number.
static float
within(float x, float least, float most)
{
  return x >= least && x <= most ? x
         : x < least             ? least
         : x > most              ? most
                                 : 0.5f * (least + most);
}

static void
lift_pedal(SynthVoices* self, uint32_t source)
{
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && note->pedalled) {
      synth_note_release(note, &self->shared, &self->playing[source]);
    }
  }
}

void
synth_voices_expression(SynthVoices* self, uint32_t source,
                        const SynthExpression* expression)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  SynthPlaying* const    playing = &self->playing[source];
  SynthExpression* const goal    = &playing->goal;
  const bool             lifts   = goal->sustain && !expression->sustain;
  goal->dynamics                 = within(expression->dynamics, 0.0f, 1.0f);
  goal->articulation             = within(expression->articulation, 0.0f, 1.0f);
  goal->timbre                   = within(expression->timbre, 0.0f, 1.0f);
  goal->bend_semitones           = within(expression->bend_semitones, -24.0f, 24.0f);
  goal->modulation               = within(expression->modulation, 0.0f, 1.0f);
  goal->pressure                 = within(expression->pressure, 0.0f, 1.0f);
  goal->sustain                  = expression->sustain;
  if (!playing->known) {
    playing->known = true;
    playing->now   = *goal;
  }
  if (lifts) {
    lift_pedal(self, source);
  }
}

void
synth_voices_pressure(SynthVoices* self, uint32_t source, uint32_t pitch, float value)
{
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && note->pitch == pitch) {
      note->pressure = within(value, 0.0f, 1.0f);
    }
  }
}

/// Go a share of the way from `now`, and the last of it at once.
static float
nearer(float now, float goal, float share)
{
  return fabsf(goal - now) < 1e-4f ? goal : now + share * (goal - now);
}

/// Move the expression towards where it is wanted.
static void
glide(SynthPlaying* playing, float chunk_s)
{
  SynthExpression* const       now   = &playing->now;
  const SynthExpression* const goal  = &playing->goal;
  const float                  slow  = dsp_min(1.0f, chunk_s / 0.02f);
  const float                  quick = dsp_min(1.0f, chunk_s / 0.006f);
  now->dynamics                      = nearer(now->dynamics, goal->dynamics, slow);
  now->articulation   = nearer(now->articulation, goal->articulation, slow);
  now->timbre         = nearer(now->timbre, goal->timbre, slow);
  now->modulation     = nearer(now->modulation, goal->modulation, slow);
  now->pressure       = nearer(now->pressure, goal->pressure, slow);
  now->bend_semitones = nearer(now->bend_semitones, goal->bend_semitones, quick);
}

void
synth_voices_render(SynthVoices* self, float* const out[SYNTH_N_SOURCES][2], uint32_t n)
{
  const float chunk_s = (float)SYNTH_CHUNK / self->shared.rate_hz;
  for (uint32_t i = 0; self->frame == 0 && i < SYNTH_N_SOURCES; ++i) {
    glide(&self->playing[i], chunk_s);
  }
  if (self->frame == 0) {
    synth_voices_thin_out(self);
  }
  self->frame = (self->frame + n) % SYNTH_CHUNK;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage != SYNTH_FREE) {
      synth_note_add(note, &self->shared, &self->playing[note->source],
                     out[note->source][0], out[note->source][1], n);
      self->n_active[note->source] -= note->stage == SYNTH_FREE ? 1U : 0U;
    }
  }
}

bool
synth_voices_active(const SynthVoices* self, uint32_t source)
{
  return self->n_active[source] > 0U;
}
