// Chords and pad: the chord's notes in the inversion nearest to the last one.

#include "core/compose/arrange.h"
#include "core/compose/scale.h"

#include <stdlib.h>

/// The notes to voice: with a bass below, rich chords do without their root,
/// but for the tonic chord, which would become another without it.
static uint16_t
notes_to_voice(const ComposeBar* bar, const ScoreChord* chord)
{
  uint16_t   mask  = base_quality_mask((BaseQuality)chord->quality);
  const bool based = (bar->section->layers >> BASE_BASS) & 1U;
  uint32_t   n     = 0;
  for (uint16_t m = mask; m; m = (uint16_t)(m & (m - 1U))) {
    ++n;
  }
  if (n >= 5 && based && chord->root != bar->brief->piece.key) {
    mask &= (uint16_t)~1U;
  } else if (n >= 5) {
    mask &= (uint16_t) ~(1U << 7U);
  }
  return compose_rotate(mask, chord->root);
}

/// Let the second voice from above sound an octave lower, so that a pad is wide.
static void
open_up(ComposeMemory* voicing)
{
  const uint32_t n = voicing->n_voices;
  if (n < 3) {
    return;
  }
  const int dropped = voicing->voices[n - 2] - 12;
  for (uint32_t i = n - 2; i > 0; --i) {
    voicing->voices[i] = voicing->voices[i - 1];
  }
  voicing->voices[0] = dropped;
}

static uint32_t
stack(uint16_t mask, int lowest, int voices[COMPOSE_MAX_VOICES])
{
  uint32_t n = 0;
  for (int pitch = lowest; pitch < lowest + 12 && n < COMPOSE_MAX_VOICES; ++pitch) {
    if (compose_has(mask, pitch)) {
      voices[n++] = pitch;
    }
  }
  return n;
}

/// How far the hand moves from the last voicing, and from its place on the keys.
static int
effort(const ComposeMemory* memory, const int* voices, uint32_t n, int centre)
{
  int sum = 0;
  for (uint32_t i = 0; i < n && memory->n_voices; ++i) {
    const uint32_t k = i < memory->n_voices ? i : memory->n_voices - 1;
    sum += 2 * abs(voices[i] - memory->voices[k]);
  }
  const int away = abs((voices[0] + voices[n - 1]) / 2 - centre);
  return sum + away + away * away / 6;
}

static int
centre_of(const ComposeBar* bar)
{
  const bool powers = bar->brief->style->colour == COMPOSE_POWERS;
  return bar->part == BASE_PAD ? 63 : powers ? 48 : 60;
}

static void
voice(const ComposeBar* bar, const ScoreChord* chord, ComposeMemory* memory)
{
  const uint16_t mask   = notes_to_voice(bar, chord);
  const int      centre = centre_of(bar);
  ComposeMemory  best   = {0};
  int            least  = 0;
  for (int lowest = centre - 12; lowest < centre + 6; ++lowest) {
    ComposeMemory tried = {0};
    if (!compose_has(mask, lowest)) {
      continue;
    }
    tried.n_voices = stack(mask, lowest, tried.voices);
    if (bar->part == BASE_PAD) {
      open_up(&tried);
    }
    const int worth = effort(memory, tried.voices, tried.n_voices, centre);
    if (!best.n_voices || worth < least) {
      best  = tried;
      least = worth;
    }
  }
  *memory = best;
}

static void
strike(const ComposeBar* bar, const ComposeStroke* stroke, const ComposeMemory* memory,
       ComposeNotes* out)
{
  const uint8_t velocity = compose_bar_velocity(bar, stroke->start_ticks, stroke->what);
  const bool    single   = stroke->what >= '1' && stroke->what <= '9';
  const uint32_t chosen  = (uint32_t)(stroke->what - '1');
  for (uint32_t i = 0; i < memory->n_voices; ++i) {
    const int octave = single ? 12 * (int)(chosen / memory->n_voices) : 0;
    if (!single || i == chosen % memory->n_voices) {
      compose_notes_add(out, bar, stroke->start_ticks, stroke->length_ticks,
                        memory->voices[i] + octave, velocity);
    }
  }
}

/// Every chord once, for as long as it lasts.
static void
hold(const ComposeBar* bar, ComposeMemory* memory, ComposeNotes* out)
{
  const ComposeLead* const lead      = bar->lead;
  const uint32_t           bar_ticks = bar->brief->meter.bar_ticks;
  for (uint32_t i = 0; i < lead->n_chords; ++i) {
    const ScoreChord* const chord = &lead->chords[i];
    if (chord->start_ticks / bar_ticks != bar->bar) {
      continue;
    }
    const uint32_t      end = i + 1 < lead->n_chords ? lead->chords[i + 1].start_ticks
                                                     : lead->n_bars * bar_ticks;
    const ComposeStroke stroke = {chord->start_ticks, end - chord->start_ticks, 'x',
                                  chord};
    voice(bar, chord, memory);
    strike(bar, &stroke, memory, out);
  }
}

void
compose_comp(const ComposeBar* bar, ComposeMemory* memory, BaseRandom* random,
             ComposeNotes* out)
{
  const ComposeStyle* const style = compose_brief_style(bar->brief, bar->part);
  const bool                pad   = bar->part == BASE_PAD;
  const ComposeMoves* const moves = pad ? &style->pad : &style->chords;
  const char* const         text  = bar->full ? moves->full : moves->calm;
  if (pad && text[0] == 'x') {
    hold(bar, memory, out);
    return;
  }
  ComposeStroke     strokes[COMPOSE_MAX_STROKES];
  const uint32_t    n    = compose_bar_strokes(bar, text, false, random, strokes);
  const ScoreChord* last = NULL;
  for (uint32_t i = 0; i < n; ++i) {
    if (strokes[i].chord != last) {
      last = strokes[i].chord;
      voice(bar, last, memory);
    }
    strike(bar, &strokes[i], memory, out);
  }
}
