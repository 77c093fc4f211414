#include "core/compose/melody.h"

#include "core/compose/motif.h"
#include "core/compose/scale.h"

#define PHRASE 4U
#define N_LETTERS 4U

/// One singer's place in the tune while it is written.
typedef struct {
  ComposeLead*        lead;
  const ComposeBrief* brief;
  ComposeTemper       temper;
  uint16_t            scale;     ///< Pitch classes of the mode
  int                 low, high; ///< Tessitura
  int                 pitch;     ///< The last one sung
  BaseRandom*         random;
} Singer;

static uint16_t
scale_of(const ComposeBrief* brief)
{
  return compose_rotate(base_mode_mask((BaseMode)brief->piece.mode), brief->piece.key);
}

/// The scale over the chord, thinned to what the mode itself would sing.
static uint16_t
scale_at(const Singer* self, uint32_t ticks)
{
  return compose_chord_scale(self->scale, compose_lead_chord(self->lead, ticks));
}

/// The chord's notes; a bare fifth is sung with the third that the scale gives it.
static uint16_t
chord_at(const Singer* self, uint32_t ticks)
{
  const ScoreChord* const chord = compose_lead_chord(self->lead, ticks);
  uint16_t                tones = compose_chord_tones(chord);
  if (chord->quality == BASE_POWER) {
    const int third =
      compose_walk(compose_chord_scale(self->scale, chord), chord->root, 2);
    tones |= (uint16_t)(1U << ((unsigned)third % 12U));
  }
  return tones;
}

static int
keep_home(const Singer* self, uint16_t mask, int pitch)
{
  while (pitch > self->high) {
    pitch = compose_walk(mask, pitch, -1);
  }
  while (pitch < self->low) {
    pitch = compose_walk(mask, pitch, 1);
  }
  return pitch;
}

static void
sing(Singer* self, uint32_t start, uint32_t length, int pitch)
{
  ComposeLead* const lead = self->lead;
  self->pitch             = pitch;
  if (lead->n_notes < COMPOSE_MAX_LEAD_NOTES) {
    lead->notes[lead->n_notes++] = (ScoreNote){.start_ticks  = start,
                                               .length_ticks = length,
                                               .part         = BASE_LEAD,
                                               .pitch        = (uint8_t)pitch,
                                               .velocity     = 80};
  }
}

/// Where the line should be in the middle of a phrase: an arch, highest at two thirds.
static int
arch(const Singer* self, uint32_t bar)
{
  static const int rise[PHRASE] = {-2, 1, 4, -1};
  return (self->low + self->high) / 2 + rise[bar % PHRASE];
}

/// What a heavy note may be: a note of the chord; where a bar begins on the
/// tonic chord, one that says where home is.
static uint16_t
firm_at(const Singer* self, uint32_t ticks, bool begins)
{
  const uint16_t chord = chord_at(self, ticks);
  const uint16_t home  = compose_rotate(1U | 1U << 7U, self->brief->piece.key) & chord;
  const bool     tonic =
    compose_lead_chord(self->lead, ticks)->root == self->brief->piece.key;
  return begins && tonic && home ? home : chord;
}

/// A step of the scale, the other way round where it would leave the tessitura.
static int
step_from(const Singer* self, uint16_t scale, int step)
{
  const int from = compose_nearest(scale, self->pitch);
  const int to   = compose_walk(scale, from, step);
  return to < self->low || to > self->high ? compose_walk(scale, from, -step) : to;
}

static void
sing_motif(Singer* self, const ComposeMotif* motif, uint32_t bar)
{
  const ComposeMeter* const meter = &self->brief->meter;
  for (uint32_t i = 0; i < motif->n; ++i) {
    const uint32_t start = bar * meter->bar_ticks + motif->start_ticks[i];
    const uint16_t scale = scale_at(self, start);
    const float    heavy = compose_meter_accent(meter, motif->start_ticks[i]);
    const bool     long_note =
      motif->length_ticks[i] > meter->start[1] || motif->length_ticks[i] >= 960;
    int pitch = step_from(self, scale, motif->step[i]);
    if (i == 0) {
      pitch = (self->pitch + arch(self, bar)) / 2;
    }
    if (i == 0 || heavy >= 0.7f || long_note) {
      pitch = compose_nearest(firm_at(self, start, i == 0), pitch);
    }
    sing(self, start, motif->length_ticks[i], keep_home(self, scale, pitch));
  }
}

/// The note a phrase comes to rest on: home if the chord allows it and it is time.
static int
resting_pitch(const Singer* self, uint32_t start, bool full)
{
  const uint16_t chord = chord_at(self, start);
  const uint16_t home  = (uint16_t)(1U << self->brief->piece.key);
  const bool     ends  = full && (chord & home);
  return compose_nearest(ends ? home : chord, self->pitch);
}

/// The last bar of a phrase: a step or two, then a long note, then a breath.
static void
sing_close(Singer* self, uint32_t bar, bool full)
{
  const ComposeMeter* const meter  = &self->brief->meter;
  const uint32_t            begin  = bar * meter->bar_ticks;
  const uint32_t            n_lead = base_random_below(self->random, 3);
  const uint32_t            n = n_lead < meter->n_beats ? n_lead : meter->n_beats - 1;
  const int                 goal = resting_pitch(self, begin + meter->start[n], full);
  const int                 side = self->pitch >= goal ? 1 : -1;
  for (uint32_t i = 0; i < n; ++i) {
    const uint16_t scale = scale_at(self, begin + meter->start[i]);
    const int      pitch = compose_walk(scale, goal, side * (int)(n - i));
    sing(self, begin + meter->start[i], meter->start[i + 1] - meter->start[i], pitch);
  }
  const uint32_t left   = meter->bar_ticks - meter->start[n];
  const uint32_t breath = meter->n_beats - n > 1 ? left / 3U : 0;
  sing(self, begin + meter->start[n], left - breath, keep_home(self, 0xFFFU, goal));
}

/// Which motif each bar of a phrase brings; capitals are turned towards their end.
static const char*
choose_scheme(float creativity, BaseRandom* random)
{
  static const char* const schemes[] = {"abab", "abac", "aAbc", "aabc",
                                        "abAc", "aaAb", "abcd"};
  const float              bold      = creativity;
  const float weights[] = {1.2f - bold, 1.5f, 1.0f,       1.0f - 0.5f * bold,
                           1.0f,        0.6f, 1.2f * bold};
  return schemes[base_random_choice(random, weights, 7)];
}

static float
unit_interval(float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

static ComposeTemper
temper_of(const ComposeBrief* brief, uint32_t idea)
{
  const ComposeStyle* const style = brief->style;
  // A chorus sings broader, a solo busier
  const float eager = idea == 1 ? -0.08f : idea == 3 ? 0.2f : 0.0f;
  return (ComposeTemper){
    unit_interval(style->melody + eager + (brief->density - 0.5f) * 0.8f),
    unit_interval(style->syncopation + (brief->complexity - 0.5f) * 0.6f),
    unit_interval(0.2f + 0.5f * brief->creativity),
    unit_interval((170.0f - brief->piece.tempo_bpm) / 90.0f),
  };
}

/// Whether the idea's last chord leaves the close to the phrases before.
static bool
ends_open(const ComposeLead* lead, const ComposeBrief* brief)
{
  const ScoreChord* const last = &lead->chords[lead->n_chords - 1];
  return !compose_has(compose_chord_tones(last), brief->piece.key);
}

void
compose_melody(ComposeLead* self, const ComposeBrief* brief, uint32_t material,
               BaseRandom* random)
{
  const uint32_t idea   = material % COMPOSE_N_MATERIALS;
  Singer         singer = {self, brief, temper_of(brief, idea), scale_of(brief), 0, 0,
                           0,    random};
  ComposeMotif   motifs[N_LETTERS];
  compose_lead_range(brief, &singer.low, &singer.high);
  singer.low += idea == 1 ? 3 : 0;
  singer.pitch = (singer.low + singer.high) / 2;
  for (uint32_t i = 0; i < N_LETTERS; ++i) {
    compose_motif(&motifs[i], &brief->meter, &singer.temper, random);
  }
  const char* const scheme = choose_scheme(brief->creativity, random);
  self->n_notes            = 0;
  for (uint32_t bar = 0; bar < self->n_bars; ++bar) {
    const bool last = bar + 1 == self->n_bars;
    if (bar % PHRASE == PHRASE - 1 || last) {
      sing_close(&singer, bar, last || bar / PHRASE % 2U || ends_open(self, brief));
      continue;
    }
    const char   letter = scheme[bar % PHRASE];
    const bool   turned = letter < 'a';
    ComposeMotif motif  = motifs[letter - (turned ? 'A' : 'a')];
    if (turned) {
      compose_motif_turn(&motif, &singer.temper, random);
    }
    sing_motif(&singer, &motif, bar);
  }
}
