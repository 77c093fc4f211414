#include "core/score/clock.h"

#include <math.h>

// Hosts say where they are in whole ticks of their own, usually 1920 to the beat
#define HOST_TICKS (BASE_PPQ / 1920.0)

// Farther than this is a jump, nearer is a host whose tempo glides: 4 ms at 120 bpm
#define SLIP_TICKS 8.0

#define MAX_TEMPO_BPM 1000.0
#define MAX_SPEED 8.0
#define MAX_BAR 1000000
#define MAX_BAR_BEAT 1024.0
#define MAX_TICKS 1e12

/// Ticks of one of the host's beats.
static double
unit_ticks(const ScoreClock* self)
{
  return BASE_PPQ * 4.0 / self->unit;
}

static bool
is_tempo(double bpm)
{
  return bpm >= 1.0 && bpm <= MAX_TEMPO_BPM;
}

/// Begin counting anew from `ticks`.
static void
anchor(ScoreClock* self, double ticks)
{
  self->anchor_ticks  = ticks;
  self->anchor_frames = 0;
}

static void
set_speed(ScoreClock* self, double speed)
{
  if (speed != self->speed) {
    anchor(self, score_clock_ticks(self));
    self->speed      = speed;
    self->rolling    = speed != 0.0;
    self->loop.known = false;
  }
}

void
score_clock_init(ScoreClock* self, double rate_hz)
{
  *self = (ScoreClock){
    .rate_hz   = rate_hz >= 1.0 ? rate_hz : 48000.0,
    .tempo_bpm = 120.0,
    .meter     = {4, 4},
    .beats     = 4.0,
    .unit      = 4,
  };
}

double
score_clock_ticks_per_frame(const ScoreClock* self)
{
  return self->rolling
           ? self->tempo_bpm * self->speed * BASE_PPQ / (60.0 * self->rate_hz)
           : 0.0;
}

double
score_clock_ticks(const ScoreClock* self)
{
  return self->anchor_ticks +
         (double)self->anchor_frames * score_clock_ticks_per_frame(self);
}

void
score_clock_advance(ScoreClock* self, uint32_t n)
{
  if (self->rolling) {
    self->anchor_frames += n;
  }
  if (n) {
    self->late_ticks   = 0.0;
    self->block_frames = 0;
  }
}

void
score_clock_begin_block(ScoreClock* self, uint32_t n)
{
  self->block_frames = n;
}

uint32_t
score_clock_frames_to_loop(ScoreClock* self, uint32_t most)
{
  const ScoreLoop* const loop  = &self->loop;
  const double           step  = score_clock_ticks_per_frame(self);
  const double           ticks = score_clock_ticks(self);
  if (!loop->known || !(step > 0.0) || ticks >= loop->until + step) {
    return most;
  }
  const double frames = ceil((loop->until - ticks) / step - 1e-6);
  if (frames < 1.0) {
    anchor(self, loop->from + fmax(ticks - loop->until, 0.0));
    ++self->jumps;
    return most;
  }
  return frames < most ? (uint32_t)frames : most;
}

void
score_clock_forget(ScoreClock* self)
{
  self->bars.n     = 0;
  self->loop.known = false;
}

void
score_clock_set_tempo(ScoreClock* self, double tempo_bpm)
{
  if (is_tempo(tempo_bpm) && tempo_bpm != self->tempo_bpm) {
    anchor(self, score_clock_ticks(self));
    self->tempo_bpm = tempo_bpm;
  }
}

void
score_clock_locate(ScoreClock* self, double ticks, bool rolling)
{
  set_speed(self, rolling ? 1.0 : 0.0);
  if (fabs(ticks) <= MAX_TICKS) {
    const double two_frames = 2.0 * fabs(score_clock_ticks_per_frame(self));
    self->jumps += fabs(ticks - score_clock_ticks(self)) > two_frames;
    anchor(self, ticks);
  }
}

/// The host's meter as one with whole beats, if there is one.
static void
write_meter(ScoreClock* self)
{
  double  beats = self->beats;
  int32_t unit  = self->unit;
  while (floor(beats) != beats && unit < 16) {
    beats *= 2.0;
    unit *= 2;
  }
  if (floor(beats) == beats && beats >= 1.0 && beats <= 32.0) {
    self->meter = (BaseMeter){(uint8_t)beats, (uint8_t)unit};
  }
}

/// Take the meter's sane fields; whether there were any.
static bool
take_meter(ScoreClock* self, const ScorePosition* position)
{
  const double  beats    = position->beats_per_bar;
  const int32_t unit     = position->beat_unit;
  const bool    beats_ok = position->has_beats && beats >= 0.5 && beats <= 32.0;
  const bool    unit_ok =
    position->has_unit && unit >= 1 && unit <= 16 && !(unit & (unit - 1));
  if (beats_ok) {
    self->beats = beats;
  }
  if (unit_ok) {
    self->unit = unit;
  }
  write_meter(self);
  return beats_ok || unit_ok;
}

/// Where the host says it is, in ticks; false if it does not say.
static bool
find_place(ScoreClock* self, const ScorePosition* position, bool meter_ok,
           double* ticks)
{
  const bool bar_ok =
    position->has_bar && position->bar >= -MAX_BAR && position->bar <= MAX_BAR;
  const bool beat_ok =
    position->has_bar_beat && fabs(position->bar_beat) <= MAX_BAR_BEAT;
  const double beat = beat_ok ? position->bar_beat * unit_ticks(self) : 0.0;
  if (!meter_ok && !bar_ok && !beat_ok) {
    return false;
  }

  // A beat without its bar belongs to the bar that puts it nearest to where we are
  const double bar_ticks = self->beats * unit_ticks(self);
  if (!self->bars.n) {
    score_bars_learn(&self->bars, 0, bar_ticks);
  }
  const int64_t bar =
    bar_ok ? position->bar
           : score_bars_nearest(&self->bars, score_clock_ticks(self) - beat);
  score_bars_learn(&self->bars, bar, bar_ticks);
  *ticks = score_bars_ticks(&self->bars, bar) + beat;
  return bar_ok || beat_ok;
}

/// The song is not where it was expected: it went round, or a loop was left, or
/// somebody jumped.
static void
jump(ScoreClock* self, double ticks)
{
  const double now    = score_clock_ticks(self);
  const double passed = self->block_frames * score_clock_ticks_per_frame(self);
  ++self->jumps;
  anchor(self, ticks);
  if (score_loop_is_left(&self->loop, now, ticks)) {
    self->late_ticks = fmin(now - self->loop.from, passed);
    self->loop.known = false;
  } else if (score_loop_learn(&self->loop, now, ticks, passed)) {
    self->late_ticks = fmax(ticks - self->loop.from, 0.0);
  }
}

static void
take_place(ScoreClock* self, double ticks)
{
  const double off = fabs(ticks - score_clock_ticks(self));
  const double confirms =
    self->rolling ? 2.0 * fabs(score_clock_ticks_per_frame(self)) + HOST_TICKS : 0.0;
  if (off > confirms + SLIP_TICKS) {
    jump(self, ticks);
  } else if (off > confirms) {
    anchor(self, ticks);
  }
}

void
score_clock_set(ScoreClock* self, const ScorePosition* position)
{
  const bool speed_ok    = position->has_speed && fabs(position->speed) <= MAX_SPEED;
  const bool tempo_ok    = position->has_tempo && is_tempo(position->tempo_bpm);
  const bool was_rolling = self->rolling;
  const bool meter_ok    = take_meter(self, position);
  double     ticks       = 0.0;
  const bool place_ok    = find_place(self, position, meter_ok, &ticks);

  if (tempo_ok) {
    score_clock_set_tempo(self, position->tempo_bpm);
  }
  if (speed_ok) {
    set_speed(self, position->speed);
  }
  self->block_frames = was_rolling ? self->block_frames : 0;
  if (place_ok) {
    take_place(self, ticks);
    if (!was_rolling) {
      anchor(self, ticks); // Nothing was heard yet that would have to go on smoothly
    }
  }
  self->known = self->known || speed_ok || tempo_ok || meter_ok || place_ok;
}
