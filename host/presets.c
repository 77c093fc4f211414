#include "host/bundle.h"

#include "ttl/contract.h"

#include <lv2/presets/presets.h>
#include <lv2/state/state.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static LilvNodes*
all_presets(const HostBundle* self)
{
  LilvNode* const  kind = lilv_new_uri(self->world, LV2_PRESETS__Preset);
  LilvNodes* const all  = lilv_plugin_get_related(self->plugin, kind);
  lilv_node_free(kind);
  return all;
}

/// The preset's label; free with lilv_node_free().  NULL if it has none.
static LilvNode*
label_of(const HostBundle* self, const LilvNode* preset)
{
  LilvNode* const predicate = lilv_new_uri(self->world, LILV_NS_RDFS "label");
  LilvNode* const label     = lilv_world_get(self->world, preset, predicate, NULL);
  lilv_node_free(predicate);
  return label;
}

LilvNode*
host_bundle_preset(const HostBundle* self, const char* label)
{
  LilvNode*  found = NULL;
  LilvNodes* all   = all_presets(self);
  LILV_FOREACH(nodes, i, all)
  {
    const LilvNode* const preset = lilv_nodes_get(all, i);
    LilvNode* const       name   = label_of(self, preset);
    if (!found && name && !strcasecmp(lilv_node_as_string(name), label)) {
      found = lilv_node_duplicate(preset);
    }
    lilv_node_free(name);
  }
  lilv_nodes_free(all);
  return found;
}

/// The sentence that a preset's state holds, or NULL; free with lilv_node_free().
static LilvNode*
prompt_of(const HostBundle* self, const LilvNode* preset)
{
  lilv_world_load_resource(self->world, preset);
  LilvNode* const has_state = lilv_new_uri(self->world, LV2_STATE__state);
  LilvNode* const property  = lilv_new_uri(self->world, ESTRO__prompt);
  LilvNode* const state     = lilv_world_get(self->world, preset, has_state, NULL);
  LilvNode* const prompt =
    state ? lilv_world_get(self->world, state, property, NULL) : NULL;
  lilv_node_free(state);
  lilv_node_free(property);
  lilv_node_free(has_state);
  return prompt;
}

typedef struct {
  LilvNode *label, *prompt;
} Line;

static int
by_label(const void* a, const void* b)
{
  return strcasecmp(lilv_node_as_string(((const Line*)a)->label),
                    lilv_node_as_string(((const Line*)b)->label));
}

static void
print_lines(const Line* lines, size_t n)
{
  int width = 0;
  for (size_t i = 0; i < n; ++i) {
    const int bytes = (int)strlen(lilv_node_as_string(lines[i].label));
    width           = bytes > width ? bytes : width;
  }
  for (size_t i = 0; i < n; ++i) {
    const char* const prompt =
      lines[i].prompt ? lilv_node_as_string(lines[i].prompt) : "";
    printf("%-*s  %s\n", width, lilv_node_as_string(lines[i].label), prompt);
  }
}

bool
host_bundle_list_presets(const HostBundle* self)
{
  LilvNodes*  all   = all_presets(self);
  size_t      n     = 0;
  Line* const lines = calloc(lilv_nodes_size(all) + 1, sizeof(Line));
  LILV_FOREACH(nodes, i, all)
  {
    const LilvNode* const preset = lilv_nodes_get(all, i);
    LilvNode* const       label  = label_of(self, preset);
    if (lines && label) {
      lines[n++] = (Line){label, prompt_of(self, preset)};
    }
  }
  lilv_nodes_free(all);
  if (lines) {
    qsort(lines, n, sizeof(Line), by_label);
    print_lines(lines, n);
  }
  for (size_t i = 0; i < n; ++i) {
    lilv_node_free(lines[i].label);
    lilv_node_free(lines[i].prompt);
  }
  free(lines);
  return lines && !fflush(stdout);
}
