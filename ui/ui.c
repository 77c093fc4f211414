// The window as an LV2 UI: features in, messages out.

#include "ui/encode.h"
#include "ui/out.h"

#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define EXPORT __attribute__((visibility("default")))
#else
#define EXPORT
#endif

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
  const UiOut out = ui_out(self);
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
  self->view.theme    = ui_theme_wanted(self, &self->view.settings);
  self->window        = ui_window_new(
           self->host.parent, ui_scale_wanted(self, &self->view.settings), &self->view);
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
  ui_tell_size(self);
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
    ui_send(self, ui_encode_get(&self->uris, self->message));
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
