#include "host/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double
now_s(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void
host_progress_begin(HostProgress* self)
{
  *self = (HostProgress){.is_shown = isatty(STDERR_FILENO), .begin_s = now_s()};
}

double
host_progress_seconds(const HostProgress* self)
{
  return now_s() - self->begin_s;
}

void
host_progress_show(HostProgress* self, const char* what, double share)
{
  const double now = self->is_shown ? now_s() : 0.0;
  if (!self->is_shown || now - self->last_s < 0.1) {
    return;
  }
  self->last_s   = now;
  self->is_dirty = true;
  if (share < 0.0) {
    fprintf(stderr, "\r%s ...\033[K", what);
  } else {
    fprintf(stderr, "\r%s ... %3.0f %%\033[K", what, 100.0 * share);
  }
  fflush(stderr);
}

void
host_progress_end(HostProgress* self)
{
  if (self->is_dirty) {
    fprintf(stderr, "\r\033[K");
    fflush(stderr);
    self->is_dirty = false;
  }
}
