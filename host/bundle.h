// Finds the bundle and reads what it promises: plugin, ports, presets.

#ifndef HOST_BUNDLE_H
#define HOST_BUNDLE_H

#include "host/fault.h"
#include "host/options.h"

#include <lilv/lilv.h>

#define HOST_MAX_PORTS 128U
#define HOST_MAX_AUDIO 14U

typedef enum {
  HOST_PORT_CONTROL, ///< A number that goes in
  HOST_PORT_AUDIO,   ///< Sound that comes out
  HOST_PORT_EVENTS,  ///< The atom port named "control"
  HOST_PORT_NOTIFY,
  HOST_PORT_MIDI,
  HOST_PORT_OTHER, ///< Connected and not looked at
} HostPortKind;

typedef struct {
  HostPortKind    kind;
  const char*     symbol; ///< The world's
  const LilvPort* port;
  float           least, preset, most; ///< Of a control
  bool            is_whole;            ///< Only whole numbers are meant
  uint32_t        min_bytes;           ///< Of an atom port; 0 if not said
} HostPort;

typedef struct {
  LilvWorld*        world;
  const LilvPlugin* plugin;
  uint32_t          n_ports;
  HostPort          ports[HOST_MAX_PORTS];
  uint32_t          n_audio;
} HostBundle;

/// [host] Find the bundle and read the ports of the plugin `uri`.
///
/// Looks in LV2_PATH if that is set; else beside this program, then where
/// lilv looks.  Fails with HOST_COULD_NOT; `self` is host_bundle_close()'s
/// either way.
bool host_bundle_open(HostBundle* self, const char* uri, HostFault* fault);

/// [host] Free everything.  A zeroed bundle is fine.
void host_bundle_close(HostBundle* self);

/// [any] The control port with this symbol, or NULL.
const HostPort* host_bundle_control(const HostBundle* self, const char* symbol,
                                    size_t symbol_bytes);

/// [host] The value that a setting means: a number in range or a scale point's label.
///
/// Fails with HOST_WRONG_USAGE, naming what would be right.
bool host_bundle_value(const HostBundle* self, const HostSetting* setting,
                       uint32_t* port_index, float* value, HostFault* fault);

/// [host] The preset with this label, ignoring case, or NULL; free with
/// lilv_node_free().
LilvNode* host_bundle_preset(const HostBundle* self, const char* label);

/// [host] Print all presets, a line each: label and sentence.  False if that failed.
bool host_bundle_list_presets(const HostBundle* self);

#endif
