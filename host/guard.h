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

/// [host] From here to host_guard_add() the program cannot be ended: make the file now.
void host_guard_hold(HostGuard* self);

/// [host] Have `path` (NULL if it was not made) removed if the program is ended.
///
/// It stays the caller's.  What was added later is removed first, so that a
/// folder may come before its files.
void host_guard_add(HostGuard* self, const char* path);

/// [host] Forget `path`, which must be the very pointer that was added.
void host_guard_forget(HostGuard* self, const char* path);

#endif
