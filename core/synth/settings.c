#include "core/param/instrument.h"
#include "core/synth/drum_sound.h"
#include "core/synth/state.h"

#include <math.h>

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
  const uint32_t         part = live->part;
  const ScorePart* const line = &self->piece.parts[part];
  SynthExpression        e    = expression_of(self);
  e.bend_semitones            = live->bend_semitones;
  e.modulation                = live->modulation;
  e.pressure                  = live->pressure;
  e.sustain                   = live->sustain;
  synth_voices_expression(self->voices, SYNTH_LIVE, &e);
  synth_drums_expression(self->drums, SYNTH_LIVE, &e);

  // General MIDI: 40 log10 of volume and expression; full is a part at 0 dB
  const float faders = live->volume * live->expression * 1.27f;
  const float gain   = from_db(line->level_db + self->controls.level_db[part]);
  synth_strip_place(&self->mix.strips[SYNTH_LIVE], gain * faders * faders,
                    clamp(line->pan + live->pan, -1.0f, 1.0f), send_of(self, part));
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

void
synth_apply(Synth* self)
{
  const SynthExpression e = expression_of(self);
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    apply_part(self, p, &e);
  }
  synth_apply_live(self);
  const SynthControls* const c = &self->controls;
  synth_mix_master(&self->mix, 2.0f * c->width,
                   c->enabled ? from_db(c->volume_db) : 0.0f);
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

static void
voice_strip(Synth* self, uint32_t source, uint32_t part)
{
  const ScorePart* const parts = self->piece.parts;
  synth_strip_voice(&self->mix.strips[source], parts[part].instrument,
                    synth_kit_of(parts[BASE_DRUMS].instrument)->tape);
}

void
synth_place_live(Synth* self, uint32_t part)
{
  if (part != self->live.part) {
    self->live.part = part;
    voice_strip(self, SYNTH_LIVE, part);
    synth_apply_live(self);
  }
}

void
synth_set_piece(Synth* self, const ScorePiece* piece)
{
  self->piece = *piece;
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    ScorePart* const part = &self->piece.parts[p];
    if (part->instrument >= param_n_instruments()) {
      part->instrument = 0;
    }
  }
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    voice_strip(self, p, p);
  }
  voice_strip(self, SYNTH_LIVE, self->live.part);
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
  synth_place_live(self, live.part);
  self->live = live;
  self->told = true;
}
