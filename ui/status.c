// The last line: what went wrong, what is being done, or what one might do.

#include "ui/panel.h"

#include <stdio.h>

static const char*
advice(const UiView* view)
{
  const UiMirror* const m = &view->mirror;
  if (view->editing && !view->entry.purpose) {
    return "Enter composes, Escape gives the keyboard back to the host.";
  }
  if (view->navigating) {
    return "Tab and Shift+Tab move on, arrows change, Enter acts, Escape leaves.";
  }
  if (!m->piece.known) {
    return "Click into the field and describe a piece.";
  }
  if (view->reading.remark[0]) {
    return view->reading.remark;
  }
  if (!m->playhead.rolling) {
    return "Press play in the host, or click a bar to hear it from there.";
  }
  return "Generate again for another take of the same sentence.";
}

/// The line, and whether it is an error (2) or work in progress (1).
static int
message(const UiView* view, char* words, size_t size)
{
  const UiMirror* const    m      = &view->mirror;
  const UiRendering* const render = &m->rendering;
  if (m->status[0]) {
    snprintf(words, size, "%s", m->status);
    return 2;
  }
  if (render->known && render->error[0]) {
    snprintf(words, size, "%s", render->error);
    return 2;
  }
  if (m->playhead.busy) {
    snprintf(words, size,
             m->piece.bars ? "Composing\xE2\x80\xA6 %d of %d bars; Escape cancels."
                           : "Composing\xE2\x80\xA6 %d bars; Escape cancels.",
             m->playhead.ready, m->piece.bars);
    return 1;
  }
  if (render->known && !render->done) {
    snprintf(words, size, "Writing the WAV file\xE2\x80\xA6 %.0f %%",
             100.0 * (double)render->share);
    return 1;
  }
  snprintf(words, size, "%s", view->notice[0] ? view->notice : advice(view));
  return 0;
}

static void
draw_loudness(const UiView* view, cairo_t* cr, UiRect box)
{
  const double lufs = view->loudness_shown;
  char         words[32];
  if (lufs > -70.0) {
    const long tenths = (long)(lufs * -10.0 + 0.5);
    snprintf(words, sizeof(words), "\xE2\x88\x92%ld.%ld LUFS", tenths / 10,
             tenths % 10);
    ui_ink(cr, view->theme.quiet, 1.0);
    ui_text_draw(cr, UI_SMALL, box, UI_RIGHT, words);
  }
}

void
ui_status_draw(UiView* view, cairo_t* cr)
{
  const UiTheme* const t      = &view->theme;
  const UiRect         box    = view->layout.status;
  const UiColour       inks[] = {t->quiet, t->accent, t->alarm};
  const double         right  = box.x + box.w - UI_MARGIN;
  char                 words[320];
  const int            kind = message(view, words, sizeof(words));
  ui_ink(cr, inks[kind], 1.0);
  ui_text_draw(cr, UI_SMALL,
               (UiRect){UI_MARGIN, box.y - 2, box.w - 2 * UI_MARGIN - 230, box.h},
               UI_LEFT, words);
  ui_draw_meter(cr, t, (UiRect){right - 120, box.y + box.h / 2 - 4, 120, 4},
                view->level_db, t->accent);
  draw_loudness(view, cr, (UiRect){right - 220, box.y - 2, 90, box.h});
}
