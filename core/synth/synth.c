#include "core/synth/synth.h"

#include "core/param/instrument.h"
#include "core/synth/drum_sound.h"
#include "core/synth/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const ScorePiece no_piece = {.meter        = {4, 4},
                                    .tempo_bpm    = 120.0f,
                                    .dynamics     = 0.5f,
                                    .articulation = 0.5f,
                                    .timbre       = 0.5f,
                                    .energy       = 0.5f};

static const SynthControls neutral = {.dynamics     = 0.5f,
                                      .articulation = 0.5f,
                                      .timbre       = 0.5f,
                                      .reverb       = 0.5f,
                                      .width        = 0.5f,
                                      .enabled      = true};

/// Everything that needs memory, from an arena that may only be counting.
static bool
furnish(Synth* self, BaseArena* arena, bool stems)
{
  self->voices = synth_voices_new(arena, self->rate_hz);
  self->drums  = synth_drums_new(arena, self->rate_hz);
  return synth_mix_init(&self->mix, arena, self->rate_hz, stems) && self->voices &&
         self->drums;
}

Synth*
synth_new(double rate_hz, bool stems)
{
  if (!(rate_hz >= 8000.0 && rate_hz <= 384000.0)) {
    return NULL;
  }
  Synth* const self = (Synth*)calloc(1, sizeof(Synth));
  if (!self) {
    return NULL;
  }
  self->rate_hz      = rate_hz;
  BaseArena counting = base_arena_counting();
  furnish(self, &counting, stems);
  memset(&self->mix, 0, sizeof(self->mix));
  self->arena = base_arena_new(counting.used_bytes);
  if (!self->arena.memory || !furnish(self, &self->arena, stems)) {
    synth_free(self);
    return NULL;
  }
  self->piece    = no_piece;
  self->controls = neutral;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    self->piece.parts[p].send = 0.2f;
  }
  self->piece.parts[BASE_DRUMS].instrument =
    (uint8_t)param_instrument_find("studio kit");
  synth_live_reset(&self->live);
  synth_set_piece(self, &self->piece);
  synth_reset(self);
  return self;
}

void
synth_free(Synth* self)
{
  if (self) {
    base_arena_free(&self->arena);
    free(self);
  }
}

void
synth_reset(Synth* self)
{
  self->place = 0;
  self->told  = false;
  synth_live_reset(&self->live);
  synth_voices_reset(self->voices);
  synth_drums_reset(self->drums);
  synth_apply(self);
  synth_mix_reset(&self->mix);
}

uint32_t
synth_latency_frames(const Synth* self)
{
  return dsp_limiter_latency(&self->mix.limiter);
}

static float
clamp(float value, float least, float most)
{
  return value > least ? (value < most ? value : most) : least; // Also of no number
}

static float
from_db(float db)
{
  return db <= -60.0f ? 0.0f : powf(10.0f, 0.05f * db);
}

/// The middle of a slider means what the piece asks for.
static float
slider(float asked, float value)
{
  return clamp(asked + value - 0.5f, 0.0f, 1.0f);
}

static SynthExpression
expression_of(const Synth* self)
{
  SynthExpression e = synth_expression_neutral();
  e.dynamics        = slider(self->piece.dynamics, self->controls.dynamics);
  e.articulation    = slider(self->piece.articulation, self->controls.articulation);
  e.timbre          = slider(self->piece.timbre, self->controls.timbre);
  return e;
}

/// Nothing at 0, as the style asks in the middle, 9 dB more at 1.
static float
send_of(const Synth* self, uint32_t part)
{
  const float amount = 2.0f * self->controls.reverb;
  return self->piece.parts[part].send * amount * sqrtf(amount);
}

void
synth_apply_live(Synth* self)
{
  const SynthLive* const live = &self->live;
  const ScorePart* const lead = &self->piece.parts[BASE_LEAD];
  SynthExpression        e    = expression_of(self);
  e.bend_semitones            = live->bend_semitones;
  e.modulation                = live->modulation;
  e.pressure                  = live->pressure;
  e.sustain                   = live->sustain;
  synth_voices_expression(self->voices, SYNTH_LIVE, &e);
  synth_drums_expression(self->drums, SYNTH_LIVE, &e);

  // General MIDI: 40 log10 of volume and expression; full is a part at 0 dB
  const float faders = live->volume * live->expression * 1.27f;
  const float gain   = from_db(lead->level_db + self->controls.level_db[BASE_LEAD]);
  synth_strip_place(&self->mix.strips[SYNTH_LIVE], gain * faders * faders,
                    clamp(lead->pan + live->pan, -1.0f, 1.0f),
                    send_of(self, BASE_LEAD));
}

static void
apply_part(Synth* self, uint32_t part, const SynthExpression* e)
{
  const ScorePart* const line  = &self->piece.parts[part];
  const bool             muted = self->controls.muted >> part & 1U;
  const float            db    = line->level_db + self->controls.level_db[part];
  synth_voices_expression(self->voices, part, e);
  synth_drums_expression(self->drums, part, e);
  synth_strip_place(&self->mix.strips[part], muted ? 0.0f : from_db(db), line->pan,
                    send_of(self, part));
}

/// A piece for few parts is turned up to stand beside one for seven.
static float
fullness(const ScorePiece* piece)
{
  static const float band = 4.6f; // Seven parts in the usual balance
  float              sum  = 0.0f;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    const ScorePart* const part   = &piece->parts[p];
    const float            weight = p == BASE_LEAD ? 1.5f : 1.0f; // It never rests long
    sum += part->used ? weight * powf(10.0f, 0.1f * part->level_db) : 0.0f;
  }
  return sum > 0.0f ? clamp(sqrtf(band / sum), 0.8f, 2.2f) : 1.0f;
}

void
synth_apply(Synth* self)
{
  const SynthExpression e = expression_of(self);
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    apply_part(self, p, &e);
  }
  synth_apply_live(self);
  const SynthControls* const c    = &self->controls;
  const float                gain = from_db(c->volume_db) * fullness(&self->piece);
  synth_mix_master(&self->mix, 2.0f * c->width, c->enabled ? gain : 0.0f);
}

/// Slow and calm pieces stand in a larger room.
static float
hall_of(const ScorePiece* piece)
{
  const float slow = (120.0f - piece->tempo_bpm) / 120.0f;
  return clamp(1.7f + slow + 0.8f * (0.5f - piece->energy), 0.9f, 3.2f);
}

/// A dotted eighth, or in a slow piece half of it.
static float
repeat_s(const ScorePiece* piece)
{
  const float dotted_s = 45.0f / clamp(piece->tempo_bpm, 40.0f, 300.0f);
  return dotted_s > 0.6f ? 0.5f * dotted_s : dotted_s;
}

void
synth_set_piece(Synth* self, const ScorePiece* piece)
{
  const bool tape = synth_kit_of(piece->parts[BASE_DRUMS].instrument)->tape;
  self->piece     = *piece;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    ScorePart* const part = &self->piece.parts[p];
    if (part->instrument >= param_n_instruments()) {
      part->instrument = 0;
    }
    synth_strip_voice(&self->mix.strips[p], part->instrument, tape);
    if (p == BASE_LEAD) {
      synth_strip_voice(&self->mix.strips[SYNTH_LIVE], part->instrument, tape);
    }
  }
  synth_mix_spaces(&self->mix, hall_of(piece), repeat_s(piece));
  synth_apply(self);
}

void
synth_set_controls(Synth* self, const SynthControls* controls)
{
  self->controls = *controls;
  if (self->told) {
    synth_apply(self);
    return;
  }

  // Nothing has been heard yet: be there at once
  const SynthLive live = self->live;
  synth_reset(self);
  self->live = live;
  self->told = true;
}

uint32_t
synth_kit(const Synth* self)
{
  return self->piece.parts[BASE_DRUMS].instrument;
}

void
synth_event(Synth* self, const ScoreEvent* event)
{
  const uint32_t part = event->part;
  if (part >= BASE_N_PARTS) {
    return;
  }
  const uint32_t id = self->piece.parts[part].instrument;
  const bool hits   = part == BASE_DRUMS || param_instrument(id)->voicing == PARAM_HITS;
  if (event->kind == SCORE_NOTE_OFF) {
    synth_drums_release(self->drums, part, event->pitch);
    synth_voices_release(self->voices, part, event->pitch);
  } else if (hits) {
    synth_drums_start(self->drums, part, id, event->pitch, event->velocity);
  } else {
    synth_voices_start(self->voices, part, id, event->pitch, event->velocity);
  }
}

/// At most a tick's rest; false if it must be silent.
static bool
render_run(Synth* self, float* const* out, uint32_t n)
{
  float pairs[SYNTH_N_SOURCES][2][SYNTH_CHUNK];
#define PAIR(s)                                                                        \
  {                                                                                    \
    pairs[s][0], pairs[s][1]                                                           \
  }
  float* const sources[SYNTH_N_SOURCES][2] = {PAIR(0), PAIR(1), PAIR(2), PAIR(3),
                                              PAIR(4), PAIR(5), PAIR(6), PAIR(7)};
#undef PAIR
  bool active[SYNTH_N_SOURCES];
  bool any = false;
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    active[s] =
      synth_voices_active(self->voices, s) || synth_drums_active(self->drums, s);
    any = any || active[s];
  }
  const bool rests = !any && synth_mix_is_silent(&self->mix);
  if (!rests) {
    memset(pairs, 0, sizeof(pairs));
  }
  synth_voices_render(self->voices, sources, n); // Also when resting: their time passes
  synth_drums_render(self->drums, sources, n);
  if (rests) {
    synth_mix_rest(&self->mix, out, n);
    return true;
  }
  return synth_mix_run(&self->mix, sources, active, out, n, self->place);
}

void
synth_render(Synth* self, float* const* out, uint32_t n)
{
  float*         at[2 * BASE_N_PARTS];
  const uint32_t n_out = 2U * self->mix.n_stems;
  for (uint32_t done = 0; done < n;) {
    if (self->place == 0) {
      synth_mix_tick(&self->mix);
    }
    const uint32_t rest = SYNTH_CHUNK - self->place;
    const uint32_t run  = n - done < rest ? n - done : rest;
    for (uint32_t c = 0; c < n_out; ++c) {
      at[c] = out[c] + done;
    }
    if (render_run(self, at, run)) {
      self->place = (self->place + run) % SYNTH_CHUNK;
    } else {
      synth_reset(self); // A voice has lost its mind; music goes on without it
    }
    done += run;
  }
}

bool
synth_is_silent(const Synth* self)
{
  for (uint32_t s = 0; s < SYNTH_N_SOURCES; ++s) {
    if (synth_voices_active(self->voices, s) || synth_drums_active(self->drums, s)) {
      return false;
    }
  }
  return synth_mix_is_silent(&self->mix);
}
