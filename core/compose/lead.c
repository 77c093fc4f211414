#include "core/compose/lead.h"

#include "core/compose/harmony.h"
#include "core/compose/melody.h"
#include "core/compose/progression.h"
#include "core/compose/scale.h"
#include "core/param/instrument.h"

#define HARMONY_STREAM 0xC0DE0000U
#define MELODY_STREAM 0x50560000U

void
compose_lead_range(const ComposeBrief* brief, int* low, int* high)
{
  const ScorePart* const       part       = &brief->piece.parts[BASE_LEAD];
  const ParamInstrument* const instrument = param_instrument(part->instrument);
  int                          middle     = 71;
  if (part->used) {
    const int least = instrument->low + 8;
    const int most  = instrument->high - 8;
    middle          = middle > most ? most : middle < least ? least : middle;
  }
  *low  = middle - 8;
  *high = middle + 8;
}

const ScoreChord*
compose_lead_chord(const ComposeLead* self, uint32_t ticks)
{
  uint32_t i = 0;
  while (i + 1 < self->n_chords && self->chords[i + 1].start_ticks <= ticks) {
    ++i;
  }
  return &self->chords[i];
}

/// The idea whose chords `material` has: the variation of a loop often keeps them.
static uint32_t
harmony_of(const ComposeBrief* brief, uint32_t material)
{
  BaseRandom random = base_random(brief->piece.seed, HARMONY_STREAM + material, 0, 1);
  const bool varies =
    brief->style->form == COMPOSE_LOOPS && material % COMPOSE_N_MATERIALS == 1;
  return varies && base_random_unit(&random) < 0.6f ? material - 1 : material;
}

void
compose_lead_draft(ComposeLead* self, const ComposeBrief* brief,
                   const PromptIntent* intent, uint32_t material, uint32_t n_bars,
                   uint32_t candidate)
{
  const uint32_t seed    = brief->piece.seed;
  const uint32_t chords  = harmony_of(brief, material);
  BaseRandom     harmony = base_random(seed, HARMONY_STREAM + chords, BASE_CHORDS, 0);
  BaseRandom melody = base_random(seed, MELODY_STREAM + material, BASE_LEAD, candidate);

  *self        = (ComposeLead){0};
  self->n_bars = n_bars;
  compose_progression(self, brief, intent, chords, &harmony);
  compose_melody(self, brief, material, &melody);
}

static void
cut_window(ComposeLead* self, uint32_t bar_ticks, const ComposeSection* section,
           const ComposeLead* material)
{
  const uint32_t begin = section->from_bar * bar_ticks;
  const uint32_t end   = begin + section->n_bars * bar_ticks;
  *self                = (ComposeLead){.n_bars = section->n_bars, .n_chords = 1};
  self->chords[0]      = *compose_lead_chord(material, begin);
  for (uint32_t i = 0; i < material->n_chords; ++i) {
    const ScoreChord* const chord = &material->chords[i];
    if (chord->start_ticks > begin && chord->start_ticks < end) {
      self->chords[self->n_chords]               = *chord;
      self->chords[self->n_chords++].start_ticks = chord->start_ticks - begin;
    }
  }
  self->chords[0].start_ticks = 0;
  for (uint32_t i = 0; i < material->n_notes; ++i) {
    const ScoreNote* const note = &material->notes[i];
    if (note->start_ticks >= begin && note->start_ticks < end) {
      self->notes[self->n_notes]               = *note;
      self->notes[self->n_notes++].start_ticks = note->start_ticks - begin;
    }
  }
}

/// Now and then a long note of a quoted melody moves on to its neighbour.
static void
vary(ComposeLead* self, const ComposeBrief* brief, BaseRandom* random)
{
  const float    chance = 0.08f + 0.25f * brief->creativity;
  const uint16_t scale =
    compose_rotate(base_mode_mask((BaseMode)brief->piece.mode), brief->piece.key);
  const uint32_t n = self->n_notes;
  for (uint32_t i = 0; i + 1 < n && self->n_notes < COMPOSE_MAX_LEAD_NOTES; ++i) {
    ScoreNote* const       note = &self->notes[i];
    const ScoreNote* const next = &self->notes[i + 1];
    const bool             late = note->start_ticks % brief->meter.bar_ticks;
    if (!late || note->length_ticks < BASE_PPQ || base_random_unit(random) >= chance) {
      continue;
    }
    ScoreNote turn     = *note;
    note->length_ticks = note->length_ticks / 2U;
    turn.start_ticks += note->length_ticks;
    turn.length_ticks -= note->length_ticks;
    const uint16_t over =
      compose_chord_scale(scale, compose_lead_chord(self, turn.start_ticks));
    const int up                 = next->pitch >= note->pitch ? 1 : -1;
    turn.pitch                   = (uint8_t)compose_walk(over, note->pitch, up);
    self->notes[self->n_notes++] = turn;
  }
}

static void
sort_notes(ComposeLead* self)
{
  for (uint32_t i = 1; i < self->n_notes; ++i) {
    const ScoreNote note = self->notes[i];
    uint32_t        k    = i;
    for (; k && self->notes[k - 1].start_ticks > note.start_ticks; --k) {
      self->notes[k] = self->notes[k - 1];
    }
    self->notes[k] = note;
  }
}

/// Put one chord in place of all that begin in `bar`.
static void
replace_bar(ComposeLead* self, uint32_t bar_ticks, uint32_t bar, ScoreChord chord)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < self->n_chords; ++i) {
    if (self->chords[i].start_ticks / bar_ticks != bar) {
      self->chords[n++] = self->chords[i];
    }
  }
  uint32_t at = 0;
  while (at < n && self->chords[at].start_ticks < bar * bar_ticks) {
    ++at;
  }
  for (uint32_t i = n; i > at; --i) {
    self->chords[i] = self->chords[i - 1];
  }
  chord.start_ticks = bar * bar_ticks;
  self->chords[at]  = chord;
  self->n_chords    = n + 1;
}

/// Bend the melody of `bar` to the chords that were put there.
static void
suit_melody(ComposeLead* self, const ComposeBrief* brief, uint32_t bar)
{
  const uint16_t scale =
    compose_rotate(compose_parent((BaseMode)brief->piece.mode), brief->piece.key);
  for (uint32_t i = 0; i < self->n_notes; ++i) {
    ScoreNote* const note = &self->notes[i];
    if (note->start_ticks / brief->meter.bar_ticks == bar) {
      const ScoreChord* const chord = compose_lead_chord(self, note->start_ticks);
      const bool              firm  = note->length_ticks >= BASE_PPQ;
      const uint16_t          mask =
        firm ? compose_chord_tones(chord) : compose_chord_scale(scale, chord);
      note->pitch = (uint8_t)compose_nearest(mask, note->pitch);
    }
  }
}

static void
come_home(ComposeLead* self, const ComposeBrief* brief, bool asked_chords,
          BaseRandom* random)
{
  const uint32_t bar_ticks = brief->meter.bar_ticks;
  const uint32_t last      = self->n_bars - 1;
  if (last >= 1 && !asked_chords) {
    replace_bar(self, bar_ticks, last - 1, compose_harmony_dominant(brief, random));
    suit_melody(self, brief, last - 1);
  }
  replace_bar(self, bar_ticks, last, compose_harmony_degree(brief, 1, random));
  int low  = 0;
  int high = 0;
  compose_lead_range(brief, &low, &high);
  int pitch = (low + high) / 2;
  while (self->n_notes &&
         self->notes[self->n_notes - 1].start_ticks >= last * bar_ticks) {
    --self->n_notes;
  }
  if (self->n_notes) {
    pitch = self->notes[self->n_notes - 1].pitch;
  }
  const int home = compose_nearest((uint16_t)(1U << brief->piece.key), pitch);
  self->notes[self->n_notes < COMPOSE_MAX_LEAD_NOTES ? self->n_notes++
                                                     : COMPOSE_MAX_LEAD_NOTES - 1] =
    (ScoreNote){.start_ticks  = last * bar_ticks,
                .length_ticks = bar_ticks,
                .part         = BASE_LEAD,
                .pitch        = (uint8_t)home,
                .velocity     = 80};
}

void
compose_lead_quote(ComposeLead* self, const ComposeBrief* brief,
                   const ComposeSection* section, const ComposeLead* material,
                   BaseRandom* random)
{
  cut_window(self, brief->meter.bar_ticks, section, material);
  if (section->again) {
    vary(self, brief, random);
    sort_notes(self);
  }
  if (section->ends) {
    come_home(self, brief, brief->n_chords != 0, random);
  }
}
