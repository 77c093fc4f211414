#include "plugin/knobs.h"

#include <string.h>

#define ALL_PARTS ((1U << BASE_N_PARTS) - 1U)

static uint32_t
muted_parts(const float knobs[PARAM_N])
{
  uint32_t muted = 0;
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    muted |= knobs[PARAM_MUTE + part] > 0.5f ? 1U << part : 0U;
  }
  return muted;
}

SynthControls
plugin_knobs_controls(const float knobs[PARAM_N])
{
  SynthControls controls = {
    .dynamics     = knobs[PARAM_DYNAMICS],
    .articulation = knobs[PARAM_ARTICULATION],
    .timbre       = knobs[PARAM_TIMBRE],
    .reverb       = knobs[PARAM_REVERB],
    .width        = knobs[PARAM_WIDTH],
    .volume_db    = knobs[PARAM_VOLUME],
    .muted        = muted_parts(knobs),
    .enabled      = knobs[PARAM_ENABLED] > 0.5f,
  };
  memcpy(controls.level_db, knobs + PARAM_LEVEL, sizeof controls.level_db);
  return controls;
}

void
plugin_knobs_settings(const float knobs[PARAM_N], ScorePlaySettings* settings)
{
  settings->humanize     = knobs[PARAM_HUMANIZE];
  settings->swing        = knobs[PARAM_SWING];
  settings->articulation = knobs[PARAM_ARTICULATION];
  settings->muted        = knobs[PARAM_ENABLED] > 0.5f ? muted_parts(knobs) : ALL_PARTS;
}

int
plugin_knobs_shift(const float knobs[PARAM_N], const ScorePiece* piece)
{
  const int key = (int)knobs[PARAM_KEY];
  return key ? (key - 1 - piece->key + 18) % 12 - 6 : 0;
}
