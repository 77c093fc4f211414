#include "tests/ui/recorder.h"

#include "tests/test.h"

static void
on_set(void* handle, ParamId id, float value)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_sets;
  self->set_id    = id;
  self->set_value = value;
}

static void
on_touch(void* handle, ParamId id, bool begins)
{
  Recorder* const self = (Recorder*)handle;
  (void)id;
  self->n_touches += begins;
  self->n_releases += !begins;
}

static void
on_compose(void* handle, const char* prompt)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_composed;
  strcpy(self->prompt, prompt);
}

static void
on_cancel(void* handle)
{
  ++((Recorder*)handle)->n_cancels;
}

static void
on_correct(void* handle, const char* lines)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_corrections;
  strcpy(self->corrections, lines);
}

static void
on_recast(void* handle, const char* lines)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_recasts;
  strcpy(self->instruments, lines);
}

static void
on_listen(void* handle, double ticks, bool rolling)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_listens;
  self->listen_ticks = ticks;
  self->listening    = rolling;
}

static void
on_take(void* handle, int32_t number)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_takes;
  self->take = number;
}

static void
on_rate(void* handle, int32_t stars)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_ratings;
  self->rating = stars;
}

static void
on_render(void* handle, const char* path)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_renders;
  strcpy(self->render, path);
}

static void
on_drag(void* handle, const UiExcerpt* what)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_drags;
  self->dragged = *what;
}

static void
on_fit(void* handle, const UiSettings* settings)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_fits;
  self->settings = *settings;
}

static void
on_edit(void* handle, bool begins)
{
  ((Recorder*)handle)->editing = begins;
}

static void
on_copy(void* handle, bool primary, const char* bytes, size_t n)
{
  Recorder* const self = (Recorder*)handle;
  memcpy(self->copied[primary], bytes, n);
  self->copied[primary][n] = '\0';
}

static void
on_paste(void* handle, bool primary)
{
  Recorder* const self = (Recorder*)handle;
  ++self->n_pastes;
  ui_view_insert(&self->view, primary ? "primary" : "clipboard", primary ? 7 : 9);
}

void
recorder_init(Recorder* self)
{
  memset(self, 0, sizeof(*self));
  const UiOut out = {self,      on_set,    on_touch, on_compose, on_cancel, on_correct,
                     on_recast, on_listen, on_take,  on_rate,    on_render, on_edit,
                     on_copy,   on_paste,  on_drag,  on_fit};
  scene_map_init(&self->map);
  CHECK(ui_view_init(&self->view, &out));
}

void
recorder_free(Recorder* self)
{
  ui_view_free(&self->view);
}

void
recorder_playhead(Recorder* self, double now_s, double ticks, bool rolling, bool busy)
{
  uint64_t     bytes[64];
  const size_t n =
    scene_playhead(&self->map, bytes, sizeof(bytes), ticks, rolling, busy);
  ui_view_tick(&self->view, now_s);
  ui_view_message(&self->view, &self->map.uris, bytes, n);
  ui_view_tick(&self->view, now_s);
}
