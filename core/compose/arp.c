// Arp: a figure of eight steps up and down the chord, the same all through an idea.

#include "core/compose/arrange.h"
#include "core/compose/scale.h"

#define FIGURE 8U
#define LOWEST 64

static void
draw_figure(uint32_t choice, int figure[FIGURE])
{
  static const int shapes[][FIGURE] = {
    {0, 1, 2, 3, 4, 3, 2, 1}, {0, 1, 2, 3, 0, 1, 2, 3}, {4, 3, 2, 1, 4, 3, 2, 1},
    {0, 2, 1, 3, 2, 4, 3, 1}, {0, 3, 0, 4, 0, 3, 0, 2}, {0, 2, 4, 2, 3, 2, 1, 2},
  };
  const uint32_t n = sizeof(shapes) / sizeof(shapes[0]);
  for (uint32_t i = 0; i < FIGURE; ++i) {
    // A turned figure begins elsewhere in its round
    figure[i] = shapes[choice % n][(i + choice / n % 2U * 4U) % FIGURE];
  }
}

void
compose_arp(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out)
{
  const ComposeStyle* const style = compose_brief_style(bar->brief, bar->part);
  ComposeStroke             strokes[COMPOSE_MAX_STROKES];
  int                       figure[FIGURE];
  const uint32_t            n = compose_bar_strokes(
               bar, bar->full ? style->arp.full : style->arp.calm, false, random, strokes);
  draw_figure(compose_bar_choice(bar), figure);
  for (uint32_t i = 0; i < n; ++i) {
    const uint16_t tones = compose_chord_tones(strokes[i].chord);
    const int      pitch = compose_walk(tones, compose_nearest(tones, LOWEST),
                                   bar->last ? 0 : figure[i % FIGURE]);
    compose_notes_add(
      out, bar, strokes[i].start_ticks, strokes[i].length_ticks, pitch,
      compose_bar_velocity(bar, strokes[i].start_ticks, strokes[i].what));
  }
}
