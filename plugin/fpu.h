// What the processor does with numbers too small to be heard.
//
// The host's own setting always comes back; nothing else of it is touched.

#ifndef PLUGIN_FPU_H
#define PLUGIN_FPU_H

#include <stdint.h>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

typedef struct {
  uint64_t word;
} PluginFpu;

/// Rounding to nearest, exceptions masked; with `flush` denormals become zero.
static inline PluginFpu
plugin_fpu_set(int flush)
{
  PluginFpu before = {0};
#if defined(__SSE__)
  before.word = _mm_getcsr();
  _mm_setcsr(flush ? 0x9FC0U : 0x1F80U);
#elif defined(__aarch64__)
  const uint64_t wanted = flush ? UINT64_C(1) << 24 : 0;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before.word));
  __asm__ volatile("msr fpcr, %0" : : "r"(wanted));
#else
  (void)flush;
#endif
  return before;
}

/// [rt] Denormals cost a hundred times the time: make them zero while sound is made.
static inline PluginFpu
plugin_fpu_flush(void)
{
  return plugin_fpu_set(1);
}

/// [worker] The plain rules of IEEE 754, so that a piece is the same wherever it is
/// composed.
static inline PluginFpu
plugin_fpu_exact(void)
{
  return plugin_fpu_set(0);
}

/// [any] What was set before.
static inline void
plugin_fpu_restore(PluginFpu before)
{
#if defined(__SSE__)
  _mm_setcsr((unsigned)before.word);
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" : : "r"(before.word));
#else
  (void)before;
#endif
}

#endif
