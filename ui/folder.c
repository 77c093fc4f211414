#include "ui/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const char*
ending_of(UiFileKind kind)
{
  return kind == UI_WAV_FILE ? ".wav" : ".mid";
}

static bool
ends_with(const char* name, const char* ending)
{
  const size_t n = strlen(name), k = strlen(ending);
  return n > k && !strcasecmp(name + n - k, ending);
}

static int
in_order(const void* a, const void* b)
{
  const UiFile* const x = (const UiFile*)a;
  const UiFile* const y = (const UiFile*)b;
  return x->folder != y->folder ? (x->folder ? -1 : 1) : strcasecmp(x->name, y->name);
}

void
ui_folder_list(UiDialog* self)
{
  DIR* const folder = opendir(self->folder);
  self->n_files = self->top = 0;
  self->fault[0]            = '\0';
  if (!folder) {
    snprintf(self->fault, sizeof(self->fault), "This folder cannot be read: %s",
             strerror(errno));
    return;
  }
  for (const struct dirent* one = readdir(folder); one && self->n_files < UI_MAX_FILES;
       one                      = readdir(folder)) {
    char        path[1300];
    struct stat is;
    if (one->d_name[0] == '.' ||
        snprintf(path, sizeof(path), "%s/%s", self->folder, one->d_name) >=
          (int)sizeof(path) ||
        stat(path, &is)) {
      continue;
    }
    const bool into = S_ISDIR(is.st_mode);
    if (into || ends_with(one->d_name, ending_of(self->kind))) {
      UiFile* const file = &self->files[self->n_files++];
      snprintf(file->name, sizeof(file->name), "%s", one->d_name);
      file->folder = into;
    }
  }
  closedir(folder);
  qsort(self->files, self->n_files, sizeof(self->files[0]), in_order);
}

void
ui_folder_enter(UiDialog* self, const char* name)
{
  const size_t n = strlen(self->folder);
  if (!strcmp(name, "..")) {
    char* const last = strrchr(self->folder, '/');
    if (last) {
      last[last == self->folder ? 1 : 0] = '\0';
    }
  } else if (n + strlen(name) + 2 < sizeof(self->folder)) {
    snprintf(self->folder + n, sizeof(self->folder) - n, "%s%s", n > 1 ? "/" : "",
             name);
  }
  ui_folder_list(self);
}

bool
ui_folder_path(const UiDialog* self, char* out, size_t size)
{
  const char* const ending = ending_of(self->kind);
  const int         n =
    snprintf(out, size, "%s/%s%s", strcmp(self->folder, "/") ? self->folder : "",
             self->name, ends_with(self->name, ending) ? "" : ending);
  return n > 0 && (size_t)n < size;
}
