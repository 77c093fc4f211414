#include "host/bundle.h"

#include "host/find.h"
#include "host/hush.h"

#include <lv2/atom/atom.h>
#include <lv2/core/lv2.h>
#include <lv2/port-props/port-props.h>
#include <lv2/resize-port/resize-port.h>

#include <math.h>
#include <string.h>

static bool
port_is(const HostBundle* self, const LilvPort* port, const char* class_uri)
{
  LilvNode* const node = lilv_new_uri(self->world, class_uri);
  const bool      is   = lilv_port_is_a(self->plugin, port, node);
  lilv_node_free(node);
  return is;
}

static bool
port_has(const HostBundle* self, const LilvPort* port, const char* property)
{
  LilvNode* const node = lilv_new_uri(self->world, property);
  const bool      has  = lilv_port_has_property(self->plugin, port, node);
  lilv_node_free(node);
  return has;
}

static HostPortKind
kind_of(const HostBundle* self, const LilvPort* port, const char* symbol)
{
  const bool is_in = port_is(self, port, LV2_CORE__InputPort);
  if (port_is(self, port, LV2_CORE__ControlPort)) {
    return is_in ? HOST_PORT_CONTROL : HOST_PORT_OTHER;
  }
  if (port_is(self, port, LV2_CORE__AudioPort)) {
    return is_in ? HOST_PORT_OTHER : HOST_PORT_AUDIO;
  }
  return is_in && !strcmp(symbol, "control")     ? HOST_PORT_EVENTS
         : !is_in && !strcmp(symbol, "notify")   ? HOST_PORT_NOTIFY
         : !is_in && !strcmp(symbol, "midi_out") ? HOST_PORT_MIDI
                                                 : HOST_PORT_OTHER;
}

static float
number_or(LilvNode* node, float otherwise)
{
  const bool  is_number = lilv_node_is_float(node) || lilv_node_is_int(node);
  const float number    = is_number ? lilv_node_as_float(node) : otherwise;
  lilv_node_free(node);
  return number;
}

static void
read_port(const HostBundle* self, uint32_t index, HostPort* port)
{
  const LilvPort* const lilv     = lilv_plugin_get_port_by_index(self->plugin, index);
  LilvNode*             nodes[3] = {NULL, NULL, NULL};
  LilvNode* const min_size = lilv_new_uri(self->world, LV2_RESIZE_PORT__minimumSize);
  port->port               = lilv;
  port->symbol = lilv_node_as_string(lilv_port_get_symbol(self->plugin, lilv));
  port->kind   = kind_of(self, lilv, port->symbol);
  lilv_port_get_range(self->plugin, lilv, &nodes[0], &nodes[1], &nodes[2]);
  port->preset   = number_or(nodes[0], 0.0F);
  port->least    = number_or(nodes[1], -INFINITY);
  port->most     = number_or(nodes[2], INFINITY);
  port->is_whole = port_has(self, lilv, LV2_CORE__integer) ||
                   port_has(self, lilv, LV2_CORE__toggled) ||
                   port_has(self, lilv, LV2_CORE__enumeration);
  const float bytes = number_or(lilv_port_get(self->plugin, lilv, min_size), 0.0F);
  port->min_bytes   = bytes > 0.0F && bytes < 1e8F ? (uint32_t)bytes : 0;
  lilv_node_free(min_size);
}

static bool
read_ports(HostBundle* self, HostFault* fault)
{
  bool has[HOST_PORT_OTHER + 1] = {false};
  self->n_ports                 = lilv_plugin_get_num_ports(self->plugin);
  self->n_audio                 = 0;
  for (uint32_t i = 0; i < self->n_ports && i < HOST_MAX_PORTS; ++i) {
    read_port(self, i, &self->ports[i]);
    has[self->ports[i].kind] = true;
    self->n_audio += self->ports[i].kind == HOST_PORT_AUDIO;
  }
  if (self->n_ports > HOST_MAX_PORTS || self->n_audio > HOST_MAX_AUDIO ||
      self->n_audio < 2 || !has[HOST_PORT_EVENTS] || !has[HOST_PORT_NOTIFY] ||
      !has[HOST_PORT_MIDI]) {
    return host_fault(fault, HOST_COULD_NOT,
                      "the bundle's description is damaged: its ports are not Estro's");
  }
  return true;
}

static const LilvPlugin*
find_plugin(const HostBundle* self, const char* uri)
{
  LilvNode* const          node   = lilv_new_uri(self->world, uri);
  const LilvPlugins* const all    = lilv_world_get_all_plugins(self->world);
  const LilvPlugin* const  plugin = lilv_plugins_get_by_uri(all, node);
  lilv_node_free(node);
  return plugin && lilv_plugin_verify(plugin) ? plugin : NULL;
}

static bool
no_plugin(const char* uri, const char* reason, HostFault* fault)
{
  return host_fault(fault, HOST_COULD_NOT,
                    "cannot find a sound estro.lv2 with <%s>%s%.300s; install it, or "
                    "name the folder that holds it in LV2_PATH",
                    uri, reason[0] ? ": " : "", reason);
}

/// The bundle beside us alone, or everything that lilv finds.
static void
load(LilvWorld* world)
{
  char path[1280];
  if (!host_find_beside(path, sizeof(path))) {
    lilv_world_load_all(world);
    return;
  }
  LilvNode* const folder = lilv_new_file_uri(world, NULL, path);
  lilv_world_load_bundle(world, folder);
  lilv_node_free(folder);
}

bool
host_bundle_open(HostBundle* self, const char* uri, HostFault* fault)
{
  if (!host_find_path_is_absolute()) {
    return host_fault(fault, HOST_COULD_NOT, "LV2_PATH must hold absolute paths");
  }
  *self = (HostBundle){.world = lilv_world_new()};
  if (!self->world) {
    return host_fault(fault, HOST_COULD_NOT, "out of memory");
  }
  char     reason[400];
  HostHush hush;
  host_hush_begin(&hush);
  load(self->world);
  self->plugin = find_plugin(self, uri);
  host_hush_end(&hush, reason, sizeof(reason));
  return self->plugin ? read_ports(self, fault) : no_plugin(uri, reason, fault);
}

void
host_bundle_close(HostBundle* self)
{
  if (self->world) {
    lilv_world_free(self->world);
  }
  *self = (HostBundle){0};
}
