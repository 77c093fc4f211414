// One channel of the mixer: equalizer, level, panorama, mute, reverb send.

#ifndef SYNTH_STRIP_H
#define SYNTH_STRIP_H

#include "core/dsp/biquad.h"
#include "core/dsp/glide.h"
#include "core/synth/insert.h"
#include "core/synth/voice.h"

#define SYNTH_STRIP_BANDS 3U

/// What an instrument brings to its channel whatever the style.
typedef struct {
  float low_cut_hz; ///< 0 for none
  float body_db;    ///< Bell
  float body_hz;    ///< Its middle
  float air_db;     ///< High shelf at 6 kHz
  float room;       ///< Share of a small room around it, 0..1
  float echo;       ///< Share sent to the echo
} SynthVoicing;

/// [any] The voicing of an instrument of the catalogue.
SynthVoicing synth_voicing(uint32_t instrument);

/// [any] The effect that belongs to an instrument of the catalogue.
SynthBox synth_box(uint32_t instrument);

typedef struct {
  double         rate_hz;
  float          share; ///< Of the way, per tick
  bool           awake;
  uint32_t       rest;    ///< Ticks that its filters may still ring
  bool           settled; ///< The equalizer has arrived
  DspBiquad      bands[SYNTH_STRIP_BANDS], wanted[SYNTH_STRIP_BANDS];
  DspBiquadState states[SYNTH_STRIP_BANDS];
  DspGlide       left, right; ///< Gains of the middle signal
  DspGlide       side;        ///< Gain of the difference
  DspGlide       send, room, echo;
  SynthInsert    insert;
  float          peak; ///< Of what it added, since the reader last cleared it
} SynthStrip;

/// Where a strip adds its signal: a stereo pair and what goes to hall, room and echo.
typedef struct {
  float left[SYNTH_CHUNK], right[SYNTH_CHUNK];
  float send_left[SYNTH_CHUNK], send_right[SYNTH_CHUNK];
  float room_left[SYNTH_CHUNK], room_right[SYNTH_CHUNK];
  float echo_left[SYNTH_CHUNK], echo_right[SYNTH_CHUNK];
} SynthBus;

/// [init] Silent, flat, in the middle; false if the arena has no room.
bool synth_strip_init(SynthStrip* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds and be at once where the glides are going.
RT_FN void synth_strip_reset(SynthStrip* self);

/// [rt] Glide to the equalizer and effect of an instrument, with or without tape.
RT_FN void synth_strip_voice(SynthStrip* self, uint32_t instrument, bool tape);

/// [rt] Glide to a linear gain, a place -1..1 and a send 0...
RT_FN void synth_strip_place(SynthStrip* self, float gain, float pan, float send);

/// [rt] A new tick begins.
RT_FN void synth_strip_tick(SynthStrip* self);

/// [rt] Add `n` frames to `bus`, the first at frame `place` of the tick; `pair`
/// is overwritten.  `active` says whether it holds anything but silence.
RT_FN void synth_strip_run(SynthStrip* self, float* const pair[2], bool active,
                           SynthBus* bus, uint32_t n, uint32_t place);

#endif
