#include "ttl/generate.h"
#include "ttl/presets.h"

#include <stdlib.h>

/// MIDI has no more.
#define MAX_PROGRAMS 128U

/// A text as C writes it, whatever is in it.
static void
write_text(FILE* out, const char* text)
{
  fputc('"', out);
  for (const char* c = text; *c; ++c) {
    const unsigned char byte = (unsigned char)*c;
    if (byte < 0x20 || byte > 0x7E || byte == '"' || byte == '\\' || byte == '?') {
      fprintf(out, "\\%03o", byte);
    } else {
      fputc(byte, out);
    }
  }
  fputc('"', out);
}

static bool
write_bank(FILE* out, unsigned number, const char* path, TtlBank* bank)
{
  if (!ttl_read_bank(path, bank)) {
    fprintf(stderr, "generate: %s cannot be read as Turtle\n", path);
    return false;
  }
  unsigned program = 0;
  for (unsigned i = 0; i < bank->n_things; ++i) {
    const TtlPreset* const preset = &bank->things[i];
    if (preset->is_preset && preset->prompt[0] && program < MAX_PROGRAMS) {
      fprintf(out, "  {%u, %u, ", number, program++);
      write_text(out, preset->prompt);
      fputs("},\n", out);
    }
  }
  return true;
}

bool
ttl_programs(FILE* out, char* const* presets, int n_presets)
{
  fputs("#include \"plugin/preset.h\"\n\n#include <stddef.h>\n\n"
        "static const struct {\n  uint32_t bank, program;\n  const char* prompt;\n"
        "} table[] = {\n",
        out);
  TtlBank* const bank = (TtlBank*)malloc(sizeof *bank);
  bool           good = bank != NULL;
  for (int i = 0; i < n_presets && good; ++i) {
    good = write_bank(out, (unsigned)i, presets[i], bank);
  }
  free(bank);
  fputs("  {0, 0, NULL},\n};\n\nconst char*\n"
        "plugin_preset_prompt(uint32_t bank, uint32_t program)\n{\n"
        "  for (size_t i = 0; table[i].prompt; ++i) {\n"
        "    if (table[i].bank == bank && table[i].program == program) {\n"
        "      return table[i].prompt;\n    }\n  }\n  return NULL;\n}\n",
        out);
  return good;
}
