// The line that moves while one waits; nothing unless standard error is a terminal.

#ifndef HOST_PROGRESS_H
#define HOST_PROGRESS_H

#include <stdbool.h>

typedef struct {
  bool   is_shown; ///< A terminal looks on
  bool   is_dirty; ///< Something stands in the line
  double begin_s, last_s;
} HostProgress;

/// [host] Begin to count the time.
void host_progress_begin(HostProgress* self);

/// [host] Seconds since the beginning.
double host_progress_seconds(const HostProgress* self);

/// [host] Say what is done and how much of it, 0..1 (below 0 if not known).
void host_progress_show(HostProgress* self, const char* what, double share);

/// [host] Wipe the line.
void host_progress_end(HostProgress* self);

#endif
