// The few lines that `estro` ends with.

#ifndef HOST_REPORT_H
#define HOST_REPORT_H

#include "host/render.h"

#include <stdio.h>

/// [host] Print what was understood, what became of it and where it lies.
///
/// `render->loudness` is NULL where nothing was played.  False if that failed.
bool host_report(FILE* to, const HostRender* render, double seconds_taken);

#endif
