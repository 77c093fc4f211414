#include "host/staff.h"

#include <stdlib.h>

/// An onset this far from a line of the grid still counts as on it.
#define TOLERANCE_TICKS 20U

static const uint16_t grids[] = {240, 320, 120, 160};

#define N_GRIDS (sizeof(grids) / sizeof(grids[0]))

void
host_staff_drop(HostStaff* self)
{
  free(self->spans);
  free(self->grid);
  *self = (HostStaff){0};
}

static int
by_start(const void* a, const void* b)
{
  const HostSpan* const one   = (const HostSpan*)a;
  const HostSpan* const other = (const HostSpan*)b;
  return one->start_ticks != other->start_ticks
           ? (one->start_ticks > other->start_ticks) -
               (one->start_ticks < other->start_ticks)
           : (one->pitches[0] > other->pitches[0]) -
               (one->pitches[0] < other->pitches[0]);
}

static size_t
count_notes(const HostSong* song)
{
  size_t n = 0;
  for (size_t i = 0; i < song->n_sections; ++i) {
    n += song->sections[i].n_notes;
  }
  return n;
}

/// Take a note that begins within the excerpt, `begin` being its section's place.
static void
gather_note(HostStaff* self, const HostNote* note, uint64_t begin,
            const HostExcerpt* excerpt, uint32_t part)
{
  const uint64_t start = begin + (uint64_t)(uint32_t)note->start_ticks;
  if (note->part != (int32_t)part || note->velocity < 1 || note->length_ticks < 1 ||
      start < excerpt->begin_ticks || start >= excerpt->end_ticks) {
    return;
  }
  const uint64_t end = start + (uint64_t)(uint32_t)note->length_ticks;
  self->spans[self->n_spans++] =
    (HostSpan){(uint32_t)(start - excerpt->begin_ticks),
               (uint32_t)((end < excerpt->end_ticks ? end : excerpt->end_ticks) -
                          excerpt->begin_ticks),
               1,
               {(uint8_t)(note->pitch & 0x7F)}};
}

static void
gather(HostStaff* self, const HostSong* song, const HostPiece* piece,
       const HostExcerpt* excerpt, uint32_t part)
{
  const uint64_t bar_ticks = host_piece_bar_ticks(piece);
  for (size_t i = 0; i < song->n_sections; ++i) {
    const HostSection* const section = &song->sections[i];
    for (size_t j = 0; j < section->n_notes; ++j) {
      gather_note(self, &section->notes[j], bar_ticks * section->first_bar, excerpt,
                  part);
    }
  }
  qsort(self->spans, self->n_spans, sizeof(HostSpan), by_start);
}

static uint32_t
distance(uint32_t ticks, uint32_t grid)
{
  const uint32_t past = ticks % grid;
  return past < grid - past ? past : grid - past;
}

bool
host_staff_has_triplets(const HostStaff* self, uint32_t ticks)
{
  const size_t beat = ticks / HOST_PPQ;
  return beat < self->n_beats && self->grid[beat] % 120U;
}

/// The grid of the quarter whose onsets are `n` spans.
static uint16_t
choose_grid(const HostSpan* spans, size_t n, bool is_straight)
{
  uint16_t best  = grids[0];
  uint32_t least = UINT32_MAX;
  for (size_t i = 0; i < N_GRIDS; ++i) {
    uint32_t off = 0;
    if (is_straight && grids[i] % 120U) {
      continue;
    }
    for (size_t j = 0; j < n; ++j) {
      off += distance(spans[j].start_ticks, grids[i]);
    }
    if (least == UINT32_MAX || off + TOLERANCE_TICKS * n < least) {
      best  = grids[i];
      least = off;
    }
  }
  return best;
}

static void
choose_grids(HostStaff* self, bool is_straight)
{
  size_t at = 0;
  for (size_t beat = 0; beat < self->n_beats; ++beat) {
    size_t end = at;
    while (end < self->n_spans && self->spans[end].start_ticks / HOST_PPQ == beat) {
      ++end;
    }
    self->grid[beat] = choose_grid(self->spans + at, end - at, is_straight);
    at               = end;
  }
}

static uint32_t
snap(const HostStaff* self, uint32_t ticks)
{
  const size_t   beat = ticks / HOST_PPQ;
  const uint32_t grid = beat < self->n_beats ? self->grid[beat] : grids[0];
  return (ticks + grid / 2) / grid * grid;
}

static void
add_pitch(HostSpan* span, uint8_t pitch)
{
  if (span->n_pitches < HOST_MAX_CHORD && span->pitches[span->n_pitches - 1] < pitch) {
    span->pitches[span->n_pitches++] = pitch;
  }
}

/// Put beginnings and ends on the grid; what begins together becomes one.
static void
settle(HostStaff* self, uint32_t length_ticks)
{
  size_t n = 0;
  for (size_t i = 0; i < self->n_spans; ++i) {
    HostSpan span        = self->spans[i];
    span.start_ticks     = snap(self, span.start_ticks);
    span.end_ticks       = snap(self, span.end_ticks);
    HostSpan* const last = n ? &self->spans[n - 1] : NULL;
    if (last && last->start_ticks == span.start_ticks) {
      add_pitch(last, span.pitches[0]);
      last->end_ticks =
        last->end_ticks > span.end_ticks ? last->end_ticks : span.end_ticks;
    } else if (span.start_ticks < length_ticks) {
      self->spans[n++] = span;
    }
  }
  self->n_spans = n;
}

/// A note lasts until the next at most, and over a gap that nobody would write.
static void
join(HostStaff* self, uint32_t length_ticks)
{
  for (size_t i = 0; i < self->n_spans; ++i) {
    HostSpan* const span = &self->spans[i];
    const uint32_t  next =
      i + 1 < self->n_spans ? self->spans[i + 1].start_ticks : length_ticks;
    const uint32_t grid = self->grid[span->start_ticks / HOST_PPQ];
    if (span->end_ticks < span->start_ticks + grid) {
      span->end_ticks = span->start_ticks + grid;
    }
    if (span->end_ticks + 2U * grids[0] > next) {
      span->end_ticks = next;
    }
  }
}

bool
host_staff_write(HostStaff* self, const HostSong* song, const HostPiece* piece,
                 const HostExcerpt* excerpt, uint32_t part)
{
  const uint32_t length_ticks = excerpt->end_ticks - excerpt->begin_ticks;
  *self                       = (HostStaff){.n_beats = length_ticks / HOST_PPQ + 1};
  self->spans                 = calloc(count_notes(song) + 1, sizeof(HostSpan));
  self->grid                  = calloc(self->n_beats, sizeof(self->grid[0]));
  if (!self->spans || !self->grid) {
    return false;
  }
  gather(self, song, piece, excerpt, part);
  choose_grids(self, piece->unit > 4); // Eighths are the beat: no triplets of quarters
  settle(self, length_ticks);
  join(self, length_ticks);
  return true;
}
