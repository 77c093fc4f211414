#include "tests/score/stage.h"

#include "tests/test.h"

#define MAX_EVENTS 4096U

void
stage_init(Stage* self, const ScoreView* view, double rate_hz)
{
  memset(self, 0, sizeof(*self));
  score_player_init(&self->player);
  score_clock_init(&self->clock, rate_hz);
  self->view = view;
  self->settings =
    (ScorePlaySettings){.humanize = 0.5f, .swing = 0.5f, .articulation = 0.5f};
  self->capacity = MAX_EVENTS;
}

Stage
stage_rolling(const ScoreView* view, double ticks)
{
  Stage stage;
  stage_init(&stage, view, 48000.0);
  score_clock_locate(&stage.clock, ticks, true);
  return stage;
}

void
stage_free(Stage* self)
{
  free(self->events);
}

/// Check an event against what sounds, and keep it.
static void
watch(Stage* self, const ScoreEvent* event)
{
  CHECK(event->part < BASE_N_PARTS && event->pitch < 128);
  bool* const sounds = &self->sounds[event->part][event->pitch];
  if (event->kind == SCORE_NOTE_ON) {
    CHECK(event->velocity >= 1 && event->velocity <= 127);
    CHECK(!*sounds);
    ++self->n_sounding;
  } else {
    CHECK(event->kind == SCORE_NOTE_OFF && event->velocity == 0);
    CHECK(*sounds);
    --self->n_sounding;
  }
  *sounds = !*sounds;
  CHECK(self->n_sounding <= SCORE_MAX_SOUNDING);
  if (self->n_events == self->n_room) {
    self->n_room = self->n_room * 2U + 256U;
    self->events =
      (StageEvent*)realloc(self->events, self->n_room * sizeof(StageEvent));
    CHECK(self->events);
  }
  self->events[self->n_events++] =
    (StageEvent){self->frame + event->frame, event->kind, event->part, event->pitch,
                 event->velocity};
}

/// In one frame a note only ends after another began if it makes room for a third.
static void
check_order(const ScoreEvent* events, uint32_t i, uint32_t n_events, uint32_t capacity)
{
  const bool late = i && events[i].kind == SCORE_NOTE_OFF &&
                    events[i - 1].kind == SCORE_NOTE_ON &&
                    events[i - 1].frame == events[i].frame;
  if (late && i + 1U < n_events) {
    CHECK(events[i + 1U].kind == SCORE_NOTE_ON);
    CHECK(events[i + 1U].frame == events[i].frame);
  }
  CHECK(!late || i + 1U < n_events || n_events == capacity);
}

void
stage_play(Stage* self, uint32_t n)
{
  ScoreEvent     events[MAX_EVENTS];
  const uint32_t n_events =
    score_player_run(&self->player, self->view, &self->clock, &self->settings, n,
                     events, self->capacity);
  CHECK(n_events <= self->capacity);
  for (uint32_t i = 0; i < n_events; ++i) {
    CHECK(events[i].frame < n);
    CHECK(!i || events[i].frame >= events[i - 1].frame);
    check_order(events, i, n_events, self->capacity);
    watch(self, &events[i]);
  }
  CHECK(self->n_sounding == self->player.n_sounding);
  score_clock_advance(&self->clock, n);
  self->frame += n;
}

void
stage_silence(Stage* self)
{
  ScoreEvent     events[MAX_EVENTS];
  const uint32_t n_events = score_player_silence(&self->player, events, self->capacity);
  for (uint32_t i = 0; i < n_events; ++i) {
    CHECK(events[i].frame == 0 && events[i].kind == SCORE_NOTE_OFF);
    watch(self, &events[i]);
  }
}

void
stage_play_blocks(Stage* self, uint64_t n, uint32_t most)
{
  while (n) {
    const uint32_t block = n < most ? (uint32_t)n : most;
    stage_play(self, block);
    n -= block;
  }
}

void
stage_stop(Stage* self)
{
  self->capacity = MAX_EVENTS;
  score_clock_locate(&self->clock, score_clock_ticks(&self->clock), false);
  stage_play(self, 1);
  CHECK(!self->n_sounding && !self->player.n_sounding);
}

size_t
stage_count(const Stage* self, int part, int pitch)
{
  size_t n = 0;
  for (size_t i = 0; i < self->n_events; ++i) {
    const StageEvent* const event = &self->events[i];
    n += event->kind == SCORE_NOTE_ON && (part < 0 || event->part == part) &&
         (pitch < 0 || event->pitch == pitch);
  }
  return n;
}

bool
stage_is_same(const Stage* a, const Stage* b)
{
  bool same = a->n_events == b->n_events;
  for (size_t i = 0; same && i < a->n_events; ++i) {
    const StageEvent* const x = &a->events[i];
    const StageEvent* const y = &b->events[i];
    same = x->frame == y->frame && x->kind == y->kind && x->part == y->part &&
           x->pitch == y->pitch && x->velocity == y->velocity;
  }
  return same;
}

void
stage_finish(Stage* self, ScoreView* view)
{
  stage_stop(self);
  stage_free(self);
  score_view_free(view);
}

void
stage_check(const Stage* self, size_t i, uint64_t frame, ScoreEventKind kind,
            uint8_t pitch)
{
  CHECK(i < self->n_events);
  CHECK_NEAR(self->events[i].frame, frame, 0);
  CHECK(self->events[i].kind == kind && self->events[i].pitch == pitch);
}
