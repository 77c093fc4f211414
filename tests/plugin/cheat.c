// A plugin that does in run() what no plugin may, to see whether the guard notices.
//
// Its one control says which of the guard's kinds.

#include "tests/plugin/guard.h"

#include <lv2/core/lv2.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  const float*    kind;
  pthread_mutex_t lock;
  void*           block;
} Cheat;

static LV2_Handle
instantiate(const LV2_Descriptor* descriptor, double rate, const char* path,
            const LV2_Feature* const* features)
{
  (void)descriptor;
  (void)rate;
  (void)path;
  (void)features;
  Cheat* const self = (Cheat*)calloc(1, sizeof *self);
  if (self) {
    pthread_mutex_init(&self->lock, NULL);
    self->block = malloc(100);
  }
  return self;
}

static void
connect_port(LV2_Handle handle, uint32_t port, void* buffer)
{
  (void)port;
  ((Cheat*)handle)->kind = (const float*)buffer;
}

static void
map_memory(void)
{
  void* const memory =
    mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, open("/dev/zero", O_RDONLY), 0);
  if (memory != MAP_FAILED) {
    munmap(memory, 4096);
  }
}

static void
run(LV2_Handle handle, uint32_t n)
{
  (void)n;
  Cheat* const          self   = (Cheat*)handle;
  const struct timespec moment = {0, 1000};
  switch ((GuardKind)*self->kind) {
  case GUARD_ALLOCATE:
    self->block = realloc(self->block, 200);
    break;
  case GUARD_FREE:
    free(self->block);
    self->block = NULL;
    break;
  case GUARD_LOCK:
    pthread_mutex_lock(&self->lock);
    pthread_mutex_unlock(&self->lock);
    break;
  case GUARD_FILE:
    close(open("/dev/null", O_RDONLY));
    break;
  case GUARD_PRINT:
    fprintf(stderr, "%d frames\n", (int)n);
    break;
  case GUARD_SLEEP:
    nanosleep(&moment, NULL);
    break;
  case GUARD_MAP:
    map_memory();
    break;
  case GUARD_N:
    break;
  }
}

static void
cleanup(LV2_Handle handle)
{
  Cheat* const self = (Cheat*)handle;
  free(self->block);
  free(self);
}

/// [any] The host's way in.
LV2_SYMBOL_EXPORT const LV2_Descriptor*
lv2_descriptor(uint32_t index)
{
  static const LV2_Descriptor descriptor = {
    "urn:estro:cheat", instantiate, connect_port, NULL, run, NULL, cleanup, NULL};
  return index ? NULL : &descriptor;
}
