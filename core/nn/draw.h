// Choosing one of many by their logits.

#ifndef NN_DRAW_H
#define NN_DRAW_H

#include <stdint.h>

/// Most choices of one draw.
#define NN_MAX_CHOICES 1024U

/// How freely to choose.
typedef struct {
  float    temperature; ///< Divides the logits; 0 takes the likeliest
  float    nucleus;     ///< Keep the likeliest that together have this share, 0..1
  uint32_t most;        ///< Keep at most so many; 0 is all
} NnTaste;

/// [any] Draw an index below `n` (at most NN_MAX_CHOICES) from `logits`; NN_MAX_CHOICES
/// if nothing is allowed.
///
/// `allowed` (n) has 0 where a choice is out of the question; NULL allows all.
/// `uniform` in [0, 1) decides: choices are laid side by side from the likeliest down,
/// of equals the lower index first.  At least one is always kept.  NaN is never chosen.
uint32_t nn_draw(const float* logits, const uint8_t* allowed, uint32_t n,
                 const NnTaste* taste, float uniform);

/// [any] How much a choice surprises: -ln of its share among all `n` logits, in nats.
float nn_surprise(const float* logits, uint32_t n, uint32_t choice);

#endif
