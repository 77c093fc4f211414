// LV2's worker in the two forms that plugins meet in the wild.
//
// At once: work() and its response run inside schedule_work(), inside run(), as
// Ardour does while it exports.  Threaded: work() runs on a thread of its own,
// and responses come after the next run(), as in live hosts.

#ifndef HOST_WORKER_H
#define HOST_WORKER_H

#include "host/fault.h"

#include <lv2/worker/worker.h>

#include <pthread.h>
#include <stdint.h>

typedef struct HostJob HostJob;

typedef struct {
  HostJob *first, *last;
} HostJobs;

typedef struct {
  LV2_Worker_Schedule         schedule;
  const LV2_Worker_Interface* plugin; ///< NULL if the plugin has no use for it
  LV2_Handle                  handle;
  bool                        threaded;
  bool                        is_working; ///< At once: within work()
  uint64_t                    n_requests; ///< How many were made so far
  pthread_t                   thread;     ///< Runs if `threaded` and attached
  pthread_mutex_t             lock;       ///< Guards what follows
  pthread_cond_t              wake, rest;
  HostJobs                    requests, responses;
  bool                        is_busy, is_ending;
} HostWorker;

/// [host] Until a plugin is attached, requests are refused; must not move afterwards.
void host_worker_init(HostWorker* self, bool threaded);

/// [host] Serve this plugin, starting the thread if there is to be one.
bool host_worker_attach(HostWorker* self, const LV2_Worker_Interface* plugin,
                        LV2_Handle handle, HostFault* fault);

/// [host] To be called after each run(): hand over the responses.
void host_worker_after_run(HostWorker* self);

/// [host] Wait until no request is left; false if that takes over a minute.
bool host_worker_rest(HostWorker* self);

/// [host] Finish the current request, drop the others, end the thread.
void host_worker_drop(HostWorker* self);

#endif
