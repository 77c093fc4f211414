#include "plugin/notify.h"

#include "plugin/notify_write.h"

#include <string.h>

/// A window that asks for all sees a long piece within a second, and a host
/// that looks 25 times a second into a buffer of the port's size loses nothing.
#define BYTES_PER_S (512.0 * 1024.0)
#define BURST_BYTES (24.0 * 1024.0)

#define PLAYHEADS_PER_S 30.0

void
plugin_notify_init(PluginNotify* self, LV2_URID_Map* map, double rate_hz)
{
  memset(self, 0, sizeof *self);
  lv2_atom_forge_init(&self->forge, map);
  self->rate_hz = rate_hz;
  plugin_notify_reset(self);
}

void
plugin_notify_reset(PluginNotify* self)
{
  self->due                = PLUGIN_TELL_ALL;
  self->next_section       = 0;
  self->budget             = BURST_BYTES;
  self->frames_to_playhead = 0;
}

void
plugin_notify_open(PluginNotify* self, const PluginUrids* urids,
                   LV2_Atom_Sequence* port)
{
  self->open = false;
  if (!port || port->atom.size < sizeof(LV2_Atom)) {
    return;
  }
  const uint32_t capacity = port->atom.size;
  port->atom.type         = urids->atom_Sequence;
  port->atom.size         = 0;
  if (capacity < sizeof *port) {
    return;
  }
  lv2_atom_forge_set_buffer(&self->forge, (uint8_t*)port, capacity);
  lv2_atom_forge_sequence_head(&self->forge, &self->sequence, 0);
  self->open = true;
}

void
plugin_notify_piece(PluginNotify* self)
{
  self->due |= PLUGIN_TELL_PIECE;
  self->next_section = 0;
}

/// One thing was written, or there was no room for it.
static bool
spend(PluginNotify* self, uint32_t n_bytes)
{
  self->budget -= n_bytes;
  // What does not even fit into an empty buffer never will: let it go
  return n_bytes > 0 || self->forge.offset == sizeof(LV2_Atom_Sequence);
}

static uint32_t
write_reading(PluginNotify* self, const PluginUrids* urids,
              const PluginReading* reading, uint32_t bit)
{
  switch (bit) {
  case PLUGIN_TELL_PROMPT:
    return plugin_write_text(self, urids, urids->prompt, reading ? reading->prompt : "",
                             reading ? reading->n_prompt : 0);
  case PLUGIN_TELL_INTENT:
    return plugin_write_text(self, urids, urids->intent, reading ? reading->json : "",
                             reading ? reading->n_json : 0);
  case PLUGIN_TELL_CORRECTIONS:
    return plugin_write_text(self, urids, urids->corrections,
                             reading ? reading->corrections : "",
                             reading ? reading->n_corrections : 0);
  default:
    return plugin_write_text(self, urids, urids->summary,
                             reading ? reading->summary : "",
                             reading ? reading->n_summary : 0);
  }
}

static uint32_t
write_due(PluginNotify* self, const PluginUrids* urids, const PluginNews* news,
          uint32_t bit)
{
  const PluginTake* const take = news->take;
  switch (bit) {
  case PLUGIN_TELL_STATUS:
    return plugin_write_text(self, urids, urids->status, news->status,
                             strlen(news->status));
  case PLUGIN_TELL_INSTRUMENTS:
    return plugin_write_text(self, urids, urids->instruments,
                             take ? take->instruments : "",
                             take ? take->n_instruments : 0);
  case PLUGIN_TELL_TAKES:
    return plugin_write_takes(self, urids, &take->shelf);
  case PLUGIN_TELL_RENDERING:
    return plugin_write_rendering(self, urids, news);
  case PLUGIN_TELL_PIECE:
    return plugin_write_piece(self, urids, take);
  default:
    return write_reading(self, urids, take ? take->reading : NULL, bit);
  }
}

/// Whether there is anything behind this bit.
static bool
exists(const PluginNews* news, uint32_t bit)
{
  switch (bit) {
  case PLUGIN_TELL_TAKES:
    return news->take != NULL;
  case PLUGIN_TELL_RENDERING:
    return news->n_render > 0;
  case PLUGIN_TELL_PIECE:
    return news->take && news->take->view;
  default:
    return true;
  }
}

static void
send_due(PluginNotify* self, const PluginUrids* urids, const PluginNews* news)
{
  for (uint32_t bit = 1; bit <= PLUGIN_TELL_PIECE; bit <<= 1) {
    if (!(self->due & bit) || self->budget <= 0) {
      continue;
    }
    if (!exists(news, bit)) {
      self->due &= ~bit;
      continue;
    }
    const uint32_t n_bytes = write_due(self, urids, news, bit);
    if (spend(self, n_bytes)) {
      self->due &= ~bit;
      if (bit == PLUGIN_TELL_PIECE && !n_bytes) {
        self->next_section = UINT32_MAX; // Sections say nothing without their piece
      }
    }
  }
}

static void
send_sections(PluginNotify* self, const PluginUrids* urids, const PluginTake* take)
{
  const ScoreView* const view = take ? take->view : NULL;
  while (view && !(self->due & PLUGIN_TELL_PIECE) && self->budget > 0 &&
         self->next_section < view->n_sections) {
    if (!spend(self, plugin_write_section(self, urids, view->piece.take,
                                          view->sections[self->next_section]))) {
      return;
    }
    ++self->next_section;
  }
}

bool
plugin_notify_wants_playhead(const PluginNotify* self, bool jumped)
{
  return self->open && (jumped || !self->frames_to_playhead);
}

bool
plugin_notify_send(PluginNotify* self, const PluginUrids* urids, const PluginNews* news,
                   const PluginPlayhead* playhead, uint32_t n)
{
  if (!self->open) {
    return false;
  }
  bool told = false;
  if (playhead) {
    told                     = plugin_write_playhead(self, urids, playhead) > 0;
    self->frames_to_playhead = (uint32_t)(self->rate_hz / PLAYHEADS_PER_S);
  }
  self->frames_to_playhead -=
    n < self->frames_to_playhead ? n : self->frames_to_playhead;
  self->budget += BYTES_PER_S * n / self->rate_hz;
  self->budget = self->budget > BURST_BYTES ? BURST_BYTES : self->budget;
  send_due(self, urids, news);
  send_sections(self, urids, news->take);
  lv2_atom_forge_pop(&self->forge, &self->sequence);
  self->open = false;
  return told;
}
