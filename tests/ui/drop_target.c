// A small window that takes files by drag and drop and tells their URIs.
//
// usage: drop_target X Y, where it opens; it ends when it is told to (SIGTERM).

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  Display* display;
  Window   window, source;
} Target;

static Atom
name(const Target* self, const char* text)
{
  return XInternAtom(self->display, text, False);
}

static void
answer(const Target* self, const char* type)
{
  XEvent event            = {.xclient = {.type         = ClientMessage,
                                         .window       = self->source,
                                         .message_type = name(self, type),
                                         .format       = 32}};
  event.xclient.data.l[0] = (long)self->window;
  event.xclient.data.l[1] = 1;
  event.xclient.data.l[4] = (long)name(self, "XdndActionCopy");
  XSendEvent(self->display, self->source, False, NoEventMask, &event);
}

static void
hear(Target* self, const XClientMessageEvent* event)
{
  self->source = (Window)event->data.l[0];
  if (event->message_type == name(self, "XdndPosition")) {
    answer(self, "XdndStatus");
  } else if (event->message_type == name(self, "XdndDrop")) {
    XConvertSelection(self->display, name(self, "XdndSelection"),
                      name(self, "text/uri-list"), name(self, "DROPPED"), self->window,
                      (Time)event->data.l[2]);
  }
}

static void
tell(const Target* self)
{
  Atom           type   = None;
  int            format = 0;
  unsigned long  n = 0, left = 0;
  unsigned char* bytes = NULL;
  XGetWindowProperty(self->display, self->window, name(self, "DROPPED"), 0, 4096, True,
                     AnyPropertyType, &type, &format, &n, &left, &bytes);
  if (bytes) {
    printf("dropped %.*s", (int)n, (const char*)bytes);
    fflush(stdout);
    XFree(bytes);
  }
  answer(self, "XdndFinished");
}

int
main(int argc, char** argv)
{
  const long version = 5;
  Target     self    = {XOpenDisplay(NULL), None, None};
  if (argc != 3 || !self.display) {
    fputs("usage: drop_target X Y (on a display)\n", stderr);
    return 2;
  }
  XSetWindowAttributes free_of_managers = {.override_redirect = True};
  self.window =
    XCreateWindow(self.display, DefaultRootWindow(self.display), atoi(argv[1]),
                  atoi(argv[2]), 150, 150, 0, CopyFromParent, InputOutput,
                  CopyFromParent, CWOverrideRedirect, &free_of_managers);
  XChangeProperty(self.display, self.window, name(&self, "XdndAware"), XA_ATOM, 32,
                  PropModeReplace, (const unsigned char*)&version, 1);
  XMapRaised(self.display, self.window);
  for (;;) {
    XEvent event;
    XNextEvent(self.display, &event);
    if (event.type == ClientMessage) {
      hear(&self, &event.xclient);
    } else if (event.type == SelectionNotify) {
      tell(&self);
    }
  }
}
