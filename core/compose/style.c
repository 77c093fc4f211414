#include "core/compose/style.h"

const ComposeStyle*
compose_style(PromptStyle style)
{
  const ComposeStyle* const families[] = {compose_styles_band, compose_styles_groove,
                                          compose_styles_beat};
  for (uint32_t i = 0; i < 3 && style < PROMPT_N_STYLES; ++i) {
    if (families[i][style].swing_ticks) {
      return &families[i][style];
    }
  }
  return &compose_styles_band[PROMPT_POP];
}
