#include "core/score/player.h"

#include "core/score/onset.h"
#include "core/score/walk.h"

#include <math.h>
#include <string.h>

// Hosts locate in whole ticks of their own, so a note may lie just before the place
#define NEAR_TICKS 1.0

// A note is worth taking up if it has half a beat left
#define WORTH_TICKS (BASE_PPQ / 2.0)

/// One call's view of the world.
typedef struct {
  ScorePlayer*      self;
  const ScoreView*  view;
  const ScoreClock* clock;
  ScorePlaySettings settings; ///< Within their ranges
  uint32_t          n;        ///< Frames of this call
  double            last;     ///< Ticks of the last of them
  ScoreEvent*       events;
  uint32_t          n_events, capacity;
} Run;

static float
unit_or_middle(float value)
{
  return isnan(value) ? 0.5f : fminf(fmaxf(value, 0.0f), 1.0f);
}

static ScorePlaySettings
sane(const ScorePlaySettings* settings)
{
  ScorePlaySettings s = *settings;
  s.humanize          = unit_or_middle(s.humanize);
  s.swing             = unit_or_middle(s.swing);
  s.articulation      = unit_or_middle(s.articulation);
  s.shift             = s.shift < -127 ? -127 : s.shift > 127 ? 127 : s.shift;
  return s;
}

static double
ticks_at(const Run* run, uint32_t frame)
{
  const ScoreClock* const clock = run->clock;
  return clock->anchor_ticks +
         (double)(clock->anchor_frames + frame) * score_clock_ticks_per_frame(clock);
}

/// The first frame at or after `ticks`, or the number of frames.
static uint32_t
frame_of(const Run* run, double ticks)
{
  uint32_t low = 0, high = run->n;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2U;
    if (ticks_at(run, middle) < ticks) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool
emit(Run* run, uint32_t frame, ScoreEventKind kind, uint8_t part, uint8_t pitch,
     uint8_t velocity)
{
  if (run->n_events == run->capacity) {
    return false;
  }
  run->events[run->n_events++] =
    (ScoreEvent){frame, (uint8_t)kind, part, pitch, velocity};
  return true;
}

/// End the sounding note `i`; false if there is no room to say so.
static bool
end_note(Run* run, uint32_t i, uint32_t frame)
{
  ScorePlayer* const   self = run->self;
  ScoreSounding* const note = &self->sounding[i];
  if (!emit(run, frame, SCORE_NOTE_OFF, note->part, note->pitch, 0)) {
    return false;
  }
  --self->n_sounding;
  memmove(note, note + 1, (self->n_sounding - i) * sizeof(ScoreSounding));
  return true;
}

/// End all sounding notes of these parts; false if not all could be ended.
static bool
end_parts(Run* run, uint32_t parts)
{
  for (uint32_t i = run->self->n_sounding; i-- > 0;) {
    if ((parts >> run->self->sounding[i].part & 1U) && !end_note(run, i, 0)) {
      return false;
    }
  }
  return true;
}

/// End what is due up to `frame`, in time; false if there was no room for all.
static bool
end_due(Run* run, uint32_t frame)
{
  const ScorePlayer* const self = run->self;
  for (;;) {
    uint32_t due = 0;
    for (uint32_t i = 1; i < self->n_sounding; ++i) {
      due = self->sounding[i].end_ticks < self->sounding[due].end_ticks ? i : due;
    }
    if (!self->n_sounding) {
      return true;
    }
    const uint32_t at = frame_of(run, self->sounding[due].end_ticks);
    if (at > frame || at == run->n) {
      return true;
    }
    if (!end_note(run, due, at)) {
      return false;
    }
  }
}

/// The pitch that is heard: shifted, and folded back into what MIDI has.
static uint8_t
heard_pitch(const ScoreNote* note, int shift)
{
  int pitch = note->pitch + (note->part == BASE_DRUMS ? 0 : shift);
  while (pitch < 0) {
    pitch += 12;
  }
  while (pitch > 127) {
    pitch -= 12;
  }
  return (uint8_t)pitch;
}

static uint32_t
find_sounding(const ScorePlayer* self, uint8_t part, uint8_t pitch)
{
  uint32_t i = 0;
  while (i < self->n_sounding &&
         (self->sounding[i].part != part || self->sounding[i].pitch != pitch)) {
    ++i;
  }
  return i;
}

/// When this note stops sounding: never before the frame after it began.
static double
end_of(const Run* run, const ScoreSounding* note)
{
  const double end = note->on_ticks + score_onset_sounds(note->length_ticks, note->part,
                                                         run->settings.articulation);
  const double after = ticks_at(run, note->frame < 0 ? 0 : (uint32_t)note->frame) +
                       0.5 * score_clock_ticks_per_frame(run->clock);
  return note->frame < 0 ? end : fmax(end, after);
}

/// Begin a note; false if there is no room to say so.
static bool
begin_note(Run* run, uint32_t frame, ScoreSounding note)
{
  ScorePlayer* const self = run->self;
  uint32_t           i    = find_sounding(self, note.part, note.pitch);
  note.frame              = (int32_t)frame;
  note.end_ticks          = end_of(run, &note);
  if (i < self->n_sounding && self->sounding[i].frame == note.frame) {
    // Two voices in unison are one note to a synth: the longer one
    if (note.end_ticks > self->sounding[i].end_ticks) {
      self->sounding[i] = note;
    }
    return true;
  }
  if (i == self->n_sounding && self->n_sounding == SCORE_MAX_SOUNDING) {
    i = 0;
  }
  if (i < self->n_sounding && !end_note(run, i, frame)) {
    return false;
  }
  if (!emit(run, frame, SCORE_NOTE_ON, note.part, note.pitch, note.velocity)) {
    return false;
  }
  self->sounding[self->n_sounding++] = note;
  return true;
}

static bool
is_before(const ScoreOrder* a, const ScoreOrder* b)
{
  if (a->ticks != b->ticks) {
    return a->ticks < b->ticks;
  }
  return a->grid_ticks != b->grid_ticks ? a->grid_ticks < b->grid_ticks
                                        : a->rank < b->rank;
}

static int64_t
beat_at(double ticks)
{
  return (int64_t)floor(ticks / BASE_PPQ);
}

/// The sliders that hold for what is written at `grid_ticks`: humanize, swing.
static void
sliders_at(const Run* run, double grid_ticks, float sliders[2])
{
  const ScorePlayer* const self = run->self;
  const int64_t            beat = beat_at(grid_ticks);
  const bool               held = beat <= self->beat;
  sliders[0] = held ? self->latched[beat & 3][0] : run->settings.humanize;
  sliders[1] = held ? self->latched[beat & 3][1] : run->settings.swing;
}

/// Hold the sliders for every beat of which a note may be heard by now.
static void
latch_beats(Run* run)
{
  ScorePlayer* const self = run->self;
  const int64_t      beat = beat_at(self->done.ticks + SCORE_EARLY_TICKS);
  for (int64_t b = beat - self->beat > 4 ? beat - 3 : self->beat + 1; b <= beat; ++b) {
    self->latched[b & 3][0] = run->settings.humanize;
    self->latched[b & 3][1] = run->settings.swing;
  }
  self->beat = beat > self->beat ? beat : self->beat;
}

/// When a found note begins: never before the place, nor before the song.
static ScoreOrder
order_of(const Run* run, const ScoreFound* found)
{
  float sliders[2];
  sliders_at(run, found->grid_ticks, sliders);
  const double ticks =
    score_onset_ticks(&run->view->piece, found, sliders[0], sliders[1]);
  return (ScoreOrder){fmax(ticks, fmax(run->self->place, 0.0)), found->grid_ticks,
                      found->rank};
}

/// A found note as it will sound, from `on_ticks` on.
static ScoreSounding
shape(const Run* run, const ScoreFound* found, double on_ticks)
{
  float sliders[2];
  sliders_at(run, found->grid_ticks, sliders);
  return (ScoreSounding){.on_ticks = on_ticks,
                         .length_ticks =
                           score_onset_length(&run->view->piece, found, sliders[1]),
                         .part     = found->note->part,
                         .pitch    = heard_pitch(found->note, run->settings.shift),
                         .velocity = score_onset_velocity(found->note, sliders[0])};
}

static bool
is_muted(const Run* run, const ScoreNote* note)
{
  return run->settings.muted >> note->part & 1U;
}

/// Whether a note from before the place still has something to say.
static bool
is_worth(const Run* run, const ScoreSounding* note)
{
  const double sounds =
    score_onset_sounds(note->length_ticks, note->part, run->settings.articulation);
  return note->part != BASE_DRUMS &&
         note->on_ticks + sounds - run->self->place >= WORTH_TICKS;
}

/// Take up notes that began before the place; false if there was no room for all.
static bool
chase(Run* run)
{
  ScorePlayer* const self = run->self;
  ScoreWalk          walk;
  ScoreFound         found;
  score_walk_begin(&walk, run->view, self->chased.grid_ticks);
  while (score_walk_next(&walk, self->from, &found)) {
    const ScoreOrder    order = {0.0, found.grid_ticks, found.rank};
    const ScoreSounding note  = shape(run, &found, found.grid_ticks);
    if (is_before(&self->chased, &order) && !is_muted(run, found.note) &&
        is_worth(run, &note)) {
      if (!begin_note(run, 0, note)) {
        return false;
      }
      self->chased = order;
    }
  }
  self->chasing = false;
  return true;
}

/// The next note that begins in this call; false if there is none.
static bool
next_onset(const Run* run, ScoreFound* next, ScoreOrder* first)
{
  const ScorePlayer* const self = run->self;
  const double             low  = self->done.ticks - SCORE_LATE_TICKS;
  bool                     any  = false;
  ScoreWalk                walk;
  ScoreFound               found;
  score_walk_begin(&walk, run->view, fmax(self->from, low));
  while (score_walk_next(&walk, run->last + SCORE_EARLY_TICKS + 1.0, &found)) {
    const ScoreOrder order = order_of(run, &found);
    if (!is_muted(run, found.note) && order.ticks <= run->last &&
        is_before(&self->done, &order) && (!any || is_before(&order, first))) {
      any    = true;
      *next  = found;
      *first = order;
    }
  }
  return any;
}

/// Play what begins and ends in this call; false if there was no room for all.
static bool
play(Run* run)
{
  ScorePlayer* const self = run->self;
  ScoreFound         next;
  ScoreOrder         order;
  while (next_onset(run, &next, &order)) {
    const uint32_t frame = frame_of(run, order.ticks);
    if (!end_due(run, frame) ||
        !begin_note(run, frame, shape(run, &next, order.ticks))) {
      return false;
    }
    self->done = order;
  }
  return end_due(run, run->n);
}

/// Take up, from the longest note back, what began before `ticks`.
static void
start_chase(Run* run, double ticks)
{
  ScorePlayer* const self = run->self;
  self->place             = ticks;
  self->from              = ticks - NEAR_TICKS;
  self->chasing           = ticks > 0.0;
  self->chased = (ScoreOrder){0.0, ticks - run->view->longest_ticks - 1.0, 0};
}

/// Begin to play at `ticks`, as if nothing had been before.
static void
start(Run* run, double ticks)
{
  ScorePlayer* const self = run->self;
  start_chase(run, ticks);
  self->done = (ScoreOrder){self->from, 0.0, 0};
  self->beat = beat_at(ticks - BASE_PPQ) - 4;
  latch_beats(run);
}

/// Whether bars that had been missing have come while the place is among them.
static bool
has_arrived(const Run* run, double ticks)
{
  const ScorePiece* const piece = &run->view->piece;
  const uint32_t          bar   = score_bar_at(piece, ticks);
  const uint32_t          late  = score_bar_at(piece, ticks - SCORE_LATE_TICKS);

  // If it is hardly late, the last notes of the bars before may still be to come
  return late >= run->self->n_bars && bar < run->view->n_bars_ready && bar >= late;
}

/// Notice what changed since the last call.
static void
notice(Run* run)
{
  ScorePlayer* const      self  = run->self;
  const ScoreView* const  view  = run->view;
  const ScoreClock* const clock = run->clock;
  const double            ticks = ticks_at(run, 0);
  const bool              playing =
    view && clock->rolling && score_clock_ticks_per_frame(clock) > 0.0;
  const bool another = playing && self->take != view->piece.take;
  const bool cut = !playing || !self->playing || another || self->jumps != clock->jumps;

  self->ending  = self->ending || cut;
  self->playing = playing;
  self->jumps   = clock->jumps;
  if (playing) {
    if (cut) {
      start(run, ticks);
    } else if (has_arrived(run, ticks)) {
      start_chase(run, ticks);
    }
    self->take   = view->piece.take;
    self->n_bars = view->n_bars_ready;
  }
}

/// Notes that began in earlier calls: their ends move with the slider.
static void
articulate(Run* run)
{
  for (uint32_t i = 0; i < run->self->n_sounding; ++i) {
    ScoreSounding* const note = &run->self->sounding[i];
    note->frame               = -1;
    note->end_ticks           = end_of(run, note);
  }
}

void
score_player_init(ScorePlayer* self)
{
  *self = (ScorePlayer){0};
}

uint32_t
score_player_run(ScorePlayer* self, const ScoreView* view, const ScoreClock* clock,
                 const ScorePlaySettings* settings, uint32_t n, ScoreEvent* events,
                 uint32_t capacity)
{
  if (!n) {
    return 0;
  }
  Run run  = {self, view, clock, sane(settings), n, 0.0, events, 0, capacity};
  run.last = ticks_at(&run, n - 1U);
  notice(&run);
  if (self->ending && !end_parts(&run, UINT32_MAX)) {
    return run.n_events;
  }
  self->ending = false;
  if (!self->playing) {
    return run.n_events;
  }
  articulate(&run);
  if (end_parts(&run, run.settings.muted) && end_due(&run, 0) &&
      (!self->chasing || chase(&run)) && play(&run)) {
    self->done = (ScoreOrder){fmax(self->done.ticks, run.last), INFINITY, UINT32_MAX};
  }
  latch_beats(&run);
  return run.n_events;
}

uint32_t
score_player_silence(ScorePlayer* self, ScoreEvent* events, uint32_t capacity)
{
  Run run      = {.self = self, .n = 1, .events = events, .capacity = capacity};
  self->ending = !end_parts(&run, UINT32_MAX);
  return run.n_events;
}

uint32_t
score_bar_at(const ScorePiece* piece, double ticks)
{
  const double bar = floor(ticks / base_meter_ticks(piece->meter));
  if (!(bar > 0.0)) {
    return 0;
  }
  const double within = piece->n_bars ? fmod(bar, piece->n_bars) : bar;
  return within < (double)UINT32_MAX ? (uint32_t)within : UINT32_MAX;
}
