#include "plugin/plugin.h"

#include <string.h>

#define ALL_PARTS ((1U << BASE_N_PARTS) - 1U)

static bool
is_on(const Plugin* self, ParamId id)
{
  return self->values[id] > 0.5f;
}

static uint32_t
muted_parts(const Plugin* self)
{
  uint32_t muted = 0;
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    muted |= is_on(self, (ParamId)(PARAM_MUTE + part)) ? 1U << part : 0U;
  }
  return muted;
}

static void
read_values(Plugin* self)
{
  for (unsigned id = 0; id < PARAM_N; ++id) {
    const float* const knob = self->knobs[id];
    self->values[id] =
      knob ? param_clamp((ParamId)id, *knob) : param_info((ParamId)id)->preset;
  }
}

void
plugin_move_synth(Plugin* self)
{
  const float* const v        = self->values;
  SynthControls      controls = {
         .dynamics     = v[PARAM_DYNAMICS],
         .articulation = v[PARAM_ARTICULATION],
         .timbre       = v[PARAM_TIMBRE],
         .reverb       = v[PARAM_REVERB],
         .width        = v[PARAM_WIDTH],
         .volume_db    = v[PARAM_VOLUME],
         .muted        = muted_parts(self),
         .enabled      = is_on(self, PARAM_ENABLED),
  };
  memcpy(controls.level_db, v + PARAM_LEVEL, sizeof controls.level_db);
  synth_set_controls(self->synth, &controls);
}

static void
move_player(Plugin* self)
{
  self->settings.humanize     = self->values[PARAM_HUMANIZE];
  self->settings.swing        = self->values[PARAM_SWING];
  self->settings.articulation = self->values[PARAM_ARTICULATION];
  self->settings.muted = is_on(self, PARAM_ENABLED) ? muted_parts(self) : ALL_PARTS;
}

static bool
has_new_knobs(const Plugin* self)
{
  for (unsigned id = 0; id < PARAM_N; ++id) {
    if (self->wish.knobs[id] != self->values[id]) {
      return true;
    }
  }
  return false;
}

/// What is composed next is composed with these; a rising trigger composes now.
static void
move_author(Plugin* self)
{
  const bool high    = is_on(self, PARAM_GENERATE);
  const bool rises   = high && self->can_generate;
  self->can_generate = !high;
  if (rises) {
    ++self->wish.n_generate;
  }
  if (rises || has_new_knobs(self)) {
    memcpy(self->wish.knobs, self->values, sizeof self->values);
    plugin_post_wish(self);
  }
}

void
plugin_move_parameters(Plugin* self)
{
  read_values(self);
  plugin_move_synth(self);
  move_player(self);
  move_author(self);
}
