// Whose thread is it?  Every declaration opens with one of these marks:
//
//   [rt]      the host's audio thread: never allocate, free, lock, wait, log
//             or touch a file; every loop has a bound
//   [worker]  the host's worker thread, or run() itself when rendering offline
//   [ui]      the window's thread
//   [init]    before or after sound, never during
//   [any]     pure functions that look only at their arguments

#ifndef BASE_THREAD_H
#define BASE_THREAD_H

/// Marks an [rt] function; compilers that can (clang 20) check the promise.
#if defined(__clang__) && defined(__has_attribute)
#if __has_attribute(nonblocking)
#define RT_FN __attribute__((nonblocking))
#endif
#endif
#ifndef RT_FN
#define RT_FN
#endif

#endif
