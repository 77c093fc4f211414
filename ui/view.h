// The window's behaviour, without a window.
//
// Gestures come in, the mirror follows at once, and what the plugin must know
// leaves through UiOut.  Who shows it asks what is to be redrawn.  Positions
// are logical pixels, times seconds on any steady clock.

#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/bank.h"
#include "ui/decode.h"
#include "ui/dialog.h"
#include "ui/entry.h"
#include "ui/follow.h"
#include "ui/fonts.h"
#include "ui/history.h"
#include "ui/invitation.h"
#include "ui/item.h"
#include "ui/layout.h"
#include "ui/menu.h"
#include "ui/mirror.h"
#include "ui/reading.h"
#include "ui/settings.h"
#include "ui/strip.h"
#include "ui/text.h"

typedef enum {
  UI_KEY_LEFT,
  UI_KEY_RIGHT,
  UI_KEY_UP,
  UI_KEY_DOWN,
  UI_KEY_HOME,
  UI_KEY_END,
  UI_KEY_PAGE_UP,
  UI_KEY_PAGE_DOWN,
  UI_KEY_BACKSPACE,
  UI_KEY_DELETE,
  UI_KEY_ENTER,
  UI_KEY_ESCAPE,
  UI_KEY_TAB,
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
  bool     shift, control;
} UiPointer;

typedef enum {
  UI_TAB_PLAY,
  UI_TAB_COMPOSE,
  UI_TAB_MIXER,
  UI_TAB_TAKES,
  UI_TAB_PRESETS,
  UI_N_TABS,
} UiTab;

/// Which bars are meant, from `first` until before `last`.
typedef struct {
  int32_t first, last; ///< Equal if none
} UiBars;

/// What is taken out of the window: all parts or one, all bars or some.
typedef struct {
  int    part; ///< A BasePart, or -1 for all
  UiBars bars;
} UiExcerpt;

/// Whom the window tells what happened; every function is called by [ui].
typedef struct {
  void* handle;
  void (*set)(void* handle, ParamId id, float value);
  void (*touch)(void* handle, ParamId id, bool begins);
  void (*compose)(void* handle, const char* prompt);
  void (*cancel)(void* handle);
  void (*correct)(void* handle, const char* lines);
  void (*recast)(void* handle, const char* lines); ///< Who plays instead
  void (*listen)(void* handle, double ticks, bool rolling);
  void (*take)(void* handle, int32_t number);
  void (*rate)(void* handle, int32_t stars);
  void (*render)(void* handle, const char* path);
  void (*edit)(void* handle, bool begins); ///< The keyboard is wanted, or given back
  void (*copy)(void* handle, bool primary, const char* bytes, size_t n);
  void (*paste)(void* handle, bool primary);         ///< Answered by ui_view_insert()
  void (*drag)(void* handle, const UiExcerpt* what); ///< A file leaves by drag and drop
  void (*fit)(void* handle, const UiSettings* settings); ///< Settings were changed
} UiOut;

struct UiView {
  UiMirror   mirror;
  UiReading  reading;
  UiText     text; ///< The prompt
  UiEntry    entry;
  UiHistory  history;
  UiFollow   follow;
  UiLayout   layout;
  UiRoll     roll;
  UiStrip    strip;
  UiTheme    theme;
  UiSettings settings;
  UiMenu     menu;
  UiDialog   dialog;
  UiBanks    banks;
  UiBrowser  browser;
  UiOut      out;
  UiFonts*   fonts;
  cairo_t*   ruler; ///< Measures text
  UiItem     items[UI_MAX_ITEMS];
  unsigned   n_items;
  UiTab      tab;
  UiSpot     hot, held, focus;
  UiPointer  pressed;    ///< Where the button went down
  bool       stale;      ///< Whether the table of items is to be made anew
  bool       navigating; ///< Whether keys move a focus from control to control
  bool       editing;    ///< Whether the prompt or the entry is written in
  bool       caret, composed, keyboard;
  bool       moved, dragged; ///< Since the button went down
  bool       listening;      ///< Whether we made it play while the host stands
  bool       adrift;         ///< Whether the score was scrolled away from the playhead
  bool       tip;            ///< Whether a tooltip is shown
  double     scale, scroll;  ///< `scroll` is the prompt's
  double     width, height;  ///< In pixels
  double     now_s, caret_s, hot_s, listened_s;
  double     ticks;              ///< Where the playhead is shown
  double     meter_db, level_db; ///< The meter's level, and what it shows
  double     part_db[BASE_N_PARTS], part_shown_db[BASE_N_PARTS];
  double     loudness_shown;
  double     held_at, held_value, held_left;
  UiBars     bars; ///< Selected
  double     tip_x, tip_y;
  char       tip_text[320];
  char       notice[200];  ///< What the window itself has to say, or ""
  unsigned   soloed;       ///< Bits of parts
  unsigned   muted_before; ///< Mutes before the first solo, as bits
  unsigned   take_top;     ///< First line shown of the takes
  int32_t    other_take;   ///< What A/B goes back to, -1 if none
  UiChip     asked;        ///< The fact that is being added
  unsigned   damage;       ///< UI_AREA bits
  bool       meters;       ///< Whether the mixer's meters are to be redrawn
};

/// [init] A view of nothing yet; false without memory.
bool ui_view_init(UiView* self, const UiOut* out);

/// [init] Free everything.
void ui_view_free(UiView* self);

/// [ui] The window has that many pixels, `scale` of them to a logical one.
void ui_view_resize(UiView* self, double width, double height, double scale);

/// [ui] Take up settings: theme now, scale when the window follows.
void ui_view_fit(UiView* self, const UiSettings* settings);

/// [ui] Time passes: the caret blinks, the playhead moves, a tooltip comes up.
void ui_view_tick(UiView* self, double now_s);

/// [ui] Draw the areas, UI_AREA bits, and count them as drawn.
///
/// `cr` is scaled as ui_view_resize() said, its surface has that size.
void ui_view_draw(UiView* self, cairo_t* cr, unsigned areas);

/// [ui] Draw the mixer's meters alone, and count them as drawn.
void ui_view_draw_meters(UiView* self, cairo_t* cr);

/// [ui] Everything within `box` is to be redrawn.
void ui_view_damage(UiView* self, UiRect box);

/// [ui] Items may have moved, and all is to be redrawn.
void ui_view_rearrange(UiView* self);

/// [ui] The host tells a parameter's value.
void ui_view_param(UiView* self, ParamId id, float value);

/// [ui] The plugin sent an atom of `size` bytes in all.
void ui_view_message(UiView* self, const UiUris* uris, const void* atom, size_t size);

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

/// [ui] The right button types a value.
void ui_view_right(UiView* self, const UiPointer* at);

/// [ui] The wheel turns by `steps`, up or (sideways) left is positive.
void ui_view_wheel(UiView* self, const UiPointer* at, double steps, bool sideways);

/// [ui] A key; `word` is Control held.  False if it is of no use here.
bool ui_view_key(UiView* self, UiKey key, bool shift, bool word);

/// [ui] Typed or pasted text; false if it is of no use here.
bool ui_view_insert(UiView* self, const char* bytes, size_t n);

/// [ui] The keyboard went elsewhere without being given back.
void ui_view_unfocus(UiView* self);

#endif
