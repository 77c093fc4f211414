#include "ui/roll.h"
#include "ui/roll_shape.h"

#include <math.h>
#include <stdio.h>

#define GUTTER 34.0
#define HIT_TICKS 160 ///< How long a drum hit glows

static void
draw_key_names(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
               const UiRollShape* shape)
{
  const UiRect           box = roll->box;
  cairo_pattern_t* const fade =
    cairo_pattern_create_linear(box.x, 0, box.x + GUTTER, 0);
  const UiColour c = theme->panel;
  cairo_pattern_add_color_stop_rgba(fade, 0.0, c.r, c.g, c.b, 1.0);
  cairo_pattern_add_color_stop_rgba(fade, 0.6, c.r, c.g, c.b, 0.85);
  cairo_pattern_add_color_stop_rgba(fade, 1.0, c.r, c.g, c.b, 0.0);
  cairo_rectangle(cr, box.x, shape->keys.y, GUTTER, box.h - (shape->keys.y - box.y));
  cairo_set_source(cr, fade);
  cairo_fill(cr);
  cairo_pattern_destroy(fade);

  const int each = shape->key * 12 < 15 ? 24 : 12; // Names must not touch
  ui_ink(cr, theme->quiet, 1.0);
  for (int pitch = shape->low; pitch <= shape->high; ++pitch) {
    const double y = shape->keys.y + (shape->high - pitch + 0.5) * shape->key;
    if (pitch % each == 0 && pitch >= 0 && y - 6 > shape->keys.y) {
      char name[16];
      snprintf(name, sizeof(name), "C%d", pitch / 12 - 1);
      ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 8, y - 8, 24, 16}, UI_LEFT, name);
    }
  }
}

static void
draw_lit(cairo_t* cr, const UiTheme* theme, UiRect box, UiColour colour, double glow)
{
  ui_round(cr, ui_inset(box, -3), 5);
  ui_ink(cr, colour, 0.35 * glow);
  cairo_fill(cr);
  ui_round(cr, box, 2);
  ui_ink(cr, ui_mix(colour, theme->lit, 0.55), glow);
  cairo_fill(cr);
}

static void
draw_sounding(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
              const UiRollShape* shape, const UiSection* section, double bar,
              double ticks)
{
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    const UiNote* const note   = &section->notes[i];
    const double        start  = section->first * bar + note->start;
    const bool          drum   = note->part == BASE_DRUMS;
    const double        since  = ticks - start;
    const double        length = drum ? HIT_TICKS : note->length;
    if (since >= 0 && since < length) {
      draw_lit(cr, theme, ui_roll_note(roll, shape, note, start),
               theme->parts[note->part], drum ? 1.0 - since / length : 1.0);
    }
  }
}

static void
draw_playhead(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
              const UiRollShape* shape, double ticks)
{
  const double x = ui_roll_x(roll, ticks);
  const double y = shape->keys.y;
  const double h = roll->box.y + roll->box.h - y;
  if (x < roll->box.x || x > roll->box.x + roll->box.w - 2) {
    return;
  }
  cairo_rectangle(cr, x - 3, y, 7, h);
  ui_ink(cr, theme->accent, 0.14);
  cairo_fill(cr);
  cairo_rectangle(cr, x, y, 1.5, h);
  ui_ink(cr, theme->accent, 1.0);
  cairo_fill(cr);
  cairo_move_to(cr, x - 4.5, y - 1);
  cairo_line_to(cr, x + 6, y - 1);
  cairo_line_to(cr, x + 0.75, y + 6);
  cairo_close_path(cr);
  cairo_fill(cr);
}

/// Round corners by painting what lies outside of them.
static void
draw_frame(cairo_t* cr, const UiTheme* theme, UiRect box)
{
  cairo_save(cr);
  cairo_rectangle(cr, box.x, box.y, box.w, box.h);
  ui_round(cr, box, 12);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  ui_ink(cr, theme->ground, 1.0);
  cairo_fill(cr);
  cairo_restore(cr);
  ui_round(cr, ui_inset(box, 0.5), 12);
  ui_ink(cr, theme->line, 1.0);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
}

/// Which of a section's chords sounds at `ticks`; n_chords if none does.
static uint32_t
chord_at(const UiSection* section, double begin, double ticks)
{
  uint32_t now = 0;
  while (now + 1 < section->n_chords &&
         begin + section->chords[now + 1].start <= ticks) {
    ++now;
  }
  return now < section->n_chords && begin + section->chords[now].start <= ticks
           ? now
           : section->n_chords;
}

/// Clear the chords' line up to `right`, from its beginning.
static void
clear_name(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
           const UiRollShape* shape, double right)
{
  cairo_rectangle(cr, roll->box.x, shape->chords.y, fmax(right - roll->box.x, 0.0),
                  shape->chords.h - 1);
  ui_ink(cr, theme->panel, 1.0);
  cairo_fill(cr);
}

static void
light_up(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name)
{
  // Over the plain name its edges would show
  const double width = ui_text_width(cr, UI_STRONG, name);
  cairo_rectangle(cr, box.x - 1, box.y, fmin(width + 3, box.w + 1), box.h);
  ui_ink(cr, theme->panel, 1.0);
  cairo_fill(cr);
  ui_ink(cr, theme->accent, 1.0);
  ui_text_draw(cr, UI_STRONG, box, UI_LEFT, name);
}

/// The chord that sounds lights up; it keeps its name in sight at the left edge.
static void
draw_chord(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
           const UiRollShape* shape, const UiMirror* mirror, double ticks, bool lit)
{
  const UiSection* const section = ui_mirror_section_at(mirror, ticks);
  const double           bar     = ui_mirror_bar_ticks(mirror);
  const uint32_t now = section ? chord_at(section, section->first * bar, ticks) : 0;
  if (!section || now == section->n_chords) {
    return;
  }
  const UiChord* const chord = &section->chords[now];
  UiRect               box   = ui_roll_chord(roll, shape, section, now, bar);
  if (box.x < roll->box.x + 8) {
    const double right = box.x + box.w;
    clear_name(cr, theme, roll, shape, right); // What is left of the old one goes
    box.x = roll->box.x + 8;
    box.w = fmax(right - box.x, 0.0);
    if (ui_text_width(cr, UI_STRONG, chord->name) > box.w) {
      return; // Half a name would be another chord's
    }
    ui_draw_roll_chord(cr, theme, shape, box, chord, mirror->piece.key);
  }
  if (lit) {
    light_up(cr, theme, box, chord->name);
  }
}

/// The section at the left edge keeps its name in sight.
static void
draw_section_name(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                  const UiRollShape* shape, const UiMirror* mirror)
{
  const double           from    = roll->left / roll->px_per_tick;
  const UiSection* const section = ui_mirror_section_at(mirror, from);
  const double           bar     = ui_mirror_bar_ticks(mirror);
  if (!section) {
    return;
  }
  const double begin = ui_roll_x(roll, section->first * bar);
  const double end   = ui_roll_x(roll, ((double)section->first + section->bars) * bar);
  if (begin < roll->box.x) {
    ui_ink(cr, theme->panel, 1.0);
    cairo_rectangle(cr, roll->box.x, shape->sections.y, end - roll->box.x,
                    shape->sections.h);
    cairo_fill(cr);
    ui_draw_roll_section(cr, theme, shape, section, roll->box.x - 1, end);
  }
}

void
ui_draw_roll_live(cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                  const UiMirror* mirror, double ticks)
{
  const UiRollShape shape = ui_roll_shape(roll, mirror);
  const double      bar   = ui_mirror_bar_ticks(mirror);
  cairo_save(cr);
  cairo_rectangle(cr, roll->box.x, roll->box.y, roll->box.w, roll->box.h);
  cairo_clip(cr);
  if (mirror->piece.known) {
    for (uint32_t i = 0; mirror->playhead.rolling && i < mirror->n_sections; ++i) {
      const UiSection* const section = &mirror->sections[i];
      const double           begin   = section->first * bar;
      if (ticks >= begin && ticks < begin + (section->bars + 1.0) * bar) {
        draw_sounding(cr, theme, roll, &shape, section, bar, ticks);
      }
    }
    draw_section_name(cr, theme, roll, &shape, mirror);
    draw_playhead(cr, theme, roll, &shape, ticks);
    draw_chord(cr, theme, roll, &shape, mirror, fmax(roll->left, 0) / roll->px_per_tick,
               false);
    draw_chord(cr, theme, roll, &shape, mirror, ticks, true);
    draw_key_names(cr, theme, roll, &shape);
  }
  cairo_restore(cr);
  draw_frame(cr, theme, roll->box);
}
