// Counts what the audio thread must never do, by standing in front of the C library.
//
// Linked into a program that exports its symbols, so that a plugin which is
// opened later calls these instead.

#ifndef TESTS_PLUGIN_GUARD_H
#define TESTS_PLUGIN_GUARD_H

#include <stdbool.h>

typedef enum {
  GUARD_ALLOCATE,
  GUARD_FREE,
  GUARD_LOCK,
  GUARD_FILE,
  GUARD_PRINT,
  GUARD_SLEEP,
  GUARD_MAP,
  GUARD_N,
} GuardKind;

/// From here on (or no longer) this thread is within run().
void guard_watch(bool in_run);

/// How often it was done within run().
unsigned    guard_count(GuardKind kind);
const char* guard_name(GuardKind kind);
void        guard_reset(void);

#endif
