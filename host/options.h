// The command line of `estro`, read but not yet held against the bundle.

#ifndef HOST_OPTIONS_H
#define HOST_OPTIONS_H

#include "host/fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOST_MAX_SETTINGS 128U
#define HOST_MAX_BLOCK 8192U

/// One parameter and what it shall be; both texts are the command line's.
typedef struct {
  const char* symbol; ///< Not terminated: see symbol_bytes
  uint32_t    symbol_bytes;
  const char* value;
} HostSetting;

typedef struct {
  const char* prompt; ///< NULL if none was given; "-" is standard input
  const char* out;    ///< NULL, or where the WAV goes; so are the next four
  const char* midi;
  const char* lead_sheet;
  const char* stems; ///< A folder
  const char* explain;
  const char* preset;   ///< NULL or a label
  double      seconds;  ///< 0 if not given
  uint32_t    bars;     ///< 0 if not given
  uint32_t    from, to; ///< The bars to write, from 1; 0 if not given
  uint8_t     parts;    ///< A bit for each part that was named, 0 for all
  uint32_t    rate_hz;
  uint32_t    block;    ///< Frames, 1..HOST_MAX_BLOCK
  bool        threaded; ///< Whether work() runs on a thread of its own
  bool        list, help, version;
  uint32_t    n_settings;
  HostSetting settings[HOST_MAX_SETTINGS]; ///< In the order given; the last one wins
} HostOptions;

/// [any] Read the command line; `argv[0]` is skipped.  Texts stay the caller's.
///
/// Fails with HOST_WRONG_USAGE.
bool host_options_read(HostOptions* self, int argc, char* const* argv,
                       HostFault* fault);

/// Takes an option's value, or says why not.
typedef bool (*HostTaker)(HostOptions* self, const char* value, HostFault* fault);

/// [any] What takes the option of these `n` bytes, or NULL if it takes no value or is
/// unknown.
HostTaker host_options_taker(const char* name, size_t n);

/// [any] What --help prints.
const char* host_options_help(void);

#endif
