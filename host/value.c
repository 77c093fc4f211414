#include "host/bundle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const HostPort*
host_bundle_control(const HostBundle* self, const char* symbol, size_t symbol_bytes)
{
  for (uint32_t i = 0; i < self->n_ports; ++i) {
    const HostPort* const port = &self->ports[i];
    if (port->kind == HOST_PORT_CONTROL && strlen(port->symbol) == symbol_bytes &&
        !memcmp(port->symbol, symbol, symbol_bytes)) {
      return port;
    }
  }
  return NULL;
}

/// Whether one of the port's scale points is called `label`, and its value.
static bool
scale_point(const HostBundle* self, const HostPort* port, const char* label,
            float* value)
{
  bool             is_found = false;
  LilvScalePoints* points   = lilv_port_get_scale_points(self->plugin, port->port);
  LILV_FOREACH(scale_points, i, points)
  {
    const LilvScalePoint* const point = lilv_scale_points_get(points, i);
    if (!strcmp(lilv_node_as_string(lilv_scale_point_get_label(point)), label)) {
      *value   = lilv_node_as_float(lilv_scale_point_get_value(point));
      is_found = true;
    }
  }
  lilv_scale_points_free(points);
  return is_found;
}

static bool
unknown_symbol(const HostBundle* self, const HostSetting* setting, HostFault* fault)
{
  char   all[512];
  size_t at = 0;
  all[0]    = '\0';
  for (uint32_t i = 0; i < self->n_ports; ++i) {
    const char* const symbol = self->ports[i].symbol;
    const size_t      n      = strlen(symbol);
    if (self->ports[i].kind == HOST_PORT_CONTROL && at + n + 2 < sizeof(all)) {
      all[at] = ' ';
      memcpy(all + at + 1, symbol, n + 1);
      at += n + 1;
    }
  }
  const int bytes = setting->symbol_bytes < 64 ? (int)setting->symbol_bytes : 64;
  return host_fault(fault, HOST_WRONG_USAGE, "there is no parameter %.*s; there are%s",
                    bytes, setting->symbol, all);
}

static bool
in_range(const HostPort* port, float number, const char* text, HostFault* fault)
{
  if (!(number >= port->least && number <= port->most)) {
    return host_fault(fault, HOST_WRONG_USAGE, "%s is from %g to %g, not %.64s",
                      port->symbol, (double)port->least, (double)port->most, text);
  }
  if (port->is_whole && number != floorf(number)) {
    return host_fault(fault, HOST_WRONG_USAGE, "%s is a whole number, not %.64s",
                      port->symbol, text);
  }
  return true;
}

bool
host_bundle_value(const HostBundle* self, const HostSetting* setting,
                  uint32_t* port_index, float* value, HostFault* fault)
{
  const HostPort* const port =
    host_bundle_control(self, setting->symbol, setting->symbol_bytes);
  if (!port) {
    return unknown_symbol(self, setting, fault);
  }
  *port_index = (uint32_t)(port - self->ports);
  if (scale_point(self, port, setting->value, value)) {
    return true;
  }
  char* end = NULL;
  *value    = strtof(setting->value, &end);
  if (end == setting->value || *end) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "%s is a number from %g to %g, not %.64s", port->symbol,
                      (double)port->least, (double)port->most, setting->value);
  }
  return in_range(port, *value, setting->value, fault);
}
