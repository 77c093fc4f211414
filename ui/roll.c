#include "ui/roll.h"

#include "ui/roll_shape.h"
#include "ui/roman.h"

#include <math.h>
#include <stdio.h>

double
ui_roll_follow(const UiRoll* roll, const UiMirror* mirror, double ticks)
{
  const double at = ticks * roll->px_per_tick;
  const double end =
    (double)mirror->piece.bars * ui_mirror_bar_ticks(mirror) * roll->px_per_tick;
  double left = at - roll->box.w / 3;
  if (mirror->piece.bars) {
    left = fmin(left, end - roll->box.w + 48);
  }
  return fmax(left, -40.0); // Room for the key names before the first bar
}

/// Draws a filled box on whole logical pixels.
static void
fill(cairo_t* cr, UiColour colour, double alpha, double x, double y, double w, double h)
{
  cairo_rectangle(cr, x, y, w, h);
  ui_ink(cr, colour, alpha);
  cairo_fill(cr);
}

static void
draw_lanes(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape)
{
  const UiRect keys = shape->keys;
  for (int pitch = shape->low; pitch <= shape->high; ++pitch) {
    const double y  = keys.y + (shape->high - pitch) * shape->key;
    const int    pc = ((pitch % 12) + 12) % 12;
    if (1U << pc & 0x54AU) { // The black keys
      fill(cr, theme->sunken, 0.45, keys.x, y, keys.w, shape->key);
    }
    if (pc == 0) {
      fill(cr, theme->line, 0.7, keys.x, y + shape->key - 0.5, keys.w, 1);
    }
  }
  fill(cr, theme->sunken, 0.6, shape->drums.x, shape->drums.y, shape->drums.w,
       shape->drums.h);
  fill(cr, theme->line, 1.0, keys.x, shape->chords.y + shape->chords.h - 1, keys.w, 1);
  fill(cr, theme->line, 1.0, keys.x, shape->drums.y, keys.w, 1);
}

static void
draw_beats(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape, double x,
           double wide, unsigned beats)
{
  const double h = shape->keys.h + shape->drums.h;
  for (unsigned b = 1; b < beats && wide / beats > 12; ++b) {
    fill(cr, theme->grid, 1.0, x + b * wide / beats, shape->keys.y, 1, h);
  }
}

static void
draw_bars(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
          const UiRollShape* shape, const UiMirror* mirror)
{
  const double  bar   = ui_mirror_bar_ticks(mirror);
  const double  wide  = bar * roll->px_per_tick;
  const double  y     = shape->chords.y;
  const int64_t first = (int64_t)fmax(floor(roll->left / wide), 0.0);
  const int64_t seen  = (int64_t)ceil((roll->left + roll->box.w) / wide);
  const int64_t bars  = mirror->piece.bars;
  const int64_t last  = bars && bars < seen ? bars : seen;
  for (int64_t i = first; i <= last; ++i) {
    const double x = ui_roll_x(roll, (double)i * bar);
    fill(cr, theme->line, 1.0, x, y, 1, roll->box.y + roll->box.h - y);
    if (i < last || !bars) {
      draw_beats(cr, theme, shape, x, wide, mirror->piece.meter.beats);
    }
  }
}

/// Numbers stand at bars, as many as there is room for.
static void
draw_numbers(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
             const UiRollShape* shape, const UiMirror* mirror)
{
  const double  bar  = ui_mirror_bar_ticks(mirror);
  const double  wide = bar * roll->px_per_tick;
  const int64_t each = wide > 34 ? 1 : wide > 17 ? 2 : wide > 9 ? 4 : 8;
  const int64_t from = (int64_t)fmax(floor(roll->left / wide), 0.0) / each * each;
  const int64_t bars = mirror->piece.bars;
  const int64_t seen = (int64_t)ceil((roll->left + roll->box.w) / wide);
  const int64_t last = bars && bars <= seen ? bars - 1 : seen;
  char          number[24];
  ui_ink(cr, theme->quiet, 1.0);
  for (int64_t i = from; i <= last; i += each) {
    const double x = ui_roll_x(roll, (double)i * bar);
    snprintf(number, sizeof(number), "%ld", (long)i + 1);
    ui_text_draw(cr, UI_SMALL,
                 (UiRect){x + 5, shape->ruler.y + 1, wide * (double)each - 4, 17},
                 UI_LEFT, number);
  }
}

void
ui_draw_roll_section(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape,
                     const UiSection* section, double begin, double end)
{
  const UiRect block = {begin + 1, shape->sections.y + 1, end - begin - 2, 18};
  if (block.w < 6) {
    return;
  }
  ui_round(cr, block, 5);
  ui_ink(cr, ui_mix(theme->panel, theme->line, 0.8), 1.0);
  cairo_fill(cr);
  // The more it drives, the fuller the line under its name
  ui_round(cr, (UiRect){block.x + 4, block.y + 16, (block.w - 8), 2}, 1);
  ui_ink(cr, theme->accent, 0.1 + 0.75 * (double)section->drive);
  cairo_fill(cr);
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_SMALL,
               (UiRect){block.x + 8, block.y - 1, fmax(block.w - 12, 0), block.h},
               UI_LEFT, section->label);
}

void
ui_draw_roll_chord(cairo_t* cr, const UiTheme* theme, const UiRollShape* shape,
                   UiRect box, const UiChord* chord, unsigned key)
{
  char numeral[24];
  ui_ink(cr, theme->text, 0.92);
  ui_text_draw(cr, UI_STRONG, box, UI_LEFT, chord->name);
  if (shape->numerals && ui_roman(chord->name, key, numeral, sizeof(numeral))) {
    ui_ink(cr, theme->quiet, 1.0);
    ui_text_draw(cr, UI_SMALL, (UiRect){box.x, box.y + 17, box.w, 15}, UI_LEFT,
                 numeral);
  }
}

static void
draw_section(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
             const UiRollShape* shape, const UiSection* section, double bar,
             unsigned key)
{
  ui_draw_roll_section(cr, theme, shape, section, ui_roll_x(roll, section->first * bar),
                       ui_roll_x(roll, ((double)section->first + section->bars) * bar));
  for (uint32_t i = 0; i < section->n_chords; ++i) {
    ui_draw_roll_chord(cr, theme, shape, ui_roll_chord(roll, shape, section, i, bar),
                       &section->chords[i], key);
  }
}

static void
draw_notes(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
           const UiRollShape* shape, const UiSection* section, double bar)
{
  const double right = roll->box.x + roll->box.w;
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    const UiNote* const note = &section->notes[i];
    const UiRect        box =
      ui_roll_note(roll, shape, note, section->first * bar + note->start);
    if (box.x + box.w < roll->box.x || box.x > right) {
      continue;
    }
    const double loud = note->velocity / 127.0;
    ui_round(cr, box, 2);
    ui_ink(cr, ui_mix(theme->panel, theme->parts[note->part], 0.4 + 0.6 * loud), 1.0);
    cairo_fill(cr);
  }
}

void
ui_draw_roll_page(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                  const UiMirror* mirror)
{
  const UiRollShape shape = ui_roll_shape(roll, mirror);
  const double      bar   = ui_mirror_bar_ticks(mirror);
  const double      from  = roll->left / roll->px_per_tick;
  const double      to    = (roll->left + roll->box.w) / roll->px_per_tick;
  cairo_save(cr);
  cairo_rectangle(cr, roll->box.x, roll->box.y, roll->box.w, roll->box.h);
  cairo_clip(cr);
  ui_ink(cr, theme->panel, 1.0);
  cairo_paint(cr);
  if (mirror->piece.known) {
    draw_lanes(cr, theme, &shape);
    draw_bars(cr, theme, roll, &shape, mirror);
    draw_numbers(cr, theme, roll, &shape, mirror);
    for (uint32_t i = 0; i < mirror->n_sections; ++i) {
      const UiSection* const section = &mirror->sections[i];
      // A note may sound on a little into the next section
      if (((double)section->first + section->bars + 1) * bar >= from &&
          section->first * bar <= to) {
        draw_section(cr, theme, roll, &shape, section, bar, mirror->piece.key);
        draw_notes(cr, theme, roll, &shape, section, bar);
      }
    }
  }
  cairo_restore(cr);
}
