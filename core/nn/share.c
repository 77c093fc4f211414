#include "core/nn/blob.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

/// One file that is open in this process.
typedef struct Shared Shared;
struct Shared {
  Shared*     next;
  struct stat file;
  NnBlob*     blob;
  unsigned    n_users;
};

// The one thing that all instances of the process have in common, so it cannot lie in
// any of them.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Shared*         open_files;

static int
is_same_file(const struct stat* a, const struct stat* b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static Shared*
find_file(const struct stat* file)
{
  Shared* shared = open_files;
  while (shared && !is_same_file(&shared->file, file)) {
    shared = shared->next;
  }
  return shared;
}

static BaseStatus
open_file(const char* path, const struct stat* file, Shared** shared)
{
  Shared* const self = calloc(1, sizeof(*self));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = nn_blob_open(path, &self->blob);
  if (status) {
    free(self);
    return status;
  }
  self->file = *file;
  self->next = open_files;
  open_files = self;
  *shared    = self;
  return BASE_OK;
}

BaseStatus
nn_blob_share(const char* path, const NnBlob** blob)
{
  struct stat file;
  *blob = NULL;
  if (stat(path, &file)) {
    return BASE_NOT_FOUND;
  }
  pthread_mutex_lock(&lock);
  Shared*          shared = find_file(&file);
  const BaseStatus status = shared ? BASE_OK : open_file(path, &file, &shared);
  if (!status) {
    ++shared->n_users;
    *blob = shared->blob;
  }
  pthread_mutex_unlock(&lock);
  return status;
}

void
nn_blob_release(const NnBlob* blob)
{
  pthread_mutex_lock(&lock);
  Shared** link = &open_files;
  while (*link && (*link)->blob != blob) {
    link = &(*link)->next;
  }
  Shared* const shared = *link;
  if (shared && !--shared->n_users) {
    *link = shared->next;
    nn_blob_free(shared->blob);
    free(shared);
  }
  pthread_mutex_unlock(&lock);
}
