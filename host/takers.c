#include "host/options.h"

#include "host/piece.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/// No piece is longer.
#define MOST_BAR 65536U

/// A file name that would be silently odd is refused.
static bool
take_path(const char** path, const char* option, const char* value, HostFault* fault)
{
  if (!*value || !strcmp(value, "-")) {
    return host_fault(fault, HOST_WRONG_USAGE, "%s needs a file name", option);
  }
  *path = value;
  return true;
}

static bool
take_whole(uint32_t* number, const char* option, const char* value, uint32_t least,
           uint32_t most, HostFault* fault)
{
  char* end           = NULL;
  errno               = 0;
  const long long got = strtoll(value, &end, 10);
  if (end == value || *end || errno || got < least || got > most) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "%s needs a whole number from %u to %u, not \"%s\"", option,
                      least, most, value);
  }
  *number = (uint32_t)got;
  return true;
}

static bool
add_setting(HostOptions* self, const char* symbol, size_t symbol_bytes,
            const char* value, HostFault* fault)
{
  if (self->n_settings == HOST_MAX_SETTINGS) {
    return host_fault(fault, HOST_WRONG_USAGE, "more than %u settings",
                      HOST_MAX_SETTINGS);
  }
  self->settings[self->n_settings++] =
    (HostSetting){symbol, (uint32_t)symbol_bytes, value};
  return true;
}

static bool
take_out(HostOptions* self, const char* value, HostFault* fault)
{
  return take_path(&self->out, "--out", value, fault);
}

static bool
take_midi(HostOptions* self, const char* value, HostFault* fault)
{
  return take_path(&self->midi, "--midi", value, fault);
}

static bool
take_lead_sheet(HostOptions* self, const char* value, HostFault* fault)
{
  return take_path(&self->lead_sheet, "--lead-sheet", value, fault);
}

static bool
take_stems(HostOptions* self, const char* value, HostFault* fault)
{
  return take_path(&self->stems, "--stems", value, fault);
}

static bool
take_explain(HostOptions* self, const char* value, HostFault* fault)
{
  self->explain = value;
  return *value || host_fault(fault, HOST_WRONG_USAGE, "--explain needs a file name");
}

static bool
take_seconds(HostOptions* self, const char* value, HostFault* fault)
{
  char*        end = NULL;
  const double got = strtod(value, &end);
  if (end == value || *end || !(got > 0.0) || got > 86400.0) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "--seconds needs a number above 0 and up to 86400, not \"%s\"",
                      value);
  }
  self->seconds = got;
  return true;
}

static bool
take_bars(HostOptions* self, const char* value, HostFault* fault)
{
  return take_whole(&self->bars, "--bars", value, 1, 512, fault) &&
         add_setting(self, "bars", 4, value, fault);
}

static bool
take_from(HostOptions* self, const char* value, HostFault* fault)
{
  return take_whole(&self->from, "--from", value, 1, MOST_BAR, fault);
}

static bool
take_to(HostOptions* self, const char* value, HostFault* fault)
{
  return take_whole(&self->to, "--to", value, 1, MOST_BAR, fault);
}

static bool
take_part(HostOptions* self, const char* value, HostFault* fault)
{
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    if (!strcmp(value, host_part_name(part))) {
      self->parts = (uint8_t)(self->parts | 1U << part);
      return true;
    }
  }
  return host_fault(fault, HOST_WRONG_USAGE,
                    "--part is lead, counter, chords, pad, arp, bass or drums, "
                    "not \"%s\"",
                    value);
}

static bool
take_seed(HostOptions* self, const char* value, HostFault* fault)
{
  uint32_t seed = 0;
  return take_whole(&seed, "--seed", value, 0, 999999, fault) &&
         add_setting(self, "seed", 4, value, fault);
}

static bool
take_rate(HostOptions* self, const char* value, HostFault* fault)
{
  return take_whole(&self->rate_hz, "--rate", value, 22050, 192000, fault);
}

static bool
take_set(HostOptions* self, const char* value, HostFault* fault)
{
  const char* const equals = strchr(value, '=');
  if (!equals || equals == value || !equals[1]) {
    return host_fault(fault, HOST_WRONG_USAGE, "--set needs SYMBOL=VALUE, not \"%s\"",
                      value);
  }
  return add_setting(self, value, (size_t)(equals - value), equals + 1, fault);
}

static bool
take_preset(HostOptions* self, const char* value, HostFault* fault)
{
  (void)fault;
  self->preset = value;
  return true;
}

static bool
take_block(HostOptions* self, const char* value, HostFault* fault)
{
  return take_whole(&self->block, "--block", value, 1, HOST_MAX_BLOCK, fault);
}

static bool
take_worker(HostOptions* self, const char* value, HostFault* fault)
{
  self->threaded = !strcmp(value, "thread");
  return self->threaded || !strcmp(value, "sync") ||
         host_fault(fault, HOST_WRONG_USAGE, "--worker is thread or sync, not \"%s\"",
                    value);
}

static const struct {
  const char* name;
  HostTaker   take;
} takers[] = {
  {"--out", take_out},
  {"--midi", take_midi},
  {"--stems", take_stems},
  {"--explain", take_explain},
  {"--bars", take_bars},
  {"--seconds", take_seconds},
  {"--seed", take_seed},
  {"--rate", take_rate},
  {"--set", take_set},
  {"--from", take_from},
  {"--to", take_to},
  {"--part", take_part},
  {"--lead-sheet", take_lead_sheet},
  {"--preset", take_preset},
  {"--block", take_block},
  {"--worker", take_worker},
};

HostTaker
host_options_taker(const char* name, size_t bytes)
{
  for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); ++i) {
    if (strlen(takers[i].name) == bytes && !memcmp(takers[i].name, name, bytes)) {
      return takers[i].take;
    }
  }
  return NULL;
}
