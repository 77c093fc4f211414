#include "host/render.h"

#include <math.h>
#include <string.h>

enum {
  /// So many blocks without a request mean that nothing will come any more.
  IDLE_BLOCKS = 1000,
  PATIENCE_S  = 120,
  /// Without a word on this the piece is played all the same.
  GET_BLOCKS = 100,
  /// Of a piece that goes on endlessly.
  ENDLESS_BARS = 64,
};

static bool
complain(const HostInstance* instance, HostFault* fault)
{
  const char* const status = instance->heard.status;
  return !status || !*status ||
         host_fault(fault, HOST_COULD_NOT, "the plugin says: %.500s", status);
}

/// Finish the block that was begun, and what it asked the worker for.
static bool
run_stopped(HostRender* self, uint32_t* n_idle, HostFault* fault)
{
  HostInstance* const instance = self->instance;
  const uint64_t      before   = instance->worker.n_requests;
  host_instance_run(instance, self->options->block);
  host_progress_show(self->progress, "Composing", -1.0);
  if (!host_worker_rest(&instance->worker)) {
    return host_fault(fault, HOST_COULD_NOT, "the plugin's worker does not come back");
  }
  *n_idle = instance->worker.n_requests == before ? *n_idle + 1 : 0;
  return complain(instance, fault);
}

static bool
await_piece(HostRender* self, HostFault* fault)
{
  HostInstance* const instance = self->instance;
  uint32_t            n_idle   = 0;
  while (!instance->heard.n_pieces) {
    if (n_idle > IDLE_BLOCKS || host_progress_seconds(self->progress) > PATIENCE_S) {
      return host_fault(fault, HOST_COULD_NOT, "the plugin composed nothing");
    }
    host_instance_begin(instance);
    if (!run_stopped(self, &n_idle, fault)) {
      return false;
    }
  }
  return host_piece_is_valid(&instance->heard.piece) ||
         host_fault(fault, HOST_COULD_NOT, "the plugin announced an impossible piece");
}

static bool
ask_for_reading(HostRender* self, HostFault* fault)
{
  HostInstance* const    instance = self->instance;
  const HostHeard* const heard    = &instance->heard;
  uint32_t               n_idle   = 0;
  host_instance_begin(instance);
  host_say_get(&instance->forge, &instance->urids);
  for (uint32_t i = 0; i < GET_BLOCKS; ++i) {
    if (!run_stopped(self, &n_idle, fault)) {
      return false;
    }
    if (heard->intent && heard->summary) {
      break;
    }
    host_instance_begin(instance);
  }
  return true;
}

bool
host_render_compose(HostRender* self, const char* prompt, size_t n, HostFault* fault)
{
  HostInstance* const instance = self->instance;
  const HostPosition  stopped  = {0};
  uint32_t            n_idle   = 0;
  host_instance_begin(instance);
  host_say_position(&instance->forge, &instance->urids, 0, &stopped);
  if (prompt) {
    host_say_prompt(&instance->forge, &instance->urids, prompt, (uint32_t)n);
  }
  return run_stopped(self, &n_idle, fault) && await_piece(self, fault) &&
         ask_for_reading(self, fault);
}

/// The tempo that the settings insist on, else the piece's.
static double
choose_tempo(const HostInstance* instance)
{
  const int   index = host_instance_control(instance, "tempo");
  const float set   = index < 0 ? 0.0F : instance->values[index];
  return (double)(set >= 20.0F ? set : instance->heard.piece.tempo_bpm);
}

static const char*
missing_part(const HostOptions* options, const HostPiece* piece)
{
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    if ((options->parts >> part & 1U) && !piece->instruments[part][0]) {
      return host_part_name(part);
    }
  }
  return NULL;
}

/// Whether the piece has the bars and parts that were asked for.
static bool
has_excerpt(const HostOptions* options, const HostPiece* piece, HostFault* fault)
{
  const uint32_t    n_bars  = (uint32_t)piece->n_bars;
  const uint32_t    last    = options->to ? options->to : options->from;
  const char* const missing = missing_part(options, piece);
  if (missing) {
    return host_fault(fault, HOST_COULD_NOT, "the piece has no part %s", missing);
  }
  return !n_bars || last <= n_bars ||
         host_fault(fault, HOST_COULD_NOT, "the piece has %u bars, not %u", n_bars,
                    last);
}

/// How many bars from the one with number `begin` on.
static uint32_t
bars_from(const HostOptions* options, const HostPiece* piece, uint32_t begin)
{
  const uint32_t whole = options->bars       ? options->bars
                         : piece->n_bars > 0 ? (uint32_t)piece->n_bars
                                             : begin + ENDLESS_BARS;
  const uint32_t end   = options->to ? options->to : whole;
  return end > begin ? end - begin : 1;
}

bool
host_render_measure(HostRender* self, HostFault* fault)
{
  const HostOptions* const options   = self->options;
  const HostPiece* const   piece     = &self->instance->heard.piece;
  const uint32_t           bar_ticks = host_piece_bar_ticks(piece);
  self->tempo_bpm                    = choose_tempo(self->instance);
  const double frames_per_tick =
    host_frames_per_tick(self->tempo_bpm, options->rate_hz);
  const uint32_t begin = options->from ? options->from - 1 : 0;
  if (!has_excerpt(options, piece, fault)) {
    return false;
  }
  const double ticks = options->seconds > 0.0
                         ? options->seconds * options->rate_hz / frames_per_tick
                         : (double)bars_from(options, piece, begin) * bar_ticks;
  // A note on the bar line after the last one must not begin
  const double frames = floor(ticks * frames_per_tick + 1e-6);
  if (frames > HOST_WAV_MAX_FRAMES - 12.0 * options->rate_hz || ticks > 4e8) {
    return host_fault(fault, HOST_COULD_NOT, "%.0f minutes do not fit into a WAV file",
                      frames / options->rate_hz / 60.0);
  }
  self->music_frames        = (uint64_t)frames;
  self->excerpt.begin_ticks = begin * bar_ticks;
  self->excerpt.end_ticks   = begin * bar_ticks + (uint32_t)lround(ticks);
  self->excerpt.parts       = options->parts ? options->parts : HOST_ALL_PARTS;
  self->n_bars              = (uint32_t)ceil(ticks / bar_ticks - 1e-6);
  return true;
}
