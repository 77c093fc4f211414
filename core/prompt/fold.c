#include "core/prompt/fold.h"

#include "core/base/utf8.h"

#include <stddef.h>
#include <string.h>

/// Base letters of U+00C0 to U+017F, two bytes each; a space pads a single one.
static const char latin[] =
  "a a a a a a aec e e e e i i i i d n o o o o o x o u u u u y thss"
  "a a a a a a aec e e e e i i i i d n o o o o o / o u u u u y thy "
  "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
  "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l "
  "l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s "
  "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";

static PromptFolded
folded(PromptClass kind, const char* text, size_t length)
{
  PromptFolded out = {.kind = kind, .length = (uint8_t)length};
  memcpy(out.text, text, length);
  return out;
}

static PromptFolded
fold_ascii(char c)
{
  if (c >= 'A' && c <= 'Z') {
    const char   lower = (char)(c + ('a' - 'A'));
    PromptFolded out   = folded(PROMPT_IS_LETTER, &lower, 1);
    out.capital        = true;
    return out;
  }
  if ((c >= 'a' && c <= 'z') || c == '#') {
    return folded(PROMPT_IS_LETTER, &c, 1);
  }
  if (c >= '0' && c <= '9') {
    return folded(PROMPT_IS_DIGIT, &c, 1);
  }
  if (c == '\'' || c == '`') {
    return folded(PROMPT_IS_NOTHING, "", 0);
  }
  if (c == '&') {
    return folded(PROMPT_IS_ALONE, "and", 3);
  }
  if (c <= ' ' || c == '_' || c == 0x7F || c == '"') {
    return folded(PROMPT_IS_SPACE, "", 0);
  }
  return folded(PROMPT_IS_MARK, &c, 1);
}

static bool
within(uint32_t code, uint32_t low, uint32_t high)
{
  return code >= low && code <= high;
}

/// What is written as another character of plain ASCII, or 0.
static char
ascii_twin(uint32_t code)
{
  static const struct {
    uint16_t low, high;
    char     twin;
  } twins[] = {
    {0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'},  {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},  {0x00AB, 0x00AB, '"'},  {0x00BB, 0x00BB, '"'},
    {0x266D, 0x266D, 'b'},  {0x266F, 0x266F, '#'},  {0x3000, 0x3000, ' '},
    {0x00A0, 0x00A0, ' '},  {0x2000, 0x200A, ' '},  {0x202F, 0x202F, ' '},
    {0x3001, 0x3001, ','},  {0x3002, 0x3002, '.'},  {0x30FB, 0x30FB, ' '},
    {0x300C, 0x300F, '"'},  {0x3010, 0x3010, '['},  {0x3011, 0x3011, ']'},
    {0x2026, 0x2026, '.'},  {0x2192, 0x2192, '>'},  {0x2044, 0x2044, '/'},
    {0x00B7, 0x00B7, ' '},  {0x2022, 0x2022, ','},  {0x301C, 0x301C, '-'},
    {0x00A1, 0x00A1, '!'},  {0x00BF, 0x00BF, '?'},  {0x2190, 0x2191, ' '},
    {0x00B4, 0x00B4, '\''}, {0x02B9, 0x02BC, '\''},
  };
  for (size_t i = 0; i < sizeof(twins) / sizeof(twins[0]); ++i) {
    if (within(code, twins[i].low, twins[i].high)) {
      return twins[i].twin;
    }
  }
  return within(code, 0xFF01, 0xFF5E) ? (char)(code - 0xFF01 + '!') : 0;
}

static bool
is_nothing(uint32_t code)
{
  return within(code, 0x300, 0x36F) || within(code, 0x200B, 0x200F) ||
         within(code, 0xFE00, 0xFE0F) || within(code, 0x1F3FB, 0x1F3FF) ||
         code == 0xFEFF || code == 0x2060 || code == 0xAD;
}

static bool
stands_alone(uint32_t code)
{
  return within(code, 0x3040, 0x30FF) || within(code, 0x3400, 0x9FFF) ||
         within(code, 0xF900, 0xFAFF) || within(code, 0x2600, 0x27BF) ||
         within(code, 0x2B00, 0x2BFF) || code >= 0x1D000;
}

PromptFolded
prompt_fold(uint32_t code)
{
  const char twin = code < 0x80U ? (char)code : ascii_twin(code);
  if (code < 0x80U || twin) {
    return fold_ascii(twin);
  }
  if (is_nothing(code)) {
    return folded(PROMPT_IS_NOTHING, "", 0);
  }
  if (within(code, 0xC0, 0x17F)) {
    const char*  base = &latin[(size_t)2 * (code - 0xC0U)];
    PromptFolded out  = folded(PROMPT_IS_LETTER, base, base[1] == ' ' ? 1 : 2);
    out.capital       = code < 0xE0U || (code > 0xFFU && !(code & 1U));
    return out;
  }
  char           bytes[4];
  const uint32_t length = (uint32_t)base_utf8_write(code, bytes);
  return folded(stands_alone(code) ? PROMPT_IS_ALONE : PROMPT_IS_LETTER, bytes, length);
}
