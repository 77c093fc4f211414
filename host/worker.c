#include "host/worker.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct HostJob {
  HostJob* next;
  uint32_t n_bytes;
  uint64_t bytes[]; ///< Aligned for any plain struct a plugin sends
};

enum { PATIENCE_S = 60 };

static bool
append(HostJobs* self, uint32_t n_bytes, const void* bytes)
{
  HostJob* const job = malloc(sizeof(HostJob) + n_bytes);
  if (!job) {
    return false;
  }
  job->next    = NULL;
  job->n_bytes = n_bytes;
  if (n_bytes) {
    memcpy(job->bytes, bytes, n_bytes);
  }
  *(self->first ? &self->last->next : &self->first) = job;
  self->last                                        = job;
  return true;
}

/// The first job, which the caller frees; NULL if there is none.
static HostJob*
take(HostJobs* self)
{
  HostJob* const job = self->first;
  self->first        = job ? job->next : NULL;
  return job;
}

static LV2_Worker_Status
respond(LV2_Worker_Respond_Handle handle, uint32_t size, const void* data)
{
  HostWorker* const self = (HostWorker*)handle;
  pthread_mutex_lock(&self->lock);
  const bool is_kept = append(&self->responses, size, data);
  pthread_mutex_unlock(&self->lock);
  return is_kept ? LV2_WORKER_SUCCESS : LV2_WORKER_ERR_NO_SPACE;
}

static HostJob*
next_response(HostWorker* self)
{
  pthread_mutex_lock(&self->lock);
  HostJob* const response = take(&self->responses);
  pthread_mutex_unlock(&self->lock);
  return response;
}

static void
hand_over(HostWorker* self)
{
  HostJob* response = NULL;
  while ((response = next_response(self))) {
    if (self->plugin->work_response) {
      self->plugin->work_response(self->handle, response->n_bytes, response->bytes);
    }
    free(response);
  }
}

static void
work(HostWorker* self, uint32_t size, const void* data)
{
  self->plugin->work(self->handle, respond, self, size, data);
}

static LV2_Worker_Status
work_at_once(HostWorker* self, uint32_t size, const void* data)
{
  if (self->is_working) {
    return LV2_WORKER_ERR_NO_SPACE; // A plugin that asks again within its work()
  }
  self->is_working = true;
  work(self, size, data);
  self->is_working = false;
  hand_over(self);
  return LV2_WORKER_SUCCESS;
}

static LV2_Worker_Status
schedule(LV2_Worker_Schedule_Handle handle, uint32_t size, const void* data)
{
  HostWorker* const self = (HostWorker*)handle;
  if (!self->plugin) {
    return LV2_WORKER_ERR_UNKNOWN;
  }
  ++self->n_requests;
  if (!self->threaded) {
    return work_at_once(self, size, data);
  }
  pthread_mutex_lock(&self->lock);
  const bool is_kept = append(&self->requests, size, data);
  pthread_cond_signal(&self->wake);
  pthread_mutex_unlock(&self->lock);
  return is_kept ? LV2_WORKER_SUCCESS : LV2_WORKER_ERR_NO_SPACE;
}

void
host_worker_init(HostWorker* self, bool threaded)
{
  memset(self, 0, sizeof(*self));
  self->schedule = (LV2_Worker_Schedule){self, schedule};
  self->threaded = threaded;
  pthread_condattr_t clock;
  pthread_condattr_init(&clock);
  pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->wake, NULL);
  pthread_cond_init(&self->rest, &clock);
  pthread_condattr_destroy(&clock);
}

/// The next request, or NULL when the thread is to end.  Called with the lock held.
static HostJob*
await_request(HostWorker* self)
{
  self->is_busy = false;
  while (!self->requests.first && !self->is_ending) {
    pthread_cond_signal(&self->rest);
    pthread_cond_wait(&self->wake, &self->lock);
  }
  self->is_busy = !self->is_ending;
  return self->is_ending ? NULL : take(&self->requests);
}

static void*
worker_main(void* data)
{
  HostWorker* const self    = (HostWorker*)data;
  HostJob*          request = NULL;
  pthread_mutex_lock(&self->lock);
  while ((request = await_request(self))) {
    pthread_mutex_unlock(&self->lock);
    work(self, request->n_bytes, request->bytes);
    free(request);
    pthread_mutex_lock(&self->lock);
  }
  pthread_mutex_unlock(&self->lock);
  return NULL;
}

bool
host_worker_attach(HostWorker* self, const LV2_Worker_Interface* plugin,
                   LV2_Handle handle, HostFault* fault)
{
  self->handle = handle;
  self->plugin = plugin;
  if (plugin && self->threaded &&
      pthread_create(&self->thread, NULL, worker_main, self)) {
    self->plugin = NULL;
    return host_fault(fault, HOST_COULD_NOT, "cannot start a thread");
  }
  return true;
}

void
host_worker_after_run(HostWorker* self)
{
  if (self->plugin) {
    hand_over(self);
    if (self->plugin->end_run) {
      self->plugin->end_run(self->handle);
    }
  }
}

bool
host_worker_rest(HostWorker* self)
{
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += PATIENCE_S;
  pthread_mutex_lock(&self->lock);
  int late = 0;
  while ((self->requests.first || self->is_busy) && !late) {
    late = pthread_cond_timedwait(&self->rest, &self->lock, &until);
  }
  pthread_mutex_unlock(&self->lock);
  return !late;
}

static void
free_jobs(HostJobs* self)
{
  HostJob* job = NULL;
  while ((job = take(self))) {
    free(job);
  }
}

void
host_worker_drop(HostWorker* self)
{
  if (self->plugin && self->threaded) {
    pthread_mutex_lock(&self->lock);
    self->is_ending = true;
    pthread_cond_signal(&self->wake);
    pthread_mutex_unlock(&self->lock);
    pthread_join(self->thread, NULL);
  }
  self->plugin = NULL;
  free_jobs(&self->requests);
  free_jobs(&self->responses);
  pthread_cond_destroy(&self->rest);
  pthread_cond_destroy(&self->wake);
  pthread_mutex_destroy(&self->lock);
}
