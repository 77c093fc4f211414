#include "host/guard.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/// Sent by the process to itself: the plugin crashed.
#define CRASHED SIGUSR1

/// Sent by host_guard_stop().
#define STOPPED SIGUSR2

static void
ending_signals(sigset_t* set)
{
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, CRASHED, STOPPED};
  sigemptyset(set);
  for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); ++i) {
    sigaddset(set, signals[i]);
  }
}

/// Runs on the thread that crashed, so it only wakes the guard and stays there.
static void
on_crash(int signal)
{
  (void)signal;
  kill(getpid(), CRASHED);
  for (;;) {
    pause();
  }
}

static void
watch_crashes(void)
{
#if !defined(__SANITIZE_ADDRESS__) // The sanitizer tells more
  static const int       signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
  const struct sigaction action    = {.sa_handler = on_crash};
  for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); ++i) {
    sigaction(signals[i], &action, NULL);
  }
#else
  (void)on_crash;
#endif
}

/// Keeps the lock, so that nothing is committed from here on.
static void
remove_all(HostGuard* self)
{
  pthread_mutex_lock(&self->lock);
  for (size_t i = HOST_MAX_GUARDED; i-- > 0;) {
    if (self->paths[i]) {
      remove(self->paths[i]);
    }
  }
}

static void*
guard_main(void* data)
{
  static const char crash_text[] = "estro: the plugin crashed; nothing was written\n";

  HostGuard* const self   = (HostGuard*)data;
  int              signal = 0;
  sigset_t         set;
  ending_signals(&set);
  sigwait(&set, &signal);
  if (signal == STOPPED) {
    return NULL;
  }
  remove_all(self);
  if (signal != CRASHED) {
    _exit(128 + signal);
  }
  const ssize_t told = write(self->stderr_fd, crash_text, sizeof(crash_text) - 1);
  (void)told; // Whether or not anyone can be told, this is the end
  _exit(HOST_COULD_NOT);
}

bool
host_guard_start(HostGuard* self, HostFault* fault)
{
  memset(self, 0, sizeof(*self));
  self->stderr_fd = dup(STDERR_FILENO);
  sigset_t set;
  ending_signals(&set);
  const struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGXFSZ, &ignore, NULL); // A full disk is told by write() instead
  sigaction(SIGPIPE, &ignore, NULL);
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) || pthread_mutex_init(&self->lock, NULL) ||
      pthread_create(&self->thread, NULL, guard_main, self)) {
    return host_fault(fault, HOST_COULD_NOT, "cannot start a thread");
  }
  watch_crashes();
  return true;
}

void
host_guard_stop(HostGuard* self)
{
  pthread_kill(self->thread, STOPPED);
  pthread_join(self->thread, NULL);
  pthread_mutex_destroy(&self->lock);
  close(self->stderr_fd);
}

static void
replace(HostGuard* self, const char* what, const char* with)
{
  for (size_t i = 0; i < HOST_MAX_GUARDED; ++i) {
    if (self->paths[i] == what) {
      self->paths[i] = with;
      break;
    }
  }
}

void
host_guard_hold(HostGuard* self)
{
  pthread_mutex_lock(&self->lock);
}

void
host_guard_add(HostGuard* self, const char* path)
{
  if (path) {
    replace(self, NULL, path);
  }
  pthread_mutex_unlock(&self->lock);
}

void
host_guard_forget(HostGuard* self, const char* path)
{
  pthread_mutex_lock(&self->lock);
  replace(self, path, NULL);
  pthread_mutex_unlock(&self->lock);
}
