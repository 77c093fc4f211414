#include "core/score/sounding.h"

#include "core/score/onset.h"
#include "core/score/perform.h"

#include <math.h>
#include <string.h>

double
score_run_ticks(const ScoreRun* self, uint32_t frame)
{
  const ScoreClock* const clock = self->clock;
  return clock->anchor_ticks +
         (double)(clock->anchor_frames + frame) * score_clock_ticks_per_frame(clock);
}

uint32_t
score_run_frame(const ScoreRun* self, double ticks)
{
  uint32_t low = 0, high = self->n;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2U;
    if (score_run_ticks(self, middle) < ticks) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool
emit(ScoreRun* self, uint32_t frame, ScoreEventKind kind, const ScoreSounding* note)
{
  if (self->n_events == self->capacity) {
    return false;
  }
  const uint8_t velocity = kind == SCORE_NOTE_ON ? note->velocity : 0;
  self->events[self->n_events++] =
    (ScoreEvent){frame, (uint8_t)kind, note->part, note->pitch, velocity};
  return true;
}

/// End the sounding note `i`.
static bool
end_note(ScoreRun* self, uint32_t i, uint32_t frame)
{
  ScorePlayer* const   player = self->player;
  ScoreSounding* const note   = &player->sounding[i];
  if (!emit(self, frame, SCORE_NOTE_OFF, note)) {
    return false;
  }
  --player->n_sounding;
  memmove(note, note + 1, (player->n_sounding - i) * sizeof(ScoreSounding));
  return true;
}

/// When this note stops sounding; in the call where it begins, after that frame.
static double
end_of(const ScoreRun* self, const ScoreSounding* note)
{
  const double end = note->on_ticks + score_onset_sounds(note->length_ticks, note->part,
                                                         self->settings.articulation);
  if (note->frame < 0) {
    return end;
  }
  const double half = 0.5 * score_clock_ticks_per_frame(self->clock);
  return fmax(end, score_run_ticks(self, (uint32_t)note->frame) + half);
}

void
score_run_articulate(ScoreRun* self)
{
  for (uint32_t i = 0; i < self->player->n_sounding; ++i) {
    ScoreSounding* const note = &self->player->sounding[i];
    note->frame               = -1;
    note->end_ticks           = end_of(self, note);
  }
}

bool
score_run_end_parts(ScoreRun* self, uint32_t parts)
{
  bool fits = true;
  for (uint32_t i = self->player->n_sounding; fits && i-- > 0;) {
    if (parts >> self->player->sounding[i].part & 1U) {
      fits = end_note(self, i, 0);
    }
  }
  return fits;
}

/// The sounding note that ends first, or the number of them if there are none.
static uint32_t
first_end(const ScorePlayer* player)
{
  uint32_t first = 0;
  for (uint32_t i = 1; i < player->n_sounding; ++i) {
    if (player->sounding[i].end_ticks < player->sounding[first].end_ticks) {
      first = i;
    }
  }
  return first;
}

bool
score_run_end_due(ScoreRun* self, uint32_t frame)
{
  const ScorePlayer* const player = self->player;
  while (player->n_sounding) {
    const uint32_t i  = first_end(player);
    const uint32_t at = score_run_frame(self, player->sounding[i].end_ticks);
    if (at > frame || at == self->n) {
      return true;
    }
    if (!end_note(self, i, at)) {
      return false;
    }
  }
  return true;
}

/// The number of this pitch among the sounding ones, or how many there are.
static uint32_t
find_pitch(const ScorePlayer* player, uint8_t part, uint8_t pitch)
{
  uint32_t i = 0;
  while (i < player->n_sounding &&
         (player->sounding[i].part != part || player->sounding[i].pitch != pitch)) {
    ++i;
  }
  return i;
}

bool
score_run_is_muted(const ScoreRun* self, uint8_t part)
{
  return self->settings.muted >> part & 1U;
}

bool
score_run_sounds(const ScoreRun* self, uint8_t part, uint8_t pitch)
{
  return find_pitch(self->player, part, pitch) < self->player->n_sounding;
}

bool
score_run_begin(ScoreRun* self, uint32_t frame, const ScoreSounding* note)
{
  ScorePlayer* const player = self->player;
  const uint32_t     same   = find_pitch(player, note->part, note->pitch);
  const bool         found  = same < player->n_sounding;
  ScoreSounding      begun  = *note;
  begun.frame               = (int32_t)frame;
  begun.end_ticks           = end_of(self, &begun);
  if (found && player->sounding[same].frame == begun.frame) {
    // Two voices in unison are one note to a synth: the longer one
    if (begun.end_ticks > player->sounding[same].end_ticks) {
      player->sounding[same] = begun;
    }
    return true;
  }
  const bool full = !found && player->n_sounding == SCORE_MAX_SOUNDING;
  if ((found || full) && !end_note(self, found ? same : 0, frame)) {
    return false;
  }
  if (!emit(self, frame, SCORE_NOTE_ON, &begun)) {
    return false;
  }
  player->sounding[player->n_sounding++] = begun;
  return true;
}

bool
score_run_move(ScoreRun* self)
{
  ScorePlayer* const player = self->player;
  ScoreSounding      moved[SCORE_MAX_SOUNDING];
  uint32_t           n_moved = 0;
  bool               fits    = true;
  for (uint32_t i = 0; i < player->n_sounding && fits;) {
    ScoreSounding note = player->sounding[i];
    note.pitch         = score_perform_pitch(self, &note);
    if (note.pitch == player->sounding[i].pitch) {
      ++i;
      continue;
    }
    fits = self->capacity - self->n_events >= n_moved + 2U; // Its end, all beginnings
    if (fits && end_note(self, i, 0)) {
      moved[n_moved++] = note;
    }
  }
  for (uint32_t i = 0; i < n_moved; ++i) {
    if (!score_run_sounds(self, moved[i].part, moved[i].pitch)) {
      score_run_begin(self, 0, &moved[i]);
    }
  }
  return fits;
}
