#include "ui/keysym.h"
#include "ui/window_x11.h"

#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <stdlib.h>
#include <string.h>

/// The input method's server ended: nothing of it may be touched any more.
static void
forget_method(XIM im, XPointer data, XPointer reason) // NOLINT: Xlib's types
{
  (void)im;
  (void)reason;
  UiWindow* const self = (UiWindow*)(void*)data;
  self->im             = NULL;
  self->ic             = NULL;
}

/// The host's choice of input method is the process's; it is put back afterwards.
static void
open_method(UiWindow* self)
{
  const char* const was  = XSetLocaleModifiers(NULL);
  const size_t      size = was ? strlen(was) + 1 : 0;
  char* const       kept = size ? malloc(size) : NULL;
  if (kept) {
    memcpy(kept, was, size);
  }
  XSetLocaleModifiers("");
  self->im = XOpenIM(self->display, NULL, NULL, NULL);
  if (!self->im) {
    XSetLocaleModifiers("@im=");
    self->im = XOpenIM(self->display, NULL, NULL, NULL);
  }
  if (kept) {
    XSetLocaleModifiers(kept);
    free(kept);
  }
}

void
ui_keyboard_init(UiWindow* self)
{
  open_method(self);
  if (self->im) {
    XIMCallback gone = {(XPointer)self, forget_method};
    XSetIMValues(self->im, XNDestroyCallback, &gone, NULL);
    self->ic =
      XCreateIC(self->im, XNInputStyle, XIMPreeditNothing | XIMStatusNothing,
                XNClientWindow, self->window, XNFocusWindow, self->window, NULL);
  }
}

void
ui_keyboard_free(UiWindow* self)
{
  if (self->ic) {
    XDestroyIC(self->ic);
  }
  if (self->im) {
    XCloseIM(self->im);
  }
}

static bool
viewable(UiWindow* self, Window window)
{
  XWindowAttributes is;
  return window > PointerRoot && XGetWindowAttributes(self->display, window, &is) &&
         is.map_state == IsViewable;
}

static Window
focus_holder(UiWindow* self)
{
  Window holder = None;
  int    revert = 0;
  XGetInputFocus(self->display, &holder, &revert);
  return holder;
}

static void
take_keyboard(UiWindow* self)
{
  if (!viewable(self, self->window)) {
    return;
  }
  const Window holder = focus_holder(self);
  self->giver         = holder == self->window ? self->giver : holder;
  ui_window_listen(self, true);
  XSetInputFocus(self->display, self->window, RevertToParent, self->time);
  if (self->ic) {
    XSetICFocus(self->ic);
  }
}

static void
give_keyboard(UiWindow* self)
{
  if (self->ic) {
    XUnsetICFocus(self->ic);
  }
  ui_window_listen(self, false);
  if (focus_holder(self) == self->window) {
    const Window to = viewable(self, self->giver) ? self->giver : self->parent;
    if (viewable(self, to)) {
      XSetInputFocus(self->display, to, RevertToParent, self->time);
    }
  }
  self->giver = None;
}

void
ui_window_edit(UiWindow* self, bool begins)
{
  if (self->gone || !self->window) {
    return;
  }
  if (begins) {
    take_keyboard(self);
  } else {
    give_keyboard(self);
  }
  XFlush(self->display);
}

void
ui_keyboard_focus(UiWindow* self, const XFocusChangeEvent* event)
{
  const bool passing = event->mode == NotifyGrab || event->mode == NotifyUngrab ||
                       event->detail == NotifyPointer ||
                       event->detail == NotifyInferior;
  if (event->type == FocusOut && !passing && self->view->keyboard) {
    ui_view_unfocus(self->view);
    ui_window_listen(self, false);
    self->giver = None;
  }
}

/// The host may have a use for a key that a text field has not.
static void
pass_on(UiWindow* self, const XKeyEvent* event)
{
  XEvent copy;
  copy.xkey        = *event;
  copy.xkey.window = self->parent;
  XSendEvent(self->display, self->parent, True,
             event->type == KeyPress ? KeyPressMask : KeyReleaseMask, &copy);
}

void
ui_keyboard_wait(UiWindow* self)
{
  const bool busy = self->view->mirror.playhead.busy;
  if (busy != self->escape) {
    const KeyCode code = XKeysymToKeycode(self->display, XK_Escape);
    self->escape       = busy;
    if (!code) {
      return; // A keyboard without it
    }
    if (busy) {
      XGrabKey(self->display, code, AnyModifier, self->window, False, GrabModeAsync,
               GrabModeAsync);
    } else {
      XUngrabKey(self->display, code, AnyModifier, self->window);
    }
  }
}

static size_t
look_up(UiWindow* self, XKeyEvent* event, char* text, size_t size, KeySym* keysym)
{
  int n   = 0;
  *keysym = NoSymbol;
  if (self->ic) {
    Status status = 0;
    n = Xutf8LookupString(self->ic, event, text, (int)size, keysym, &status);
    if (status == XBufferOverflow || status == XLookupNone) {
      return 0;
    }
    n       = status == XLookupKeySym ? 0 : n;
    *keysym = status == XLookupChars ? NoSymbol : *keysym;
  } else {
    XLookupString(event, NULL, 0, keysym, NULL);
  }
  return n > 0 ? (size_t)n : ui_keysym_text(*keysym, text);
}

static bool
press(UiWindow* self, XKeyEvent* event)
{
  char         text[1024];
  KeySym       keysym  = NoSymbol;
  const size_t n       = look_up(self, event, text, sizeof(text), &keysym);
  const bool   control = event->state & ControlMask;
  const bool   shift   = event->state & ShiftMask;
  UiKey        key     = UI_KEY_ESCAPE;
  self->time           = event->time;
  if (ui_keysym_command(keysym, control, shift, &key)) {
    return ui_view_key(self->view, key, shift, control);
  }
  const bool shortcut = event->state & (ControlMask | Mod1Mask | Mod4Mask);
  if (!n || (unsigned char)text[0] < ' ' || text[0] == 0x7F ||
      (shortcut && keysym != NoSymbol)) {
    return keysym >= XK_Shift_L && keysym <= XK_Hyper_R;
  }
  return ui_view_insert(self->view, text, n);
}

void
ui_keyboard_event(UiWindow* self, XKeyEvent* event)
{
  unsigned char* const held = &self->passed_on[event->keycode / 8 % 32];
  const unsigned char  bit  = (unsigned char)(1U << event->keycode % 8);
  if (event->type == KeyPress) {
    if ((self->view->keyboard || self->escape) && press(self, event)) {
      *held &= (unsigned char)~bit;
    } else {
      *held |= bit;
      pass_on(self, event);
    }
  } else if (*held & bit) {
    *held &= (unsigned char)~bit;
    pass_on(self, event);
  }
}
