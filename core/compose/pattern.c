#include "core/compose/pattern.h"

#include <string.h>

#define CELL 4U
#define BAR 16U

/// The chosen bar of the chosen alternative.
static const char*
find_bar(const ComposePattern* self)
{
  uint32_t n = 1;
  for (const char* c = self->text; *c; ++c) {
    n += *c == '/';
  }
  const char* text = self->text;
  for (uint32_t i = self->choice % n; i; --i) {
    text = strchr(text, '/') + 1;
  }
  const uint32_t n_bars = (uint32_t)strcspn(text, "/") / BAR;
  return n_bars ? text + (size_t)BAR * (self->bar % n_bars) : NULL;
}

/// Spread a beat's characters over its quarters, or over the eighths of three.
static uint32_t
spread(const char* cell, bool ternary, char out[CELL])
{
  if (!ternary) {
    memcpy(out, cell, CELL);
    return CELL;
  }
  const bool pulse = cell[0] != '.' && cell[2] != '.' && cell[1] == '.';
  out[0]           = cell[0];
  out[1]           = pulse ? cell[2] : cell[1];
  out[2]           = cell[2] != '.' ? cell[2] : cell[3];
  return 3;
}

/// Whether a stroke sounds: a '?' by chance, a soft one unless little is wanted.
static bool
is_struck(char what, float chance, BaseRandom* random)
{
  const float likely = what == '?' ? chance : what == 'o' ? 2.5f * chance : 1.0f;
  return likely >= 1.0f || base_random_unit(random) < likely;
}

static uint32_t
strike(const ComposePattern* self, const ComposeMeter* meter, const char* bar,
       bool half_time, BaseRandom* random, ComposeHit* hits)
{
  uint32_t n     = 0;
  bool     rings = false;
  for (uint32_t b = 0; b < meter->n_beats; ++b) {
    const uint32_t beat_ticks = meter->start[b + 1] - meter->start[b];
    const uint32_t cell       = half_time && meter->cell[b] ? 2 : meter->cell[b];
    char           chars[CELL];
    const uint32_t n_chars =
      spread(bar + (size_t)CELL * cell, meter->ternary[b], chars);
    for (uint32_t i = 0; i < n_chars; ++i) {
      const uint32_t ticks = meter->start[b] + i * beat_ticks / n_chars;
      const bool     maybe = chars[i] == '?';
      if (chars[i] == '.' || !is_struck(chars[i], self->chance, random)) {
        continue;
      }
      if (rings) {
        hits[n - 1].length_ticks = ticks - hits[n - 1].start_ticks;
      }
      rings = chars[i] != '|';
      if (rings) {
        const char what = (char)(maybe ? 'o' : chars[i]);
        hits[n++]       = (ComposeHit){ticks, meter->bar_ticks - ticks, what};
      }
    }
  }
  return n;
}

uint32_t
compose_pattern(const ComposePattern* self, const ComposeMeter* meter,
                BaseRandom* random, ComposeHit* hits)
{
  const char* const bar = find_bar(self);
  if (!bar) {
    return 0;
  }
  const uint32_t n = strike(self, meter, bar, false, random, hits);
  // What strikes only in the middle of the bar must strike in 3/4 too
  return n ? n : strike(self, meter, bar, true, random, hits);
}
