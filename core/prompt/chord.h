// One chord symbol: "Am7", "F#maj7", "C/E", "bVII", "ii7".

#ifndef PROMPT_CHORD_H
#define PROMPT_CHORD_H

#include "core/prompt/intent.h"

/// [any] Read a whole chord symbol; false if `text` is anything else.
bool prompt_chord_read(const char* text, PromptChord* chord);

/// [any] Read a degree of the major scale by its number, "1" to "7".
bool prompt_degree_read(const char* text, PromptChord* chord);

/// [any] The pitch class of a note name such as "Bb" at `text`, and how many bytes it
/// takes; -1 if none.
int prompt_note_read(const char* text, uint32_t* length);

/// [any] The key that fits the chords best: tonic 0..11, and whether it is minor.
uint8_t prompt_chords_key(const PromptChord* chords, uint32_t n, bool* minor);

#endif
