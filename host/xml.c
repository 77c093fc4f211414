#include "host/xml.h"

#include <stdarg.h>
#include <string.h>

void
host_xml_put(const HostXml* self, const char* format, ...)
{
  char    text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  if (!self->fault->status) {
    host_file_write(self->file, text, strlen(text), self->fault);
  }
}

void
host_xml_text(const HostXml* self, const char* text)
{
  for (; *text; ++text) {
    const unsigned char byte = (unsigned char)*text;
    switch (byte) {
    case '&':
      host_xml_put(self, "&amp;");
      break;
    case '<':
      host_xml_put(self, "&lt;");
      break;
    case '>':
      host_xml_put(self, "&gt;");
      break;
    default:
      host_xml_put(self, "%c", byte < ' ' || byte == 0x7F ? '?' : byte);
    }
  }
}
