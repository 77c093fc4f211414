// A tonic and its mode as they are written, whether or not they are meant as a key.

#ifndef PROMPT_TONIC_H
#define PROMPT_TONIC_H

#include "core/prompt/reader.h"

typedef struct {
  int      pitch;  ///< 0..11
  int      mode;   ///< BaseMode, -1 if not said
  uint32_t last;   ///< Item that ends it
  bool     letter; ///< A letter, not the name of another language
  bool     bare_a; ///< A lower-case "a": perhaps an article
  bool     sharp;  ///< It carries an accidental
  bool     whole;  ///< "Am": tonic and mode in one word
  bool     large;  ///< "CM": a key only where one is asked for
} PromptTonic;

/// [any] Tonic, accidental and mode from item `i` on; false if there is no tonic.
bool prompt_tonic_read(const PromptReader* reader, uint32_t i, PromptTonic* key);

/// [any] Whether what could be a key at item `i` is meant as one.
bool prompt_tonic_is_meant(const PromptReader* reader, uint32_t i,
                           const PromptTonic* key);

/// [worker] Take what was read from item `i` on as the piece's key.
void prompt_tonic_keep(PromptReader* reader, uint32_t i, const PromptTonic* key);

/// [any] Whether `text` is in a list that NULL ends.
bool prompt_is_one_of(const char* text, const char* const* list);

#endif
