// What a sentence means: every fact, where it came from, how sure.

#ifndef PROMPT_INTENT_H
#define PROMPT_INTENT_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stdint.h>

#define PROMPT_MAX_BYTES 8192U ///< What is longer is cut at a word
#define PROMPT_MAX_GENRES 4U
#define PROMPT_MAX_CHORDS 64U
#define PROMPT_MAX_FORM 32U
#define PROMPT_MAX_REMARKS 16U
#define PROMPT_MAX_INSTRUMENTS 256U

typedef enum {
  PROMPT_DEFAULT,  ///< The genre's own
  PROMPT_INFERRED, ///< Follows from words
  PROMPT_STATED,   ///< Said in words
  PROMPT_SET,      ///< Set by hand, which wins over words
} PromptOrigin;

typedef struct {
  PromptOrigin origin;
  float        confidence; ///< 0..1
  uint32_t     begin, end; ///< Bytes of the sentence; equal if none
  bool         follows;    ///< From other facts, and anew when one of those is set
} PromptSource;

typedef struct {
  float        value;
  PromptSource source;
} PromptAmount;

typedef struct {
  uint32_t     genre; ///< Id in the table of genres
  float        weight;
  PromptSource source;
} PromptGenreFact;

typedef enum { PROMPT_ANY, PROMPT_WANTED, PROMPT_EXCLUDED } PromptWish;

/// What is said of one role.
typedef struct {
  PromptWish   wish;
  int32_t      instrument; ///< Id in the catalogue, or -1 if not said
  PromptSource source;
} PromptPart;

typedef struct {
  uint8_t root; ///< Pitch class, or semitones above the tonic if `relative`
  uint8_t bass;
  uint8_t quality; ///< BaseQuality
  bool    relative;
} PromptChord;

typedef enum { PROMPT_CONFLICT, PROMPT_IGNORED, PROMPT_CUT } PromptRemarkKind;

/// Something that the reader should know about the reading.
typedef struct {
  PromptRemarkKind kind;
  uint32_t         begin, end; ///< Bytes of the sentence
  char             text[96];   ///< In plain words
} PromptRemark;

typedef struct {
  PromptGenreFact genres[PROMPT_MAX_GENRES]; ///< Heaviest first; weights sum to 1
  uint32_t        n_genres;                  ///< At least 1

  PromptAmount valence, arousal, tension;      ///< -1..1
  PromptAmount energy, density, complexity;    ///< 0..1
  PromptAmount dynamics, articulation, timbre; ///< 0..1
  PromptAmount swing, reverb;                  ///< 0..1
  PromptAmount build;                          ///< -1 fades .. +1 builds up
  PromptAmount tempo_bpm;                      ///< 20..300
  int8_t pace; ///< -4 half-time .. 4 double time; of a tempo that follows the genre

  uint8_t      key; ///< Tonic, 0..11
  PromptSource key_source;
  uint8_t      mode; ///< BaseMode
  PromptSource mode_source;
  int8_t       modulation; ///< Semitones that the last part is moved by, -6..6; 0 none
  PromptSource modulation_source;
  BaseMeter    meter;
  PromptSource meter_source;

  uint32_t     n_bars; ///< 0 if not said
  PromptSource bars_source;
  float        seconds; ///< 0 if not said
  bool         endless; ///< "endless", "forever"

  PromptPart   parts[BASE_N_PARTS];
  bool         only; ///< No part but the wanted ones
  PromptSource only_source;
  uint32_t excluded[PROMPT_MAX_INSTRUMENTS / 32]; ///< Bit per instrument: "no piano"
  uint32_t wanted[PROMPT_MAX_INSTRUMENTS / 32];   ///< Bit per instrument, in any role

  PromptChord  chords[PROMPT_MAX_CHORDS]; ///< The progression that is asked for
  uint32_t     n_chords;
  PromptSource chords_source;
  char         form[PROMPT_MAX_FORM][16]; ///< "A", "verse", ... in order
  uint32_t     n_form;
  PromptSource form_source;

  PromptRemark remarks[PROMPT_MAX_REMARKS];
  uint32_t     n_remarks;
} PromptIntent;

#endif
