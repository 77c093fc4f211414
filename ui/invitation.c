#include "ui/invitation.h"

static const char* const examples[UI_N_EXAMPLES] = {
  "slow jazz waltz in Bb, walking bass, brushes, no piano",
  "driving synthwave in A minor at 110 bpm with a bright lead",
  "calm piano and strings, melancholic, 6/8, 24 bars",
  "funky groove, slap bass, clavinet and brass section",
};

#define HEIGHT 32.0
#define STEP 40.0

const char*
ui_example(unsigned i)
{
  return examples[i];
}

static double
top(UiRect card)
{
  return card.y + (card.h - UI_N_EXAMPLES * STEP) / 2 + 12;
}

UiRect
ui_example_box(UiRect card, unsigned i)
{
  const double width = card.w - 80 < 470 ? card.w - 80 : 470;
  return (UiRect){card.x + (card.w - width) / 2, top(card) + i * STEP, width, HEIGHT};
}

void
ui_draw_invitation(cairo_t* cr, const UiTheme* theme, UiRect card, unsigned hot)
{
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_FIELD, (UiRect){card.x, top(card) - 44, card.w, 24}, UI_CENTRE,
               "Describe a piece, or begin with one of these");
  for (unsigned i = 0; i < UI_N_EXAMPLES; ++i) {
    const UiRect box = ui_example_box(card, i);
    ui_round(cr, ui_inset(box, 0.5), HEIGHT / 2);
    ui_ink(cr, i == hot ? theme->line : theme->ground, i == hot ? 0.8 : 0.55);
    cairo_fill_preserve(cr);
    ui_ink(cr, i == hot ? theme->accent : theme->line, 1.0);
    cairo_set_line_width(cr, 1.0);
    cairo_stroke(cr);
    ui_ink(cr, i == hot ? theme->text : theme->quiet, 1.0);
    ui_text_draw(cr, UI_BODY, box, UI_CENTRE, examples[i]);
  }
}
