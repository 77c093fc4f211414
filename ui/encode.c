#include "ui/encode.h"

#include <string.h>

/// Grows an object in a buffer that is large enough by contract.
typedef struct {
  char*  out;
  size_t used;
} Writer;

static void
put(Writer* writer, const void* bytes, size_t n)
{
  memcpy(writer->out + writer->used, bytes, n);
  writer->used += n;
}

static void
begin(Writer* writer, const UiUris* uris, uint32_t otype)
{
  const LV2_Atom_Object object = {{0, uris->atom_Object}, {0, otype}};
  put(writer, &object, sizeof(object));
}

static void
property(Writer* writer, uint32_t key, uint32_t type, const void* body, uint32_t size)
{
  static const char zeros[8] = {0};

  const LV2_Atom_Property_Body head = {key, 0, {size, type}};
  put(writer, &head, sizeof(head));
  put(writer, body, size);
  put(writer, zeros, (8U - size % 8U) % 8U);
}

static size_t
end(const Writer* writer)
{
  const uint32_t size = (uint32_t)(writer->used - sizeof(LV2_Atom));
  memcpy(writer->out, &size, sizeof(size)); // The atom opens with its size
  return writer->used;
}

size_t
ui_encode_get(const UiUris* uris, void* out)
{
  Writer writer = {out, 0};
  begin(&writer, uris, uris->patch_Get);
  return end(&writer);
}

size_t
ui_encode_prompt(const UiUris* uris, const char* text, void* out)
{
  Writer writer = {out, 0};
  begin(&writer, uris, uris->patch_Set);
  property(&writer, uris->patch_property, uris->atom_URID, &uris->prompt,
           sizeof(uris->prompt));
  property(&writer, uris->patch_value, uris->atom_String, text,
           (uint32_t)strlen(text) + 1);
  return end(&writer);
}
