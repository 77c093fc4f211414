// Files that appear whole or not at all, and the WAV that is one of them.

#define _XOPEN_SOURCE 700 // mkdtemp, symlink

#include "host/wav.h"
#include "tests/test.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static HostGuard guard;
static HostFault fault;

static int
n_files(void)
{
  DIR* const here = opendir(".");
  int        n    = 0;
  CHECK(here);
  for (const struct dirent* entry = readdir(here); entry; entry = readdir(here)) {
    n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  }
  closedir(here);
  return n;
}

static void
a_dropped_file_leaves_nothing(void)
{
  HostFile file = {0};
  CHECK(host_file_open(&file, &guard, "a", &fault));
  CHECK(n_files() == 1);
  CHECK(host_file_write(&file, "abc", 3, &fault));
  host_file_drop(&file);
  CHECK(n_files() == 0);
}

static void
the_old_file_stays_until_the_new_one_is_complete(void)
{
  HostFile file    = {0};
  char     text[8] = {0};
  FILE*    old     = fopen("a", "w");
  CHECK(old && fputs("old", old) >= 0 && !fclose(old));
  CHECK(host_file_open(&file, &guard, "a", &fault));
  CHECK(host_file_write(&file, "new", 3, &fault) && host_file_finish(&file, &fault));
  old = fopen("a", "r");
  CHECK(old && fgets(text, sizeof(text), old) && !fclose(old));
  CHECK_TEXT(text, "old");
  CHECK(host_file_commit(&file, &fault));
  host_file_drop(&file);
  old = fopen("a", "r");
  CHECK(old && fgets(text, sizeof(text), old) && !fclose(old));
  CHECK_TEXT(text, "new");
  CHECK(n_files() == 1 && !remove("a"));
}

static void
a_link_is_followed(void)
{
  HostFile    file = {0};
  struct stat info;
  FILE* const old = fopen("a", "w");
  CHECK(old && !fclose(old) && !symlink("a", "link"));
  CHECK(host_file_open(&file, &guard, "link", &fault));
  CHECK(host_file_write(&file, "new", 3, &fault));
  CHECK(host_file_finish(&file, &fault) && host_file_commit(&file, &fault));
  host_file_drop(&file);
  CHECK(!stat("a", &info) && info.st_size == 3);
  CHECK(!lstat("link", &info) && S_ISLNK(info.st_mode));
  CHECK(!remove("link") && !remove("a"));
}

static bool
opens(const char* path)
{
  HostFile   file     = {0};
  const bool is_open  = host_file_open(&file, &guard, path, &fault);
  const int  expected = is_open ? HOST_DONE : HOST_COULD_NOT;
  CHECK(fault.status == expected);
  host_file_drop(&file);
  fault = (HostFault){0};
  return is_open;
}

static void
what_is_no_regular_file_is_refused(void)
{
  CHECK(!opens("/dev/null"));
  CHECK(!opens("."));
  CHECK(!opens("no/such/folder/a"));
  CHECK(!opens(""));
  CHECK(n_files() == 0);
}

static void
a_wav_holds_its_samples(void)
{
  HostWav     wav     = {0};
  const float left[]  = {0.0F, 1.0F, -0.5F};
  const float right[] = {0.25F, -2.0F, 1e-20F};
  uint8_t     bytes[58 + 24];
  CHECK(host_wav_open(&wav, &guard, "a.wav", 44100, &fault));
  CHECK(host_wav_write(&wav, left, right, 3, &fault));
  CHECK(host_wav_finish(&wav, &fault) && host_file_commit(&wav.file, &fault));
  host_wav_drop(&wav);
  FILE* const in = fopen("a.wav", "rb");
  CHECK(in && fread(bytes, 1, sizeof(bytes), in) == sizeof(bytes));
  CHECK(fgetc(in) == EOF && !fclose(in));
  const uint8_t sizes[] = {'R', 'I', 'F', 'F', 74, 0, 0, 0, 'W', 'A', 'V', 'E'};
  const uint8_t data[]  = {'d', 'a', 't', 'a', 24, 0, 0, 0};
  const uint8_t one[]   = {0, 0, 0x80, 0x3F}; // 1.0F
  CHECK(!memcmp(bytes, sizes, sizeof(sizes)));
  CHECK(bytes[20] == 3 && bytes[22] == 2 && bytes[34] == 32);
  CHECK(bytes[24] == (44100 & 0xFF) && bytes[25] == 44100 >> 8);
  CHECK(bytes[46] == 3); // Frames in the fact chunk
  CHECK(!memcmp(bytes + 50, data, sizeof(data)));
  CHECK(!memcmp(bytes + 58 + 8, one, sizeof(one)));
  CHECK(!remove("a.wav"));
}

static void
a_full_disk_is_noticed(void)
{
  HostWav            wav        = {0};
  static const float zeros[512] = {0};
  struct rlimit      limit;
  bool               is_good = true;
  CHECK(!getrlimit(RLIMIT_FSIZE, &limit));
  const struct rlimit small = {100000, limit.rlim_max};
  CHECK(host_wav_open(&wav, &guard, "a.wav", 48000, &fault));
  CHECK(!setrlimit(RLIMIT_FSIZE, &small));
  for (int i = 0; i < 1000 && is_good; ++i) {
    is_good = host_wav_write(&wav, zeros, zeros, 512, &fault);
  }
  is_good = is_good && host_wav_finish(&wav, &fault);
  CHECK(!setrlimit(RLIMIT_FSIZE, &limit));
  CHECK(!is_good && fault.status == HOST_COULD_NOT);
  CHECK(strstr(fault.text, "a.wav"));
  host_wav_drop(&wav);
  CHECK(n_files() == 0);
}

int
main(void)
{
  char folder[] = "/tmp/test_host_file.XXXXXX";
  CHECK(mkdtemp(folder) && !chdir(folder));
  CHECK(host_guard_start(&guard, &fault));
  RUN(a_dropped_file_leaves_nothing);
  RUN(the_old_file_stays_until_the_new_one_is_complete);
  RUN(a_link_is_followed);
  RUN(what_is_no_regular_file_is_refused);
  RUN(a_wav_holds_its_samples);
  RUN(a_full_disk_is_noticed);
  host_guard_stop(&guard);
  CHECK(!rmdir(folder));
  return 0;
}
