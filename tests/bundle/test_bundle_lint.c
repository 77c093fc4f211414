// Rules that hosts and their checkers hold a plugin's description to.

#include "core/param/param.h"
#include "tests/test.h"
#include "ttl/contract.h"

#include <lilv/lilv.h>
#include <lv2/atom/atom.h>
#include <lv2/core/lv2.h>
#include <lv2/patch/patch.h>
#include <lv2/port-groups/port-groups.h>
#include <lv2/port-props/port-props.h>

#include <ctype.h>

#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define DOAP "http://usefulinc.com/ns/doap#"

static LilvWorld* world;

static LilvNode*
uri(const char* text)
{
  static LilvNode* nodes[64];
  static unsigned  n;
  for (unsigned i = 0; i < n; ++i) {
    if (!strcmp(lilv_node_as_uri(nodes[i]), text)) {
      return nodes[i];
    }
  }
  CHECK(n < 64);
  nodes[n] = lilv_new_uri(world, text);
  return nodes[n++];
}

static const LilvPlugin*
plugin(int multi)
{
  const LilvPlugin* const found = lilv_plugins_get_by_uri(
    lilv_world_get_all_plugins(world), uri(multi ? ESTRO_MULTI_URI : ESTRO_URI));
  CHECK(found);
  return found;
}

/// The text of a fact about `subject`, at least `least` characters; to be freed.
static char*
text_of(const LilvNode* subject, const char* predicate, size_t least)
{
  LilvNode* const node = lilv_world_get(world, subject, uri(predicate), NULL);
  CHECK(node && strlen(lilv_node_as_string(node)) >= least);
  char* const text = (char*)malloc(strlen(lilv_node_as_string(node)) + 1);
  CHECK(text);
  memcpy(text, lilv_node_as_string(node), strlen(lilv_node_as_string(node)) + 1);
  lilv_node_free(node);
  return text;
}

static bool
is_symbol(const char* text)
{
  bool good = isalpha((unsigned char)*text) || *text == '_';
  for (const char* c = text; *c; ++c) {
    good = good && (isalnum((unsigned char)*c) || *c == '_');
  }
  return good;
}

static void
symbols_and_names_are_good_and_different(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p = plugin(multi);
    const uint32_t          n = lilv_plugin_get_num_ports(p);
    for (uint32_t i = 0; i < n; ++i) {
      const LilvPort* const a    = lilv_plugin_get_port_by_index(p, i);
      LilvNode* const       name = lilv_port_get_name(p, a);
      CHECK(is_symbol(lilv_node_as_string(lilv_port_get_symbol(p, a))));
      CHECK(*lilv_node_as_string(name));
      for (uint32_t k = 0; k < i; ++k) {
        const LilvPort* const b     = lilv_plugin_get_port_by_index(p, k);
        LilvNode* const       other = lilv_port_get_name(p, b);
        CHECK(
          !lilv_node_equals(lilv_port_get_symbol(p, a), lilv_port_get_symbol(p, b)));
        CHECK(!lilv_node_equals(name, other));
        lilv_node_free(other);
      }
      lilv_node_free(name);
    }
  }
}

static bool
has(const LilvPlugin* p, const LilvPort* port, const char* property)
{
  return lilv_port_has_property(p, port, uri(property));
}

static void
every_knob_belongs_to_a_group_that_is_described(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p = plugin(multi);
    for (unsigned id = 0; id < PARAM_N; ++id) {
      const ParamInfo* const info   = param_info((ParamId)id);
      LilvNode* const        symbol = lilv_new_string(world, info->symbol);
      const LilvPort* const  port   = lilv_plugin_get_port_by_symbol(p, symbol);
      LilvNode* const group = lilv_port_get(p, port, uri(LV2_PORT_GROUPS__group));
      CHECK(!group == (info->group == PARAM_HOST));
      if (group) {
        char* const group_symbol = text_of(group, LV2_CORE__symbol, 1);
        char* const label        = text_of(group, RDFS "label", 1);
        CHECK(is_symbol(group_symbol));
        CHECK(lilv_world_ask(world, group, uri(LILV_NS_RDF "type"),
                             uri(LV2_PORT_GROUPS__InputGroup)));
        free(group_symbol);
        free(label);
      }
      lilv_node_free(group);
      lilv_node_free(symbol);
    }
  }
}

static void
what_is_shown_first_is_told_once(void)
{
  const LilvPlugin* const p    = plugin(0);
  int                     last = 1000;
  for (unsigned id = 0; id < PARAM_N; ++id) {
    LilvNode* const symbol = lilv_new_string(world, param_info((ParamId)id)->symbol);
    const LilvPort* const port = lilv_plugin_get_port_by_symbol(p, symbol);
    LilvNode* const       priority =
      lilv_port_get(p, port, uri(LV2_PORT_PROPS__displayPriority));
    if (priority) {
      CHECK(lilv_node_as_int(priority) < last && lilv_node_as_int(priority) > 0);
      last = lilv_node_as_int(priority);
    }
    lilv_node_free(priority);
    lilv_node_free(symbol);
  }
  CHECK(last < 1000);
}

/// Whether a curve drawn for it would be heard.
static bool
is_worth_a_curve(ParamId id)
{
  const ParamInfo* const info = param_info(id);
  return info->group == PARAM_REFINEMENT || info->group == PARAM_MIX ||
         info->kind == PARAM_TRIGGER || id == PARAM_KEY || id == PARAM_TEMPO ||
         id == PARAM_FOLLOW_HOST || id == PARAM_ENABLED || id == PARAM_FREEWHEEL;
}

static void
what_only_counts_when_composing_is_not_automatic(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvPlugin* const p = plugin(multi);
    for (unsigned id = 0; id < PARAM_N; ++id) {
      const ParamInfo* const info   = param_info((ParamId)id);
      LilvNode* const        symbol = lilv_new_string(world, info->symbol);
      const LilvPort* const  port   = lilv_plugin_get_port_by_symbol(p, symbol);
      CHECK(has(p, port, LV2_PORT_PROPS__notAutomatic) !=
            is_worth_a_curve((ParamId)id));
      CHECK(has(p, port, LV2_PORT_PROPS__trigger) == (info->kind == PARAM_TRIGGER));
      CHECK(has(p, port, LV2_PORT_PROPS__expensive) == (info->kind == PARAM_TRIGGER));
      CHECK(has(p, port, LV2_PORT_PROPS__notOnGUI) == (id == PARAM_FREEWHEEL));
      lilv_node_free(symbol);
    }
  }
}

static void
every_property_says_what_it_is(void)
{
  static const struct {
    const char* property;
    const char* range;
    bool        writable;
  } properties[] = {
    {ESTRO__prompt, LV2_ATOM__String, true},
    {ESTRO__corrections, LV2_ATOM__String, true},
    {ESTRO__instruments, LV2_ATOM__String, true},
    {ESTRO__render, LV2_ATOM__Path, true},
    {ESTRO__intent, LV2_ATOM__String, false},
    {ESTRO__summary, LV2_ATOM__String, false},
    {ESTRO__status, LV2_ATOM__String, false},
  };
  for (size_t i = 0; i < sizeof properties / sizeof properties[0]; ++i) {
    const LilvNode* const property = uri(properties[i].property);
    free(text_of(property, RDFS "label", 2));
    free(text_of(property, RDFS "comment", 10));
    CHECK(lilv_world_ask(world, property, uri(LILV_NS_RDF "type"),
                         uri(LV2_CORE_PREFIX "Parameter")));
    CHECK(lilv_world_ask(world, property, uri(RDFS "range"), uri(properties[i].range)));
    for (int multi = 0; multi < 2; ++multi) {
      const LilvNode* const self = lilv_plugin_get_uri(plugin(multi));
      CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__writable), property) ==
            properties[i].writable);
      CHECK(lilv_world_ask(world, self, uri(LV2_PATCH__readable), property) !=
            properties[i].writable);
    }
  }
}

static void
the_plugins_are_described_in_full(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const LilvNode* const self = lilv_plugin_get_uri(plugin(multi));
    free(text_of(self, DOAP "name", 3));
    free(text_of(self, DOAP "license", 10));
    free(text_of(self, DOAP "shortdesc", 10));
    free(text_of(self, RDFS "comment", 40));
    char* const minor = text_of(self, LV2_CORE__minorVersion, 1);
    char* const micro = text_of(self, LV2_CORE__microVersion, 1);
    CHECK(strtol(minor, NULL, 10) % 2 == 0 && strtol(micro, NULL, 10) % 2 == 0);
    free(minor);
    free(micro);
  }
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2);
  char path[4096];
  snprintf(path, sizeof path, "%s/", argv[1]);
  world                  = lilv_world_new();
  LilvNode* const bundle = lilv_new_file_uri(world, NULL, path);
  lilv_world_load_bundle(world, bundle);
  lilv_node_free(bundle);
  RUN(symbols_and_names_are_good_and_different);
  RUN(every_knob_belongs_to_a_group_that_is_described);
  RUN(what_is_shown_first_is_told_once);
  RUN(what_only_counts_when_composing_is_not_automatic);
  RUN(every_property_says_what_it_is);
  RUN(the_plugins_are_described_in_full);
  lilv_world_free(world);
  return 0;
}
