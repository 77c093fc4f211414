// One table of every parameter: symbol, name, unit, range, default.
//
// Nothing else in the project writes these down: the Turtle is generated from
// this table, the plugin and the window read it.  Symbols never change once
// released.  The middle of density, complexity, energy, dynamics,
// articulation, timbre, swing, reverb and width means "as the sentence says".

#ifndef PARAM_PARAM_H
#define PARAM_PARAM_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stdint.h>

/// In the order of the ports.
typedef enum {
  PARAM_DYNAMICS,
  PARAM_ARTICULATION,
  PARAM_TIMBRE,
  PARAM_HUMANIZE,
  PARAM_SWING,
  PARAM_CREATIVITY,
  PARAM_DENSITY,
  PARAM_COMPLEXITY,
  PARAM_ENERGY,
  PARAM_KEY,
  PARAM_MODE,
  PARAM_TEMPO,
  PARAM_FOLLOW_HOST,
  PARAM_BARS,
  PARAM_SEED,
  PARAM_GENERATE,
  PARAM_LEVEL, ///< The lead's; the other parts' follow
  PARAM_MUTE   = PARAM_LEVEL + BASE_N_PARTS,
  PARAM_REVERB = PARAM_MUTE + BASE_N_PARTS,
  PARAM_WIDTH,
  PARAM_VOLUME,
  PARAM_ENABLED,
  PARAM_FREEWHEEL,
  PARAM_FOLLOW_CHORDS,
  PARAM_N,
} ParamId;

typedef enum { PARAM_NO_UNIT, PARAM_DB, PARAM_BPM, PARAM_BAR } ParamUnit;

typedef enum {
  PARAM_FLOAT,
  PARAM_INTEGER,
  PARAM_CHOICE,  ///< One of the scale points
  PARAM_TOGGLE,  ///< 0 or 1
  PARAM_TRIGGER, ///< A rising edge acts once
} ParamKind;

typedef enum {
  PARAM_REFINEMENT,  ///< Changes what is playing at once
  PARAM_COMPOSITION, ///< Changes what is composed next
  PARAM_MIX,
  PARAM_HOST, ///< Belongs to the host: lv2:enabled, lv2:freeWheeling
} ParamGroup;

typedef struct {
  float       value;
  const char* label;
} ParamPoint;

typedef struct {
  const char*       symbol;
  const char*       name;
  const char*       comment; ///< One plain sentence for a tooltip
  ParamGroup        group;
  ParamKind         kind;
  ParamUnit         unit;
  float             least, preset, most; ///< `preset` is the default
  const ParamPoint* points;              ///< (n_points), may be NULL
  uint32_t          n_points;
} ParamInfo;

/// [any] The table's line for `id`, which is below PARAM_N.
const ParamInfo* param_info(ParamId id);

/// [any] The parameter with this symbol, or PARAM_N if there is none.
ParamId param_find(const char* symbol);

/// [any] `value` put within the range, whole where it must be; the default if not a
/// number.
float param_clamp(ParamId id, float value);

#endif
