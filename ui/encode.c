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

static size_t
set(const UiUris* uris, LV2_URID name, uint32_t type, const void* body, size_t size,
    void* out)
{
  Writer writer = {out, 0};
  begin(&writer, uris, uris->patch_Set);
  property(&writer, uris->patch_property, uris->atom_URID, &name, sizeof(name));
  property(&writer, uris->patch_value, type, body, (uint32_t)size);
  return end(&writer);
}

size_t
ui_encode_text(const UiUris* uris, LV2_URID name, const char* text, void* out)
{
  return set(uris, name, uris->atom_String, text, strlen(text) + 1, out);
}

size_t
ui_encode_path(const UiUris* uris, LV2_URID name, const char* path, void* out)
{
  return set(uris, name, uris->atom_Path, path, strlen(path) + 1, out);
}

size_t
ui_encode_whole(const UiUris* uris, LV2_URID name, int32_t value, void* out)
{
  return set(uris, name, uris->atom_Int, &value, sizeof(value), out);
}

size_t
ui_encode_cancel(const UiUris* uris, void* out)
{
  Writer writer = {out, 0};
  begin(&writer, uris, uris->Cancel);
  return end(&writer);
}

size_t
ui_encode_listen(const UiUris* uris, double ticks, bool rolling, void* out)
{
  const int32_t roll   = rolling;
  Writer        writer = {out, 0};
  begin(&writer, uris, uris->Listen);
  property(&writer, uris->ticks, uris->atom_Double, &ticks, sizeof(ticks));
  property(&writer, uris->rolling, uris->atom_Bool, &roll, sizeof(roll));
  return end(&writer);
}
