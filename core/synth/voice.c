#include "core/synth/voice.h"

#include "core/dsp/fast.h"
#include "core/param/instrument.h"
#include "core/synth/voice_note.h"

#include <math.h>
#include <string.h>

/// Notes beyond the limit that may still be fading.
#define N_FADING 16U
#define N_NOTES (SYNTH_MAX_VOICES + N_FADING)
/// Fading times, long enough not to click.
#define STEAL_S 0.006f
#define DETACH_S 0.008f
#define CHOKE_S 0.05f
#define KILL_S 0.004f
/// With so many notes the loudest of a part hide what it has let go and is this much
/// quieter: 60 dB.
#define CROWD 32U
#define HIDDEN 0.001f
/// Keys that a mono instrument remembers to fall back to.
#define N_KEYS 16U
#define MAX_INSTRUMENTS 256U

/// The keys that are down on a mono instrument, the latest last.
typedef struct {
  uint8_t  pitch[N_KEYS], velocity[N_KEYS];
  uint32_t n;
} Keys;

struct SynthVoices {
  SynthShared       shared;
  SynthPlaying      playing[SYNTH_N_SOURCES];
  Keys              keys[SYNTH_N_SOURCES];
  uint32_t          n_active[SYNTH_N_SOURCES]; ///< Notes that are not free
  uint64_t          n_born;
  uint32_t          frame; ///< Within the chunk
  const SynthPatch* patch[MAX_INSTRUMENTS];
  const SynthLevel* level[MAX_INSTRUMENTS];
  SynthNote         note[N_NOTES];
};

SynthExpression
synth_expression_neutral(void)
{
  return (SynthExpression){0.5f, 0.5f, 0.5f, 0.0f, 0.0f, 0.0f, false};
}

static size_t
state_bytes(float rate_hz)
{
  size_t most = 0;
  for (uint32_t i = 0; i < SYNTH_N_ENGINES; ++i) {
    const size_t bytes = synth_engine((SynthEngineId)i)->bytes(rate_hz);
    most               = bytes > most ? bytes : most;
  }
  return (most + BASE_ARENA_ALIGN - 1) / BASE_ARENA_ALIGN * BASE_ARENA_ALIGN;
}

SynthVoices*
synth_voices_new(BaseArena* arena, double rate_hz)
{
  const size_t       bytes = state_bytes((float)rate_hz);
  SynthVoices* const self =
    (SynthVoices*)base_arena_take(arena, 1, sizeof(SynthVoices));
  char* const     states = (char*)base_arena_take(arena, N_NOTES, bytes);
  DspWaves* const waves  = dsp_waves_new(arena);
  if (!self || !states || !waves) {
    return NULL;
  }
  self->shared = (SynthShared){waves, (float)rate_hz};
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    self->note[i].state = states + i * bytes;
    self->note[i].patch = NULL;
  }
  for (uint32_t id = 0; id < param_n_instruments() && id < MAX_INSTRUMENTS; ++id) {
    const char* const name = param_instrument(id)->name;
    self->patch[id]        = synth_patch_find(name);
    self->level[id]        = synth_level_find(name);
  }
  synth_voices_reset(self);
  return self;
}

void
synth_voices_reset(SynthVoices* self)
{
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    self->note[i].stage = SYNTH_FREE;
    self->note[i].born  = 0;
  }
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    self->playing[i].now = self->playing[i].goal = synth_expression_neutral();
    self->playing[i].known                       = false;
    self->keys[i].n                              = 0;
    self->n_active[i]                            = 0;
  }
  self->n_born = 0;
  self->frame  = 0;
}

/// `x` within the range; its middle if it is no number.
static float
within(float x, float least, float most)
{
  return x >= least && x <= most ? x
         : x < least             ? least
         : x > most              ? most
                                 : 0.5f * (least + most);
}

static void
lift_pedal(SynthVoices* self, uint32_t source)
{
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source && note->pedalled) {
      synth_note_release(note, &self->shared, &self->playing[source]);
    }
  }
}

void
synth_voices_expression(SynthVoices* self, uint32_t source,
                        const SynthExpression* expression)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  SynthPlaying* const    playing = &self->playing[source];
  SynthExpression* const goal    = &playing->goal;
  const bool             lifts   = goal->sustain && !expression->sustain;
  goal->dynamics                 = within(expression->dynamics, 0.0f, 1.0f);
  goal->articulation             = within(expression->articulation, 0.0f, 1.0f);
  goal->timbre                   = within(expression->timbre, 0.0f, 1.0f);
  goal->bend_semitones           = within(expression->bend_semitones, -24.0f, 24.0f);
  goal->modulation               = within(expression->modulation, 0.0f, 1.0f);
  goal->pressure                 = within(expression->pressure, 0.0f, 1.0f);
  goal->sustain                  = expression->sustain;
  if (!playing->known) {
    playing->known = true;
    playing->now   = *goal;
  }
  if (lifts) {
    lift_pedal(self, source);
  }
}

/// The oldest sounding note of `source` that `pitch` and `held` name, or NULL.
static SynthNote*
oldest(SynthVoices* self, uint32_t source, uint32_t pitch)
{
  SynthNote* found = NULL;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source && note->held &&
        note->pitch == pitch && (!found || note->born < found->born)) {
      found = note;
    }
  }
  return found;
}

/// The note that a mono instrument's next one may continue, or NULL.
static SynthNote*
predecessor(SynthVoices* self, uint32_t source, uint32_t instrument)
{
  SynthNote* found = NULL;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source &&
        note->instrument == instrument && (!found || note->born > found->born)) {
      found = note;
    }
  }
  return found;
}

/// Who would be missed least: the quiet, and of those the released.
static SynthNote*
victim(SynthVoices* self, SynthNoteStage stage)
{
  SynthNote* found = NULL;
  float      least = 0.0f;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note  = &self->note[i];
    const float      young = note->age_s < 0.05f ? 8.0f : 1.0f;
    const float      worth = note->peak * (note->held ? 4.0f : 1.0f) * young;
    if (note->stage == stage && (!found || worth < least)) {
      found = note;
      least = worth;
    }
  }
  return found;
}

/// A place for a new note; one note too many begins to fade.
static SynthNote*
place_for_note(SynthVoices* self)
{
  SynthNote* free_note = NULL;
  uint32_t   n_sounds  = 0;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    n_sounds += note->stage == SYNTH_SOUNDS ? 1U : 0U;
    // The longest free, since the engine may yet copy from the others
    if (note->stage == SYNTH_FREE && (!free_note || note->born < free_note->born)) {
      free_note = note;
    }
  }
  if (free_note && n_sounds >= SYNTH_MAX_VOICES) {
    synth_note_fade(victim(self, SYNTH_SOUNDS), &self->shared, STEAL_S);
  }
  return free_note; // NULL only while sixteen stolen notes are still fading
}

/// What an engine has made for the latest note like this one, or NULL.
static const void*
likeness(const SynthVoices* self, const SynthPatch* patch, uint32_t pitch)
{
  const SynthNote* found = NULL;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    const SynthNote* const note = &self->note[i];
    if (note->patch == patch && note->pitch == pitch &&
        (!found || note->born > found->born)) {
      found = note;
    }
  }
  return found ? found->state : NULL;
}

static void
begin(SynthVoices* self, uint32_t source, uint32_t instrument, uint32_t pitch,
      uint32_t velocity, SynthNote* from)
{
  SynthNote* const note = place_for_note(self);
  if (!note) {
    return;
  }
  const void* const like = likeness(self, self->patch[instrument], pitch);
  ++self->n_active[source];
  note->source     = source;
  note->instrument = instrument;
  note->pitch      = pitch;
  note->velocity   = velocity;
  note->patch      = self->patch[instrument];
  note->level      = self->level[instrument];
  note->born       = ++self->n_born;
  synth_note_start(note, &self->shared, &self->playing[source], from, like);
}

static void
remember_key(Keys* keys, uint32_t pitch, uint32_t velocity)
{
  if (keys->n == N_KEYS) {
    memmove(keys->pitch, keys->pitch + 1, N_KEYS - 1U);
    memmove(keys->velocity, keys->velocity + 1, N_KEYS - 1U);
    --keys->n;
  }
  keys->pitch[keys->n]    = (uint8_t)pitch;
  keys->velocity[keys->n] = (uint8_t)velocity;
  ++keys->n;
}

static void
forget_key(Keys* keys, uint32_t pitch)
{
  for (uint32_t i = 0; i < keys->n; ++i) {
    if (keys->pitch[i] == pitch) {
      memmove(keys->pitch + i, keys->pitch + i + 1, keys->n - i - 1U);
      memmove(keys->velocity + i, keys->velocity + i + 1, keys->n - i - 1U);
      --keys->n;
      return;
    }
  }
}

/// A mono instrument's only note ends as the next one begins, or becomes it.
static void
begin_mono(SynthVoices* self, uint32_t source, uint32_t instrument, uint32_t pitch,
           uint32_t velocity)
{
  const bool sustains = param_instrument(instrument)->voicing == PARAM_SUSTAINS;
  const bool legato   = self->playing[source].now.articulation >= 0.4f;
  SynthNote* was      = predecessor(self, source, instrument);
  SynthNote* from     = was && was->held && sustains && legato ? was : NULL;
  begin(self, source, instrument, pitch, velocity, from);
  // What dies away by itself on a bow or a breath may do so
  if (was && was->stage == SYNTH_SOUNDS && (was->held || !sustains)) {
    synth_note_fade(was, &self->shared,
                    from       ? SYNTH_HANDOVER_S
                    : sustains ? DETACH_S
                               : CHOKE_S);
  }
}

/// Struck again, a string does not sound twice.
static void
choke(SynthVoices* self, uint32_t source, uint32_t instrument, uint32_t pitch)
{
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source && note->pitch == pitch &&
        note->instrument == instrument && !note->held) {
      synth_note_fade(note, &self->shared, 2.0f * CHOKE_S);
    }
  }
}

void
synth_voices_start(SynthVoices* self, uint32_t source, uint32_t instrument,
                   uint32_t pitch, uint32_t velocity)
{
  if (source >= SYNTH_N_SOURCES || pitch > 127U || velocity < 1U || velocity > 127U ||
      instrument >= param_n_instruments() || instrument >= MAX_INSTRUMENTS ||
      !self->patch[instrument]) {
    return;
  }
  if (param_instrument(instrument)->mono) {
    remember_key(&self->keys[source], pitch, velocity);
    begin_mono(self, source, instrument, pitch, velocity);
  } else {
    choke(self, source, instrument, pitch);
    begin(self, source, instrument, pitch, velocity, NULL);
  }
}

void
synth_voices_pressure(SynthVoices* self, uint32_t source, uint32_t pitch, float value)
{
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source && note->pitch == pitch) {
      note->pressure = within(value, 0.0f, 1.0f);
    }
  }
}

void
synth_voices_release(SynthVoices* self, uint32_t source, uint32_t pitch)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  Keys* const keys = &self->keys[source];
  forget_key(keys, pitch);
  SynthNote* const note = oldest(self, source, pitch);
  if (!note) {
    return;
  }
  const ParamInstrument* const known = param_instrument(note->instrument);
  if (known->mono && known->voicing == PARAM_SUSTAINS && keys->n > 0U) {
    const uint32_t last = keys->n - 1U;
    begin_mono(self, source, note->instrument, keys->pitch[last], keys->velocity[last]);
  } else if (self->playing[source].goal.sustain) {
    note->held     = false;
    note->pedalled = true;
  } else {
    synth_note_release(note, &self->shared, &self->playing[source]);
  }
}

void
synth_voices_release_all(SynthVoices* self, uint32_t source)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  self->keys[source].n = 0;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && note->source == source &&
        (note->held || note->pedalled)) {
      synth_note_release(note, &self->shared, &self->playing[source]);
    }
  }
}

void
synth_voices_kill(SynthVoices* self, uint32_t source)
{
  if (source >= SYNTH_N_SOURCES) {
    return;
  }
  self->keys[source].n = 0;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note   = &self->note[i];
    const bool       sounds = note->stage == SYNTH_SOUNDS || note->stage == SYNTH_FADES;
    if (sounds && note->source == source) {
      synth_note_fade(note, &self->shared, KILL_S);
    }
  }
}

/// Go a share of the way from `now`, and the last of it at once.
static float
nearer(float now, float goal, float share)
{
  return fabsf(goal - now) < 1e-4f ? goal : now + share * (goal - now);
}

/// Move the expression towards where it is wanted.
static void
glide(SynthPlaying* playing, float chunk_s)
{
  SynthExpression* const       now   = &playing->now;
  const SynthExpression* const goal  = &playing->goal;
  const float                  slow  = dsp_min(1.0f, chunk_s / 0.02f);
  const float                  quick = dsp_min(1.0f, chunk_s / 0.006f);
  now->dynamics                      = nearer(now->dynamics, goal->dynamics, slow);
  now->articulation   = nearer(now->articulation, goal->articulation, slow);
  now->timbre         = nearer(now->timbre, goal->timbre, slow);
  now->modulation     = nearer(now->modulation, goal->modulation, slow);
  now->pressure       = nearer(now->pressure, goal->pressure, slow);
  now->bend_semitones = nearer(now->bend_semitones, goal->bend_semitones, quick);
}

/// In a crowd, end what its own part hides: nobody hears it, but it costs as much.
static void
thin_out(SynthVoices* self)
{
  uint32_t n_active = 0;
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    n_active += self->n_active[i];
  }
  if (n_active <= CROWD) {
    return;
  }
  float loudest[SYNTH_N_SOURCES] = {0.0f};
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    const SynthNote* const note = &self->note[i];
    if (note->stage != SYNTH_FREE && note->gain > 0.0f) { // Has been rendered
      loudest[note->source] = dsp_max(loudest[note->source], note->peak);
    }
  }
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage == SYNTH_SOUNDS && !note->held &&
        note->peak < HIDDEN * loudest[note->source]) {
      synth_note_fade(note, &self->shared, STEAL_S);
    }
  }
}

void
synth_voices_render(SynthVoices* self, float* const out[SYNTH_N_SOURCES][2], uint32_t n)
{
  const float chunk_s = (float)SYNTH_CHUNK / self->shared.rate_hz;
  for (uint32_t i = 0; self->frame == 0 && i < SYNTH_N_SOURCES; ++i) {
    glide(&self->playing[i], chunk_s);
  }
  if (self->frame == 0) {
    thin_out(self);
  }
  self->frame = (self->frame + n) % SYNTH_CHUNK;
  for (uint32_t i = 0; i < N_NOTES; ++i) {
    SynthNote* const note = &self->note[i];
    if (note->stage != SYNTH_FREE) {
      synth_note_add(note, &self->shared, &self->playing[note->source],
                     out[note->source][0], out[note->source][1], n);
      self->n_active[note->source] -= note->stage == SYNTH_FREE ? 1U : 0U;
    }
  }
}

bool
synth_voices_active(const SynthVoices* self, uint32_t source)
{
  return self->n_active[source] > 0U;
}
