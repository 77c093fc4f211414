// One running plugin with everything a host gives it.

#ifndef HOST_INSTANCE_H
#define HOST_INSTANCE_H

#include "host/bundle.h"
#include "host/message.h"
#include "host/worker.h"

#include <lv2/log/log.h>
#include <lv2/options/options.h>
#include <lv2/state/state.h>

typedef struct {
  uint32_t rate_hz;
  uint32_t block;        ///< The most frames of a run()
  bool     threaded;     ///< Form of the worker
  size_t   prompt_bytes; ///< The longest sentence that will be set
} HostSetup;

typedef struct {
  const HostBundle*  bundle;
  HostUris           uris;
  HostUrids          urids;
  HostWorker         worker;
  LV2_Log_Log        log;
  int32_t            least_block, most_block, sequence_bytes;
  float              rate_hz;
  LV2_Options_Option options[6];
  LV2_Feature        features[8];
  const LV2_Feature* feature_list[9];

  LilvInstance*        lilv;
  bool                 is_active;
  float                values[HOST_MAX_PORTS]; ///< Of the control ports, by index
  float*               audio; ///< (n_audio, block), and one more for other ports
  uint32_t             block;
  LV2_Atom_Forge       forge;
  LV2_Atom_Sequence*   in; ///< Owned, as are the next two
  LV2_Atom_Sequence *  notify, *midi;
  uint32_t             in_bytes, notify_bytes, midi_bytes;
  LV2_Atom_Forge_Frame sequence;
  HostHeard            heard;
} HostInstance;

/// [host] Instantiate, connect every port, set the defaults; not yet active.
///
/// Fails with HOST_COULD_NOT; `self` is host_instance_close()'s either way and
/// must not move.
bool host_instance_open(HostInstance* self, const HostBundle* bundle,
                        const HostSetup* setup, HostFault* fault);

/// [host] Apply a preset: port values, and if wanted the sentence and the rest.
///
/// Fails with HOST_COULD_NOT.
bool host_instance_preset(HostInstance* self, const LilvNode* preset,
                          bool with_properties, HostFault* fault);

/// [host] Once, before the first run.
void host_instance_activate(HostInstance* self);

/// [host] Deactivate and free everything.  A zeroed instance is fine.
void host_instance_close(HostInstance* self);

/// [host] Begin the messages of the next block; append with `forge`.
void host_instance_begin(HostInstance* self);

/// [host] Run the block that was begun, `n` frames, and hear what is said.
void host_instance_run(HostInstance* self, uint32_t n);

/// [any] The samples of an audio output since the last run.
const float* host_instance_audio(const HostInstance* self, uint32_t output);

/// [any] The index of the control port `symbol`, or -1.
int host_instance_control(const HostInstance* self, const char* symbol);

#endif
