#include "ui/decode.h"

#include <lv2/patch/patch.h>
#include <stddef.h>

void
ui_uris_init(UiUris* self, LV2_URID_Map* map)
{
  const struct {
    LV2_URID*   urid;
    const char* uri;
  } names[] = {
    {&self->atom_Bool, LV2_ATOM__Bool},
    {&self->atom_Double, LV2_ATOM__Double},
    {&self->atom_Float, LV2_ATOM__Float},
    {&self->atom_Int, LV2_ATOM__Int},
    {&self->atom_Long, LV2_ATOM__Long},
    {&self->atom_Object, LV2_ATOM__Object},
    {&self->atom_Path, LV2_ATOM__Path},
    {&self->atom_String, LV2_ATOM__String},
    {&self->atom_Tuple, LV2_ATOM__Tuple},
    {&self->atom_URID, LV2_ATOM__URID},
    {&self->atom_Vector, LV2_ATOM__Vector},
    {&self->atom_eventTransfer, LV2_ATOM__eventTransfer},
    {&self->patch_Get, LV2_PATCH__Get},
    {&self->patch_Set, LV2_PATCH__Set},
    {&self->patch_property, LV2_PATCH__property},
    {&self->patch_value, LV2_PATCH__value},
    {&self->prompt, ESTRO__prompt},
    {&self->intent, ESTRO__intent},
    {&self->summary, ESTRO__summary},
    {&self->status, ESTRO__status},
    {&self->corrections, ESTRO__corrections},
    {&self->instruments, ESTRO__instruments},
    {&self->render, ESTRO__render},
    {&self->Piece, ESTRO__Piece},
    {&self->Section, ESTRO__Section},
    {&self->Playhead, ESTRO__Playhead},
    {&self->Takes, ESTRO__Takes},
    {&self->Rendering, ESTRO__Rendering},
    {&self->Cancel, ESTRO__Cancel},
    {&self->Listen, ESTRO__Listen},
    {&self->take, ESTRO__take},
    {&self->key, ESTRO__key},
    {&self->mode, ESTRO__mode},
    {&self->tempo, ESTRO__tempo},
    {&self->beats, ESTRO__beats},
    {&self->unit, ESTRO__unit},
    {&self->bars, ESTRO__bars},
    {&self->title, ESTRO__title},
    {&self->parts, ESTRO__parts},
    {&self->programs, ESTRO__programs},
    {&self->first, ESTRO__first},
    {&self->label, ESTRO__label},
    {&self->drive, ESTRO__drive},
    {&self->chords, ESTRO__chords},
    {&self->notes, ESTRO__notes},
    {&self->ticks, ESTRO__ticks},
    {&self->rolling, ESTRO__rolling},
    {&self->ready, ESTRO__ready},
    {&self->busy, ESTRO__busy},
    {&self->peak, ESTRO__peak},
    {&self->peaks, ESTRO__peaks},
    {&self->loudness, ESTRO__loudness},
    {&self->takes, ESTRO__takes},
    {&self->titles, ESTRO__titles},
    {&self->rating, ESTRO__rating},
    {&self->ratings, ESTRO__ratings},
    {&self->share, ESTRO__share},
    {&self->error, ESTRO__error},
  };
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    *names[i].urid = map->map(map->handle, names[i].uri);
  }
}
