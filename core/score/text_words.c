#include "core/score/text_words.h"

#include <string.h>

const char*
score_text_quality(BaseQuality quality)
{
  return quality == BASE_MAJ ? "maj" : base_quality_name(quality);
}

bool
score_words_are(ScoreWords words, const char* text)
{
  return words.n == strlen(text) && !memcmp(words.bytes, text, words.n);
}

bool
score_words_next(ScoreWords* words, ScoreWords* word)
{
  if (!words->n) {
    return false;
  }
  const char* const space = (const char*)memchr(words->bytes, ' ', words->n);
  const size_t      n     = space ? (size_t)(space - words->bytes) : words->n;
  *word                   = (ScoreWords){words->bytes, n};
  words->bytes += space ? n + 1U : n;
  words->n -= space ? n + 1U : n;
  return n > 0;
}

static bool
take_sign(ScoreWords* word)
{
  const bool minus = word->n && word->bytes[0] == '-';
  word->bytes += minus;
  word->n -= minus;
  return minus;
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/// Take digits off, onto the end of `value`'s, while they fit; how many there were.
static size_t
take_digits(ScoreWords* word, uint64_t* value)
{
  size_t n = 0;
  while (n < word->n && is_digit(word->bytes[n]) && *value < 100000000000000000U) {
    *value = *value * 10U + (uint64_t)(word->bytes[n] - '0');
    ++n;
  }
  word->bytes += n;
  word->n -= n;
  return n;
}

bool
score_words_whole(ScoreWords* words, int64_t least, int64_t most, int64_t* value)
{
  ScoreWords word;
  if (!score_words_next(words, &word)) {
    return false;
  }
  const bool minus  = take_sign(&word);
  uint64_t   digits = 0;
  if (!take_digits(&word, &digits) || word.n) {
    return false;
  }
  *value = minus ? -(int64_t)digits : (int64_t)digits;
  return *value >= least && *value <= most;
}

/// `value` times ten to the power, exact to a double's last digits.
static double
scale(double value, int power)
{
  for (; power >= 22; power -= 22) {
    value *= 1e22;
  }
  for (; power <= -22; power += 22) {
    value /= 1e22;
  }
  double tens = 1.0;
  for (int i = 0; i < (power < 0 ? -power : power); ++i) {
    tens *= 10.0;
  }
  return power < 0 ? value / tens : value * tens;
}

/// Take ".123" off: its digits go on after those of `value`.
static bool
take_fraction(ScoreWords* word, uint64_t* value, int* power)
{
  if (!word->n || word->bytes[0] != '.') {
    return true;
  }
  ++word->bytes;
  --word->n;
  const size_t n = take_digits(word, value);
  *power -= (int)n;
  return n > 0;
}

/// Take "e-05" off.
static bool
take_exponent(ScoreWords* word, int* power)
{
  if (!word->n || word->bytes[0] != 'e') {
    return true;
  }
  ++word->bytes;
  --word->n;
  if (word->n && word->bytes[0] == '+') {
    ++word->bytes;
    --word->n;
  }
  const bool   minus  = take_sign(word);
  uint64_t     digits = 0;
  const size_t n      = take_digits(word, &digits);
  if (!n || digits > 60U) {
    return false;
  }
  *power += minus ? -(int)digits : (int)digits;
  return true;
}

bool
score_words_float(ScoreWords* words, float* value)
{
  ScoreWords word;
  if (!score_words_next(words, &word)) {
    return false;
  }
  const bool minus  = take_sign(&word);
  uint64_t   digits = 0;
  int        power  = 0;
  if (!take_digits(&word, &digits) || !take_fraction(&word, &digits, &power) ||
      !take_exponent(&word, &power) || word.n) {
    return false;
  }
  const double size = scale((double)digits, power);
  *value            = (float)(minus ? -size : size);
  return size <= 3e38;
}
