#include "host/options.h"

#include "host/piece.h"

#include <string.h>

/// Options without a value.
static bool*
flag_named(HostOptions* self, const char* name)
{
  return !strcmp(name, "--list")                          ? &self->list
         : !strcmp(name, "--help") || !strcmp(name, "-h") ? &self->help
         : !strcmp(name, "--version")                     ? &self->version
                                                          : NULL;
}

/// Read the option at `argv[*at]`, moving `*at` on to a value that stands apart.
static bool
read_option(HostOptions* self, int argc, char* const* argv, int* at, HostFault* fault)
{
  const char* const name = argv[*at];
  bool* const       flag = flag_named(self, name);
  if (flag) {
    *flag = true;
    return true;
  }
  const size_t    bytes = strcspn(name, "=");
  const HostTaker take  = host_options_taker(name, bytes);
  if (!take) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "there is no option %.*s; estro --help tells which there are",
                      (int)(bytes < 64 ? bytes : 64), name);
  }
  if (name[bytes]) {
    return take(self, name + bytes + 1, fault);
  }
  if (++*at >= argc) {
    return host_fault(fault, HOST_WRONG_USAGE, "%s needs a value", name);
  }
  return take(self, argv[*at], fault);
}

static bool
read_prompt(HostOptions* self, const char* word, HostFault* fault)
{
  if (self->prompt) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "more than one prompt; put the sentence in quotes");
  }
  self->prompt = word;
  return true;
}

static bool
same_file(const char* a, const char* b)
{
  return a && b && !strcmp(a, b);
}

/// Each result has a file of its own, and a lead sheet somebody to lead it.
static bool
results_agree(const HostOptions* self, HostFault* fault)
{
  const char* const files[] = {self->out, self->midi, self->lead_sheet, self->explain};
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (same_file(files[i], files[j])) {
        return host_fault(fault, HOST_WRONG_USAGE, "two results cannot go to one file");
      }
    }
  }
  return !self->lead_sheet || self->parts != 1U << HOST_DRUMS ||
         host_fault(fault, HOST_WRONG_USAGE, "a lead sheet cannot show the drums");
}

static bool
options_agree(const HostOptions* self, HostFault* fault)
{
  if (self->help || self->version || self->list) {
    return true;
  }
  if (!self->prompt && !self->preset) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "no prompt; say what to play, as in estro \"calm piano\"");
  }
  if (self->bars && self->seconds > 0.0) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "--bars and --seconds exclude each other");
  }
  if (self->to && self->seconds > 0.0) {
    return host_fault(fault, HOST_WRONG_USAGE, "--to and --seconds exclude each other");
  }
  if (self->to && self->to < self->from) {
    return host_fault(fault, HOST_WRONG_USAGE, "--to %u comes before --from %u",
                      self->to, self->from);
  }
  return results_agree(self, fault);
}

bool
host_options_read(HostOptions* self, int argc, char* const* argv, HostFault* fault)
{
  *self     = (HostOptions){.rate_hz = 48000, .block = 512};
  bool more = true; // Until "--", after which everything is the prompt
  for (int i = 1; i < argc; ++i) {
    if (more && !strcmp(argv[i], "--")) {
      more = false;
    } else if (more && argv[i][0] == '-' && argv[i][1]) {
      if (!read_option(self, argc, argv, &i, fault)) {
        return false;
      }
    } else if (!read_prompt(self, argv[i], fault)) {
      return false;
    }
  }
  return options_agree(self, fault);
}
