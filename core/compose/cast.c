#include "core/compose/cast.h"

#include "core/base/random.h"
#include "core/param/instrument.h"

#include <string.h>

/// A section is at most this much more driven than the piece as a whole.
#define PEAK 0.35f

#define STREAM 0xCA57U

static bool
has_bit(const uint32_t* bits, uint32_t id)
{
  return id < PROMPT_MAX_INSTRUMENTS && (bits[id / 32U] >> (id % 32U)) & 1U;
}

/// The role that a named instrument takes when the sentence does not say.
static BasePart
natural_part(const ParamInstrument* instrument)
{
  const uint8_t program = instrument->program;
  if (instrument->voicing == PARAM_HITS) {
    return BASE_DRUMS;
  }
  if (instrument->mono && instrument->high <= 60) {
    return BASE_BASS;
  }
  if ((program >= 88 && program <= 95) || (program >= 48 && program <= 52)) {
    return BASE_PAD;
  }
  if (instrument->mono) {
    return BASE_LEAD;
  }
  const bool plucks =
    (program >= 8 && program <= 15) || program >= 96 || program == 46 || program == 45;
  return plucks ? BASE_ARP : BASE_CHORDS;
}

static bool
fits(BasePart part, const ParamInstrument* instrument)
{
  const bool kit = instrument->voicing == PARAM_HITS;
  return kit == (part == BASE_DRUMS);
}

static bool
is_cast(const ComposeBrief* self, uint32_t id)
{
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    if (self->piece.parts[part].used && self->piece.parts[part].instrument == id) {
      return true;
    }
  }
  return false;
}

/// Whether another part plays this already, or is about to.
static bool
is_taken(const ComposeBrief* self, const PromptIntent* intent, uint32_t id)
{
  bool taken = is_cast(self, id);
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    taken = taken || intent->parts[part].instrument == (int32_t)id;
  }
  return taken;
}

/// One of the style's names that is allowed, likelier the earlier it stands.
static uint32_t
pick_named(const ComposeBrief* self, const char* names, const PromptIntent* intent,
           BaseRandom* random)
{
  uint32_t ids[8];
  float    weights[8];
  uint32_t n = 0;
  for (const char* at = names; n < 8;) {
    char         name[32];
    const size_t length = strcspn(at, "/");
    if (length < sizeof(name)) {
      memcpy(name, at, length);
      name[length]      = '\0';
      const uint32_t id = param_instrument_find(name);
      if (id < param_n_instruments() && !has_bit(intent->excluded, id)) {
        weights[n] = (is_taken(self, intent, id) ? 0.02f : 1.0f) / (float)(n + 2);
        ids[n++]   = id;
      }
    }
    if (!at[length]) {
      break;
    }
    at += length + 1;
  }
  return n ? ids[base_random_choice(random, weights, n)] : param_n_instruments();
}

/// Any instrument that is allowed and takes this role by nature.
static uint32_t
pick_any(BasePart part, const PromptIntent* intent, BaseRandom* random)
{
  const uint32_t n     = param_n_instruments();
  const uint32_t first = base_random_below(random, n);
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t         id         = (first + i) % n;
    const ParamInstrument* instrument = param_instrument(id);
    const BasePart         natural    = natural_part(instrument);
    const bool near = natural == part || (part == BASE_COUNTER && natural == BASE_LEAD);
    if (near && !has_bit(intent->excluded, id)) {
      return id;
    }
  }
  return n;
}

static uint32_t
pick(const ComposeBrief* self, BasePart part, const PromptIntent* intent)
{
  BaseRandom    random = base_random(self->piece.seed, STREAM, part, 0);
  const int32_t said   = intent->parts[part].instrument;
  if (said >= 0 && (uint32_t)said < param_n_instruments() &&
      fits(part, param_instrument((uint32_t)said)) &&
      !has_bit(intent->excluded, (uint32_t)said)) {
    return (uint32_t)said;
  }
  const char* const names = compose_brief_style(self, part)->cast[part];
  const uint32_t    id    = pick_named(self, names, intent, &random);
  return id < param_n_instruments() ? id : pick_any(part, intent, &random);
}

static uint32_t
parts_with_a_name(const PromptIntent* intent)
{
  uint32_t taken = 0;
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    const PromptPart* const said = &intent->parts[part];
    taken |= (uint32_t)(said->wish == PROMPT_WANTED && said->instrument >= 0) << part;
  }
  return taken;
}

/// Give every instrument that is wanted in any role a place among the parts.
static void
hire_wanted(ComposeBrief* self, const PromptIntent* intent)
{
  static const BasePart others[] = {BASE_LEAD, BASE_COUNTER, BASE_CHORDS, BASE_ARP,
                                    BASE_PAD};
  uint32_t              taken    = parts_with_a_name(intent);
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (!has_bit(intent->wanted, id) || has_bit(intent->excluded, id) ||
        is_cast(self, id)) {
      continue;
    }
    BasePart part = natural_part(param_instrument(id));
    for (uint32_t i = 0; i < 5 && part < BASE_BASS && (taken >> part) & 1U; ++i) {
      part = others[i];
    }
    if (!((taken >> part) & 1U) && intent->parts[part].wish != PROMPT_EXCLUDED) {
      self->piece.parts[part].used       = true;
      self->piece.parts[part].instrument = (uint8_t)id;
      taken |= 1U << part;
      self->wanted |= 1U << part;
    }
  }
}

/// Whether the style or the sentence asks for `part` at the energies to come.
static bool
is_asked(const ComposeBrief* self, const PromptIntent* intent, BasePart part)
{
  const PromptWish wish = intent->parts[part].wish;
  if (wish == PROMPT_EXCLUDED) {
    return false;
  }
  return wish == PROMPT_WANTED ||
         (!intent->only && self->enters[part] <= self->energy + PEAK);
}

static bool
says_only_nothing(const PromptIntent* intent)
{
  uint32_t wishes = 0;
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    wishes |= intent->parts[part].wish == PROMPT_WANTED;
  }
  for (uint32_t i = 0; i < PROMPT_MAX_INSTRUMENTS / 32U; ++i) {
    wishes |= intent->wanted[i];
  }
  return !wishes;
}

/// A send as the sentence wants it: half of it at 0, half as much again at 1.
static float
wet(float send, float reverb)
{
  const float wish = reverb >= 0.0f && reverb <= 1.0f ? reverb : 0.5f;
  const float sent = send * (0.5f + wish);
  return sent < 1.0f ? sent : 1.0f;
}

static void
place(ComposeBrief* self, float reverb)
{
  // lead, counter, chords, pad, arp, bass, drums
  static const float levels[4][BASE_N_PARTS] = {
    [COMPOSE_BAND]  = {0, -5, -6, -10, -9, -2, -3},
    [COMPOSE_HALL]  = {0, -4, -5, -6, -7, -4, -6},
    [COMPOSE_CLUB]  = {-3, -7, -6, -8, -7, -1, 0},
    [COMPOSE_SPACE] = {-2, -6, -6, -4, -6, -3, -4},
  };
  static const float sends[4][BASE_N_PARTS] = {
    [COMPOSE_BAND]  = {0.25f, 0.3f, 0.2f, 0.35f, 0.25f, 0.04f, 0.12f},
    [COMPOSE_HALL]  = {0.4f, 0.45f, 0.38f, 0.5f, 0.45f, 0.25f, 0.35f},
    [COMPOSE_CLUB]  = {0.28f, 0.3f, 0.22f, 0.4f, 0.32f, 0.0f, 0.08f},
    [COMPOSE_SPACE] = {0.5f, 0.5f, 0.4f, 0.6f, 0.55f, 0.08f, 0.22f},
  };
  static const float pans[BASE_N_PARTS] = {0.0f, 0.35f, -0.3f, 0.0f, 0.45f, 0.0f, 0.0f};

  BaseRandom  random = base_random(self->piece.seed, STREAM, BASE_N_PARTS, 1);
  const float side   = base_random_below(&random, 2) ? 1.0f : -1.0f;
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    ScorePart* const part = &self->piece.parts[i];
    const ComposeMix mix  = compose_brief_style(self, (BasePart)i)->mix;
    part->level_db        = levels[mix][i];
    part->send            = wet(sends[mix][i], reverb);
    part->pan             = side * pans[i];
  }
}

void
compose_cast(ComposeBrief* self, const PromptIntent* intent, const ScorePiece* piece)
{
  PromptIntent wish = *intent;
  wish.only         = intent->only && !says_only_nothing(intent);
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    const BasePart part = (BasePart)i;
    self->enters[i]     = (float)compose_brief_style(self, part)->enters[i] * 0.01f;
    if (!piece && is_asked(self, &wish, part)) {
      const uint32_t id               = pick(self, part, intent);
      self->piece.parts[i].used       = id < param_n_instruments();
      self->piece.parts[i].instrument = (uint8_t)(self->piece.parts[i].used ? id : 0);
    }
    if (intent->parts[i].wish == PROMPT_WANTED) {
      self->wanted |= 1U << i;
    }
  }
  if (!piece) {
    hire_wanted(self, intent);
    place(self, intent->reverb.value);
  }
}
