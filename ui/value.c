#include "ui/value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\xE2\x88\x92"

bool
ui_value_is_relative(ParamId id)
{
  const ParamInfo* const info = param_info(id);
  return info->kind == PARAM_FLOAT && info->unit == PARAM_NO_UNIT &&
         info->least == 0.0f && info->most == 1.0f;
}

static const char*
point_of(ParamId id, float value)
{
  const ParamInfo* const info = param_info(id);
  for (uint32_t i = 0; i < info->n_points; ++i) {
    // Below 20 bpm the sentence decides, not only at 0
    if (info->points[i].value == value || (id == PARAM_TEMPO && value < 20.0f)) {
      return info->points[i].label;
    }
  }
  return NULL;
}

static void
relative(float value, bool plain, char* out, size_t size)
{
  const long off = lroundf((value - 0.5f) * 200.0f);
  if (!off) {
    snprintf(out, size, plain ? "0" : "as written");
  } else {
    snprintf(out, size, "%s%ld", off > 0 ? "+" : plain ? "-" : MINUS, labs(off));
  }
}

static void
number(ParamId id, float value, bool plain, char* out, size_t size)
{
  static const char* const units[] = {"", " dB", " bpm", " bars"};
  const ParamInfo* const   info    = param_info(id);
  const long               tenths  = lroundf(value * 10.0f);
  const char* const        unit    = plain ? "" : units[info->unit];
  const char* const        sign    = tenths >= 0 ? "" : plain ? "-" : MINUS;
  if (info->unit == PARAM_DB && value <= info->least && !plain) {
    snprintf(out, size, "silent");
  } else if (info->kind == PARAM_FLOAT &&
             (labs(tenths) % 10 || info->unit == PARAM_DB)) {
    snprintf(out, size, "%s%ld.%ld%s", sign, labs(tenths) / 10, labs(tenths) % 10,
             unit);
  } else {
    snprintf(out, size, "%s%ld%s", sign, labs(tenths) / 10, unit);
  }
}

static void
write_value(ParamId id, float value, bool plain, char* out, size_t size)
{
  const ParamInfo* const info  = param_info(id);
  const char* const      point = point_of(id, value);
  if (point) {
    snprintf(out, size, "%s", point);
  } else if (ui_value_is_relative(id)) {
    relative(value, plain, out, size);
  } else if (info->kind == PARAM_TOGGLE) {
    snprintf(out, size, "%s", value >= 0.5f ? "on" : "off");
  } else {
    number(id, value, plain, out, size);
  }
}

void
ui_value_text(ParamId id, float value, char* out, size_t size)
{
  write_value(id, value, false, out, size);
}

void
ui_value_plain(ParamId id, float value, char* out, size_t size)
{
  write_value(id, value, true, out, size);
}

/// A label that begins with `text`; a label that is `text` comes first.
static bool
read_point(ParamId id, const char* text, float* value)
{
  const ParamInfo* const info  = param_info(id);
  const ParamPoint*      found = NULL;
  for (uint32_t i = 0; i < info->n_points; ++i) {
    const char* label = info->points[i].label;
    size_t      n     = 0;
    while (text[n] &&
           tolower((unsigned char)text[n]) == tolower((unsigned char)label[n])) {
      ++n;
    }
    if (n && !text[n] && (!found || !label[n])) {
      found = &info->points[i];
    }
  }
  if (found) {
    *value = found->value;
  }
  return found;
}

/// By hand, since the host's locale may want a comma; a comma is fine here too.
static bool
read_number(const char* text, double* number)
{
  double      value = 0.0, unit = 1.0;
  unsigned    digits = 0;
  const bool  minus  = *text == '-' || !strncmp(text, MINUS, 3);
  const char* at     = text + (*text == '-' || *text == '+' ? 1 : minus ? 3 : 0);
  for (; *at >= '0' && *at <= '9' && digits < 9; ++at, ++digits) {
    value = 10 * value + (*at - '0');
  }
  if (*at == '.' || *at == ',') {
    for (++at; *at >= '0' && *at <= '9'; ++at, ++digits) {
      unit /= 10;
      value += unit * (*at - '0');
    }
  }
  *number = minus ? -value : value;
  return digits;
}

bool
ui_value_read(ParamId id, const char* text, float* value)
{
  double read = 0.0;
  text += strspn(text, " ");
  if (read_point(id, text, value)) {
    return true;
  }
  if (!read_number(text, &read)) {
    return false;
  }
  *value = param_clamp(id, ui_value_is_relative(id) ? (float)(0.5 + read / 200.0)
                                                    : (float)read);
  return true;
}

double
ui_value_way(ParamId id, float value)
{
  const ParamInfo* const info = param_info(id);
  const double way = (double)(value - info->least) / (double)(info->most - info->least);
  // Three quarters of a fader are its loudest 30 dB
  return info->unit == PARAM_DB ? way * way : way;
}

float
ui_value_at(ParamId id, double way)
{
  const ParamInfo* const info = param_info(id);
  const double           kept = fmin(fmax(way, 0.0), 1.0);
  const double           even = info->unit == PARAM_DB ? sqrt(kept) : kept;
  return param_clamp(id, info->least + (float)even * (info->most - info->least));
}

float
ui_value_step(ParamId id, bool fine)
{
  const ParamInfo* const info = param_info(id);
  switch (info->unit) {
  case PARAM_DB:
  case PARAM_BPM:
    return fine ? 0.1f : 1.0f;
  case PARAM_BAR:
    return fine ? 1.0f : 4.0f;
  case PARAM_NO_UNIT:
    break;
  }
  return info->kind != PARAM_FLOAT ? 1.0f : fine ? 0.005f : 0.05f;
}
