// Signs on paper: how long one may be where it stands.

#ifndef HOST_SIGN_H
#define HOST_SIGN_H

#include <stdbool.h>
#include <stdint.h>

/// MusicXML counts in these: every grid is a multiple.
#define HOST_DIVISION_TICKS 40U

typedef struct {
  uint32_t    ticks;
  const char* type; ///< As MusicXML calls it: "quarter"
  bool        is_dotted, is_triplet;
} HostSign;

/// Where a bar lies, and how it is counted.
typedef struct {
  uint32_t begin_ticks, end_ticks;
  uint32_t group_ticks; ///< What is counted as one
} HostBarSpan;

/// [any] The longest sign that may stand at `at` for what lasts until `end`.
///
/// `end` is after `at` and not after the bar's.  Where the quarter around `at` is
/// divided by three, a sign does not leave it.
HostSign host_sign_choose(const HostBarSpan* bar, uint32_t at, uint32_t end,
                          bool has_triplets);

#endif
