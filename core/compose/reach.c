#include "core/compose/reach.h"

#include "core/compose/rule.h"
#include "core/param/instrument.h"

/// Home is a fifth or more from the instrument's ends, and as wide to both sides.
#define NEAR 7

/// Part and instrument meet in a range of so many semitones, or hardly.
#define LEAST_MEETING 16

/// Where each part likes to play: below it is mud, above it is thin.
static const struct {
  uint8_t low, high, home;
  uint8_t most; ///< Notes together
} wishes[BASE_N_PARTS] = {
  [BASE_LEAD]    = {.low = 40, .high = 100, .home = 70, .most = 1},
  [BASE_COUNTER] = {.low = 43, .high = 88, .home = 68, .most = 1},
  [BASE_CHORDS]  = {.low = 45, .high = 81, .home = 62, .most = 5},
  [BASE_PAD]     = {.low = 43, .high = 84, .home = 63, .most = 5},
  [BASE_ARP]     = {.low = 45, .high = 93, .home = 70, .most = 2},
  [BASE_BASS]    = {.low = 24, .high = 57, .home = 38, .most = 1},
  [BASE_DRUMS]   = {.low = 0, .high = 127, .home = 0, .most = 6},
};

static int
within(int value, int least, int most)
{
  return value < least ? least : value > most ? most : value;
}

ComposeReach
compose_reach(const ComposeBrief* brief, BasePart part)
{
  const ParamInstrument* const own =
    param_instrument(brief->piece.parts[part].instrument);
  const int  low   = wishes[part].low > own->low ? wishes[part].low : own->low;
  const int  high  = wishes[part].high < own->high ? wishes[part].high : own->high;
  const bool meets = high - low >= LEAST_MEETING; // Else the instrument decides
  return (ComposeReach){.low  = meets ? low : own->low,
                        .high = meets ? high : own->high,
                        .home =
                          within(wishes[part].home, own->low + NEAR, own->high - NEAR),
                        .most = own->mono ? 1 : wishes[part].most};
}

float
compose_reach_suits(const ComposeReach* self, int pitch)
{
  const int far = pitch < self->home ? self->home - pitch : pitch - self->home;
  if (pitch < self->low || pitch > self->high) {
    return COMPOSE_NEVER;
  }
  return far > NEAR ? -0.25f * (float)(far - NEAR) : 0.0f;
}
