#include "ui/lines.h"

#include <stdio.h>
#include <string.h>

/// The line that opens with `name=`, or NULL.
static const char*
find(const char* lines, const char* name)
{
  const size_t n = strlen(name);
  for (const char* at = lines; *at;) {
    if (!strncmp(at, name, n) && at[n] == '=') {
      return at;
    }
    at += strcspn(at, "\n");
    at += *at == '\n';
  }
  return NULL;
}

bool
ui_lines_get(const char* lines, const char* name, char* out, size_t size)
{
  const char* const line = find(lines, name);
  out[0]                 = '\0';
  if (!line) {
    return false;
  }
  const char* const value = line + strlen(name) + 1;
  snprintf(out, size, "%.*s", (int)strcspn(value, "\n"), value);
  return true;
}

static void
drop(char* lines, const char* name)
{
  for (const char* found = find(lines, name); found; found = find(lines, name)) {
    char* const  line  = lines + (found - lines);
    const size_t n     = strcspn(line, "\n");
    const size_t whole = n + (line[n] == '\n');
    memmove(line, line + whole, strlen(line + whole) + 1);
  }
}

bool
ui_lines_add(char* lines, size_t size, const char* name, const char* value)
{
  const size_t used = strlen(lines);
  const bool   open = used && lines[used - 1] != '\n';
  if (used + open + strlen(name) + strlen(value) + 3 > size) {
    return false;
  }
  snprintf(lines + used, size - used, "%s%s=%.*s\n", open ? "\n" : "", name,
           (int)strcspn(value, "\n"), value);
  return true;
}

bool
ui_lines_set(char* lines, size_t size, const char* name, const char* value)
{
  drop(lines, name);
  return !value || ui_lines_add(lines, size, name, value);
}
