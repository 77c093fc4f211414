// Where the bundle may be.

#ifndef HOST_FIND_H
#define HOST_FIND_H

#include <stdbool.h>
#include <stddef.h>

/// [host] The folder of the bundle beside this program, with a slash at its end.
///
/// False if there is none, or if LV2_PATH is set and thus decides.
bool host_find_beside(char* path, size_t path_bytes);

/// [any] Whether LV2_PATH, if it is set, names its folders from the root or home on.
///
/// lilv crashes over others.
bool host_find_path_is_absolute(void);

#endif
