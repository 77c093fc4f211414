#include "plugin/midi_out.h"

#include "core/param/instrument.h"

#include <stdbool.h>
#include <string.h>

#define NOTE_OFF 0x80U
#define NOTE_ON 0x90U
#define PROGRAM 0xC0U

#define EVENT_BYTES 24U ///< A message of up to 8 bytes with its header

static uint8_t
channel(unsigned part)
{
  return part == BASE_DRUMS ? 9 : (uint8_t)part;
}

static bool
put(PluginMidiOut* self, uint32_t frame, const uint8_t* message, uint32_t n_bytes)
{
  if (!self->port || self->room < EVENT_BYTES) {
    return false;
  }
  const LV2_Atom_Event event = {.time = {.frames = frame},
                                .body = {n_bytes, self->midi_event}};
  memset(self->end, 0, EVENT_BYTES);
  memcpy(self->end, &event, sizeof event);
  memcpy(self->end + sizeof event, message, n_bytes);
  self->end += EVENT_BYTES;
  self->port->atom.size += EVENT_BYTES;
  self->room -= EVENT_BYTES;
  return true;
}

/// End the notes of a word of pitches; false if there was no room for all.
static bool
pay_word(PluginMidiOut* self, unsigned part, unsigned word)
{
  uint32_t* const owed = &self->owed[part][word];
  for (unsigned bit = 0; *owed; ++bit) {
    const uint8_t off[3] = {(uint8_t)(NOTE_OFF | channel(part)),
                            (uint8_t)(word * 32 + bit), 64};
    if (!(*owed >> bit & 1U)) {
      continue;
    }
    if (!put(self, 0, off, sizeof off)) {
      return false;
    }
    *owed &= ~(1U << bit);
  }
  return true;
}

static void
pay(PluginMidiOut* self)
{
  for (unsigned i = 0; i < BASE_N_PARTS * 4; ++i) {
    if (!pay_word(self, i / 4, i % 4)) {
      return;
    }
  }
}

void
plugin_midi_out_open(PluginMidiOut* self, const PluginUrids* urids,
                     LV2_Atom_Sequence* port)
{
  self->midi_event = urids->midi_MidiEvent;
  self->port       = NULL;
  self->room       = 0;
  if (!port || port->atom.size < sizeof(LV2_Atom)) {
    return;
  }
  const uint32_t capacity = port->atom.size; // Some hosts count the header too
  port->atom.type         = urids->atom_Sequence;
  port->atom.size         = 0;
  if (capacity < sizeof *port) {
    return;
  }
  self->port      = port;
  self->end       = (uint8_t*)port + sizeof *port;
  self->room      = capacity - (uint32_t)sizeof *port;
  port->atom.size = sizeof port->body;
  port->body.unit = 0;
  port->body.pad  = 0;
  pay(self);
}

void
plugin_midi_out_set_piece(PluginMidiOut* self, const ScorePiece* piece)
{
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    const ScorePart* const played = &piece->parts[part];
    if (played->used && played->instrument < param_n_instruments()) {
      self->program[part] = param_instrument(played->instrument)->program & 0x7F;
      self->programs |= 1U << part;
    }
  }
}

static void
announce(PluginMidiOut* self, uint32_t frame)
{
  for (unsigned part = 0; part < BASE_N_PARTS && self->programs; ++part) {
    const uint32_t bit    = 1U << part;
    const uint8_t  say[2] = {(uint8_t)(PROGRAM | channel(part)), self->program[part]};
    if (self->programs & bit && put(self, frame, say, sizeof say)) {
      self->programs &= ~bit;
    }
  }
}

void
plugin_midi_out_event(PluginMidiOut* self, uint32_t frame, const ScoreEvent* event)
{
  const unsigned part = event->part;
  if (part >= BASE_N_PARTS || event->pitch > 127) {
    return;
  }
  uint32_t* const on   = &self->on[part][event->pitch / 32];
  uint32_t* const owed = &self->owed[part][event->pitch / 32];
  const uint32_t  bit  = 1U << (event->pitch % 32);
  if (event->kind == SCORE_NOTE_ON) {
    announce(self, frame);
    const uint8_t say[3] = {(uint8_t)(NOTE_ON | channel(part)), event->pitch,
                            event->velocity};
    if (put(self, frame, say, sizeof say)) {
      *on |= bit;
      *owed &= ~bit;
    }
  } else if (*on & bit) {
    const uint8_t say[3] = {(uint8_t)(NOTE_OFF | channel(part)), event->pitch, 64};
    *on &= ~bit;
    if (!put(self, frame, say, sizeof say)) {
      *owed |= bit;
    }
  }
}

void
plugin_midi_out_end_all(PluginMidiOut* self)
{
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    for (unsigned i = 0; i < 4; ++i) {
      self->owed[part][i] |= self->on[part][i];
      self->on[part][i] = 0;
    }
  }
}
