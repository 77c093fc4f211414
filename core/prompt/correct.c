#include "core/prompt/correct.h"

#include "core/prompt/modulation.h"
#include "core/prompt/parts.h"
#include "core/prompt/setter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Who plays is settled from what is left out to what is added, whatever the order of
/// the lines.
enum { FIRST, PLAIN, ADDED, LAST, N_ROUNDS };

static const struct {
  const char* fact;
  bool (*set)(PromptSetter*, int);
  int which, round;
} facts[] = {
  {"without", prompt_set_without, 0, FIRST},
  {"genre", prompt_set_genres, 0, PLAIN},
  {"genres", prompt_set_genres, 0, PLAIN},
  {"mood", prompt_set_mood, 0, PLAIN},
  {"valence", prompt_set_amount, 0, PLAIN},
  {"arousal", prompt_set_amount, 1, PLAIN},
  {"tension", prompt_set_amount, 2, PLAIN},
  {"energy", prompt_set_amount, 3, PLAIN},
  {"density", prompt_set_amount, 4, PLAIN},
  {"complexity", prompt_set_amount, 5, PLAIN},
  {"dynamics", prompt_set_amount, 6, PLAIN},
  {"articulation", prompt_set_amount, 7, PLAIN},
  {"timbre", prompt_set_amount, 8, PLAIN},
  {"swing", prompt_set_amount, 9, PLAIN},
  {"reverb", prompt_set_amount, 10, PLAIN},
  {"build", prompt_set_amount, 11, PLAIN},
  {"tempo", prompt_set_tempo, 0, PLAIN},
  {"key", prompt_set_key, 0, PLAIN},
  {"mode", prompt_set_mode, 0, PLAIN},
  {"modulation", prompt_set_modulation, 0, ADDED},
  {"meter", prompt_set_meter, 0, PLAIN},
  {"length", prompt_set_length, 0, PLAIN},
  {"bars", prompt_set_length, 1, PLAIN},
  {"seconds", prompt_set_length, 2, PLAIN},
  {"endless", prompt_set_length, 3, PLAIN},
  {"chords", prompt_set_chords, 0, PLAIN},
  {"progression", prompt_set_chords, 1, PLAIN},
  {"form", prompt_set_form, 0, PLAIN},
  {"comping", prompt_set_part, BASE_CHORDS, PLAIN},
  {"lead", prompt_set_part, BASE_LEAD, PLAIN},
  {"counter", prompt_set_part, BASE_COUNTER, PLAIN},
  {"pad", prompt_set_part, BASE_PAD, PLAIN},
  {"arp", prompt_set_part, BASE_ARP, PLAIN},
  {"bass", prompt_set_part, BASE_BASS, PLAIN},
  {"drums", prompt_set_part, BASE_DRUMS, PLAIN},
  {"with", prompt_set_with, 0, ADDED},
  {"only", prompt_set_only, 0, LAST},
};

#define N_FACTS (sizeof(facts) / sizeof(facts[0]))

/// The bytes from `text` to `end` without the spaces around them, at most `size` - 1.
static bool
copy_trimmed(char* out, size_t size, const char* text, const char* end)
{
  while (text < end && (*text == ' ' || *text == '\t')) {
    ++text;
  }
  while (end > text && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r')) {
    --end;
  }
  const size_t n    = (size_t)(end - text);
  const bool   fits = n < size;
  memcpy(out, text, fits ? n : size - 1);
  out[fits ? n : size - 1] = '\0';
  return fits;
}

static void
refuse(PromptSetter* setter, const char* text, size_t n)
{
  char         line[sizeof(setter->intent->remarks[0].text)];
  const size_t shown = prompt_setter_cut(text, n, 48);
  snprintf(line, sizeof(line), "the correction %.*s%s is not understood", (int)shown,
           text, shown < n ? "..." : "");
  prompt_remark(setter->intent, PROMPT_IGNORED, 0, 0, line);
}

static size_t
find_fact(const char* name)
{
  size_t i = 0;
  while (i < N_FACTS && strcmp(facts[i].fact, name) != 0) {
    ++i;
  }
  return i;
}

static void
take_line(PromptSetter* setter, const char* line, size_t n, int round)
{
  const char* const equals = memchr(line, '=', n);
  const char* const name   = equals ? equals : line + n;
  bool              fits = copy_trimmed(setter->fact, sizeof(setter->fact), line, name);
  fits                   = copy_trimmed(setter->value, sizeof(setter->value),
                      equals ? equals + 1 : line + n, line + n) &&
         fits;
  const size_t i     = find_fact(setter->fact);
  const bool   known = fits && equals && i < N_FACTS;
  const bool   empty = !equals && !setter->fact[0];
  if (known ? facts[i].round != round : round != FIRST || empty) {
    return;
  }
  if (!known || !facts[i].set(setter, facts[i].which)) {
    refuse(setter, line, n);
  }
}

static void
take_lines(PromptSetter* setter, const char* text, size_t n_bytes, int round)
{
  for (size_t at = 0; at < n_bytes && !setter->status;) {
    const char* const end = memchr(text + at, '\n', n_bytes - at);
    const size_t      n   = end ? (size_t)(end - text) - at : n_bytes - at;
    take_line(setter, text + at, n, round);
    at += n + 1;
  }
}

BaseStatus
prompt_correct(PromptIntent* intent, const char* corrections, size_t n_bytes)
{
  PromptSetter* const setter = calloc(1, sizeof(PromptSetter));
  PromptIntent* const before = malloc(sizeof(PromptIntent));
  if (!setter || !before) {
    free(setter);
    free(before);
    return BASE_NO_MEMORY;
  }
  *before        = *intent;
  setter->intent = intent;
  prompt_open_parts(intent);
  for (int round = FIRST; round < N_ROUNDS; ++round) {
    take_lines(setter, corrections,
               n_bytes < PROMPT_MAX_BYTES ? n_bytes : PROMPT_MAX_BYTES, round);
  }
  prompt_read_rest(intent);
  prompt_aim_again(intent, before->key);
  if (intent->only) {
    prompt_close_parts(intent, intent->only_source);
  }
  prompt_leave_something(intent);
  const BaseStatus status = setter->status;
  if (status) {
    *intent = *before;
  }
  free(setter);
  free(before);
  return status;
}

static void
turn(PromptIntent* intent, PromptSource* source, bool differs, const char* knob)
{
  char text[sizeof(intent->remarks[0].text)];
  snprintf(text, sizeof(text), "the knob %s wins over these words", knob);
  if (differs && source->origin == PROMPT_STATED) {
    prompt_remark(intent, PROMPT_CONFLICT, source->begin, source->end, text);
  }
  *source = (PromptSource){.origin = PROMPT_SET, .confidence = 1};
}

void
prompt_turn(PromptIntent* intent, const PromptKnobs* knobs)
{
  const float bpm = knobs->tempo_bpm;
  if (knobs->key >= 1 && knobs->key <= 12) {
    const uint8_t before = intent->key;
    turn(intent, &intent->key_source, intent->key + 1U != knobs->key, "key");
    intent->key = (uint8_t)(knobs->key - 1);
    prompt_aim_again(intent, before);
  }
  if (knobs->mode >= 1 && knobs->mode <= BASE_N_MODES) {
    turn(intent, &intent->mode_source, intent->mode + 1U != knobs->mode, "mode");
    intent->mode = (uint8_t)(knobs->mode - 1);
  }
  if (bpm >= 20.0f) {
    turn(intent, &intent->tempo_bpm.source, intent->tempo_bpm.value != bpm, "tempo");
    intent->tempo_bpm.value = bpm < 300.0f ? bpm : 300.0f;
  }
  if (knobs->n_bars) {
    turn(intent, &intent->bars_source, intent->n_bars != knobs->n_bars, "bars");
    intent->n_bars  = knobs->n_bars < 512 ? knobs->n_bars : 512;
    intent->seconds = 0;
    intent->endless = false;
  }
}
