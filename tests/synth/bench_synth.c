// What the synth costs, as a share of one core at 48 kHz.
//
//   bench_synth [SOUNDFONT]
//
// Plays the song in ten styles and, where FluidSynth and a SoundFont are there,
// lets it play the same notes with its reverb and chorus on.

#include "core/param/instrument.h"
#include "tests/synth/song.h"
#include "tests/test.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RATE 48000U
#define BLOCK 128U
#define SECONDS 60U
#define MIDI_NAME "bench_synth.mid"

static double
cpu_s(void)
{
  struct timespec now;
  CHECK(!clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now));
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double
children_s(void)
{
  struct rusage used;
  CHECK(!getrusage(RUSAGE_CHILDREN, &used));
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

static void
to_synth(void* to, const ScoreEvent* event)
{
  synth_event((Synth*)to, event);
}

/// Seconds of work for a minute of a style, or with `rests` of silence.
static double
play(uint32_t style, bool rests)
{
  static float        left[BLOCK], right[BLOCK];
  float* const        out[2]   = {left, right};
  const ScorePiece    piece    = song_piece(style);
  const SynthControls controls = song_controls();
  Synth* const        synth    = synth_new(RATE, false);
  uint32_t            step     = 0;
  CHECK(synth);
  synth_set_piece(synth, &piece);
  synth_set_controls(synth, &controls);
  const double before = cpu_s();
  for (uint32_t now = 0; now < SECONDS * RATE; now += BLOCK) {
    while (!rests && step * SONG_STEP_S * RATE <= now) {
      song_step(step++, to_synth, synth);
    }
    synth_render(synth, out, BLOCK);
  }
  const double spent = cpu_s() - before;
  synth_free(synth);
  return spent;
}

typedef struct {
  uint8_t  bytes[1U << 18];
  uint32_t n, wait;
} Track;

static void
put(Track* track, uint8_t byte)
{
  CHECK(track->n < sizeof(track->bytes));
  track->bytes[track->n++] = byte;
}

/// Delta times stay below 16384 here: one tick is a millisecond.
static void
put_message(Track* track, uint8_t a, uint8_t b, uint8_t c)
{
  put(track, (uint8_t)(track->wait >> 7 | 0x80));
  put(track, (uint8_t)(track->wait & 0x7F));
  track->wait = 0;
  put(track, a);
  put(track, b);
  if ((a & 0xF0) != 0xC0) {
    put(track, c);
  }
}

static uint8_t
channel_of(uint32_t part)
{
  return part == BASE_DRUMS ? 9 : (uint8_t)part;
}

static void
to_track(void* to, const ScoreEvent* event)
{
  const uint8_t channel = channel_of(event->part);
  const uint8_t status  = event->kind == SCORE_NOTE_ON ? 0x90 : 0x80;
  put_message((Track*)to, status | channel, event->pitch, event->velocity);
}

static void
write_midi(uint32_t style)
{
  static Track     track;
  const ScorePiece piece  = song_piece(style);
  uint8_t          head[] = {'M', 'T', 'h',  'd', 0,   0,   0,   6, 0, 0, 0,
                             1,   1,   0xF4, 'M', 'T', 'r', 'k', 0, 0, 0, 0};
  const uint8_t    end[]  = {0, 0xFF, 0x2F, 0};
  track.n = track.wait = 0;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    const uint8_t channel = channel_of(p);
    const uint8_t send    = (uint8_t)(127.0f * piece.parts[p].send);
    const uint8_t program = param_instrument(piece.parts[p].instrument)->program;
    put_message(&track, 0xC0 | channel, program, 0);
    put_message(&track, 0xB0 | channel, 91, send);
    put_message(&track, 0xB0 | channel, 93, 30);
  }
  for (uint32_t step = 0; step < (uint32_t)(SECONDS / SONG_STEP_S); ++step) {
    song_step(step, to_track, &track);
    track.wait += (uint32_t)(1000 * SONG_STEP_S);
  }
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    put_message(&track, 0xB0 | channel_of(p), 123, 0); // It waits for what still sounds
  }
  const uint32_t n = track.n + (uint32_t)sizeof(end);
  for (uint32_t i = 0; i < 4; ++i) {
    head[18 + i] = (uint8_t)(n >> (24 - 8 * i));
  }
  FILE* const file = fopen(MIDI_NAME, "wb");
  CHECK(file);
  CHECK(fwrite(head, 1, sizeof(head), file) == sizeof(head));
  CHECK(fwrite(track.bytes, 1, track.n, file) == track.n);
  CHECK(fwrite(end, 1, sizeof(end), file) == sizeof(end));
  CHECK(!fclose(file));
}

/// Seconds of FluidSynth's work for the file just written, or 0 without it.
static double
play_fluid(const char* soundfont)
{
  const double before = children_s();
  const pid_t  child  = fork();
  CHECK(child >= 0);
  if (child == 0) {
    alarm(30);
    CHECK(freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr));
    execlp("fluidsynth", "fluidsynth", "-niq", "-R1", "-C1", "-r48000", "-F",
           "/dev/null", "-Traw", soundfont, MIDI_NAME, (char*)NULL);
    _exit(127);
  }
  int status = 0;
  CHECK(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && !WEXITSTATUS(status) ? children_s() - before : 0.0;
}

int
main(int argc, char** argv)
{
  const char* const soundfont =
    argc > 1 ? argv[1] : "/usr/share/sounds/sf2/FluidR3_GM.sf2";
  const bool   compare = !access(soundfont, R_OK);
  const double rest    = play(0, true);
  printf("idle            %6.2f %%\n", 100.0 * rest / SECONDS);
  fflush(stdout);
  for (uint32_t style = 0; style < SONG_N_STYLES; ++style) {
    const ScorePiece piece = song_piece(style);
    const double     ours  = play(style, false);
    double           fluid = 0.0;
    if (compare) {
      write_midi(style);
      fluid = play_fluid(soundfont);
    }
    printf("%-15s %6.2f %%", param_instrument(piece.parts[BASE_DRUMS].instrument)->name,
           100.0 * ours / SECONDS);
    if (fluid > 0.0) {
      printf("   FluidSynth %6.2f %%   ratio %.2f", 100.0 * fluid / SECONDS,
             ours / fluid);
    }
    printf("\n");
    fflush(stdout);
  }
  remove(MIDI_NAME);
  return 0;
}
