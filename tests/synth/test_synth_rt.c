// Nothing that the audio thread calls allocates, frees or locks.
//
// The linker puts the functions below between the synth and the C library.

#include "tests/synth/song.h"
#include "tests/test.h"

#include <pthread.h>

static bool     armed;
static uint32_t n_calls;

void* __real_malloc(size_t size);
void* __real_calloc(size_t n, size_t size);
void* __real_realloc(void* memory, size_t size);
void* __real_aligned_alloc(size_t alignment, size_t size);
void  __real_free(void* memory);
int   __real_pthread_mutex_lock(pthread_mutex_t* mutex);

void* __wrap_malloc(size_t size);
void* __wrap_calloc(size_t n, size_t size);
void* __wrap_realloc(void* memory, size_t size);
void* __wrap_aligned_alloc(size_t alignment, size_t size);
void  __wrap_free(void* memory);
int   __wrap_pthread_mutex_lock(pthread_mutex_t* mutex);

void*
__wrap_malloc(size_t size)
{
  n_calls += armed;
  return __real_malloc(size);
}

void*
__wrap_calloc(size_t n, size_t size)
{
  n_calls += armed;
  return __real_calloc(n, size);
}

void*
__wrap_realloc(void* memory, size_t size)
{
  n_calls += armed;
  return __real_realloc(memory, size);
}

void*
__wrap_aligned_alloc(size_t alignment, size_t size)
{
  n_calls += armed;
  return __real_aligned_alloc(alignment, size);
}

void
__wrap_free(void* memory)
{
  n_calls += armed;
  __real_free(memory);
}

int
__wrap_pthread_mutex_lock(pthread_mutex_t* mutex)
{
  n_calls += armed;
  return __real_pthread_mutex_lock(mutex);
}

static void
play_everything(Synth* synth, float* const* out, uint32_t n)
{
  static const uint8_t messages[][3] = {
    {0x90, 60, 100}, {0x99, 38, 100}, {0xE0, 0, 90},  {0xB0, 64, 127}, {0xB0, 1, 80},
    {0xA0, 60, 70},  {0x80, 60, 0},   {0xB0, 120, 0}, {0xB0, 123, 0}};
  SynthControls controls = song_controls();
  for (uint32_t style = 0; style < SONG_N_STYLES; ++style) {
    const ScorePiece piece = song_piece(style);
    synth_set_piece(synth, &piece);
    controls.timbre = 0.1f * (float)style;
    synth_set_controls(synth, &controls);
    song_play(synth, 48000.0, n, 64, out, 2);
    for (size_t m = 0; m < sizeof(messages) / sizeof(messages[0]); ++m) {
      synth_midi(synth, messages[m], 3);
      synth_render(synth, out, 100);
    }
  }
  synth_reset(synth);
  synth_is_silent(synth);
}

static void
the_watch_sees_an_allocation(void)
{
  n_calls            = 0;
  armed              = true;
  Synth* const synth = synth_new(48000.0, false);
  synth_free(synth);
  armed = false;
  CHECK(n_calls >= 4);
}

static void
the_audio_path_allocates_and_locks_nothing(void)
{
  const uint32_t n     = 9600;
  Synth* const   synth = synth_new(48000.0, false);
  float* out[2] = {(float*)calloc(n, sizeof(float)), (float*)calloc(n, sizeof(float))};
  CHECK(synth && out[0] && out[1]);
  n_calls = 0;
  armed   = true;
  play_everything(synth, out, n);
  armed = false;
  CHECK(n_calls == 0);
  synth_free(synth);
  free(out[0]);
  free(out[1]);
}

int
main(void)
{
  RUN(the_watch_sees_an_allocation);
  RUN(the_audio_path_allocates_and_locks_nothing);
  return 0;
}
