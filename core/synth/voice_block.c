// A note renders its next block, and what was rendered is heard.

#include "core/dsp/fast.h"
#include "core/dsp/glide.h"
#include "core/dsp/vec.h"
#include "core/synth/voice_colour.h"
#include "core/synth/voice_parts.h"

#include <math.h>
#include <string.h>

_Static_assert(SYNTH_CHUNK == DSP_BLOCK, "notes render in the kernels' blocks");
_Static_assert(SYNTH_CHUNK == DSP_TICK_FRAMES, "effects move in the same blocks");

/// Below this nobody hears the rest of a note.
#define SILENCE 2e-6f
/// A note is over after so many silent blocks, longer than any period.
#define QUIET_BLOCKS 64U

/// How loud a block is.
static float
loudness(const float* block)
{
  DspV4 sum = {0.0f, 0.0f, 0.0f, 0.0f};
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    const DspV4 x = dsp_v4_load(block + i);
    sum += x * x;
  }
  return sqrtf(sum[0] + sum[1] + sum[2] + sum[3]);
}

/// Add the noises in the middle of the stage.
static void
blow(SynthNote* self, const SynthPlaying* playing, const SynthTouch* t, bool stereo)
{
  const float trim = synth_note_trim(self, playing->now.timbre);
  if (!stereo) {
    synth_note_noises(self, t, trim, self->buffer[0]);
    return;
  }
  float air[DSP_BLOCK] = {0.0f};
  synth_note_noises(self, t, trim, air);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    self->buffer[0][i] += 0.68f * air[i];
    self->buffer[1][i] += 0.68f * air[i];
  }
}

/// Let the engine make the next block, with all the noises around it.
static void
fill(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
     const SynthTouch* t)
{
  float* const sides[2] = {self->buffer[0], self->buffer[1]};
  memset(self->buffer, 0, sizeof(self->buffer));
  self->stereo = synth_engine(self->patch->engine)
                   ->render(self->state, self->patch, t, shared, &self->noise, sides);
  synth_note_colour(self, playing, t, self->stereo, self->buffer[0], self->buffer[1]);
  blow(self, playing, t, self->stereo);
}

static void
render(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  const float      wave = synth_note_sway(self, shared, playing);
  const SynthTouch t    = synth_note_touch(self, shared, playing, wave);
  const float      gain = synth_note_gain(self, playing, wave);
  fill(self, shared, playing, &t);
  self->gain_step = (gain - self->gain) / (float)DSP_BLOCK;
  self->gain_from = self->gain;
  self->gain      = gain;
  self->peak      = loudness(self->buffer[0]) * dsp_max(self->gain_from, gain);
  self->age_s += (float)DSP_BLOCK / shared->rate_hz;
  self->used    = 0;
  self->n_quiet = self->peak < SILENCE && !self->env.rising ? self->n_quiet + 1U : 0U;
  if (self->fade <= 0.0f || self->n_quiet > QUIET_BLOCKS) {
    self->stage = SYNTH_ENDS;
  }
}

void
synth_note_add(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
               float* left, float* right, uint32_t n)
{
  for (uint32_t done = 0; done < n;) {
    if (self->used == SYNTH_CHUNK) {
      if (self->stage == SYNTH_ENDS) {
        self->stage = SYNTH_FREE;
        return;
      }
      render(self, shared, playing);
    }
    const uint32_t rest  = SYNTH_CHUNK - self->used;
    const uint32_t count = rest < n - done ? rest : n - done;
    synth_note_mix(self, left + done, right + done, count);
    self->used += count;
    done += count;
  }
}
