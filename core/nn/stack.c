#include "core/nn/stack.h"

#include "core/nn/layer.h"
#include "core/nn/stack_parts.h"

#include <string.h>

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

/// Add what a vector finds in a view of a layer's cache.
static void
ask(const NnStack* self, const NnAttention* attention, const NnCache* cache,
    const NnView* view, const float* normed, float* x)
{
  float query[NN_MAX_WIDTH];
  float found[NN_MAX_WIDTH];
  nn_matrix_run(&attention->query, normed, query);
  nn_cache_ask(cache, self->kernels, query, view, attention->bias, query);
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

/// One position through one block: its own past, the source where there is one.
static void
step_block(const NnStack* self, const NnState* state, const NnStateParts* parts,
           uint32_t layer, const NnView* past, const NnView* source, float* x)
{
  const NnBlock* const block = &self->block[layer];
  const NnCache        own   = own_cache(self, parts, layer);
  float                normed[NN_MAX_WIDTH];
  self->kernels->norm(x, block->own.norm, self->width, normed);
  put(self, &block->own, &own, state->n % self->n_slots, normed);
  ask(self, &block->own, &own, past, normed, x);
  if (state->n_heard) {
    const NnCache cross = cross_cache(self, parts, layer);
    self->kernels->norm(x, block->cross.norm, self->width, normed);
    ask(self, &block->cross, &cross, source, normed, x);
  }
  run_feedforward(self, block, x);
}

void
nn_stack_step(const NnStack* stack, NnState* state, const float* in, NnPlace at,
              float* out)
{
  const NnStateParts parts = nn_state_parts(stack, (char*)state);
  float              x[NN_MAX_WIDTH];
  NnView             source = {{0}, {0}, NULL, NULL, NULL};
  memcpy(x, in, stack->width * sizeof(*x));
  parts.at[state->n % stack->n_slots] = at;
  const NnView past                   = nn_causal_view(stack, &parts, state->n, at);
  if (state->n_heard) {
    source = nn_cross_view(&parts, state->n_heard, at);
  }
  for (uint32_t i = 0; i < stack->n_layers; ++i) {
    step_block(stack, state, &parts, i, &past, &source, x);
  }
  stack->kernels->norm(x, stack->norm, stack->width, out);
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
      const NnView view = nn_encoder_view(&parts, at, n, t);
      ask(stack, &block->own, &cache, &view, normed, own);
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
