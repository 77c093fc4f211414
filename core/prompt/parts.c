// Who plays: instruments, their roles, who is left out, "only".

#include "core/param/instrument.h"
#include "core/prompt/reader.h"

#define NO_ROLE (-1)

static void
set_bits(uint32_t* bits, const uint32_t* more)
{
  for (uint32_t k = 0; k < PROMPT_MAX_INSTRUMENTS / 32; ++k) {
    bits[k] |= more[k];
  }
}

static void
set_bit(uint32_t* bits, uint32_t id, bool on)
{
  if (on) {
    bits[id / 32] |= 1U << (id % 32U);
  } else {
    bits[id / 32] &= ~(1U << (id % 32U));
  }
}

static const PromptSound*
sound_at(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const word = prompt_item_is(reader, i, PROMPT_SOUND);
  return word ? prompt_sound((uint32_t)word->id) : NULL;
}

static bool
is_generic(const PromptSound* sound)
{
  return sound->instrument < 0;
}

/// A drum of the kit, such as the hi-hat: nothing in the catalogue.
static bool
is_component(const PromptSound* sound)
{
  uint32_t any = 0;
  for (uint32_t k = 0; k < PROMPT_MAX_INSTRUMENTS / 32; ++k) {
    any |= sound->members[k];
  }
  return !any;
}

// ---- What is left out

static void
exclude_part(PromptReader* reader, uint32_t part, PromptSource source)
{
  PromptPart* const now = &reader->intent->parts[part];
  if (now->wish == PROMPT_WANTED) {
    prompt_remark(reader, PROMPT_CONFLICT, source.begin, source.end,
                  "asked for and left out; the later word is taken");
  }
  *now = (PromptPart){PROMPT_EXCLUDED, -1, source};
}

static void
drop_from_parts(PromptReader* reader, const PromptSound* sound, PromptSource source)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    PromptPart* const now = &reader->intent->parts[part];
    const int32_t     id  = now->wish == PROMPT_WANTED ? now->instrument : -1;
    if (id >= 0 && (sound->members[id / 32] >> (id % 32) & 1U)) {
      prompt_remark(reader, PROMPT_CONFLICT, source.begin, source.end,
                    "asked for and left out; the later word is taken");
      *now = (PromptPart){PROMPT_ANY, -1, {PROMPT_DEFAULT, 0, 0, 0}};
      set_bit(reader->intent->wanted, (uint32_t)id, false);
    }
  }
}

static void
exclude(PromptReader* reader, uint32_t i)
{
  const PromptSound* const  sound  = sound_at(reader, i);
  const PromptLexeme* const role   = prompt_item_is(reader, i, PROMPT_ROLE);
  const PromptSource        source = prompt_item_claim(reader, i, i, 0.97f);
  if (sound) {
    drop_from_parts(reader, sound, source);
    set_bits(reader->intent->excluded, sound->members);
  }
  if (sound && is_component(sound)) {
    prompt_remark(reader, PROMPT_IGNORED, source.begin, source.end,
                  "one drum alone cannot be left out");
    return;
  }
  if (sound ? is_generic(sound) : role != NULL) {
    exclude_part(reader, sound ? sound->role : (uint32_t)role->id, source);
  }
}

// ---- What is wanted

static bool
links(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_MOOD) ||
         prompt_item_is(reader, i, PROMPT_AMOUNT) ||
         prompt_item_is(reader, i, PROMPT_VERY);
}

/// The part that a word names: "lead", "pad", and "bass" where it is no instrument.
static int
role_word(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const role  = prompt_item_is(reader, i, PROMPT_ROLE);
  const PromptSound* const  sound = sound_at(reader, i);
  if (role && !reader->item[i].denied) {
    return role->id;
  }
  return sound && is_generic(sound) && !reader->item[i].denied ? sound->role : NO_ROLE;
}

/// "alto sax lead", "strings as pad", "cello playing the bass line"
static int
role_behind(const PromptReader* reader, uint32_t i, uint32_t* at)
{
  uint32_t k = i + 1;
  while (k < i + 4 && prompt_item_is(reader, k, PROMPT_FILLER)) {
    ++k;
  }
  *at                             = k;
  const int                 role  = role_word(reader, k);
  const PromptLexeme* const named = prompt_item_is(reader, k, PROMPT_ROLE);
  if (role == NO_ROLE || reader->item[k].used || (!named && k == i + 1)) {
    return NO_ROLE;
  }
  // In "piano, lead guitar" and "harp melody on flute" the role is the next one's
  const bool next = sound_at(reader, k + 1) && named && k > i + 1;
  return next ? NO_ROLE : role;
}

/// "lead guitar", "melody on flute", "pad of strings"
static int
role_before(const PromptReader* reader, uint32_t i, uint32_t* at)
{
  uint32_t k = i;
  while (k > 0 && i - k < 3 &&
         (links(reader, k - 1) || prompt_item_mark(reader, k - 1, ':') ||
          prompt_item_mark(reader, k - 1, '='))) {
    --k;
  }
  if (k == 0) {
    return NO_ROLE;
  }
  *at            = k - 1;
  const int role = role_word(reader, k - 1);
  if (role == NO_ROLE || reader->item[k - 1].used ||
      (!prompt_item_is(reader, k - 1, PROMPT_ROLE) && k == i)) {
    return NO_ROLE;
  }
  return role;
}

/// A solo is the lead's: "tenor sax solo", "solo violin".
static bool
has_solo(const PromptReader* reader, uint32_t i)
{
  return (prompt_item_is(reader, i + 1, PROMPT_SOLO) && !reader->item[i + 1].used) ||
         (i > 0 && prompt_item_is(reader, i - 1, PROMPT_SOLO));
}

/// Roles in the order in which an instrument takes them when its own is taken.
static const uint8_t*
second_choices(int32_t instrument)
{
  static const uint8_t sustained[5] = {BASE_LEAD, BASE_COUNTER, BASE_PAD, BASE_CHORDS,
                                       BASE_ARP};
  static const uint8_t struck[5]    = {BASE_CHORDS, BASE_ARP, BASE_LEAD, BASE_COUNTER,
                                       BASE_PAD};
  static const uint8_t single[5]    = {BASE_LEAD, BASE_COUNTER, BASE_ARP, BASE_PAD,
                                       BASE_CHORDS};
  const ParamInstrument* const info = param_instrument((uint32_t)instrument);
  return info->mono ? single : info->voicing == PARAM_SUSTAINS ? sustained : struck;
}

static void
place(PromptReader* reader, uint32_t part, int32_t instrument, PromptSource source)
{
  PromptPart* const now = &reader->intent->parts[part];
  if (now->wish == PROMPT_EXCLUDED) {
    prompt_remark(reader, PROMPT_CONFLICT, source.begin, source.end,
                  "left out and asked for; the more specific word is taken");
  }
  *now = (PromptPart){PROMPT_WANTED, instrument, source};
  if (instrument >= 0) {
    set_bit(reader->intent->wanted, (uint32_t)instrument, true);
    set_bit(reader->intent->excluded, (uint32_t)instrument, false);
  }
}

static bool
is_free(const PromptReader* reader, uint32_t part)
{
  const PromptPart* const now = &reader->intent->parts[part];
  return now->wish == PROMPT_ANY || (now->wish == PROMPT_WANTED && now->instrument < 0);
}

/// Place an instrument whose role is not said.
static void
place_freely(PromptReader* reader, const PromptSound* sound, PromptSource source)
{
  const bool rhythm = sound->role == BASE_BASS || sound->role == BASE_DRUMS;
  if (is_free(reader, sound->role) || rhythm) {
    const PromptPart* const now = &reader->intent->parts[sound->role];
    if (now->instrument < 0 || now->wish == PROMPT_EXCLUDED) {
      place(reader, sound->role, sound->instrument, source);
    } else {
      set_bit(reader->intent->wanted, (uint32_t)sound->instrument, true);
    }
    return;
  }
  const uint8_t* const choices = second_choices(sound->instrument);
  for (uint32_t k = 0; k < 5; ++k) {
    if (is_free(reader, choices[k])) {
      place(reader, choices[k], sound->instrument, source);
      return;
    }
  }
  set_bit(reader->intent->wanted, (uint32_t)sound->instrument, true);
}

/// Generic words: "bass", "drums".
static void
want_part(PromptReader* reader, uint32_t part, PromptSource source)
{
  PromptPart* const now = &reader->intent->parts[part];
  if (now->wish == PROMPT_EXCLUDED) {
    prompt_remark(reader, PROMPT_CONFLICT, source.begin, source.end,
                  "both asked for and left out; it is left out");
  } else if (now->wish == PROMPT_ANY) {
    *now = (PromptPart){PROMPT_WANTED, -1, source};
  }
}

/// Instruments whose role is told beside them.
static void
read_told(PromptReader* reader, uint32_t i)
{
  const PromptSound* const sound = sound_at(reader, i);
  if (!sound || is_generic(sound) || reader->item[i].denied) {
    return;
  }
  uint32_t at   = i;
  int      role = role_behind(reader, i, &at);
  if (role == NO_ROLE) {
    role = role_before(reader, i, &at);
  }
  if (role == NO_ROLE && has_solo(reader, i)) {
    role = BASE_LEAD;
    at   = i;
  }
  const bool kit = sound->role == BASE_DRUMS;
  if (role == NO_ROLE || kit != (role == BASE_DRUMS)) {
    return;
  }
  const uint32_t     first  = at < i ? at : i;
  const uint32_t     last   = at < i ? i : at;
  const PromptSource source = prompt_item_claim(reader, first, last, 0.95f);
  if (is_free(reader, (uint32_t)role)) {
    place(reader, (uint32_t)role, sound->instrument, source);
  } else {
    place_freely(reader, sound, source);
  }
}

static void
read_line_up(PromptReader* reader, uint32_t i)
{
  const PromptEntry entry = reader->item[i].entry;
  for (uint32_t k = 0; k < entry.n; ++k) {
    const PromptLexeme* const word = &entry.first[k];
    if (word->kind != PROMPT_LINE_UP || reader->item[i].denied) {
      continue;
    }
    const PromptSound* const sound  = prompt_sound((uint32_t)word->id);
    const PromptSource       source = prompt_item_claim(reader, i, i, 0.9f);
    if (is_free(reader, sound->role)) {
      place(reader, sound->role, sound->instrument, source);
    }
  }
}

static void
read_untold(PromptReader* reader, uint32_t i)
{
  const PromptSound* const sound = sound_at(reader, i);
  if (sound && !reader->item[i].denied && !reader->item[i].used) {
    const PromptSource source = prompt_item_claim(reader, i, i, 0.92f);
    if (is_generic(sound)) {
      want_part(reader, sound->role, source);
    } else {
      place_freely(reader, sound, source);
    }
  }
}

static void
read_role(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const role = prompt_item_is(reader, i, PROMPT_ROLE);
  if (role && !reader->item[i].denied && !reader->item[i].used) {
    want_part(reader, (uint32_t)role->id, prompt_item_claim(reader, i, i, 0.85f));
  }
}

// ---- Only

static bool
names_part(const PromptReader* reader, uint32_t i)
{
  return !reader->item[i].denied &&
         (sound_at(reader, i) || prompt_item_is(reader, i, PROMPT_LINE_UP) ||
          prompt_item_is(reader, i, PROMPT_ROLE));
}

/// Whether "only" at item `i` speaks of who plays.
static bool
limits_parts(const PromptReader* reader, uint32_t i)
{
  if (prompt_item_is(reader, i, PROMPT_LINE_UP)) {
    return !reader->item[i].denied;
  }
  uint32_t k = i + 1;
  while (k < reader->n_items &&
         (links(reader, k) || prompt_item_is(reader, k, PROMPT_PACE) ||
          prompt_item_is(reader, k, PROMPT_SOLO) ||
          (prompt_item_is(reader, k, PROMPT_AND) && links(reader, k - 1)))) {
    ++k;
  }
  if (k < reader->n_items && names_part(reader, k)) {
    return true;
  }
  k = i;
  while (k > 0 && (prompt_item_mark(reader, k - 1, ',') ||
                   prompt_item_mark(reader, k - 1, '.') || links(reader, k - 1) ||
                   prompt_item_is(reader, k - 1, PROMPT_AND) ||
                   prompt_item_is(reader, k - 1, PROMPT_SOLO))) {
    --k;
  }
  return k > 0 && names_part(reader, k - 1);
}

static uint32_t
count_sounds(const PromptReader* reader)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    n += names_part(reader, i);
  }
  return n;
}

/// "solo piano" with nobody else named is for that one alone, and so is a sentence that
/// begins with "piano solo"; in "rock with a piano solo" others play too.
static bool
plays_alone(const PromptReader* reader, uint32_t i)
{
  if (!prompt_item_is(reader, i, PROMPT_SOLO) || count_sounds(reader) != 1) {
    return false;
  }
  if (sound_at(reader, i + 1)) {
    return true;
  }
  const bool english = reader->item[i].entry.first->language == PROMPT_ENGLISH;
  return i > 0 && sound_at(reader, i - 1) && (i == 1 || !english);
}

/// A lone instrument that can carry both plays the tune and its chords.
static void
spread(PromptIntent* intent)
{
  static const uint8_t from[] = {BASE_CHORDS, BASE_PAD, BASE_ARP, BASE_LEAD};
  for (uint32_t k = 0; k < 4 && intent->parts[BASE_LEAD].wish == PROMPT_ANY; ++k) {
    if (intent->parts[from[k]].wish == PROMPT_WANTED) {
      intent->parts[BASE_LEAD]               = intent->parts[from[k]];
      intent->parts[BASE_LEAD].source.origin = PROMPT_INFERRED;
    }
  }
  const PromptPart* const lead = &intent->parts[BASE_LEAD];
  if (lead->wish != PROMPT_WANTED || lead->instrument < 0 ||
      param_instrument((uint32_t)lead->instrument)->mono) {
    return;
  }
  bool others = false;
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    const PromptPart* const now = &intent->parts[part];
    others =
      others || (now->wish == PROMPT_WANTED && now->instrument != lead->instrument);
  }
  const bool low = param_instrument((uint32_t)lead->instrument)->low <= 40;
  if (!others && intent->parts[BASE_CHORDS].wish == PROMPT_ANY) {
    intent->parts[BASE_CHORDS]               = *lead;
    intent->parts[BASE_CHORDS].source.origin = PROMPT_INFERRED;
  }
  if (!others && low && intent->parts[BASE_BASS].wish == PROMPT_ANY) {
    intent->parts[BASE_BASS]               = *lead;
    intent->parts[BASE_BASS].source.origin = PROMPT_INFERRED;
  }
}

static void
close_parts(PromptReader* reader, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  intent->only               = true;
  spread(intent);
  source.origin = PROMPT_INFERRED;
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].wish == PROMPT_ANY) {
      intent->parts[part] = (PromptPart){PROMPT_EXCLUDED, -1, source};
    }
  }
}

static bool
any_wanted(const PromptIntent* intent)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].wish == PROMPT_WANTED) {
      return true;
    }
  }
  return false;
}

static void
read_only(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const bool only = prompt_item_is(reader, i, PROMPT_ONLY) && limits_parts(reader, i);
    if ((only || plays_alone(reader, i)) && any_wanted(reader->intent)) {
      close_parts(reader, prompt_item_claim(reader, i, i, 0.95f));
      return;
    }
  }
}

static void
leave_something(PromptReader* reader)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (reader->intent->parts[part].wish != PROMPT_EXCLUDED) {
      return;
    }
  }
  prompt_remark(reader, PROMPT_CONFLICT, 0, 0,
                "every part is left out; the melody stays, so that there is music");
  reader->intent->parts[BASE_LEAD] =
    (PromptPart){PROMPT_ANY, -1, {PROMPT_DEFAULT, 0, 0, 0}};
}

void
prompt_read_parts(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (reader->item[i].denied &&
        (sound_at(reader, i) || prompt_item_is(reader, i, PROMPT_ROLE))) {
      exclude(reader, i);
    }
    const PromptLexeme* const lacks = prompt_item_is(reader, i, PROMPT_LACKS);
    if (lacks) {
      exclude_part(reader, (uint32_t)lacks->id, prompt_item_claim(reader, i, i, 0.95f));
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_told(reader, i);
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_line_up(reader, i);
    read_untold(reader, i);
    read_role(reader, i);
  }
  read_only(reader);
  leave_something(reader);
}
