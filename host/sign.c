#include "host/sign.h"

#include "host/piece.h"

#include <stddef.h>

/// Longest first.
static const HostSign signs[] = {
  {3840, "whole", false, false},  {2880, "half", true, false},
  {1920, "half", false, false},   {1440, "quarter", true, false},
  {960, "quarter", false, false}, {720, "eighth", true, false},
  {480, "eighth", false, false},  {360, "16th", true, false},
  {240, "16th", false, false},    {120, "32nd", false, false},
};

static const HostSign triplets[] = {
  {640, "quarter", false, true},
  {320, "eighth", false, true},
  {160, "16th", false, true},
};

/// The first of `n` signs that is no longer than `most_ticks` and a multiple of
/// `step_ticks`; what is shorter than all gets the last one's head.
static HostSign
longest(const HostSign* from, size_t n, uint32_t most_ticks, uint32_t step_ticks)
{
  for (size_t i = 0; i < n; ++i) {
    if (from[i].ticks <= most_ticks && from[i].ticks % step_ticks == 0) {
      return from[i];
    }
  }
  HostSign rest = from[n - 1];
  rest.ticks    = most_ticks;
  return rest;
}

HostSign
host_sign_choose(const HostBarSpan* bar, uint32_t at, uint32_t end, bool has_triplets)
{
  const uint32_t in_quarter = at % HOST_PPQ;
  const uint32_t left       = end - at;
  if (has_triplets && (in_quarter || left < HOST_PPQ)) {
    const uint32_t room = HOST_PPQ - in_quarter;
    return longest(triplets, sizeof(triplets) / sizeof(triplets[0]),
                   left < room ? left : room, 1);
  }
  const size_t   n        = sizeof(signs) / sizeof(signs[0]);
  const uint32_t in_group = (at - bar->begin_ticks) % bar->group_ticks;
  const uint32_t room     = bar->group_ticks - in_group;
  if (in_group || left < bar->group_ticks) {
    return longest(signs, n, left < room ? left : room, 1);
  }
  // From a dotted beat on only dotted signs are whole beats
  return longest(signs, n, left, bar->group_ticks % HOST_PPQ ? bar->group_ticks : 1);
}
