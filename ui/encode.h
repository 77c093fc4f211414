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

/// [ui] "This is the prompt": a patch:Set; `text` is at most ESTRO_MAX_PROMPT_BYTES.
size_t ui_encode_prompt(const UiUris* uris, const char* text, void* out);

#endif
