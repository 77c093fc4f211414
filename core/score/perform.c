#include "core/score/perform.h"

#include "core/score/follow.h"
#include "core/score/onset.h"

#include <math.h>

static int64_t
beat_at(double ticks)
{
  return (int64_t)floor(ticks / BASE_PPQ);
}

void
score_perform_latch(ScoreRun* run)
{
  // No note of a later beat can have been heard, however far it is pushed
  ScorePlayer* const player = run->player;
  const int64_t      beat   = beat_at(player->done.ticks + SCORE_EARLY_TICKS);
  const int64_t      oldest = beat - SCORE_N_LATCHED + 1;
  int64_t            b      = player->beat + 1 > oldest ? player->beat + 1 : oldest;
  for (; b <= beat; ++b) {
    player->humanize[b & (SCORE_N_LATCHED - 1)] = run->settings.humanize;
    player->swing[b & (SCORE_N_LATCHED - 1)]    = run->settings.swing;
    player->beat                                = b;
  }
}

static float
humanize_at(const ScoreRun* run, double grid_ticks)
{
  const int64_t beat = beat_at(grid_ticks);
  return beat > run->player->beat ? run->settings.humanize
                                  : run->player->humanize[beat & (SCORE_N_LATCHED - 1)];
}

static float
swing_at(const ScoreRun* run, double grid_ticks)
{
  const int64_t beat = beat_at(grid_ticks);
  return beat > run->player->beat ? run->settings.swing
                                  : run->player->swing[beat & (SCORE_N_LATCHED - 1)];
}

/// Before this nothing that is written at `grid_ticks` is heard.
static double
earliest(const ScorePlayer* player, double grid_ticks)
{
  const ScoreArrival* const arrival = &player->arrival;
  const bool   came  = grid_ticks >= arrival->from && grid_ticks < arrival->until;
  const double least = fmax(player->place, 0.0);
  return came ? fmax(arrival->place, least) : least;
}

ScoreOrder
score_perform_order(const ScoreRun* run, const ScoreFound* found)
{
  const double grid  = found->grid_ticks;
  const double ticks = score_onset_ticks(&run->view->piece, found,
                                         humanize_at(run, grid), swing_at(run, grid));
  return (ScoreOrder){fmax(ticks, earliest(run->player, grid)), grid, found->rank};
}

bool
score_perform_is_before(const ScoreOrder* a, const ScoreOrder* b)
{
  if (a->ticks != b->ticks) {
    return a->ticks < b->ticks;
  }
  return a->grid_ticks != b->grid_ticks ? a->grid_ticks < b->grid_ticks
                                        : a->rank < b->rank;
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

/// Whether a note, foreign to its chord, sounds on into the next one, where it belongs.
static bool
anticipates(const ScoreNote* note, const ScoreChord* now, const ScoreChord* next)
{
  const uint32_t away_now  = (note->pitch + 12U - now->root) % 12U;
  const uint32_t away_next = (note->pitch + 12U - next->root) % 12U;
  return !(base_quality_mask((BaseQuality)now->quality) >> away_now & 1U) &&
         (base_quality_mask((BaseQuality)next->quality) >> away_next & 1U) &&
         note->start_ticks + note->length_ticks > next->start_ticks &&
         next->start_ticks - note->start_ticks <= BASE_PPQ;
}

/// How many chords of the section begin at `ticks` or before.
static uint32_t
chords_until(const ScoreSection* section, uint32_t ticks)
{
  uint32_t low = 0, high = section->n_chords;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2U;
    if (section->chords[middle].start_ticks <= ticks) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The chord that a note was written over, shifted as it is; the tonic's if none is.
static ScoreChord
chord_of(const ScoreRun* run, const ScoreFound* found)
{
  const ScorePiece* const   piece   = &run->view->piece;
  const ScoreSection* const section = found->section;
  const ScoreNote* const    note    = found->note;
  const bool                minor   = base_mode_is_minor((BaseMode)piece->mode);
  const uint32_t            next    = chords_until(section, note->start_ticks);
  ScoreChord                chord   = {0, piece->key, piece->key,
                                       (uint8_t)(minor ? BASE_MIN : BASE_MAJ)};
  if (next) {
    chord = section->chords[next - 1U];
  }
  if (next < section->n_chords && anticipates(note, &chord, &section->chords[next])) {
    chord = section->chords[next];
  }
  const uint32_t up = (uint32_t)(run->settings.shift + 132);
  chord.root        = (uint8_t)((chord.root + up) % 12U);
  chord.bass        = (uint8_t)((chord.bass + up) % 12U);
  return chord;
}

uint8_t
score_perform_pitch(const ScoreRun* run, const ScoreSounding* note)
{
  const ScorePlaySettings* const settings = &run->settings;
  if (!settings->follows || note->part == BASE_DRUMS) {
    return note->plain;
  }
  const ScorePiece* const piece = &run->view->piece;
  const uint32_t          key   = (uint32_t)(piece->key + settings->shift + 132) % 12U;
  return score_follow_move(&note->from, &settings->played, key, (BaseMode)piece->mode,
                           note->part == BASE_BASS, note->plain);
}

ScoreSounding
score_perform_shape(const ScoreRun* run, const ScoreFound* found, double on_ticks)
{
  const float   swing    = swing_at(run, found->grid_ticks);
  const float   humanize = humanize_at(run, found->grid_ticks);
  ScoreSounding note     = {
        .on_ticks     = on_ticks,
        .length_ticks = score_onset_length(&run->view->piece, found, swing),
        .part         = found->note->part,
        .plain        = heard_pitch(found->note, run->settings.shift),
        .from         = chord_of(run, found),
        .velocity     = score_onset_velocity(found->note, humanize),
  };
  note.pitch = score_perform_pitch(run, &note);
  return note;
}
