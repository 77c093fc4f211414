// The whole synth, seen from outside: whatever the blocks, rates and stems.

#include "core/synth/state.h"
#include "tests/synth/song.h"
#include "tests/test.h"

#define RATE 48000.0
#define N_FRAMES 60000U
#define N_STEMS (2 * BASE_N_PARTS)

typedef struct {
  float* channels[N_STEMS];
} Sound;

static Sound
silence(uint32_t n_channels, uint32_t n)
{
  Sound sound = {{NULL}};
  for (uint32_t c = 0; c < n_channels; ++c) {
    sound.channels[c] = (float*)calloc(n, sizeof(float));
    CHECK(sound.channels[c]);
  }
  return sound;
}

static void
drop(Sound* sound)
{
  for (uint32_t c = 0; c < N_STEMS; ++c) {
    free(sound->channels[c]);
  }
}

static Synth*
make(double rate_hz, bool stems, uint32_t style)
{
  Synth* const        synth    = synth_new(rate_hz, stems);
  const ScorePiece    piece    = song_piece(style);
  const SynthControls controls = song_controls();
  CHECK(synth);
  synth_set_piece(synth, &piece);
  synth_set_controls(synth, &controls);
  return synth;
}

static double
peak(const float* frames, uint32_t n)
{
  double most = 0.0;
  for (uint32_t i = 0; i < n; ++i) {
    CHECK(isfinite(frames[i]));
    most = fmax(most, fabs((double)frames[i]));
  }
  return most;
}

static void
any_split_into_blocks_sounds_the_same(void)
{
  static const uint32_t blocks[] = {1, 7, 32, 333, 8192};
  static const uint32_t styles[] = {0, 2, 3}; // Echo, rotary speaker, tape
  for (size_t b = 0; b < sizeof(blocks) / sizeof(blocks[0]); ++b) {
    const uint32_t style = styles[b % 3];
    Sound          whole = silence(2, N_FRAMES);
    Sound          split = silence(2, N_FRAMES);
    Synth*         synth = make(RATE, false, style);
    song_play(synth, RATE, N_FRAMES, N_FRAMES, whole.channels, 2);
    synth_free(synth);
    CHECK(peak(whole.channels[0], N_FRAMES) > 0.1);
    synth = make(RATE, false, style);
    song_play(synth, RATE, N_FRAMES, blocks[b], split.channels, 2);
    synth_free(synth);
    for (uint32_t c = 0; c < 2; ++c) {
      CHECK(!memcmp(whole.channels[c], split.channels[c], N_FRAMES * sizeof(float)));
    }
    drop(&whole);
    drop(&split);
  }
}

static void
after_a_reset_it_sounds_as_if_just_made(void)
{
  const uint32_t n      = 24000;
  Sound          first  = silence(2, n);
  Sound          second = silence(2, n);
  Synth* const   synth  = make(RATE, false, 1);
  const uint8_t  bend[] = {0xE0, 0, 127}, pedal[] = {0xB0, 64, 127};
  song_play(synth, RATE, n, 512, first.channels, 2);
  synth_midi(synth, bend, 3);
  synth_midi(synth, pedal, 3);
  synth_reset(synth);
  song_play(synth, RATE, n, 512, second.channels, 2);
  CHECK(!memcmp(first.channels[0], second.channels[0], n * sizeof(float)));
  CHECK(!memcmp(first.channels[1], second.channels[1], n * sizeof(float)));
  synth_free(synth);
  drop(&first);
  drop(&second);
}

static void
stems_add_up_to_the_stereo_mix(void)
{
  const uint32_t n      = 48000;
  Sound          stereo = silence(2, n);
  Sound          stems  = silence(N_STEMS, n);
  Synth*         synth  = make(RATE, false, 2);
  song_play(synth, RATE, n, 256, stereo.channels, 2);
  synth_free(synth);
  synth = make(RATE, true, 2);
  song_play(synth, RATE, n, 256, stems.channels, N_STEMS);
  synth_free(synth);
  for (uint32_t i = 0; i < n; ++i) {
    for (uint32_t c = 0; c < 2; ++c) {
      double sum = 0.0;
      for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
        sum += (double)stems.channels[2 * p + c][i];
      }
      CHECK_NEAR(sum, stereo.channels[c][i], 3e-5);
    }
  }
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    CHECK(peak(stems.channels[2 * p], n) > 0.003);
  }
  drop(&stereo);
  drop(&stems);
}

static void
silence_in_is_silence_out(void)
{
  const uint32_t n     = 4096;
  Sound          sound = silence(2, n);
  Synth* const   synth = make(RATE, false, 0);
  synth_render(synth, sound.channels, n);
  CHECK(peak(sound.channels[0], n) == 0.0);
  CHECK(peak(sound.channels[1], n) == 0.0);
  CHECK(synth_is_silent(synth));
  synth_free(synth);
  drop(&sound);
}

static void
a_call_for_no_frames_does_nothing(void)
{
  Synth* const synth  = make(RATE, false, 0);
  float        frame  = 7.0f;
  float*       out[2] = {&frame, &frame};
  synth_render(synth, out, 0);
  CHECK(frame == 7.0f);
  synth_free(synth);
}

static void
it_falls_silent_within_ten_seconds(void)
{
  const uint32_t n     = 48000;
  Sound          sound = silence(2, n);
  Synth* const   synth = make(RATE, false, 0);
  song_play(synth, RATE, n, 1024, sound.channels, 2);
  CHECK(!synth_is_silent(synth));
  for (uint8_t part = 0; part < BASE_N_PARTS; ++part) {
    for (uint8_t pitch = 0; pitch < 128; ++pitch) {
      for (uint32_t times = 0; times < 4; ++times) {
        synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_OFF, part, pitch, 0});
      }
    }
  }
  for (uint32_t s = 0; s < 10; ++s) {
    synth_render(synth, sound.channels, n);
  }
  CHECK(synth_is_silent(synth));
  synth_render(synth, sound.channels, n);
  CHECK(peak(sound.channels[0], n) == 0.0);
  synth_free(synth);
  drop(&sound);
}

static void
every_rate_gives_music_and_never_a_nan(void)
{
  static const double rates[] = {8000, 22050, 44100, 96000, 192000};
  for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); ++r) {
    const uint32_t n     = (uint32_t)(0.4 * rates[r]);
    Sound          sound = silence(2, n);
    Synth* const   synth = make(rates[r], false, (uint32_t)r + 2);
    song_play(synth, rates[r], n, 480, sound.channels, 2);
    CHECK(peak(sound.channels[0], n) > 0.05);
    CHECK(peak(sound.channels[1], n) <= 1.0);
    synth_free(synth);
    drop(&sound);
  }
}

static void
a_rate_out_of_range_is_refused(void)
{
  CHECK(!synth_new(0.0, false));
  CHECK(!synth_new(7999.0, false));
  CHECK(!synth_new(1e9, false));
  CHECK(!synth_new((double)NAN, false));
}

static void
controls_that_are_no_numbers_do_no_harm(void)
{
  const uint32_t n     = 4800;
  Sound          sound = silence(2, n);
  Synth* const   synth = make(RATE, false, 0);
  SynthControls  wild  = song_controls();
  wild.dynamics = wild.timbre = wild.volume_db = NAN;
  wild.reverb = wild.level_db[0] = INFINITY;
  wild.width                     = -INFINITY;
  song_play(synth, RATE, n, 64, sound.channels, 2);
  synth_set_controls(synth, &wild);
  song_play(synth, RATE, n, 64, sound.channels, 2);
  CHECK(peak(sound.channels[0], n) <= 1.0);
  const SynthControls sane = song_controls();
  synth_set_controls(synth, &sane);
  for (uint32_t i = 0; i < 20; ++i) {
    song_play(synth, RATE, n, 64, sound.channels, 2);
  }
  CHECK(peak(sound.channels[0], n) > 0.02);
  synth_free(synth);
  drop(&sound);
}

static void
a_filter_gone_mad_is_silenced_and_music_goes_on(void)
{
  const uint32_t n     = 24000;
  Sound          sound = silence(2, n);
  Synth* const   synth = make(RATE, false, 0);
  song_play(synth, RATE, n, 64, sound.channels, 2);
  synth->mix.strips[BASE_LEAD].states[0].z[0][0] = NAN;
  song_play(synth, RATE, n, 64, sound.channels, 2);
  CHECK(peak(sound.channels[0], n) <= 1.0);
  song_play(synth, RATE, n, 64, sound.channels, 2);
  CHECK(peak(sound.channels[0], n) > 0.05);
  synth_free(synth);
  drop(&sound);
}

static void
switching_off_fades_and_switching_on_returns(void)
{
  const uint32_t n        = 9600;
  Sound          sound    = silence(2, n);
  Synth* const   synth    = make(RATE, false, 3);
  SynthControls  controls = song_controls();
  song_play(synth, RATE, n, 64, sound.channels, 2);
  controls.enabled = false;
  synth_set_controls(synth, &controls);
  song_play(synth, RATE, n, 64, sound.channels, 2);
  CHECK(peak(sound.channels[0] + 7200, 2400) < 1e-4);
  controls.enabled = true;
  synth_set_controls(synth, &controls);
  song_play(synth, RATE, n, 64, sound.channels, 2);
  CHECK(peak(sound.channels[0], n) > 0.05);
  synth_free(synth);
  drop(&sound);
}

int
main(void)
{
  RUN(any_split_into_blocks_sounds_the_same);
  RUN(after_a_reset_it_sounds_as_if_just_made);
  RUN(stems_add_up_to_the_stereo_mix);
  RUN(silence_in_is_silence_out);
  RUN(a_call_for_no_frames_does_nothing);
  RUN(it_falls_silent_within_ten_seconds);
  RUN(every_rate_gives_music_and_never_a_nan);
  RUN(a_rate_out_of_range_is_refused);
  RUN(controls_that_are_no_numbers_do_no_harm);
  RUN(a_filter_gone_mad_is_silenced_and_music_goes_on);
  RUN(switching_off_fades_and_switching_on_returns);
  return 0;
}
