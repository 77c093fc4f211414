// The live part, played by MIDI; and controls that move while it sounds.

#include "core/param/instrument.h"
#include "tests/synth/song.h"
#include "tests/test.h"

#define RATE 48000.0
#define N 9600U

static float left[N], right[N];

static double
hear(Synth* synth)
{
  float* const out[2] = {left, right};
  double       sum    = 0.0;
  synth_render(synth, out, N);
  for (uint32_t i = 0; i < N; ++i) {
    CHECK(isfinite(left[i]) && isfinite(right[i]));
    sum += (double)left[i] * (double)left[i] + (double)right[i] * (double)right[i];
  }
  return sum / N;
}

static Synth*
make(const char* lead)
{
  Synth* const        synth    = synth_new(RATE, false);
  ScorePiece          piece    = song_piece(0);
  const SynthControls controls = song_controls();
  CHECK(synth);
  piece.parts[BASE_LEAD].instrument = (uint8_t)param_instrument_find(lead);
  piece.parts[BASE_LEAD].send       = 0.0f;
  synth_set_piece(synth, &piece);
  synth_set_controls(synth, &controls);
  return synth;
}

static void
send(Synth* synth, uint8_t a, uint8_t b, uint8_t c)
{
  const uint8_t message[3] = {a, b, c};
  synth_midi(synth, message, 3);
}

static void
a_key_plays_the_lead_and_ends(void)
{
  Synth* const synth = make("church organ");
  send(synth, 0x90, 60, 100);
  CHECK(hear(synth) > 1e-5);
  send(synth, 0x90, 60, 0);
  for (uint32_t i = 0; i < 20; ++i) {
    hear(synth);
  }
  CHECK(hear(synth) < 1e-9);
  synth_free(synth);
}

static void
channel_ten_plays_the_kit(void)
{
  Synth* const synth = make("church organ");
  send(synth, 0x99, 38, 100);
  CHECK(hear(synth) > 1e-6);
  for (uint32_t i = 0; i < 30; ++i) {
    hear(synth);
  }
  CHECK(hear(synth) < 1e-9);
  synth_free(synth);
}

/// A church organ leads and a marimba plays the chords.
static Synth*
make_two(bool used)
{
  Synth* const        synth    = synth_new(RATE, false);
  ScorePiece          piece    = song_piece(0);
  const SynthControls controls = song_controls();
  CHECK(synth);
  piece.parts[BASE_LEAD].instrument   = (uint8_t)param_instrument_find("church organ");
  piece.parts[BASE_CHORDS].instrument = (uint8_t)param_instrument_find("marimba");
  piece.parts[BASE_CHORDS].used       = used;
  synth_set_piece(synth, &piece);
  synth_set_controls(synth, &controls);
  return synth;
}

static double
hear_late(Synth* synth)
{
  for (uint32_t i = 0; i < 20; ++i) {
    hear(synth);
  }
  return hear(synth);
}

static void
the_channel_chooses_the_part(void)
{
  Synth* const synth = make_two(true);
  send(synth, 0x92, 60, 100);
  CHECK(hear(synth) > 1e-6);
  CHECK(hear_late(synth) < 1e-9); // Wood has died away under the finger
  send(synth, 0x90, 60, 100);
  CHECK(hear_late(synth) > 1e-5); // A pipe has not
  synth_free(synth);

  Synth* const alone = make_two(false);
  send(alone, 0x92, 60, 100);
  CHECK(hear_late(alone) > 1e-5); // What the piece does not use is the lead
  synth_free(alone);
}

static void
peaks_are_told_once_and_by_part(void)
{
  Synth* const synth = make_two(true);
  float        peaks[BASE_N_PARTS];
  send(synth, 0x92, 60, 100);
  hear(synth);
  synth_peaks(synth, peaks);
  CHECK(peaks[BASE_CHORDS] > 0.01f && peaks[BASE_CHORDS] < 1.0f);
  CHECK(peaks[BASE_LEAD] == 0.0f && peaks[BASE_DRUMS] == 0.0f);
  synth_peaks(synth, peaks);
  CHECK(peaks[BASE_CHORDS] == 0.0f);
  synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_ON, BASE_BASS, 40, 100});
  hear(synth);
  synth_peaks(synth, peaks);
  CHECK(peaks[BASE_BASS] > 0.01f);
  synth_free(synth);
}

static void
loudness_is_heard(void)
{
  Synth* const synth = make("church organ");
  CHECK(synth_loudness(synth) <= -120.0f);
  send(synth, 0x90, 60, 100);
  hear_late(synth);
  CHECK(synth_loudness(synth) > -40.0f && synth_loudness(synth) < 0.0f);
  send(synth, 0x80, 60, 0);
  hear_late(synth);
  hear_late(synth);
  hear_late(synth);
  CHECK(synth_loudness(synth) <= -120.0f);
  synth_free(synth);
}

static void
the_pedal_holds_and_lets_go(void)
{
  Synth* const synth = make("church organ");
  send(synth, 0xB0, 64, 127);
  send(synth, 0x90, 60, 100);
  hear(synth);
  send(synth, 0x80, 60, 0);
  hear(synth);
  CHECK(hear(synth) > 1e-5);
  send(synth, 0xB0, 64, 0);
  for (uint32_t i = 0; i < 20; ++i) {
    hear(synth);
  }
  CHECK(hear(synth) < 1e-9);
  synth_free(synth);
}

static void
all_notes_off_and_all_sound_off_leave_nothing(void)
{
  static const uint8_t numbers[] = {120, 123};
  for (size_t i = 0; i < 2; ++i) {
    Synth* const synth = make("church organ");
    send(synth, 0xB0, 64, 127);
    for (uint8_t pitch = 48; pitch < 60; ++pitch) {
      send(synth, 0x90, pitch, 100);
    }
    hear(synth);
    send(synth, 0xB0, numbers[i], 0);
    for (uint32_t k = 0; k < 25; ++k) {
      hear(synth);
    }
    CHECK(hear(synth) < 1e-9);
    synth_free(synth);
  }
}

/// How loud a bell is half a second after this controller.
static double
bell_after(uint8_t controller)
{
  Synth* const synth = make("tubular bells");
  send(synth, 0x90, 60, 100);
  CHECK(hear(synth) > 1e-6);
  send(synth, 0xB0, controller, 0);
  hear(synth);
  hear(synth);
  const double rest = hear(synth);
  synth_free(synth);
  return rest;
}

static void
all_sound_off_leaves_only_the_room(void)
{
  CHECK(bell_after(120) < 0.01 * bell_after(123));
}

static void
volume_and_expression_are_faders(void)
{
  Synth* const synth = make("church organ");
  send(synth, 0xB0, 7, 40); // Below what the compressor minds
  send(synth, 0x90, 60, 100);
  hear(synth);
  const double full = hear(synth);
  send(synth, 0xB0, 11, 64);
  hear(synth);
  const double half = hear(synth);
  CHECK_NEAR(10.0 * log10(half / full), -11.9, 1.5);
  send(synth, 0xB0, 7, 0);
  for (uint32_t i = 0; i < 10; ++i) {
    hear(synth); // The room
  }
  CHECK(hear(synth) < 1e-9);
  synth_free(synth);
}

static void
pan_moves_from_side_to_side(void)
{
  Synth* const synth = make("church organ");
  send(synth, 0x90, 60, 100);
  send(synth, 0xB0, 10, 0);
  hear(synth);
  hear(synth);
  double sums[2] = {0.0, 0.0};
  for (uint32_t i = 0; i < N; ++i) {
    sums[0] += (double)left[i] * (double)left[i];
    sums[1] += (double)right[i] * (double)right[i];
  }
  CHECK(sums[0] > 10.0 * sums[1]);
  synth_free(synth);
}

static void
broken_messages_are_ignored(void)
{
  static const uint8_t bytes[] = {0x90, 60, 100, 0x90, 200, 100, 0xF0, 0x7E, 0xF7};
  Synth* const         synth   = make("grand piano");
  synth_midi(synth, bytes, 0);
  synth_midi(synth, bytes, 1);
  synth_midi(synth, bytes, 2);
  synth_midi(synth, bytes, 9);
  synth_midi(synth, bytes + 1, 3);
  synth_midi(synth, bytes + 3, 3);
  synth_midi(synth, bytes + 6, 3);
  CHECK(hear(synth) == 0.0);
  synth_free(synth);
}

static void
events_of_no_part_are_ignored(void)
{
  Synth* const synth = make("grand piano");
  synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_ON, 7, 60, 100});
  synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_ON, 255, 60, 100});
  synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_ON, 0, 255, 255});
  synth_event(synth, &(ScoreEvent){0, SCORE_NOTE_ON, BASE_DRUMS, 255, 255});
  CHECK(hear(synth) == 0.0);
  synth_free(synth);
}

/// The largest bend of the curve: a click is a corner, music is round.
static double
sharpest(void)
{
  double most = 0.0;
  for (uint32_t i = 2; i < N; ++i) {
    const double bend =
      (double)left[i] - 2.0 * (double)left[i - 1] + (double)left[i - 2];
    most = fmax(most, fabs(bend));
  }
  return most;
}

static void
controls_that_jump_do_not_click(void)
{
  static const uint32_t n_controls = 8;
  for (uint32_t k = 0; k < n_controls; ++k) {
    Synth* const  synth    = make("flute");
    SynthControls controls = song_controls();
    send(synth, 0x90, 72, 100);
    hear(synth);
    hear(synth);
    const double       before   = sharpest();
    float* const       knobs[8] = {&controls.dynamics,    &controls.articulation,
                                   &controls.timbre,      &controls.reverb,
                                   &controls.width,       &controls.volume_db,
                                   &controls.level_db[0], &controls.dynamics};
    static const float to[8]    = {0.3f, 1.0f, 0.4f, 1.0f, 1.0f, -20.0f, -20.0f, 0.6f};
    *knobs[k]                   = to[k];
    controls.enabled            = k != 7;
    synth_set_controls(synth, &controls);
    hear(synth);
    CHECK(sharpest() < 2.5 * before);
    synth_free(synth);
  }
}

int
main(void)
{
  RUN(a_key_plays_the_lead_and_ends);
  RUN(channel_ten_plays_the_kit);
  RUN(the_channel_chooses_the_part);
  RUN(peaks_are_told_once_and_by_part);
  RUN(loudness_is_heard);
  RUN(the_pedal_holds_and_lets_go);
  RUN(all_notes_off_and_all_sound_off_leave_nothing);
  RUN(all_sound_off_leaves_only_the_room);
  RUN(volume_and_expression_are_faders);
  RUN(pan_moves_from_side_to_side);
  RUN(broken_messages_are_ignored);
  RUN(events_of_no_part_are_ignored);
  RUN(controls_that_jump_do_not_click);
  return 0;
}
