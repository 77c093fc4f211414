// One pass: compose with the plugin, roll the transport, gather what it plays.

#ifndef HOST_RENDER_H
#define HOST_RENDER_H

#include "host/instance.h"
#include "host/loudness.h"
#include "host/outputs.h"
#include "host/progress.h"

typedef struct {
  const HostOptions* options;
  HostInstance*      instance;
  HostProgress*      progress;
  HostWav*           mix;      ///< NULL, or where the mix goes
  HostWav*           stems;    ///< NULL, or (HOST_N_PARTS)
  HostMidi*          midi;     ///< NULL if nobody wants the notes
  HostLoudness*      loudness; ///< NULL if nobody wants to know

  double      tempo_bpm;    ///< What it is played at
  uint32_t    n_bars;       ///< That are played, the last one perhaps in part
  HostExcerpt excerpt;      ///< What of the piece is played
  uint64_t    music_frames; ///< Until it is stopped
  uint64_t    total_frames; ///< With what rings on
} HostRender;

/// [host] Have the plugin compose `n` bytes of prompt (NULL leaves a preset's) and
/// explain itself.
///
/// Fails with HOST_COULD_NOT if it refuses or takes too long.
bool host_render_compose(HostRender* self, const char* prompt, size_t n,
                         HostFault* fault);

/// [any] Settle what of the piece is played; fails if it has no such bars or parts,
/// or if no WAV could hold them.
bool host_render_measure(HostRender* self, HostFault* fault);

/// [host] Play it, and let it ring on for 10 s at the most.
bool host_render_play(HostRender* self, HostFault* fault);

#endif
