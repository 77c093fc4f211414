#include "host/fault.h"

#include <stdarg.h>
#include <stdio.h>

bool
host_fault(HostFault* self, int status, const char* format, ...)
{
  va_list args;
  va_start(args, format);
  vsnprintf(self->text, sizeof(self->text), format, args);
  va_end(args);

  for (char* c = self->text; *c; ++c) {
    if ((unsigned char)*c < ' ' || *c == 0x7F) {
      *c = '?';
    }
  }
  self->status = status;
  return false;
}
