// Reads the built bundle back as a host would, and holds it against the tables.

#include "core/param/param.h"
#include "tests/test.h"
#include "ttl/contract.h"

#include <lilv/lilv.h>
#include <lv2/atom/atom.h>
#include <lv2/core/lv2.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/port-groups/port-groups.h>
#include <lv2/presets/presets.h>
#include <lv2/resize-port/resize-port.h>
#include <lv2/state/state.h>
#include <lv2/time/time.h>
#include <lv2/ui/ui.h>
#include <lv2/units/units.h>
#include <lv2/urid/urid.h>
#include <lv2/worker/worker.h>

static LilvWorld* world;

static LilvNode*
uri(const char* text)
{
  static LilvNode* nodes[256];
  static unsigned  n;
  CHECK(n < 256);
  for (unsigned i = 0; i < n; ++i) {
    if (!strcmp(lilv_node_as_uri(nodes[i]), text)) {
      return nodes[i];
    }
  }
  nodes[n] = lilv_new_uri(world, text);
  return nodes[n++];
}

static const LilvPlugin*
plugin(bool multi)
{
  const LilvPlugins* const all = lilv_world_get_all_plugins(world);
  const LilvPlugin* const  found =
    lilv_plugins_get_by_uri(all, uri(multi ? ESTRO_MULTI_URI : ESTRO_URI));
  CHECK(found);
  return found;
}

static unsigned
n_audio(bool multi)
{
  return multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO;
}

static bool
has(const LilvPlugin* p, const LilvPort* port, const char* property)
{
  return lilv_port_has_property(p, port, uri(property));
}

static void
check_range(const LilvPlugin* p, const LilvPort* port, const ParamInfo* info)
{
  LilvNode *preset = NULL, *least = NULL, *most = NULL;
  lilv_port_get_range(p, port, &preset, &least, &most);
  CHECK(lilv_node_as_float(preset) == info->preset);
  CHECK(lilv_node_as_float(least) == info->least);
  CHECK(lilv_node_as_float(most) == info->most);
  CHECK(info->least <= info->preset && info->preset <= info->most);
  lilv_node_free(preset);
  lilv_node_free(least);
  lilv_node_free(most);
}

static void
check_points(const LilvPlugin* p, const LilvPort* port, const ParamInfo* info)
{
  LilvScalePoints* const points = lilv_port_get_scale_points(p, port);
  CHECK((points ? lilv_scale_points_size(points) : 0) == info->n_points);
  if (!points) {
    return;
  }
  unsigned found = 0;
  LILV_FOREACH(scale_points, i, points)
  {
    const LilvScalePoint* const point = lilv_scale_points_get(points, i);
    const float value = lilv_node_as_float(lilv_scale_point_get_value(point));
    for (unsigned k = 0; k < info->n_points; ++k) {
      if (info->points[k].value == value) {
        CHECK_TEXT(lilv_node_as_string(lilv_scale_point_get_label(point)),
                   info->points[k].label);
        ++found;
      }
    }
  }
  CHECK(found == info->n_points);
  lilv_scale_points_free(points);
}

static void
check_unit(const LilvPlugin* p, const LilvPort* port, const ParamInfo* info)
{
  static const char* const units[] = {NULL, LV2_UNITS__db, LV2_UNITS__bpm,
                                      LV2_UNITS__bar};
  LilvNode* const          unit    = lilv_port_get(p, port, uri(LV2_UNITS__unit));
  CHECK(!unit == !units[info->unit]);
  if (unit) {
    CHECK_TEXT(lilv_node_as_uri(unit), units[info->unit]);
  }
  lilv_node_free(unit);
}

static void
check_knob(const LilvPlugin* p, uint32_t index, ParamId id)
{
  const LilvPort* const  port = lilv_plugin_get_port_by_index(p, index);
  const ParamInfo* const info = param_info(id);
  LilvNode* const        name = lilv_port_get_name(p, port);
  LilvNode* const        comment =
    lilv_port_get(p, port, uri("http://www.w3.org/2000/01/rdf-schema#comment"));
  CHECK_TEXT(lilv_node_as_string(lilv_port_get_symbol(p, port)), info->symbol);
  CHECK_TEXT(lilv_node_as_string(name), info->name);
  CHECK_TEXT(lilv_node_as_string(comment), info->comment);
  CHECK(lilv_port_is_a(p, port, uri(LV2_CORE__InputPort)));
  CHECK(lilv_port_is_a(p, port, uri(LV2_CORE__ControlPort)));
  CHECK(has(p, port, LV2_CORE__toggled) ==
        (info->kind == PARAM_TOGGLE || info->kind == PARAM_TRIGGER));
  CHECK(has(p, port, LV2_CORE__enumeration) == (info->kind == PARAM_CHOICE));
  CHECK(has(p, port, LV2_CORE__integer) ==
        (info->kind == PARAM_CHOICE || info->kind == PARAM_INTEGER));
  check_range(p, port, info);
  check_points(p, port, info);
  check_unit(p, port, info);
  lilv_node_free(name);
  lilv_node_free(comment);
}

static void
every_parameter_is_as_the_table_says(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p     = plugin(multi);
    const uint32_t          first = ESTRO_PORT_AUDIO + n_audio(multi);
    CHECK(lilv_plugin_get_num_ports(p) == first + PARAM_N + 1);
    for (unsigned id = 0; id < PARAM_N; ++id) {
      check_knob(p, first + id, (ParamId)id);
    }
  }
}

static void
check_symbol(const LilvPlugin* p, uint32_t index, const char* symbol, const char* kind,
             const char* direction)
{
  const LilvPort* const port = lilv_plugin_get_port_by_index(p, index);
  CHECK(port);
  CHECK_TEXT(lilv_node_as_string(lilv_port_get_symbol(p, port)), symbol);
  CHECK(lilv_port_is_a(p, port, uri(kind)));
  CHECK(lilv_port_is_a(p, port, uri(direction)));
}

static void
the_other_ports_are_as_the_contract_says(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p = plugin(multi);
    check_symbol(p, ESTRO_PORT_CONTROL, "control", LV2_ATOM__AtomPort,
                 LV2_CORE__InputPort);
    check_symbol(p, ESTRO_PORT_NOTIFY, "notify", LV2_ATOM__AtomPort,
                 LV2_CORE__OutputPort);
    check_symbol(p, ESTRO_PORT_MIDI_OUT, "midi_out", LV2_ATOM__AtomPort,
                 LV2_CORE__OutputPort);
    for (unsigned i = 0; i < n_audio(multi); ++i) {
      char symbol[32];
      snprintf(symbol, sizeof symbol, "%s_%c",
               multi ? base_part_name((BasePart)(i / 2)) : "out", i % 2 ? 'r' : 'l');
      check_symbol(p, ESTRO_PORT_AUDIO + i, symbol, LV2_CORE__AudioPort,
                   LV2_CORE__OutputPort);
    }
    check_symbol(p, ESTRO_PORT_AUDIO + n_audio(multi) + PARAM_N, "latency",
                 LV2_CORE__ControlPort, LV2_CORE__OutputPort);
    CHECK(lilv_plugin_has_latency(p));
    CHECK(lilv_plugin_get_latency_port_index(p) ==
          ESTRO_PORT_AUDIO + n_audio(multi) + PARAM_N);
  }
}

static void
check_designation(const LilvPlugin* p, const char* class_name, const char* designation,
                  const char* symbol)
{
  const LilvPort* const port =
    lilv_plugin_get_port_by_designation(p, uri(class_name), uri(designation));
  CHECK(port);
  CHECK_TEXT(lilv_node_as_string(lilv_port_get_symbol(p, port)), symbol);
}

static void
hosts_find_the_ports_they_look_for(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p = plugin(multi);
    check_designation(p, LV2_CORE__InputPort, LV2_CORE__control, "control");
    check_designation(p, LV2_CORE__InputPort, LV2_CORE__enabled, "enabled");
    check_designation(p, LV2_CORE__InputPort, LV2_CORE__freeWheeling, "freewheel");
    const uint32_t talk[] = {ESTRO_PORT_CONTROL, ESTRO_PORT_NOTIFY};
    for (uint32_t i = 0; i < 2; ++i) {
      const LilvPort* const port = lilv_plugin_get_port_by_index(p, talk[i]);
      LilvNode* const size = lilv_port_get(p, port, uri(LV2_RESIZE_PORT__minimumSize));
      CHECK(size && lilv_node_as_int(size) == ESTRO_ATOM_BYTES);
      lilv_node_free(size);
      CHECK(lilv_port_supports_event(p, port, uri(LV2_PATCH__Message)));
    }
    const LilvPort* const in = lilv_plugin_get_port_by_index(p, ESTRO_PORT_CONTROL);
    CHECK(lilv_port_supports_event(p, in, uri(LV2_MIDI__MidiEvent)));
    CHECK(lilv_port_supports_event(p, in, uri(LV2_TIME__Position)));
  }
}

static void
only_urids_are_required(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p        = plugin(multi);
    LilvNodes* const        required = lilv_plugin_get_required_features(p);
    CHECK(lilv_nodes_size(required) == 1);
    CHECK(lilv_nodes_contains(required, uri(LV2_URID__map)));
    CHECK(lilv_plugin_has_feature(p, uri(LV2_WORKER__schedule)));
    CHECK(lilv_plugin_has_feature(p, uri(LV2_CORE__hardRTCapable)));
    CHECK(lilv_plugin_has_feature(p, uri(LV2_STATE__threadSafeRestore)));
    CHECK(lilv_plugin_has_extension_data(p, uri(LV2_STATE__interface)));
    CHECK(lilv_plugin_has_extension_data(p, uri(LV2_WORKER__interface)));
    CHECK(lilv_world_ask(world, lilv_plugin_get_uri(p), uri(LILV_NS_RDF "type"),
                         uri(LV2_CORE__InstrumentPlugin)));
    lilv_nodes_free(required);
  }
}

static void
the_plugin_says_who_made_it(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p       = plugin(multi);
    LilvNode* const         name    = lilv_plugin_get_name(p);
    LilvNode* const         author  = lilv_plugin_get_author_name(p);
    LilvNode* const         project = lilv_plugin_get_project(p);
    CHECK(name && author && project);
    CHECK(lilv_plugin_verify(p));
    lilv_node_free(name);
    lilv_node_free(author);
    lilv_node_free(project);
  }
}

/// The side of its group that a port is on, 0 for the left; -1 if nothing tells.
static int
side_of(const LilvPlugin* p, const LilvPort* port, const LilvNode* group)
{
  LilvNode* const  own = lilv_port_get(p, port, uri(LV2_CORE__designation));
  LilvNodes* const elements =
    lilv_world_find_nodes(world, group, uri(LV2_PORT_GROUPS__element), NULL);
  int side = -1;
  LILV_FOREACH(nodes, i, elements)
  {
    const LilvNode* const element = lilv_nodes_get(elements, i);
    LilvNode* const index = lilv_world_get(world, element, uri(LV2_CORE__index), NULL);
    if (lilv_world_ask(world, element, uri(LV2_CORE__designation), own)) {
      side = lilv_node_as_int(index);
    }
    lilv_node_free(index);
  }
  lilv_nodes_free(elements);
  lilv_node_free(own);
  return side;
}

static void
every_output_pair_is_a_named_group(void)
{
  const LilvPlugin* const p = plugin(true);
  for (unsigned i = 0; i < ESTRO_MULTI_N_AUDIO; i += 2) {
    const LilvPort* const left = lilv_plugin_get_port_by_index(p, ESTRO_PORT_AUDIO + i);
    const LilvPort* const right =
      lilv_plugin_get_port_by_index(p, ESTRO_PORT_AUDIO + i + 1);
    LilvNode* const a = lilv_port_get(p, left, uri(LV2_PORT_GROUPS__group));
    LilvNode* const b = lilv_port_get(p, right, uri(LV2_PORT_GROUPS__group));
    LilvNode* const label =
      lilv_world_get(world, a, uri("http://www.w3.org/2000/01/rdf-schema#label"), NULL);
    LilvNode* const symbol = lilv_world_get(world, a, uri(LV2_CORE__symbol), NULL);
    CHECK(a && lilv_node_equals(a, b));
    CHECK(lilv_world_ask(world, a, uri(LILV_NS_RDF "type"),
                         uri(LV2_PORT_GROUPS__OutputGroup)));
    CHECK(lilv_world_ask(world, a, uri(LILV_NS_RDF "type"),
                         uri(LV2_PORT_GROUPS__DiscreteGroup)));
    CHECK(label && symbol);
    CHECK(side_of(p, left, a) == 0 && side_of(p, right, a) == 1);
    CHECK_TEXT(lilv_node_as_string(symbol), base_part_name((BasePart)(i / 2)));
    lilv_node_free(a);
    lilv_node_free(b);
    lilv_node_free(label);
    lilv_node_free(symbol);
  }
}

static void
the_properties_can_be_found(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvNode* const self = lilv_plugin_get_uri(plugin(multi));
    CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__writable), uri(ESTRO__prompt)));
    CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__readable), uri(ESTRO__intent)));
    CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__readable), uri(ESTRO__summary)));
    CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__readable), uri(ESTRO__status)));
  }
  CHECK(lilv_world_ask(world, uri(ESTRO__prompt),
                       uri("http://www.w3.org/2000/01/rdf-schema#range"),
                       uri(LV2_ATOM__String)));
}

static void
every_preset_loads_and_sets_what_exists(void)
{
  const LilvPlugin* const p = plugin(false);
  LilvNodes* const presets  = lilv_plugin_get_related(p, uri(LV2_PRESETS__Preset));
  unsigned         n        = 0;
  LILV_FOREACH(nodes, i, presets)
  {
    const LilvNode* const preset = lilv_nodes_get(presets, i);
    CHECK(lilv_world_load_resource(world, preset) >= 0); // 0 if its bank is loaded
    LilvNode* const label = lilv_world_get(
      world, preset, uri("http://www.w3.org/2000/01/rdf-schema#label"), NULL);
    LilvNodes* const ports =
      lilv_world_find_nodes(world, preset, uri(LV2_CORE__port), NULL);
    CHECK(label && lilv_node_as_string(label)[0]);
    LILV_FOREACH(nodes, k, ports)
    {
      const LilvNode* const port = lilv_nodes_get(ports, k);
      LilvNode* const symbol = lilv_world_get(world, port, uri(LV2_CORE__symbol), NULL);
      LilvNode* const value =
        lilv_world_get(world, port, uri(LV2_PRESETS__value), NULL);
      const ParamId id = param_find(lilv_node_as_string(symbol));
      CHECK(id < PARAM_N && value);
      CHECK(lilv_node_as_float(value) >= param_info(id)->least);
      CHECK(lilv_node_as_float(value) <= param_info(id)->most);
      lilv_node_free(symbol);
      lilv_node_free(value);
    }
    lilv_nodes_free(ports);
    lilv_node_free(label);
    ++n;
  }
  lilv_nodes_free(presets);
  CHECK(n >= LEAST_PRESETS);
}

static void
the_window_is_announced(void)
{
  LilvUIs* const uis = lilv_plugin_get_uis(plugin(true));
  CHECK(lilv_uis_size(uis) == HAVE_WINDOW);
  LILV_FOREACH(uis, i, uis)
  {
    const LilvUI* const ui = lilv_uis_get(uis, i);
    CHECK(lilv_ui_is_a(ui, uri(LV2_UI__X11UI)));
    char* const path =
      lilv_file_uri_parse(lilv_node_as_uri(lilv_ui_get_binary_uri(ui)), NULL);
    FILE* const file = fopen(path, "rb");
    CHECK(file);
    fclose(file);
    lilv_free(path);
  }
  lilv_uis_free(uis);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2);
  char path[4096];
  snprintf(path, sizeof path, "%s/", argv[1]); // A folder, to lilv
  world                  = lilv_world_new();
  LilvNode* const bundle = lilv_new_file_uri(world, NULL, path);
  lilv_world_load_bundle(world, bundle);
  lilv_node_free(bundle);
  RUN(every_parameter_is_as_the_table_says);
  RUN(the_other_ports_are_as_the_contract_says);
  RUN(hosts_find_the_ports_they_look_for);
  RUN(only_urids_are_required);
  RUN(the_plugin_says_who_made_it);
  RUN(every_output_pair_is_a_named_group);
  RUN(the_properties_can_be_found);
  RUN(every_preset_loads_and_sets_what_exists);
  RUN(the_window_is_announced);
  lilv_world_free(world);
  return 0;
}
