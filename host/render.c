#include "host/render.h"

#include <lv2/atom/util.h>

#include <math.h>

/// What rings on is over when it stays below -80 dB for a quarter of a second.
#define SILENT 1e-4F
#define SILENT_S 0.25
#define MOST_TAIL_S 10.0

static void
gather_notes(HostRender* self, uint64_t at)
{
  const HostInstance* const instance = self->instance;
  if (!self->midi || instance->midi->atom.type != instance->urids.atom_sequence) {
    return;
  }
  const double per_tick = host_frames_per_tick(self->tempo_bpm, self->options->rate_hz);
  LV2_ATOM_SEQUENCE_FOREACH(instance->midi, event)
  {
    if (event->body.type == instance->urids.midi_event) {
      const double frame = (double)at + (double)event->time.frames;
      host_midi_add(self->midi, (uint32_t)lround(frame / per_tick),
                    (const uint8_t*)LV2_ATOM_BODY_CONST(&event->body),
                    event->body.size);
    }
  }
}

/// Sum the outputs to stereo; returns the most of any sample, or NAN.
static float
mix_down(const HostInstance* instance, uint32_t n, float* left, float* right)
{
  float most = 0.0F;
  for (uint32_t i = 0; i < n; ++i) {
    left[i] = right[i] = 0.0F;
  }
  for (uint32_t output = 0; output < instance->bundle->n_audio; ++output) {
    const float* const from = host_instance_audio(instance, output);
    float* const       to   = output % 2 ? right : left;
    for (uint32_t i = 0; i < n; ++i) {
      to[i] += from[i];
      most = fabsf(from[i]) <= most ? most : fabsf(from[i]); // Keeps a NAN
      if (isnan(from[i])) {
        return NAN;
      }
    }
  }
  return most;
}

static bool
write_stems(HostRender* self, uint32_t n, HostFault* fault)
{
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    HostWav* const stem = &self->stems[part];
    if (stem->file.stream &&
        !host_wav_write(stem, host_instance_audio(self->instance, 2 * part),
                        host_instance_audio(self->instance, 2 * part + 1), n, fault)) {
      return false;
    }
  }
  return true;
}

/// Pass one block on to everyone who listens; `most` becomes its highest sample.
static bool
gather(HostRender* self, uint64_t at, uint32_t n, float* most, HostFault* fault)
{
  float left[HOST_MAX_BLOCK];
  float right[HOST_MAX_BLOCK];
  gather_notes(self, at);
  *most = mix_down(self->instance, n, left, right);
  if (!isfinite(*most)) {
    return host_fault(fault, HOST_COULD_NOT,
                      "the plugin's sound broke at %.2f s: a sample is no number",
                      (double)at / self->options->rate_hz);
  }
  if (self->loudness) {
    host_loudness_add(self->loudness, left, right, n);
  }
  self->total_frames = at + n;
  return (!self->mix || host_wav_write(self->mix, left, right, n, fault)) &&
         (!self->stems || write_stems(self, n, fault));
}

static bool
play_music(HostRender* self, HostFault* fault)
{
  HostInstance* const    instance    = self->instance;
  const HostPiece* const piece       = &instance->heard.piece;
  const uint32_t         begin_ticks = self->excerpt.begin_ticks;
  const HostPosition     begin       = {
              .speed     = 1.0,
              .is_placed = true,
              .frame     = llround(begin_ticks *
                                   host_frames_per_tick(self->tempo_bpm, self->options->rate_hz)),
              .bar       = begin_ticks / host_piece_bar_ticks(piece),
              .tempo_bpm = self->tempo_bpm,
              .beats     = piece->beats,
              .unit      = piece->unit};
  float most = 0.0F;
  for (uint64_t at = 0; at < self->music_frames;) {
    const uint64_t left = self->music_frames - at;
    const uint32_t n =
      left < self->options->block ? (uint32_t)left : self->options->block;
    host_instance_begin(instance);
    if (!at) {
      host_say_position(&instance->forge, &instance->urids, 0, &begin);
    }
    host_instance_run(instance, n);
    if (!gather(self, at, n, &most, fault)) {
      return false;
    }
    at += n;
    host_progress_show(self->progress, "Rendering",
                       (double)at / (double)self->music_frames);
  }
  return true;
}

/// A step of the tail, of the same length whatever the block size.
static bool
ring_step(HostRender* self, uint64_t begin, float* loudest, HostFault* fault)
{
  HostInstance* const instance = self->instance;
  const HostPosition  stopped  = {0};
  *loudest                     = 0.0F;
  for (uint32_t done = 0; done < HOST_MAX_BLOCK;) {
    const uint32_t left = HOST_MAX_BLOCK - done;
    const uint32_t n    = left < self->options->block ? left : self->options->block;
    float          most = 0.0F;
    host_instance_begin(instance);
    if (begin + done == self->music_frames) {
      host_say_position(&instance->forge, &instance->urids, 0, &stopped);
    }
    host_instance_run(instance, n);
    if (!gather(self, begin + done, n, &most, fault)) {
      return false;
    }
    *loudest = fmaxf(*loudest, most);
    done += n;
  }
  return true;
}

static bool
ring_on(HostRender* self, HostFault* fault)
{
  const double   rate  = self->options->rate_hz;
  const uint64_t end   = self->music_frames + (uint64_t)(MOST_TAIL_S * rate);
  double         quiet = 0.0; // Frames
  for (uint64_t at = self->music_frames; at < end && quiet < SILENT_S * rate;
       at += HOST_MAX_BLOCK) {
    float loudest = 0.0F;
    if (!ring_step(self, at, &loudest, fault)) {
      return false;
    }
    quiet = loudest < SILENT ? quiet + HOST_MAX_BLOCK : 0.0;
  }
  return true;
}

bool
host_render_play(HostRender* self, HostFault* fault)
{
  return play_music(self, fault) && ring_on(self, fault);
}
