// The two Turtle files of the bundle, from the tables that the code itself uses.

#ifndef TTL_GENERATE_H
#define TTL_GENERATE_H

#include "ttl/writer.h"

#include <stdbool.h>

typedef struct {
  unsigned minor, micro; ///< LV2's version numbers: even in releases
  bool     ui;           ///< Whether the window is in the bundle
} TtlOptions;

/// [init] manifest.ttl: what a host must know before it reads anything else.
///
/// `presets` are the paths of Turtle files whose presets are listed.  False,
/// with a line on stderr, if one of them cannot be read or says too little.
bool ttl_manifest(TtlWriter* out, const TtlOptions* options, char* const* presets,
                  int n_presets);

/// [init] The presets' sentences as a C table, for calling them by program number.
///
/// Banks are the files as given, programs their presets in the order of the file.
/// False, with a line on stderr, if one of them cannot be read.
bool ttl_programs(FILE* out, char* const* presets, int n_presets);

/// [init] estro.ttl: both plugins, their ports and properties, and the window.
void ttl_plugins(TtlWriter* out, const TtlOptions* options);

/// [init] The ports of one plugin, in the order of ttl/contract.h.
void ttl_ports(TtlWriter* out, bool multi);

/// [init] The URI of the group of `part`'s outputs in the plugin of many outputs.
const char* ttl_part_group(unsigned part);

/// [init] The groups that ttl_ports() refers to.
void ttl_groups(TtlWriter* out);

#endif
