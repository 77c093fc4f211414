// The reading in one line: "jazz, Bb major, 3/4, 90 bpm, bass: upright bass, no piano".

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char*  text;
  size_t n, size;
} Line;

static void
add(Line* line, const char* format, ...)
{
  if (line->n + 1 >= line->size) {
    return;
  }
  va_list args;
  va_start(args, format);
  // The analyser does not see that va_start() fills it: NOLINTNEXTLINE(*-valist*)
  const int n = vsnprintf(line->text + line->n, line->size - line->n, format, args);
  va_end(args);
  const size_t room = line->size - line->n - 1;
  line->n += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room;
}

static void
add_parts(Line* line, const PromptIntent* intent)
{
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    const PromptPart* const part = &intent->parts[i];
    const char* const       name = base_part_name((BasePart)i);
    if (part->wish == PROMPT_WANTED && part->instrument >= 0) {
      add(line, ", %s: %s", name, param_instrument((uint32_t)part->instrument)->name);
    } else if (part->wish == PROMPT_WANTED) {
      add(line, ", with %s", name);
    } else if (part->wish == PROMPT_EXCLUDED && !intent->only) {
      add(line, ", no %s", name);
    }
  }
  if (intent->only) {
    add(line, ", nothing else");
  }
}

static bool
is_excluded(const PromptIntent* intent, uint32_t id)
{
  return intent->excluded[id / 32U] >> (id % 32U) & 1U;
}

/// "piano" of "felt piano".
static const char*
last_word(uint32_t id)
{
  const char* const name  = param_instrument(id)->name;
  const char* const space = strrchr(name, ' ');
  return space ? space + 1 : name;
}

/// Whether all instruments of this last word are excluded; `*first` is the first one.
static bool
is_kind_excluded(const PromptIntent* intent, uint32_t id, uint32_t* first)
{
  *first = id;
  for (uint32_t other = param_n_instruments(); other-- > 0;) {
    if (!strcmp(last_word(other), last_word(id))) {
      if (!is_excluded(intent, other)) {
        return false;
      }
      *first = other;
    }
  }
  return true;
}

/// "no piano" rather than every piano there is; a few names are enough.
static void
add_excluded(Line* line, const PromptIntent* intent)
{
  uint32_t shown = 0;
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (!is_excluded(intent, id) || param_instrument(id)->voicing == PARAM_HITS) {
      continue;
    }
    uint32_t          first = 0;
    const bool        whole = is_kind_excluded(intent, id, &first);
    const char* const name  = whole ? last_word(id) : param_instrument(id)->name;
    if (whole && first != id) {
      continue;
    }
    if (shown++ == 3) {
      add(line, " ...");
      return;
    }
    add(line, ", no %s", name);
  }
}

static void
add_length(Line* line, const PromptIntent* intent)
{
  if (intent->n_bars) {
    add(line, ", %u bars", (unsigned)intent->n_bars);
  } else if (intent->seconds > 0) {
    add(line, ", %u s", (unsigned)(intent->seconds + 0.5f));
  } else if (intent->endless) {
    add(line, ", endless");
  }
}

static void
add_modulation(Line* line, const PromptIntent* intent)
{
  if (intent->modulation) {
    add(line, ", key change %+d", intent->modulation);
  } else if (intent->modulation_source.origin >= PROMPT_STATED) {
    add(line, ", no key change");
  }
}

size_t
prompt_summary(const PromptIntent* intent, char* line, size_t size)
{
  if (!size) {
    return 0;
  }
  Line out = {line, 0, size};
  line[0]  = '\0';
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    add(&out, "%s%s", i ? " + " : "", prompt_genre(intent->genres[i].genre)->name);
  }
  add(&out, ", %s %s, %u/%u, %u bpm",
      base_key_name(intent->key, (BaseMode)intent->mode),
      base_mode_name((BaseMode)intent->mode), intent->meter.beats, intent->meter.unit,
      (unsigned)(intent->tempo_bpm.value + 0.5f));
  add_modulation(&out, intent);
  add_length(&out, intent);
  add_parts(&out, intent);
  add_excluded(&out, intent);
  return out.n;
}
