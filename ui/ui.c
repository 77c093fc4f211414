// The window as an LV2 UI: features in, messages out.

#include "ttl/contract.h"
#include "ui/encode.h"
#include "ui/view.h"
#include "ui/window.h"

#include <lv2/core/lv2.h>
#include <lv2/log/log.h>
#include <lv2/log/logger.h>
#include <lv2/options/options.h>
#include <lv2/ui/ui.h>
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
  LV2_URID_Map*        map; ///< Without it there are sliders, but no messages
  const LV2UI_Touch*   touch;
  const LV2UI_Resize*  resize;
  LV2_Log_Logger       logger;
  uintptr_t            parent;
  double               scale; ///< As the host says, 0 if it does not
  uint32_t             first_param;
  UiUris               uris;
  UiView               view;
  UiWindow*            window;
  bool                 asked; ///< Whether the plugin was asked for everything
} Ui;

static void
send_message(Ui* self, const void* atom, size_t size)
{
  if (self->map) {
    self->write(self->controller, ESTRO_PORT_CONTROL, (uint32_t)size,
                self->uris.atom_eventTransfer, atom);
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
  if (self->touch && self->touch->touch) {
    self->touch->touch(self->touch->handle, self->first_param + id, begins);
  }
}

static void
on_compose(void* handle, const char* prompt)
{
  Ui* const self = (Ui*)handle;
  uint64_t  message[UI_MESSAGE_BYTES / sizeof(uint64_t)];
  send_message(self, message, ui_encode_prompt(&self->uris, prompt, message));
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
read_scale(Ui* self, const LV2_Options_Option* option)
{
  if (!self->map || !option) {
    return;
  }
  const LV2_URID key   = self->map->map(self->map->handle, LV2_UI__scaleFactor);
  const LV2_URID type  = self->map->map(self->map->handle, LV2_ATOM__Float);
  float          value = 0.0f;
  for (; option->key; ++option) {
    if (option->key == key && option->type == type && option->size == sizeof(value) &&
        option->value) {
      memcpy(&value, option->value, sizeof(value));
    }
  }
  // Some hosts say 1 whatever the screen: then the desktop knows better
  self->scale = value > 1.0f && value <= 4.0f ? (double)value : 0.0;
}

static void
read_features(Ui* self, const LV2_Feature* const* features)
{
  const LV2_Options_Option* options = NULL;
  LV2_Log_Log*              log     = NULL;
  for (unsigned i = 0; features && features[i]; ++i) {
    const char* const uri = features[i]->URI;
    if (!strcmp(uri, LV2_UI__parent)) {
      self->parent = (uintptr_t)features[i]->data;
    } else if (!strcmp(uri, LV2_URID__map)) {
      self->map = (LV2_URID_Map*)features[i]->data;
    } else if (!strcmp(uri, LV2_UI__touch)) {
      self->touch = (const LV2UI_Touch*)features[i]->data;
    } else if (!strcmp(uri, LV2_UI__resize)) {
      self->resize = (const LV2UI_Resize*)features[i]->data;
    } else if (!strcmp(uri, LV2_OPTIONS__options)) {
      options = (const LV2_Options_Option*)features[i]->data;
    } else if (!strcmp(uri, LV2_LOG__log)) {
      log = (LV2_Log_Log*)features[i]->data;
    }
  }
  lv2_log_logger_init(&self->logger, self->map, log);
  read_scale(self, options);
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
open_window(Ui* self)
{
  const UiOut out = {self, on_set, on_touch, on_compose, on_edit, on_copy, on_paste};
  if (!ui_view_init(&self->view, &out)) {
    lv2_log_error(&self->logger, "estro: no memory for the window\n");
    return false;
  }
  if (!self->parent) {
    lv2_log_error(&self->logger, "estro: the host gives no window to live in\n");
    return false;
  }
  self->window = ui_window_new(self->parent, self->scale, &self->view);
  if (!self->window) {
    lv2_log_error(&self->logger, "estro: cannot open a window on this display\n");
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
  (void)bundle_path;
  Ui* const self = calloc(1, sizeof(*self));
  *widget        = NULL;
  if (!self) {
    return NULL;
  }
  const bool multi  = !strcmp(plugin_uri, ESTRO_MULTI_URI);
  self->write       = write;
  self->controller  = controller;
  self->first_param = ESTRO_PORT_AUDIO + (multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO);
  read_features(self, features);
  if (self->map) {
    ui_uris_init(&self->uris, self->map);
  }
  if (!open_window(self)) {
    cleanup(self);
    return NULL;
  }
  unsigned width = 0, height = 0;
  ui_window_size(self->window, &width, &height);
  if (self->resize && self->resize->ui_resize) {
    self->resize->ui_resize(self->resize->handle, (int)width, (int)height);
  }
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
  } else if (self->map && format == self->uris.atom_eventTransfer &&
             port == ESTRO_PORT_NOTIFY) {
    ui_view_message(&self->view, &self->uris, buffer, size);
  }
}

static int
idle(LV2UI_Handle handle)
{
  Ui* const self = (Ui*)handle;
  if (!self->asked) {
    uint64_t message[UI_MESSAGE_BYTES / sizeof(uint64_t)];
    self->asked = true;
    send_message(self, message, ui_encode_get(&self->uris, message));
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
