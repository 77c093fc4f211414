#include "plugin/atoms.h"
#include "plugin/plugin.h"

#include <math.h>
#include <string.h>

void
plugin_post_wish(Plugin* self)
{
  const ScoreClock* const host = &self->host_clock;
  self->wish.host_meter        = host->known ? host->meter : (BaseMeter){0};
  self->wish.tempo_bpm         = self->clock->tempo_bpm;
  plugin_mailbox_post(&self->author.mailbox, &self->wish);
}

void
plugin_ask(Plugin* self, PluginAsk ask)
{
  if (ask == PLUGIN_ASK_PROMPT || ask == PLUGIN_ASK_GENERATE) {
    const ScoreView* const view  = self->take ? self->take->view : NULL;
    const BaseMeter        meter = view ? view->piece.meter : self->host_clock.meter;
    plugin_keys_phrase(&self->keys, base_meter_ticks(meter), &self->wish.motif);
  }
  if (ask <= PLUGIN_ASK_PROGRAM && self->listening == PLUGIN_LISTEN_OFF) {
    self->listening = PLUGIN_LISTEN_AUTO; // Who asks for music wants to hear it
  }
  plugin_wish_ask(&self->wish, ask);
  plugin_post_wish(self);
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
  const double beats  = position->has_beats ? position->beats_per_bar : host->beats;
  const double unit   = position->has_unit ? position->beat_unit : host->unit;
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

/// Up to `most` bytes of a text, without what follows a NUL; false if it is none.
static bool
get_text(const Plugin* self, const LV2_Atom* value, char* to, size_t most, uint32_t* n)
{
  const PluginUrids* const urids = &self->urids;
  if (!value ||
      (value->type != urids->atom_String && value->type != urids->atom_Path)) {
    return false;
  }
  const char* const text = (const char*)(value + 1);
  const size_t      size = value->size < most ? value->size : most;
  const char* const end  = (const char*)memchr(text, '\0', size);
  *n                     = (uint32_t)(end ? (size_t)(end - text) : size);
  memcpy(to, text, *n);
  return true;
}

static void
take_lines(Plugin* self, const LV2_Atom* value, PluginLines* lines, PluginAsk ask)
{
  if (get_text(self, value, lines->bytes, sizeof lines->bytes - 1, &lines->n_bytes)) {
    plugin_ask(self, ask);
  }
}

static void
take_number(Plugin* self, const LV2_Atom* value, double most, uint32_t* number,
            PluginAsk ask)
{
  double asked = 0;
  if (plugin_number(&self->urids, value, &asked) && asked >= 0 && asked <= most) {
    *number = (uint32_t)asked;
    plugin_ask(self, ask);
  }
}

static void
take_set(Plugin* self, const LV2_Atom_Object* object)
{
  const PluginUrids* const urids = &self->urids;
  PluginWish* const        wish  = &self->wish;
  const LV2_Atom* const    value = plugin_object_get(object, urids->patch_value);
  const LV2_URID           property =
    plugin_urid(urids, plugin_object_get(object, urids->patch_property));
  if (property == urids->prompt) {
    if (get_text(self, value, wish->prompt, sizeof wish->prompt, &wish->n_bytes)) {
      plugin_ask(self, PLUGIN_ASK_PROMPT);
    }
  } else if (property == urids->corrections) {
    take_lines(self, value, &wish->corrections, PLUGIN_ASK_CORRECTIONS);
  } else if (property == urids->instruments) {
    take_lines(self, value, &wish->instruments, PLUGIN_ASK_INSTRUMENTS);
  } else if (property == urids->render) {
    take_lines(self, value, &wish->render, PLUGIN_ASK_RENDER);
  } else if (property == urids->take) {
    take_number(self, value, 4e9, &wish->take, PLUGIN_ASK_TAKE);
  } else if (property == urids->rating) {
    take_number(self, value, 5, &wish->rating, PLUGIN_ASK_RATING);
  }
}

static void
take_listen(Plugin* self, const LV2_Atom_Object* object)
{
  const PluginUrids* const urids   = &self->urids;
  double                   ticks   = 0;
  double                   rolling = 0;
  get_number(self, object, urids->ticks, 0, 1e9, &ticks);
  if (get_number(self, object, urids->rolling, 0, 1, &rolling)) {
    plugin_listen(self, ticks, rolling > 0);
  }
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
    return;
  }
  const struct {
    LV2_URID property;
    uint32_t bit;
  } answers[] = {
    {urids->prompt, PLUGIN_TELL_PROMPT},
    {urids->intent, PLUGIN_TELL_INTENT},
    {urids->summary, PLUGIN_TELL_SUMMARY},
    {urids->status, PLUGIN_TELL_STATUS},
    {urids->corrections, PLUGIN_TELL_CORRECTIONS},
    {urids->instruments, PLUGIN_TELL_INSTRUMENTS},
    {urids->take, PLUGIN_TELL_TAKES},
    {urids->rating, PLUGIN_TELL_TAKES},
    {urids->render, PLUGIN_TELL_RENDERING},
  };
  for (size_t i = 0; i < sizeof answers / sizeof answers[0]; ++i) {
    notify->due |= property == answers[i].property ? answers[i].bit : 0U;
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
  } else if (object->body.otype == urids->patch_Set) {
    take_set(self, object);
  } else if (object->body.otype == urids->Cancel) {
    plugin_ask(self, PLUGIN_ASK_CANCEL);
  } else if (object->body.otype == urids->Listen) {
    take_listen(self, object);
  }
}

/// Where in its bar the music is, 0 while it stands.
static double
phase_now(const Plugin* self)
{
  const ScoreView* const  view  = self->take ? self->take->view : NULL;
  const ScoreClock* const clock = self->clock;
  const double            ticks = score_clock_ticks(clock);
  const double bar = base_meter_ticks(view ? view->piece.meter : clock->meter);
  return clock->rolling ? ticks - floor(ticks / bar) * bar : 0;
}

static void
take_midi(Plugin* self, const uint8_t* bytes, uint32_t n)
{
  const bool leads   = self->values[PARAM_FOLLOW_CHORDS] > 0.5f;
  const bool mute    = leads && n == 3 && bytes[0] == (0x90 | PLUGIN_SILENT_CHANNEL);
  uint32_t   program = 0;
  if (plugin_keys_take(&self->keys, bytes, n, phase_now(self), self->rate_hz,
                       &program) == PLUGIN_KEYS_PROGRAM) {
    self->wish.program = program;
    plugin_ask(self, PLUGIN_ASK_PROGRAM);
  }
  if (!mute || !bytes[2]) {
    synth_midi(self->synth, bytes, n);
  }
}

void
plugin_take_message(Plugin* self, const LV2_Atom* message)
{
  if (message->type == self->urids.midi_MidiEvent) {
    take_midi(self, (const uint8_t*)(message + 1), message->size);
    return;
  }
  const LV2_Atom_Object* const object = plugin_object(&self->urids, message);
  if (object) {
    take_object(self, object);
  }
}
