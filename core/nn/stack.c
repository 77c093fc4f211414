#include "core/nn/stack.h"

#include "core/nn/layer.h"
#include "core/nn/stack_parts.h"

#include <string.h>

/// The kind of a pair of positions `bars` apart, at the same place or not.
static uint32_t
kind_of(int64_t bars, NnPlace a, NnPlace b)
{
  const int64_t most = NN_FAR_BARS - 1;
  const int64_t near = bars < 0 ? 0 : bars > most ? most : bars;
  return 2U * (uint32_t)near + (a.place == b.place ? 1U : 0U);
}

static int64_t
bars_between(NnPlace from, NnPlace to)
{
  return (int64_t)to.bar - from.bar;
}

static void
run_feedforward(const NnStack* self, const NnBlock* block, float* x)
{
  float normed[NN_MAX_WIDTH];
  float hidden[NN_MAX_COLUMNS];
  self->kernels->norm(x, block->norm, self->width, normed);
  nn_matrix_run(&block->up, normed, hidden);
  nn_relu_squared(hidden, block->up.n_rows);
  nn_matrix_run(&block->down, hidden, normed);
  nn_add(x, normed, self->width);
}

/// Put what a vector says into a slot of a layer's cache.
static void
put(const NnStack* self, const NnAttention* attention, const NnCache* cache,
    uint32_t slot, const float* normed)
{
  float key_value[2 * NN_MAX_WIDTH];
  nn_matrix_run(&attention->key_value, normed, key_value);
  nn_cache_put(cache, self->kernels, slot, key_value, key_value + self->width);
}

/// Add what a vector finds in the first `n` slots of a layer's cache.
static void
ask(const NnStack* self, const NnAttention* attention, const NnCache* cache, uint32_t n,
    const NnStateParts* parts, const float* normed, float* x)
{
  float query[NN_MAX_WIDTH];
  float found[NN_MAX_WIDTH];
  nn_matrix_run(&attention->query, normed, query);
  nn_cache_ask(cache, self->kernels, query, n, parts->kind, attention->bias,
               parts->share, query);
  nn_matrix_run(&attention->out, query, found);
  nn_add(x, found, self->width);
}

static NnCache
own_cache(const NnStack* self, const NnStateParts* parts, uint32_t layer)
{
  const size_t n_bytes = nn_cache_bytes(self->n_slots, self->n_heads);
  return (NnCache){parts->own + layer * n_bytes, self->n_slots, self->n_heads};
}

static NnCache
cross_cache(const NnStack* self, const NnStateParts* parts, uint32_t layer)
{
  const size_t n_bytes = nn_cache_bytes(self->n_source_slots, self->n_heads);
  return (NnCache){parts->cross + layer * n_bytes, self->n_source_slots, self->n_heads};
}

/// Slots that were ever used, a multiple of 8.
static uint32_t
used_slots(const NnStack* self, uint32_t n)
{
  const uint32_t used = (n + 7) / 8 * 8;
  return used < self->n_slots ? used : self->n_slots;
}

/// What position `n` sees of the slots behind it; what a slot held before it went
/// round, or from a time that was taken back, lies outside the context.
static void
say_causal_kinds(const NnStack* self, const NnStateParts* parts, uint32_t n, NnPlace at)
{
  const uint32_t own = n % self->n_slots;
  for (uint32_t slot = 0; slot < used_slots(self, n + 1); ++slot) {
    const uint32_t back  = slot <= own ? own - slot : own + self->n_slots - slot;
    const NnPlace  other = parts->at[slot];
    parts->kind[slot]    = back < self->shape.context && back <= n
                             ? kind_of(bars_between(other, at), other, at)
                             : NN_UNSEEN_KIND;
  }
}

/// What a position of the decoder hears of the source.
static void
say_cross_kinds(const NnStateParts* parts, uint32_t n, NnPlace at)
{
  const int64_t middle = NN_FAR_BARS / 2;
  for (uint32_t i = 0; i < (n + 7) / 8 * 8; ++i) {
    const NnPlace other = parts->heard[i];
    parts->kind[i] =
      i < n ? kind_of(bars_between(at, other) + middle, other, at) : NN_UNSEEN_KIND;
  }
}

void
nn_stack_step(const NnStack* stack, NnState* state, const float* in, NnPlace at,
              float* out)
{
  const NnStateParts parts = nn_state_parts(stack, (char*)state);
  const uint32_t     width = stack->width;
  const uint32_t     n     = state->n;
  const uint32_t     slot  = n % stack->n_slots;
  const uint32_t     used  = used_slots(stack, n + 1);
  float              x[NN_MAX_WIDTH];
  float              normed[NN_MAX_WIDTH];
  memcpy(x, in, width * sizeof(*x));
  parts.at[slot] = at;
  for (uint32_t i = 0; i < stack->n_layers; ++i) {
    const NnBlock* const block = &stack->block[i];
    const NnCache        own   = own_cache(stack, &parts, i);
    stack->kernels->norm(x, block->own.norm, width, normed);
    put(stack, &block->own, &own, slot, normed);
    say_causal_kinds(stack, &parts, n, at);
    ask(stack, &block->own, &own, used, &parts, normed, x);
    if (state->n_heard) {
      const NnCache  cross = cross_cache(stack, &parts, i);
      const uint32_t heard = (state->n_heard + 7) / 8 * 8;
      stack->kernels->norm(x, block->cross.norm, width, normed);
      say_cross_kinds(&parts, state->n_heard, at);
      ask(stack, &block->cross, &cross, heard, &parts, normed, x);
    }
    run_feedforward(stack, block, x);
  }
  stack->kernels->norm(x, stack->norm, width, out);
  ++state->n;
  const uint32_t first = state->n > stack->n_slots ? state->n - stack->n_slots : 0;
  state->oldest        = first > state->oldest ? first : state->oldest;
}

BaseStatus
nn_stack_hear(const NnStack* stack, NnState* state, const float* source,
              const NnPlace* at, uint32_t n)
{
  if (n > stack->shape.n_source) {
    return BASE_BAD_INPUT;
  }
  const NnStateParts parts = nn_state_parts(stack, (char*)state);
  for (uint32_t i = 0; i < stack->n_layers && n; ++i) {
    const NnCache cache = cross_cache(stack, &parts, i);
    for (uint32_t t = 0; t < n; ++t) {
      put(stack, &stack->block[i].cross, &cache, t,
          source + (size_t)t * stack->shape.source_width);
      parts.heard[t] = at[t];
    }
  }
  state->n_heard = n;
  return BASE_OK;
}

/// What position `t` of an encoder sees: all `n`.
static void
say_encoder_kinds(const NnStateParts* parts, const NnPlace* at, uint32_t n, uint32_t t)
{
  for (uint32_t i = 0; i < (n + 7) / 8 * 8; ++i) {
    if (i < n) {
      const int64_t bars = bars_between(at[i], at[t]);
      parts->kind[i]     = kind_of(bars < 0 ? -bars : bars, at[i], at[t]);
    } else {
      parts->kind[i] = NN_UNSEEN_KIND;
    }
  }
}

BaseStatus
nn_stack_encode(const NnStack* stack, NnState* state, float* x, const NnPlace* at,
                uint32_t n)
{
  if (n > stack->shape.context) {
    return BASE_BAD_INPUT;
  }
  const NnStateParts parts = nn_state_parts(stack, (char*)state);
  const NnCache      cache = own_cache(stack, &parts, 0);
  const uint32_t     width = stack->width;
  const uint32_t     used  = (n + 7) / 8 * 8;
  float              normed[NN_MAX_WIDTH];
  for (uint32_t i = 0; i < stack->n_layers; ++i) {
    const NnBlock* const block = &stack->block[i];
    for (uint32_t t = 0; t < n; ++t) {
      stack->kernels->norm(x + (size_t)t * width, block->own.norm, width, normed);
      put(stack, &block->own, &cache, t, normed);
    }
    for (uint32_t t = 0; t < n; ++t) {
      float* const own = x + (size_t)t * width;
      stack->kernels->norm(own, block->own.norm, width, normed);
      say_encoder_kinds(&parts, at, n, t);
      ask(stack, &block->own, &cache, used, &parts, normed, own);
      run_feedforward(stack, block, own);
    }
  }
  for (uint32_t t = 0; t < n; ++t) {
    float* const own = x + (size_t)t * width;
    memcpy(normed, own, width * sizeof(*normed));
    stack->kernels->norm(normed, stack->norm, width, own);
  }
  return BASE_OK;
}
