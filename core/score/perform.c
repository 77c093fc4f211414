#include "core/score/perform.h"

#include "core/score/onset.h"

#include <math.h>

static int64_t
beat_at(double ticks)
{
  return (int64_t)floor(ticks / BASE_PPQ);
}

void
score_perform_latch(ScoreRun* run)
{
  // No note of a later beat can have been heard, however far it is pushed
  ScorePlayer* const player = run->player;
  const int64_t      beat   = beat_at(player->done.ticks + SCORE_EARLY_TICKS);
  const int64_t      oldest = beat - SCORE_N_LATCHED + 1;
  int64_t            b      = player->beat + 1 > oldest ? player->beat + 1 : oldest;
  for (; b <= beat; ++b) {
    player->humanize[b & (SCORE_N_LATCHED - 1)] = run->settings.humanize;
    player->swing[b & (SCORE_N_LATCHED - 1)]    = run->settings.swing;
    player->beat                                = b;
  }
}

static float
humanize_at(const ScoreRun* run, double grid_ticks)
{
  const int64_t beat = beat_at(grid_ticks);
  return beat > run->player->beat ? run->settings.humanize
                                  : run->player->humanize[beat & (SCORE_N_LATCHED - 1)];
}

static float
swing_at(const ScoreRun* run, double grid_ticks)
{
  const int64_t beat = beat_at(grid_ticks);
  return beat > run->player->beat ? run->settings.swing
                                  : run->player->swing[beat & (SCORE_N_LATCHED - 1)];
}

/// Before this nothing that is written at `grid_ticks` is heard.
static double
earliest(const ScorePlayer* player, double grid_ticks)
{
  const ScoreArrival* const arrival = &player->arrival;
  const bool   came  = grid_ticks >= arrival->from && grid_ticks < arrival->until;
  const double least = fmax(player->place, 0.0);
  return came ? fmax(arrival->place, least) : least;
}

ScoreOrder
score_perform_order(const ScoreRun* run, const ScoreFound* found)
{
  const double grid  = found->grid_ticks;
  const double ticks = score_onset_ticks(&run->view->piece, found,
                                         humanize_at(run, grid), swing_at(run, grid));
  return (ScoreOrder){fmax(ticks, earliest(run->player, grid)), grid, found->rank};
}

bool
score_perform_is_before(const ScoreOrder* a, const ScoreOrder* b)
{
  if (a->ticks != b->ticks) {
    return a->ticks < b->ticks;
  }
  return a->grid_ticks != b->grid_ticks ? a->grid_ticks < b->grid_ticks
                                        : a->rank < b->rank;
}

/// The pitch that is heard: shifted, and folded back into what MIDI has.
static uint8_t
heard_pitch(const ScoreNote* note, int shift)
{
  int pitch = note->pitch + (note->part == BASE_DRUMS ? 0 : shift);
  while (pitch < 0) {
    pitch += 12;
  }
  while (pitch > 127) {
    pitch -= 12;
  }
  return (uint8_t)pitch;
}

ScoreSounding
score_perform_shape(const ScoreRun* run, const ScoreFound* found, double on_ticks)
{
  const float swing    = swing_at(run, found->grid_ticks);
  const float humanize = humanize_at(run, found->grid_ticks);
  return (ScoreSounding){
    .on_ticks     = on_ticks,
    .length_ticks = score_onset_length(&run->view->piece, found, swing),
    .part         = found->note->part,
    .pitch        = heard_pitch(found->note, run->settings.shift),
    .velocity     = score_onset_velocity(found->note, humanize),
  };
}
