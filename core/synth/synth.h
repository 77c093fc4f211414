// A score becomes sound: seven parts and one live part, mixed to stereo or stems.

#ifndef SYNTH_SYNTH_H
#define SYNTH_SYNTH_H

#include "core/base/thread.h"
#include "core/score/player.h"
#include "core/score/score.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Synth Synth;

/// Ranges as the parameters'; all of them glide.
typedef struct {
  float    dynamics, articulation, timbre;
  float    reverb, width;
  float    volume_db;
  float    level_db[BASE_N_PARTS];
  uint32_t muted;   ///< Bit per part
  bool     enabled; ///< false fades to silence
} SynthControls;

/// [init] A silent synth, everything allocated; NULL without memory.
///
/// `rate_hz` 8000..384000.  With `stems` it renders seven stereo pairs whose
/// sum is what the stereo synth renders.
Synth* synth_new(double rate_hz, bool stems);

/// [init] NULL is fine.
void synth_free(Synth* self);

/// [rt] Silence at once, as just made; settings of the parts and controls stay.
RT_FN void synth_reset(Synth* self);

/// [rt] Instruments, balance and colour of a piece; sounding notes end in their own
/// way.
RT_FN void synth_set_piece(Synth* self, const ScorePiece* piece);

/// [rt] Where the controls shall glide to; the first call after a reset jumps there.
RT_FN void synth_set_controls(Synth* self, const SynthControls* controls);

/// [rt] A note of the score begins or ends now; `event->frame` is ignored.
RT_FN void synth_event(Synth* self, const ScoreEvent* event);

/// [rt] A MIDI message for the live part.
///
/// A note's channel chooses whose instrument and place in the mix it takes: 1 the
/// lead's, 2 the counter's, ... 6 the bass's, 10 the kit; the lead's on any other, and
/// where the piece does not use the part.
///
/// Any bytes are fine; what is not understood is ignored.  Understands notes,
/// polyphonic and channel pressure, pitch bend, CC 1, 7, 10, 11, 64, 120, 121, 123.
RT_FN void synth_midi(Synth* self, const uint8_t* message, size_t n_bytes);

/// [rt] Write the next `n` frames to 2 (or with stems 14) buffers.
///
/// However a stretch of time is split into calls, it sounds the same bit for
/// bit, as long as controls and events come at the same frames.  Never writes
/// a number that is not finite.
RT_FN void synth_render(Synth* self, float* const* out, uint32_t n);

/// [rt] The largest sample of each part since the last call, linear; a live part's
/// counts to the part that it plays.
RT_FN void synth_peaks(Synth* self, float peaks[BASE_N_PARTS]);

/// [rt] How loud the last 400 ms were, in LUFS; -120 is silence.
RT_FN float synth_loudness(const Synth* self);

/// [any] By how many frames all sound is late, because the limiter looks ahead;
/// constant for a synth.
RT_FN uint32_t synth_latency_frames(const Synth* self);

/// [rt] Whether all has faded below hearing, so that nothing need be rendered.
RT_FN bool synth_is_silent(const Synth* self);

#endif
