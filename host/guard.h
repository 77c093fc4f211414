// Nothing half-written stays behind, however the program ends.
//
// A thread waits for the signals that end a program, so that a prompt end is
// possible even while the plugin computes: it removes what is listed here and
// ends the process.  A crash of the plugin is told in a line and ends the same
// way.

#ifndef HOST_GUARD_H
#define HOST_GUARD_H

#include "host/fault.h"

#include <pthread.h>

#define HOST_MAX_GUARDED 16U

typedef struct {
  pthread_t       thread;
  pthread_mutex_t lock;
  const char*     paths[HOST_MAX_GUARDED]; ///< Borrowed; NULL where free
  int             stderr_fd;               ///< Standard error, even while it is hushed
} HostGuard;

/// [host] Begin to watch; to be called before any other thread is started.
bool host_guard_start(HostGuard* self, HostFault* fault);

/// [host] End the watch.
void host_guard_stop(HostGuard* self);

/// [host] Have `path` removed if the program is ended; it stays the caller's.
///
/// Files are removed in the opposite order, so that a folder may come first.
void host_guard_add(HostGuard* self, const char* path);

/// [host] Forget `path`, which must be the very pointer that was added.
void host_guard_forget(HostGuard* self, const char* path);

#endif
