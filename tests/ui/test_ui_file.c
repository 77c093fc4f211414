// What leaves the window as a file: the bytes, the name, and where it is saved.

#include "tests/test.h"
#include "tests/ui/hand.h"
#include "ui/excerpt.h"

#include <sys/stat.h>
#include <unistd.h>

static Recorder r;
static char     folder[64];

static void
start(void)
{
  strcpy(folder, "/tmp/estro-files-XXXXXX");
  CHECK(mkdtemp(folder));
  CHECK(!setenv("HOME", folder, 1));
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
}

static void
finish(void)
{
  recorder_free(&r);
  CHECK(!rmdir(folder));
}

static unsigned
count(const uint8_t* bytes, size_t n, const char* what)
{
  unsigned     found = 0;
  const size_t k     = strlen(what);
  for (size_t i = 0; i + k <= n; ++i) {
    found += !memcmp(bytes + i, what, k);
  }
  return found;
}

static void
the_piece_becomes_a_track_for_each_part(void)
{
  start();
  const UiExcerpt all = {-1, {0, 0}};
  size_t          n   = 0;
  uint8_t* const  it  = ui_excerpt_midi(&r.view.mirror, &all, &n);
  CHECK(it && !memcmp(it, "MThd", 4) && count(it, n, "MTrk") == 1 + 6);
  CHECK(count(it, n, "tenor sax") == 1 && count(it, n, "intro") == 1);
  CHECK(count(it, n, "Bbmaj7") == SCENE_SECTIONS);
  free(it);
  finish();
}

static void
some_bars_of_one_part_are_a_smaller_file(void)
{
  start();
  const UiExcerpt whole = {BASE_BASS, {0, 0}}, some = {BASE_BASS, {8, 12}};
  size_t          n = 0, less = 0;
  uint8_t* const  it   = ui_excerpt_midi(&r.view.mirror, &whole, &n);
  uint8_t* const  part = ui_excerpt_midi(&r.view.mirror, &some, &less);
  CHECK(it && part && count(it, n, "MTrk") == 2 && count(part, less, "MTrk") == 2);
  // Three walking notes a bar, on channel 6
  CHECK(count(it, n, "\x95") == 3 * SCENE_BARS * SCENE_SECTIONS);
  CHECK(count(part, less, "\x95") == 3 * 4);
  CHECK(count(part, less, "Bbmaj7") == 1 && count(part, less, "intro") == 0);
  free(it);
  free(part);
  finish();
}

static void
without_music_there_is_no_file(void)
{
  UiMirror        empty;
  const UiExcerpt all = {-1, {0, 0}};
  size_t          n   = 5;
  ui_mirror_init(&empty);
  CHECK(!ui_excerpt_midi(&empty, &all, &n) && n == 0);
  ui_mirror_free(&empty);
}

static void
a_file_is_named_after_the_sentence(void)
{
  char            name[64];
  const UiExcerpt all = {-1, {0, 0}}, bars = {BASE_LEAD, {4, 8}};
  start();
  ui_excerpt_name(&r.view.mirror, &all, name, sizeof(name));
  CHECK_TEXT(name, "slow jazz waltz in Bb walking bass brushes no p");
  strcpy(r.view.mirror.prompt, "../ \xC3\xBC/funk\n");
  ui_excerpt_name(&r.view.mirror, &bars, name, sizeof(name));
  CHECK_TEXT(name, "funk lead bars 5-8");
  strcpy(r.view.mirror.prompt, "\xE9\x9F\xB3");
  ui_excerpt_name(&r.view.mirror, &all, name, sizeof(name));
  CHECK_TEXT(name, "estro");
  finish();
}

static void
ask_to_save(const char* line)
{
  hand_click(&r, UI_ON_SAVE, 0);
  hand_choose(&r, line);
  CHECK(r.view.dialog.kind && r.editing);
}

static void
the_dialog_saves_and_asks_before_it_writes_over(void)
{
  char        path[128];
  struct stat is;
  start();
  snprintf(path, sizeof(path), "%s/piece.mid", folder);
  ask_to_save("The piece as MIDI\xE2\x80\xA6");
  hand_write(&r, "piece");
  hand_key(&r, UI_KEY_ENTER);
  CHECK(!r.view.dialog.kind && !r.editing && !stat(path, &is) && is.st_size > 1000);
  CHECK(strstr(r.view.notice, "piece.mid"));

  ask_to_save("The piece as MIDI\xE2\x80\xA6");
  CHECK(r.view.dialog.n_files == 1);
  CHECK_TEXT(r.view.dialog.files[0].name, "piece.mid");
  hand_click(&r, UI_ON_FILE, 0);
  CHECK_TEXT(r.view.dialog.name, "piece.mid");
  hand_click(&r, UI_ON_FILE_SAVE, 0);
  CHECK(r.view.dialog.kind && r.view.dialog.exists);
  hand_click(&r, UI_ON_FILE_SAVE, 0);
  CHECK(!r.view.dialog.kind);
  CHECK(!remove(path));
  finish();
}

static void
the_dialog_walks_through_folders(void)
{
  char inner[128], file[160];
  start();
  snprintf(inner, sizeof(inner), "%s/tunes", folder);
  CHECK(!mkdir(inner, 0700));
  ask_to_save("The piece as MIDI\xE2\x80\xA6");
  hand_click(&r, UI_ON_FILE, 0);
  CHECK_TEXT(r.view.dialog.folder, inner);
  hand_click(&r, UI_ON_FILE_UP, 0);
  CHECK_TEXT(r.view.dialog.folder, folder);
  hand_click(&r, UI_ON_FILE, 0);
  hand_click(&r, UI_ON_FILE_NAME, 0);
  hand_write(&r, "a/b");
  hand_click(&r, UI_ON_FILE_SAVE, 0);
  CHECK(r.view.dialog.fault[0]);
  hand_click(&r, UI_ON_FILE_NAME, 0);
  hand_write(&r, "x.mid");
  hand_key(&r, UI_KEY_ENTER);
  snprintf(file, sizeof(file), "%s/x.mid", inner);
  CHECK(!remove(file) && !rmdir(inner));
  finish();
}

static void
a_wav_is_asked_of_the_plugin(void)
{
  char path[128];
  start();
  ask_to_save("The piece as WAV\xE2\x80\xA6");
  hand_write(&r, "song");
  hand_key(&r, UI_KEY_ENTER);
  snprintf(path, sizeof(path), "%s/song.wav", folder);
  CHECK(r.n_renders == 1);
  CHECK_TEXT(r.render, path);
  finish();
}

static void
escape_saves_nothing(void)
{
  start();
  ask_to_save("The piece as MIDI\xE2\x80\xA6");
  hand_key(&r, UI_KEY_ESCAPE);
  CHECK(!r.view.dialog.kind && !r.editing);
  finish();
}

int
main(void)
{
  RUN(the_piece_becomes_a_track_for_each_part);
  RUN(some_bars_of_one_part_are_a_smaller_file);
  RUN(without_music_there_is_no_file);
  RUN(a_file_is_named_after_the_sentence);
  RUN(the_dialog_saves_and_asks_before_it_writes_over);
  RUN(the_dialog_walks_through_folders);
  RUN(a_wav_is_asked_of_the_plugin);
  RUN(escape_saves_nothing);
  scene_forget_fonts();
  return 0;
}
