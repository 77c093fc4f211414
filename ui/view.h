// The window's behaviour, without a window.
//
// Gestures come in, the mirror follows at once, and what the plugin must know
// leaves through UiOut.  Who shows it asks what is to be redrawn.  Positions
// are logical pixels, times seconds on any steady clock.

#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/decode.h"
#include "ui/follow.h"
#include "ui/history.h"
#include "ui/invitation.h"
#include "ui/layout.h"
#include "ui/mirror.h"
#include "ui/strip.h"
#include "ui/text.h"

typedef enum {
  UI_KEY_LEFT,
  UI_KEY_RIGHT,
  UI_KEY_UP,
  UI_KEY_DOWN,
  UI_KEY_HOME,
  UI_KEY_END,
  UI_KEY_BACKSPACE,
  UI_KEY_DELETE,
  UI_KEY_ENTER,
  UI_KEY_ESCAPE,
  UI_KEY_ALL,
  UI_KEY_COPY,
  UI_KEY_CUT,
  UI_KEY_PASTE,
  UI_KEY_UNDO,
  UI_KEY_REDO,
} UiKey;

typedef struct {
  double   x, y;
  unsigned clicks; ///< 1, 2, 3 in quick succession, else 0
  bool     shift;
} UiPointer;

typedef enum {
  UI_ON_NOTHING,
  UI_ON_FIELD,
  UI_ON_GENERATE,
  UI_ON_FOLLOW,
  UI_ON_SEED,
  UI_ON_SLIDER,                                ///< The first of UI_N_SLIDERS
  UI_ON_EXAMPLE = UI_ON_SLIDER + UI_N_SLIDERS, ///< The first of UI_N_EXAMPLES
} UiPlace;

/// Whom the window tells what happened; every function is called by [ui].
typedef struct {
  void* handle;
  void (*set)(void* handle, ParamId id, float value);
  void (*touch)(void* handle, ParamId id, bool begins);
  void (*compose)(void* handle, const char* prompt);
  void (*edit)(void* handle, bool begins); ///< The keyboard is wanted, or given back
  void (*copy)(void* handle, bool primary, const char* bytes, size_t n);
  void (*paste)(void* handle, bool primary); ///< Answered by ui_view_insert()
} UiOut;

typedef struct {
  UiMirror       mirror;
  UiText         text;
  UiHistory      history;
  UiFollow       follow;
  UiLayout       layout;
  UiRoll         roll;
  UiStrip        strip;
  const UiTheme* theme;
  UiOut          out;
  cairo_t*       ruler; ///< Measures text
  UiPlace        hot, held;
  double         scale, scroll;
  double         now_s, caret_s;     ///< Now, and when the caret was last touched
  double         ticks;              ///< Where the playhead is shown
  double         meter_db, level_db; ///< The meter's level, and what it shows
  double         held_x, held_value;
  bool           editing, caret, composed;
  unsigned       damage; ///< UI_AREA bits
} UiView;

/// [init] A view of nothing yet; false without memory.
bool ui_view_init(UiView* self, const UiOut* out);

/// [init] Free everything.
void ui_view_free(UiView* self);

/// [ui] The window has that many pixels, `scale` of them to a logical one.
void ui_view_resize(UiView* self, double width, double height, double scale);

/// [ui] Show the score larger by `factor`, or smaller.
void ui_view_zoom(UiView* self, double factor);

/// [ui] Time passes: the caret blinks, the playhead moves.
void ui_view_tick(UiView* self, double now_s);

/// [ui] Draw the areas, UI_AREA bits, and count them as drawn.
///
/// `cr` is scaled as ui_view_resize() said, its surface has that size.
void ui_view_draw(UiView* self, cairo_t* cr, unsigned areas);

/// [ui] The host tells a parameter's value.
void ui_view_param(UiView* self, ParamId id, float value);

/// [ui] The plugin sent an atom of `size` bytes in all.
void ui_view_message(UiView* self, const UiUris* uris, const void* atom, size_t size);

/// [any] What lies at a point.
UiPlace ui_view_place(const UiView* self, double x, double y);

/// [ui] The pointer moves, with or without its first button held.
void ui_view_move(UiView* self, const UiPointer* at);

/// [ui] The pointer leaves the window.
void ui_view_leave(UiView* self);

/// [ui] The first button goes down, or up.
void ui_view_press(UiView* self, const UiPointer* at);
void ui_view_release(UiView* self, const UiPointer* at);

/// [ui] What is held is let go, as when the window closes.
void ui_view_cancel(UiView* self);

/// [ui] The middle button pastes what is selected elsewhere.
void ui_view_middle(UiView* self, const UiPointer* at);

/// [ui] The wheel turns by `steps`, up is positive: values rise, the score grows.
void ui_view_wheel(UiView* self, const UiPointer* at, double steps);

/// [ui] An editing key; `word` is Control held.  False if it is of no use here.
bool ui_view_key(UiView* self, UiKey key, bool shift, bool word);

/// [ui] Typed or pasted text.
void ui_view_insert(UiView* self, const char* bytes, size_t n);

/// [ui] The keyboard went elsewhere without being given back.
void ui_view_unfocus(UiView* self);

#endif
