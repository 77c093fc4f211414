// What the window says to the plugin, as atoms.

#ifndef UI_ENCODE_H
#define UI_ENCODE_H

#include "ui/decode.h"

#include <stddef.h>
#include <stdint.h>

/// Room for the longest message: a prompt in its envelope.
#define UI_MESSAGE_BYTES (ESTRO_MAX_PROMPT_BYTES + 128)

/// [ui] "Tell me everything": a patch:Get without a property.
///
/// Writes to `out`, UI_MESSAGE_BYTES on an 8-byte boundary; returns the atom's size
/// with its head.
size_t ui_encode_get(const UiUris* uris, void* out);

/// [ui] A patch:Set of a property to a text of at most ESTRO_MAX_PROMPT_BYTES.
size_t ui_encode_text(const UiUris* uris, LV2_URID property, const char* text,
                      void* out);

/// [ui] The same to a path.
size_t ui_encode_path(const UiUris* uris, LV2_URID property, const char* path,
                      void* out);

/// [ui] The same to a whole number.
size_t ui_encode_whole(const UiUris* uris, LV2_URID property, int32_t value, void* out);

/// [ui] "Stop composing."
size_t ui_encode_cancel(const UiUris* uris, void* out);

/// [ui] "Play from there", or be silent.
size_t ui_encode_listen(const UiUris* uris, double ticks, bool rolling, void* out);

#endif
