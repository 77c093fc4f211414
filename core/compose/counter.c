// Counter: the voice beside the lead, which it must leave room for.

#include "core/compose/arrange.h"
#include "core/compose/scale.h"
#include "core/param/instrument.h"

static uint16_t
scale_over(const ComposeBar* bar, const ScoreChord* chord)
{
  const uint16_t mode = compose_rotate(compose_parent((BaseMode)bar->brief->piece.mode),
                                       bar->brief->piece.key);
  return compose_chord_scale(mode, chord);
}

/// A pitch below the lead's home where this voice begins.
static int
home_of(const ComposeBar* bar)
{
  int low  = 0;
  int high = 0;
  compose_lead_range(bar->brief, &low, &high);
  return low;
}

/// The third and the seventh of a chord, or whatever it has beside its root.
static uint16_t
guides(const ScoreChord* chord)
{
  const uint16_t mask  = base_quality_mask((BaseQuality)chord->quality);
  const uint16_t inner = mask & (1U << 3U | 1U << 4U | 1U << 10U | 1U << 11U);
  const uint16_t rest  = mask & (uint16_t)~1U;
  return compose_rotate(inner ? inner : rest, chord->root);
}

static void
hold_guides(const ComposeBar* bar, ComposeMemory* memory, ComposeNotes* out)
{
  const ComposeLead* const lead      = bar->lead;
  const uint32_t           bar_ticks = bar->brief->meter.bar_ticks;
  const uint32_t           bar_end   = (bar->bar + 1) * bar_ticks;
  const uint32_t           begin     = bar->bar * bar_ticks;
  uint32_t                 start     = begin;
  while (start < bar_end) {
    const ScoreChord* const chord = compose_lead_chord(lead, start);
    uint32_t                end   = bar_end;
    for (uint32_t i = 0; i < lead->n_chords; ++i) {
      const uint32_t next = lead->chords[i].start_ticks;
      end                 = next > start && next < end ? next : end;
    }
    const int from  = memory->n_voices ? memory->voices[0] : home_of(bar);
    const int pitch = compose_nearest(guides(chord), (3 * from + home_of(bar)) / 4);
    compose_notes_add(out, bar, start, end - start, pitch,
                      compose_bar_velocity(bar, start, 'o'));
    *memory = (ComposeMemory){1, {pitch}};
    start   = end;
  }
}

/// Whether the lead begins a note or is still moving around `ticks`.
static bool
lead_speaks(const ComposeBar* bar, uint32_t begin, uint32_t end)
{
  for (uint32_t i = 0; i < bar->lead->n_notes; ++i) {
    const uint32_t start = bar->lead->notes[i].start_ticks;
    if (start + BASE_PPQ / 2U >= begin && start < end) {
      return true;
    }
  }
  return false;
}

/// Short phrases in the beats that the lead leaves free.
static void
answer(const ComposeBar* bar, ComposeMemory* memory, BaseRandom* random,
       ComposeNotes* out)
{
  const ComposeMeter* const meter = &bar->brief->meter;
  const uint32_t            begin = bar->bar * meter->bar_ticks;
  for (uint32_t beat = 0; beat < meter->n_beats; ++beat) {
    const uint32_t start = begin + meter->start[beat];
    const uint32_t ticks = meter->start[beat + 1] - meter->start[beat];
    if (lead_speaks(bar, start, start + ticks)) {
      memory->n_voices = 0;
      continue;
    }
    const uint32_t          parts = base_random_unit(random) < 0.6f ? 2 : 1;
    const ScoreChord* const chord = compose_lead_chord(bar->lead, start);
    for (uint32_t i = 0; i < parts; ++i) {
      const int up    = base_random_below(random, 2) ? 1 : -1;
      const int last  = memory->n_voices ? memory->voices[0] : home_of(bar) + 5;
      const int pitch = i || memory->n_voices
                          ? compose_walk(scale_over(bar, chord), last, up)
                          : compose_nearest(compose_chord_tones(chord), last);
      compose_notes_add(out, bar, start + i * ticks / parts, ticks / parts, pitch,
                        compose_bar_velocity(bar, start, 'x'));
      *memory = (ComposeMemory){1, {pitch}};
    }
  }
}

/// The section's riff on the chord's upper notes.
static void
stab(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out)
{
  const ComposeStyle* const style = compose_brief_style(bar->brief, bar->part);
  ComposeStroke             strokes[COMPOSE_MAX_STROKES];
  const uint32_t n = compose_bar_strokes(bar, style->stabs, false, random, strokes);
  for (uint32_t i = 0; i < n; ++i) {
    const uint16_t tones = compose_chord_tones(strokes[i].chord);
    const int      top   = compose_nearest(tones, home_of(bar) + 3);
    const uint8_t  velocity =
      compose_bar_velocity(bar, strokes[i].start_ticks, strokes[i].what);
    for (int voice = 0; voice < 3; ++voice) {
      compose_notes_add(out, bar, strokes[i].start_ticks, strokes[i].length_ticks,
                        compose_walk(tones, top, -voice), velocity);
    }
  }
}

/// The lead's own line a third below, or the chord's note under it where it rests.
static void
second(const ComposeBar* bar, ComposeNotes* out)
{
  const uint32_t bar_ticks = bar->brief->meter.bar_ticks;
  for (uint32_t i = 0; i < bar->lead->n_notes; ++i) {
    const ScoreNote* const note = &bar->lead->notes[i];
    if (note->start_ticks / bar_ticks != bar->bar) {
      continue;
    }
    const ScoreChord* const chord = compose_lead_chord(bar->lead, note->start_ticks);
    const uint16_t          tones = compose_chord_tones(chord);
    const int  third = compose_walk(scale_over(bar, chord), note->pitch, -2);
    const bool firm  = compose_has(tones, note->pitch);
    const int  below = firm ? compose_nearest(tones, third) : third;
    compose_notes_add(out, bar, note->start_ticks, note->length_ticks,
                      below < note->pitch ? below
                                          : compose_walk(tones, note->pitch, -1),
                      compose_bar_velocity(bar, note->start_ticks, 'o'));
  }
}

void
compose_counter(const ComposeBar* bar, ComposeMemory* memory, BaseRandom* random,
                ComposeNotes* out)
{
  const ComposeStyle* const style = compose_brief_style(bar->brief, bar->part);
  if (bar->last) {
    hold_guides(bar, memory, out);
    return;
  }
  switch (style->counter) {
  case COMPOSE_ANSWERS:
    answer(bar, memory, random, out);
    break;
  case COMPOSE_STABS:
    stab(bar, random, out);
    break;
  case COMPOSE_SECOND:
    second(bar, out);
    break;
  default:
    hold_guides(bar, memory, out);
    break;
  }
}
