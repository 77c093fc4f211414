#include "core/synth/voice_pool.h"

#include "core/dsp/fast.h"

/// Who has to go does so in this time, long enough not to click.
#define STEAL_S 0.006f

/// With so many notes the loudest of a part hide what it has let go and is this much
/// quieter: 60 dB.
#define CROWD 32U
#define HIDDEN 0.001f

SynthNote*
synth_voices_oldest(SynthVoices* self, uint32_t source, uint32_t pitch)
{
  SynthNote* found = NULL;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && note->held && note->pitch == pitch &&
        (!found || note->born < found->born)) {
      found = note;
    }
  }
  return found;
}

SynthNote*
synth_voices_youngest(SynthVoices* self, uint32_t source, uint32_t instrument)
{
  SynthNote* found = NULL;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (synth_note_sounds(note, source) && note->instrument == instrument &&
        (!found || note->born > found->born)) {
      found = note;
    }
  }
  return found;
}

/// How much a note would be missed: the quiet least, and of those the released.
static float
worth(const SynthNote* note)
{
  const float young = note->age_s < 0.05f ? 8.0f : 1.0f;
  return note->peak * (note->held ? 4.0f : 1.0f) * young;
}

/// The sounding note that would be missed least.
static SynthNote*
victim(SynthVoices* self)
{
  SynthNote* found = NULL;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && (!found || worth(note) < worth(found))) {
      found = note;
    }
  }
  return found;
}

SynthNote*
synth_voices_place(SynthVoices* self)
{
  SynthNote* place    = NULL;
  uint32_t   n_sounds = 0;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    n_sounds += note->stage == SYNTH_SOUNDS ? 1U : 0U;
    // The longest free, since the engine may yet copy from the others
    if (note->stage == SYNTH_FREE && (!place || note->born < place->born)) {
      place = note;
    }
  }
  if (place && n_sounds >= SYNTH_MAX_VOICES) {
    synth_note_fade(victim(self), &self->shared, STEAL_S);
  }
  return place;
}

const void*
synth_voices_likeness(const SynthVoices* self, const SynthPatch* patch, uint32_t pitch)
{
  const SynthNote* found = NULL;
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    const SynthNote* const note = &self->note[i];
    if (note->patch == patch && note->pitch == pitch &&
        (!found || note->born > found->born)) {
      found = note;
    }
  }
  return found ? found->state : NULL;
}

static bool
is_crowd(const SynthVoices* self)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    n += self->n_active[i];
  }
  return n > CROWD;
}

/// How loud the loudest note of each source is.
static void
find_loudest(const SynthVoices* self, float loudest[SYNTH_N_SOURCES])
{
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    const SynthNote* const note = &self->note[i];
    if (note->stage != SYNTH_FREE && note->gain > 0.0f) { // Has been rendered
      loudest[note->source] = dsp_max(loudest[note->source], note->peak);
    }
  }
}

void
synth_voices_thin_out(SynthVoices* self)
{
  float loudest[SYNTH_N_SOURCES] = {0.0f};
  if (!is_crowd(self)) {
    return;
  }
  find_loudest(self, loudest);
  for (uint32_t i = 0; i < SYNTH_N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && !note->held &&
        note->peak < HIDDEN * loudest[note->source]) {
      synth_note_fade(note, &self->shared, STEAL_S);
    }
  }
}
