// From the command line to the files and the report.

#ifndef HOST_SESSION_H
#define HOST_SESSION_H

#include "host/loudness.h"
#include "host/outputs.h"
#include "host/progress.h"

/// Everything that must be freed however the program ends.
typedef struct {
  HostOptions  options;
  HostGuard*   guard; ///< Borrowed
  HostOutputs  outputs;
  HostMidi     midi;
  HostLoudness loudness;
  HostProgress progress;
  char*        prompt; ///< Owned; NULL leaves a preset's
  size_t       n_prompt;
} HostSession;

/// [host] Do what `options` ask for; `self` is host_session_drop()'s either way.
bool host_session_render(HostSession* self, HostFault* fault);

/// [host] Remove what was not finished, free everything.  A zeroed session is fine.
void host_session_drop(HostSession* self);

#endif
