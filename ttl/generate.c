// Writes the bundle's Turtle at build time:
//
//   generate manifest FILE --version MINOR.MICRO [--ui] [PRESETS.ttl]...
//   generate plugin FILE --version MINOR.MICRO [--ui]
//   generate programs FILE.c [PRESETS.ttl]...

#include "ttl/generate.h"

#include <stdlib.h>
#include <string.h>

static int
usage(void)
{
  fputs("usage: generate manifest|plugin FILE --version MINOR.MICRO [--ui] "
        "[PRESETS.ttl]...\n"
        "       generate programs FILE.c [PRESETS.ttl]...\n",
        stderr);
  return 2;
}

static bool
parse_version(const char* text, TtlOptions* options)
{
  char* rest     = NULL;
  options->minor = (unsigned)strtoul(text, &rest, 10);
  if (*rest != '.') {
    return false;
  }
  options->micro = (unsigned)strtoul(rest + 1, &rest, 10);
  return !*rest;
}

static int
write_programs(const char* path, char* const* presets, int n_presets)
{
  FILE* const out     = fopen(path, "w");
  const bool  good    = out && ttl_programs(out, presets, n_presets);
  const bool  written = out && !fclose(out);
  if (!written) {
    fprintf(stderr, "generate: %s cannot be written\n", path);
  }
  return good && written ? 0 : 1;
}

int
main(int argc, char** argv)
{
  if (argc >= 3 && !strcmp(argv[1], "programs")) {
    return write_programs(argv[2], argv + 3, argc - 3);
  }
  TtlOptions options = {0};
  if (argc < 5 || strcmp(argv[3], "--version") || !parse_version(argv[4], &options)) {
    return usage();
  }
  int first  = 5;
  options.ui = argc > first && !strcmp(argv[first], "--ui");
  first += options.ui;

  const bool manifest = !strcmp(argv[1], "manifest");
  if (!manifest && strcmp(argv[1], "plugin")) {
    return usage();
  }
  TtlWriter out;
  if (!ttl_open(&out, argv[2])) {
    fprintf(stderr, "generate: %s cannot be written\n", argv[2]);
    return 1;
  }
  bool good = true;
  if (manifest) {
    good = ttl_manifest(&out, &options, argv + first, argc - first);
  } else {
    ttl_plugins(&out, &options);
  }
  if (!ttl_close(&out)) {
    fprintf(stderr, "generate: %s cannot be written\n", argv[2]);
    good = false;
  }
  return good ? 0 : 1;
}
