#include "ui/decode_state.h"

#include <string.h>

static float
peak_of(double peak)
{
  return (float)(peak < 0.0 ? 0.0 : peak > 100.0 ? 100.0 : peak);
}

static void
read_levels(UiPlayhead* head, const UiUris* uris, UiAtom object)
{
  double peak = 0.0, loudness = -120.0;
  ui_atom_number(ui_atom_get(object, uris->peak), uris, &peak);
  ui_atom_number(ui_atom_get(object, uris->loudness), uris, &loudness);
  head->peak     = peak_of(peak);
  head->loudness = (float)(loudness < -120.0 ? -120.0 : loudness > 40 ? 40 : loudness);

  const char*    peaks = NULL;
  const uint32_t n     = ui_atom_floats(ui_atom_get(object, uris->peaks), uris, &peaks);
  for (uint32_t i = 0; i < n && i < BASE_N_PARTS; ++i) {
    head->peaks[i] = peak_of((double)ui_atom_float_at(peaks, i));
  }
}

unsigned
ui_decode_playhead(UiMirror* mirror, const UiUris* uris, UiAtom object, double now_s)
{
  UiPlayhead head    = {.told_s = now_s};
  int32_t    rolling = 0, busy = 0;
  if (!ui_atom_number(ui_atom_get(object, uris->ticks), uris, &head.ticks) ||
      !ui_atom_whole(ui_atom_get(object, uris->rolling), uris, 0, 1, &rolling) ||
      head.ticks < -1e9 || head.ticks > 1e9) {
    return 0;
  }
  ui_atom_whole(ui_atom_get(object, uris->ready), uris, 0, UI_MAX_BARS, &head.ready);
  ui_atom_whole(ui_atom_get(object, uris->busy), uris, 0, 1, &busy);
  head.rolling = rolling;
  head.busy    = busy;
  read_levels(&head, uris, object);

  const UiPlayhead was = mirror->playhead;
  mirror->playhead     = head;
  return UI_CHANGED_PLAYHEAD | (was.busy != head.busy || was.ready != head.ready ||
                                    was.rolling != head.rolling
                                  ? UI_CHANGED_BUSY
                                  : 0U);
}

unsigned
ui_decode_takes(UiMirror* mirror, const UiUris* uris, UiAtom object)
{
  UiTakes        takes   = {.playing = -1};
  const char *   numbers = NULL, *stars = NULL;
  const uint32_t n = ui_atom_ints(ui_atom_get(object, uris->takes), uris, &numbers);
  const uint32_t n_stars =
    ui_atom_ints(ui_atom_get(object, uris->ratings), uris, &stars);
  const UiAtom titles = ui_atom_get(object, uris->titles);
  ui_atom_whole(ui_atom_get(object, uris->take), uris, 0, INT32_MAX, &takes.playing);
  // With more than there is room for, the newest stay
  const uint32_t first = n > UI_MAX_TAKES ? n - UI_MAX_TAKES : 0;
  for (uint32_t i = first; i < n; ++i) {
    const uint32_t at   = takes.n++;
    const int32_t  star = i < n_stars ? ui_atom_int_at(stars, i) : 0;
    takes.number[at]    = ui_atom_int_at(numbers, i);
    takes.stars[at]     = star < 0 ? 0 : star > 5 ? 5 : star;
    if (titles.body && titles.type == uris->atom_Tuple) {
      ui_atom_text(ui_atom_member(titles, i), uris, takes.title[at],
                   sizeof(takes.title[at]));
    }
  }
  mirror->takes = takes;
  return UI_CHANGED_TAKES;
}

unsigned
ui_decode_rendering(UiMirror* mirror, const UiUris* uris, UiAtom object)
{
  double      share     = 0.0;
  UiRendering rendering = {.known = true};
  if (!ui_atom_number(ui_atom_get(object, uris->share), uris, &share)) {
    return 0;
  }
  ui_atom_text(ui_atom_get(object, uris->error), uris, rendering.error,
               sizeof(rendering.error));
  rendering.share   = (float)(share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share);
  rendering.done    = share >= 1.0 || rendering.error[0];
  mirror->rendering = rendering;
  return UI_CHANGED_RENDER;
}
