#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <time.h>

static LV2_Worker_Status
respond(LV2_Worker_Respond_Handle handle, uint32_t size, const void* data)
{
  HostErrands* const self = (HostErrands*)handle;
  return self->interface->work_response(self->instance, size, data);
}

static void
work(HostErrands* self)
{
  const uint32_t  nothing = 0;
  const HostPlace before  = host_enter(HOST_IN_PLUGIN);
  self->interface->work(self->instance, respond, self, sizeof nothing, &nothing);
  host_enter(before);
  ++self->n_slices;
}

static void
enqueue(HostErrands* self)
{
  pthread_mutex_lock(&self->lock);
  ++self->n_queued;
  pthread_cond_signal(&self->wake);
  pthread_mutex_unlock(&self->lock);
}

LV2_Worker_Status
host_schedule(LV2_Worker_Schedule_Handle handle, uint32_t size, const void* data)
{
  (void)data;
  HostErrands* const self = (HostErrands*)handle;
  CHECK(size <= 64); // Some hosts have 2 KiB for all of them
  if (self->refuse) {
    return LV2_WORKER_ERR_NO_SPACE;
  }
  if (self->lose) {
    return LV2_WORKER_SUCCESS;
  }
  const HostPlace before = host_enter(HOST_OUTSIDE);
  if (self->kind == HOST_INLINE) {
    work(self);
  } else {
    enqueue(self);
  }
  host_enter(before);
  return LV2_WORKER_SUCCESS;
}

static void*
work_all(void* handle)
{
  HostErrands* const    self = (HostErrands*)handle;
  const struct timespec late = {0, 10000000};
  pthread_mutex_lock(&self->lock);
  while (!self->quit) {
    if (!self->n_queued) {
      pthread_cond_wait(&self->wake, &self->lock);
      continue;
    }
    --self->n_queued;
    self->working = true;
    pthread_mutex_unlock(&self->lock);
    if (self->slow) {
      nanosleep(&late, NULL);
    }
    work(self);
    pthread_mutex_lock(&self->lock);
    self->working = false;
  }
  pthread_mutex_unlock(&self->lock);
  return NULL;
}

void
host_errands_start(Host* self)
{
  HostErrands* const errands = &self->errands;
  pthread_mutex_init(&errands->lock, NULL);
  pthread_cond_init(&errands->wake, NULL);
  if (errands->kind == HOST_THREADED) {
    CHECK(!pthread_create(&errands->thread, NULL, work_all, errands));
  }
}

void
host_errands_stop(Host* self)
{
  HostErrands* const errands = &self->errands;
  if (errands->kind == HOST_THREADED) {
    pthread_mutex_lock(&errands->lock);
    errands->quit = true;
    pthread_cond_signal(&errands->wake);
    pthread_mutex_unlock(&errands->lock);
    pthread_join(errands->thread, NULL);
  }
  pthread_cond_destroy(&errands->wake);
  pthread_mutex_destroy(&errands->lock);
}

void
host_errands_after_run(Host* self)
{
  HostErrands* const errands = &self->errands;
  while (errands->kind == HOST_AFTER && errands->n_queued) {
    --errands->n_queued;
    work(errands);
  }
}

void
host_wait(Host* self)
{
  HostErrands* const    errands = &self->errands;
  const struct timespec moment  = {0, 500000};
  bool                  busy    = errands->kind == HOST_THREADED;
  while (busy) {
    pthread_mutex_lock(&errands->lock);
    busy = errands->n_queued || errands->working;
    pthread_mutex_unlock(&errands->lock);
    if (busy) {
      nanosleep(&moment, NULL);
    }
  }
}

void
host_slow_work(Host* self)
{
  self->errands.slow = true;
}

void
host_refuse_work(Host* self, bool refuse)
{
  self->errands.refuse = refuse;
}

void
host_lose_work(Host* self, bool lose)
{
  self->errands.lose = lose;
}

unsigned
host_n_slices(const Host* self)
{
  return self->errands.n_slices;
}
