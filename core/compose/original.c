#include "core/compose/original.h"

#define PAIRS (COMPOSE_ORIGINAL_NOTES - 1U)
#define MOST_NOTES 96U ///< Of the last bar and what leads to it
#define MOST_PROBES 32U

/// With fewer different moves a phrase is nobody's: scales, repeated notes.
#define LEAST_KINDS 4U

/// How a melody moves from one note to the next.
typedef struct {
  uint8_t interval; ///< Semitones, modulo 256, 128 being none
  uint8_t time;     ///< Sixteenths, at most 15
} Move;

BaseStatus
compose_original_open(ComposeOriginal* self, const char* path)
{
  *self                   = (ComposeOriginal){0};
  const BaseStatus status = nn_blob_share(path, &self->blob);
  if (status) {
    return status;
  }
  const NnTensor* const bits   = nn_blob_tensor(self->blob, "bits", NN_UINT8, 1);
  const NnTensor* const probes = nn_blob_tensor(self->blob, "probes", NN_UINT32, 1);
  const bool            sound  = bits && probes && bits->n && bits->n <= 1U << 28U &&
                     (bits->n & (bits->n - 1U)) == 0 && probes->n == 1 &&
                     *(const uint32_t*)probes->data <= MOST_PROBES;
  if (!sound) {
    compose_original_close(self);
    return BASE_BAD_INPUT;
  }
  self->bits     = (const uint8_t*)bits->data;
  self->n_bits   = (uint32_t)bits->n * 8U;
  self->n_probes = *(const uint32_t*)probes->data;
  return BASE_OK;
}

void
compose_original_close(ComposeOriginal* self)
{
  nn_blob_release(self->blob);
  *self = (ComposeOriginal){0};
}

/// Whether all bits of a phrase are set (Bloom, "Space/time trade-offs in hash coding",
/// 1970; Kirsch and Mitzenmacher, "Less hashing, same performance", 2006).
static bool
has(const ComposeOriginal* self, const Move moves[PAIRS])
{
  uint64_t hash = 0xCBF29CE484222325U;
  for (uint32_t i = 0; i < PAIRS; ++i) {
    hash = (hash ^ moves[i].interval) * 0x100000001B3U;
    hash = (hash ^ moves[i].time) * 0x100000001B3U;
  }
  const uint32_t step = (uint32_t)(hash >> 32U) | 1U;
  for (uint32_t k = 0; k < self->n_probes; ++k) {
    const uint32_t bit = ((uint32_t)hash + k * step) & (self->n_bits - 1U);
    if (!((self->bits[bit / 8U] >> (bit % 8U)) & 1U)) {
      return false;
    }
  }
  return true;
}

static uint32_t
count_kinds(const Move moves[PAIRS])
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < PAIRS; ++i) {
    bool fresh = true;
    for (uint32_t k = 0; k < i; ++k) {
      fresh = fresh && (moves[k].interval != moves[i].interval ||
                        moves[k].time != moves[i].time);
    }
    n += fresh;
  }
  return n;
}

/// The notes of the last bar and as many before as a phrase may reach back, the latest
/// first; returns how many, and in `n_last` how many of them are the last bar's.
static uint32_t
collect(const ComposeSheet* sheet, const ComposeGrid* grid, uint32_t* onsets,
        uint32_t* pitches, uint32_t* n_last)
{
  uint32_t n = 0;
  *n_last    = 0;
  for (uint32_t i = sheet->n_steps; i && n < MOST_NOTES; --i) {
    const ComposeStep* const step = &sheet->steps[i - 1];
    if (step->what >= COMPOSE_CHORD) {
      continue;
    }
    *n_last += step->bar + 1U == sheet->n_bars;
    if (n >= *n_last + PAIRS) {
      break;
    }
    onsets[n]    = compose_grid_at(grid, step->bar, step->where);
    pitches[n++] = step->what;
  }
  return n;
}

bool
compose_original_is_known(const ComposeOriginal* self, const ComposeSheet* sheet,
                          const ComposeGrid* grid)
{
  uint32_t       onsets[MOST_NOTES];
  uint32_t       pitches[MOST_NOTES];
  uint32_t       n_last = 0;
  const uint32_t n      = collect(sheet, grid, onsets, pitches, &n_last);
  for (uint32_t end = 0; self->bits && end < n_last && end + PAIRS < n; ++end) {
    Move moves[PAIRS];
    for (uint32_t i = 0; i < PAIRS; ++i) {
      const uint32_t later = end + PAIRS - 1U - i;
      const uint32_t time  = (onsets[later] - onsets[later + 1] + 1U) / 3U;
      moves[i].interval    = (uint8_t)(pitches[later] - pitches[later + 1] + 128U);
      moves[i].time        = (uint8_t)(time < 15U ? time : 15U);
    }
    if (count_kinds(moves) >= LEAST_KINDS && has(self, moves)) {
      return true;
    }
  }
  return false;
}
