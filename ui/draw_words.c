#include "ui/draw.h"

#include <math.h>
#include <stdio.h>

#define MARGIN 24.0

void
ui_draw_name(cairo_t* cr, const UiTheme* theme, UiRect box)
{
  // Four notes going up, as the pen would dash them off
  static const double steps[] = {11, 5, 8, 0};

  const double x = box.x + MARGIN, y = box.y + box.h / 2 - 8;
  for (unsigned i = 0; i < 4; ++i) {
    ui_round(cr, (UiRect){x + i * 6, y + steps[i], 8, 4}, 2);
    ui_ink(cr, theme->accent, 0.55 + 0.15 * i);
    cairo_fill(cr);
  }
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_TITLE, (UiRect){x + 38, box.y - 1, 160, box.h}, UI_LEFT, "estro");
}

/// One fact in a frame; returns where the next may begin.
static double
draw_chip(cairo_t* cr, const UiTheme* theme, double x, UiRect box, const char* words)
{
  const double width = ui_text_width(cr, UI_STRONG, words) + 24;
  const UiRect chip  = {x, box.y + (box.h - 26) / 2, width, 26};
  if (!words[0] || x + width > box.x + box.w - MARGIN) {
    return x;
  }
  ui_round(cr, ui_inset(chip, 0.5), 13);
  ui_ink(cr, theme->panel, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, theme->line, 1.0);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_STRONG, chip, UI_CENTRE, words);
  return x + width + 8;
}

static double
draw_facts(cairo_t* cr, const UiTheme* theme, UiRect box, const UiPiece* piece)
{
  char   words[96];
  double x = box.x + MARGIN;
  snprintf(words, sizeof(words), "%s %s", base_key_name(piece->key, piece->mode),
           base_mode_name(piece->mode));
  x = draw_chip(cr, theme, x, box, piece->title[0] ? piece->title : words);
  snprintf(words, sizeof(words), "%.4g bpm", (double)piece->tempo_bpm);
  x = draw_chip(cr, theme, x, box, words);
  snprintf(words, sizeof(words), "%d/%d", piece->meter.beats, piece->meter.unit);
  x = draw_chip(cr, theme, x, box, words);
  snprintf(words, sizeof(words), "%d bars", piece->bars);
  return draw_chip(cr, theme, x, box, piece->bars ? words : "endless");
}

void
ui_draw_reading(cairo_t* cr, const UiTheme* theme, UiRect box, const UiMirror* mirror)
{
  double x = box.x + MARGIN;
  if (mirror->piece.known) {
    x = draw_facts(cr, theme, box, &mirror->piece) + 8;
  }
  const UiRect rest = {x, box.y, box.x + box.w - MARGIN - x, box.h};
  ui_ink(cr, theme->quiet, 1.0);
  if (mirror->summary[0]) {
    ui_text_draw(cr, UI_BODY, rest, UI_LEFT, mirror->summary);
  } else if (!mirror->piece.known) {
    ui_text_draw(cr, UI_BODY, rest, UI_LEFT,
                 "Say the style, mood, key, tempo, meter, instruments, or what to "
                 "leave out. Enter composes.");
  }
}

static void
say_place(const UiMirror* mirror, double ticks, char* line, size_t size)
{
  const int32_t bar  = ui_mirror_bar_ticks(mirror);
  const int32_t beat = BASE_PPQ * 4 / mirror->piece.meter.unit;
  const double  at   = fmax(ticks, 0.0);
  const double  bars = floor(at / bar);
  snprintf(line, size, "bar %.0f  beat %.0f", bars + 1,
           floor((at - bars * bar) / beat) + 1);
}

#define SWATCH 14.0
#define BETWEEN 18.0

/// How wide the legend is with or without the names of the parts.
static double
legend_width(cairo_t* cr, const UiPiece* piece, bool with_names)
{
  double width = -BETWEEN;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (piece->parts[i][0]) {
      width += SWATCH + ui_text_width(cr, UI_SMALL, piece->parts[i]) + BETWEEN;
      width +=
        with_names ? ui_text_width(cr, UI_SMALL, base_part_name((BasePart)i)) + 5 : 0.0;
    }
  }
  return width;
}

static void
draw_parts(cairo_t* cr, const UiTheme* theme, UiRect box, const UiPiece* piece)
{
  const bool   with_names = legend_width(cr, piece, true) <= box.w;
  const double end        = box.x + box.w;
  double       x          = box.x;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (!piece->parts[i][0] || x > end - 40) {
      continue;
    }
    ui_round(cr, (UiRect){x, box.y + box.h / 2 - 4, 8, 8}, 2.5);
    ui_ink(cr, theme->parts[i], 1.0);
    cairo_fill(cr);
    x += SWATCH;
    if (with_names) {
      ui_ink(cr, theme->quiet, 1.0);
      x += ui_text_draw(cr, UI_SMALL, (UiRect){x, box.y, end - x, box.h}, UI_LEFT,
                        base_part_name((BasePart)i)) +
           5;
    }
    ui_ink(cr, theme->text, 1.0);
    x += ui_text_draw(cr, UI_SMALL, (UiRect){x, box.y, fmax(end - x, 0), box.h},
                      UI_LEFT, piece->parts[i]) +
         BETWEEN;
  }
}

void
ui_draw_legend(cairo_t* cr, const UiTheme* theme, UiRect box, const UiMirror* mirror,
               double ticks)
{
  const double place = 110;
  const double width = box.w - 2 * MARGIN - place;
  char         line[64];
  if (mirror->piece.known) {
    draw_parts(cr, theme, (UiRect){box.x + MARGIN, box.y, width, box.h},
               &mirror->piece);
    say_place(mirror, ticks, line, sizeof(line));
    ui_ink(cr, theme->quiet, 1.0);
    ui_text_draw(cr, UI_SMALL, (UiRect){box.x + MARGIN + width, box.y, place, box.h},
                 UI_RIGHT, line);
  }
}

/// What one might do next.
static const char*
advice(const UiMirror* mirror, bool editing)
{
  if (editing) {
    return "Enter composes, Escape gives the keyboard back to the host.";
  }
  if (!mirror->piece.known) {
    return "Click into the field and describe a piece.";
  }
  if (!mirror->playhead.rolling && mirror->params[PARAM_FOLLOW_HOST] >= 0.5f) {
    return "Press play in the host to listen, or switch off Follow host to listen now.";
  }
  return "Generate again for another take of the same sentence.";
}

void
ui_draw_status(cairo_t* cr, const UiTheme* theme, UiRect box, const UiMirror* mirror,
               bool editing)
{
  const UiRect line = {box.x + MARGIN, box.y - 2, box.w - 2 * MARGIN - 150, box.h};
  char         words[96];
  if (mirror->status[0]) {
    ui_ink(cr, theme->alarm, 1.0);
    ui_text_draw(cr, UI_SMALL, line, UI_LEFT, mirror->status);
  } else if (mirror->playhead.busy) {
    snprintf(words, sizeof(words),
             mirror->piece.bars ? "Composing\xE2\x80\xA6 %d of %d bars"
                                : "Composing\xE2\x80\xA6 %d bars",
             mirror->playhead.ready, mirror->piece.bars);
    ui_ink(cr, theme->accent, 1.0);
    ui_text_draw(cr, UI_SMALL, line, UI_LEFT, words);
  } else {
    ui_ink(cr, theme->quiet, 1.0);
    ui_text_draw(cr, UI_SMALL, line, UI_LEFT, advice(mirror, editing));
  }
}

void
ui_draw_meter(cairo_t* cr, const UiTheme* theme, UiRect box, double level_db)
{
  const UiRect track = {box.x + box.w - MARGIN - 120, box.y + box.h / 2 - 4, 120, 4};
  const double share = fmin(fmax(1.0 + level_db / UI_METER_DB, 0.0), 1.0);
  ui_round(cr, track, 2);
  ui_ink(cr, theme->line, 1.0);
  cairo_fill(cr);
  if (share > 0.0) {
    ui_round(cr, (UiRect){track.x, track.y, fmax(track.w * share, 4), track.h}, 2);
    ui_ink(cr, level_db >= 0.0 ? theme->alarm : theme->accent, 1.0);
    cairo_fill(cr);
  }
}
