#include "core/nn/stack_parts.h"

#include <string.h>

/// The next piece of a state, each on a boundary of its own; sizes only if NULL.
static void*
take(char* memory, size_t* at, size_t n_bytes)
{
  const size_t begin = *at;
  *at = (begin + n_bytes + NN_STATE_ALIGN - 1) / NN_STATE_ALIGN * NN_STATE_ALIGN;
  return memory ? memory + begin : NULL;
}

NnStateParts
nn_state_parts(const NnStack* stack, char* memory)
{
  const size_t n      = stack->n_slots;
  const size_t source = stack->n_source_slots;
  const size_t most   = n > source ? n : source;
  // An encoder is done with one layer before the next
  const uint32_t held  = stack->shape.kind == NN_CAUSAL ? stack->n_layers : 1;
  const uint32_t heads = stack->n_heads;
  size_t         at    = 0;
  NnStateParts   parts;

  take(memory, &at, sizeof(NnState));
  parts.at         = take(memory, &at, n * sizeof(NnPlace));
  parts.heard      = take(memory, &at, source * sizeof(NnPlace));
  parts.kind       = take(memory, &at, n * sizeof(uint32_t));
  parts.cross_kind = take(memory, &at, source * sizeof(uint32_t));
  parts.share      = take(memory, &at, most * sizeof(float));
  parts.scale      = take(memory, &at, most * sizeof(float));
  parts.own        = take(memory, &at, held * nn_cache_bytes((uint32_t)n, heads));
  parts.cross      = take(memory, &at, held * nn_cache_bytes((uint32_t)source, heads));
  parts.n_bytes    = at;
  return parts;
}

size_t
nn_stack_state_bytes(const NnStack* stack)
{
  return nn_state_parts(stack, NULL).n_bytes;
}

NnState*
nn_stack_init(const NnStack* stack, void* memory)
{
  return memset(memory, 0, nn_stack_state_bytes(stack));
}

void
nn_stack_copy(const NnStack* stack, NnState* to, const NnState* from)
{
  memcpy(to, from, nn_stack_state_bytes(stack));
}

uint32_t
nn_stack_position(const NnState* state)
{
  return state->n;
}

BaseStatus
nn_stack_rewind(const NnStack* stack, NnState* state, uint32_t n)
{
  const uint32_t context = stack->shape.context;
  const uint32_t first   = n + 1 > context ? n + 1 - context : 0; // That n would see
  if (n > state->n || (n && first < state->oldest)) {
    return BASE_BAD_INPUT;
  }
  state->n      = n;
  state->oldest = n ? state->oldest : 0;
  return BASE_OK;
}
