#include "host/hush.h"

#include <string.h>
#include <unistd.h>

void
host_hush_begin(HostHush* self)
{
  fflush(stderr);
  self->heard = tmpfile();
  self->saved = self->heard ? dup(STDERR_FILENO) : -1;
  if (self->saved >= 0) {
    dup2(fileno(self->heard), STDERR_FILENO);
  }
}

void
host_hush_end(HostHush* self, char* line, size_t line_bytes)
{
  line[0] = '\0';
  if (self->saved >= 0) {
    fflush(stderr);
    dup2(self->saved, STDERR_FILENO);
    close(self->saved);
    rewind(self->heard);
    if (!fgets(line, (int)line_bytes, self->heard)) {
      line[0] = '\0';
    }
    line[strcspn(line, "\n")] = '\0';
  }
  if (self->heard) {
    fclose(self->heard);
  }
}
