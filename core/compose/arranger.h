// The arranger: a network that reads a lead sheet and writes one part over it
// (train/arranger.py, train/parts.py).
//
// The network is shared by all who run it; a stylus is one run over one window.

#ifndef COMPOSE_ARRANGER_H
#define COMPOSE_ARRANGER_H

#include "core/compose/steps.h"
#include "core/nn/stack.h"

// What is read: the composer's steps, and where a kick drum is struck
#define COMPOSE_KICK 305U
#define COMPOSE_MAX_SOURCE 288U

// What is written: a place of the bar, COMPOSE_BAR or COMPOSE_END; a pitch above the
// anchor - 24, a drum as COMPOSE_DRUM + General MIDI - COMPOSE_LEAST_DRUM, or nothing;
// a length, a stroke, or nothing
#define COMPOSE_DRUM 64U
#define COMPOSE_LEAST_DRUM 35U
#define COMPOSE_NO_NOTE 111U
#define COMPOSE_N_NOTES 112U
#define COMPOSE_GHOST 32U
#define COMPOSE_ACCENT 35U
#define COMPOSE_NO_LENGTH 36U
#define COMPOSE_N_PART_MUCH 37U

#define COMPOSE_MAX_WINDOW 9U ///< Bars of the networks
#define COMPOSE_MAX_PART_STEPS 384U

// The numbers of a chord that is in force, and of an echo that is not there
#define COMPOSE_NO_QUALITY 20U
#define COMPOSE_NO_DEGREE 12U
#define COMPOSE_N_ECHOES 2U
#define COMPOSE_NO_ECHO_WHERE 98U
#define COMPOSE_NO_ECHO_WHAT 112U
#define COMPOSE_NO_ECHO_MUCH 37U

/// What is said of a part; 0 leaves it open, but for the role.
typedef struct {
  uint8_t style, role, meter, mode, tempo;
} ComposePartWords;

// What a bar is for
#define COMPOSE_PLAIN 1U
#define COMPOSE_FILL 2U
#define COMPOSE_OPENS 3U
#define COMPOSE_CLOSES 4U

/// What is said of one of its bars; 0 leaves it open.
typedef struct {
  uint8_t energy, density, purpose;
} ComposePartBarWords;

/// The chord in force as the network sees it.
typedef struct {
  uint8_t quality, degree, offset;
} ComposeForce;

typedef struct {
  uint8_t where, what, much;
} ComposeEcho;

/// A step of a part.
typedef struct {
  uint8_t      where, what, much, bar;
  ComposeForce force;
  ComposeEcho  echo[COMPOSE_N_ECHOES]; ///< What followed one and two bars back
} ComposePartStep;

typedef struct ComposeArranger ComposeArranger;

/// [worker] Open the weights; `*arranger` is NULL on failure.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another network's file.
BaseStatus compose_arranger_open(const char* path, ComposeArranger** arranger);

/// [worker] Close it; NULL is fine.
void compose_arranger_free(ComposeArranger* arranger);

/// [any] How busy a part is, as a class of density 2..8, in a bar than which `share`
/// (0..1) of all bars like it are no busier; 0 in `style` or `energy` stands for any.
uint32_t compose_arranger_density(const ComposeArranger* arranger, uint32_t style,
                                  BasePart part, uint32_t energy, float share);

/// One run.
typedef struct {
  const ComposeArranger* arranger;
  void*                  memory; ///< Of both states
  NnState *              reader, *state;
  float*                 source;               ///< (COMPOSE_MAX_SOURCE, width)
  float                  words[NN_MAX_WIDTH];  ///< What is said of the part
  float                  hidden[NN_MAX_WIDTH]; ///< After the last step
} ComposeStylus;

/// [worker] A run that has read nothing; BASE_NO_MEMORY leaves nothing to clear.
BaseStatus compose_stylus_init(ComposeStylus* self, const ComposeArranger* arranger);

/// [worker] Free what it needs; one of zeros is fine.
void compose_stylus_clear(ComposeStylus* self);

/// [worker] Begin a part over a window: read its `n` steps, at most
/// COMPOSE_MAX_SOURCE; `bars` is what is said of each of its bars.
void compose_stylus_read(ComposeStylus* self, const ComposePartWords* words,
                         const ComposeStep* steps, uint32_t n,
                         const ComposePartBarWords* bars);

/// [worker] Take in a step with what is said of its bar.
void compose_stylus_take(ComposeStylus* self, const ComposePartStep* step,
                         const ComposePartBarWords* bar);

/// [worker] Where the next step is likely to be: COMPOSE_N_WHERE logits.
void compose_stylus_where(const ComposeStylus* self, float* logits);

/// [worker] What it is, given where and over which chord: COMPOSE_N_NOTES logits.
void compose_stylus_what(const ComposeStylus* self, uint32_t where,
                         const ComposeForce* force, float* logits);

/// [worker] How long or strong, given all that: COMPOSE_N_PART_MUCH logits.
void compose_stylus_much(const ComposeStylus* self, uint32_t where,
                         const ComposeForce* force, uint32_t what, float* logits);

#endif
