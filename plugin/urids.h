// The host's numbers for the URIs that we use.

#ifndef PLUGIN_URIDS_H
#define PLUGIN_URIDS_H

#include <lv2/urid/urid.h>

typedef struct {
  LV2_URID atom_Blank, atom_Bool, atom_Double, atom_Float, atom_Int, atom_Long,
    atom_Object, atom_Path, atom_Sequence, atom_String, atom_URID;
  LV2_URID midi_MidiEvent;
  LV2_URID patch_Get, patch_Set, patch_property, patch_value;
  LV2_URID time_Position, time_bar, time_barBeat, time_beatUnit, time_beatsPerBar,
    time_beatsPerMinute, time_frame, time_speed;
  LV2_URID prompt, intent, summary, status, version, score;
  LV2_URID corrections, instruments, render, models;
  LV2_URID Piece, Section, Playhead, Cancel, Listen, Takes, Rendering;
  LV2_URID take, key, mode, tempo, beats, unit, bars, title, parts, programs, first,
    label, drive, chords, notes, ticks, rolling, ready, busy, peak, peaks, loudness,
    takes, titles, rating, ratings, share, error;
} PluginUrids;

/// [init] Ask the host for all of them.
void plugin_urids_map(PluginUrids* self, const LV2_URID_Map* map);

#endif
