#include "core/score/player.h"
#include "tests/score/piece.h"
#include "tests/test.h"

static const ScorePlaySettings middle = {0.5f, 0.5f, 0.5f, 0, 0};

static void
notes_come_at_their_frames(void)
{
  const ScoreNote notes[] = {
    {0, 480, 0, 0, BASE_LEAD, 60, 100},
    {960, 960, 0, 0, BASE_LEAD, 62, 101},
  };
  const ScorePiece piece = piece_plain(1);
  ScoreView*       view  = piece_view(&piece, 1, notes, 2);
  ScorePlayer      player;
  ScoreClock       clock;
  ScoreEvent       events[16];
  score_player_init(&player);
  score_clock_init(&clock, 48000.0);
  score_clock_locate(&clock, 0.0, true);
  const uint32_t n =
    score_player_run(&player, view, &clock, &middle, 96001, events, 16);
  CHECK(n == 5);
  CHECK(events[0].frame == 0 && events[0].kind == SCORE_NOTE_ON &&
        events[0].pitch == 60);
  CHECK(events[1].frame == 12000 && events[1].kind == SCORE_NOTE_OFF);
  CHECK(events[2].frame == 24000 && events[2].velocity == 101);
  CHECK(events[3].frame == 48000 && events[3].kind == SCORE_NOTE_OFF);
  CHECK(events[4].frame == 96000 && events[4].kind == SCORE_NOTE_ON);
  score_view_free(view);
}

int
main(void)
{
  RUN(notes_come_at_their_frames);
  return 0;
}
