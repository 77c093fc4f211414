// Reads what a bank of presets holds, as far as the manifest must repeat it.

#ifndef TTL_PRESETS_H
#define TTL_PRESETS_H

#include <stdbool.h>

#define TTL_MAX_PRESETS 512
#define TTL_NAME_BYTES 256
#define TTL_PROMPT_BYTES 1024

typedef struct {
  char uri[TTL_NAME_BYTES];
  char label[TTL_NAME_BYTES];
  char applies_to[2][TTL_NAME_BYTES]; ///< URIs of plugins, "" where there is none
  char bank[TTL_NAME_BYTES];          ///< URI, or ""
  char state[TTL_NAME_BYTES];         ///< What its state is called in the file, or ""
  char prompt[TTL_PROMPT_BYTES];      ///< In its state, or ""
  bool is_preset, is_bank;
} TtlPreset;

typedef struct {
  TtlPreset things[TTL_MAX_PRESETS];
  unsigned  n_things;
  bool      failed;
} TtlBank;

/// [init] Read the Turtle file at `path`; false if it is damaged or holds too much.
bool ttl_read_bank(const char* path, TtlBank* bank);

#endif
