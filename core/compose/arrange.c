#include "core/compose/arrange.h"

#include "core/compose/scale.h"
#include "core/param/instrument.h"

#include <stddef.h>

#define CHOICE_STREAM 0x9A770000U

/// From here on a part plays its driven patterns.
#define DRIVEN 0.52f

uint32_t
compose_bar_choice(const ComposeBar* bar)
{
  const uint32_t material = bar->section->material;
  // The drummer keeps one groove through the song
  const uint32_t idea =
    bar->part == BASE_DRUMS ? material / COMPOSE_N_MATERIALS : material;
  BaseRandom random =
    base_random(bar->brief->piece.seed, CHOICE_STREAM + idea, bar->part, 0);
  return base_random_bits(&random) >> 8U;
}

static void
add_stroke(ComposeStroke* strokes, uint32_t* n, ComposeStroke stroke)
{
  if (*n < COMPOSE_MAX_STROKES && stroke.length_ticks) {
    strokes[(*n)++] = stroke;
  }
}

/// Cut one hit wherever a chord begins under it.
static void
cut(const ComposeBar* bar, const ComposeHit* hit, ComposeStroke* strokes, uint32_t* n)
{
  const uint32_t begin = bar->bar * bar->brief->meter.bar_ticks;
  uint32_t       start = begin + hit->start_ticks;
  const uint32_t end   = start + hit->length_ticks;
  for (uint32_t i = 0; i < bar->lead->n_chords; ++i) {
    const ScoreChord* const chord = &bar->lead->chords[i];
    if (chord->start_ticks > start && chord->start_ticks < end) {
      add_stroke(strokes, n,
                 (ComposeStroke){start, chord->start_ticks - start, hit->what,
                                 compose_lead_chord(bar->lead, start)});
      start = chord->start_ticks;
    }
  }
  add_stroke(strokes, n,
             (ComposeStroke){start, end - start, hit->what,
                             compose_lead_chord(bar->lead, start)});
}

/// Give a chord that nobody strikes a stroke of its own, up to the next one.
static void
anchor(const ComposeBar* bar, const ScoreChord* chord, uint32_t start,
       ComposeStroke* strokes, uint32_t* n)
{
  uint32_t at = 0;
  while (at < *n && strokes[at].start_ticks < start) {
    ++at;
  }
  if ((at < *n && strokes[at].start_ticks == start) || *n == COMPOSE_MAX_STROKES) {
    return;
  }
  const uint32_t bar_end = (bar->bar + 1) * bar->brief->meter.bar_ticks;
  const uint32_t end     = at < *n ? strokes[at].start_ticks : bar_end;
  for (uint32_t i = *n; i > at; --i) {
    strokes[i] = strokes[i - 1];
  }
  strokes[at] = (ComposeStroke){start, end - start, '1', chord};
  ++*n;
}

uint32_t
compose_bar_strokes(const ComposeBar* bar, const char* text, bool anchored,
                    BaseRandom* random, ComposeStroke* strokes)
{
  const uint32_t       bar_ticks = bar->brief->meter.bar_ticks;
  const uint32_t       begin     = bar->bar * bar_ticks;
  const ComposePattern pattern   = {text, compose_bar_choice(bar),
                                    bar->section->from_bar + bar->bar,
                                    bar->brief->density};
  ComposeHit           hits[COMPOSE_MAX_HITS];
  uint32_t             n = 0;
  if (bar->last) { // One stroke that holds
    add_stroke(
      strokes, &n,
      (ComposeStroke){begin, bar_ticks, 'X', compose_lead_chord(bar->lead, begin)});
    return n;
  }
  const uint32_t n_hits = compose_pattern(&pattern, &bar->brief->meter, random, hits);
  for (uint32_t i = 0; i < n_hits; ++i) {
    cut(bar, &hits[i], strokes, &n);
  }
  if (anchored) {
    anchor(bar, compose_lead_chord(bar->lead, begin), begin, strokes, &n);
    for (uint32_t i = 0; i < bar->lead->n_chords; ++i) {
      const ScoreChord* const chord = &bar->lead->chords[i];
      if (chord->start_ticks / bar_ticks == bar->bar) {
        anchor(bar, chord, chord->start_ticks, strokes, &n);
      }
    }
  }
  return n;
}

uint8_t
compose_bar_velocity(const ComposeBar* bar, uint32_t start_ticks, char what)
{
  const float accent =
    compose_meter_accent(&bar->brief->meter, start_ticks % bar->brief->meter.bar_ticks);
  const float kind     = what == 'X' ? 12.0f : what == 'o' ? -20.0f : 0.0f;
  const float velocity = 56.0f + 34.0f * bar->section->energy + 12.0f * accent + kind;
  return (uint8_t)(velocity < 1.0f ? 1.0f : velocity > 127.0f ? 127.0f : velocity);
}

void
compose_notes_add(ComposeNotes* self, const ComposeBar* bar, uint32_t start_ticks,
                  uint32_t length_ticks, int pitch, uint8_t velocity)
{
  if (self->n < COMPOSE_MAX_BAR_NOTES) {
    self->notes[self->n++] =
      (ScoreNote){.start_ticks  = start_ticks,
                  .length_ticks = length_ticks ? length_ticks : 1,
                  .part         = (uint8_t)bar->part,
                  .pitch        = (uint8_t)pitch,
                  .velocity     = velocity};
  }
}

/// The lead sings above the rest, and each phrase swells and falls.
static void
lead(const ComposeBar* bar, ComposeNotes* out)
{
  static const int swell[4]  = {6, 8, 12, 4};
  const int        over      = swell[(bar->section->from_bar + bar->bar) % 4U];
  const uint32_t   bar_ticks = bar->brief->meter.bar_ticks;
  for (uint32_t i = 0; i < bar->lead->n_notes; ++i) {
    const ScoreNote* const note = &bar->lead->notes[i];
    if (note->start_ticks / bar_ticks == bar->bar) {
      const int velocity = compose_bar_velocity(bar, note->start_ticks, 'x') + over;
      compose_notes_add(out, bar, note->start_ticks, note->length_ticks, note->pitch,
                        (uint8_t)(velocity > 127 ? 127 : velocity));
    }
  }
}

static void
sort_by_start(ComposeNotes* notes)
{
  for (uint32_t i = 1; i < notes->n; ++i) {
    const ScoreNote note = notes->notes[i];
    uint32_t        k    = i;
    for (; k && notes->notes[k - 1].start_ticks > note.start_ticks; --k) {
      notes->notes[k] = notes->notes[k - 1];
    }
    notes->notes[k] = note;
  }
}

/// One note at a time: of those that begin together the highest stays (the
/// first one of a bass), and each ends where the next begins.
static void
make_single(ComposeNotes* notes, bool is_bass)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < notes->n; ++i) {
    const ScoreNote* const note = &notes->notes[i];
    ScoreNote* const       last = n ? &notes->notes[n - 1] : NULL;
    if (last && last->start_ticks == note->start_ticks) {
      if (!is_bass && note->pitch > last->pitch) {
        *last = *note;
      }
      continue;
    }
    if (last && last->start_ticks + last->length_ticks > note->start_ticks) {
      last->length_ticks = note->start_ticks - last->start_ticks;
    }
    notes->notes[n++] = *note;
  }
  notes->n = n;
}

/// Put all into the instrument's range; what then falls together becomes one.
static void
suit_instrument(ComposeNotes* notes, const ComposeBar* bar)
{
  const ScorePart* const       part       = &bar->brief->piece.parts[bar->part];
  const ParamInstrument* const instrument = param_instrument(part->instrument);
  uint32_t                     n          = 0;
  for (uint32_t i = 0; i < notes->n; ++i) {
    ScoreNote note = notes->notes[i];
    note.pitch = (uint8_t)compose_fold(note.pitch, instrument->low, instrument->high);
    bool twice = false;
    for (uint32_t k = n; k && notes->notes[k - 1].start_ticks == note.start_ticks;
         --k) {
      twice = twice || notes->notes[k - 1].pitch == note.pitch;
    }
    if (!twice) {
      notes->notes[n++] = note;
    }
  }
  notes->n = n;
  if (instrument->mono) {
    make_single(notes, bar->part == BASE_BASS);
  }
}

void
compose_arrange(const ComposeBrief* brief, const ComposeSection* section,
                const ComposeLead* lead_sheet, uint32_t bar, BasePart part,
                ComposeMemory* memory, BaseRandom* random, ComposeNotes* out)
{
  const float      drive = 0.6f * section->energy + 0.4f * brief->density;
  const ComposeBar here  = {brief,
                            section,
                            lead_sheet,
                            bar,
                            part,
                            drive >= DRIVEN,
                            section->ends && bar + 1 == section->n_bars};
  out->n                 = 0;
  switch (part) {
  case BASE_LEAD:
    lead(&here, out);
    break;
  case BASE_COUNTER:
    compose_counter(&here, memory, random, out);
    break;
  case BASE_CHORDS:
  case BASE_PAD:
    compose_comp(&here, memory, random, out);
    break;
  case BASE_ARP:
    compose_arp(&here, random, out);
    break;
  case BASE_BASS:
    compose_bass(&here, random, out);
    break;
  default:
    compose_drums(&here, random, out);
    break;
  }
  sort_by_start(out);
  suit_instrument(out, &here);
}
