#include "core/prompt/token.h"

#include "core/base/utf8.h"
#include "core/prompt/fold.h"

#include <string.h>

typedef struct {
  PromptTokens* tokens;
  uint32_t      begin;    ///< Of the word that is being read
  bool          open;     ///< A word or number is being read
  bool          number;   ///< It has only digits so far
  bool          hyphen;   ///< A hyphen was the last thing read
  bool          touching; ///< Nothing was read since the last token
} Cutter;

static void
put(PromptTokens* tokens, const char* text, size_t length)
{
  if (tokens->n_text + length < sizeof(tokens->text)) {
    memcpy(&tokens->text[tokens->n_text], text, length);
    tokens->n_text += (uint32_t)length;
  }
}

static PromptToken*
start(Cutter* cutter, uint32_t at, PromptTokenKind kind, bool capital)
{
  PromptTokens* const tokens = cutter->tokens;
  PromptToken* const  token  = &tokens->token[tokens->n_tokens];
  *token           = (PromptToken){.begin = at, .text = tokens->n_text, .kind = kind};
  token->capital   = capital;
  token->glued     = cutter->touching && tokens->n_tokens > 0;
  token->dashed    = cutter->hyphen && tokens->n_tokens > 0;
  cutter->touching = true;
  cutter->hyphen   = false;
  return token;
}

/// Digits with at most one point among them.
static float
number_of(const char* text)
{
  float value = 0;
  float place = 0;
  for (const char* c = text; *c; ++c) {
    if (*c == '.') {
      place = 1;
    } else if (value < 1e6f) {
      value = value * 10.0f + (float)(*c - '0');
      place *= 10.0f;
    }
  }
  return place > 1.0f ? value / place : value;
}

static void
finish(Cutter* cutter, uint32_t at)
{
  PromptTokens* const tokens = cutter->tokens;
  PromptToken* const  token  = &tokens->token[tokens->n_tokens];
  put(tokens, "", 1);
  token->end = at;
  if (token->kind == PROMPT_NUMBER) {
    token->number = number_of(&tokens->text[token->text]);
  }
  ++tokens->n_tokens;
  cutter->open = false;
}

/// Whether the point or comma at `i` stands between two digits.
static bool
is_decimal(const char* s, size_t n, size_t i, const Cutter* cutter)
{
  if (!cutter->open || !cutter->number || i + 1 >= n || s[i + 1] < '0' ||
      s[i + 1] > '9') {
    return false;
  }
  const PromptTokens* const tokens = cutter->tokens;
  const PromptToken* const  token  = &tokens->token[tokens->n_tokens];
  return !memchr(&tokens->text[token->text], '.', tokens->n_text - token->text);
}

static void
take_part(Cutter* cutter, const PromptFolded* folded, uint32_t at)
{
  const bool digit = folded->kind == PROMPT_IS_DIGIT;
  if (cutter->open && cutter->number && !digit) {
    finish(cutter, at); // "90bpm" is two words, "Am7" is one
  }
  if (!cutter->open) {
    start(cutter, at, digit ? PROMPT_NUMBER : PROMPT_WORD, folded->capital);
    cutter->open   = true;
    cutter->number = digit;
  }
  put(cutter->tokens, folded->text, folded->length);
}

static void
take_alone(Cutter* cutter, const PromptFolded* folded, uint32_t at, uint32_t end)
{
  start(cutter, at, folded->kind == PROMPT_IS_MARK ? PROMPT_MARK : PROMPT_WORD, false);
  put(cutter->tokens, folded->text, folded->length);
  finish(cutter, end);
}

static void
take(Cutter* cutter, const PromptFolded* folded, uint32_t at, uint32_t end)
{
  if (folded->kind == PROMPT_IS_NOTHING) {
    return;
  }
  if (folded->kind == PROMPT_IS_LETTER || folded->kind == PROMPT_IS_DIGIT) {
    take_part(cutter, folded, at);
    return;
  }
  if (cutter->open) {
    finish(cutter, at);
  }
  if (folded->kind == PROMPT_IS_MARK && folded->text[0] == '-') {
    cutter->hyphen   = cutter->touching;
    cutter->touching = false;
  } else if (folded->kind == PROMPT_IS_SPACE) {
    cutter->touching = false;
    cutter->hyphen   = false;
  } else {
    take_alone(cutter, folded, at, end);
  }
}

/// French and Italian elisions are two words, "d'archi"; English ones are one, "don't".
static bool
is_elision(const char* s, size_t n, size_t i)
{
  size_t letters = 0;
  while (i + 1 + letters < n && ((unsigned char)s[i + 1 + letters] | 0x20) >= 'a') {
    ++letters;
  }
  return letters >= 3 && strchr("aeiouhAEIOUH\xC3", s[i + 1]);
}

/// Whether the open word is a note's name in the languages that sing them.
static bool
ends_native_note(const Cutter* cutter)
{
  static const char* const notes[] = {"do", "re", "mi", "fa", "sol", "la", "si"};
  const PromptTokens*      tokens  = cutter->tokens;
  const PromptToken* const token   = &tokens->token[tokens->n_tokens];
  const size_t             n       = cutter->open ? tokens->n_text - token->text : 0;
  for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); ++i) {
    if (n == strlen(notes[i]) && !memcmp(&tokens->text[token->text], notes[i], n)) {
      return true;
    }
  }
  return false;
}

void
prompt_tokens_read(PromptTokens* tokens, const char* sentence, size_t n_bytes)
{
  const uint32_t n =
    (uint32_t)(n_bytes < PROMPT_MAX_BYTES ? n_bytes : PROMPT_MAX_BYTES);
  Cutter cutter       = {.tokens = tokens};
  tokens->n_tokens    = 0;
  tokens->n_text      = 0;
  tokens->n_bad_bytes = 0;
  for (uint32_t i = 0, length = 1; i < n; i += length) {
    uint32_t     code = ' ';
    const size_t read = base_utf8_read(&sentence[i], n - i, &code);
    length            = read ? (uint32_t)read : 1;
    tokens->n_bad_bytes += !read;
    const bool   bare   = code == '#' && (!cutter.open || cutter.number); // "#chill"
    PromptFolded folded = prompt_fold(bare ? ' ' : code);
    if ((code == '\'' || code == 0x2019) && is_elision(sentence, n, i + length - 1)) {
      folded.kind = PROMPT_IS_SPACE;
    }
    if ((code == '.' || code == ',') && is_decimal(sentence, n, i, &cutter)) {
      put(tokens, ".", 1);
      continue;
    }
    if (code == '#' && ends_native_note(&cutter)) {
      folded.kind = PROMPT_IS_MARK; // "do# menor"
    }
    take(&cutter, &folded, i, i + length);
  }
  if (cutter.open) {
    finish(&cutter, n);
  }
}

const char*
prompt_token_text(const PromptTokens* tokens, uint32_t i)
{
  return i < tokens->n_tokens ? &tokens->text[tokens->token[i].text] : "";
}
