// Libraries that print their own errors are kept to one line of ours.

#ifndef HOST_HUSH_H
#define HOST_HUSH_H

#include <stddef.h>
#include <stdio.h>

typedef struct {
  FILE* heard; ///< What was printed meanwhile; NULL if that could not be arranged
  int   saved; ///< Standard error, as it was
} HostHush;

/// [host] From here on, what is printed to standard error is kept.
void host_hush_begin(HostHush* self);

/// [host] Let it through again; `line` is the first line that was kept, or "".
void host_hush_end(HostHush* self, char* line, size_t line_bytes);

#endif
