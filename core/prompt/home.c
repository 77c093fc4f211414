// The key that a progression is at home in.

#include "core/prompt/chord.h"

/// How many of the chord's tones the key holds, out of three.
static float
fit(const PromptChord* chord, uint32_t key, uint16_t scale)
{
  const uint32_t tones = base_quality_mask((BaseQuality)chord->quality);
  float          sum   = 0;
  for (uint32_t pc = 0; pc < 12; ++pc) {
    if (tones >> pc & 1U) {
      const uint32_t above = (chord->root + pc + 24U - key) % 12U;
      sum += scale >> above & 1U ? 1.0f : -1.0f;
    }
  }
  return sum;
}

static bool
is_tonic(const PromptChord* chord, uint32_t key, bool minor)
{
  const uint32_t tones = base_quality_mask((BaseQuality)chord->quality);
  return chord->root == key && ((tones >> 3 & 1U) != 0) == minor;
}

uint8_t
prompt_chords_key(const PromptChord* chords, uint32_t n, bool* minor)
{
  float   best = -1e9f;
  uint8_t key  = 0;
  *minor       = false;
  for (uint32_t i = 0; i < 24 && n > 0; ++i) {
    const bool     small = i >= 12;
    const uint16_t scale = base_mode_mask(small ? BASE_MINOR : BASE_MAJOR);
    float          score = 0;
    for (uint32_t k = 0; k < n; ++k) {
      score += fit(&chords[k], i % 12, scale);
    }
    // Progressions start at home more often than they end there
    score += is_tonic(&chords[0], i % 12, small) ? 2.0f : 0.0f;
    score += is_tonic(&chords[n - 1], i % 12, small) ? 1.5f : 0.0f;
    if (score > best) {
      best   = score;
      key    = (uint8_t)(i % 12);
      *minor = small;
    }
  }
  return key;
}
