#include "tests/ui/ui_host.h"

#include "tests/test.h"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <dlfcn.h>
#include <lv2/options/options.h>
#include <time.h>

static void
on_write(LV2UI_Controller controller, uint32_t port, uint32_t size, uint32_t protocol,
         const void* buffer)
{
  UiHost* const self = (UiHost*)controller;
  CHECK(port < 64);
  ++self->n_writes[port];
  if (!protocol) {
    CHECK(size == sizeof(float));
    memcpy(&self->controls[port], buffer, sizeof(float));
    return;
  }
  CHECK(protocol == self->map.uris.atom_eventTransfer && port == ESTRO_PORT_CONTROL);
  const LV2_Atom_Object* const object = (const LV2_Atom_Object*)buffer;
  CHECK(size == object->atom.size + sizeof(LV2_Atom));
  if (object->body.otype == self->map.uris.patch_Get) {
    ++self->n_gets;
    return;
  }
  if (object->body.otype == self->map.uris.Cancel) {
    ++self->n_cancels;
    return;
  }
  UiMirror mirror;
  ui_mirror_init(&mirror);
  const unsigned changed = ui_decode(&mirror, &self->map.uris, buffer, size, 0.0);
  if (changed == UI_CHANGED_PROMPT) {
    strcpy(self->prompt, mirror.prompt);
    ++self->n_prompts;
  }
  ui_mirror_free(&mirror);
}

static void
on_touch(LV2UI_Feature_Handle handle, uint32_t port, bool grabbed)
{
  UiHost* const self = (UiHost*)handle;
  (void)port;
  self->n_touches += grabbed;
}

void
ui_host_init(UiHost* self, const char* module)
{
  memset(self, 0, sizeof(*self));
  scene_map_init(&self->map);
  self->display = XOpenDisplay(NULL);
  if (!self->display) {
    exit(77);
  }
  const Window root = DefaultRootWindow(self->display);
  self->top = XCreateSimpleWindow(self->display, root, 0, 0, 1100, 820, 0, 0, 0);
  self->parent =
    XCreateSimpleWindow(self->display, self->top, 0, 0, 1100, 820, 0, 0, 0);
  XMapWindow(self->display, self->parent);
  XMapWindow(self->display, self->top);
  XSync(self->display, False);
  XSetInputFocus(self->display, self->top, RevertToParent, CurrentTime);
  XSync(self->display, False);
  void* const library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
  CHECK(library);
  LV2UI_DescriptorFunction find = NULL;
  *(void**)&find                = dlsym(library, "lv2ui_descriptor");
  CHECK(find);
  self->descriptor = find(0);
  CHECK(self->descriptor && !find(1));
  CHECK_TEXT(self->descriptor->URI, ESTRO_UI_URI);
  self->idle = (const LV2UI_Idle_Interface*)self->descriptor->extension_data(
    LV2_UI__idleInterface);
  CHECK(self->idle);
}

void
ui_host_free(UiHost* self)
{
  XCloseDisplay(self->display);
}

void
ui_host_open(UiHost* self, const char* plugin, bool with_parent)
{
  LV2_URID_Map* const      map       = &self->map.map;
  const LV2_Options_Option options[] = {
    {LV2_OPTIONS_INSTANCE, 0, map->map(map->handle, LV2_UI__scaleFactor), sizeof(float),
     map->map(map->handle, LV2_ATOM__Float), &self->scale},
    {LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, NULL}};
  self->touch                       = (LV2UI_Touch){self, on_touch};
  const LV2_Feature        mapping  = {LV2_URID__map, map};
  const LV2_Feature        touching = {LV2_UI__touch, &self->touch};
  const LV2_Feature        optional = {LV2_OPTIONS__options, (void*)options};
  const LV2_Feature        parent   = {LV2_UI__parent, (void*)self->parent};
  const LV2_Feature* const all[]    = {&mapping, &touching, &optional,
                                    with_parent ? &parent : NULL, NULL};
  LV2UI_Widget             widget   = NULL;
  self->ui     = self->descriptor->instantiate(self->descriptor, plugin, "/", on_write,
                                               self, &widget, all);
  self->window = (Window)widget;
}

void
ui_host_tell(UiHost* self, const void* atom, size_t size)
{
  self->descriptor->port_event(self->ui, ESTRO_PORT_NOTIFY, (uint32_t)size,
                               self->map.uris.atom_eventTransfer, atom);
}

double
ui_host_variety(UiHost* self, int y)
{
  XWindowAttributes is;
  CHECK(XGetWindowAttributes(self->display, self->window, &is));
  XImage* const row = XGetImage(self->display, self->window, 0, y, (unsigned)is.width,
                                1, AllPlanes, ZPixmap);
  CHECK(row);
  unsigned changes = 0;
  for (int x = 1; x < is.width; ++x) {
    changes += XGetPixel(row, x, 0) != XGetPixel(row, x - 1, 0);
  }
  XDestroyImage(row);
  return (double)changes / is.width;
}

void
ui_host_close(UiHost* self)
{
  self->descriptor->cleanup(self->ui);
  self->ui = NULL;
}

void
ui_host_run(UiHost* self, unsigned n)
{
  const struct timespec nap = {0, 5000000};
  for (unsigned i = 0; i < n; ++i) {
    XSync(self->display, False);
    CHECK(!self->idle->idle(self->ui));
    nanosleep(&nap, NULL);
  }
}

static void
point(UiHost* self, int x, int y)
{
  int    at_x = 0, at_y = 0;
  Window child = None;
  XTranslateCoordinates(self->display, self->parent, DefaultRootWindow(self->display),
                        x, y, &at_x, &at_y, &child);
  XTestFakeMotionEvent(self->display, -1, at_x, at_y, CurrentTime);
}

void
ui_host_click(UiHost* self, int x, int y, unsigned button)
{
  point(self, x, y);
  XTestFakeButtonEvent(self->display, button, True, CurrentTime);
  XTestFakeButtonEvent(self->display, button, False, CurrentTime);
  ui_host_run(self, 4);
}

void
ui_host_drag(UiHost* self, int x, int y, int to_x, int to_y)
{
  point(self, x, y);
  XTestFakeButtonEvent(self->display, Button1, True, CurrentTime);
  for (int i = 1; i <= 8; ++i) {
    point(self, x + (to_x - x) * i / 8, y + (to_y - y) * i / 8);
    ui_host_run(self, 1);
  }
  XTestFakeButtonEvent(self->display, Button1, False, CurrentTime);
  ui_host_run(self, 4);
}

static void
press(UiHost* self, KeySym keysym, bool down)
{
  const KeyCode code = XKeysymToKeycode(self->display, keysym);
  CHECK(code);
  XTestFakeKeyEvent(self->display, code, down, CurrentTime);
}

void
ui_host_key(UiHost* self, KeySym keysym, bool control, bool shift)
{
  if (control) {
    press(self, XK_Control_L, true);
  }
  if (shift) {
    press(self, XK_Shift_L, true);
  }
  press(self, keysym, true);
  press(self, keysym, false);
  if (shift) {
    press(self, XK_Shift_L, false);
  }
  if (control) {
    press(self, XK_Control_L, false);
  }
  ui_host_run(self, 1);
}

void
ui_host_type(UiHost* self, const char* ascii)
{
  for (; *ascii; ++ascii) {
    const bool upper = *ascii >= 'A' && *ascii <= 'Z';
    ui_host_key(self, (KeySym)(unsigned char)*ascii, false, upper);
  }
  ui_host_run(self, 2);
}

Window
ui_host_focus(const UiHost* self)
{
  Window holder = None;
  int    revert = 0;
  XGetInputFocus(self->display, &holder, &revert);
  return holder;
}
