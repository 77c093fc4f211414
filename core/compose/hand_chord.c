#include "core/compose/hand_likes.h"

#include "core/compose/scale.h"

#define SUBDOMINANT 5U
#define DOMINANT 7U

/// What the rules ask of a quality.
typedef struct {
  uint8_t rich;  ///< 0 a triad, 1 with a seventh or sixth, 2 with a ninth
  bool    leads; ///< As a dominant it leads a fifth down
  bool    blue;  ///< It belongs on the blues' tonic and subdominant
  bool    odd;   ///< Diminished or augmented
} Quality;

static const Quality qualities[BASE_N_QUALITIES] = {
  [BASE_MAJ]      = {.leads = true},
  [BASE_DOM7]     = {.rich = 1, .leads = true, .blue = true},
  [BASE_MAJ7]     = {.rich = 1},
  [BASE_MIN7]     = {.rich = 1},
  [BASE_DIM]      = {.odd = true},
  [BASE_DIM7]     = {.rich = 1, .odd = true},
  [BASE_HALF_DIM] = {.rich = 1, .odd = true},
  [BASE_AUG]      = {.odd = true},
  [BASE_SIX]      = {.rich = 1},
  [BASE_MIN6]     = {.rich = 1},
  [BASE_DOM9]     = {.rich = 2, .leads = true, .blue = true},
  [BASE_MAJ9]     = {.rich = 2},
  [BASE_MIN9]     = {.rich = 2},
  [BASE_MIN_MAJ7] = {.rich = 1},
  [BASE_DOM7SUS4] = {.rich = 1, .leads = true},
};

static bool
is_blues(const ComposeHand* self)
{
  return self->writer->brief->style->harmony == COMPOSE_TWELVE_CHORDS;
}

/// In the blues every seventh is a blue one.
static float
blue_colour(BaseQuality quality)
{
  const bool sweet = quality == BASE_MAJ7 || quality == BASE_MAJ9;
  return qualities[quality].blue ? 2.0f : sweet ? -4.0f : 0.0f;
}

/// How rich chords suit where the plan says what chords there are.
static float
planned_colour(const ComposeHand* self, uint32_t rich)
{
  const ComposeBrief* const brief   = self->writer->brief;
  const float               caution = compose_rule_caution(brief);
  switch (self->writer->words.say[COMPOSE_SAY_COLOUR]) {
  case COMPOSE_COLOUR_TRIADS:
    return rich ? -2.0f * (1.0f - brief->complexity) : 0.0f;
  case COMPOSE_COLOUR_SEVENTHS:
    return rich ? 0.0f : -0.5f * caution;
  case COMPOSE_COLOUR_NINTHS:
    return rich == 2 ? 0.3f : rich ? 0.0f : -caution;
  default:
    return 0.0f;
  }
}

/// How a chord suits the style's colour.
static float
colour(const ComposeHand* self, BaseQuality quality)
{
  const uint32_t rich = qualities[quality].rich;
  if (is_blues(self)) {
    return blue_colour(quality);
  }
  if (self->writer->brief->style->colour == COMPOSE_POWERS) {
    return quality == BASE_POWER ? 0.4f : rich ? -3.0f : 0.0f;
  }
  return planned_colour(self, rich);
}

/// Whether a chord belongs to the key, as a dominant or a blue seventh too.
static bool
is_at_home(const ComposeHand* self, uint16_t parent, uint32_t root, BaseQuality quality)
{
  const uint16_t tones  = compose_rotate(base_quality_mask(quality), root);
  const bool     within = !(tones & ~parent);
  const bool     blue   = is_blues(self) && (root == 0 || root == SUBDOMINANT);
  return within || (root == DOMINANT && qualities[quality].leads) ||
         (blue && qualities[quality].blue);
}

/// How a chord from outside of the key suits; best as a dominant of one of its degrees.
static float
strangeness(const ComposeHand* self, uint16_t parent, uint32_t root,
            BaseQuality quality)
{
  const float caution = compose_rule_caution(self->writer->brief);
  const bool  plain =
    self->writer->words.say[COMPOSE_SAY_COLOUR] <= COMPOSE_COLOUR_TRIADS;
  const bool onwards = qualities[quality].leads && compose_has(parent, (int)root + 5);
  return caution > 0.75f ? COMPOSE_NEVER
                         : -(onwards ? 0.0f : 0.8f) * (plain ? 2.0f : 1.0f) * caution;
}

/// How a chord suits the key.
static float
kinship(const ComposeHand* self, uint32_t root, BaseQuality quality)
{
  const ComposeBrief* const brief  = self->writer->brief;
  const uint16_t            parent = compose_parent((BaseMode)brief->piece.mode);
  const float odd = qualities[quality].odd ? -1.5f * compose_rule_caution(brief) : 0.0f;
  return is_at_home(self, parent, root, quality)
           ? odd
           : odd + strangeness(self, parent, root, quality);
}

/// Where the plan rests, the chord does.
static float
repose(const ComposeHand* self, uint32_t root)
{
  const uint32_t cadence = self->task->words.say[COMPOSE_SAY_CADENCE];
  return cadence == COMPOSE_CADENCE_TONIC && root == 0             ? 3.0f
         : cadence == COMPOSE_CADENCE_DOMINANT && root == DOMINANT ? 2.0f
                                                                   : 0.0f;
}

float
compose_hand_chord(const ComposeHand* self, uint32_t what)
{
  const uint32_t    root    = compose_steps_root(what);
  const BaseQuality quality = compose_steps_quality(what);
  return kinship(self, root, quality) + colour(self, quality) + repose(self, root);
}
