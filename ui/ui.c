// The window as an LV2 UI: features in, messages out.

#include "ttl/contract.h"
#include "ui/encode.h"
#include "ui/offers.h"
#include "ui/view.h"
#include "ui/window.h"

#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define EXPORT __attribute__((visibility("default")))
#else
#define EXPORT
#endif

typedef struct {
  LV2UI_Write_Function write;
  LV2UI_Controller     controller;
  UiOffers             host;
  uint32_t             first_param;
  UiUris               uris;
  UiView               view;
  UiWindow*            window;
  bool                 asked; ///< Whether the plugin was asked for everything
  uint64_t             message[UI_MESSAGE_BYTES / sizeof(uint64_t)];
} Ui;

static void
send_message(Ui* self, size_t size)
{
  if (self->host.map) {
    self->write(self->controller, ESTRO_PORT_CONTROL, (uint32_t)size,
                self->uris.atom_eventTransfer, self->message);
  }
}

static void
on_set(void* handle, ParamId id, float value)
{
  Ui* const self = (Ui*)handle;
  self->write(self->controller, self->first_param + id, sizeof(value), 0, &value);
}

static void
on_touch(void* handle, ParamId id, bool begins)
{
  Ui* const self = (Ui*)handle;
  if (self->host.touch && self->host.touch->touch) {
    self->host.touch->touch(self->host.touch->handle, self->first_param + id, begins);
  }
}

static void
on_compose(void* handle, const char* prompt)
{
  Ui* const self = (Ui*)handle;
  send_message(self,
               ui_encode_text(&self->uris, self->uris.prompt, prompt, self->message));
}

static void
on_cancel(void* handle)
{
  Ui* const self = (Ui*)handle;
  send_message(self, ui_encode_cancel(&self->uris, self->message));
}

static void
on_correct(void* handle, const char* lines)
{
  Ui* const self = (Ui*)handle;
  send_message(
    self, ui_encode_text(&self->uris, self->uris.corrections, lines, self->message));
}

static void
on_recast(void* handle, const char* lines)
{
  Ui* const self = (Ui*)handle;
  send_message(
    self, ui_encode_text(&self->uris, self->uris.instruments, lines, self->message));
}

static void
on_listen(void* handle, double ticks, bool rolling)
{
  Ui* const self = (Ui*)handle;
  send_message(self, ui_encode_listen(&self->uris, ticks, rolling, self->message));
}

static void
on_take(void* handle, int32_t number)
{
  Ui* const self = (Ui*)handle;
  send_message(self,
               ui_encode_whole(&self->uris, self->uris.take, number, self->message));
}

static void
on_rate(void* handle, int32_t stars)
{
  Ui* const self = (Ui*)handle;
  send_message(self,
               ui_encode_whole(&self->uris, self->uris.rating, stars, self->message));
}

static void
on_render(void* handle, const char* path)
{
  Ui* const self = (Ui*)handle;
  send_message(self,
               ui_encode_path(&self->uris, self->uris.render, path, self->message));
}

static void
on_edit(void* handle, bool begins)
{
  Ui* const self = (Ui*)handle;
  ui_window_edit(self->window, begins);
}

static void
on_copy(void* handle, bool primary, const char* bytes, size_t n)
{
  Ui* const self = (Ui*)handle;
  ui_window_copy(self->window, primary, bytes, n);
}

static void
on_paste(void* handle, bool primary)
{
  Ui* const self = (Ui*)handle;
  ui_window_paste(self->window, primary);
}

static void
on_drag(void* handle, const UiExcerpt* what)
{
  Ui* const self = (Ui*)handle;
  ui_window_drag(self->window, what);
}

/// Colours as the settings and the host ask for.
static UiTheme
theme_for(const Ui* self, const UiSettings* settings)
{
  return settings->colours == UI_DARK    ? ui_theme_dark
         : settings->colours == UI_LIGHT ? ui_theme_light
         : self->host.coloured           ? ui_theme_for(self->host.background)
                                         : ui_theme_dark;
}

/// Pixels to a logical one: the user's word, the host's, the desktop's; 0 while there
/// is no window to ask the desktop by.
static double
scale_for(const Ui* self, const UiSettings* settings)
{
  return settings->percent      ? settings->percent / 100.0
         : self->host.scale > 0 ? self->host.scale
         : self->window         ? ui_window_desktop_scale(self->window)
                                : 0.0;
}

static void
tell_size(const Ui* self)
{
  const LV2UI_Resize* const resize = self->host.resize;
  unsigned                  width = 0, height = 0;
  ui_window_size(self->window, &width, &height);
  if (resize && resize->ui_resize) {
    resize->ui_resize(resize->handle, (int)width, (int)height);
  }
}

static void
on_fit(void* handle, const UiSettings* settings)
{
  Ui* const    self   = (Ui*)handle;
  const double before = scale_for(self, &self->view.settings);
  ui_settings_save(settings);
  self->view.theme = theme_for(self, settings);
  ui_view_fit(&self->view, settings);
  if (scale_for(self, settings) != before) {
    ui_window_rescale(self->window, scale_for(self, settings));
    tell_size(self);
  }
}

static void
cleanup(LV2UI_Handle handle)
{
  Ui* const self = (Ui*)handle;
  ui_view_cancel(&self->view);
  ui_window_free(self->window);
  ui_view_free(&self->view);
  free(self);
}

static bool
open_window(Ui* self, const char* bundle)
{
  const UiOut out = {self,      on_set,    on_touch, on_compose, on_cancel, on_correct,
                     on_recast, on_listen, on_take,  on_rate,    on_render, on_edit,
                     on_copy,   on_paste,  on_drag,  on_fit};
  if (!ui_view_init(&self->view, &out)) {
    lv2_log_error(&self->host.logger, "estro: no memory for the window\n");
    return false;
  }
  if (!self->host.parent) {
    lv2_log_error(&self->host.logger, "estro: the host gives no window to live in\n");
    return false;
  }
  ui_banks_load(&self->view.banks, bundle);
  ui_browser_find(&self->view.browser, &self->view.banks);
  self->view.settings = ui_settings_load();
  self->view.theme    = theme_for(self, &self->view.settings);
  self->window = ui_window_new(self->host.parent, scale_for(self, &self->view.settings),
                               &self->view);
  if (!self->window) {
    lv2_log_error(&self->host.logger, "estro: cannot open a window on this display\n");
  }
  return self->window;
}

static LV2UI_Handle
instantiate(const LV2UI_Descriptor* descriptor, const char* plugin_uri,
            const char* bundle_path, LV2UI_Write_Function write,
            LV2UI_Controller controller, LV2UI_Widget* widget,
            const LV2_Feature* const* features)
{
  (void)descriptor;
  Ui* const self = calloc(1, sizeof(*self));
  *widget        = NULL;
  if (!self) {
    return NULL;
  }
  const bool multi  = !strcmp(plugin_uri, ESTRO_MULTI_URI);
  self->write       = write;
  self->controller  = controller;
  self->first_param = ESTRO_PORT_AUDIO + (multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO);
  ui_offers_read(&self->host, features);
  if (self->host.map) {
    ui_uris_init(&self->uris, self->host.map);
  }
  if (!open_window(self, bundle_path)) {
    cleanup(self);
    return NULL;
  }
  tell_size(self);
  *widget = (LV2UI_Widget)ui_window_id(self->window); // NOLINT: LV2's way
  return self;
}

static void
port_event(LV2UI_Handle handle, uint32_t port, uint32_t size, uint32_t format,
           const void* buffer)
{
  Ui* const self = (Ui*)handle;
  if (!format && size == sizeof(float) && port >= self->first_param &&
      port - self->first_param < PARAM_N) {
    float value = 0.0f;
    memcpy(&value, buffer, sizeof(value));
    ui_view_param(&self->view, (ParamId)(port - self->first_param), value);
  } else if (self->host.map && format == self->uris.atom_eventTransfer &&
             port == ESTRO_PORT_NOTIFY) {
    ui_view_message(&self->view, &self->uris, buffer, size);
  }
}

static int
idle(LV2UI_Handle handle)
{
  Ui* const self = (Ui*)handle;
  if (!self->asked) {
    self->asked = true;
    send_message(self, ui_encode_get(&self->uris, self->message));
  }
  return !ui_window_idle(self->window);
}

static int
resize(LV2UI_Feature_Handle handle, int width, int height)
{
  Ui* const self = (Ui*)handle;
  if (width <= 0 || height <= 0) {
    return 1;
  }
  ui_window_resize(self->window, (unsigned)width, (unsigned)height);
  return 0;
}

static const void*
extension_data(const char* uri)
{
  static const LV2UI_Idle_Interface idle_interface   = {idle};
  static const LV2UI_Resize         resize_interface = {NULL, resize};
  if (!strcmp(uri, LV2_UI__idleInterface)) {
    return &idle_interface;
  }
  return !strcmp(uri, LV2_UI__resize) ? &resize_interface : NULL;
}

EXPORT const LV2UI_Descriptor*
lv2ui_descriptor(uint32_t index)
{
  static const LV2UI_Descriptor descriptor = {ESTRO_UI_URI, instantiate, cleanup,
                                              port_event, extension_data};
  return index ? NULL : &descriptor;
}
