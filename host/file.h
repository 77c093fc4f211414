// A file that appears when it is complete, or not at all.
//
// It is written beside its target under another name, which the guard knows,
// and takes the target's place at the end.

#ifndef HOST_FILE_H
#define HOST_FILE_H

#include "host/fault.h"
#include "host/guard.h"

#include <stdio.h>

typedef struct {
  HostGuard* guard;
  FILE*      stream;    ///< NULL unless open
  char*      target;    ///< Owned
  char*      part;      ///< Owned: where it is written meanwhile
  bool       is_listed; ///< The part lies there, and the guard knows of it
} HostFile;

/// [host] Begin a file that will be `target`; `self` is then host_file_drop()'s.
///
/// A link is followed; what exists and is no regular file, or may not be
/// written, is refused.  Fails with HOST_COULD_NOT.
bool host_file_open(HostFile* self, HostGuard* guard, const char* target,
                    HostFault* fault);

/// [host] Write `n` bytes; fails when the disk is full.
bool host_file_write(HostFile* self, const void* bytes, size_t n, HostFault* fault);

/// [host] Hand everything to the system, and close.
bool host_file_finish(HostFile* self, HostFault* fault);

/// [host] Put a finished file in its target's place.
bool host_file_commit(HostFile* self, HostFault* fault);

/// [host] Remove what was not committed, free the names.  A zeroed file is fine.
void host_file_drop(HostFile* self);

#endif
