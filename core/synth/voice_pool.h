// The notes behind core/synth/voice.h: who sounds, and who has to go.

#ifndef SYNTH_VOICE_POOL_H
#define SYNTH_VOICE_POOL_H

#include "core/synth/keys.h"
#include "core/synth/voice_note.h"

/// Notes beyond the limit that may still be fading.
#define SYNTH_N_FADING 16U
#define SYNTH_N_NOTES (SYNTH_MAX_VOICES + SYNTH_N_FADING)

/// Instruments of the catalogue beyond these would be silent.
#define SYNTH_MAX_INSTRUMENTS 256U

struct SynthVoices {
  SynthShared       shared;
  SynthPlaying      playing[SYNTH_N_SOURCES];
  SynthKeys         keys[SYNTH_N_SOURCES];
  uint32_t          n_active[SYNTH_N_SOURCES]; ///< Notes that are not free
  uint64_t          n_born;
  uint32_t          frame; ///< Within the chunk
  const SynthPatch* patch[SYNTH_MAX_INSTRUMENTS];
  const SynthLevel* level[SYNTH_MAX_INSTRUMENTS];
  SynthNote         note[SYNTH_N_NOTES];
};

/// [rt] Whether a note sounds, and `source` plays it.
static inline bool
synth_note_sounds(const SynthNote* note, uint32_t source)
{
  return note->stage == SYNTH_SOUNDS && note->source == source;
}

/// [rt] The oldest note of `source` and `pitch` whose key is down, or NULL.
RT_FN SynthNote* synth_voices_oldest(SynthVoices* self, uint32_t source,
                                     uint32_t pitch);

/// [rt] The youngest note of `source` on this instrument, or NULL.
RT_FN SynthNote* synth_voices_youngest(SynthVoices* self, uint32_t source,
                                       uint32_t instrument);

/// [rt] A place for a new note; one note too many begins to fade.  NULL only while
/// SYNTH_N_FADING stolen notes are still fading.
RT_FN SynthNote* synth_voices_place(SynthVoices* self);

/// [rt] What an engine has made for the latest note of this patch and pitch, or NULL.
RT_FN const void* synth_voices_likeness(const SynthVoices* self,
                                        const SynthPatch* patch, uint32_t pitch);

/// [rt] In a crowd, end what its own part hides: nobody hears it, but it costs as much.
RT_FN void synth_voices_thin_out(SynthVoices* self);

#endif
