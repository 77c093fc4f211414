#include "core/prompt/prompt.h"

#include "core/prompt/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Where to cut a sentence that is too long: behind a word, never inside a character.
static size_t
cut_at_word(const char* sentence, size_t n_bytes)
{
  if (n_bytes <= PROMPT_MAX_BYTES) {
    return n_bytes;
  }
  size_t end = PROMPT_MAX_BYTES;
  while (end > PROMPT_MAX_BYTES / 2 && sentence[end] != ' ' && sentence[end] != '\n') {
    --end;
  }
  if (end > PROMPT_MAX_BYTES / 2) {
    return end;
  }
  end = PROMPT_MAX_BYTES;
  while (end > PROMPT_MAX_BYTES - 4 &&
         ((unsigned char)sentence[end] & 0xC0U) == 0x80U) {
    --end;
  }
  return end;
}

static void
clear(PromptIntent* intent)
{
  memset(intent, 0, sizeof(*intent));
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    intent->parts[part].instrument = -1;
  }
}

static void
read_all(PromptReader* reader)
{
  prompt_reader_scan(reader);
  prompt_mark_modulations(reader);
  prompt_read_denials(reader);
  prompt_read_modulations(reader);
  prompt_read_chords(reader);
  prompt_read_form(reader);
  prompt_read_meter(reader);
  prompt_read_length(reader);
  prompt_read_tempo(reader);
  prompt_read_key(reader);
  prompt_read_moods(reader);
  prompt_read_parts(reader);
  prompt_read_genres(reader);
}

static void
tell_of_bytes(PromptReader* reader, size_t n_given)
{
  char text[96];
  if (n_given > reader->n_bytes) {
    snprintf(text, sizeof(text), "only the first %zu bytes are read", reader->n_bytes);
    prompt_remark(reader->intent, PROMPT_CUT, (uint32_t)reader->n_bytes,
                  (uint32_t)reader->n_bytes, text);
  }
  if (reader->tokens.n_bad_bytes) {
    snprintf(text, sizeof(text), "%u bytes are no valid UTF-8 and are left out",
             (unsigned)reader->tokens.n_bad_bytes);
    prompt_remark(reader->intent, PROMPT_IGNORED, 0, (uint32_t)reader->n_bytes, text);
  }
}

BaseStatus
prompt_read(const PromptModel* model, const char* sentence, size_t n_bytes,
            PromptIntent* intent)
{
  clear(intent);
  PromptReader* const reader = calloc(1, sizeof(PromptReader));
  if (!reader) {
    intent->remarks[0].kind = PROMPT_IGNORED;
    strcpy(intent->remarks[0].text, "there is no memory to read the sentence");
    intent->n_remarks = 1;
    prompt_read_rest(intent);
    return BASE_NO_MEMORY;
  }
  reader->model    = model;
  reader->sentence = sentence;
  reader->n_bytes  = n_bytes ? cut_at_word(sentence, n_bytes) : 0;
  reader->intent   = intent;
  read_all(reader);
  prompt_read_felt(reader);
  tell_of_bytes(reader, n_bytes);
  prompt_read_pace(reader);
  prompt_read_rest(intent);
  prompt_aim_modulation(reader);
  prompt_read_ignored(reader);
  free(reader);
  return BASE_OK;
}
