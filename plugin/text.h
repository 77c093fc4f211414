// The sentence as it comes from outside: any bytes of any length.

#ifndef PLUGIN_TEXT_H
#define PLUGIN_TEXT_H

#include <stddef.h>

/// [any] Replace whatever is not valid UTF-8 or not printable; lengths stay.
///
/// A host writes the sentence into its session file, which takes nothing else.
void plugin_text_clean(char* text, size_t n_bytes);

/// [any] How much of `text` to keep so that at most `most` bytes stay, cut at a word,
/// or between two characters if it has none.
size_t plugin_text_cut(const char* text, size_t n_bytes, size_t most);

#endif
