// Seeded randomness without a history: the n-th number of a key is always
// the same, whatever was drawn before and on whatever machine.
//
// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as
// easy as 1, 2, 3", SC 2011).

#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

typedef struct {
  uint32_t key[2];     ///< The take's seed
  uint32_t counter[4]; ///< Draw number, then three words that name the place
  uint32_t block[4];   ///< Numbers drawn ahead
  uint32_t n_left;     ///< How many of them are not yet used
} BaseRandom;

/// [any] A stream for one place in the music, such as (section, part, bar).
BaseRandom base_random(uint64_t seed, uint32_t section, uint32_t part, uint32_t bar);

/// [any] The next 32 random bits.
uint32_t base_random_bits(BaseRandom* self);

/// [any] A whole number in [0, n); 0 if `n` is 0.
uint32_t base_random_below(BaseRandom* self, uint32_t n);

/// [any] A number in [0, 1) with 24 random bits.
float base_random_unit(BaseRandom* self);

/// [any] An index in [0, n) drawn in proportion to `weights` (n); 0 if all are 0.
uint32_t base_random_choice(BaseRandom* self, const float* weights, uint32_t n);

#endif
