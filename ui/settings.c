#include "ui/settings.h"

#include "ui/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_BYTES 1024U

static const char* const names[] = {"host", "dark", "light"};

UiSettings
ui_settings_read(const char* text)
{
  UiSettings settings = {0, UI_AS_HOST};
  char       value[16];
  if (ui_lines_get(text, "scale", value, sizeof(value))) {
    const long percent = strtol(value, NULL, 10);
    settings.percent   = percent >= 100 && percent <= 300 ? (int)percent : 0;
  }
  ui_lines_get(text, "colours", value, sizeof(value));
  for (unsigned i = 0; i < 3; ++i) {
    if (!strcmp(value, names[i])) {
      settings.colours = (UiColours)i;
    }
  }
  return settings;
}

/// The folder of the file, or with `make` also made.
static bool
folder(char* path, bool make)
{
  const char* const config = getenv("XDG_CONFIG_HOME");
  const char* const home   = getenv("HOME");
  int               n      = 0;
  if (config && config[0] == '/') {
    n = snprintf(path, PATH_BYTES, "%s", config);
  } else if (home && home[0] == '/') {
    n = snprintf(path, PATH_BYTES, "%s/.config", home);
  }
  if (n <= 0 || (size_t)n + 16 > PATH_BYTES) {
    return false;
  }
  if (make) {
    mkdir(path, 0700);
  }
  snprintf(path + n, PATH_BYTES - (size_t)n, "/estro");
  if (make) {
    mkdir(path, 0700);
  }
  return true;
}

UiSettings
ui_settings_load(void)
{
  char  path[PATH_BYTES + 8], text[256] = "";
  FILE* file = NULL;
  if (folder(path, false)) {
    memcpy(path + strlen(path), "/window", 8);
    file = fopen(path, "r");
  }
  if (file) {
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
  }
  return ui_settings_read(text);
}

bool
ui_settings_save(const UiSettings* settings)
{
  char path[PATH_BYTES + 8];
  if (!folder(path, true)) {
    return false;
  }
  memcpy(path + strlen(path), "/window", 8);
  FILE* const file = fopen(path, "w");
  if (!file) {
    return false;
  }
  const bool written = fprintf(file, "scale=%d\ncolours=%s\n", settings->percent,
                               names[settings->colours]) > 0;
  return !fclose(file) && written;
}
