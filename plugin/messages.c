#include "plugin/atoms.h"
#include "plugin/plugin.h"

#include <math.h>
#include <string.h>

void
plugin_post_wish(Plugin* self)
{
  const ScoreClock* const host = &self->host_clock;
  self->wish.host_meter        = host->known ? host->meter : (BaseMeter){0};
  plugin_mailbox_post(&self->author.mailbox, &self->wish);
}

static bool
get_number(const Plugin* self, const LV2_Atom_Object* object, LV2_URID key,
           double least, double most, double* value)
{
  return plugin_number(&self->urids, plugin_object_get(object, key), value) &&
         *value >= least && *value <= most;
}

/// A host that only counts frames says by that where it is, too.
static void
place_by_frame(const Plugin* self, const LV2_Atom_Object* object,
               ScorePosition* position)
{
  double frame = 0;
  if (position->has_bar ||
      !get_number(self, object, self->urids.time_frame, -1e15, 1e15, &frame)) {
    return;
  }
  const ScoreClock* const host = &self->host_clock;
  const double            beats =
    position->has_beats ? position->beats_per_bar : host->meter.beats;
  const double unit   = position->has_unit ? position->beat_unit : host->meter.unit;
  const double tempo  = position->has_tempo ? position->tempo_bpm : host->tempo_bpm;
  const double played = frame / self->rate_hz * tempo / 60.0 * unit / 4.0;
  const double bar    = floor(played / beats);
  if (beats >= 1 && fabs(bar) < 1e9) {
    position->has_bar      = true;
    position->has_bar_beat = true;
    position->bar          = (int64_t)bar;
    position->bar_beat     = played - bar * beats;
  }
}

static void
take_position(Plugin* self, const LV2_Atom_Object* object)
{
  const PluginUrids* const urids    = &self->urids;
  ScorePosition            position = {0};
  double                   bar = 0, unit = 0;
  position.has_speed =
    get_number(self, object, urids->time_speed, -100, 100, &position.speed);
  position.has_bar = get_number(self, object, urids->time_bar, -1e9, 1e9, &bar);
  position.has_bar_beat =
    get_number(self, object, urids->time_barBeat, 0, 1e6, &position.bar_beat);
  position.has_tempo =
    get_number(self, object, urids->time_beatsPerMinute, 1, 10000, &position.tempo_bpm);
  position.has_beats = get_number(self, object, urids->time_beatsPerBar, 1e-3, 1000,
                                  &position.beats_per_bar);
  position.has_unit  = get_number(self, object, urids->time_beatUnit, 1, 64, &unit);
  position.bar       = (int64_t)bar;
  position.beat_unit = (int32_t)unit;
  place_by_frame(self, object, &position);
  score_clock_set(&self->host_clock, &position);
}

static void
take_prompt(Plugin* self, const LV2_Atom* value)
{
  if (!value || value->type != self->urids.atom_String) {
    return;
  }
  const char* const text = (const char*)(value + 1);
  const size_t      most =
    value->size < PLUGIN_PROMPT_BYTES ? value->size : (size_t)PLUGIN_PROMPT_BYTES;
  const char* const end = (const char*)memchr(text, '\0', most);
  self->wish.n_bytes    = (uint32_t)(end ? (size_t)(end - text) : most);
  memcpy(self->wish.prompt, text, self->wish.n_bytes);
  ++self->wish.n_set;
  plugin_post_wish(self);
}

/// Without a property, everything is asked for.
static void
answer_get(Plugin* self, const LV2_Atom_Object* object)
{
  const PluginUrids* const urids    = &self->urids;
  const LV2_Atom* const    atom     = plugin_object_get(object, urids->patch_property);
  const LV2_URID           property = plugin_urid(urids, atom);
  PluginNotify* const      notify   = &self->notify;
  if (!atom) {
    notify->due |= PLUGIN_TELL_ALL;
    notify->next_section       = 0;
    notify->frames_to_playhead = 0;
  } else if (property == urids->prompt) {
    notify->due |= PLUGIN_TELL_PROMPT;
  } else if (property == urids->intent) {
    notify->due |= PLUGIN_TELL_INTENT;
  } else if (property == urids->summary) {
    notify->due |= PLUGIN_TELL_SUMMARY;
  } else if (property == urids->status) {
    notify->due |= PLUGIN_TELL_STATUS;
  }
}

static void
take_object(Plugin* self, const LV2_Atom_Object* object)
{
  const PluginUrids* const urids = &self->urids;
  if (object->body.otype == urids->time_Position) {
    take_position(self, object);
  } else if (object->body.otype == urids->patch_Get) {
    answer_get(self, object);
  } else if (object->body.otype == urids->patch_Set &&
             plugin_urid(urids, plugin_object_get(object, urids->patch_property)) ==
               urids->prompt) {
    take_prompt(self, plugin_object_get(object, urids->patch_value));
  }
}

void
plugin_take_message(Plugin* self, const LV2_Atom* message)
{
  if (message->type == self->urids.midi_MidiEvent) {
    synth_midi(self->synth, (const uint8_t*)(message + 1), message->size);
    return;
  }
  const LV2_Atom_Object* const object = plugin_object(&self->urids, message);
  if (object) {
    take_object(self, object);
  }
}
