#include "ui/out.h"

#include "ttl/contract.h"

void
ui_send(Ui* self, size_t size)
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
  ui_send(self, ui_encode_text(&self->uris, self->uris.prompt, prompt, self->message));
}

static void
on_cancel(void* handle)
{
  Ui* const self = (Ui*)handle;
  ui_send(self, ui_encode_cancel(&self->uris, self->message));
}

static void
on_correct(void* handle, const char* lines)
{
  Ui* const self = (Ui*)handle;
  ui_send(self,
          ui_encode_text(&self->uris, self->uris.corrections, lines, self->message));
}

static void
on_recast(void* handle, const char* lines)
{
  Ui* const self = (Ui*)handle;
  ui_send(self,
          ui_encode_text(&self->uris, self->uris.instruments, lines, self->message));
}

static void
on_listen(void* handle, double ticks, bool rolling)
{
  Ui* const self = (Ui*)handle;
  ui_send(self, ui_encode_listen(&self->uris, ticks, rolling, self->message));
}

static void
on_take(void* handle, int32_t number)
{
  Ui* const self = (Ui*)handle;
  ui_send(self, ui_encode_whole(&self->uris, self->uris.take, number, self->message));
}

static void
on_rate(void* handle, int32_t stars)
{
  Ui* const self = (Ui*)handle;
  ui_send(self, ui_encode_whole(&self->uris, self->uris.rating, stars, self->message));
}

static void
on_render(void* handle, const char* path)
{
  Ui* const self = (Ui*)handle;
  ui_send(self, ui_encode_path(&self->uris, self->uris.render, path, self->message));
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

UiTheme
ui_theme_wanted(const Ui* self, const UiSettings* settings)
{
  return settings->colours == UI_DARK    ? ui_theme_dark
         : settings->colours == UI_LIGHT ? ui_theme_light
         : self->host.coloured           ? ui_theme_for(self->host.background)
                                         : ui_theme_dark;
}

double
ui_scale_wanted(const Ui* self, const UiSettings* settings)
{
  return settings->percent      ? settings->percent / 100.0
         : self->host.scale > 0 ? self->host.scale
         : self->window         ? ui_window_desktop_scale(self->window)
                                : 0.0;
}

void
ui_tell_size(const Ui* self)
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
  const double before = ui_scale_wanted(self, &self->view.settings);
  ui_settings_save(settings);
  self->view.theme = ui_theme_wanted(self, settings);
  ui_view_fit(&self->view, settings);
  if (ui_scale_wanted(self, settings) != before) {
    ui_window_rescale(self->window, ui_scale_wanted(self, settings));
    ui_tell_size(self);
  }
}

UiOut
ui_out(Ui* self)
{
  return (UiOut){self,      on_set,    on_touch, on_compose, on_cancel, on_correct,
                 on_recast, on_listen, on_take,  on_rate,    on_render, on_edit,
                 on_copy,   on_paste,  on_drag,  on_fit};
}
