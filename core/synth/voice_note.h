// One sounding note: what all engines have in common around one engine.
//
// A note renders whole blocks from its own first frame on, so that an engine
// never sees how the host splits time; what was rendered waits in the note's
// buffer until it is asked for.

#ifndef SYNTH_VOICE_NOTE_H
#define SYNTH_VOICE_NOTE_H

#include "core/dsp/env.h"
#include "core/dsp/lfo.h"
#include "core/dsp/noise.h"
#include "core/dsp/svf.h"
#include "core/synth/engine.h"
#include "core/synth/voice.h"

/// In legato one note takes over from another in this time, short enough to be one.
#define SYNTH_HANDOVER_S 0.012f

/// The expression of a source as it is now, between where it was and where it goes.
typedef struct {
  SynthExpression now, goal;
  bool            known; ///< Whether any expression was ever given
} SynthPlaying;

typedef enum {
  SYNTH_FREE,
  SYNTH_SOUNDS,
  SYNTH_FADES, ///< Has to go, and its place is already counted as free
  SYNTH_ENDS,  ///< Rendered to the end, but the buffer is still being heard
} SynthNoteStage;

typedef struct {
  SynthNoteStage    stage;
  uint32_t          source, instrument, pitch, velocity;
  uint64_t          born; ///< Counts notes, to know the older one
  bool              held, pedalled;
  const SynthPatch* patch;
  const SynthLevel* level;
  void*             state; ///< Of the engine

  float       velocity_db, pressure, key;
  float       left, right; ///< Panorama
  DspEnv      env;
  DspEnvShape shape;
  DspLfo      vibrato;
  float       hurry; ///< How much faster than written it sways
  float       age_s;
  float       glide;                ///< Semitones still away from the pitch
  float       scoop;                ///< The same, of the patch's own attack
  float       freq;                 ///< Cycles per frame at the last block's end
  float       bent;                 ///< The pitch that `freq` is
  float       gain;                 ///< At the last block's end
  float       gain_from, gain_step; ///< Of the block in the buffer
  float       trim_timbre, trim_db;
  float       db, level_gain;     ///< What `level_gain` is in decibels
  float       tone_db, tone_freq; ///< What `tone_block` was made for
  float       noise_db, noise_gain;
  DspSvfBlock tone_block, burst_block, breath_block;
  float       fade, fade_step; ///< 1 until it has to go
  float       rise, rise_step; ///< Of a note that takes over from another, 0..1
  DspNoise    noise;
  DspSvf      burst_band, breath_band, tone[2];
  SynthNoise  burst; ///< The strike or the lift
  float       burst_level, puff;
  float       peak;    ///< How loud the last block was
  uint32_t    n_quiet; ///< Blocks without a sound
  bool        stereo;  ///< Whether both sides of the buffer are used
  uint32_t    used;    ///< Frames of the buffer already heard
  float       buffer[2][SYNTH_CHUNK];
} SynthNote;

/// [rt] Begin a note; `from` is the one it continues in legato, or NULL.
///
/// The identity (source to level, and state) is already there.  `like` is the engine's
/// state of an earlier note of this patch and pitch, perhaps the note's own, or NULL.
RT_FN void synth_note_start(SynthNote* self, const SynthShared* shared,
                            const SynthPlaying* playing, const SynthNote* from,
                            const void* like);

/// [rt] The key goes up; the articulation of now decides how long the note dies.
RT_FN void synth_note_release(SynthNote* self, const SynthShared* shared,
                              const SynthPlaying* playing);

/// [rt] Be silent in `seconds`, whatever else happens.
RT_FN void synth_note_fade(SynthNote* self, const SynthShared* shared, float seconds);

/// [rt] Add `n` frames to `left` and `right`.
RT_FN void synth_note_add(SynthNote* self, const SynthShared* shared,
                          const SynthPlaying* playing, float* left, float* right,
                          uint32_t n);

#endif
