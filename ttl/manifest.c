#include "ttl/contract.h"
#include "ttl/generate.h"
#include "ttl/presets.h"

#include <stdlib.h>
#include <string.h>

static void
list_plugin(TtlWriter* out, const char* uri, const TtlOptions* options)
{
  ttl_subject(out, uri);
  ttl_a(out, "lv2:Plugin");
  ttl_file(out, "lv2:binary", "estro.so");
  ttl_file(out, "rdfs:seeAlso", "estro.ttl");
  ttl_integer(out, "lv2:minorVersion", options->minor);
  ttl_integer(out, "lv2:microVersion", options->micro);
}

static void
list_window(TtlWriter* out)
{
  ttl_subject(out, ESTRO_UI_URI);
  ttl_a(out, "ui:X11UI");
  ttl_file(out, "ui:binary", "estro_ui.so");
  ttl_file(out, "rdfs:seeAlso", "estro.ttl");
}

static void
list_preset(TtlWriter* out, const TtlPreset* preset, const char* file_name)
{
  ttl_subject(out, preset->uri);
  ttl_a(out, preset->is_bank ? "pset:Bank" : "pset:Preset");
  for (unsigned i = 0; i < 2; ++i) {
    if (preset->applies_to[i][0]) {
      ttl_link(out, "lv2:appliesTo", preset->applies_to[i]);
    }
  }
  if (preset->bank[0]) {
    ttl_link(out, "pset:bank", preset->bank);
  }
  ttl_text(out, "rdfs:label", preset->label);
  ttl_file(out, "rdfs:seeAlso", file_name);
}

static bool
list_bank(TtlWriter* out, const char* path, TtlBank* bank)
{
  if (!ttl_read_bank(path, bank)) {
    fprintf(stderr, "generate: %s cannot be read as Turtle\n", path);
    return false;
  }
  const char* const slash = strrchr(path, '/');
  for (unsigned i = 0; i < bank->n_things; ++i) {
    const TtlPreset* const preset = &bank->things[i];
    if (preset->is_preset && (!preset->label[0] || !preset->applies_to[0][0])) {
      fprintf(stderr, "generate: %s: <%s> lacks rdfs:label or lv2:appliesTo\n", path,
              preset->uri);
      return false;
    }
    if (preset->is_preset || preset->is_bank) {
      list_preset(out, preset, slash ? slash + 1 : path);
    }
  }
  return true;
}

bool
ttl_manifest(TtlWriter* out, const TtlOptions* options, char* const* presets,
             int n_presets)
{
  list_plugin(out, ESTRO_URI, options);
  list_plugin(out, ESTRO_MULTI_URI, options);
  if (options->ui) {
    list_window(out);
  }
  TtlBank* const bank = (TtlBank*)malloc(sizeof *bank);
  bool           good = bank != NULL;
  for (int i = 0; i < n_presets && good; ++i) {
    good = list_bank(out, presets[i], bank);
  }
  free(bank);
  return good;
}
