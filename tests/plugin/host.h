// A small LV2 host for tests: opens the built plugin, feeds it, records what it does.
//
// No lilv and no files: ports come from the parameter table and the contract.

#ifndef TESTS_PLUGIN_HOST_H
#define TESTS_PLUGIN_HOST_H

#include "core/param/param.h"
#include "ttl/contract.h"

#include <lv2/core/lv2.h>
#include <lv2/state/state.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// When the worker runs: hosts differ in all four ways.
typedef enum {
  HOST_NO_WORKER,
  HOST_INLINE,   ///< Inside schedule_work(), as in an export
  HOST_AFTER,    ///< In host_run(), after run() has returned
  HOST_THREADED, ///< Whenever the thread gets to it
} HostWorker;

typedef struct {
  double     rate_hz;
  bool       multi;
  HostWorker worker;
} HostOptions;

/// What the plugin has said on its notify port.
typedef struct {
  unsigned n_pieces, n_sections, n_playheads, n_texts;
  int      take, key, mode, beats, unit, bars;
  float    tempo;
  unsigned section_bars, n_notes;
  float    drive;              ///< Of the last section
  char     instruments[7][32]; ///< Of the piece
  double   ticks;
  bool     rolling, busy;
  int      ready;
  float    peak, peaks[7], loudness;
  unsigned n_takes;
  int      playing, takes[16], ratings[16];
  char     titles[16][64];
  unsigned n_renderings;
  float    share;
  char     error[128], render[256];
  char     corrections[2048], chosen[2048]; ///< As set: facts, and who plays
  char     prompt[ESTRO_MAX_PROMPT_BYTES + 1];
  char     intent[65536];
  char     summary[1024];
  char     status[256];
  uint32_t most_bytes; ///< Of the port, in one block
} HostNews;

typedef struct {
  uint64_t frame; ///< Since host_new()
  uint8_t  bytes[3];
  uint8_t  n;
} HostMidi;

typedef struct Host Host;

/// Open the plugin and activate it; NULL if it refuses.
Host* host_new(const HostOptions* options);

/// The stereo plugin at 48 kHz, which must open.
Host* host_open(HostWorker worker);

/// The same, with a piece composed inside schedule_work() while the host stands.
Host* host_open_composed(const char* prompt);

/// Open with this descriptor instead of the one in the built library.
Host* host_new_with(const LV2_Descriptor* descriptor, const HostOptions* options);

void host_free(Host* self);

/// The URID of a URI, the same for every host in this program.
uint32_t host_urid(const char* uri);

/// The URI of a URID, or NULL.
const char* host_uri(uint32_t urid);

/// As if just opened, but faster: a fresh state, a fresh activation, all knobs back.
void host_renew(Host* self);

void       host_activate(Host* self);
void       host_deactivate(Host* self);
LV2_Handle host_instance(Host* self);

void  host_set(Host* self, ParamId id, float value);
float host_get(const Host* self, ParamId id);

/// Events for the next block, in order of frames.
void host_send(Host* self, uint32_t frame, uint32_t type, const void* body,
               uint32_t n_bytes);
void host_send_midi(Host* self, uint32_t frame, const void* bytes, uint32_t n);
void host_send_prompt(Host* self, uint32_t frame, const char* text);
void host_send_prompt_bytes(Host* self, uint32_t frame, const char* text, size_t n);
/// patch:Set of a text, of a path, of a whole number.
void host_send_text(Host* self, const char* property, const char* text);
void host_send_path(Host* self, const char* property, const char* path);
void host_send_int(Host* self, const char* property, int32_t value);
void host_send_cancel(Host* self);
void host_send_listen(Host* self, double ticks, bool rolling);
/// `property` NULL asks for everything.
void host_send_get(Host* self, uint32_t frame, const char* property);
/// The same in a meter of `beats` over `unit`.
void host_send_position_in(Host* self, uint32_t frame, double speed, int64_t bar,
                           double beat, double bpm, double beats, int32_t unit);
/// Bars from 0; `bpm` in quarters per minute, 4/4.
void host_send_position(Host* self, uint32_t frame, double speed, int64_t bar,
                        double beat, double bpm);

/// How much the event outputs hold from now on.
void host_limit_outputs(Host* self, uint32_t notify_bytes, uint32_t midi_bytes);

/// Let the threaded worker be 10 ms late each time.
void host_slow_work(Host* self);

/// Let schedule_work() answer that there is no room, or lose requests silently.
void host_refuse_work(Host* self, bool refuse);
void host_lose_work(Host* self, bool lose);

/// Let control and notify share one buffer.
void host_share_buffers(Host* self);

/// Leave a port unconnected; before the first run.
void host_disconnect(Host* self, uint32_t port);
void host_connect(Host* self, uint32_t port, void* buffer);

/// One call of run(); audio and MIDI are recorded.
void host_run(Host* self, uint32_t n_frames);
/// Many calls of `block` frames, at least `n_frames` in all.
void host_run_for(Host* self, uint64_t n_frames, uint32_t block);
/// Run until nothing more is composed (at most a few thousand blocks).
void host_run_until_composed(Host* self, uint32_t block);
/// Wait until the threaded worker has nothing to do.
void host_wait(Host* self);

const HostNews* host_news(const Host* self);
unsigned        host_n_slices(const Host* self);
float           host_latency(const Host* self); ///< Frames, as reported

/// The recording: interleaved frames of host_n_audio() floats, and MIDI.
unsigned        host_n_audio(const Host* self);
const float*    host_audio(const Host* self, uint64_t* n_frames);
const HostMidi* host_midi(const Host* self, size_t* n);
void            host_forget(Host* self); ///< Clears the recording; frames go on
uint64_t        host_now(const Host* self);

/// Notes that are on and not off at the recording's end.
unsigned host_n_stuck(const Host* self);
float    host_peak(const Host* self);

/// A state kept in memory.
typedef struct {
  uint32_t key, type, flags;
  size_t   size;
  void*    value;
} HostValue;

typedef struct {
  HostValue values[16];
  unsigned  n;
  char      folder[64]; ///< For files, made when one is asked for; "" offers none
} HostState;

void             host_state_init(HostState* self, bool files);
void             host_state_clear(HostState* self);
void             host_state_put(HostState* self, const char* key, const char* type,
                                const void* value, size_t size);
const HostValue* host_state_get(const HostState* self, const char* key);
bool             host_state_equal(const HostState* a, const HostState* b);
LV2_State_Status host_save(Host* self, HostState* state);
LV2_State_Status host_restore(Host* self, const HostState* state);

/// Whose code is running on this thread.
typedef enum {
  HOST_OUTSIDE,   ///< Ours
  HOST_IN_RUN,    ///< The plugin's run()
  HOST_IN_PLUGIN, ///< Any other function of the plugin
} HostPlace;

/// Called whenever that changes.
typedef void (*HostGuard)(HostPlace place);
void host_set_guard(HostGuard guard);

#endif
