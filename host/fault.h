// How the offline host says that something went wrong: one line and a status.
//
// Marks in this room: `[host]` is the thread that main() runs on.  It renders
// offline, so it may allocate, wait and write files at any time.

#ifndef HOST_FAULT_H
#define HOST_FAULT_H

#include <stdbool.h>

/// Exit statuses.
enum {
  HOST_DONE,
  HOST_COULD_NOT,
  HOST_WRONG_USAGE,
};

typedef struct {
  int  status;    ///< HOST_DONE until something goes wrong
  char text[640]; ///< One line without a line break
} HostFault;

/// [any] Note what went wrong; returns false, so that `return host_fault(...)` reads
/// well.
///
/// Bytes that would break or disguise the line are replaced by '?'.
__attribute__((format(printf, 3, 4))) bool host_fault(HostFault* self, int status,
                                                      const char* format, ...);

#endif
