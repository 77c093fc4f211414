// Listening while the host stands, and writing what plays as a file.

#include "tests/plugin/host.h"
#include "tests/test.h"

#include <sys/stat.h>
#include <unistd.h>

static const char prompt[] = "funk in G minor, 120 bpm, 8 bars, bass, drums, clavinet";

#define BAR_TICKS 3840.0

static void
the_window_hears_the_piece_while_the_host_stands(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_run_for(host, 9600, 480);
  CHECK(host_peak(host) == 0.0f && !news->rolling);
  host_send_listen(host, 2 * BAR_TICKS, true);
  host_run_for(host, 48000, 480);
  CHECK(news->rolling && host_peak(host) > 0.01f);
  CHECK_NEAR(news->ticks, 2 * BAR_TICKS + 1920, 120);
  host_send_listen(host, 5 * BAR_TICKS, true);
  host_run_for(host, 4800, 480);
  CHECK_NEAR(news->ticks, 5 * BAR_TICKS + 192, 120);
  host_send_listen(host, 0, false);
  host_run_for(host, 9600, 480);
  CHECK(!news->rolling && host_n_stuck(host) == 0);
  host_free(host);
}

static void
the_hosts_own_time_ends_it(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_send_listen(host, BAR_TICKS, true);
  host_run_for(host, 24000, 480);
  CHECK(news->rolling);
  host_send_position(host, 0, 1, 4, 0, 120);
  host_run_for(host, 24000, 480);
  CHECK_NEAR(news->ticks, 4 * BAR_TICKS + 960, 120);
  host_send_listen(host, 0, true); // While it rolls, the host decides
  host_run_for(host, 24000, 480);
  CHECK_NEAR(news->ticks, 4 * BAR_TICKS + 1920, 120);
  host_send_position(host, 0, 0, 5, 0, 120);
  host_run_for(host, 24000, 480);
  CHECK(!news->rolling && host_n_stuck(host) == 0);
  host_free(host);
}

static void
without_a_host_it_can_be_stopped_and_asked_again(void)
{
  Host* const           host = host_open(HOST_INLINE); // No position is ever given
  const HostNews* const news = host_news(host);
  host_send_listen(host, 0, true); // There is nothing yet
  host_run_for(host, 4800, 480);
  CHECK(!news->rolling);
  host_send_prompt(host, 0, prompt);
  host_run_for(host, 24000, 480);
  CHECK(news->rolling);
  host_send_listen(host, 0, false);
  host_run_for(host, 24000, 480);
  CHECK(!news->rolling && host_n_stuck(host) == 0);
  host_send_prompt(host, 0, "blues, 8 bars");
  host_run_for(host, 24000, 480);
  CHECK(news->rolling);
  host_free(host);
}

static void
meters_show_what_sounds(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_run_for(host, 24000, 480);
  CHECK(news->loudness <= -120.0f && news->peaks[BASE_DRUMS] == 0.0f);
  host_send_position(host, 0, 1, 0, 0, 120);
  float    bass = 0, drums = 0;
  unsigned loud = 0;
  for (unsigned i = 0; i < 200; ++i) {
    host_run(host, 480);
    bass  = fmaxf(bass, news->peaks[BASE_BASS]);
    drums = fmaxf(drums, news->peaks[BASE_DRUMS]);
    loud += news->loudness > -30.0f && news->loudness < -6.0f;
  }
  CHECK(bass > 0.01f && bass < 2.0f && drums > 0.01f && drums < 2.0f);
  CHECK(loud > 100);
  host_set(host, (ParamId)(PARAM_MUTE + BASE_DRUMS), 1);
  host_run_for(host, 48000, 480);
  bass = drums = 0;
  for (unsigned i = 0; i < 200; ++i) {
    host_run(host, 480);
    bass  = fmaxf(bass, news->peaks[BASE_BASS]);
    drums = fmaxf(drums, news->peaks[BASE_DRUMS]);
  }
  CHECK(drums < 1e-3f && bass > 1e-2f);
  host_free(host);
}

typedef struct {
  char folder[64];
  char file[96], part[112];
} Place;

static Place
make_place(void)
{
  Place place;
  snprintf(place.folder, sizeof place.folder, "/tmp/estro-test-XXXXXX");
  CHECK(mkdtemp(place.folder));
  snprintf(place.file, sizeof place.file, "%s/piece.wav", place.folder);
  snprintf(place.part, sizeof place.part, "%s.part", place.file);
  return place;
}

static void
drop_place(const Place* place)
{
  remove(place->file);
  CHECK(access(place->part, F_OK) != 0); // Nothing half-written stays
  CHECK(!rmdir(place->folder));
}

static uint32_t
word(const uint8_t* bytes, unsigned n)
{
  uint32_t value = 0;
  for (unsigned i = n; i-- > 0;) {
    value = value << 8 | bytes[i];
  }
  return value;
}

/// The samples of a file of 24 bits, two channels; to be freed.
static float*
read_wav(const char* path, uint32_t* n_frames)
{
  uint8_t     header[44];
  FILE* const file = fopen(path, "rb");
  struct stat info;
  CHECK(file && !fstat(fileno(file), &info));
  CHECK(fread(header, sizeof header, 1, file) == 1);
  CHECK(!memcmp(header, "RIFF", 4) && !memcmp(header + 8, "WAVEfmt ", 8));
  CHECK(word(header + 4, 4) == (uint32_t)info.st_size - 8);
  CHECK(word(header + 20, 2) == 1 && word(header + 22, 2) == 2);
  CHECK(word(header + 24, 4) == 48000 && word(header + 34, 2) == 24);
  CHECK(word(header + 40, 4) == (uint32_t)info.st_size - 44);
  *n_frames            = ((uint32_t)info.st_size - 44) / 6;
  float* const samples = (float*)malloc(*n_frames * 2U * sizeof(float));
  CHECK(samples);
  for (uint32_t i = 0; i < *n_frames * 2U; ++i) {
    uint8_t bytes[3];
    CHECK(fread(bytes, 3, 1, file) == 1);
    samples[i] = (float)((int32_t)(word(bytes, 3) << 8) / 256) / 8388607.0f;
  }
  fclose(file);
  return samples;
}

static void
the_file_is_what_an_export_would_be(void)
{
  const Place place = make_place();
  Host* const host  = host_open_composed(prompt);
  host_send_path(host, ESTRO__render, place.file);
  for (unsigned i = 0; i < 20000 && access(place.file, F_OK) != 0; ++i) {
    host_run(host, 64);
  }
  host_run_for(host, 4800, 480);
  const HostNews* const news = host_news(host);
  CHECK(news->share == 1.0f && news->n_renderings > 10);
  CHECK_TEXT(news->error, "");
  CHECK_TEXT(news->render, place.file);
  uint32_t     n_frames = 0;
  float* const written  = read_wav(place.file, &n_frames);
  CHECK(n_frames > 768000 && n_frames < 768000 + 576000);

  const uint32_t late = (uint32_t)host_latency(host);
  host_set(host, PARAM_FREEWHEEL, 1); // An export begins in silence, as the file does
  host_run(host, 480);
  host_forget(host);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_run_for(host, 672000, 480);
  uint64_t           n_heard = 0;
  const float* const heard   = host_audio(host, &n_heard);
  for (uint64_t i = 0; i + 2 * late < 2 * n_heard; ++i) {
    CHECK_NEAR(written[i], heard[i + 2 * late], 2e-7);
  }
  free(written);
  drop_place(&place);
  host_free(host);
}

static void
a_file_that_cannot_be_written_is_told(void)
{
  Host* const host = host_open_composed(prompt);
  host_send_path(host, ESTRO__render, "/no/such/folder/piece.wav");
  host_run_for(host, 48000, 480);
  CHECK(strstr(host_news(host)->error, "cannot be written"));
  CHECK(host_news(host)->share == 0.0f);
  host_free(host);
}

static void
without_a_piece_there_is_no_file(void)
{
  const Place place = make_place();
  Host* const host  = host_open(HOST_INLINE);
  host_send_path(host, ESTRO__render, place.file);
  host_run_for(host, 48000, 480);
  CHECK(strstr(host_news(host)->error, "no piece"));
  CHECK(access(place.file, F_OK) != 0);
  drop_place(&place);
  host_free(host);
}

static void
a_file_can_be_cancelled_and_the_plugin_closed_meanwhile(void)
{
  const Place place = make_place();
  Host*       host  = host_open_composed("jazz, 64 bars");
  host_send_path(host, ESTRO__render, place.file);
  host_run(host, 64);
  CHECK(access(place.part, F_OK) == 0);
  host_send_cancel(host);
  host_run_for(host, 48000, 480);
  CHECK(access(place.part, F_OK) != 0 && access(place.file, F_OK) != 0);
  CHECK(strstr(host_news(host)->error, "Stopped"));
  CHECK(host_news(host)->n_takes == 1);
  host_send_path(host, ESTRO__render, place.file);
  host_run(host, 64);
  CHECK(access(place.part, F_OK) == 0);
  host_free(host);
  drop_place(&place);
}

int
main(void)
{
  RUN(the_window_hears_the_piece_while_the_host_stands);
  RUN(the_hosts_own_time_ends_it);
  RUN(without_a_host_it_can_be_stopped_and_asked_again);
  RUN(meters_show_what_sounds);
  RUN(the_file_is_what_an_export_would_be);
  RUN(a_file_that_cannot_be_written_is_told);
  RUN(without_a_piece_there_is_no_file);
  RUN(a_file_can_be_cancelled_and_the_plugin_closed_meanwhile);
  return 0;
}
