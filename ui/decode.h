// Messages of the plugin change the mirror.
//
// The bytes come through a host: nothing in them is trusted, every size is
// measured, and a message that is not whole changes nothing.

#ifndef UI_DECODE_H
#define UI_DECODE_H

#include "ui/mirror.h"

#include <lv2/atom/atom.h>
#include <lv2/urid/urid.h>
#include <stddef.h>

typedef struct {
  LV2_URID atom_Bool, atom_Double, atom_Float, atom_Int, atom_Long, atom_Object;
  LV2_URID atom_Path, atom_String, atom_Tuple, atom_URID, atom_Vector;
  LV2_URID atom_eventTransfer;
  LV2_URID patch_Get, patch_Set, patch_property, patch_value;
  LV2_URID prompt, intent, summary, status, corrections, instruments, render;
  LV2_URID Piece, Section, Playhead, Takes, Rendering, Cancel, Listen;
  LV2_URID take, key, mode, tempo, beats, unit, bars, title, parts, programs;
  LV2_URID first, label, drive, chords, notes;
  LV2_URID ticks, rolling, ready, busy, peak, peaks, loudness;
  LV2_URID takes, titles, rating, ratings, share, error;
} UiUris;

/// [init] Ask the host for a number for each name.
void ui_uris_init(UiUris* self, LV2_URID_Map* map);

/// [ui] Take in one atom of `size` bytes in all, heard at `now_s`.
///
/// Returns what changed as UI_CHANGED bits; 0 for anything that is not understood.
unsigned ui_decode(UiMirror* mirror, const UiUris* uris, const void* atom, size_t size,
                   double now_s);

#endif
