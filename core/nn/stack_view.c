#include "core/nn/stack_parts.h"

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

static uint32_t
round_up(uint32_t n)
{
  return (n + 7) / 8 * 8;
}

static NnView
view_of(const NnStateParts* parts, const uint32_t* kind, uint32_t n)
{
  return (NnView){{0, 0}, {n, 0}, kind, parts->share, parts->scale};
}

/// The slots between the oldest position that is seen and the own one: one piece, or
/// both ends of the ring, or all of it where these meet.
static NnView
find_pieces(const NnStack* stack, const NnStateParts* parts, uint32_t n)
{
  const uint32_t n_slots = stack->n_slots;
  const uint32_t context = stack->shape.context;
  const uint32_t own     = n % n_slots;
  const uint32_t oldest  = (n + 1 > context ? n + 1 - context : 0) % n_slots;
  const uint32_t begin   = oldest / 8 * 8;
  const uint32_t end     = round_up(own + 1);
  NnView         view    = view_of(parts, parts->kind, n_slots);
  if (oldest <= own) {
    view.first[0] = begin;
    view.n[0]     = end - begin;
  } else if (end < begin) {
    view.n[0]     = end;
    view.first[1] = begin;
    view.n[1]     = n_slots - begin;
  }
  return view;
}

/// The kind of a slot for position `n`; what it held before the ring went round, or
/// holds from a time that was taken back, lies outside the context.
static uint32_t
kind_of_slot(const NnStack* stack, const NnStateParts* parts, uint32_t slot, uint32_t n,
             NnPlace at)
{
  const uint32_t own   = n % stack->n_slots;
  const uint32_t back  = slot <= own ? own - slot : own + stack->n_slots - slot;
  const NnPlace  other = parts->at[slot];
  return back < stack->shape.context && back <= n
           ? kind_of(bars_between(other, at), other, at)
           : NN_UNSEEN_KIND;
}

NnView
nn_causal_view(const NnStack* stack, const NnStateParts* parts, uint32_t n, NnPlace at)
{
  const NnView view = find_pieces(stack, parts, n);
  uint32_t*    kind = parts->kind;
  for (uint32_t piece = 0; piece < 2; ++piece) {
    for (uint32_t i = 0; i < view.n[piece]; ++i) {
      *kind++ = kind_of_slot(stack, parts, view.first[piece] + i, n, at);
    }
  }
  return view;
}

NnView
nn_cross_view(const NnStateParts* parts, uint32_t n, NnPlace at)
{
  const int64_t middle = NN_FAR_BARS / 2;
  for (uint32_t i = 0; i < round_up(n); ++i) {
    const NnPlace other = parts->heard[i];
    parts->cross_kind[i] =
      i < n ? kind_of(bars_between(at, other) + middle, other, at) : NN_UNSEEN_KIND;
  }
  return view_of(parts, parts->cross_kind, round_up(n));
}

NnView
nn_encoder_view(const NnStateParts* parts, const NnPlace* at, uint32_t n, uint32_t t)
{
  for (uint32_t i = 0; i < round_up(n); ++i) {
    parts->kind[i] = NN_UNSEEN_KIND;
    if (i < n) {
      const int64_t bars = bars_between(at[i], at[t]);
      parts->kind[i]     = kind_of(bars < 0 ? -bars : bars, at[i], at[t]);
    }
  }
  return view_of(parts, parts->kind, round_up(n));
}
