#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

#define N_CUES 16

typedef enum { POSITION, TEMPO, SLIDERS, MUTES, SHIFT, CHORD, VIEW, N_KINDS } CueKind;

/// Something that happens at a frame.
typedef struct {
  uint64_t          frame;
  CueKind           kind;
  ScorePosition     position;
  double            tempo_bpm;
  ScorePlaySettings settings;
  const ScoreView*  view;
} Cue;

static ScorePosition
random_position(BaseRandom* random)
{
  const bool          places   = base_random_below(random, 2);
  static const double speeds[] = {1.0, 1.0, 1.0, 0.0, 0.5, -1.0, 2.0};
  return (ScorePosition){.has_speed     = base_random_below(random, 2),
                         .has_bar       = places,
                         .has_bar_beat  = places,
                         .has_tempo     = base_random_below(random, 2),
                         .has_beats     = base_random_below(random, 4) == 0,
                         .has_unit      = base_random_below(random, 4) == 0,
                         .speed         = speeds[base_random_below(random, 7)],
                         .bar           = (int64_t)base_random_below(random, 12) - 1,
                         .bar_beat      = base_random_below(random, 400) / 100.0,
                         .tempo_bpm     = 40.0 + base_random_below(random, 200),
                         .beats_per_bar = 1.0 + base_random_below(random, 9),
                         .beat_unit     = 1 << base_random_below(random, 5)};
}

static ScorePlaySettings
random_settings(BaseRandom* random)
{
  return (ScorePlaySettings){
    .humanize     = base_random_unit(random),
    .swing        = base_random_unit(random),
    .articulation = base_random_unit(random),
    .shift        = (int)base_random_below(random, 23) - 11,
    .follows      = base_random_below(random, 2),
    .played       = {.root    = (uint8_t)base_random_below(random, 12),
                     .bass    = (uint8_t)base_random_below(random, 12),
                     .quality = (uint8_t)base_random_below(random, BASE_N_QUALITIES)},
    .muted        = base_random_bits(random) & base_random_bits(random),
  };
}

static void
random_cues(Cue* cues, uint64_t n_frames, const ScoreView* const views[4],
            BaseRandom* random)
{
  uint64_t frame = 0;
  for (int i = 0; i < N_CUES; ++i) {
    frame += base_random_below(random, (uint32_t)(n_frames / N_CUES));
    cues[i] = (Cue){.frame     = frame,
                    .kind      = (CueKind)base_random_below(random, N_KINDS),
                    .position  = random_position(random),
                    .tempo_bpm = 30.0 + 250.0 * (double)base_random_unit(random),
                    .settings  = random_settings(random),
                    .view      = views[base_random_below(random, 4)]};
  }
}

static void
do_cue(Stage* stage, const Cue* cue)
{
  ScorePlaySettings* const settings = &stage->settings;
  switch (cue->kind) {
  case POSITION:
    score_clock_set(&stage->clock, &cue->position);
    break;
  case TEMPO:
    score_clock_set_tempo(&stage->clock, cue->tempo_bpm);
    break;
  case SLIDERS:
    settings->humanize     = cue->settings.humanize;
    settings->swing        = cue->settings.swing;
    settings->articulation = cue->settings.articulation;
    break;
  case MUTES:
    settings->muted = cue->settings.muted;
    break;
  case SHIFT:
    settings->shift = cue->settings.shift;
    break;
  case CHORD:
    settings->follows = cue->settings.follows;
    settings->played  = cue->settings.played;
    break;
  case VIEW:
    stage->view = cue->view;
    break;
  case N_KINDS:
    break;
  }
}

/// Play all cues at their frames, in blocks of a random size up to `most`.
static void
play_cues(Stage* stage, const Cue* cues, uint64_t n_frames, uint32_t most,
          BaseRandom* random)
{
  int next = 0;
  while (stage->frame < n_frames) {
    while (next < N_CUES && cues[next].frame <= stage->frame) {
      do_cue(stage, &cues[next++]);
    }
    const uint64_t until = next < N_CUES ? cues[next].frame : n_frames;
    const uint64_t left  = until - stage->frame;
    const uint32_t block = 1U + base_random_below(random, most);
    stage_play(stage, block < left ? block : (uint32_t)left);
  }
}

static void
any_split_plays_the_same(void)
{
  static const uint32_t most[]   = {8192, 1, 16, 512, 3000};
  size_t                n_events = 0;
  for (uint32_t trial = 0; trial < 20; ++trial) {
    BaseRandom random      = base_random(5, 0, 0, trial);
    ScorePiece piece       = piece_plain(base_random_below(&random, 2) ? 6 : 0);
    piece.meter.beats      = (uint8_t)(2U + base_random_below(&random, 6));
    piece.meter.unit       = base_random_below(&random, 2) ? 8 : 4;
    piece.swing            = base_random_unit(&random);
    ScoreView* const whole = piece_random_view(&piece, 6, 60, &random);
    piece.take             = 2;
    ScoreView* const other = piece_random_view(&piece, 2, 60, &random);
    Stage            stages[5];
    ScoreView* const begun = piece_prefix(whole, 1);
    Cue              cues[N_CUES];
    random_cues(cues, 100000, (const ScoreView* const[]){whole, begun, other, NULL},
                &random);
    for (int i = 0; i < 5; ++i) {
      stage_init(&stages[i], begun, 48000.0);
      score_clock_locate(&stages[i].clock, -200.0, true);
      play_cues(&stages[i], cues, 100000, most[i], &random);
      CHECK(stage_is_same(&stages[0], &stages[i]));
    }
    for (int i = 0; i < 5; ++i) {
      n_events += stages[i].n_events;
      stage_stop(&stages[i]);
      stage_free(&stages[i]);
    }
    score_view_free(whole);
    score_view_free(begun);
    score_view_free(other);
  }
  printf("%zu events\n", n_events);
  CHECK(n_events > 5000);
}

/// When a note begins by the rules of the sliders, worked out from scratch.
static double
onset_by_the_rules(const ScorePiece* piece, const ScoreNote* note, double begin,
                   float humanize)
{
  const uint32_t bar    = note->start_ticks % base_meter_ticks(piece->meter);
  const double   unit   = piece->swing_ticks;
  const double   phase  = fmod(bar / unit, 2.0); // 0 on, 1 off
  const bool     triple = fmod(3.0 * bar, 2.0 * unit) == 0.0;
  const double   way    = phase < 1.0 ? phase : 2.0 - phase;
  return begin + note->start_ticks + (triple ? 0.0 : way * piece->swing * unit / 2.0) +
         2.0 * (double)humanize * note->push_ticks;
}

static void
every_pass_plays_what_is_written_where_it_is_written(void)
{
  for (uint32_t trial = 0; trial < 20; ++trial) {
    BaseRandom random       = base_random(6, 0, 0, trial);
    ScorePiece piece        = piece_plain(4);
    piece.swing             = 0.5f;
    piece.meter.beats       = (uint8_t)(3U + trial % 5U);
    ScoreView* const view   = piece_random_view(&piece, 4, 8, &random);
    const uint32_t   bar    = base_meter_ticks(piece.meter);
    const double     length = 4.0 * bar;
    Stage            stage;
    stage_init(&stage, view, 48000.0);
    score_clock_locate(&stage.clock, 0.0, true);
    const uint64_t n_frames = (uint64_t)(3.0 * length * 25.0);
    stage_play_blocks(&stage, n_frames, 700);

    size_t n_expected = 0;
    for (uint32_t i = 0; i < view->n_sections; ++i) {
      const ScoreSection* const section = view->sections[i];
      for (uint32_t j = 0; j < 4 * section->n_notes; ++j) {
        const ScoreNote* const note = &section->notes[j / 4U];
        const double begin = (j % 4U) * length + section->first_bar * (double)bar;
        const double ticks = onset_by_the_rules(&piece, note, begin, 0.5f);
        const double frame = ceil(fmax(ticks, 0.0) * 25.0 - 1e-6);
        size_t       n     = 0;
        for (size_t e = 0; e < stage.n_events; ++e) {
          const StageEvent* const event = &stage.events[e];
          n += event->kind == SCORE_NOTE_ON && event->part == note->part &&
               event->pitch == note->pitch && fabs((double)event->frame - frame) <= 1.0;
        }
        CHECK(n == (frame < (double)n_frames - 1.0));
        n_expected += n;
      }
    }
    CHECK(n_expected == stage_count(&stage, -1, -1));
    stage_stop(&stage);
    stage_free(&stage);
    score_view_free(view);
  }
}

static void
moving_sliders_neither_lose_nor_double_a_note(void)
{
  // Every note has a part and pitch of its own, so that each can be counted
  for (uint32_t trial = 0; trial < 30; ++trial) {
    BaseRandom random = base_random(7, 0, 0, trial);
    ScorePiece piece  = piece_plain(0);
    ScoreNote  notes[BASE_N_PARTS * 100];
    piece.swing       = base_random_unit(&random);
    piece.swing_ticks = trial % 2U ? 480 : 240;
    for (uint32_t i = 0; i < BASE_N_PARTS * 100U; ++i) {
      notes[i] = (ScoreNote){base_random_below(&random, 8 * 32) * 120U,
                             1U + base_random_below(&random, 500),
                             (int16_t)((int)base_random_below(&random, 241) - 120),
                             0,
                             (uint8_t)(i / 100U),
                             (uint8_t)(i % 100U),
                             100};
    }
    ScoreView* const view = piece_view(&piece, 8, notes, BASE_N_PARTS * 100U);
    Stage            stage;
    stage_init(&stage, view, 48000.0);
    score_clock_locate(&stage.clock, 0.0, true);
    while (stage.frame < 8U * 96000U + 20000U) {
      stage.settings.humanize     = base_random_unit(&random);
      stage.settings.swing        = base_random_unit(&random);
      stage.settings.articulation = base_random_unit(&random);
      stage.capacity              = trial % 3U ? 4096 : 20;
      stage_play(&stage, 1U + base_random_below(&random, trial % 4U ? 3000 : 8192));
    }
    for (int i = 0; i < BASE_N_PARTS * 100; ++i) {
      CHECK(stage_count(&stage, i / 100, i % 100) == 1);
    }
    stage_stop(&stage);
    stage_free(&stage);
    score_view_free(view);
  }
}

/// A view of eight sections of two bars; every note has a part and pitch of its own.
static ScoreView*
view_of_unique_notes(const ScorePiece* piece, BaseRandom* random)
{
  const ScoreSection* sections[8];
  ScoreSection*       made[8];
  ScoreView*          view;
  for (uint32_t s = 0; s < 8; ++s) {
    ScoreNote notes[BASE_N_PARTS * 15];
    for (uint32_t i = 0; i < BASE_N_PARTS * 15U; ++i) {
      notes[i] = (ScoreNote){base_random_below(random, 32) * 240U,
                             1U + base_random_below(random, 500),
                             (int16_t)((int)base_random_below(random, 241) - 120),
                             0,
                             (uint8_t)(i / 15U),
                             (uint8_t)(15U * s + i % 15U),
                             100};
    }
    const ScoreSection plan = {.first_bar = 2U * s,
                               .n_bars    = 2,
                               .label     = "A",
                               .notes     = notes,
                               .n_notes   = BASE_N_PARTS * 15U};
    CHECK(score_section_new(&plan, piece->meter, &made[s]) == BASE_OK);
    sections[s] = made[s];
  }
  CHECK(score_view_new(piece, sections, 8, &view) == BASE_OK);
  for (uint32_t s = 0; s < 8; ++s) {
    score_section_release(made[s]);
  }
  return view;
}

static void
bars_that_come_at_the_last_moment_are_played_in_full(void)
{
  for (uint32_t trial = 0; trial < 24; ++trial) {
    BaseRandom random      = base_random(8, 0, 0, trial);
    ScorePiece piece       = piece_plain(trial % 2U ? 16 : 0);
    piece.swing            = base_random_unit(&random);
    ScoreView* const whole = view_of_unique_notes(&piece, &random);
    ScoreView*       ready = piece_prefix(whole, 1);
    Stage            stage;
    stage_init(&stage, ready, 48000.0);
    // Some of the loops begin with the second time round
    score_clock_locate(&stage.clock, trial % 4U == 1U ? 16 * 3840.0 : 0.0, true);
    for (uint32_t s = 1; s <= 8; ++s) {
      // Up to half a beat before the bar line, often just on it
      const uint32_t early =
        base_random_below(&random, 2) ? base_random_below(&random, 12000) : 0;
      while (stage.frame < s * 192000U - early) {
        const uint64_t left     = s * 192000U - early - stage.frame;
        const uint32_t block    = 1U + base_random_below(&random, 4096);
        stage.settings.humanize = base_random_unit(&random);
        stage.settings.swing    = base_random_unit(&random);
        stage.capacity          = trial % 3U ? 4096 : 12;
        stage_play(&stage, block < left ? block : (uint32_t)left);
      }
      ScoreView* const longer = piece_prefix(whole, s < 8 ? s + 1 : 8);
      stage.view              = longer;
      score_view_free(ready);
      ready = longer;
    }
    if (!piece.n_bars) {
      stage.capacity = 4096;
      stage_play_blocks(&stage, 20000, 512);
    }
    for (int i = 0; i < BASE_N_PARTS; ++i) {
      for (int pitch = piece.n_bars ? 15 : 0; pitch < (piece.n_bars ? 105 : 120);
           ++pitch) {
        CHECK(stage_count(&stage, i, pitch) == 1);
      }
    }
    stage_stop(&stage);
    stage_free(&stage);
    score_view_free(ready);
    score_view_free(whole);
  }
}

int
main(void)
{
  RUN(any_split_plays_the_same);
  RUN(every_pass_plays_what_is_written_where_it_is_written);
  RUN(moving_sliders_neither_lose_nor_double_a_note);
  RUN(bars_that_come_at_the_last_moment_are_played_in_full);
  return 0;
}
