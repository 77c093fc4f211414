// One line of text under a caret: editing as a model, without a screen.
//
// The text is always valid UTF-8 without line ends and ended by a zero;
// `caret` and `anchor` always lie between two written signs.  What lies
// between them is selected.

#ifndef UI_TEXT_H
#define UI_TEXT_H

#include "ttl/contract.h"

#include <stdbool.h>
#include <stddef.h>

#define UI_TEXT_MAX ESTRO_MAX_PROMPT_BYTES
#define UI_TEXT_STEPS 64 ///< How far undo goes back

typedef enum {
  UI_TEXT_LEFT,
  UI_TEXT_RIGHT,
  UI_TEXT_WORD_LEFT,
  UI_TEXT_WORD_RIGHT,
  UI_TEXT_HOME,
  UI_TEXT_END,
} UiTextMove;

/// What a step of undo was: typing on, or deleting on, is one step.
typedef enum {
  UI_TEXT_OTHER,
  UI_TEXT_TYPING,
  UI_TEXT_DELETING,
} UiTextEdit;

typedef struct {
  char*  bytes; ///< The whole text at that time
  size_t caret;
} UiTextStep;

typedef struct {
  char       bytes[UI_TEXT_MAX + 1];
  size_t     size_bytes;
  size_t     caret, anchor;
  UiTextEdit last; ///< The kind of the last edit, OTHER after a move
  UiTextStep undo[UI_TEXT_STEPS];
  UiTextStep redo[UI_TEXT_STEPS];
  unsigned   n_undo, n_redo;
} UiText;

/// [init] An empty line.
void ui_text_init(UiText* self);

/// [init] Free what undo remembers.
void ui_text_free(UiText* self);

/// [ui] Replace everything by the clean part of `n` bytes, as one step of undo.
void ui_text_set(UiText* self, const char* bytes, size_t n);

/// [ui] Put the clean part of `n` bytes in place of the selection.
///
/// A text that does not fit is cut; without memory the step cannot be undone.
void ui_text_insert(UiText* self, const char* bytes, size_t n);

/// [ui] Delete the selection, or without one what lies that way.
void ui_text_delete(UiText* self, UiTextMove way);

/// [ui] Move the caret; `select` leaves the anchor where it is.
///
/// Without `select`, a left or right out of a selection goes to its edge.
void ui_text_move(UiText* self, UiTextMove way, bool select);

/// [ui] Put the caret at the sign that holds byte `at`; any number is fine.
void ui_text_place(UiText* self, size_t at, bool select);

/// [ui] Select the word, or the gap, around byte `at`.
void ui_text_select_word(UiText* self, size_t at);

/// [ui] Select everything.
void ui_text_select_all(UiText* self);

/// [any] Where the caret would go that way.
size_t ui_text_target(const UiText* self, UiTextMove way);

/// [any] The selection's first byte, and how many there are (0: none).
size_t ui_text_selection(const UiText* self, size_t* n_bytes);

/// [ui] Take back the last step; false if there is none.
bool ui_text_undo(UiText* self);

/// [ui] Do again what was taken back last; false if there is nothing.
bool ui_text_redo(UiText* self);

#endif
