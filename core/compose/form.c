#include "core/compose/form.h"

#include <string.h>

/// What a form's energy is measured against: the piece's own.
#define MIDDLE 0.6f

typedef struct {
  const char* label;
  ComposeRole role;
  uint32_t    material;
  float       energy;
  char        letter;
} Kind;

static const Kind kinds[] = {
  {"intro", COMPOSE_INTRO, 0, 0.34f, 'i'},
  {"verse", COMPOSE_VERSE, 0, 0.52f, 'v'},
  {"chorus", COMPOSE_CHORUS, 1, 0.86f, 'c'},
  {"bridge", COMPOSE_BRIDGE, 2, 0.62f, 'b'},
  {"solo", COMPOSE_SOLO, 3, 0.78f, 's'},
  {"break", COMPOSE_BREAK, 2, 0.36f, 'k'},
  {"build", COMPOSE_BUILD, 1, 0.68f, 'r'},
  {"drop", COMPOSE_DROP, 1, 0.95f, 'd'},
  {"groove", COMPOSE_VERSE, 0, 0.6f, 'g'},
  {"head", COMPOSE_VERSE, 0, 0.62f, 'h'},
  {"A", COMPOSE_VERSE, 0, 0.56f, 'A'},
  {"B", COMPOSE_BRIDGE, 1, 0.72f, 'B'},
  {"C", COMPOSE_BRIDGE, 2, 0.82f, 'C'},
  {"A", COMPOSE_CHORUS, 0, 0.8f, 'Z'},
  {"loop", COMPOSE_VERSE, 0, 0.56f, 'L'},
  {"variation", COMPOSE_CHORUS, 1, 0.78f, 'M'},
  {"outro", COMPOSE_OUTRO, 0, 0.45f, 'o'},
};

/// The body comes round again in longer pieces.
static const struct {
  const char* intro;
  const char* body;
} forms[COMPOSE_N_FORMS] = {
  [COMPOSE_SONG] = {"i4", "v8c8v8c8b8c8"}, [COMPOSE_AABA] = {"i4", "A8A8B8Z8"},
  [COMPOSE_TWELVE] = {"i4", "h12s12h12"},  [COMPOSE_DROPS] = {"i4", "g8r4d8k8r4d8"},
  [COMPOSE_LOOPS] = {"i4", "L8M8L8k4M8"},  [COMPOSE_THROUGH] = {"i4", "A8B8A8C8Z8"},
};

static float
unit_interval(float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

void
compose_form_label(char label[SCORE_LABEL_BYTES], const char* text)
{
  uint32_t n = 0;
  for (; n < SCORE_LABEL_BYTES - 1 && text[n]; ++n) {
    const char c = text[n];
    const bool plain =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    label[n] = (char)(plain ? c : '-');
  }
  label[n] = '\0';
}

static const Kind*
kind_of(char letter)
{
  uint32_t i = 0;
  while (kinds[i].letter != letter) {
    ++i;
  }
  return &kinds[i];
}

/// Where a unit stands between silence and frenzy in a piece of this energy.
///
/// Half of it is the distance from the piece's own energy, half the share of
/// the room that is left below or above; and however driven a piece is, it
/// begins, breathes and ends with less.
static float
energy_of(const ComposeBrief* brief, const Kind* kind)
{
  const float own    = brief->energy;
  const float far    = kind->energy - MIDDLE;
  const float share  = far < 0.0f ? own * kind->energy / MIDDLE
                                  : own + (1.0f - own) * far / (1.0f - MIDDLE);
  const float energy = unit_interval(0.5f * (own + far) + 0.5f * share);
  const float most   = kind->energy < 0.5f ? kind->energy + 0.12f : 1.0f;
  return energy < most ? energy : most;
}

static ComposeUnit
make_unit(const ComposeBrief* brief, const Kind* kind, uint32_t n_bars)
{
  ComposeUnit unit = {.role     = kind->role,
                      .n_bars   = n_bars,
                      .material = kind->material,
                      .energy   = energy_of(brief, kind)};
  compose_form_label(unit.label, kind->label);
  return unit;
}

ComposeUnit
compose_form_outro(const ComposeBrief* brief, uint32_t n_bars)
{
  return make_unit(brief, kind_of('o'), n_bars);
}

static void
append(ComposePlan* plan, const ComposeBrief* brief, const char* text)
{
  while (*text && plan->n_units < COMPOSE_MAX_UNITS) {
    const Kind* const kind   = kind_of(*text++);
    uint32_t          n_bars = 0;
    while (*text >= '0' && *text <= '9') {
      n_bars = 10 * n_bars + (uint32_t)(*text++ - '0');
    }
    plan->units[plan->n_units++] = make_unit(brief, kind, n_bars);
  }
}

static bool
begins_with(const char* text, const char* word)
{
  for (; *word; ++word, ++text) {
    const char c = (char)(*text >= 'A' && *text <= 'Z' ? *text + 32 : *text);
    if (c != *word) {
      return false;
    }
  }
  return true;
}

/// What a section's name in the sentence stands for; letters stand for themselves.
static const Kind*
kind_named(const char* name)
{
  static const struct {
    const char* word;
    char        letter;
  } words[] = {{"intro", 'i'},  {"verse", 'v'},  {"chorus", 'c'}, {"refrain", 'c'},
               {"hook", 'c'},   {"bridge", 'b'}, {"middle", 'b'}, {"solo", 's'},
               {"break", 'k'},  {"inter", 'k'},  {"build", 'r'},  {"pre", 'r'},
               {"rise", 'r'},   {"drop", 'd'},   {"outro", 'o'},  {"coda", 'o'},
               {"ending", 'o'}, {"end", 'o'}};
  for (uint32_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (begins_with(name, words[i].word)) {
      return kind_of(words[i].letter);
    }
  }
  return kind_of(name[0] == 'B' || name[0] == 'b' ? 'B' : name[0] == 'C' ? 'C' : 'A');
}

static uint32_t
usual_bars(const ComposeBrief* brief, const Kind* kind)
{
  const bool brief_one = kind->role == COMPOSE_INTRO || kind->role == COMPOSE_OUTRO ||
                         kind->role == COMPOSE_BUILD;
  return brief_one ? 4 : brief->style->harmony == COMPOSE_TWELVE_CHORDS ? 12 : 8;
}

/// Labels that are written alike share an idea; intro and outro use the first one's.
static uint32_t
material_of(const char labels[][SCORE_LABEL_BYTES], const Kind* kind, uint32_t i)
{
  if (kind->role == COMPOSE_INTRO || kind->role == COMPOSE_OUTRO) {
    return 0;
  }
  uint32_t n = 0;
  for (uint32_t k = 0; k < i; ++k) {
    const ComposeRole role = kind_named(labels[k])->role;
    if (!strcmp(labels[k], labels[i])) {
      return material_of(labels, kind, k);
    }
    bool first = role != COMPOSE_INTRO && role != COMPOSE_OUTRO;
    for (uint32_t m = 0; m < k; ++m) {
      first = first && strcmp(labels[m], labels[k]) != 0;
    }
    n += first;
  }
  return n % COMPOSE_N_MATERIALS;
}

static void
follow(ComposePlan* plan, const ComposeBrief* brief, const PromptIntent* intent)
{
  char           labels[PROMPT_MAX_FORM][SCORE_LABEL_BYTES];
  const uint32_t n =
    intent->n_form < PROMPT_MAX_FORM ? intent->n_form : PROMPT_MAX_FORM;
  const bool shares = plan->n_bars && plan->n_bars <= n * COMPOSE_MAX_UNIT_BARS;
  for (uint32_t i = 0; i < n; ++i) {
    compose_form_label(labels[i], intent->form[i][0] ? intent->form[i] : "A");
  }
  for (uint32_t i = 0; i < n; ++i) {
    const Kind* const kind = kind_named(labels[i]);
    const uint32_t    bars = shares ? plan->n_bars * (i + 1) / n - plan->n_bars * i / n
                                    : usual_bars(brief, kind);
    if (bars) {
      ComposeUnit unit = make_unit(brief, kind, bars);
      unit.material    = material_of((const char(*)[SCORE_LABEL_BYTES])labels, kind, i);
      memcpy(unit.label, labels[i], sizeof(labels[i]));
      plan->units[plan->n_units++] = unit;
    }
  }
}

void
compose_form(ComposePlan* plan, const ComposeBrief* brief, const PromptIntent* intent)
{
  if (intent->n_form) {
    follow(plan, brief, intent);
    return;
  }
  const ComposeForm form = brief->style->form;
  if (!plan->n_bars || plan->n_bars >= 16) {
    append(plan, brief, forms[form].intro);
  }
  plan->repeat_from = plan->n_units;
  append(plan, brief, forms[form].body);
  plan->outro_bars = plan->n_bars >= 20 ? 4 : plan->n_bars >= 12 ? 2 : 0;
}

uint32_t
compose_form_length(const ComposeBrief* brief, const PromptIntent* intent,
                    uint32_t target)
{
  ComposePlan plan = {0};
  compose_form(&plan, brief, intent);
  uint32_t best = 0;
  uint32_t sum  = intent->n_form ? 0 : 4; // Else with an ending
  for (uint32_t i = 0; i < plan.n_units; ++i) {
    sum += plan.units[i].n_bars;
    const uint32_t far      = sum > target ? sum - target : target - sum;
    const uint32_t best_far = best > target ? best - target : target - best;
    if (intent->n_form || sum <= 16 || (sum <= 48 && far <= best_far)) {
      best = sum;
    }
  }
  return best;
}
