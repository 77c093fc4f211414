// Text between the window and other programs, and letters beyond ASCII.

#include "tests/test.h"
#include "tests/ui/ui_host.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>

static const char* module;
static UiHost      host;

static Atom
atom(const char* name)
{
  return XInternAtom(host.display, name, False);
}

static void
click_field(unsigned button)
{
  const UiRect field = ui_layout(UI_WIDTH, UI_HEIGHT, 1, false).field;
  ui_host_click(&host, (int)(field.x + field.w / 2), (int)(field.y + field.h / 2),
                button);
}

static void
start(void)
{
  ui_host_init(&host, module);
  ui_host_open(&host, ESTRO_URI, true);
  ui_host_run(&host, 10);
  click_field(Button1);
}

static void
stop(void)
{
  ui_host_close(&host);
  ui_host_free(&host);
}

static void
compose_says(const char* expected)
{
  ui_host_run(&host, 4);
  ui_host_key(&host, XK_Return, false, false);
  ui_host_run(&host, 4);
  CHECK_TEXT(host.prompt, expected);
}

static void
answer(const XSelectionRequestEvent* request, Atom property)
{
  XEvent reply = {.xselection = {.type      = SelectionNotify,
                                 .requestor = request->requestor,
                                 .selection = request->selection,
                                 .target    = request->target,
                                 .property  = property,
                                 .time      = request->time}};
  XSendEvent(host.display, request->requestor, False, NoEventMask, &reply);
}

/// Waits until the window asks for a selection that the host owns.
static XSelectionRequestEvent
await_request(void)
{
  XEvent event;
  for (int i = 0; i < 200; ++i) {
    ui_host_run(&host, 1);
    if (XCheckTypedEvent(host.display, SelectionRequest, &event)) {
      return event.xselectionrequest;
    }
  }
  fprintf(stderr, "the window does not ask\n");
  exit(1);
}

static void
own(Atom selection)
{
  XSetSelectionOwner(host.display, selection, host.top, CurrentTime);
  XSync(host.display, False);
}

static void
text_of_others_is_pasted(void)
{
  static const char text[] = "soft \xC3\xBC pad\nand bells";
  start();
  own(atom("CLIPBOARD"));
  ui_host_key(&host, XK_v, true, false);
  const XSelectionRequestEvent request = await_request();
  CHECK(request.target == atom("UTF8_STRING"));
  XChangeProperty(host.display, request.requestor, request.property, request.target, 8,
                  PropModeReplace, (const unsigned char*)text, sizeof(text) - 1);
  answer(&request, request.property);
  compose_says("soft \xC3\xBC pad and bells");
  stop();
}

static void
an_old_program_is_asked_for_latin_letters(void)
{
  start();
  own(XA_PRIMARY);
  click_field(Button2);
  XSelectionRequestEvent request = await_request();
  answer(&request, None);
  request = await_request();
  CHECK(request.target == XA_STRING);
  XChangeProperty(host.display, request.requestor, request.property, XA_STRING, 8,
                  PropModeReplace, (const unsigned char*)"fl\xFCgel", 6);
  answer(&request, request.property);
  compose_says("fl\xC3\xBCgel");
  stop();
}

static void
long_text_arrives_in_pieces(void)
{
  static const char* const pieces[] = {"one ", "two ", "three", ""};
  start();
  own(atom("CLIPBOARD"));
  ui_host_key(&host, XK_v, true, false);
  const XSelectionRequestEvent request = await_request();
  const long                   size    = 13;
  XSelectInput(host.display, request.requestor, PropertyChangeMask);
  XChangeProperty(host.display, request.requestor, request.property, atom("INCR"), 32,
                  PropModeReplace, (const unsigned char*)&size, 1);
  answer(&request, request.property);
  unsigned sent = 0;
  for (int i = 0; i < 400 && sent < 4; ++i) {
    XEvent event;
    ui_host_run(&host, 1);
    while (XCheckTypedEvent(host.display, PropertyNotify, &event)) {
      if (event.xproperty.state == PropertyDelete && sent < 4) {
        XChangeProperty(host.display, request.requestor, request.property,
                        request.target, 8, PropModeReplace,
                        (const unsigned char*)pieces[sent], (int)strlen(pieces[sent]));
        ++sent;
      }
    }
  }
  CHECK(sent == 4);
  compose_says("one two three");
  stop();
}

/// What a selection's owner gives for a target; `type` None if nothing.
static void
ask(Atom selection, Atom target, Atom* type, char* out, size_t size)
{
  const Atom     property = atom("TEST_ASKS");
  XEvent         event;
  int            format = 0;
  unsigned long  n = 0, left = 0;
  unsigned char* bytes = NULL;
  XConvertSelection(host.display, selection, target, property, host.top, CurrentTime);
  *type = None;
  for (int i = 0; i < 200; ++i) {
    ui_host_run(&host, 1);
    if (XCheckTypedEvent(host.display, SelectionNotify, &event)) {
      break;
    }
  }
  if (event.type == SelectionNotify && event.xselection.property) {
    XGetWindowProperty(host.display, host.top, property, 0, 4096, True, AnyPropertyType,
                       type, &format, &n, &left, &bytes);
    CHECK(n < size);
    memcpy(out, bytes, format == 8 ? n : 0);
    out[format == 8 ? n : 0] = '\0';
    XFree(bytes);
  }
}

static void
others_get_what_is_selected_and_copied(void)
{
  char out[64];
  Atom type = None;
  start();
  ui_host_type(&host, "warm pad");
  ui_host_key(&host, XK_Home, false, true);
  ask(XA_PRIMARY, atom("UTF8_STRING"), &type, out, sizeof(out));
  CHECK(type == atom("UTF8_STRING"));
  CHECK_TEXT(out, "warm pad");
  ui_host_key(&host, XK_x, true, false);
  ask(atom("CLIPBOARD"), atom("text/plain;charset=utf-8"), &type, out, sizeof(out));
  CHECK_TEXT(out, "warm pad");
  ask(atom("CLIPBOARD"), atom("TARGETS"), &type, out, sizeof(out));
  CHECK(type == XA_ATOM);
  ask(atom("CLIPBOARD"), atom("image/png"), &type, out, sizeof(out));
  CHECK(type == None);
  own(atom("CLIPBOARD")); // It is another's now, so pasting asks again
  ui_host_key(&host, XK_v, true, false);
  await_request();
  stop();
}

static void
an_asker_that_is_gone_does_no_harm(void)
{
  start();
  ui_host_type(&host, "pad");
  ui_host_key(&host, XK_a, true, false);
  ui_host_key(&host, XK_c, true, false);
  const Window asker = XCreateSimpleWindow(host.display, host.top, 0, 0, 5, 5, 0, 0, 0);
  XConvertSelection(host.display, atom("CLIPBOARD"), atom("UTF8_STRING"), atom("X"),
                    asker, CurrentTime);
  XDestroyWindow(host.display, asker);
  XSync(host.display, False);
  ui_host_run(&host, 4);
  compose_says("pad");
  stop();
}

static void
letters_beyond_ascii_are_typed(void)
{
  static const KeySym letters[] = {XK_udiaeresis, XK_ssharp, 0x1000107};
  start();
  int    least = 0, most = 0, each = 0;
  KeySym row[16] = {NoSymbol};
  XDisplayKeycodes(host.display, &least, &most);
  XFree(XGetKeyboardMapping(host.display, (KeyCode)least, 1, &each));
  CHECK(each <= 16);
  for (unsigned i = 0; i < 3; ++i) {
    row[0] = row[1] = letters[i]; // Spare keys at the keyboard's end
    XChangeKeyboardMapping(host.display, most - (int)i, each, row, 1);
  }
  XSync(host.display, False);
  XEvent event;
  while (XCheckTypedEvent(host.display, MappingNotify, &event)) {
    XRefreshKeyboardMapping(&event.xmapping);
  }
  ui_host_run(&host, 10);
  for (unsigned i = 0; i < 3; ++i) {
    ui_host_key(&host, letters[i], false, false);
  }
  compose_says("\xC3\xBC\xC3\x9F\xC4\x87");
  stop();
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2);
  module = argv[1];
  RUN(text_of_others_is_pasted);
  RUN(an_old_program_is_asked_for_latin_letters);
  RUN(long_text_arrives_in_pieces);
  RUN(others_get_what_is_selected_and_copied);
  RUN(an_asker_that_is_gone_does_no_harm);
  RUN(letters_beyond_ascii_are_typed);
  scene_forget_fonts();
  return 0;
}
