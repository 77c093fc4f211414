// Chords that are played, and where written notes go for them.

#include "core/score/follow.h"
#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

static uint32_t
mask_of(const ScoreChord* chord)
{
  uint32_t held = 0;
  for (uint32_t pc = 0; pc < 12; ++pc) {
    const uint32_t own = base_quality_mask((BaseQuality)chord->quality);
    held |= (own >> pc & 1U) << ((pc + chord->root) % 12U);
  }
  return held;
}

static ScoreChord
chord(uint8_t root, BaseQuality quality)
{
  return (ScoreChord){0, root, root, (uint8_t)quality};
}

static void
every_chord_on_its_root_is_recognised(void)
{
  for (uint8_t root = 0; root < 12; ++root) {
    for (unsigned q = 0; q < BASE_N_QUALITIES; ++q) {
      const ScoreChord played = chord(root, (BaseQuality)q);
      ScoreChord       heard;
      CHECK(score_follow_find(mask_of(&played), root, &heard));
      CHECK(heard.root == root && heard.quality == q && heard.bass == root);
    }
  }
}

static void
inversions_keep_root_and_bass(void)
{
  const ScoreChord plain[] = {chord(0, BASE_MAJ), chord(9, BASE_MIN),
                              chord(7, BASE_DOM7), chord(5, BASE_MAJ7)};
  for (unsigned i = 0; i < 4; ++i) {
    const uint32_t held = mask_of(&plain[i]);
    for (uint8_t bass = 0; bass < 12; ++bass) {
      ScoreChord heard;
      if (!(held >> bass & 1U)) {
        continue;
      }
      CHECK(score_follow_find(held, bass, &heard));
      CHECK(heard.bass == bass && mask_of(&heard) == held);
      CHECK(i == 3 || heard.root == plain[i].root);
    }
  }
}

static void
two_notes_are_a_third_or_a_fifth(void)
{
  ScoreChord heard;
  CHECK(score_follow_find(1U << 0 | 1U << 7, 0, &heard) && heard.quality == BASE_POWER);
  CHECK(score_follow_find(1U << 2 | 1U << 5, 2, &heard) && heard.quality == BASE_MIN);
  CHECK(score_follow_find(1U << 2 | 1U << 6, 2, &heard) && heard.quality == BASE_MAJ);
  CHECK(!score_follow_find(1U << 0 | 1U << 1, 0, &heard));
  CHECK(!score_follow_find(1U << 0, 0, &heard));
  CHECK(!score_follow_find(0, 0, &heard));
}

static void
a_cluster_is_no_chord(void)
{
  ScoreChord heard;
  CHECK(!score_follow_find(0x00FU, 0, &heard));
  CHECK(!score_follow_find(0xFFFU, 5, &heard));
}

static void
chord_tones_become_chord_tones(void)
{
  for (uint8_t a = 0; a < 12; ++a) {
    for (uint8_t b = 0; b < 12; ++b) {
      for (unsigned q = 0; q < BASE_N_QUALITIES; ++q) {
        const ScoreChord from = chord(a, (BaseQuality)((q * 7 + a) % BASE_N_QUALITIES));
        const ScoreChord to   = chord(b, (BaseQuality)q);
        for (uint8_t pitch = 48; pitch < 60; ++pitch) {
          if (!(mask_of(&from) >> pitch % 12 & 1U)) {
            continue;
          }
          for (int bass = 0; bass < 2; ++bass) {
            const uint8_t moved =
              score_follow_move(&from, &to, 0, BASE_MAJOR, bass, pitch);
            CHECK(mask_of(&to) >> moved % 12 & 1U);
            CHECK(abs(moved - pitch) <= 6);
            CHECK(!bass || pitch % 12 != a || moved % 12 == b);
          }
        }
      }
    }
  }
}

static void
a_triad_stays_a_triad(void)
{
  for (uint8_t b = 0; b < 12; ++b) {
    const ScoreChord from = chord(0, BASE_MAJ);
    const ScoreChord to   = chord(b, b % 2 ? BASE_MIN : BASE_MAJ);
    uint32_t         all  = 0;
    for (uint8_t i = 0; i < 3; ++i) {
      const uint8_t pitch = (uint8_t[]){60, 64, 67}[i];
      all |= 1U << score_follow_move(&from, &to, 0, BASE_MAJOR, false, pitch) % 12;
    }
    CHECK(all == mask_of(&to)); // No two voices in one
  }
}

static void
other_notes_go_to_the_scale_that_the_chord_bends(void)
{
  const ScoreChord c = chord(0, BASE_MAJ), a = chord(9, BASE_MAJ);
  // D over C in C major stays over A major; C itself gives way to C sharp
  CHECK(score_follow_move(&c, &a, 0, BASE_MAJOR, false, 62) == 62);
  const ScoreChord g = chord(7, BASE_MAJ);
  CHECK(score_follow_move(&g, &a, 0, BASE_MAJOR, false, 60) % 12 != 0);
  // F sharp is in no scale here: to its neighbour below
  CHECK(score_follow_move(&c, &g, 0, BASE_MAJOR, false, 66) == 65);
}

static void
the_same_chord_moves_nothing(void)
{
  const ScoreChord c = chord(0, BASE_MAJ);
  for (unsigned pitch = 0; pitch < 128; ++pitch) {
    CHECK(score_follow_move(&c, &c, 0, BASE_MAJOR, pitch % 2, (uint8_t)pitch) == pitch);
  }
}

static void
the_ends_of_the_keyboard_hold(void)
{
  const ScoreChord c = chord(0, BASE_MAJ), f = chord(6, BASE_MAJ);
  for (unsigned pitch = 0; pitch < 128; ++pitch) {
    CHECK(score_follow_move(&c, &f, 0, BASE_MAJOR, true, (uint8_t)pitch) <= 127);
  }
}

static ScoreNote
note_at(uint32_t start, uint32_t length, uint8_t part, uint8_t pitch)
{
  return (ScoreNote){start, length, 0, 0, part, pitch, 100};
}

/// Two bars: a held C major chord, its bass, a drum.
static ScoreView*
held_chord(void)
{
  const ScoreNote notes[] = {
    note_at(0, 7680, BASE_PAD, 60),     note_at(0, 7680, BASE_PAD, 64),
    note_at(0, 7680, BASE_PAD, 67),     note_at(0, 3840, BASE_BASS, 36),
    note_at(3840, 3840, BASE_BASS, 36), note_at(0, 7680, BASE_DRUMS, 36)};
  ScorePiece piece = piece_plain(2);
  piece.key        = 0;
  piece.mode       = BASE_MAJOR;
  return piece_view(&piece, 2, notes, 6);
}

static void
what_sounds_follows_at_once_and_comes_back(void)
{
  ScoreView* view = held_chord();
  Stage      stage;
  stage_init(&stage, view, 48000.0);
  score_clock_locate(&stage.clock, 0.0, true);
  stage_play_blocks(&stage, 24000, 256);
  CHECK(stage.sounds[BASE_PAD][60] && stage.sounds[BASE_BASS][36]);
  stage.settings.follows = true;
  stage.settings.played  = chord(5, BASE_MAJ);
  stage_play(&stage, 64);
  CHECK(stage.sounds[BASE_PAD][60] && stage.sounds[BASE_PAD][65]);
  CHECK(stage.sounds[BASE_PAD][69] && !stage.sounds[BASE_PAD][64]);
  CHECK(!stage.sounds[BASE_BASS][36] && stage.sounds[BASE_BASS][41]);
  CHECK(stage.sounds[BASE_DRUMS][36] && stage_count(&stage, BASE_DRUMS, 36) == 1);
  stage.settings.played = chord(7, BASE_DOM7);
  stage_play(&stage, 64);
  CHECK(stage.sounds[BASE_BASS][31] && !stage.sounds[BASE_BASS][41]);
  stage.settings.follows = false;
  stage_play(&stage, 64);
  CHECK(stage.sounds[BASE_PAD][60] && stage.sounds[BASE_PAD][64]);
  CHECK(stage.sounds[BASE_PAD][67] && stage.sounds[BASE_BASS][36]);
  CHECK(stage.n_sounding == 5);
  stage_stop(&stage);
  stage_free(&stage);
  score_view_free(view);
}

static void
what_begins_follows(void)
{
  ScoreView* view = held_chord();
  Stage      stage;
  stage_init(&stage, view, 48000.0);
  score_clock_locate(&stage.clock, 0.0, true);
  stage.settings.follows = true;
  stage.settings.shift   = 2; // In D: F sharp minor is its third degree
  stage.settings.played  = chord(6, BASE_MIN);
  stage_play_blocks(&stage, 4800, 100);
  CHECK(stage.sounds[BASE_PAD][61] && stage.sounds[BASE_PAD][66]);
  CHECK(stage.sounds[BASE_PAD][69] && stage.sounds[BASE_BASS][42]);
  stage_stop(&stage);
  stage_free(&stage);
  score_view_free(view);
}

/// Chords that change all the time, with room for `capacity` events a call.
static void
storm(uint32_t capacity)
{
  BaseRandom       random = base_random(3, capacity, 0, 0);
  const ScorePiece piece  = piece_random(&random);
  ScoreView*       view   = piece_random_view(&piece, 8, 40, &random);
  Stage            stage;
  stage_init(&stage, view, 48000.0);
  stage.capacity = capacity;
  score_clock_locate(&stage.clock, 0.0, true);
  for (unsigned i = 0; i < 3000; ++i) {
    stage.settings.follows = base_random_below(&random, 4) > 0;
    stage.settings.played =
      chord((uint8_t)base_random_below(&random, 12),
            (BaseQuality)base_random_below(&random, BASE_N_QUALITIES));
    stage_play(&stage, 1 + base_random_below(&random, 300));
  }
  stage_stop(&stage); // Nothing may sound then
  stage_free(&stage);
  score_view_free(view);
}

static void
nothing_is_stuck_however_the_chords_change(void)
{
  storm(4096);
  storm(40);
  storm(3);
}

int
main(void)
{
  RUN(every_chord_on_its_root_is_recognised);
  RUN(inversions_keep_root_and_bass);
  RUN(two_notes_are_a_third_or_a_fifth);
  RUN(a_cluster_is_no_chord);
  RUN(chord_tones_become_chord_tones);
  RUN(a_triad_stays_a_triad);
  RUN(other_notes_go_to_the_scale_that_the_chord_bends);
  RUN(the_same_chord_moves_nothing);
  RUN(the_ends_of_the_keyboard_hold);
  RUN(what_sounds_follows_at_once_and_comes_back);
  RUN(what_begins_follows);
  RUN(nothing_is_stuck_however_the_chords_change);
  return 0;
}
