#include "plugin/state_paths.h"

#include <lv2/core/lv2_util.h>

#include <stdlib.h>

PluginPaths
plugin_paths(const LV2_Feature* const* features)
{
  PluginPaths paths = {NULL, NULL, NULL};
  if (features) {
    paths.map_path =
      (LV2_State_Map_Path*)lv2_features_data(features, LV2_STATE__mapPath);
    paths.make_path =
      (LV2_State_Make_Path*)lv2_features_data(features, LV2_STATE__makePath);
    paths.free_path =
      (LV2_State_Free_Path*)lv2_features_data(features, LV2_STATE__freePath);
  }
  return paths;
}

void
plugin_path_free(const PluginPaths* paths, char* path)
{
  if (path && paths->free_path) {
    paths->free_path->free_path(paths->free_path->handle, path);
  } else {
    free(path);
  }
}
