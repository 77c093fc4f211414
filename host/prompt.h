// The sentence, from the command line or from standard input.

#ifndef HOST_PROMPT_H
#define HOST_PROMPT_H

#include "host/fault.h"

#include <stddef.h>

#define HOST_MAX_PROMPT_BYTES (UINT32_C(1) << 20U)

/// [host] A copy of `word`, or all of standard input if it is "-"; free() it.
///
/// NUL bytes become spaces, and trailing line breaks are dropped.  Fails with
/// HOST_COULD_NOT when reading does, and when it is longer than 1 MiB.
bool host_prompt_read(const char* word, char** prompt, size_t* n, HostFault* fault);

#endif
