// The files of a session, as the host names them.

#ifndef PLUGIN_STATE_PATHS_H
#define PLUGIN_STATE_PATHS_H

#include <lv2/core/lv2.h>
#include <lv2/state/state.h>

/// What the host offers; any may be NULL.
typedef struct {
  LV2_State_Map_Path*  map_path;
  LV2_State_Make_Path* make_path;
  LV2_State_Free_Path* free_path;
} PluginPaths;

/// [init] What is offered in `features` (may be NULL).
PluginPaths plugin_paths(const LV2_Feature* const* features);

/// [init] Free a path that the host has made; NULL is fine.
void plugin_path_free(const PluginPaths* paths, char* path);

#endif
