#include "core/param/param.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define POINTS(p) (p), (uint32_t)(sizeof(p) / sizeof((p)[0]))
#define NO_POINTS NULL, 0

static const ParamPoint keys[] = {
  {0, "auto"}, {1, "C"}, {2, "C#"}, {3, "D"},  {4, "Eb"},  {5, "E"},  {6, "F"},
  {7, "F#"},   {8, "G"}, {9, "Ab"}, {10, "A"}, {11, "Bb"}, {12, "B"},
};

static const ParamPoint modes[] = {
  {0, "auto"},
  {1 + BASE_MAJOR, "major"},
  {1 + BASE_MINOR, "minor"},
  {1 + BASE_DORIAN, "dorian"},
  {1 + BASE_PHRYGIAN, "phrygian"},
  {1 + BASE_LYDIAN, "lydian"},
  {1 + BASE_MIXOLYDIAN, "mixolydian"},
  {1 + BASE_LOCRIAN, "locrian"},
  {1 + BASE_HARMONIC_MINOR, "harmonic minor"},
  {1 + BASE_MELODIC_MINOR, "melodic minor"},
  {1 + BASE_MAJOR_PENTATONIC, "major pentatonic"},
  {1 + BASE_MINOR_PENTATONIC, "minor pentatonic"},
  {1 + BASE_BLUES, "blues"},
};

static const ParamPoint automatic[] = {{0, "auto"}};

#define LEVEL(part, name)                                                              \
  {                                                                                    \
    "level_" part, name " level", "How loud this part is in the mix.", PARAM_MIX,      \
      PARAM_FLOAT, PARAM_DB, -60, 0, 6, NO_POINTS                                      \
  }

#define MUTE(part, name)                                                               \
  {                                                                                    \
    "mute_" part, name " mute",                                                        \
      "Silences this part, its notes to other instruments "                            \
      "too.",                                                                          \
      PARAM_MIX, PARAM_TOGGLE, PARAM_NO_UNIT, 0, 0, 1, NO_POINTS                       \
  }

#define SLIDER(symbol, name, comment, group)                                           \
  {                                                                                    \
    symbol, name, comment, group, PARAM_FLOAT, PARAM_NO_UNIT, 0, 0.5f, 1, NO_POINTS    \
  }

static const ParamInfo table[PARAM_N] = {
  SLIDER("dynamics", "Dynamics",
         "From a whisper to full force, in level and brightness.", PARAM_REFINEMENT),
  SLIDER("articulation", "Articulation", "From dry staccato to overlapping legato.",
         PARAM_REFINEMENT),
  SLIDER("timbre", "Timbre", "From dark to bright, at the same loudness.",
         PARAM_REFINEMENT),
  SLIDER("humanize", "Humanize", "From exact to freely played: timing and velocity.",
         PARAM_REFINEMENT),
  SLIDER("swing", "Swing",
         "Straight at 0, as the piece asks in the middle, hard shuffle at 1.",
         PARAM_REFINEMENT),
  SLIDER("creativity", "Creativity", "From safe to bold choices in what is composed.",
         PARAM_COMPOSITION),
  SLIDER("density", "Density", "Fewer or more notes than the sentence asks for.",
         PARAM_COMPOSITION),
  SLIDER("complexity", "Complexity", "Plainer or richer harmony and rhythm.",
         PARAM_COMPOSITION),
  SLIDER("energy", "Energy", "Calmer or more driven than the sentence asks for.",
         PARAM_COMPOSITION),
  {"key", "Key", "The tonic; moves what is playing at once.", PARAM_COMPOSITION,
   PARAM_CHOICE, PARAM_NO_UNIT, 0, 0, 12, POINTS(keys)},
  {"mode", "Mode", "The scale of what is composed next.", PARAM_COMPOSITION,
   PARAM_CHOICE, PARAM_NO_UNIT, 0, 0, BASE_N_MODES, POINTS(modes)},
  {"tempo", "Tempo", "Used when Estro plays on its own; below 20 the sentence decides.",
   PARAM_COMPOSITION, PARAM_FLOAT, PARAM_BPM, 0, 0, 300, POINTS(automatic)},
  {"follow_host", "Follow host", "Play in the host's time; off, play on its own.",
   PARAM_COMPOSITION, PARAM_TOGGLE, PARAM_NO_UNIT, 0, 1, 1, NO_POINTS},
  {"bars", "Bars", "The length of the piece.", PARAM_COMPOSITION, PARAM_INTEGER,
   PARAM_BAR, 0, 0, 512, POINTS(automatic)},
  {"seed", "Seed", "Another number, another piece from the same sentence.",
   PARAM_COMPOSITION, PARAM_INTEGER, PARAM_NO_UNIT, 0, 1, 999999, NO_POINTS},
  {"generate", "Generate", "Composes anew when it rises.", PARAM_COMPOSITION,
   PARAM_TRIGGER, PARAM_NO_UNIT, 0, 0, 1, NO_POINTS},
  LEVEL("lead", "Lead"),
  LEVEL("counter", "Counter"),
  LEVEL("chords", "Chords"),
  LEVEL("pad", "Pad"),
  LEVEL("arp", "Arp"),
  LEVEL("bass", "Bass"),
  LEVEL("drums", "Drums"),
  MUTE("lead", "Lead"),
  MUTE("counter", "Counter"),
  MUTE("chords", "Chords"),
  MUTE("pad", "Pad"),
  MUTE("arp", "Arp"),
  MUTE("bass", "Bass"),
  MUTE("drums", "Drums"),
  SLIDER("reverb", "Reverb", "Drier or wetter than the style asks for.", PARAM_MIX),
  SLIDER("width", "Width", "From mono to extra wide.", PARAM_MIX),
  {"volume", "Volume", "The level of everything.", PARAM_MIX, PARAM_FLOAT, PARAM_DB,
   -60, 0, 6, NO_POINTS},
  {"enabled", "Enabled", "Off fades to silence without a click.", PARAM_HOST,
   PARAM_TOGGLE, PARAM_NO_UNIT, 0, 1, 1, NO_POINTS},
  {"freewheel", "Freewheel", "Set by the host while it renders faster than real time.",
   PARAM_HOST, PARAM_TOGGLE, PARAM_NO_UNIT, 0, 0, 1, NO_POINTS},
  {"follow_chords", "Follow my chords",
   "What plays takes up the chords that you play, and goes back to its own when you "
   "have rested for a bar.",
   PARAM_REFINEMENT, PARAM_TOGGLE, PARAM_NO_UNIT, 0, 0, 1, NO_POINTS},
};

const ParamInfo*
param_info(ParamId id)
{
  return &table[id];
}

ParamId
param_find(const char* symbol)
{
  for (unsigned i = 0; i < PARAM_N; ++i) {
    if (!strcmp(table[i].symbol, symbol)) {
      return (ParamId)i;
    }
  }
  return PARAM_N;
}

float
param_clamp(ParamId id, float value)
{
  const ParamInfo* const info = &table[id];
  if (isnan(value)) {
    return info->preset;
  }
  const float within = fminf(fmaxf(value, info->least), info->most);
  return info->kind == PARAM_FLOAT ? within : roundf(within);
}
