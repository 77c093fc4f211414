#define _XOPEN_SOURCE 700 // realpath

#include "host/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
cannot_write(const HostFile* self, const char* why, HostFault* fault)
{
  return host_fault(fault, HOST_COULD_NOT, "cannot write %.300s: %s",
                    self->target ? self->target : "a file", why);
}

/// Refuse what exists and must not be replaced.
static bool
may_replace(const HostFile* self, HostFault* fault)
{
  struct stat  info;
  const size_t n = strlen(self->target);
  if (!n || self->target[n - 1] == '/') {
    return cannot_write(self, "that names no file", fault);
  }
  if (stat(self->target, &info)) {
    return errno == ENOENT || cannot_write(self, strerror(errno), fault);
  }
  if (S_ISDIR(info.st_mode)) {
    return cannot_write(self, "it is a folder", fault);
  }
  if (!S_ISREG(info.st_mode)) {
    return cannot_write(self, "it is no regular file", fault);
  }
  return !access(self->target, W_OK) || cannot_write(self, strerror(errno), fault);
}

/// A hidden name in the target's folder, so that a rename cannot cross disks.
static char*
part_name(const char* target)
{
  const char* const slash        = strrchr(target, '/');
  const int         folder_bytes = slash ? (int)(slash + 1 - target) : 0;
  const char* const base         = slash ? slash + 1 : target;
  const size_t      bytes        = (size_t)folder_bytes + 128;
  char* const       name         = malloc(bytes);
  if (name) {
    snprintf(name, bytes, "%.*s.%.64s.%ld.part", folder_bytes, target, base,
             (long)getpid());
  }
  return name;
}

static bool
open_part(HostFile* self, HostFault* fault)
{
  host_guard_hold(self->guard);
  const int fd    = open(self->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  const int why   = errno;
  self->is_listed = fd >= 0;
  host_guard_add(self->guard, fd < 0 ? NULL : self->part);
  if (fd < 0) {
    return cannot_write(self, strerror(why), fault);
  }
  self->stream = fdopen(fd, "wb");
  if (!self->stream) {
    close(fd);
    return cannot_write(self, "out of memory", fault);
  }
  return true;
}

bool
host_file_open(HostFile* self, HostGuard* guard, const char* target, HostFault* fault)
{
  *self        = (HostFile){.guard = guard, .target = realpath(target, NULL)};
  self->target = self->target ? self->target : strdup(target);
  self->part   = self->target ? part_name(self->target) : NULL;
  if (!self->part) {
    return cannot_write(self, "out of memory", fault);
  }
  return may_replace(self, fault) && open_part(self, fault);
}

bool
host_file_write(HostFile* self, const void* bytes, size_t n, HostFault* fault)
{
  return fwrite(bytes, 1, n, self->stream) == n ||
         cannot_write(self, strerror(errno), fault);
}

bool
host_file_finish(HostFile* self, HostFault* fault)
{
  FILE* const stream = self->stream;
  const bool  is_out = !fflush(stream);
  const int   why    = errno;
  self->stream       = NULL;
  if (fclose(stream) || !is_out) {
    return cannot_write(self, strerror(is_out ? errno : why), fault);
  }
  return true;
}

bool
host_file_commit(HostFile* self, HostFault* fault)
{
  if (rename(self->part, self->target)) {
    return cannot_write(self, strerror(errno), fault);
  }
  host_guard_forget(self->guard, self->part);
  self->is_listed = false;
  return true;
}

void
host_file_drop(HostFile* self)
{
  if (self->stream) {
    fclose(self->stream);
  }
  if (self->is_listed) {
    remove(self->part);
    host_guard_forget(self->guard, self->part);
  }
  free(self->part);
  free(self->target);
  *self = (HostFile){0};
}
