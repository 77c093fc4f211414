#include "ui/keysym.h"

#include "core/base/utf8.h"

#include <X11/keysym.h>

static bool
chord(unsigned long keysym, bool shift, UiKey* key)
{
  static const struct {
    unsigned long keysym;
    UiKey         key;
  } chords[] = {{XK_a, UI_KEY_ALL},   {XK_c, UI_KEY_COPY}, {XK_x, UI_KEY_CUT},
                {XK_v, UI_KEY_PASTE}, {XK_y, UI_KEY_REDO}, {XK_Insert, UI_KEY_COPY}};
  const unsigned long small =
    keysym >= XK_A && keysym <= XK_Z ? keysym + (XK_a - XK_A) : keysym;
  if (small == XK_z) {
    *key = shift ? UI_KEY_REDO : UI_KEY_UNDO;
    return true;
  }
  for (size_t i = 0; i < sizeof(chords) / sizeof(chords[0]); ++i) {
    if (chords[i].keysym == small) {
      *key = chords[i].key;
      return true;
    }
  }
  return false;
}

static bool
plain(unsigned long keysym, UiKey* key)
{
  static const struct {
    unsigned long keysym;
    UiKey         key;
  } keys[] = {{XK_Left, UI_KEY_LEFT},     {XK_KP_Left, UI_KEY_LEFT},
              {XK_Right, UI_KEY_RIGHT},   {XK_KP_Right, UI_KEY_RIGHT},
              {XK_Up, UI_KEY_UP},         {XK_KP_Up, UI_KEY_UP},
              {XK_Down, UI_KEY_DOWN},     {XK_KP_Down, UI_KEY_DOWN},
              {XK_Home, UI_KEY_HOME},     {XK_KP_Home, UI_KEY_HOME},
              {XK_End, UI_KEY_END},       {XK_KP_End, UI_KEY_END},
              {XK_Delete, UI_KEY_DELETE}, {XK_KP_Delete, UI_KEY_DELETE},
              {XK_Return, UI_KEY_ENTER},  {XK_KP_Enter, UI_KEY_ENTER},
              {XK_Escape, UI_KEY_ESCAPE}, {XK_BackSpace, UI_KEY_BACKSPACE},
              {XK_Tab, UI_KEY_TAB},       {XK_ISO_Left_Tab, UI_KEY_TAB},
              {XK_Prior, UI_KEY_PAGE_UP}, {XK_Next, UI_KEY_PAGE_DOWN}};
  for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); ++i) {
    if (keys[i].keysym == keysym) {
      *key = keys[i].key;
      return true;
    }
  }
  return false;
}

bool
ui_keysym_command(unsigned long keysym, bool control, bool shift, UiKey* key)
{
  if (control && chord(keysym, shift, key)) {
    return true;
  }
  if (shift && (keysym == XK_Insert || keysym == XK_Delete)) {
    *key = keysym == XK_Insert ? UI_KEY_PASTE : UI_KEY_CUT;
    return true;
  }
  return plain(keysym, key);
}

size_t
ui_keysym_text(unsigned long keysym, char* text)
{
  if ((keysym >= 0x20 && keysym <= 0x7E) || (keysym >= 0xA0 && keysym <= 0xFF)) {
    return base_utf8_write((uint32_t)keysym, text); // Latin 1 is its own number
  }
  if (keysym >= 0x01000100 && keysym <= 0x0110FFFF) {
    return base_utf8_write((uint32_t)(keysym - 0x01000000), text);
  }
  if (keysym >= XK_KP_0 && keysym <= XK_KP_9) {
    return base_utf8_write((uint32_t)('0' + (keysym - XK_KP_0)), text);
  }
  switch (keysym) {
  case XK_EuroSign:
    return base_utf8_write(0x20AC, text);
  case XK_OE:
    return base_utf8_write(0x152, text);
  case XK_oe:
    return base_utf8_write(0x153, text);
  default:
    return 0;
  }
}
