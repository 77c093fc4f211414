// Notes begin and end.

#include "core/param/instrument.h"
#include "core/synth/voice_pool.h"

/// Fading times, long enough not to click.
#define DETACH_S 0.008f
#define CHOKE_S 0.05f
#define KILL_S 0.004f

/// From this articulation on a mono instrument ties its notes.
#define LEGATO 0.4f

static void
begin(SynthVoices* self, uint32_t source, uint32_t instrument, SynthKey key,
      SynthNote* from)
{
  SynthNote* const note = synth_voices_place(self);
  if (!note) {
    return;
  }
  const SynthPatch* const patch = self->patch[instrument];
  const void* const       like  = synth_voices_likeness(self, patch, key.pitch);
  ++self->n_active[source];
  note->source     = source;
  note->instrument = instrument;
  note->pitch      = key.pitch;
  note->velocity   = key.velocity;
  note->patch      = patch;
  note->level      = self->level[instrument];
  note->born       = ++self->n_born;
  synth_note_start(note, &self->shared, &self->playing[source], from, like);
}

static bool
sustains(uint32_t instrument)
{
  return param_instrument(instrument)->voicing == PARAM_SUSTAINS;
}

/// A mono instrument's only note ends as the next one begins, or becomes it.
static void
begin_mono(SynthVoices* self, uint32_t source, uint32_t instrument, SynthKey key)
{
  const bool tied =
    sustains(instrument) && self->playing[source].now.articulation >= LEGATO;
  SynthNote* const was  = synth_voices_youngest(self, source, instrument);
  SynthNote* const from = was && was->held && tied ? was : NULL;
  begin(self, source, instrument, key, from);
  // What dies away by itself on a bow or a breath may do so
  if (was && was->stage == SYNTH_SOUNDS && (was->held || !sustains(instrument))) {
    synth_note_fade(was, &self->shared,
                    from                   ? SYNTH_HANDOVER_S
                    : sustains(instrument) ? DETACH_S
                                           : CHOKE_S);
  }
}

/// Struck again, a string does not sound twice.
static void
choke(SynthVoices* self, uint32_t source, uint32_t instrument, uint32_t pitch)
{
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && note->pitch == pitch &&
        note->instrument == instrument && !note->held) {
      synth_note_fade(note, &self->shared, 2.0f * CHOKE_S);
    }
  }
}

void
synth_voices_start(SynthVoices* self, uint32_t source, uint32_t instrument,
                   uint32_t pitch, uint32_t velocity)
{
  if (source >= SYNTH_N_SOURCES || pitch > 127U || velocity < 1U || velocity > 127U ||
      instrument >= param_n_instruments() || instrument >= SYNTH_MAX_INSTRUMENTS ||
      !self->patch[instrument]) {
    return;
  }
  const SynthKey key = {(uint8_t)pitch, (uint8_t)velocity};
  if (param_instrument(instrument)->mono) {
    synth_keys_press(&self->keys[source], key);
    begin_mono(self, source, instrument, key);
  } else {
    choke(self, source, instrument, pitch);
    begin(self, source, instrument, key, NULL);
  }
}

/// Let a note go; the pedal may hold it.
static void
let_go(SynthVoices* self, SynthNote* note)
{
  const SynthPlaying* const playing = &self->playing[note->source];
  if (playing->goal.sustain) {
    note->held     = false;
    note->pedalled = true;
  } else {
    synth_note_release(note, &self->shared, playing);
  }
}

void
synth_voices_release(SynthVoices* self, uint32_t source, uint32_t pitch)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  SynthKeys* const keys = &self->keys[source];
  synth_keys_lift(keys, pitch);
  SynthNote* const note = synth_voices_oldest(self, source, pitch);
  if (!note) {
    return;
  }
  const bool mono = param_instrument(note->instrument)->mono;
  if (mono && sustains(note->instrument) && keys->n > 0U) {
    begin_mono(self, source, note->instrument, keys->key[keys->n - 1U]);
  } else {
    let_go(self, note);
  }
}

void
synth_voices_release_all(SynthVoices* self, uint32_t source)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  self->keys[source].n = 0;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && (note->held || note->pedalled)) {
      synth_note_release(note, &self->shared, &self->playing[source]);
    }
  }
}

void
synth_voices_kill(SynthVoices* self, uint32_t source)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  self->keys[source].n = 0;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note  = &self->note[i];
    const bool       fades = note->stage == SYNTH_FADES && note->source == source;
    if (fades || synth_note_sounds(note, source)) {
      synth_note_fade(note, &self->shared, KILL_S);
    }
  }
}
