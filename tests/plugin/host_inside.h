// What the parts of the test host share.

#ifndef TESTS_PLUGIN_HOST_INSIDE_H
#define TESTS_PLUGIN_HOST_INSIDE_H

#include "tests/plugin/host.h"

#include <lv2/atom/atom.h>
#include <lv2/urid/urid.h>
#include <lv2/worker/worker.h>

#include <pthread.h>

#define HOST_MAX_FRAMES 65536U

typedef struct {
  HostWorker                  kind;
  LV2_Handle                  instance;
  const LV2_Worker_Interface* interface;
  unsigned                    n_queued, n_slices;
  bool                        slow;
  bool                        refuse, lose, quit, working;
  pthread_t                   thread;
  pthread_mutex_t             lock;
  pthread_cond_t              wake;
} HostErrands;

struct Host {
  HostOptions           options;
  const LV2_Descriptor* descriptor;
  LV2_Handle            instance;
  HostErrands           errands;
  void*                 library;
  LV2_Worker_Schedule*  schedule;
  unsigned              n_audio;
  uint32_t              notify_bytes, midi_bytes;
  float                 knobs[PARAM_N];
  float                 latency;
  float*                audio[ESTRO_MULTI_N_AUDIO];
  LV2_Atom_Sequence*    in;
  LV2_Atom_Sequence*    notify;
  LV2_Atom_Sequence*    midi;
  uint32_t              in_capacity;
  HostNews              news;
  uint64_t              now;
  float*                recorded;
  uint64_t              n_recorded, recorded_room;
  HostMidi*             notes;
  size_t                n_notes, notes_room;
};

/// Says whose code comes next; returns whose it was.
HostPlace         host_enter(HostPlace place);
LV2_URID          host_map(LV2_URID_Map_Handle handle, const char* uri);
void              host_empty_input(Host* self);
void              host_errands_start(Host* self);
void              host_errands_stop(Host* self);
void              host_errands_after_run(Host* self);
LV2_Worker_Status host_schedule(LV2_Worker_Schedule_Handle handle, uint32_t size,
                                const void* data);
void              host_decode_news(HostNews* news, const LV2_Atom_Sequence* sequence);

#endif
