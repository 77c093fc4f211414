#include "plugin/knobs.h"
#include "plugin/plugin.h"

#include <string.h>

static bool
is_on(const Plugin* self, ParamId id)
{
  return self->values[id] > 0.5f;
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
  const SynthControls controls = plugin_knobs_controls(self->values);
  synth_set_controls(self->synth, &controls);
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
  const bool turned  = has_new_knobs(self);
  memcpy(self->wish.knobs, self->values, sizeof self->values);
  if (rises) {
    plugin_ask(self, PLUGIN_ASK_GENERATE);
  } else if (turned) {
    plugin_post_wish(self);
  }
}

void
plugin_move_parameters(Plugin* self)
{
  read_values(self);
  plugin_move_synth(self);
  plugin_knobs_settings(self->values, &self->settings);
  move_author(self);
}
