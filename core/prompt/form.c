// Form: "AABA", "[Verse] ... [Chorus]", "intro, verse, chorus", the 12-bar blues.

#include "core/prompt/reader.h"

#include <stdio.h>
#include <string.h>

static void
add_section(PromptIntent* intent, const char* name)
{
  if (intent->n_form < PROMPT_MAX_FORM) {
    snprintf(intent->form[intent->n_form++], sizeof(intent->form[0]), "%s", name);
  }
}

/// "aaba": three to eight letters, each new one the next of the alphabet.
static bool
is_letter_form(const char* text)
{
  char next = 'a';
  for (const char* c = text; *c; ++c) {
    if (*c < 'a' || *c > next) {
      return false;
    }
    next = (char)(next + (*c == next));
  }
  const size_t n = strlen(text);
  return n >= 2 && n <= 8 && next >= 'c' && (n == 2 || next < 'a' + (int)n);
}

/// "form", "structure": what the letters before it are.
static bool
is_form_word(const PromptReader* reader, uint32_t i)
{
  static const char* const words[] = {"form",  "structure",  "forma",
                                      "forme", "estructura", "struttura"};
  for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); ++k) {
    if (!strcmp(prompt_item_text(reader, i), words[k])) {
      return true;
    }
  }
  return false;
}

/// Whether the letters of item `i` are all written large: "AABA" is no "Abba".
static bool
is_shouted(const PromptReader* reader, uint32_t i)
{
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  for (uint32_t k = token->begin; k < token->end; ++k) {
    if (reader->sentence[k] < 'A' || reader->sentence[k] > 'Z') {
      return false;
    }
  }
  return true;
}

static void
read_letters(PromptReader* reader, uint32_t i)
{
  const char* const text = prompt_item_text(reader, i);
  const bool        told = is_form_word(reader, i + 1) ||
                    (i > 0 && is_form_word(reader, i - 1)); // "form: ABA"
  if (!is_letter_form(text) || reader->item[i].entry.n ||
      !(told || (is_shouted(reader, i) && text[2]))) {
    return;
  }
  for (const char* c = text; *c; ++c) {
    const char name[2] = {(char)(*c - 'a' + 'A'), '\0'};
    add_section(reader->intent, name);
  }
  reader->intent->form_source = prompt_item_claim(reader, i, i, 0.95f);
}

/// "A B A", "A-A-B-A"
static void
read_spaced_letters(PromptReader* reader, uint32_t i)
{
  char     text[9];
  uint32_t n = 0;
  while (n < 8 && i + n < reader->n_items) {
    const PromptToken* const token = &reader->tokens.token[reader->item[i + n].first];
    const char* const        word  = prompt_item_text(reader, i + n);
    if (!token->capital || strlen(word) != 1 || reader->item[i + n].used) {
      break;
    }
    text[n++] = word[0];
  }
  text[n] = '\0';
  if (!is_letter_form(text) || (n == 2 && !is_form_word(reader, i + 2))) {
    return;
  }
  for (uint32_t k = 0; k < n; ++k) {
    const char name[2] = {(char)(text[k] - 'a' + 'A'), '\0'};
    add_section(reader->intent, name);
  }
  reader->intent->form_source = prompt_item_claim(reader, i, i + n - 1, 0.9f);
}

/// "quiet verses, loud chorus" tells how sections sound, not their order.
static bool
is_described(const PromptReader* reader, uint32_t i)
{
  return i > 0 &&
         (prompt_item_is(reader, i - 1, PROMPT_AMOUNT) ||
          prompt_item_is(reader, i - 1, PROMPT_MOOD)) &&
         !prompt_item_is(reader, i - 1, PROMPT_SECTION);
}

/// Whether item `i` names a section, and not only when something happens.
static bool
is_section(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_SECTION) && !reader->item[i].denied &&
         !reader->item[i].used;
}

/// Names of sections count when there are two of them, or when they are tagged.
static void
read_sections(PromptReader* reader)
{
  uint32_t n      = 0;
  bool     tagged = false;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (is_section(reader, i)) {
      // A solo or a drop is a wish as often as a section
      n += !prompt_item_is(reader, i, PROMPT_SOLO) &&
           !prompt_item_is(reader, i, PROMPT_AMOUNT) && !is_described(reader, i);
      tagged = tagged || (i > 0 && prompt_item_mark(reader, i - 1, '['));
    }
  }
  if (n < 2 && !tagged) {
    return;
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptLexeme* const section = prompt_item_is(reader, i, PROMPT_SECTION);
    if (is_section(reader, i)) {
      const PromptSource  source = prompt_item_claim(reader, i, i, 0.9f);
      PromptSource* const whole  = &reader->intent->form_source;
      *whole                     = reader->intent->n_form
                                     ? (PromptSource){PROMPT_STATED, 0.9f, whole->begin, source.end, false}
                                     : source;
      add_section(reader->intent, prompt_section_name((uint32_t)section->id));
    }
  }
}

static void
read_blues(PromptReader* reader, uint32_t i)
{
  static const uint8_t roots[12] = {0, 0, 0, 0, 5, 5, 0, 0, 7, 5, 0, 7};
  PromptIntent* const  intent    = reader->intent;
  const PromptSource   source    = prompt_item_claim(reader, i, i, 0.95f);
  if (!intent->n_chords) {
    for (uint32_t k = 0; k < 12; ++k) {
      intent->chords[k] = (PromptChord){roots[k], roots[k], BASE_DOM7, true};
    }
    intent->n_chords             = 12;
    intent->chords_source        = source;
    intent->chords_source.origin = PROMPT_INFERRED;
  }
  if (!intent->n_form) {
    add_section(intent, "blues");
    intent->form_source = source;
  }
}

void
prompt_read_form(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (!reader->intent->n_form && !reader->item[i].used) {
      read_letters(reader, i);
    }
    if (!reader->intent->n_form && !reader->item[i].used) {
      read_spaced_letters(reader, i);
    }
    if (prompt_item_is(reader, i, PROMPT_BLUES_FORM) && !reader->item[i].denied) {
      read_blues(reader, i);
    }
  }
  if (!reader->intent->n_form) {
    read_sections(reader);
  }
}
