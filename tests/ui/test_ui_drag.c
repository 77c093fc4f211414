// A MIDI file on its way out of the real window, to a target of our own.

#include "tests/test.h"
#include "tests/ui/ui_host.h"
#include "ui/layout.h"

#include <X11/Xatom.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <sys/stat.h>
#include <unistd.h>

#define TARGET_X 1110
#define TARGET_W 160

/// Takes drops of text/uri-list, as file managers and hosts do.
typedef struct {
  Display* display;
  Window   window;
  Window   source;
  bool     willing, silent;
  unsigned n_enters, n_positions, n_leaves, n_drops;
  char     uri[2000];
} Target;

static const char* module;
static UiHost      host;
static Target      target;

static Atom
name(const char* text)
{
  return XInternAtom(target.display, text, False);
}

static void
open_target(bool willing)
{
  const long version = 5;
  memset(&target, 0, sizeof(target));
  target.willing = willing;
  target.display = XOpenDisplay(NULL);
  CHECK(target.display);
  target.window = XCreateSimpleWindow(target.display, DefaultRootWindow(target.display),
                                      TARGET_X, 0, TARGET_W, 400, 0, 0, 0);
  XChangeProperty(target.display, target.window, name("XdndAware"), XA_ATOM, 32,
                  PropModeReplace, (const unsigned char*)&version, 1);
  XMapWindow(target.display, target.window);
  XSync(target.display, False);
}

static void
answer(const char* type, long flags)
{
  XEvent event            = {.xclient = {.type         = ClientMessage,
                                         .window       = target.source,
                                         .message_type = name(type),
                                         .format       = 32}};
  event.xclient.data.l[0] = (long)target.window;
  event.xclient.data.l[1] = flags;
  event.xclient.data.l[4] = (long)name("XdndActionCopy");
  XSendEvent(target.display, target.source, False, NoEventMask, &event);
}

static void
take_message(const XClientMessageEvent* event)
{
  const Atom type = event->message_type;
  target.source   = (Window)event->data.l[0];
  if (type == name("XdndEnter")) {
    ++target.n_enters;
    CHECK((Atom)event->data.l[2] == name("text/uri-list"));
    CHECK(event->data.l[1] >> 24 == 5);
  } else if (type == name("XdndPosition")) {
    ++target.n_positions;
    if (!target.silent) {
      answer("XdndStatus", target.willing);
    }
  } else if (type == name("XdndLeave")) {
    ++target.n_leaves;
  } else if (type == name("XdndDrop")) {
    ++target.n_drops;
    XConvertSelection(target.display, name("XdndSelection"), name("text/uri-list"),
                      name("DROPPED"), target.window, (Time)event->data.l[2]);
  }
}

static void
take_file(void)
{
  Atom           type   = None;
  int            format = 0;
  unsigned long  n = 0, left = 0;
  unsigned char* bytes = NULL;
  XGetWindowProperty(target.display, target.window, name("DROPPED"), 0, 500, True,
                     AnyPropertyType, &type, &format, &n, &left, &bytes);
  CHECK(bytes && format == 8 && n < sizeof(target.uri));
  memcpy(target.uri, bytes, n);
  XFree(bytes);
  answer("XdndFinished", 1);
}

static void
run(unsigned rounds)
{
  for (unsigned i = 0; i < rounds; ++i) {
    ui_host_run(&host, 1);
    while (XPending(target.display)) {
      XEvent event;
      XNextEvent(target.display, &event);
      if (event.type == ClientMessage) {
        take_message(&event.xclient);
      } else if (event.type == SelectionNotify) {
        take_file();
      }
    }
    XFlush(target.display);
  }
}

static void
open_all(bool willing)
{
  static uint64_t bytes[ESTRO_ATOM_BYTES / 8];
  ui_host_init(&host, module);
  open_target(willing);
  ui_host_open(&host, ESTRO_URI, true);
  CHECK(host.ui);
  ui_host_run(&host, 10);
  ui_host_tell(&host, bytes, scene_piece(&host.map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < SCENE_SECTIONS; ++i) {
    ui_host_tell(&host, bytes, scene_section(&host.map, bytes, sizeof(bytes), 1, i));
  }
  ui_host_run(&host, 10);
}

static void
close_all(void)
{
  ui_host_close(&host);
  XCloseDisplay(target.display);
  ui_host_free(&host);
}

static void
pointer_to(int x, int y)
{
  XTestFakeMotionEvent(host.display, -1, x, y, CurrentTime);
  XFlush(host.display);
  run(3);
}

/// From the grip, which ends 88 before the right margin, to `x`.
static void
drag_to(int x, int y)
{
  const UiRect tabs = ui_layout(UI_WIDTH, UI_HEIGHT, 1, false).tabs;
  const int    from = (int)(tabs.w - UI_MARGIN - 150), at = (int)tabs.y + 20;
  pointer_to(from, at);
  XTestFakeButtonEvent(host.display, Button1, True, CurrentTime);
  for (int i = 1; i <= 6; ++i) {
    pointer_to(from + (x - from) * i / 6, at + (y - at) * i / 6);
  }
  run(6);
}

static void
let_go(void)
{
  XTestFakeButtonEvent(host.display, Button1, False, CurrentTime);
  XFlush(host.display);
  run(20);
}

/// The path of the file that was dropped.
static void
dropped_path(char* path)
{
  CHECK(!strncmp(target.uri, "file:///", 8));
  const char* from = target.uri + 7;
  for (; *from && *from != '\r'; ++from) {
    unsigned code = (unsigned char)*from;
    if (*from == '%') {
      CHECK(sscanf(from + 1, "%2x", &code) == 1);
      from += 2;
    }
    *path++ = (char)code;
  }
  *path = '\0';
  CHECK_TEXT(from, "\r\n");
}

static void
a_dropped_file_is_a_midi_file(void)
{
  char path[2000], head[5] = "";
  open_all(true);
  drag_to(TARGET_X + 80, 200);
  CHECK(target.n_enters == 1 && target.n_positions >= 1);
  let_go();
  CHECK(target.n_drops == 1 && target.n_leaves == 0);
  dropped_path(path);
  FILE* const file = fopen(path, "rb");
  CHECK(file && fread(head, 1, 4, file) == 4);
  CHECK_TEXT(head, "MThd");
  fclose(file);
  drag_to(TARGET_X + 80, 200); // Once more: the first one is over
  let_go();
  CHECK(target.n_drops == 2);
  close_all();
  CHECK(access(path, F_OK)); // Gone with the window, and its folder too
  *strrchr(path, '/') = '\0';
  CHECK(access(path, F_OK));
}

static void
who_does_not_want_it_gets_nothing(void)
{
  open_all(false);
  drag_to(TARGET_X + 80, 200);
  let_go();
  CHECK(target.n_positions >= 1 && target.n_drops == 0 && target.n_leaves == 1);
  close_all();
}

static void
a_drag_that_goes_on_leaves(void)
{
  open_all(true);
  drag_to(TARGET_X + 80, 200);
  CHECK(target.n_enters == 1);
  pointer_to(TARGET_X + 80, 700);
  CHECK(target.n_leaves == 1);
  let_go();
  CHECK(target.n_drops == 0);
  close_all();
}

static void
a_target_that_vanishes_does_no_harm(void)
{
  open_all(true);
  target.silent = true;
  drag_to(TARGET_X + 80, 200);
  XDestroyWindow(target.display, target.window);
  XSync(target.display, False);
  pointer_to(TARGET_X + 70, 210);
  let_go();
  ui_host_close(&host); // In the middle of it
  XCloseDisplay(target.display);
  ui_host_free(&host);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2);
  module = argv[1];
  RUN(a_dropped_file_is_a_midi_file);
  RUN(who_does_not_want_it_gets_nothing);
  RUN(a_drag_that_goes_on_leaves);
  RUN(a_target_that_vanishes_does_no_harm);
  scene_forget_fonts();
  return 0;
}
