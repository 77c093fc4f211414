// The C library's own names are only to be had this way
#define _GNU_SOURCE // NOLINT(bugprone-reserved-identifier)

#include "tests/plugin/guard.h"

// What is opened later shall find these
#pragma GCC visibility push(default)

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

void* __libc_malloc(size_t n);
void* __libc_calloc(size_t n, size_t size);
void* __libc_realloc(void* block, size_t n);
void* __libc_memalign(size_t alignment, size_t n);
void  __libc_free(void* block);

static atomic_uint counts[GUARD_N];

static _Thread_local bool watching __attribute__((tls_model("initial-exec")));

static void
count(GuardKind kind)
{
  if (watching) {
    atomic_fetch_add(&counts[kind], 1U);
  }
}

/// The function that stands behind ours.
static void*
real(const char* name)
{
  const bool was       = watching;
  watching             = false; // Looking it up may allocate
  void* const function = dlsym(RTLD_NEXT, name);
  watching             = was;
  if (!function) {
    abort();
  }
  return function;
}

#define REAL(type, name, function)                                                     \
  type function;                                                                       \
  do {                                                                                 \
    void* const found_ = real(name);                                                   \
    memcpy(&function, &found_, sizeof function);                                       \
  } while (0)

void
guard_watch(bool in_run)
{
  watching = in_run;
}

unsigned
guard_count(GuardKind kind)
{
  return atomic_load(&counts[kind]);
}

const char*
guard_name(GuardKind kind)
{
  static const char* const names[GUARD_N] = {"allocations", "frees",  "locks", "files",
                                             "prints",      "sleeps", "maps"};
  return names[kind];
}

void
guard_reset(void)
{
  for (unsigned i = 0; i < GUARD_N; ++i) {
    atomic_store(&counts[i], 0U);
  }
}

void*
malloc(size_t n)
{
  count(GUARD_ALLOCATE);
  return __libc_malloc(n);
}

void*
calloc(size_t n, size_t size)
{
  count(GUARD_ALLOCATE);
  return __libc_calloc(n, size);
}

void*
realloc(void* block, size_t n)
{
  count(GUARD_ALLOCATE);
  return __libc_realloc(block, n);
}

void*
aligned_alloc(size_t alignment, size_t n)
{
  count(GUARD_ALLOCATE);
  return __libc_memalign(alignment, n);
}

int
posix_memalign(void** block, size_t alignment, size_t n)
{
  count(GUARD_ALLOCATE);
  *block = __libc_memalign(alignment, n);
  return *block ? 0 : ENOMEM;
}

void
free(void* block)
{
  count(GUARD_FREE);
  __libc_free(block);
}

typedef int (*MutexFunction)(pthread_mutex_t*);

int
pthread_mutex_lock(pthread_mutex_t* mutex)
{
  count(GUARD_LOCK);
  REAL(MutexFunction, "pthread_mutex_lock", function);
  return function(mutex);
}

int
pthread_mutex_trylock(pthread_mutex_t* mutex)
{
  count(GUARD_LOCK);
  REAL(MutexFunction, "pthread_mutex_trylock", function);
  return function(mutex);
}

int
pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex)
{
  count(GUARD_LOCK);
  typedef int (*Function)(pthread_cond_t*, pthread_mutex_t*);
  REAL(Function, "pthread_cond_wait", function);
  return function(condition, mutex);
}

int
open(const char* path, int flags, ...)
{
  count(GUARD_FILE);
  va_list arguments;
  va_start(arguments, flags);
  const int mode = (flags & O_CREAT) ? va_arg(arguments, int) : 0;
  va_end(arguments);
  typedef int (*Function)(const char*, int, ...);
  REAL(Function, "open", function);
  return function(path, flags, mode);
}

FILE*
fopen(const char* restrict path, const char* restrict mode)
{
  count(GUARD_FILE);
  typedef FILE* (*Function)(const char*, const char*);
  REAL(Function, "fopen", function);
  return function(path, mode);
}

ssize_t
read(int file, void* bytes, size_t n)
{
  count(GUARD_FILE);
  typedef ssize_t (*Function)(int, void*, size_t);
  REAL(Function, "read", function);
  return function(file, bytes, n);
}

ssize_t
write(int file, const void* bytes, size_t n)
{
  count(GUARD_FILE);
  typedef ssize_t (*Function)(int, const void*, size_t);
  REAL(Function, "write", function);
  return function(file, bytes, n);
}

int
fprintf(FILE* restrict file, const char* restrict format, ...)
{
  count(GUARD_PRINT);
  va_list arguments;
  va_start(arguments, format);
  const int n = vfprintf(file, format, arguments);
  va_end(arguments);
  return n;
}

int
nanosleep(const struct timespec* wanted, struct timespec* left)
{
  count(GUARD_SLEEP);
  typedef int (*Function)(const struct timespec*, struct timespec*);
  REAL(Function, "nanosleep", function);
  return function(wanted, left);
}

void*
mmap(void* address, size_t n, int protection, int flags, int file, off_t offset)
{
  count(GUARD_MAP);
  typedef void* (*Function)(void*, size_t, int, int, int, off_t);
  REAL(Function, "mmap", function);
  return function(address, n, protection, flags, file, offset);
}
