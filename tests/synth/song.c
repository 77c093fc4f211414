#include "tests/synth/song.h"

#include "core/param/instrument.h"

#define N_STEPS_BAR 16U

static const char* const bands[SONG_N_STYLES][BASE_N_PARTS] = {
  {"supersaw lead", "string ensemble", "grand piano", "warm pad", "synth pluck",
   "finger bass", "studio kit"},
  {"tenor sax", "clarinet", "grand piano", "string ensemble", "vibraphone",
   "upright bass", "jazz kit"},
  {"overdriven guitar", "rock organ", "distorted guitar", "warm pad", "clean guitar",
   "pick bass", "rock kit"},
  {"electric piano", "flute", "felt piano", "warm pad", "kalimba", "sub bass",
   "lo-fi kit"},
  {"glass bells", "choir", "electric piano", "sweep pad", "synth pluck", "808 bass",
   "808 kit"},
  {"saw lead", "synth strings", "polysynth pad", "warm pad", "pluck lead", "synth bass",
   "909 kit"},
  {"french horn", "oboe", "string ensemble", "choir", "harp", "contrabass",
   "orchestral kit"},
  {"trumpet", "flute", "nylon guitar", "string ensemble", "marimba", "upright bass",
   "latin kit"},
  {"fiddle", "harmonica", "steel guitar", "accordion", "banjo", "upright bass",
   "brush kit"},
  {"shakuhachi", "cello", "halo pad", "new age pad", "celesta", "sub bass", "room kit"},
};

static const float tempos[SONG_N_STYLES] = {112, 120, 130, 78, 140,
                                            124, 84,  100, 96, 70};

ScorePiece
song_piece(uint32_t style)
{
  static const float levels[BASE_N_PARTS] = {0, -4, -3, -8, -6, -1, 0};
  static const float pans[BASE_N_PARTS]   = {0, 0.3f, -0.25f, 0, 0.45f, 0, 0};
  static const float sends[BASE_N_PARTS]  = {0.25f, 0.3f,  0.2f, 0.35f,
                                             0.3f,  0.03f, 0.12f};
  ScorePiece         piece                = {.meter        = {4, 4},
                                             .tempo_bpm    = tempos[style],
                                             .dynamics     = 0.5f,
                                             .articulation = 0.5f,
                                             .timbre       = 0.5f,
                                             .energy       = 0.5f};
  for (uint32_t p = 0; p < BASE_N_PARTS; ++p) {
    piece.parts[p] = (ScorePart){true, (uint8_t)param_instrument_find(bands[style][p]),
                                 levels[p], pans[p], sends[p]};
  }
  return piece;
}

SynthControls
song_controls(void)
{
  return (SynthControls){.dynamics     = 0.5f,
                         .articulation = 0.5f,
                         .timbre       = 0.5f,
                         .reverb       = 0.5f,
                         .width        = 0.5f,
                         .enabled      = true};
}

typedef struct {
  void (*sink)(void* to, const ScoreEvent* event);
  void* to;
} Stage;

static void
note(const Stage* stage, uint8_t part, uint8_t pitch, uint8_t velocity)
{
  const ScoreEvent event = {0, velocity ? SCORE_NOTE_ON : SCORE_NOTE_OFF, part, pitch,
                            velocity};
  stage->sink(stage->to, &event);
}

static void
chord(const Stage* stage, uint8_t part, uint32_t bar, uint8_t velocity)
{
  static const uint8_t chords[4][4] = {
    {57, 60, 64, 67}, {53, 57, 60, 64}, {48, 55, 60, 64}, {55, 59, 62, 65}};
  for (uint32_t i = 0; i < 4; ++i) {
    note(stage, part, chords[bar % 4][i], velocity);
  }
}

static void
play_drums(const Stage* stage, uint32_t step)
{
  const uint32_t in_bar = step % N_STEPS_BAR;
  if (step % 64 == 0) {
    note(stage, BASE_DRUMS, 49, 100);
  }
  if (in_bar == 0 || in_bar == 8 || in_bar == 10) {
    note(stage, BASE_DRUMS, 36, in_bar == 10 ? 85 : 105);
  }
  if (in_bar == 4 || in_bar == 12) {
    note(stage, BASE_DRUMS, 38, 100);
  }
  if (step % 2 == 0) {
    note(stage, BASE_DRUMS, in_bar == 14 ? 46 : 42, step % 4 ? 65 : 90);
  }
}

void
song_step(uint32_t step, void (*sink)(void* to, const ScoreEvent* event), void* to)
{
  const Stage          both       = {sink, to};
  const Stage*         stage      = &both;
  static const uint8_t melody[16] = {76, 74, 72, 69, 72, 74, 76, 79,
                                     77, 76, 74, 72, 74, 71, 67, 71};
  static const uint8_t roots[4]   = {33, 41, 36, 43};
  const uint32_t       bar = step / N_STEPS_BAR, beat = step / 4;
  if (step % N_STEPS_BAR == 0) {
    chord(stage, BASE_PAD, bar + 3, 0);
    chord(stage, BASE_PAD, bar, 80);
  }
  if (step % 8 == 0) {
    note(stage, BASE_COUNTER, melody[(beat + 14) % 16], 0);
    note(stage, BASE_COUNTER, melody[beat % 16], 80);
    chord(stage, BASE_CHORDS, step ? (step - 8) / N_STEPS_BAR : 0, 0);
    chord(stage, BASE_CHORDS, bar, 85);
  }
  if (step % 4 == 0) {
    note(stage, BASE_LEAD, melody[(beat + 15) % 16], 0);
    note(stage, BASE_LEAD, melody[beat % 16], 95);
    note(stage, BASE_BASS, roots[(step ? step - 4 : 0) / N_STEPS_BAR % 4], 0);
    note(stage, BASE_BASS, roots[bar % 4], 95);
  }
  if (step % 2 == 0) {
    note(stage, BASE_ARP, (uint8_t)(melody[(step / 2 + 15) % 16] + 5), 0);
    note(stage, BASE_ARP, (uint8_t)(melody[step / 2 % 16] + 5), 80);
  }
  play_drums(stage, step);
}

static void
to_synth(void* to, const ScoreEvent* event)
{
  synth_event((Synth*)to, event);
}

void
song_play(Synth* synth, double rate_hz, uint32_t n, uint32_t block, float* const* out,
          uint32_t n_channels)
{
  float*       at[2 * BASE_N_PARTS];
  const double frames_per_step = SONG_STEP_S * rate_hz;
  uint32_t     step            = 0;
  for (uint32_t now = 0; now < n;) {
    while ((uint32_t)(frames_per_step * step) <= now) {
      song_step(step++, to_synth, synth);
    }
    const uint32_t next = (uint32_t)(frames_per_step * step);
    uint32_t       end  = (now / block + 1) * block;
    end                 = end < next ? end : next;
    end                 = end < n ? end : n;
    for (uint32_t c = 0; c < n_channels; ++c) {
      at[c] = out[c] + now;
    }
    synth_render(synth, at, end - now);
    now = end;
  }
}
