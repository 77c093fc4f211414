#include "core/base/random.h"

static void
philox_round(uint32_t c[4], const uint32_t k[2])
{
  const uint64_t a = (uint64_t)0xD2511F53U * c[0];
  const uint64_t b = (uint64_t)0xCD9E8D57U * c[2];
  const uint32_t d = (uint32_t)(b >> 32U) ^ c[1] ^ k[0];
  const uint32_t e = (uint32_t)(a >> 32U) ^ c[3] ^ k[1];

  c[0] = d;
  c[1] = (uint32_t)b;
  c[2] = e;
  c[3] = (uint32_t)a;
}

static void
philox_block(const uint32_t key[2], const uint32_t counter[4], uint32_t out[4])
{
  uint32_t k[2] = {key[0], key[1]};
  for (int i = 0; i < 4; ++i) {
    out[i] = counter[i];
  }
  for (int i = 0; i < 10; ++i) {
    philox_round(out, k);
    k[0] += 0x9E3779B9U;
    k[1] += 0xBB67AE85U;
  }
}

BaseRandom
base_random(uint64_t seed, uint32_t section, uint32_t part, uint32_t bar)
{
  return (BaseRandom){{(uint32_t)seed, (uint32_t)(seed >> 32U)},
                      {0, section, part, bar},
                      {0, 0, 0, 0},
                      0};
}

uint32_t
base_random_bits(BaseRandom* self)
{
  if (!self->n_left) {
    philox_block(self->key, self->counter, self->block);
    ++self->counter[0];
    self->n_left = 4;
  }
  return self->block[4 - self->n_left--];
}

uint32_t
base_random_below(BaseRandom* self, uint32_t n)
{
  return (uint32_t)(((uint64_t)base_random_bits(self) * n) >> 32U);
}

float
base_random_unit(BaseRandom* self)
{
  return (float)(base_random_bits(self) >> 8U) * (1.0f / 16777216.0f);
}

uint32_t
base_random_choice(BaseRandom* self, const float* weights, uint32_t n)
{
  float sum = 0.0f;
  for (uint32_t i = 0; i < n; ++i) {
    sum += weights[i];
  }
  float    left = base_random_unit(self) * sum;
  uint32_t last = 0;
  for (uint32_t i = 0; i < n; ++i) {
    if (weights[i] > 0.0f) {
      last = i;
      left -= weights[i];
      if (left < 0.0f) {
        break;
      }
    }
  }
  return last;
}
