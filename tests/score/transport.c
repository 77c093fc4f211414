#include "tests/score/transport.h"

#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

/// Bytes as they are used up; zeros when there are none left.
typedef struct {
  const uint8_t* bytes;
  size_t         n;
} Bytes;

static void
take(Bytes* self, void* to, size_t n)
{
  const size_t left = self->n < n ? self->n : n;
  memset(to, 0, n);
  if (left) {
    memcpy(to, self->bytes, left);
  }
  self->bytes += left;
  self->n -= left;
}

static uint8_t
take_byte(Bytes* self)
{
  uint8_t byte;
  take(self, &byte, 1);
  return byte;
}

static uint32_t
take_below(Bytes* self, uint32_t n)
{
  uint16_t bits;
  take(self, &bits, sizeof(bits));
  return bits % n;
}

/// Half the time something sensible in [least, most], else any bits at all.
static double
take_number(Bytes* self, double least, double most)
{
  double raw;
  if (take_byte(self) & 1U) {
    return least + (most - least) * take_below(self, 65535) / 65535.0;
  }
  take(self, &raw, sizeof(raw));
  return raw;
}

static void
take_position(Bytes* self, ScoreClock* clock)
{
  const uint8_t fields = take_byte(self);
  ScorePosition position;
  position.has_speed     = fields & 1U;
  position.has_bar       = fields & 2U;
  position.has_bar_beat  = fields & 4U;
  position.has_tempo     = fields & 8U;
  position.has_beats     = fields & 16U;
  position.has_unit      = fields & 32U;
  position.speed         = fields & 64U ? 1.0 : take_number(self, -2.0, 2.0);
  position.bar           = (int64_t)take_below(self, 20) - 2;
  position.bar_beat      = take_number(self, 0.0, 4.0);
  position.tempo_bpm     = take_number(self, 20.0, 300.0);
  position.beats_per_bar = take_below(self, 12);
  position.beat_unit     = (int32_t)take_below(self, 17);
  if (fields & 128U) {
    take(self, &position.bar, sizeof(position.bar));
  }
  score_clock_set(clock, &position);
}

static void
take_settings(Bytes* self, ScorePlaySettings* settings)
{
  switch (take_byte(self) % 5U) {
  case 0:
    settings->humanize = (float)take_number(self, 0.0, 1.0);
    break;
  case 1:
    settings->swing = (float)take_number(self, 0.0, 1.0);
    break;
  case 2:
    settings->articulation = (float)take_number(self, 0.0, 1.0);
    break;
  case 3:
    settings->shift = (int)take_below(self, 400) - 200;
    break;
  default:
    settings->muted = take_byte(self);
    break;
  }
}

static void
take_step(Bytes* self, Stage* stage, const TransportViews* views)
{
  switch (take_byte(self) % 12U) {
  case 0:
  case 1:
    stage_play(stage, take_below(self, 8193));
    break;
  case 2:
    stage_play(stage, take_below(self, 65));
    break;
  case 3:
    stage_play_blocks(stage, take_below(self, 40000), 2000);
    break;
  case 4:
  case 5:
    take_position(self, &stage->clock);
    break;
  case 6:
    score_clock_locate(&stage->clock, take_number(self, -2000.0, 80000.0),
                       take_byte(self) & 7U);
    break;
  case 7:
    score_clock_set_tempo(&stage->clock, take_number(self, 20.0, 300.0));
    break;
  case 8:
    take_settings(self, &stage->settings);
    break;
  case 9:
    stage->capacity = take_byte(self) & 1U ? 4096U : take_below(self, 12);
    break;
  case 10:
    stage->view = views->views[take_byte(self) % TRANSPORT_N_VIEWS];
    break;
  default:
    stage_silence(stage);
    break;
  }
}

void
transport_views_init(TransportViews* self)
{
  BaseRandom random = base_random(20, 0, 0, 0);
  ScorePiece piece  = piece_plain(8);
  self->views[0]    = NULL;
  self->views[1]    = piece_random_view(&piece, 4, 40, &random);
  self->views[2]    = piece_random_view(&piece, 8, 40, &random); // Same take, longer
  piece.take        = 2;
  piece.n_bars      = 0;
  piece.swing       = 0.7f;
  piece.meter       = (BaseMeter){7, 8};
  self->views[3]    = piece_random_view(&piece, 12, 120, &random);
  piece.take        = 3;
  piece.n_bars      = 1;
  piece.swing_ticks = 960;
  piece.meter       = (BaseMeter){1, 16};
  self->views[4]    = piece_random_view(&piece, 1, 30, &random);
}

void
transport_views_free(TransportViews* self)
{
  for (int i = 0; i < TRANSPORT_N_VIEWS; ++i) {
    score_view_free(self->views[i]);
  }
}

size_t
transport_play(const TransportViews* views, const uint8_t* bytes, size_t n_bytes)
{
  static const double rates[] = {48000.0, 22050.0, 44100.0, 192000.0};
  Bytes               self    = {bytes, n_bytes};
  Stage               stage;
  stage_init(&stage, views->views[1], rates[take_byte(&self) & 3U]);
  score_clock_locate(&stage.clock, 0.0, true);
  while (self.n) {
    take_step(&self, &stage, views);
  }
  stage_stop(&stage);
  stage_free(&stage);
  return stage.n_events;
}
