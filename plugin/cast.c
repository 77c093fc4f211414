#include "plugin/cast.h"

#include "core/param/instrument.h"

#include <string.h>

#define MAX_LINE_BYTES 64U

static bool
is_same_part(unsigned part, const char* name, size_t n)
{
  const char* const own = base_part_name((BasePart)part);
  return strlen(own) == n && !memcmp(own, name, n);
}

/// The instrument of this name that may play the part, or how many there are.
static uint32_t
find(unsigned part, const char* name)
{
  const uint32_t id    = param_instrument_find(name);
  const bool     known = id < param_n_instruments();
  const bool     hits  = known && param_instrument(id)->voicing == PARAM_HITS;
  return known && hits == (part == BASE_DRUMS) ? id : param_n_instruments();
}

static bool
cast_line(ScorePiece* piece, const ScorePiece* written, const char* line, size_t n)
{
  const char* const equals = (const char*)memchr(line, '=', n);
  char              name[MAX_LINE_BYTES];
  if (!equals || n >= sizeof name) {
    return n == 0;
  }
  const size_t n_part = (size_t)(equals - line);
  const size_t n_name = n - n_part - 1;
  unsigned     part   = 0;
  while (part < BASE_N_PARTS && !is_same_part(part, line, n_part)) {
    ++part;
  }
  memcpy(name, equals + 1, n_name);
  name[n_name] = '\0';
  if (part == BASE_N_PARTS) {
    return false;
  }
  if (!n_name) {
    piece->parts[part].instrument = written->parts[part].instrument;
    return true;
  }
  const uint32_t id = find(part, name);
  if (id < param_n_instruments()) {
    piece->parts[part].instrument = (uint8_t)id;
  }
  return id < param_n_instruments();
}

bool
plugin_cast(ScorePiece* piece, const char* lines, size_t n_bytes)
{
  const ScorePiece written = *piece;
  bool             good    = true;
  for (size_t from = 0; from < n_bytes;) {
    const char* const end = (const char*)memchr(lines + from, '\n', n_bytes - from);
    const size_t      n   = end ? (size_t)(end - lines) - from : n_bytes - from;
    good                  = cast_line(piece, &written, lines + from, n) && good;
    from += n + 1;
  }
  return good;
}
