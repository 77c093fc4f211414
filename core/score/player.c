#include "core/score/player.h"

#include "core/score/onset.h"
#include "core/score/perform.h"
#include "core/score/sounding.h"
#include "core/score/walk.h"

#include <math.h>

// Hosts locate in whole ticks of their own, so a note may lie just before the place
#define NEAR_TICKS 1.0

// A note is worth taking up if it has half a beat left
#define WORTH_TICKS (BASE_PPQ / 2.0)

// Notes are looked for in stretches of a beat, so that few have to be looked at
#define STRETCH_TICKS ((double)BASE_PPQ)

static float
unit_or_middle(float value)
{
  return isnan(value) ? 0.5f : fminf(fmaxf(value, 0.0f), 1.0f);
}

static ScorePlaySettings
sane(const ScorePlaySettings* settings)
{
  const int         most = 127;
  ScorePlaySettings s    = *settings;
  s.humanize             = unit_or_middle(s.humanize);
  s.swing                = unit_or_middle(s.swing);
  s.articulation         = unit_or_middle(s.articulation);
  s.shift                = s.shift < -most ? -most : s.shift > most ? most : s.shift;
  return s;
}

static bool
is_muted(const ScoreRun* run, const ScoreFound* found)
{
  return run->settings.muted >> found->note->part & 1U;
}

/// Whether a note from before the place is to be taken up.
static bool
is_worth(const ScoreRun* run, const ScoreFound* found, const ScoreSounding* note)
{
  const ScorePlayer* const player = run->player;
  const ScoreOrder         order  = score_perform_order(run, found);
  const bool               to_come =
    order.grid_ticks >= player->from && score_perform_is_before(&player->done, &order);
  const double end = note->on_ticks + score_onset_sounds(note->length_ticks, note->part,
                                                         run->settings.articulation);
  return !to_come && note->part != BASE_DRUMS && !is_muted(run, found) &&
         (player->chase.parts >> note->part & 1U) &&
         end - score_run_ticks(run, 0) >= WORTH_TICKS &&
         !score_run_sounds(run, note->part, note->pitch);
}

/// Take up notes that began before a place; false if there was no room for all.
static bool
chase(ScoreRun* run)
{
  ScoreChase* const self = &run->player->chase;
  ScoreWalk         walk;
  ScoreFound        found;
  score_walk_begin(&walk, run->view, self->place - run->view->longest_ticks - 1.0);
  while (self->parts && score_walk_next(&walk, self->place, &found)) {
    const ScoreSounding note = score_perform_shape(run, &found, found.grid_ticks);
    if (is_worth(run, &found, &note) && !score_run_begin(run, 0, &note)) {
      return false;
    }
  }
  self->parts = 0;
  return true;
}

/// Whether it is written behind the end of what the host repeats, however early it is
/// heard.
static bool
is_beyond(const ScoreRun* run, const ScoreFound* found)
{
  const ScoreLoop* const loop = &run->clock->loop;
  return loop->known && found->grid_ticks >= loop->until - NEAR_TICKS &&
         run->player->from < loop->until - NEAR_TICKS;
}

/// The next note that begins by `until` ticks; false if there is none.
static bool
next_onset(const ScoreRun* run, double until, ScoreFound* next, ScoreOrder* first)
{
  const ScorePlayer* const player = run->player;
  const double             low    = player->done.ticks - SCORE_LATE_TICKS;
  bool                     any    = false;
  ScoreWalk                walk;
  ScoreFound               found;
  score_walk_begin(&walk, run->view, fmax(player->from, low));
  while (score_walk_next(&walk, until + SCORE_EARLY_TICKS + 1.0, &found)) {
    const ScoreOrder order = score_perform_order(run, &found);
    if (!is_muted(run, &found) && !is_beyond(run, &found) && order.ticks <= until &&
        score_perform_is_before(&player->done, &order) &&
        (!any || score_perform_is_before(&order, first))) {
      any    = true;
      *next  = found;
      *first = order;
    }
  }
  return any;
}

/// Play what begins by `until` ticks, and what ends in between.
static bool
play_until(ScoreRun* run, double until)
{
  ScorePlayer* const player = run->player;
  ScoreFound         next;
  ScoreOrder         order;
  while (next_onset(run, until, &next, &order)) {
    const uint32_t      frame = score_run_frame(run, order.ticks);
    const ScoreSounding note  = score_perform_shape(run, &next, order.ticks);
    if (!score_run_end_due(run, frame) || !score_run_begin(run, frame, &note)) {
      return false;
    }
    player->done = order;
  }
  player->done = (ScoreOrder){until, INFINITY, UINT32_MAX};
  return true;
}

/// Play all that begins and ends in this call; false if there was no room for all.
static bool
play(ScoreRun* run)
{
  const double last = score_run_ticks(run, run->n - 1U);
  bool         fits = true;
  while (fits && run->player->done.ticks < last) {
    fits = play_until(run, fmin(run->player->done.ticks + STRETCH_TICKS, last));
  }
  return fits && score_run_end_due(run, run->n);
}

/// Begin to play at `ticks`, as if nothing had been before.  Where the host has told
/// late, what has begun meanwhile begins now.
static void
start(ScoreRun* run, double ticks)
{
  ScorePlayer* const player = run->player;
  player->place             = ticks;
  player->from              = ticks - run->clock->late_ticks - NEAR_TICKS;
  player->done              = (ScoreOrder){player->from, 0.0, 0};
  player->beat              = INT64_MIN;
  player->chase             = (ScoreChase){ticks, UINT32_MAX};
  player->arrival           = (ScoreArrival){0.0, 0.0, ticks - NEAR_TICKS};
  player->n_bars            = run->view->n_bars_ready;
  score_perform_latch(run);
}

/// Take note of bars that have come while time goes on.
static void
arrive(ScoreRun* run, double ticks)
{
  ScorePlayer* const      player    = run->player;
  const ScorePiece* const piece     = &run->view->piece;
  const double            bar_ticks = base_meter_ticks(piece->meter);
  const double            length    = piece->n_bars * bar_ticks;
  const double pass = length > 0.0 ? floor(fmax(ticks, 0.0) / length) * length : 0.0;
  const double from = pass + player->n_bars * bar_ticks;
  player->arrival   = (ScoreArrival){fmax(from, ticks - NEAR_TICKS),
                                     pass + run->view->n_bars_ready * bar_ticks, ticks};
  player->n_bars    = run->view->n_bars_ready;
}

/// The parts that can be heard from `ticks` on but could not before: bars that had
/// been missing have come, or a part is no longer muted.
static uint32_t
arrived_parts(const ScoreRun* run, double ticks)
{
  const ScorePlayer* const player = run->player;
  const uint32_t           bar    = score_bar_at(&run->view->piece, ticks);
  return bar >= player->n_bars && bar < run->view->n_bars_ready
           ? UINT32_MAX
           : player->muted & ~run->settings.muted;
}

static bool
is_same_chord(const ScoreChord* a, const ScoreChord* b)
{
  return a->root == b->root && a->bass == b->bass && a->quality == b->quality;
}

/// Move what sounds to another chord; false if there was no room for all.
static bool
follow(ScoreRun* run)
{
  ScorePlayer* const             player   = run->player;
  const ScorePlaySettings* const settings = &run->settings;
  player->moving =
    player->moving || player->follows != settings->follows ||
    (settings->follows && !is_same_chord(&player->played, &settings->played));
  player->follows = settings->follows;
  player->played  = settings->played;
  player->moving  = player->moving && !score_run_move(run);
  return !player->moving;
}

/// Notice what changed since the last call.
static void
notice(ScoreRun* run)
{
  ScorePlayer* const      player = run->player;
  const ScoreView* const  view   = run->view;
  const ScoreClock* const clock  = run->clock;
  const double            ticks  = score_run_ticks(run, 0);
  const bool playing = view && clock->rolling && score_clock_ticks_per_frame(clock) > 0;
  const bool another = playing && player->take != view->piece.take;
  const bool cut =
    !playing || !player->playing || another || player->jumps != clock->jumps;

  player->ending  = player->ending || cut;
  player->playing = playing;
  player->jumps   = clock->jumps;
  if (playing) {
    const uint32_t arrived = cut ? 0U : arrived_parts(run, ticks);
    if (cut) {
      start(run, ticks);
    } else if (view->n_bars_ready > player->n_bars &&
               player->done.ticks > player->arrival.place) {
      arrive(run, ticks); // Not while what came before has still to be said
    }
    if (arrived) {
      player->chase = (ScoreChase){ticks, player->chase.parts | arrived};
    }
    player->take  = view->piece.take;
    player->muted = run->settings.muted;
  }
}

void
score_player_init(ScorePlayer* self)
{
  *self = (ScorePlayer){0};
}

uint32_t
score_player_run(ScorePlayer* self, const ScoreView* view, const ScoreClock* clock,
                 const ScorePlaySettings* settings, uint32_t n, ScoreEvent* events,
                 uint32_t capacity)
{
  if (!n) {
    return 0;
  }
  ScoreRun run = {self, view, clock, sane(settings), n, events, 0, capacity};
  notice(&run);
  if (self->ending && !score_run_end_parts(&run, UINT32_MAX)) {
    return run.n_events;
  }
  self->ending = false;
  if (self->playing) {
    score_run_articulate(&run);
    if (score_run_end_parts(&run, run.settings.muted) && score_run_end_due(&run, 0) &&
        follow(&run) && chase(&run)) {
      play(&run);
    }
    score_perform_latch(&run);
  }
  return run.n_events;
}

uint32_t
score_player_silence(ScorePlayer* self, ScoreEvent* events, uint32_t capacity)
{
  ScoreRun run = {.player = self, .n = 1, .events = events, .capacity = capacity};
  self->ending = !score_run_end_parts(&run, UINT32_MAX);
  return run.n_events;
}

uint32_t
score_bar_at(const ScorePiece* piece, double ticks)
{
  const double bar = floor(ticks / base_meter_ticks(piece->meter));
  if (!(bar > 0.0)) {
    return 0;
  }
  const double within = piece->n_bars ? fmod(bar, piece->n_bars) : bar;
  return within < (double)UINT32_MAX ? (uint32_t)within : UINT32_MAX;
}
